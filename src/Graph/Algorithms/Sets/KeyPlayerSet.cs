using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Sets;

/// <summary>A set of key players and what it does.</summary>
/// <param name="People">Who they are, ascending.</param>
/// <param name="Before">The measure without them being chosen: fragmentation with everybody there, or reach of nobody, 0.</param>
/// <param name="Score">The measure of this set.</param>
/// <remarks>
/// Found by greedy choice and then exchange, one member at a time, until no exchange is better: no proof that it is the best set of its
/// size, which is hard to find (the problem is NP-hard), but no single exchange improves it unless the bound on rounds was met.
/// </remarks>
public sealed record KeyPlayerSet(ImmutableArray<int> People, Measured Before, Measured Score);
