using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gravity;

/// <summary>
/// Tells a missing link from chance: are there fewer ties between two groups than comparable people have, given how active they are,
/// how far apart they stand, and how cohesive each unit is?
/// </summary>
/// <remarks>
/// <para>
/// <see cref="GravityFit"/> says how many ties to expect; <see cref="PairSums"/> works that out as if the pair had not been looked at;
/// <see cref="Dispersion"/> says how far counts spread; p is a lower tail of <see cref="NegativeBinomial"/>, q over all pairs that can be
/// tested. Gaps leave the fit, which is then made again: otherwise they would hide each other.
/// </para>
/// <para>
/// A gap is relative: where all groups keep equally to themselves none is found. Degenerate input: no ties, directed ties, or a fit that
/// does not settle give no verdict and say so; groups without ties have nothing expected and are TOO_FEW. The same bits on any number of
/// threads.
/// Time O(rounds · covariates · (cells + Σ over blocks of traits²) + pairs · cells of a group²); space O(cells + ties).
/// </para>
/// </remarks>
public static class GravityModel
{
    /// <summary>Fits the model and holds the pairs against it.</summary>
    /// <param name="people">Where everyone stands.</param>
    /// <param name="ties">Ties between the same people; weights do not count.</param>
    /// <param name="pairs">Pairs of groups.</param>
    /// <param name="options">What can be set; null is <see cref="GravityOptions.Default"/>.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    /// <exception cref="ArgumentException">Columns of different lengths, or an option out of its range: faults of the caller.</exception>
    public static GravityReport Fit(
        GravityPeople people,
        CsrGraph ties,
        ImmutableArray<GroupPair> pairs,
        GravityOptions? options = null,
        Effort effort = default)
    {
        people.Check(ties.NodeCount);
        GravityOptions.Check(options ??= GravityOptions.Default);
        if (ties.IsDirected)
        {
            return new()
            {
                Outcome = GravityOutcome.Directed,
                Pairs = [.. pairs.Select(_ => new PairFinding { Observed = 0, Observable = 1, Verdict = GapVerdict.CannotTell })],
            };
        }

        return new GravityComputation(people, ties, pairs, options, effort).Compute();
    }
}
