using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Suggestions;

/// <summary>On how many people the pairs across a dimension rest.</summary>
/// <param name="Smaller">
/// A number of pairs across the dimension that share nobody: figures about all pairs are about at least so many people on either side. Of
/// a front line and its executives it is the number of the fewer.
/// </param>
public sealed record DimensionSides(int Smaller)
{
    /// <summary>Counts them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="dimension">The dimension; its pairs are those of <see cref="SuggestedLinks"/>.</param>
    /// <param name="among">By person whether they count; not given: everybody does.</param>
    /// <remarks>
    /// A maximal matching: whoever is left has no pair left, and it has at least half as many pairs as any other. Nobody, nobody across: 0.
    /// Ties are not looked at. Time O(people + pairs of groups).
    /// </remarks>
    public static DimensionSides Of(OrganisationNetwork network, Dimension dimension, ImmutableArray<bool> among = default)
    {
        var across = DimensionPairs.Of(new Placement(network), dimension);
        int[] left = [.. across.Members(person => among.IsDefault || among[person], static person => person).Select(each => each.Length)];
        var pairs = 0;
        foreach (var (first, second) in across.Classes)
        {
            var more = first == second ? left[first] / 2 : Math.Min(left[first], left[second]);
            left[first] -= more;
            left[second] -= more;
            pairs += more;
        }

        return new(pairs);
    }
}
