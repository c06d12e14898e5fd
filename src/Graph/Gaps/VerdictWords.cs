using System.Globalization;
using NetworkLens.Graph.Gravity;

namespace NetworkLens.Graph.Gaps;

/// <summary>What a report says as a whole, in plain words.</summary>
public static class VerdictWords
{
    /// <summary>How many of the pairs have which verdict, in a sentence.</summary>
    /// <param name="counts">The counts of <see cref="VerdictCount.Compute"/>.</param>
    public static string Summary(IEnumerable<VerdictCount> counts)
    {
        var all = counts.Where(count => count.Dimension is null).ToDictionary(count => count.Verdict);
        var of = all.Values.Select(count => count.Of).DefaultIfEmpty().First();
        if (of == 0)
        {
            return "There are no two groups between which a link is expected.";
        }

        var (gaps, connected) = (all[GapVerdict.Gap].Pairs, all[GapVerdict.Connected].Pairs);
        var (open, few) = (all[GapVerdict.CannotTell].Pairs, all[GapVerdict.TooFew].Pairs);
        string[] untold =
        [
            .. open == 0 ? Array.Empty<string>() : [Text($"of {open:#,0} the data do not say")],
            .. few == 0 ? Array.Empty<string>() : [Text($"{few:#,0} {Have(few)} too few expected ties to tell")],
        ];
        return Text($"Of {of:#,0} {(of == 1 ? "pair" : "pairs")} of groups between which a link is expected, {Number(gaps)} {Have(gaps)} ")
            + $"fewer ties than comparable groups and {Number(connected)} {(connected > 1 ? "are" : "is")} shown to be joined"
            + $"{(untold.Length == 0 ? "" : "; ")}{string.Join(", and ", untold)}.";
    }

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
}
