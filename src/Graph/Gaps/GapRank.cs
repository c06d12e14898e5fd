using NetworkLens.Graph.Gravity;

namespace NetworkLens.Graph.Gaps;

/// <summary>Puts gaps that are told from chance before all others, and those that comparable groups would have too behind all.</summary>
/// <remarks>
/// Three ranks share the priority from 0 to 1, each in the order that it has by itself. First, above 1/2: the verdict is GAP. Second, above
/// 1/4: no test told it from chance, or none was made, as of a reporting line. Third: comparable groups have less than one tie, so that
/// groups without any are what is to be expected; two boards of one person each would otherwise stand before gaps that were tested.
/// </remarks>
internal static class GapRank
{
    private const double FewestExpected = 1 - 1e-6; // What settles at one tie is one, whichever way it is rounded.

    /// <summary>Gives every gap the priority of its rank.</summary>
    public static void Apply(List<Gap> gaps)
    {
        for (var i = 0; i < gaps.Count; i++)
        {
            gaps[i] = gaps[i] with { Priority = Of(gaps[i]) };
        }
    }

    private static double Of(Gap gap) => gap switch
    {
        { Verdict: GapVerdict.Gap } => (1 + gap.Priority) / 2,
        { Pair.Test.Expected.Value: < FewestExpected } => gap.Priority / 4,
        _ => (1 + gap.Priority) / 4,
    };
}
