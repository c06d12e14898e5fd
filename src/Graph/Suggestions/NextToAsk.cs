using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Suggestions;

/// <summary>Whose answers would let one see most ties across a dimension that nobody can see yet.</summary>
/// <param name="People">In the order in which to ask them.</param>
/// <param name="Gains">Pairs across the dimension that the answer of each would show, given those before.</param>
/// <param name="Answered">People who answered.</param>
/// <param name="Pairs">Pairs of people across the dimension.</param>
/// <param name="Seen">Those of them that can be seen now: one of the two answered, or both.</param>
/// <remarks>
/// The pairs are those of DISTANCE in <see cref="SuggestedLinks"/>. Chosen by <see cref="WhomToAsk"/>, every pair being worth the same.
/// Nobody is asked whose answer would show nothing. No pairs: nobody, and no share.
/// </remarks>
public sealed record NextToAsk(ImmutableArray<int> People, ImmutableArray<long> Gains, int Answered, long Pairs, long Seen)
{
    /// <summary>Share of the pairs that can be seen, 0 to 1; absent where there are none.</summary>
    public Measured Before => Measured.Ratio(Seen, Pairs, Absence.NoPairs);

    /// <summary>The same once all of <see cref="People"/> have answered.</summary>
    public Measured After => Measured.Ratio(Seen + Gains.Sum(), Pairs, Absence.NoPairs);

    /// <summary>Chooses.</summary>
    /// <param name="network">The network.</param>
    /// <param name="dimension">Across which dimension.</param>
    /// <param name="answered">By person whether they answered.</param>
    /// <param name="count">How many to ask at most, at least 0.</param>
    /// <param name="effort">Cancellation.</param>
    public static NextToAsk Compute(
        OrganisationNetwork network, Dimension dimension, ReadOnlySpan<bool> answered, int count, Effort effort)
    {
        var across = DimensionPairs.Of(new Placement(network), dimension);
        int[] groupOf = [.. Enumerable.Range(0, network.PeopleCount).Select(across.ClassOf)];
        WatchedPair[] watched = [.. across.Classes.Select(pair => new WatchedPair(pair.First, pair.Second, 1))];
        var asked = WhomToAsk.Compute(groupOf, across.ClassCount, answered, watched, count, effort);
        var pairs = across.Count;
        return new(
            asked.People, [.. asked.Gains.Select(gain => (long)gain)], answered.Count(true), pairs, pairs - (long)asked.Unseen);
    }
}
