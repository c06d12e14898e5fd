using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms;

/// <summary>The E-I index of a partition: do ties lead out of groups (towards +1) or stay inside (towards -1)?</summary>
/// <param name="External">Ties between different groups, E.</param>
/// <param name="Internal">Ties within a group, I.</param>
/// <param name="Excluded">Ties with a blank at either end, in neither.</param>
/// <param name="BlankPeople">People without a group.</param>
/// <param name="Value">(E - I) / (E + I), -1..1; <see cref="Absence.NoTies"/> where no tie has a group at both ends.</param>
/// <param name="Groups">The same per group, by code: ties with at least one end in it; internal both ends, external one.</param>
/// <remarks>
/// A directed graph counts arcs, an undirected one pairs: the two differ wherever reciprocated ties are spread unevenly. Weights do not
/// count. Attracted to -1 by large groups: compare it with its value under permutation, not with 0. Time O(n + m), space O(groups).
/// Krackhardt, D. &amp; Stern, R. N. (1988). Informal networks and organizational crises. Social Psychology Quarterly 51, 123-140.
/// </remarks>
public sealed record EiIndex(
    long External, long Internal, long Excluded, int BlankPeople, Measured Value, ImmutableArray<EiIndexOfGroup> Groups)
{
    /// <summary>Computes the index of a column.</summary>
    public static EiIndex Compute(CsrGraph graph, AttributeColumn column, CancellationToken cancel) =>
        Compute(graph, column.Codes.AsSpan(), column.Values.Length, cancel);

    /// <summary>Computes the index of a partition given by codes.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="codes">Group per node, below <paramref name="groupCount"/>; negative is blank.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="cancel">Stops the counting.</param>
    public static EiIndex Compute(CsrGraph graph, ReadOnlySpan<int> codes, int groupCount, CancellationToken cancel)
    {
        NodeSets.CheckCodes(codes, graph.NodeCount, groupCount);
        long internalTies = 0, external = 0, excluded = 0;
        var internalOf = new long[groupCount];
        var externalOf = new long[groupCount];
        var blank = 0;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            if ((node & 0xFFF) == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            var group = codes[node];
            blank += group < 0 ? 1 : 0;
            foreach (var neighbour in graph.Neighbours(node))
            {
                if (!graph.IsDirected && neighbour < node)
                {
                    continue;
                }

                var other = codes[neighbour];
                if (group < 0 || other < 0)
                {
                    excluded++;
                }
                else if (group == other)
                {
                    internalTies++;
                    internalOf[group]++;
                }
                else
                {
                    external++;
                    externalOf[group]++;
                    externalOf[other]++;
                }
            }
        }

        var groups = ImmutableArray.CreateBuilder<EiIndexOfGroup>(groupCount);
        for (var group = 0; group < groupCount; group++)
        {
            groups.Add(new(externalOf[group], internalOf[group], Index(externalOf[group], internalOf[group])));
        }

        return new(external, internalTies, excluded, blank, Index(external, internalTies), groups.MoveToImmutable());
    }

    private static Measured Index(long external, long within) => Measured.Ratio(external - within, external + within, Absence.NoTies);
}

/// <summary>The E-I index of one group.</summary>
/// <param name="External">Ties with one end in the group.</param>
/// <param name="Internal">Ties with both ends in it.</param>
/// <param name="Value">(E - I) / (E + I); <see cref="Absence.NoTies"/> where there are neither.</param>
public readonly record struct EiIndexOfGroup(long External, long Internal, Measured Value);
