using System.Globalization;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Gaps;

/// <summary>Pairs that a report does not have because there would be too many.</summary>
/// <param name="Dimension">Of which dimension they are.</param>
/// <param name="Rule">The rule of a user that makes them, of which none is there; null where the dimension expects them.</param>
/// <param name="Pairs">How many there would be.</param>
/// <param name="Examined">How many of these the report has.</param>
/// <param name="Explanation">The same in a sentence or two, with what helps.</param>
public sealed record OmittedPairs(Dimension Dimension, GapRule? Rule, long Pairs, int Examined, string Explanation)
{
    /// <summary>Of a dimension, of which every so-manieth pair was looked at.</summary>
    internal static OmittedPairs OfDimension(Dimension dimension, long pairs, int examined, long stride) => new(
        dimension,
        Rule: null,
        pairs,
        examined,
        Text($"Of {pairs:N0} pairs of groups one in {stride:N0} was looked at, {examined:N0} in all: a report has no room for more. ")
            + "Ask for a network of fewer organisations or units to have all of theirs.");

    /// <summary>Of a rule, which does not fit in beside those before it.</summary>
    internal static OmittedPairs OfRule(Dimension dimension, GapRule rule, int pairs, long members, GapOptions options) => new(
        dimension,
        rule,
        pairs,
        Examined: 0,
        $"The rule makes {Counted(pairs, "pair", "pairs")} of groups with {Counted(members, "person", "people")} in them, whoever is in "
            + $"several counted in each, and none of these pairs is here: a report has room for {RoomOf(options)}, the older rules first. "
            + "Its own result says who reaches whom. Name organisations or units, or a relation of fewer places.");

    private static string RoomOf(GapOptions options) =>
        $"{Counted(options.RulePairLimit, "pair", "pairs")} of rules with {Counted(options.RuleMemberLimit, "person", "people")}";

    private static string Counted(long count, string one, string many) => Text($"{count:N0} {(count == 1 ? one : many)}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
