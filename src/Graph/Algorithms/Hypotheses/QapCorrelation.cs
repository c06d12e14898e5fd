using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Hypotheses;

/// <summary>QAP: whether two networks over the same people resemble each other more than if the people of one had changed places.</summary>
/// <remarks>
/// <para>
/// Pearson's correlation over ordered pairs (unordered ones where neither has directions: the same number), the diagonal left out, tested
/// by dealing the people of one network out anew: <c>y'(i, j) = y(π(i), π(j))</c>. Rows and columns move together, so what one person's
/// ties have in common stays together; that is why ordinary p values do not hold here and these do. Strata let people change places
/// with their like only. Absent with <see cref="Absence.NoVariance"/> where one of the two is the same for all pairs.
/// </para>
/// <para>
/// Of matrices: time O(draws · n²), up to <see cref="DyadicVariable.MostPeople"/> people. Of graphs: O(draws · m log degree), any size.
/// Equal to R <c>sna</c>'s gcor, and to its qaptest in law. Krackhardt, D. (1987). QAP partialling as a test of spuriousness. Social
/// Networks 9, 171-186. Hubert, L. J. (1987). Assignment Methods in Combinatorial Data Analysis. Dekker.
/// </para>
/// </remarks>
public static class QapCorrelation
{
    private const int RowsPerCheck = 64;

    /// <summary>Correlates two variables of pairs.</summary>
    /// <param name="first">Stays in place.</param>
    /// <param name="second">Its people change places.</param>
    /// <param name="strata">Stratum per person, negative stays in place; empty: all exchange with all.</param>
    /// <param name="plan">Draws and seed.</param>
    /// <param name="effort">Threads, progress, cancellation.</param>
    /// <exception cref="ArgumentException">They are not over the same number of people.</exception>
    public static PermutationTest Compute(
        DyadicVariable first, DyadicVariable second, ReadOnlySpan<int> strata, PermutationPlan plan, Effort effort)
    {
        CheckPeople(first.People, second.People);
        var people = first.People;
        if (people < 2)
        {
            return Untested(people);
        }

        var basis = new PairBasis(people, first.IsDirected || second.IsDirected);
        var (x, y) = (basis.Copy(first), basis.Copy(second));
        if (!basis.TryTakeOff(x) | !basis.TryTakeOff(y))
        {
            return PermutationTest.Of(double.NaN, []);
        }

        var scale = 1 / (Math.Sqrt(PairBasis.Dot(x, x)) * Math.Sqrt(PairBasis.Dot(y, y)));
        basis.Mirror(y);
        return PermutationTest.Compute(people, strata, Figure, plan, effort);

        double Figure(int[] order, CancellationToken cancel)
        {
            var row = new double[people];
            var sum = 0.0;
            for (var from = 0; from < people; from++)
            {
                if (from % RowsPerCheck == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                }

                var moved = y.AsSpan(order[from] * people, people);
                for (var to = 0; to < people; to++)
                {
                    row[to] = moved[order[to]];
                }

                sum += PairBasis.Dot(row, x.AsSpan(from * people, people));
            }

            return sum * scale;
        }
    }

    /// <summary>Correlates two networks of any size, tie by tie.</summary>
    /// <param name="first">Stays in place. An undirected tie is an arc each way.</param>
    /// <param name="second">Its people change places.</param>
    /// <param name="weighted">Whether weights count; otherwise a tie is 1.</param>
    /// <param name="strata">Stratum per person, negative stays in place; empty: all exchange with all.</param>
    /// <param name="plan">Draws and seed.</param>
    /// <param name="effort">Threads, progress, cancellation.</param>
    /// <exception cref="ArgumentException">They are not over the same number of people.</exception>
    public static PermutationTest Compute(
        CsrGraph first, CsrGraph second, bool weighted, ReadOnlySpan<int> strata, PermutationPlan plan, Effort effort)
    {
        CheckPeople(first.NodeCount, second.NodeCount);
        var people = first.NodeCount;
        if (people < 2)
        {
            return Untested(people);
        }

        var pairs = people * (people - 1.0);
        var (sumX, squareX) = Sums(first, weighted);
        var (sumY, squareY) = Sums(second, weighted);
        var (varianceX, varianceY) = (squareX - (sumX * sumX / pairs), squareY - (sumY * sumY / pairs));
        if (varianceX <= squareX * 1e-14 || varianceY <= squareY * 1e-14)
        {
            return PermutationTest.Of(double.NaN, []);
        }

        var scale = 1 / (Math.Sqrt(varianceX) * Math.Sqrt(varianceY));
        return PermutationTest.Compute(
            people,
            strata,
            (order, cancel) => (Products(first, second, weighted, order, cancel) - (sumX * sumY / pairs)) * scale,
            plan,
            effort);
    }

    private static void CheckPeople(int first, int second)
    {
        if (first != second)
        {
            throw new ArgumentException($"Networks over {first} and {second} people have no pairs in common.", nameof(second));
        }
    }

    private static PermutationTest Untested(int people) =>
        PermutationTest.Of(double.NaN, []) with { Observed = Measured.None(people == 0 ? Absence.NoPeople : Absence.TooFewPeople) };

    private static (double Sum, double Squares) Sums(CsrGraph graph, bool weighted)
    {
        if (!weighted || !graph.IsWeighted)
        {
            return (graph.ArcCount, graph.ArcCount);
        }

        double sum = 0, squares = 0;
        foreach (var weight in graph.AllWeights)
        {
            sum += weight;
            squares += weight * weight;
        }

        return (sum, squares);
    }

    private static double Products(CsrGraph first, CsrGraph second, bool weighted, int[] order, CancellationToken cancel)
    {
        var sum = 0.0;
        for (var from = 0; from < first.NodeCount; from++)
        {
            if (from % RowsPerCheck == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            var neighbours = first.Neighbours(from);
            var weights = first.Weights(from);
            var row = second.Neighbours(order[from]);
            var rowWeights = second.Weights(order[from]);
            for (var at = 0; at < neighbours.Length; at++)
            {
                var place = row.BinarySearch(order[neighbours[at]]);
                if (place >= 0)
                {
                    var here = !weighted || weights.IsEmpty ? 1 : weights[at];
                    sum += here * (!weighted || rowWeights.IsEmpty ? 1 : rowWeights[place]);
                }
            }
        }

        return sum;
    }
}
