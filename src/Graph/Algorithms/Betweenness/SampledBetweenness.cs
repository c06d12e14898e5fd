using System.Collections.Concurrent;
using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <summary>Betweenness of people estimated from random shortest paths, with bounds that hold for everyone at once.</summary>
/// <remarks>
/// <para>p(v) = Σ_{s ≠ v ≠ t} σ(s, t | v) / σ(s, t) / (n (n - 1)), 0..1: the chance that v is between the ends of a random ordered pair of
/// different people, on a shortest path drawn evenly among theirs; a pair that no path joins has nobody between. The estimate is the share
/// of drawn paths on which v lies; <see cref="Betweenness"/> gives it in the unit of <see cref="BetweennessCentrality"/>.</para>
/// <para>Paths are drawn until the <see cref="SamplingGoal"/> is reached, which is looked at after 1,024 paths and then each time there are
/// half as many more. At look i each of the two bounds of each person may fail with chance δ / (2 n i (i + 1)), so all bounds of all looks
/// hold together with chance 1 - δ, and stopping when they are good enough harms nothing (see <see cref="BernoulliBounds"/>). People with
/// fewer than two others to be between have exactly 0.</para>
/// <para>Unweighted; a directed graph is followed in its direction; fewer than three people have 0 and no paths are drawn. Each path has
/// its own sequence of random numbers, and hits are integers: the same seed gives equal bits on any number of threads. Time a path: see
/// <see cref="PathSampler"/>. Exact betweenness is quicker up to some 50,000 people.</para>
/// <para>Riondato, M. &amp; Kornaropoulos, E. M. (2016). Fast approximation of betweenness centrality through sampling. Data Mining and
/// Knowledge Discovery 30, 438-475. Borassi, M. &amp; Natale, E. (2019). KADABRA is an adaptive algorithm for betweenness via random
/// approximation. ACM JEA 24, 1.2.</para>
/// </remarks>
public sealed class SampledBetweenness
{
    private const int FirstLook = 1_024;
    private const int PathsPerPart = 128;

    private readonly double _pairs;

    private SampledBetweenness(CsrGraph graph, int[] hits, PathBounds bounds, long paths, bool isReached)
    {
        var n = graph.NodeCount;
        _pairs = n * (n - 1.0) / (graph.IsDirected ? 1 : 2);
        (Paths, IsReached) = (paths, isReached);
        Estimate = [.. hits.Select(hit => paths == 0 ? 0 : (double)hit / paths)];
        Lower = [.. Enumerable.Range(0, n).Select(person => bounds.Of(person).Lower)];
        Upper = [.. Enumerable.Range(0, n).Select(person => bounds.Of(person).Upper)];
        for (var person = 0; person < n; person++)
        {
            Error = Math.Max(Error, Math.Max(Upper[person] - Estimate[person], Estimate[person] - Lower[person]));
        }
    }

    /// <summary>Estimate of p(v) by person, a share of ordered pairs, 0..1.</summary>
    public ImmutableArray<double> Estimate { get; }

    /// <summary>Lower bound of p(v) by person.</summary>
    public ImmutableArray<double> Lower { get; }

    /// <summary>Upper bound of p(v) by person.</summary>
    public ImmutableArray<double> Upper { get; }

    /// <summary>Paths drawn; pairs without a path are among them.</summary>
    public long Paths { get; }

    /// <summary>Whether the goal was reached; the bounds hold either way.</summary>
    public bool IsReached { get; }

    /// <summary>The error that was reached: nobody's estimate is farther from a bound. A share of ordered pairs.</summary>
    public double Error { get; }

    /// <summary>Whether the bounds say of anyone that they are between others more than the error: otherwise they say nothing.</summary>
    public bool IsInformative => Lower.Any(lower => lower > 0) && Estimate.Any(estimate => estimate > Error);

    /// <summary>Draws paths until the goal is reached.</summary>
    /// <param name="graph">Ties; weights do not count.</param>
    /// <param name="goal">What is to be known.</param>
    /// <param name="seed">The same seed gives the same paths.</param>
    /// <param name="effort">Threads, progress (the share of the most paths that may be drawn, then 1) and cancellation.</param>
    public static SampledBetweenness Compute(CsrGraph graph, SamplingGoal goal, ulong seed, Effort effort)
    {
        var reverse = graph.Transpose();
        var hits = new int[graph.NodeCount];
        var bounds = new PathBounds(graph, reverse, goal);
        if (bounds.PeopleBetween == 0)
        {
            return new(graph, hits, bounds, 0, isReached: true);
        }

        var rooms = new ConcurrentBag<Room>();
        long paths = 0;
        for (long next = Math.Min(FirstLook, goal.MostPaths); ; next = Math.Min(goal.MostPaths, paths + (paths / 2)))
        {
            Draw(graph, reverse, (paths, next), seed, rooms, effort with { Progress = null });
            paths = next;
            Array.Clear(hits);
            foreach (var room in rooms)
            {
                room.AddTo(hits);
            }

            bounds.Look(hits, paths);
            var isReached = bounds.IsReached(hits);
            effort.Progress?.Report(isReached ? 1 : (double)paths / goal.MostPaths);
            if (isReached || paths == goal.MostPaths)
            {
                return new(graph, hits, bounds, paths, isReached);
            }
        }
    }

    /// <summary>The estimate in the unit of <see cref="BetweennessCentrality"/>: pairs, unordered in an undirected graph.</summary>
    public double Betweenness(int person) => Estimate[person] * _pairs;

    /// <summary>The people of greatest estimate, greatest first; of equal ones the lower index.</summary>
    public ImmutableArray<int> MostBetween(int people) =>
        [.. Enumerable.Range(0, Estimate.Length).OrderByDescending(person => Estimate[person]).Take(people)];

    private static void Draw(
        CsrGraph graph, CsrGraph reverse, (long From, long To) numbers, ulong seed, ConcurrentBag<Room> rooms, Effort effort)
    {
        // What is in the bag is at rest; a thread takes one out for as long as it works.
        var working = new ConcurrentBag<Room>();
        var parts = checked((int)((numbers.To - numbers.From + PathsPerPart - 1) / PathsPerPart));
        Chunks.Run(parts, effort, TakeRoom, (part, room) =>
        {
            var from = numbers.From + ((long)part * PathsPerPart);
            var to = Math.Min(numbers.To, from + PathsPerPart);
            for (var number = from; number < to; number++)
            {
                room.Draw(graph.NodeCount, new(seed, (ulong)number), effort.Cancel);
            }
        });
        foreach (var room in working)
        {
            rooms.Add(room);
        }

        Room TakeRoom()
        {
            var room = rooms.TryTake(out var rested) ? rested : new(new(graph, reverse), graph.NodeCount);
            working.Add(room);
            return room;
        }
    }

    /// <summary>What one thread works in, and whom its paths have hit so far.</summary>
    private sealed class Room(PathSampler sampler, int people)
    {
        private readonly int[] _hits = new int[people];

        public void Draw(int count, SeededRandom random, CancellationToken cancel)
        {
            var from = random.Below(count);
            var to = random.Below(count - 1);
            sampler.Draw(from, to < from ? to : to + 1, random, _hits, cancel);
        }

        public void AddTo(int[] hits)
        {
            for (var person = 0; person < hits.Length; person++)
            {
                hits[person] += _hits[person];
            }
        }
    }
}
