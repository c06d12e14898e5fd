using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Groups;

/// <summary>The E-I index of everyone: do one's own ties lead out of one's group (towards +1) or stay inside (towards -1)?</summary>
/// <remarks>
/// (E - I) / (E + I) over the contacts of one person: those of another group and those of the same. In a directed graph the contacts are
/// those the person turns to; fold it first if either way should count. Contacts without a group count in neither;
/// <see cref="Absence.AttributeUnknown"/> for a person without a group, <see cref="Absence.NoTies"/> for one without contacts of known
/// group. Weights do not count. Time O(n + m), space O(n). <see cref="EiIndex"/> has it for groups and for all.
/// Krackhardt, D. &amp; Stern, R. N. (1988). Informal networks and organizational crises. Social Psychology Quarterly 51, 123-140.
/// </remarks>
public static class PersonalEiIndex
{
    private const int RowsOfPart = 4096;

    /// <summary>Works it out for a column.</summary>
    public static ImmutableArray<EiIndexOfPerson> Compute(CsrGraph graph, AttributeColumn column, Effort effort) =>
        Compute(graph, column.Codes.AsSpan(), column.Values.Length, effort);

    /// <summary>Works it out for groups given by codes; one entry per node.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="codes">Group per node, below <paramref name="groupCount"/>; negative is blank.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    public static ImmutableArray<EiIndexOfPerson> Compute(CsrGraph graph, ReadOnlySpan<int> codes, int groupCount, Effort effort)
    {
        NodeSets.CheckCodes(codes, graph.NodeCount, groupCount);
        var groups = codes.ToArray();
        var people = new EiIndexOfPerson[graph.NodeCount];
        Chunks.Run(Chunks.Count(people.Length, RowsOfPart), effort, part =>
        {
            var (from, end) = Chunks.Range(part, RowsOfPart, people.Length);
            for (var node = from; node < end; node++)
            {
                people[node] = Of(graph, groups, node);
            }
        });
        return ImmutableCollectionsMarshal.AsImmutableArray(people);
    }

    private static EiIndexOfPerson Of(CsrGraph graph, int[] groups, int node)
    {
        var own = groups[node];
        if (own < 0)
        {
            return new(0, 0, Measured.None(Absence.AttributeUnknown));
        }

        int external = 0, within = 0;
        foreach (var neighbour in graph.Neighbours(node))
        {
            var other = groups[neighbour];
            within += other == own ? 1 : 0;
            external += other >= 0 && other != own ? 1 : 0;
        }

        return new(external, within, Measured.Ratio(external - within, external + within, Absence.NoTies));
    }
}

/// <summary>The E-I index of one person.</summary>
/// <param name="External">Contacts of another group, E.</param>
/// <param name="Internal">Contacts of the same group, I.</param>
/// <param name="Value">(E - I) / (E + I), -1 to 1, or why there is none.</param>
public readonly record struct EiIndexOfPerson(int External, int Internal, Measured Value);
