using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Distances;

/// <summary>How far everyone is from everyone: closeness, harmonic closeness, eccentricity and reach of each person, all at once.</summary>
/// <remarks>
/// <para>With d(p, q) the fewest ties from p to q, R(p) the others that p reaches and n people:
/// closeness c(p) = |R(p)| / Σ_{q in R(p)} d(p, q), 0..1, the inverse of the mean distance within reach (igraph, normalised; igraph's
/// unnormalised value is c(p) / |R(p)|);
/// harmonic closeness h(p) = Σ_{q ≠ p} 1/d(p, q) / (n - 1), 0..1, where someone out of reach counts 0 (igraph, normalised);
/// eccentricity e(p) = max_{q in R(p)} d(p, q), 0 for someone who reaches nobody (igraph).</para>
/// <para>Unweighted: weights do not count (see <see cref="WeightedDistances"/>). Directed as <see cref="PathDirection"/> says. In a network
/// that falls apart, closeness compares nobody across parts: read it beside <see cref="Reached"/>, or use harmonic closeness.
/// Someone who reaches nobody has no closeness (<see cref="Absence.Unreachable"/>) and harmonic closeness 0; one person alone has neither
/// (<see cref="Absence.TooFewPeople"/>).</para>
/// <para>One <see cref="MultiSourceSweep"/>: lanes are counted where they arrive, so a sweep against the direction gives each person's own
/// figures without a list of pairs. Counts are integers, the same for any number of threads; what lies beyond <see cref="StepsKept"/> steps
/// enters the harmonic sum in 1/d of 2^-96 precision, integers too. Time O(n / 512 · m · diameter) at worst, space O(n · diameter) up
/// to <see cref="StepsKept"/>.</para>
/// <para>Bavelas, A. (1950). Communication patterns in task-oriented groups. JASA 22, 725-730 (closeness). Marchiori, M. &amp; Latora, V.
/// (2000). Harmony in the small-world. Physica A 285, 539-546 (harmonic). Hage, P. &amp; Harary, F. (1995). Eccentricity and centrality in
/// networks. Social Networks 17, 57-63.</para>
/// </remarks>
public sealed class PersonDistances
{
    /// <summary>Steps up to which it is known how many people are just so far; later ones are known only in sum.</summary>
    public const int StepsKept = 64;

    private readonly int[]?[] _peopleAt; // [distance][person]; null where nobody is that far from anybody.

    private PersonDistances(Arrivals found, int people, PathDirection direction)
    {
        (PeopleCount, Direction) = (people, direction);
        _peopleAt = found.PeopleAt;
        var (reached, harmonic) = (new int[people], new double[people]);
        for (var distance = 1; distance < StepsKept; distance++)
        {
            if (_peopleAt[distance] is { } counts)
            {
                for (var person = 0; person < people; person++)
                {
                    reached[person] += counts[person];
                    harmonic[person] += (double)counts[person] / distance;
                }
            }
        }

        for (var person = 0; found.Beyond is { } beyond && person < people; person++)
        {
            reached[person] += beyond.Reached[person];
            harmonic[person] += (double)beyond.Inverse[person] / (double)BeyondStepsKept.One;
        }

        Reached = [.. reached];
        HarmonicSum = [.. harmonic];
        DistanceSum = [.. found.DistanceSums(people)];
        Eccentricity = [.. found.Eccentricity];
        Distribution = found.Distribution(people);
    }

    /// <summary>How many people there are, n.</summary>
    public int PeopleCount { get; }

    /// <summary>Which way ties are walked from each person.</summary>
    public PathDirection Direction { get; }

    /// <summary>How many others each person reaches, |R(p)|.</summary>
    public ImmutableArray<int> Reached { get; }

    /// <summary>Ties to all whom each person reaches, Σ d(p, q); 0 where nobody is reached.</summary>
    public ImmutableArray<long> DistanceSum { get; }

    /// <summary>Σ 1/d(p, q) over all whom each person reaches.</summary>
    public ImmutableArray<double> HarmonicSum { get; }

    /// <summary>The greatest distance to anyone reached; 0 where nobody is.</summary>
    public ImmutableArray<int> Eccentricity { get; }

    /// <summary>Pairs at each distance, their mean and the diameter.</summary>
    public GeodesicDistances Distribution { get; }

    /// <summary>Everyone's figures in one sweep.</summary>
    /// <param name="graph">Ties.</param>
    /// <param name="direction">Which way they are walked from each person; of no consequence where they have no direction.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    public static PersonDistances Compute(CsrGraph graph, PathDirection direction, Effort effort)
    {
        // A lane that arrives at p has walked towards p; people count what they walk themselves, so it walks the other way.
        var walked = direction == PathDirection.Out ? graph.Transpose() : graph;
        var arrivals = new Arrivals(graph.NodeCount);
        MultiSourceSweep.Run(walked, NodeSets.Everyone(graph.NodeCount), MultiSourceSweep.Unbounded, arrivals, effort);
        return new(arrivals, graph.NodeCount, direction);
    }

    /// <summary>Closeness c(p), above 0, at most 1.</summary>
    public Measured Closeness(int person) => Measured.Ratio(Reached[person], DistanceSum[person], WhyNobody);

