using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <summary>Sources that share what each target counts.</summary>
/// <param name="Sources">Different people.</param>
/// <param name="TargetShare">What a path to each person counts, at least 0; null is 1 for everyone.</param>
internal readonly record struct SourceGroup(int[] Sources, double[]? TargetShare);

/// <summary>Sums of Brandes's dependencies over sources: what every betweenness is made of.</summary>
/// <remarks>
/// δ(s, v) = Σ_t share(t) σ(s, t | v) / σ(s, t). Sources are done in parts of fixed size; parts are added in their order. Vectors are used
/// where <see cref="LaneSearch.IsSupported"/> and lengths are steps.
/// </remarks>
internal static class Dependencies
{
    private const int SourcesPerPart = 64;

    /// <summary>Σ_s δ(s, v) by person v.</summary>
    public static double[] OfPeople(CsrGraph graph, TieLength length, IReadOnlyList<SourceGroup> groups, Effort effort) =>
        Sum(graph, length, groups, ofTies: false, LaneSearch.IsSupported, effort);

    /// <summary>The same by arc: paths that walk it.</summary>
    public static double[] OfTies(CsrGraph graph, TieLength length, IReadOnlyList<SourceGroup> groups, Effort effort) =>
        Sum(graph, length, groups, ofTies: true, LaneSearch.IsSupported, effort);

    /// <summary>Either, with or without vectors.</summary>
    internal static double[] Sum(
        CsrGraph graph, TieLength length, IReadOnlyList<SourceGroup> groups, bool ofTies, bool inLanes, Effort effort)
    {
        var weighted = length == TieLength.InverseWeight && graph.IsWeighted;
        var useLanes = inLanes && !weighted;
        var lengths = weighted ? new ArcLengths(graph) : null;
        var reverse = useLanes ? graph.Transpose() : graph;
        var parts = Parts([.. groups.Select(group => useLanes ? Ordered(graph, group, effort.Cancel) : group)]);
        var sums = new OrderedSums(ofTies ? graph.ArcCount : graph.NodeCount);
        var rooms = new List<Room>();
        try
        {
            Chunks.Run(parts.Count, effort, MakeRoom, (number, room) =>
            {
                var values = sums.Rent();
                room.Add(parts[number].Sources, parts[number].Share, values, effort.Cancel);
                sums.Add(number, values);
            });
        }
        finally
        {
            rooms.ForEach(room => room.Lanes?.Dispose());
        }

        return sums.Total;

        Room MakeRoom()
        {
            var room = new Room(graph, lengths, ofTies, useLanes ? new(graph, reverse) : null);
            lock (rooms)
            {
                rooms.Add(room);
            }

            return room;
        }
    }

    private static SourceGroup Ordered(CsrGraph graph, SourceGroup group, CancellationToken cancel) =>
        group with { Sources = SourceOrder.Compute(graph, group.Sources, LaneSearch.Lanes, cancel) };

    private static List<(ArraySegment<int> Sources, double[]? Share)> Parts(IReadOnlyList<SourceGroup> groups)
    {
        var parts = new List<(ArraySegment<int>, double[]?)>();
        foreach (var (sources, share) in groups)
        {
            for (var from = 0; from < sources.Length; from += SourcesPerPart)
            {
                parts.Add((new(sources, from, Math.Min(SourcesPerPart, sources.Length - from)), share));
            }
        }

        return parts;
    }

    /// <summary>What one thread works in.</summary>
    private sealed class Room(CsrGraph graph, ArcLengths? lengths, bool ofTies, LaneSearch? lanes)
    {
        private PathSearch? _one;

        public LaneSearch? Lanes => lanes;

        public void Add(ReadOnlySpan<int> sources, double[]? share, double[] sums, CancellationToken cancel)
        {
            for (var first = 0; first < sources.Length; first += LaneSearch.Lanes)
            {
                var batch = sources.Slice(first, Math.Min(LaneSearch.Lanes, sources.Length - first));
                if (lanes is not null && lanes.Forward(batch, cancel))
                {
                    lanes.Backward(share, sums, ofTies, cancel);
                }
                else
                {
                    AddOneByOne(batch, share, sums, cancel);
                }
            }
        }

        private void AddOneByOne(ReadOnlySpan<int> sources, double[]? share, double[] sums, CancellationToken cancel)
        {
            _one ??= new(graph, lengths);
            foreach (var source in sources)
            {
                _one.Add(source, share, sums, ofTies, cancel);
            }
        }
    }
}
