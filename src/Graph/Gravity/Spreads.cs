using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Gravity;

/// <summary>How counts spread in each dimension, of the reference pairs of a fit.</summary>
/// <remarks>
/// φ of a dimension comes of all its reference pairs, τ² of those that stand nearest (<see cref="ReferencePairs"/>), since a hidden reason
/// to meet is one of neighbours. Few pairs tell little of τ²: a dimension with n of them borrows from all dimensions together,
/// <c>τ² = (n τ²_own + 100 τ²_all) / (n + 100)</c>.
/// </remarks>
internal static class Spreads
{
    private const double LeastExpected = 1;
    private const double Borrowed = 100;

    /// <summary>Works them out, in order of dimensions.</summary>
    /// <param name="targets">What was fitted.</param>
    /// <param name="options">Least and most pairs.</param>
    /// <param name="sumsOf">Adds up pairs.</param>
    public static ImmutableArray<GravityDispersion> Of(
        FitTargets targets, GravityOptions options, Func<IReadOnlyList<(int[] A, int[] B)>, PairSums[]> sumsOf)
    {
        var dimensions = Enum.GetValues<Dimension>();
        var (phi, references) = (new double[dimensions.Length], new int[dimensions.Length]);
        var (near, all, dimensionOf) = (new List<UpperPair>[dimensions.Length], new List<UpperPair>(), new List<int>());
        for (var d = 0; d < dimensions.Length; d++)
        {
            var pairs = new ReferencePairs(dimensions[d], targets);
            var above = Above(sumsOf(pairs.Take(options.ReferencePairLimit)));
            phi[d] = above.Count < options.LeastReferencePairs ? Dispersion.Unknown : Dispersion.Solve(above).Phi;
            references[d] = above.Count;
            near[d] = Above(sumsOf(pairs.Take(options.ReferencePairLimit, onlyNear: true)));
            all.AddRange(near[d]);
            dimensionOf.AddRange(Enumerable.Repeat(d, near[d].Count));
        }

        var common = Dispersion.SolvePairSpread(all, at => phi[dimensionOf[at]]);
        return
        [
            .. dimensions.Select((dimension, d) => new GravityDispersion(dimension, phi[d], references[d])
            {
                PairSpread = Shrink(near[d].Count, Dispersion.SolvePairSpread(near[d], _ => phi[d]), common),
                NearPairs = near[d].Count,
            }),
        ];
    }

    /// <summary>τ² of a dimension with so many near pairs, of its own and that of all.</summary>
    public static double Shrink(int pairs, double own, double common) => ((pairs * own) + (Borrowed * common)) / (pairs + Borrowed);

    private static List<UpperPair> Above(PairSums[] sums) =>
    [
        .. sums.Select(pair => new UpperPair(pair.Observed, pair.Expected, pair.Uncertainty))
            .Where(pair => pair.Expected >= LeastExpected && pair.Observed > pair.Expected),
    ];
}
