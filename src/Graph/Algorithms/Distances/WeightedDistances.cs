using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Distances;

/// <summary>How far everyone is from everyone when strong ties are short: closeness and harmonic closeness by tie strength.</summary>
/// <remarks>
/// <para>A tie of weight w is 1/w long; l(p, q) is the least sum of lengths of a path from p to q. With R(p) the others that p reaches:
/// closeness = |R(p)| / Σ_{q in R(p)} l(p, q); harmonic closeness = Σ_{q ≠ p} 1/l(p, q) / (n - 1); both in units of weight, above 0 and
/// unbounded. They equal igraph's with weights = 1/w, normalised. A graph without weights gives the figures of
/// <see cref="PersonDistances"/>. Isolates, parts that do not meet and one person alone are as there.</para>
/// <para>A <see cref="LengthSearch"/> (Dijkstra) from each person, side by side; sums run from the nearest to the farthest, so they are
/// the same for any number of threads. Time O(n (n + m) log n), space O(m), and O(n) a thread.</para>
/// <para>Newman, M. E. J. (2001). Scientific collaboration networks II. Physical Review E 64, 016132 (1/w as a length).</para>
/// </remarks>
public sealed class WeightedDistances
{
    private const int SourcesPerPart = 16;

    private WeightedDistances(int[] reached, double[] lengthSum, double[] harmonicSum, double[] eccentricity, PathDirection direction)
    {
        Direction = direction;
        (Reached, LengthSum) = ([.. reached], [.. lengthSum]);
        (HarmonicSum, Eccentricity) = ([.. harmonicSum], [.. eccentricity]);
    }

    /// <summary>Which way ties are walked from each person.</summary>
    public PathDirection Direction { get; }

    /// <summary>How many others each person reaches, |R(p)|.</summary>
    public ImmutableArray<int> Reached { get; }

    /// <summary>Σ l(p, q) over all whom each person reaches, in units of 1/weight.</summary>
    public ImmutableArray<double> LengthSum { get; }

    /// <summary>Σ 1/l(p, q) over all whom each person reaches, in units of weight.</summary>
    public ImmutableArray<double> HarmonicSum { get; }

    /// <summary>The greatest length to anyone reached; 0 where nobody is.</summary>
    public ImmutableArray<double> Eccentricity { get; }

    /// <summary>Everyone's figures.</summary>
    /// <param name="graph">Ties, weight as strength.</param>
    /// <param name="direction">Which way they are walked from each person; of no consequence where they have no direction.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    public static WeightedDistances Compute(CsrGraph graph, PathDirection direction, Effort effort)
    {
        var people = graph.NodeCount;
        var walked = direction == PathDirection.Out ? graph : graph.Transpose();
        var (reached, lengthSum) = (new int[people], new double[people]);
        var (harmonicSum, eccentricity) = (new double[people], new double[people]);
        var lengths = new ArcLengths(walked);
        Chunks.Run(Chunks.Count(people, SourcesPerPart), effort, () => new LengthSearch(walked, lengths), (part, search) =>
        {
            var (from, to) = Chunks.Range(part, SourcesPerPart, people);
            for (var person = from; person < to; person++)
            {
                search.Run(person, effort.Cancel);
                reached[person] = search.Settled - 1;
                foreach (var other in search.Order[1..])
                {
                    lengthSum[person] += search.Lengths[other];
                    harmonicSum[person] += 1 / search.Lengths[other];
                }

                eccentricity[person] = search.Lengths[search.Order[^1]];
            }
        });
        return new(reached, lengthSum, harmonicSum, eccentricity, direction);
    }

    /// <summary>Closeness, in units of weight.</summary>
    public Measured Closeness(int person) => Measured.Ratio(Reached[person], LengthSum[person], WhyNobody);

    /// <summary>Mean length to those reached, in units of 1/weight.</summary>
    public Measured MeanLength(int person) => Measured.Ratio(LengthSum[person], Reached[person], WhyNobody);

    /// <summary>Harmonic closeness, in units of weight.</summary>
    public Measured Harmonic(int person) => Measured.Ratio(HarmonicSum[person], Reached.Length - 1, Absence.TooFewPeople);

    private Absence WhyNobody => Reached.Length > 1 ? Absence.Unreachable : Absence.TooFewPeople;
}
