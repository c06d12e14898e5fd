using System.Globalization;
using NetworkLens.Graph.Gravity;

namespace NetworkLens.Graph.Gaps;

/// <summary>What a report says as a whole, in plain words.</summary>
public static class VerdictWords
{
    /// <summary>How many of the pairs have which verdict, in a sentence.</summary>
    /// <param name="counts">The counts of <see cref="VerdictCount.Compute"/>.</param>
    /// <param name="outcome">What became of the model: unless it settled nothing was tested.</param>
    public static string Summary(IEnumerable<VerdictCount> counts, GravityOutcome outcome = GravityOutcome.Converged)
    {
        var all = counts.Where(count => count.Dimension is null).ToDictionary(count => count.Verdict);
        var of = all.Values.Select(count => count.Of).DefaultIfEmpty().First();
        if (of == 0)
        {
            return Nothing(0, 0);
        }

        var pairs = Text($"Of {of:#,0} {(of == 1 ? "pair" : "pairs")} of groups between which a link is expected, ");
        if (outcome != GravityOutcome.Converged)
        {
            return pairs + "none was tested.";
        }

        var (gaps, connected) = (all[GapVerdict.Gap].Pairs, all[GapVerdict.Connected].Pairs);
        var (open, few) = (all[GapVerdict.CannotTell].Pairs, all[GapVerdict.TooFew].Pairs);
        string[] untold =
        [
            .. open == 0 ? Array.Empty<string>() : [Text($"of {open:#,0} the data do not say")],
            .. few == 0 ? Array.Empty<string>() : [Text($"{few:#,0} {Have(few)} too few expected ties to tell")],
        ];
        return pairs + $"{Number(gaps)} {Are(gaps)} shown to have fewer ties than comparable groups, and "
            + $"{(gaps > 0 ? "of the others " : "")}{Number(connected)} {Are(connected)} shown to have more than half as many"
            + $"{(untold.Length == 0 ? "" : "; ")}{string.Join(", and ", untold)}.";
    }

    /// <summary>Why there is no pair to speak of, in a sentence.</summary>
    /// <param name="withheld">Pairs whose figures may not be shown.</param>
    /// <param name="tooSmall">Pairs not looked at since a group has fewer people than <see cref="GapOptions.LeastGroupSize"/>.</param>
    /// <param name="least">That number.</param>
    public static string Nothing(int withheld, int tooSmall, int least = 3) => (withheld, tooSmall) switch
    {
        (1, _) => "Of the only pair of groups between which a link is expected no figures may be shown.",
        ( > 1, _) => Text($"Of none of the {withheld:#,0} pairs of groups between which a link is expected may figures be shown."),
        (_, 0) => "There are no two groups between which a link is expected.",
        (_, 1) => Text($"The only pair of groups between which a link is expected was not looked at: a group has fewer than {least} ")
            + "people.",
        _ => Text($"None of the {tooSmall:#,0} pairs of groups between which a link is expected was looked at: in each, a group has fewer ")
            + Text($"than {least} people."),
    };

    /// <summary>Why no pair of a report has a verdict; null where they have.</summary>
    /// <param name="outcome">What became of the model.</param>
    public static (VerdictReason Reason, string Explanation)? Warning(GravityOutcome outcome) => outcome switch
    {
        GravityOutcome.Converged => null,
        GravityOutcome.Directed => (
            VerdictReason.Directed, "The lens keeps directions apart, for which there is no test. Ask with direction EITHER or BOTH."),
        GravityOutcome.NoTies => (VerdictReason.NoTies, "There is no tie that could have been seen. Ask for a longer window or more "
            + "kinds."),
        _ => (
            VerdictReason.NotConverged,
            "The model of comparable groups did not settle on these ties, so no pair has a verdict. Ask for a longer window or more "
                + "people."),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Number(int count) => count == 0 ? "none" : Text($"{count:#,0}");

    private static string Have(int count) => count > 1 ? "have" : "has";

    private static string Are(int count) => count > 1 ? "are" : "is";
}
