using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Communities;

/// <summary>How much more of the ties lie within groups than chance would put there: modularity.</summary>
/// <remarks>
/// <para>Q = Σ_g (w(g) / m - γ K_out(g) K_in(g) / m²): w(g) the weight of arcs within g, m that of all, K the summed strengths of its
/// people, out and in (Leicht and Newman's form for directions). A tie without direction is two arcs, which gives Newman's form. At γ = 1
/// it lies in -1..1: 0 for one group of all, and negative where ties avoid groups; the larger γ, the more chance is held against large
/// groups (Reichardt and Bornholdt). igraph's and networkx's values.</para>
/// <para><see cref="Absence.NoTies"/> where no tie has a group at both ends. People without a group are left out with their ties; isolates
/// change nothing. Time O(n + m), space O(n + groups). Newman, M. E. J. &amp; Girvan, M. (2004). Finding and evaluating community structure
/// in networks. Physical Review E 69, 026113. Leicht, E. A. &amp; Newman, M. E. J. (2008). Physical Review Letters 100, 118703.</para>
/// </remarks>
public static class Modularity
{
    private const int RowsOfPart = 4096;

    /// <summary>Works it out for a column, at γ = 1.</summary>
    public static Measured Compute(CsrGraph graph, AttributeColumn column, Effort effort) =>
        Compute(graph, column.Codes.AsSpan(), column.Values.Length, 1, effort);

    /// <summary>Works it out for groups given by codes.</summary>
    /// <param name="graph">Directed or not, weighted or not.</param>
    /// <param name="codes">Group per node, below <paramref name="groupCount"/>; negative is blank.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="resolution">γ, finite and at least 0.</param>
    /// <param name="effort">Threads and cancellation.</param>
    public static Measured Compute(CsrGraph graph, ReadOnlySpan<int> codes, int groupCount, double resolution, Effort effort)
    {
        if (!(resolution >= 0 && double.IsFinite(resolution)))
        {
            throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "Finite and at least 0.");
        }

        NodeSets.CheckCodes(codes, graph.NodeCount, groupCount);
        var groups = codes.ToArray();
        var silent = new Effort(effort.Threads, null, effort.Cancel);
        var (within, outwards) = Sums(graph, groups, groupCount, silent);
        var inwards = graph.IsDirected ? Sums(graph.Transpose(silent), groups, groupCount, silent).Strengths : outwards;
        var all = 0.0;
        var chance = 0.0;
        for (var group = 0; group < groupCount; group++)
        {
            all += outwards[group];
        }

        for (var group = 0; group < groupCount && all > 0; group++)
        {
            chance += outwards[group] / all * (inwards[group] / all);
        }

        return all == 0 ? Measured.None(Absence.NoTies) : Measured.Of((within / all) - (resolution * chance));
    }

    // Weight of the arcs within groups, and of all that leave the people of each group.
    private static (double Within, double[] Strengths) Sums(CsrGraph graph, int[] groups, int groupCount, Effort effort)
    {
        var strengths = new double[graph.NodeCount];
        var within = Chunks.Sum(Chunks.Count(graph.NodeCount, RowsOfPart), effort, part =>
        {
            var (from, end) = Chunks.Range(part, RowsOfPart, graph.NodeCount);
            return graph.IsWeighted ? Weighted(graph, groups, strengths, from, end) : Counted(graph, groups, strengths, from, end);
        });
        var ofGroups = new double[groupCount];
        for (var node = 0; node < strengths.Length; node++)
        {
            if (groups[node] >= 0)
            {
                ofGroups[groups[node]] += strengths[node];
            }
        }

        return (within, ofGroups);
    }

    // Without weights, arcs are counted: of each only the group at its end has to be read.
    private static unsafe double Counted(CsrGraph graph, int[] groups, double[] strengths, int from, int end)
    {
        var within = 0L;
        fixed (int* offsets = graph.Offsets, neighbours = graph.AllNeighbours, group = groups)
        {
            for (var node = from; node < end; node++)
            {
                var own = group[node];
                if (own < 0)
                {
                    continue;
                }

                int inside = 0, blank = 0;
                int* last = neighbours + offsets[node + 1];
                for (var arc = neighbours + offsets[node]; arc < last; arc++)
                {
                    var other = group[*arc];
                    inside += other == own ? 1 : 0;
                    blank += other >>> 31; // The sign is that of blanks.
                }

                within += inside;
                strengths[node] = offsets[node + 1] - offsets[node] - blank;
            }
        }

        return within;
    }

    private static double Weighted(CsrGraph graph, int[] groups, double[] strengths, int from, int end)
    {
        var within = 0.0;
        for (var node = from; node < end; node++)
        {
            var own = groups[node];
            if (own < 0)
            {
                continue;
            }

            double inside = 0, all = 0;
            var neighbours = graph.Neighbours(node);
            var weights = graph.Weights(node);
            for (var at = 0; at < neighbours.Length; at++)
            {
                var other = groups[neighbours[at]];
                all += other < 0 ? 0 : weights[at];
                inside += other == own ? weights[at] : 0;
            }

            within += inside;
            strengths[node] = all;
        }

        return within;
    }
}