    /// <summary>Mean distance to those reached, 1 / c(p), in ties.</summary>
    public Measured MeanDistance(int person) => Measured.Ratio(DistanceSum[person], Reached[person], WhyNobody);

    /// <summary>Harmonic closeness h(p), 0..1.</summary>
    public Measured Harmonic(int person) => Measured.Ratio(HarmonicSum[person], PeopleCount - 1, Absence.TooFewPeople);

    /// <summary>How many people are just <paramref name="steps"/> ties away, the person not counted.</summary>
    /// <param name="person">Whose view.</param>
    /// <param name="steps">1..<see cref="StepsKept"/> - 1.</param>
    public int PeopleAt(int person, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(steps, StepsKept);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)person, (uint)PeopleCount, nameof(person));
        return _peopleAt[steps] is { } counts ? counts[person] : 0;
    }

    /// <summary>How many people are at most <paramref name="steps"/> ties away, the person not counted.</summary>
    /// <param name="person">Whose view.</param>
    /// <param name="steps">1..<see cref="StepsKept"/> - 1.</param>
    public int ReachedWithin(int person, int steps)
    {
        var within = PeopleAt(person, steps);
        for (var distance = 1; distance < steps; distance++)
        {
            within += PeopleAt(person, distance);
        }

        return within;
    }

    private Absence WhyNobody => PeopleCount > 1 ? Absence.Unreachable : Absence.TooFewPeople;

    /// <summary>Counts lanes where they arrive.</summary>
    private sealed class Arrivals(int people) : ISweepVisitor<Arrivals>
    {
        private readonly List<long> _pairsAt = [0];

        public int[]?[] PeopleAt { get; } = new int[]?[StepsKept];

        public BeyondStepsKept? Beyond { get; private set; }

        public int[] Eccentricity { get; } = new int[people];

        public Arrivals Fork() => new(people);

        public void Reached(int node, int distance, int firstLane, in Vector512<ulong> lanes)
        {
            if (distance == 0)
            {
                return;
            }

            var count = MultiSourceSweep.CountLanes(lanes);
            Eccentricity[node] = Math.Max(Eccentricity[node], distance);
            if (distance < StepsKept)
            {
                (PeopleAt[distance] ??= new int[people])[node] += count;
            }
            else
            {
                (Beyond ??= new(people)).Add(node, distance, count);
            }

            while (distance >= _pairsAt.Count)
            {
                _pairsAt.Add(0);
            }

            _pairsAt[distance] += count;
        }

        public void Join(Arrivals other)
        {
            for (var distance = 1; distance < StepsKept; distance++)
            {
                if (other.PeopleAt[distance] is { } counts)
                {
                    AddTo(PeopleAt[distance] ??= new int[people], counts);
                }
            }

            if (other.Beyond is { } beyond)
            {
                (Beyond ??= new(people)).Join(beyond);
            }

            for (var person = 0; person < people; person++)
            {
                Eccentricity[person] = Math.Max(Eccentricity[person], other.Eccentricity[person]);
            }

            for (var distance = 0; distance < other._pairsAt.Count; distance++)
            {
                if (distance == _pairsAt.Count)
                {
                    _pairsAt.Add(0);
                }

                _pairsAt[distance] += other._pairsAt[distance];
            }
        }

        public long[] DistanceSums(int count)
        {
            var sums = new long[count];
            for (var distance = 1; distance < StepsKept; distance++)
            {
                if (PeopleAt[distance] is { } counts)
                {
                    for (var person = 0; person < count; person++)
                    {
                        sums[person] += (long)distance * counts[person];
                    }
                }
            }

            for (var person = 0; Beyond is { } beyond && person < count; person++)
            {
                sums[person] += beyond.DistanceSum[person];
            }

            return sums;
        }

        public GeodesicDistances Distribution(int count)
        {
            var joined = _pairsAt.Sum();
            return new(_pairsAt.Count == 1 ? [] : [.. _pairsAt], ((long)count * (count - 1)) - joined);
        }

        private static void AddTo(int[] sums, int[] more)
        {
            for (var at = 0; at < sums.Length; at++)
            {
                sums[at] += more[at];
            }
        }
    }

    /// <summary>Sums over people too far away to be counted by distance.</summary>
    private sealed class BeyondStepsKept(int people)
    {
        public static readonly UInt128 One = UInt128.One << 96;

        public int[] Reached { get; } = new int[people];

        public long[] DistanceSum { get; } = new long[people];

        // Σ 1/d in units of 2^-96: whole numbers, whose sum is the same in any order.
        public UInt128[] Inverse { get; } = new UInt128[people];

        public void Add(int person, int distance, int count)
        {
            Reached[person] += count;
            DistanceSum[person] += (long)distance * count;
            Inverse[person] += One / (UInt128)distance * (UInt128)count;
        }

        public void Join(BeyondStepsKept other)
        {
            for (var person = 0; person < people; person++)
            {
                Reached[person] += other.Reached[person];
                DistanceSum[person] += other.DistanceSum[person];
                Inverse[person] += other.Inverse[person];
            }
        }
    }
}
