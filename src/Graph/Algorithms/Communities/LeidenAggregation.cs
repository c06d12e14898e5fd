using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Communities;

/// <summary>Leiden's third step: the parts of communities become the nodes of the next level.</summary>
internal static unsafe class LeidenAggregation
{
    private const int ArcsOfPart = 1 << 19;

    /// <summary>The level above.</summary>
    /// <param name="level">The level below.</param>
    /// <param name="refined">Node above per node below, 0 to one less than there are.</param>
    /// <param name="count">How many nodes the level above has.</param>
    /// <param name="rooms">What threads work in.</param>
    /// <param name="effort">Threads and cancellation.</param>
    public static LeidenLevel Run(LeidenLevel level, int[] refined, int count, LeidenRooms rooms, Effort effort)
    {
        var (members, starts) = LeidenGroups.Of(refined, count);
        var bounds = LeidenGroups.Parts(level, members, starts, ArcsOfPart);
        var (offsets, strengths) = (new int[count + 1], new double[count]);
        var rows = new Rows[bounds.Length - 1];
        Chunks.Run(rows.Length, effort, () => (Room: rooms.Take(), Rows: new Rows([], [], 0)), (part, work) =>
        {
            work.Rows.Count = 0;
            for (var node = bounds[part]; node < bounds[part + 1]; node++)
            {
                var own = members.AsSpan(starts[node], starts[node + 1] - starts[node]);
                foreach (var one in own)
                {
                    strengths[node] += level.Strengths[one];
                }

                offsets[node + 1] = Row(level, own, refined, node, work.Room, work.Rows);
            }

            rows[part] = work.Rows.Copy();
        });
        rooms.Free();
        CsrGraphBuilder.Accumulate(offsets);
        var neighbours = HugePages.Allocate<int>(offsets[count]);
        var weights = HugePages.Allocate<double>(offsets[count]);
        Chunks.Run(rows.Length, effort, part =>
        {
            rows[part].Neighbours.CopyTo(neighbours.AsSpan(offsets[bounds[part]]));
            rows[part].Weights.CopyTo(weights.AsSpan(offsets[bounds[part]]));
            rows[part] = new([], [], 0);
        });
        return new(offsets, neighbours, weights, strengths, level);
    }

    // Adds the row of one node to those of its part; returns how long it is.
    private static int Row(LeidenLevel level, ReadOnlySpan<int> members, int[] refined, int node, LeidenRoom room, Rows rows)
    {
        var count = 0;
        fixed (int* offsets = level.Offsets, neighbours = level.Neighbours, above = refined, touched = room.Touched)
        fixed (double* weights = level.Weights, to = room.To)
        {
            foreach (var member in members)
            {
                var end = offsets[member + 1];
                for (var arc = offsets[member]; arc < end; arc++)
                {
                    var other = above[neighbours[arc]];
                    var weight = to[other];
                    touched[count] = other;
                    count += weight == 0 ? 1 : 0;
                    to[other] = weight + (weights is null ? 1 : weights[arc]);
                }
            }

            rows.Grow(count);
            var first = rows.Count;
            for (var at = 0; at < count; at++)
            {
                var other = touched[at];
                if (other != node)
                {
                    rows.Neighbours[rows.Count] = other;
                    rows.Weights[rows.Count++] = to[other];
                }

                to[other] = 0;
            }

            return rows.Count - first;
        }
    }

    private sealed class Rows(int[] neighbours, double[] weights, int count)
    {
        public int[] Neighbours { get; private set; } = neighbours;

        public double[] Weights { get; private set; } = weights;

        public int Count { get; set; } = count;

        public void Grow(int more)
        {
            if (Count + more > Neighbours.Length)
            {
                var length = Math.Max(2 * Neighbours.Length, Count + more);
                var (neighbours, weights) = (new int[length], new double[length]);
                Neighbours.AsSpan(0, Count).CopyTo(neighbours);
                Weights.AsSpan(0, Count).CopyTo(weights);
                (Neighbours, Weights) = (neighbours, weights);
            }
        }

        public Rows Copy() => new(Neighbours[..Count], Weights[..Count], Count);
    }
}
