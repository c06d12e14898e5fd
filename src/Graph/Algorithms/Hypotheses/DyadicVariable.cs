using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Hypotheses;

/// <summary>A number for every pair of people: a network, or what two people have in common.</summary>
/// <remarks>
/// A full matrix without its diagonal, 8 n² bytes: for up to <see cref="MostPeople"/> people. Larger networks are correlated as
/// ties by <see cref="QapCorrelation"/>.
/// </remarks>
public sealed class DyadicVariable
{
    /// <summary>The most people: 32 MB a variable.</summary>
    public const int MostPeople = 2_000;

    private DyadicVariable(string name, int people, bool isDirected, double[] values)
    {
        Name = name;
        People = people;
        IsDirected = isDirected;
        Values = values;
    }

    /// <summary>What it is called in results.</summary>
    public string Name { get; }

    /// <summary>How many people.</summary>
    public int People { get; }

    /// <summary>Whether (i, j) and (j, i) may differ.</summary>
    public bool IsDirected { get; }

    /// <summary>Row by row; 0 on the diagonal, which is never read.</summary>
    internal double[] Values { get; }

    /// <summary>The number of a pair.</summary>
    public double this[int from, int to] => Values[(from * People) + to];

    /// <summary>Ties: weight where there is one, 0 where there is none.</summary>
    /// <param name="name">What it is called in results.</param>
    /// <param name="graph">At most <see cref="MostPeople"/> nodes.</param>
    /// <param name="weighted">Whether weights count; otherwise a tie is 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too many people.</exception>
    public static DyadicVariable OfTies(string name, CsrGraph graph, bool weighted)
    {
        var people = graph.NodeCount;
        var values = Matrix(people);
        for (var from = 0; from < people; from++)
        {
            var neighbours = graph.Neighbours(from);
            var weights = graph.Weights(from);
            for (var at = 0; at < neighbours.Length; at++)
            {
                values[(from * people) + neighbours[at]] = !weighted || weights.IsEmpty ? 1 : weights[at];
            }
        }

        return new(name, people, graph.IsDirected, values);
    }

    /// <summary>1 where two people are of the same group, otherwise 0; somebody without a group is in none with anybody.</summary>
    public static DyadicVariable OfSameGroup(string name, ReadOnlySpan<int> codes)
    {
        var values = Matrix(codes.Length);
        for (var from = 0; from < codes.Length; from++)
        {
            for (var to = 0; to < codes.Length; to++)
            {
                values[(from * codes.Length) + to] = from != to && codes[from] >= 0 && codes[from] == codes[to] ? 1 : 0;
            }
        }

        return new(name, codes.Length, false, values);
    }

    /// <summary>How far apart two people are: the absolute difference of a number that each has.</summary>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static DyadicVariable OfDifference(string name, ReadOnlySpan<double> numbers)
    {
        var values = Matrix(numbers.Length);
        for (var from = 0; from < numbers.Length; from++)
        {
            for (var to = 0; to < numbers.Length; to++)
            {
                values[(from * numbers.Length) + to] = Math.Abs(numbers[from] - numbers[to]);
            }
        }

        return new(name, numbers.Length, false, Finite(values, nameof(numbers)));
    }

    /// <summary>Any numbers.</summary>
    /// <param name="name">What it is called in results.</param>
    /// <param name="numbers">n x n, finite outside the diagonal, which is not read.</param>
    /// <param name="directed">False promises that the matrix is symmetric: each pair then counts once.</param>
    /// <exception cref="ArgumentException">It is not square, not finite, or not symmetric though it should be.</exception>
    public static DyadicVariable Of(string name, double[,] numbers, bool directed)
    {
        var people = numbers.GetLength(0);
        if (numbers.GetLength(1) != people)
        {
            throw new ArgumentException($"{people} rows need as many columns, not {numbers.GetLength(1)}.", nameof(numbers));
        }

        var values = Matrix(people);
        for (var from = 0; from < people; from++)
        {
            for (var to = 0; to < people; to++)
            {
                values[(from * people) + to] = from == to ? 0 : numbers[from, to];
                if (!directed && numbers[from, to] != numbers[to, from] && from != to)
                {
                    throw new ArgumentException($"({from}, {to}) and ({to}, {from}) differ in an undirected variable.", nameof(numbers));
                }
            }
        }

        return new(name, people, directed, Finite(values, nameof(numbers)));
    }

    private static double[] Matrix(int people) => people <= MostPeople
        ? new double[people * people]
        : throw new ArgumentOutOfRangeException(nameof(people), people, $"At most {MostPeople} people; take a part of the network.");

    private static double[] Finite(double[] values, string name)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException("Every number of a dyadic variable is finite.", name);
            }
        }

        return values;
    }
}
