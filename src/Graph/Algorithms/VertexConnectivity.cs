using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms;

/// <summary>How few people would have to leave to cut every path between two groups, and who they are.</summary>
/// <remarks>
/// <para>
/// The smallest set of nodes, members of either group included, that meets every path from <c>A</c> to <c>B</c>. By Menger's theorem
/// its size is the greatest number of paths from A to B that share no node at all, found as a maximum flow in the graph with every
/// node split in two. A node in both groups is a path of length 0: nothing but its leaving cuts it. Paths may run through anybody,
/// may be of any length, and follow the direction of arcs in a directed graph. Weights are not used.
/// </para>
/// <para>
/// Of several smallest sets the one that is first in the dictionary order of sorted indices is given, so the answer does not depend
/// on how it was found. An empty group has no paths: size 0.
/// </para>
/// <para>
/// Time O(cap² (n + m)), and far less where the groups lie close together: each search stops at the first free path, and for an
/// undirected graph starts from the smaller group. Space O(n). Ford, L. R. &amp; Fulkerson, D. R. (1956), Canadian Journal of
/// Mathematics 8; Menger, K. (1927), Fundamenta Mathematicae 10.
/// </para>
/// </remarks>
public static class VertexConnectivity
{
    /// <summary>Where counting stops unless told otherwise: three separate paths are redundancy enough.</summary>
    public const int DefaultCap = 3;

    /// <summary>Finds the smallest set of people whose leaving parts two groups.</summary>
    /// <param name="graph">Directed or undirected.</param>
    /// <param name="setA">One group: node indices, in any order, repeats allowed. Paths start here.</param>
    /// <param name="setB">The other group. Paths end here. The groups may share members.</param>
    /// <param name="cap">Counting stops here, at least 1; whoever needs the people of a set of this size asks for one more.</param>
    /// <param name="cancel">Stops the search.</param>
    public static VertexCut Compute(
        CsrGraph graph,
        ReadOnlySpan<int> setA,
        ReadOnlySpan<int> setB,
        int cap = DefaultCap,
        CancellationToken cancel = default) => new VertexFlow(graph).SmallestCut(setA, setB, cap, cancel);
}

/// <summary>The smallest set of people whose leaving parts two groups.</summary>
/// <param name="Size">How many they are; the cap where there are that many or more. 0: no path joins the groups.</param>
/// <param name="IsCapped">True where <paramref name="Size"/> is the cap: the true number may be greater.</param>
/// <param name="People">Their indices, ascending, <paramref name="Size"/> of them; empty where <paramref name="IsCapped"/>.</param>
public sealed record VertexCut(int Size, bool IsCapped, ImmutableArray<int> People);
