using System.Runtime.Intrinsics;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Sets;

/// <summary>Σ 1/d over all ordered pairs of the people who stay: how close a network is as a whole, or each person to the others.</summary>
/// <remarks>One multi-source sweep. Pairs are counted by distance, in integers: the sum is equal on any number of threads.</remarks>
internal static class HarmonicSum
{
    /// <summary>The sum over all pairs.</summary>
    /// <param name="graph">Arcs are followed in their direction.</param>
    /// <param name="left">Who is not there.</param>
    /// <param name="effort">Threads and cancellation.</param>
    public static double Compute(CsrGraph graph, bool[] left, Effort effort)
    {
        var visitor = new PairsByDistance();
        MultiSourceSweep.Run(
            Without(graph, left),
            NodeSets.Everyone(graph.NodeCount),
            MultiSourceSweep.Unbounded,
            visitor,
            new(effort.Threads, null, effort.Cancel));
        return visitor.Sum();
    }

    /// <summary>The sum of each person over those whom the person reaches; its last bits depend on the threads.</summary>
    public static double[] ByPerson(CsrGraph graph, Effort effort)
    {
        // Counted at the target, along arcs turned round: who reaches me there is whom I reach here.
        var visitor = new PersonCloseness(graph.NodeCount);
        MultiSourceSweep.Run(
            graph.Transpose(),
            NodeSets.Everyone(graph.NodeCount),
            MultiSourceSweep.Unbounded,
            visitor,
            new(effort.Threads, null, effort.Cancel));
        return visitor.Sums;
    }

    /// <summary>The graph without the ties of those who left; they stay as isolates.</summary>
    private static CsrGraph Without(CsrGraph graph, bool[] left)
    {
        if (!left.AsSpan().Contains(true))
        {
            return graph;
        }

        var offsets = new int[graph.NodeCount + 1];
        var neighbours = new int[graph.ArcCount];
        var place = 0;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            foreach (var neighbour in graph.Neighbours(node))
            {
                if (!left[node] && !left[neighbour])
                {
                    neighbours[place++] = neighbour;
                }
            }

            offsets[node + 1] = place;
        }

        return new(offsets, neighbours[..place], null, graph.IsDirected);
    }

    private sealed class PairsByDistance : ISweepVisitor<PairsByDistance>
    {
        private readonly List<long> _pairs = [];

        public PairsByDistance Fork() => new();

        public void Reached(int node, int distance, int firstLane, in Vector512<ulong> lanes)
        {
            if (distance > 0)
            {
                Add(distance, MultiSourceSweep.CountLanes(lanes));
            }
        }

        public void Join(PairsByDistance other)
        {
            for (var distance = 1; distance <= other._pairs.Count; distance++)
            {
                Add(distance, other._pairs[distance - 1]);
            }
        }

        public double Sum()
        {
            var sum = 0.0;
            for (var distance = _pairs.Count; distance >= 1; distance--)
            {
                sum += (double)_pairs[distance - 1] / distance;
            }

            return sum;
        }

        private void Add(int distance, long pairs)
        {
            while (_pairs.Count < distance)
            {
                _pairs.Add(0);
            }

            _pairs[distance - 1] += pairs;
        }
    }

    private sealed class PersonCloseness(int people) : ISweepVisitor<PersonCloseness>
    {
        public double[] Sums { get; } = new double[people];

        public PersonCloseness Fork() => new(people);

        public void Reached(int node, int distance, int firstLane, in Vector512<ulong> lanes)
        {
            if (distance > 0)
            {
                Sums[node] += (double)MultiSourceSweep.CountLanes(lanes) / distance;
            }
        }

        public void Join(PersonCloseness other)
        {
            for (var person = 0; person < people; person++)
            {
                Sums[person] += other.Sums[person];
            }
        }
    }
}
