using System.Runtime.Intrinsics;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>Mean geodesic between the sides of each dimension: one sweep from everyone that serves all dimensions at once.</summary>
/// <remarks>
/// Ends walk against the direction of ties, so what arrives at a start is the distance start → end. Everything is counted in whole
/// numbers, so the figures are the same on any number of threads. Exact: O(n/512 · m · steps). Sampled ends: the ratio estimators of mean
/// and share with their standard errors by linearisation and the correction for a finite population (Cochran 1977, Sampling Techniques,
/// ch. 6).
/// </remarks>
internal static class DimensionDistance
{
    /// <summary>Exact distances of several sets of pairs, each with a split by the organisation of the start.</summary>
    public static Split[] Exact(Placement place, IReadOnlyList<PairScheme> schemes, Effort effort)
    {
        int[] ends = [.. Enumerable.Range(0, place.Network.PeopleCount).Where(person => schemes.Any(scheme => scheme.IsEnd(person)))];
        var visitor = new Tally(place, schemes, ends, perLane: false);
        visitor.CountPairs(effort);
        MultiSourceSweep.Run(place.Reversed, NodeSets.Singles(ends), MultiSourceSweep.Unbounded, visitor, effort);
        return visitor.Splits;
    }

    /// <summary>
    /// The distance over one set of pairs from a seeded sample of their ends; exact where there are no more ends than that.
    /// </summary>
    public static Distance Sampled(Placement place, PairScheme scheme, int[] ends, int sample, ulong seed, Effort effort) =>
        OfSample(place, scheme, SeededSample.Draw(ends, sample, seed), ends.Length, effort);

    /// <summary>The distance over one set of pairs from those of their ends that were drawn before.</summary>
    public static Distance OfSample(Placement place, PairScheme scheme, int[] drawn, Effort effort) =>
        OfSample(place, scheme, drawn, Enumerable.Range(0, place.Network.PeopleCount).Count(scheme.IsEnd), effort);

    private static Distance OfSample(Placement place, PairScheme scheme, int[] ends, int population, Effort effort)
    {
        var visitor = new Tally(place, [scheme], ends, perLane: ends.Length < population);
        visitor.CountPairs(effort);
        MultiSourceSweep.Run(place.Reversed, NodeSets.Singles(ends), MultiSourceSweep.Unbounded, visitor, effort);
        var distance = visitor.Splits[0].Whole.ToDistance();
        return visitor.Lanes is { } lanes && distance.Pairs > 0
            ? distance with
            {
                StandardError = distance.Mean.HasValue ? RatioError(lanes, lane => lane.Steps, lane => lane.Joined, population) : null,
                UnreachableStandardError = RatioError(lanes, lane => lane.Pairs - lane.Joined, lane => lane.Pairs, population),
            }
            : distance;
    }

    private static double? RatioError(Sum[] lanes, Func<Sum, double> above, Func<Sum, double> below, int population)
    {
        if (lanes.Length < 2)
        {
            return null;
        }

        var ratio = lanes.Sum(above) / lanes.Sum(below);
        var squares = lanes.Sum(lane => Math.Pow(above(lane) - (ratio * below(lane)), 2));
        var mean = lanes.Sum(below) / lanes.Length;
        var kept = 1 - ((double)lanes.Length / population);
        return Math.Sqrt(kept * squares / (lanes.Length - 1) / lanes.Length) / mean;
    }

    /// <summary>Pairs of people, those of them that are joined, and the steps between these.</summary>
    public struct Sum
    {
        public long Pairs;
        public long Joined;
        public long Steps;

        public readonly Distance ToDistance() => Pairs == 0
            ? Distance.None(Absence.NoPairs)
            : new(Measured.Ratio(Steps, Joined, Absence.Unreachable), Measured.Of((double)(Pairs - Joined) / Pairs), Pairs);

        public void Add(Sum other)
        {
            Pairs += other.Pairs;
            Joined += other.Joined;
            Steps += other.Steps;
        }
    }

    /// <summary>Sums of one set of pairs: all, and by the organisation of the start.</summary>
    public sealed class Split(int organisations)
    {
        private Sum _unplaced;

        public Sum[] ByOrganisation { get; } = new Sum[organisations];

        public Sum Whole
        {
            get
            {
                var whole = _unplaced;
                foreach (var sum in ByOrganisation)
                {
                    whole.Add(sum);
                }

                return whole;
            }
        }

        public void Add(int organisation, Sum sum) => (organisation < 0 ? ref _unplaced : ref ByOrganisation[organisation]).Add(sum);

