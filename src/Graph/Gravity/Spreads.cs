using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Gravity;

/// <summary>How counts spread in each dimension, of the reference pairs of a fit.</summary>
/// <remarks>
/// <para>
/// φ of a dimension comes of all its reference pairs. Few pairs tell little, so a dimension with n of them borrows of the mean over all
/// pairs: <c>φ = (n φ_own + 100 φ_mean) / (n + 100)</c>. It has a φ of its own from <see cref="GravityOptions.LeastReferencePairs"/> on.
/// </para>
/// <para>
/// τ² comes of those that stand nearest (<see cref="ReferencePairs"/>), since a hidden reason to meet is one of neighbours. Of few ties
/// even many pairs tell little, so n is what they count for (<see cref="Dispersion.Weight"/>):
/// <c>τ² = (n τ²_own + 100 τ²_lent) / (n + 100)</c>. Lent is what the near pairs of all dimensions together say. Where hardly any stand
/// near, fewer than it takes for φ, it is what all reference pairs of the dimension say, if that is more: organisations may be far from
/// each other for reasons that no neighbours have.
/// </para>
/// </remarks>
internal static class Spreads
{
    private const double LeastExpected = 1;
    private const double Borrowed = 100;

    /// <summary>Works them out, in order of dimensions.</summary>
    /// <param name="targets">What was fitted.</param>
    /// <param name="options">Least and most pairs.</param>
    /// <param name="sumsOf">Adds up pairs.</param>
    /// <param name="cancel">Stops the work.</param>
    public static ImmutableArray<GravityDispersion> Of(
        FitTargets targets,
        GravityOptions options,
        Func<IReadOnlyList<(int[] A, int[] B)>, PairSums[]> sumsOf,
        CancellationToken cancel)
    {
        var dimensions = Enum.GetValues<Dimension>();
        var (phi, wide, references) = (new double[dimensions.Length], new double[dimensions.Length], new int[dimensions.Length]);
        var (near, all, dimensionOf) = (new List<UpperPair>[dimensions.Length], new List<UpperPair>(), new List<int>());
        for (var d = 0; d < dimensions.Length; d++)
        {
            var pairs = new ReferencePairs(dimensions[d], targets);
            var above = Above(sumsOf(pairs.Take(options.ReferencePairLimit, cancel)));
            (phi[d], wide[d]) = above.Count < options.LeastReferencePairs ? (Dispersion.Unknown, 0) : Dispersion.Solve(above, cancel);
            references[d] = above.Count;
            near[d] = Above(sumsOf(pairs.Take(options.ReferencePairLimit, cancel, onlyNear: true)));
            all.AddRange(near[d]);
            dimensionOf.AddRange(Enumerable.Repeat(d, near[d].Count));
        }

        phi = Shrunk(phi, references, options.LeastReferencePairs);
        var common = Dispersion.SolvePairSpread(all, at => phi[dimensionOf[at]], cancel);
        return
        [
            .. dimensions.Select((dimension, d) => new GravityDispersion(dimension, phi[d], references[d])
            {
                PairSpread = Shrink(
                    Dispersion.Weight(near[d], phi[d]),
                    Dispersion.SolvePairSpread(near[d], _ => phi[d], cancel),
                    near[d].Count < options.LeastReferencePairs ? Math.Max(common, wide[d]) : common),
                NearPairs = near[d].Count,
            }),
        ];
    }

    /// <summary>What a dimension whose pairs count for so many has, of its own and what is lent to it.</summary>
    public static double Shrink(double pairs, double own, double lent) => ((pairs * own) + (Borrowed * lent)) / (pairs + Borrowed);

    private static double[] Shrunk(double[] phi, int[] references, int least)
    {
        var (sum, pairs) = (0.0, 0);
        for (var d = 0; d < phi.Length; d++)
        {
            (sum, pairs) = references[d] < least ? (sum, pairs) : (sum + (references[d] * phi[d]), pairs + references[d]);
        }

        return [.. phi.Select((own, d) => references[d] < least ? own : Shrink(references[d], own, sum / pairs))];
    }

    private static List<UpperPair> Above(PairSums[] sums) =>
    [
        .. sums.Select(pair => new UpperPair(pair.Observed, pair.Expected, pair.Uncertainty))
            .Where(pair => pair.Expected >= LeastExpected && pair.Observed > pair.Expected),
    ];
}
