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
/// Weights do not count. Time O(m log degree), space O(1).
/// Newman, M. E. J. (2010). Networks. Oxford University Press, section 7.10 (arc definition; not the share of dyads).
/// </remarks>
public sealed record Reciprocity(long Arcs, long Reciprocated, Measured Value)
{
    /// <summary>Counts arcs and their answers.</summary>
    /// <param name="graph">A directed graph, before directions are folded.</param>
    /// <param name="counts">Which pairs of nodes count, asked of (from, to) with the same answer for (to, from); null is all.</param>
    /// <param name="cancel">Stops the counting.</param>
    public static Reciprocity Compute(CsrGraph graph, Func<int, int, bool>? counts, CancellationToken cancel)
    {
        if (!graph.IsDirected)
        {
            return new(0, 0, Measured.None(Absence.WrongDirection));
        }

        long arcs = 0, reciprocated = 0;
        for (var from = 0; from < graph.NodeCount; from++)
        {
            if ((from & 0xFFF) == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

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

        return new(arcs, reciprocated, Measured.Ratio(reciprocated, arcs, Absence.NoTies));
    }
}
