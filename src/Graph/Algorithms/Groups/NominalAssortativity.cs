using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Groups;

/// <summary>Do ties join people of one kind more than if the same people were tied at random? Newman's coefficient for groups.</summary>
/// <param name="Value">
/// 1 where every tie stays within its group, about 0 where groups do not matter, below 0 where ties seek out others; never below -1.
/// <see cref="Absence.NoTies"/> where no tie has a group at both ends; <see cref="Absence.NoVariance"/> where one group has all the ties.
/// </param>
/// <param name="Ties">Ties counted: arcs, or pairs.</param>
/// <param name="Excluded">Ties with a blank at either end, which are not.</param>
/// <remarks>
/// <para>r = (Σ_g e(g,g) - Σ_g a(g) b(g)) / (1 - Σ_g a(g) b(g)), e(g,h) the share of ties that run from g to h, a and b the sums of its
/// rows and columns. A tie without direction counts half each way. People without a group are left out with their ties (as igraph does on
/// the subgraph of the others). Weights do not count; isolates add nothing. Sums are whole numbers, so there is one answer.</para>
/// <para>Time O(n + m), space O(n), and O(groups) a thread.
/// Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E 67, 026126, eq. 2.</para>
/// </remarks>
public sealed record NominalAssortativity(Measured Value, long Ties, long Excluded)
{
    private const int RowsOfPart = 1024;

    /// <summary>Works it out for a column.</summary>
    public static NominalAssortativity Compute(CsrGraph graph, AttributeColumn column, Effort effort) =>
        Compute(graph, column.Codes.AsSpan(), column.Values.Length, effort);

    /// <summary>Works it out for groups given by codes.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="codes">Group per node, below <paramref name="groupCount"/>; negative is blank.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="effort">Threads and cancellation; reports no progress.</param>
    /// <exception cref="ArgumentException">Not one code per node, or one names no group: a fault of the caller.</exception>
    public static NominalAssortativity Compute(CsrGraph graph, ReadOnlySpan<int> codes, int groupCount, Effort effort)
    {
        NodeSets.CheckCodes(codes, graph.NodeCount, groupCount);
        var groupOf = codes.ToArray();
        var rooms = new List<Ends>();
        Chunks.Run(Chunks.Count(groupOf.Length, RowsOfPart), new(effort.Threads, null, effort.Cancel), MakeRoom, (part, room) =>
        {
            var (from, end) = Chunks.Range(part, RowsOfPart, groupOf.Length);
            room.Count(graph, groupOf, from, end);
        });
        var all = new Ends(groupCount, graph.IsDirected);
        rooms.ForEach(all.Add);
        Int128 chance = 0;
        for (var group = 0; group < groupCount; group++)
        {
            chance += (Int128)all.Leaving[group] * all.Arriving[group];
        }

        var arcsOfTie = graph.IsDirected ? 1 : 2;
        return new(Ratio(all.Within, all.Arcs, chance), all.Arcs / arcsOfTie, (graph.ArcCount - all.Arcs) / arcsOfTie);

        Ends MakeRoom()
        {
            var room = new Ends(groupCount, graph.IsDirected);
            lock (rooms)
            {
                rooms.Add(room);
            }

            return room;
        }
    }

    /// <summary>Reads it off a mixing matrix that is there already. Time O(groups log groups).</summary>
    public static NominalAssortativity Of(MixingMatrix mixing)
    {
        // In arc ends, so that all of it is whole: a pair is two arcs.
        var arcsOfTie = mixing.IsDirected ? 1 : 2;
        Int128 all = mixing.Ties * arcsOfTie;
        Int128 within = 0, chance = 0;
        for (var group = 0; group < mixing.GroupCount; group++)
        {
            within += mixing.Observed(group, group) * arcsOfTie;
            chance += (Int128)mixing.DegreeSum(group) * mixing.InDegreeSum(group);
        }

        return new(Ratio(within, all, chance), mixing.Ties, mixing.Excluded);
    }

    private static Measured Ratio(Int128 within, Int128 all, Int128 chance) => all == 0
        ? Measured.None(Absence.NoTies)
        : Measured.Ratio((double)((within * all) - chance), (double)((all * all) - chance), Absence.NoVariance);

    /// <summary>The ends of arcs with a group at both, by group. Without directions as many leave a group as arrive.</summary>
    private sealed class Ends
    {
        private readonly bool _isDirected;

        public Ends(int groups, bool isDirected)
        {
            _isDirected = isDirected;
            Leaving = new long[groups];
            Arriving = isDirected ? new long[groups] : Leaving;
        }

        public long[] Leaving { get; }

        public long[] Arriving { get; }

        public long Arcs { get; private set; }

        public long Within { get; private set; }

        /// <summary>Counts the arcs of some rows.</summary>
        public void Count(CsrGraph graph, int[] groupOf, int from, int end)
        {
            for (var node = from; node < end; node++)
            {
                if (groupOf[node] is not (>= 0 and var own))
                {
                    continue;
                }

                int counted = 0, within = 0;
                foreach (var neighbour in graph.Neighbours(node))
                {
                    var group = groupOf[neighbour];
                    counted += group >= 0 ? 1 : 0;
                    within += group == own ? 1 : 0;
                    if (_isDirected && group >= 0)
                    {
                        Arriving[group]++;
                    }
                }

                Leaving[own] += counted;
                Arcs += counted;
                Within += within;
            }
        }

        public void Add(Ends other)
        {
            for (var group = 0; group < Leaving.Length; group++)
            {
                Leaving[group] += other.Leaving[group];
                if (_isDirected)
                {
                    Arriving[group] += other.Arriving[group];
                }
            }

            Arcs += other.Arcs;
            Within += other.Within;
        }
    }
}
