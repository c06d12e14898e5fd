using System.Runtime.Intrinsics;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms;

/// <summary>How many of a list of groups each person reaches, by number of ties to the nearest member.</summary>
/// <remarks>
/// One sweep with a lane per group. In a directed graph a person reaches a group along ties as they point: person → … → member. Weights
/// do not count. Members reach their own groups at distance 0. Groups without members are reached by nobody.
/// Time as <see cref="MultiSourceSweep"/>, space O(n · steps).
/// </remarks>
public sealed class GroupReach
{
    private readonly int[] _counts; // [node * (Steps + 1) + distance]

    private GroupReach(int steps, int[] counts)
    {
        Steps = steps;
        _counts = counts;
    }

    /// <summary>The greatest distance looked at.</summary>
    public int Steps { get; }

    /// <summary>How many groups the node reaches at each distance 0..<see cref="Steps"/>, counting each group at its nearest.</summary>
    public ReadOnlySpan<int> At(int node) => _counts.AsSpan(node * (Steps + 1), Steps + 1);

    /// <summary>How many groups the node reaches within <paramref name="steps"/> ties, its own included.</summary>
    public int Within(int node, int steps)
    {
        var sum = 0;
        foreach (var count in At(node)[..(Math.Min(steps, Steps) + 1)])
        {
            sum += count;
        }

        return sum;
    }

    /// <summary>Computes it for everyone.</summary>
    /// <param name="graph">Ties.</param>
    /// <param name="groups">The groups to be reached; a person may be in several.</param>
    /// <param name="steps">Greatest distance looked at, 0..64.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    public static GroupReach Compute(CsrGraph graph, NodeSets groups, int steps, Effort effort)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, 64);
        var counter = new Counter(graph.NodeCount, steps);

        // From the groups against the direction of ties: whom a group reaches so, reaches the group.
        MultiSourceSweep.Run(graph.Transpose(new(effort.Threads, null, effort.Cancel)), groups, steps, counter, effort);
        return new(steps, counter.Counts);
    }

    private sealed class Counter(int nodeCount, int steps) : ISweepVisitor<Counter>
    {
        public int[] Counts { get; } = new int[checked(nodeCount * (steps + 1))];

        public Counter Fork() => new(nodeCount, steps);

        public void Reached(int node, int distance, int firstLane, in Vector512<ulong> lanes) =>
            Counts[(node * (steps + 1)) + distance] += MultiSourceSweep.CountLanes(lanes);

        public void Join(Counter other)
        {
            for (var at = 0; at < Counts.Length; at++)
            {
                Counts[at] += other.Counts[at];
            }
        }
    }
}
