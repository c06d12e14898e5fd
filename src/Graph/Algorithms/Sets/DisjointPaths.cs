using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Sets;

/// <summary>Ways from one group to another that share nobody: what a connection rests on, person by person.</summary>
/// <remarks>
/// As many as there can be, up to a cap: as many as the smallest set of people, members of either group included, whose leaving parts the
/// groups (Menger 1927; <see cref="VertexConnectivity"/> names that set). Each path begins with its only member of the first group and
/// ends with its only member of the second; a person in both is a path alone. Paths follow arcs in their direction and may run
/// through anybody; weights do not count. They are not always the shortest. Ascending by their first person; the same
/// on every run. An empty group has none. Time O(cap (n + m)), space O(n). Ford, L. R. &amp; Fulkerson, D. R. (1956). Canadian Journal of
/// Mathematics 8, 399-404.
/// </remarks>
public static class DisjointPaths
{
    /// <summary>Finds them.</summary>
    /// <param name="graph">Directed or undirected.</param>
    /// <param name="setA">Where paths begin: node indices, in any order, repeats allowed.</param>
    /// <param name="setB">Where they end. The groups may share members.</param>
    /// <param name="cap">At most so many paths, at least 1.</param>
    /// <param name="effort">Cancellation.</param>
    /// <returns>Each path as the people on it, in order.</returns>
    public static ImmutableArray<ImmutableArray<int>> Compute(
        CsrGraph graph, ReadOnlySpan<int> setA, ReadOnlySpan<int> setB, int cap, Effort effort) =>
        new VertexFlow(graph).Paths(setA, setB, cap, effort.Cancel);
}