        public void Add(Split other)
        {
            _unplaced.Add(other._unplaced);
            for (var o = 0; o < ByOrganisation.Length; o++)
            {
                ByOrganisation[o].Add(other.ByOrganisation[o]);
            }
        }
    }

    private sealed class Tally : ISweepVisitor<Tally>
    {
        private readonly Placement _place;
        private readonly IReadOnlyList<PairScheme> _schemes;
        private readonly int[] _ends;
        private readonly Vector512<ulong>[][] _masks; // [scheme][group of start]: the lanes of the batch that it is paired with.
        private readonly LaneCounter _counter = new();
        private int _loaded = -1;
        private int _distance; // of the lanes in the counter.

        public Tally(Placement place, IReadOnlyList<PairScheme> schemes, int[] ends, bool perLane)
        {
            (_place, _schemes, _ends) = (place, schemes, ends);
            Groups = [.. schemes.Select(scheme => scheme.GroupOf)];
            _masks = [.. schemes.Select(scheme => new Vector512<ulong>[scheme.GroupCount])];
            Splits = [.. schemes.Select(_ => new Split(place.Network.Organisations.Length))];
            Lanes = perLane ? new Sum[ends.Length] : null;
        }

        private int[][] Groups { get; }

        public Split[] Splits { get; }

        /// <summary>Sums per end, of the only set of pairs; null where nobody needs them.</summary>
        public Sum[]? Lanes { get; }

        public Tally Fork() => new(_place, _schemes, _ends, Lanes is not null);

        public void Join(Tally other)
        {
            for (var s = 0; s < Splits.Length; s++)
            {
                Splits[s].Add(other.Splits[s]);
            }

            other.TakeJoined();
            for (var lane = 0; lane < Lanes?.Length; lane++)
            {
                Lanes[lane].Add(other.Lanes![lane]);
            }
        }

        /// <summary>Counts the pairs that there are, joined or not, which takes no walk.</summary>
        public void CountPairs(Effort effort)
        {
            var rooms = new List<Tally>();
            Chunks.Run(Chunks.Count(_ends.Length, MultiSourceSweep.LanesPerBatch), effort, MakeRoom, (batch, room) =>
            {
                room.Load(batch * MultiSourceSweep.LanesPerBatch);
                room.CountPairsOfBatch();
            });
            rooms.ForEach(Join);

            Tally MakeRoom()
            {
                var room = Fork();
                lock (rooms)
                {
                    rooms.Add(room);
                }

                return room;
            }
        }

        public void Reached(int node, int distance, int firstLane, in Vector512<ulong> lanes)
        {
            if (_loaded != firstLane)
            {
                TakeJoined();
                Load(firstLane);
            }

            if (_distance != distance)
            {
                TakeJoined();
                _distance = distance;
            }

            for (var s = 0; s < _masks.Length; s++)
            {
                var group = Groups[s][node];
                var hits = group < 0 ? default : lanes & _masks[s][group];
                if (hits != Vector512<ulong>.Zero)
                {
                    var joined = MultiSourceSweep.CountLanes(hits);
                    Splits[s].Add(_place.Network.OrganisationOf[node], new() { Joined = joined, Steps = (long)joined * distance });
                    if (Lanes is not null)
                    {
                        _counter.Add(hits);
                    }
                }
            }
        }

        private void Load(int firstLane)
        {
            _loaded = firstLane;
            var ends = _ends.AsSpan(firstLane, Math.Min(MultiSourceSweep.LanesPerBatch, _ends.Length - firstLane));
            for (var s = 0; s < _masks.Length; s++)
            {
                var masks = _masks[s];
                Array.Clear(masks);
                _schemes[s].Fill(ends, masks);
            }
        }

        private void CountPairsOfBatch()
        {
            for (var s = 0; s < _masks.Length; s++)
            {
                var masks = _masks[s];
                var lanes = Array.ConvertAll(masks, mask => MultiSourceSweep.CountLanes(mask));
                var groups = Groups[s];
                for (var start = 0; start < groups.Length; start++)
                {
                    if (groups[start] is >= 0 and var group && lanes[group] > 0)
                    {
                        Splits[s].Add(_place.Network.OrganisationOf[start], new() { Pairs = lanes[group] });
                        if (Lanes is not null)
                        {
                            _counter.Add(masks[group]);
                        }
                    }
                }
            }

            _counter.Take((lane, pairs) => Lanes![_loaded + lane].Pairs += pairs);
        }

        private void TakeJoined() => _counter.Take((lane, joined) =>
            Lanes![_loaded + lane].Add(new() { Joined = joined, Steps = joined * _distance }));
    }
}
