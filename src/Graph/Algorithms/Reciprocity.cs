using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms;

/// <summary>Reciprocity: the share of arcs that are answered by one the other way.</summary>
/// <param name="Arcs">Arcs that were counted.</param>
/// <param name="Reciprocated">Those of them that are answered.</param>
/// <param name="Value">
/// Reciprocated / arcs, 0..1; <see cref="Absence.NoTies"/> without arcs, <see cref="Absence.WrongDirection"/> for an undirected graph,
/// where the answer would be 1 by construction and say nothing.
/// </param>
/// <remarks>
/// Weights do not count. Time O(m log degree), space O(n / 4096). Equal on any number of threads: the counts are integers.
/// Newman, M. E. J. (2010). Networks. Oxford University Press, section 7.10 (arc definition; not the share of dyads).
/// </remarks>
public sealed record Reciprocity(long Arcs, long Reciprocated, Measured Value)
{
    private const int PeopleOfPart = 1 << 12;

    /// <summary>Counts arcs and their answers.</summary>
    /// <param name="graph">A directed graph, before directions are folded.</param>
    /// <param name="counts">Which pairs of nodes count, asked of (from, to) with the same answer for (to, from); null is all. Asked by
    /// several threads.</param>
    /// <param name="effort">Threads, progress, cancellation.</param>
    public static Reciprocity Compute(CsrGraph graph, Func<int, int, bool>? counts, Effort effort)
    {
        if (!graph.IsDirected)
        {
            return new(0, 0, Measured.None(Absence.WrongDirection));
        }

        var parts = new (long Arcs, long Reciprocated)[Chunks.Count(graph.NodeCount, PeopleOfPart)];
        Chunks.Run(parts.Length, effort, part => parts[part] = Count(graph, counts, part));
        long arcs = 0, reciprocated = 0;
        foreach (var part in parts)
        {
            arcs += part.Arcs;
            reciprocated += part.Reciprocated;
        }

        return new(arcs, reciprocated, Measured.Ratio(reciprocated, arcs, Absence.NoTies));
    }

    private static (long Arcs, long Reciprocated) Count(CsrGraph graph, Func<int, int, bool>? counts, int part)
    {
        var (first, end) = Chunks.Range(part, PeopleOfPart, graph.NodeCount);
        long arcs = 0, reciprocated = 0;
        for (var from = first; from < end; from++)
        {
            foreach (var to in graph.Neighbours(from))
            {
                if (counts is null || counts(from, to))
                {
                    arcs++;
                    // Where both run they count from the lower end, as one question is enough for two answers.
                    reciprocated += from < to && graph.HasTie(to, from) ? 2 : 0;
                }
            }
        }

        return (arcs, reciprocated);
    }
}
