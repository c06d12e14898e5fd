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
        return of == 0
            ? "There are no two groups between which a link is expected."
            : $"Of {Pairs(of)} of groups between which a link is expected, {all[GapVerdict.Gap].Pairs} {Have(all[GapVerdict.Gap].Pairs)} "
                + $"fewer ties than comparable groups, {all[GapVerdict.Connected].Pairs} {Are(all[GapVerdict.Connected].Pairs)} shown "
                    + $"to be joined, "
                + $"of {all[GapVerdict.CannotTell].Pairs} the data do not say, and {all[GapVerdict.TooFew].Pairs} "
                + $"{Have(all[GapVerdict.TooFew].Pairs)} too few ties to expect.";
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

    private static string Pairs(int count) => count == 1 ? "1 pair" : string.Create(CultureInfo.InvariantCulture, $"{count} pairs");

    private static string Have(int count) => count == 1 ? "has" : "have";

    private static string Are(int count) => count == 1 ? "is" : "are";
}
