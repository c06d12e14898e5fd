using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Graph.Networks;

/// <summary>Another order of the same people, in which those who are tied to each other stand close together in memory.</summary>
/// <remarks>
/// <para>People come in the order of their keys, which says nothing about whom they know; whatever looks at the neighbours of neighbours
/// then waits for memory. In the order of units most neighbours are on the same pages. Measures of who is who do not depend on the
/// order; sums of many weights may differ in their last bits, so a figure must always be taken in the same order.</para>
/// <para>An order is worth its price, which is about that of building the graph, where several measures of a large network follow.</para>
/// </remarks>
public sealed class LocalityOrder
{
    private readonly int[] _placeOf;
    private readonly int[] _nodeAt;

    private LocalityOrder(int[] placeOf, int[] nodeAt)
    {
        (_placeOf, _nodeAt) = (placeOf, nodeAt);
        PlaceOf = ImmutableCollectionsMarshal.AsImmutableArray(placeOf);
        NodeAt = ImmutableCollectionsMarshal.AsImmutableArray(nodeAt);
    }

    /// <summary>Where each node stands, 0..n-1.</summary>
    public ImmutableArray<int> PlaceOf { get; }

    /// <summary>Who stands at each place.</summary>
    public ImmutableArray<int> NodeAt { get; }

    /// <summary>Group after group, ascending; within a group as before; whoever is in none comes last.</summary>
    /// <param name="groupOf">Group of each node, 0 to <paramref name="groups"/> - 1; below 0 for none.</param>
    /// <param name="groups">How many groups, numbered such that groups of much contact have numbers close to each other.</param>
    /// <remarks>Time and space O(n + groups).</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A group is beyond the last: a fault of the caller.</exception>
    public static LocalityOrder ByGroups(ReadOnlySpan<int> groupOf, int groups)
    {
        var next = new int[groups + 2]; // One place up, so that sums of counts are starts; the last but one is for nobody's.
        foreach (var group in groupOf)
        {
            if (group >= groups)
            {
                throw new ArgumentOutOfRangeException(nameof(groupOf), group, $"There are {groups} groups.");
            }

            next[(group < 0 ? groups : group) + 1]++;
        }

        CsrGraphBuilder.Accumulate(next);
        var (placeOf, nodeAt) = (new int[groupOf.Length], new int[groupOf.Length]);
        for (var node = 0; node < groupOf.Length; node++)
        {
            var place = next[groupOf[node] < 0 ? groups : groupOf[node]]++;
            (placeOf[node], nodeAt[place]) = (place, node);
        }

        return new(placeOf, nodeAt);
    }

    /// <summary>The same ties between places instead of nodes.</summary>
    /// <param name="graph">A graph of as many nodes as the order has.</param>
    /// <param name="effort">Threads and cancellation; reports no progress.</param>
    /// <remarks>Time and space O(n + m).</remarks>
    /// <exception cref="ArgumentException">The graph has more or fewer nodes: a fault of the caller.</exception>
    public CsrGraph Apply(CsrGraph graph, Effort effort) =>
        graph.NodeCount == _placeOf.Length
            ? graph.Renumber(_placeOf, effort)
            : throw new ArgumentException($"An order of {_placeOf.Length} nodes is not one of {graph.NodeCount}.", nameof(graph));

    /// <summary>Figures by place as figures by node.</summary>
    /// <param name="byPlace">What was worked out on the graph that <see cref="Apply"/> gave.</param>
    /// <typeparam name="T">A figure.</typeparam>
    public ImmutableArray<T> Restore<T>(ImmutableArray<T> byPlace)
    {
        var byNode = new T[_nodeAt.Length];
        for (var place = 0; place < byNode.Length; place++)
        {
            byNode[_nodeAt[place]] = byPlace[place];
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(byNode);
    }
}
