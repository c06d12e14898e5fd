using NetworkLens.Graph.Algorithms.Groups;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Groups;

public sealed class CorenessTests
{
    [Fact]
    public void Where_all_are_tied_to_all_everyone_is_wholly_core()
    {
        var found = Compute("0-1 0-2 0-3 1-2 1-3 2-3");
        Close.To([1, 1, 1, 1], found.Values);
        found.Correlation.Why.ShouldBe(Absence.NoVariance);
    }

    [Fact]
    public void Ties_that_are_products_are_found_again()
    {
        // w(i,j) = c(i) c(j) for c = 3, 2, 1, 1.
        var found = Compute("0-1:6 0-2:3 0-3:3 1-2:2 1-3:2 2-3:1");
        Close.To([3, 2, 1, 1], found.Values);
        Close.To(1, found.Correlation);
    }

    [Fact]
    public void Isolates_are_no_core_and_without_ties_nobody_is()
    {
        Close.To([1, 1, 1, 0], Compute("0-1 0-2 1-2 3").Values);
        Close.To([0, 0], Compute("0 1").Values);
        Compute("0 1").Correlation.Why.ShouldBe(Absence.NoVariance);
        Compute("0").Correlation.Why.ShouldBe(Absence.TooFewPeople);
        Compute("").Values.ShouldBeEmpty();
    }

    // The larger the hub's and the smaller the leaves', the better the fit: there is no best one.
    [Fact]
    public void A_star_has_no_best_core_and_says_so()
    {
        var found = Compute("0-1 0-2 0-3 0-4");
        found.Values.ShouldBeEmpty();
        found.Convergence.Why.ShouldBe(Absence.NotConverged);
        found.Correlation.Why.ShouldBe(Absence.NotConverged);
    }

    [Fact]
    public void In_the_kite_who_has_most_friends_is_most_core()
    {
        var values = Compute(Centrality.EigenvectorCentralityTests.Kite).Values;
        values.IndexOf(values.Max()).ShouldBe(3);
        values[0].ShouldBe(values[1], 1e-9);
        values[9].ShouldBeLessThan(values[7]);
    }

    [Theory]
    [InlineData(1, false), InlineData(2, true), InlineData(3, false)]
    public void No_small_change_fits_better_and_the_correlation_is_that_of_all_pairs(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(25, 0.4, seed, directed);
        var found = Coreness.Compute(graph, default);
        found.Convergence.IsReached.ShouldBeTrue();
        double[] c = [.. found.Values];
        var w = Dense.Matrix(graph.ToUndirected(TieDirection.Either));
        var best = Misfit(w, c);
        for (var i = 0; i < 25; i++)
        {
            foreach (var step in new[] { -1e-3, 1e-3 })
            {
                var moved = (double[])c.Clone();
                moved[i] = Math.Max(0, moved[i] + step);
                Misfit(w, moved).ShouldBeGreaterThanOrEqualTo(best);
            }
        }

        var pairs = (
            from i in Enumerable.Range(0, 25)
            from j in Enumerable.Range(0, 25)
            where i != j
            select (W: w[i, j], P: c[i] * c[j])).ToList();
        var (a, b) = (pairs.Average(t => t.W), pairs.Average(t => t.P));
        var expected = pairs.Sum(t => (t.W - a) * (t.P - b))
            / Math.Sqrt(pairs.Sum(t => (t.W - a) * (t.W - a)) * pairs.Sum(t => (t.P - b) * (t.P - b)));
        Close.To(expected, found.Correlation);
    }

    // Two circles of people that are nearly alike: rounds creep from one to the other.
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Where_rounds_creep_a_leap_ends_where_they_do(int seed)
    {
        var graph = TwoCircles(seed);
        var leapt = Coreness.Compute(graph, default);
        var (crept, rounds) = Creep(graph);

        rounds.ShouldBeGreaterThan(64);
        leapt.Convergence.Products.ShouldBeLessThan(64);
        for (var person = 0; person < crept.Length; person++)
        {
            leapt.Values[person].ShouldBe(crept[person], 1e-8);
        }

        Coreness.Compute(graph, new(8)).Values.ShouldBe(leapt.Values);
    }

    // Nobody compares before and after a leap, so it must not be able to make anything worse: dense, sparse and in pieces, weighted, and
    // with some whom the start leaves out. Where the rounds have ended it stays.
    [Theory]
    [InlineData(1, 0.5), InlineData(2, 0.5), InlineData(3, 0.1), InlineData(4, 0.1), InlineData(5, 0.03), InlineData(6, 0.03)]
    public void A_leap_from_anywhere_fits_better_and_from_the_end_it_stays(int seed, double p)
    {
        var graph = RandomGraph.Gnp(40, p, seed);
        var w = Dense.Matrix(graph);
        var random = new Random(seed);
        for (var start = 0; start < 10; start++)
        {
            double[] from = [.. Enumerable.Range(0, 40).Select(_ => random.Next(4) == 0 ? 0 : 2 * random.NextDouble())];
            Misfit(w, CorenessLeap.From(graph, from, default).ShouldNotBeNull()).ShouldBeLessThan(Misfit(w, from));
        }

        if (Coreness.Compute(graph, default).Values is { IsEmpty: false } end)
        {
            Close.To([.. end], CorenessLeap.From(graph, [.. end], default).ShouldNotBeNull());
        }
        else
        {
            p.ShouldBeLessThan(0.1, "only next to stars have no end");
        }
    }

    private static CsrGraph TwoCircles(int seed)
    {
        var random = new Random(seed);
        var ties = new List<string>();
        for (var i = 0; i < 120; i++)
        {
            for (var j = i + 1; j < 120; j++)
            {
                var share = (i < 60) == (j < 60) ? 0.3 : 0.004;
                if (random.NextDouble() < share)
                {
                    ties.Add($"{i}-{j}");
                }
            }
        }

        return CsrGraph.Parse(string.Join(' ', ties));
    }

    // The rounds alone, as the definition has them.
    private static (double[] Values, int Rounds) Creep(CsrGraph graph)
    {
        var w = Dense.Matrix(graph);
        var n = graph.NodeCount;
        double[] c = [.. Enumerable.Range(0, n).Select(graph.Strength)];
        var scale = Math.Sqrt(c.Sum() / ((c.Sum() * c.Sum()) - c.Sum(x => x * x)));
        c = [.. c.Select(x => x * scale)];
        for (var round = 1; ; round++)
        {
            var change = 0.0;
            for (var i = 0; i < n; i++)
            {
                var tied = Enumerable.Range(0, n).Sum(j => w[i, j] * c[j]);
                var after = Math.Max(0, tied / (c.Sum(x => x * x) - (c[i] * c[i])));
                (change, c[i]) = (Math.Max(change, Math.Abs(after - c[i])), after);
            }

            if (change <= 1e-11 * c.Max())
            {
                return (c, round);
            }
        }
    }

    private static double Misfit(double[,] w, double[] c)
    {
        var sum = 0.0;
        for (var i = 0; i < c.Length; i++)
        {
            for (var j = 0; j < c.Length; j++)
            {
                sum += i == j ? 0 : (w[i, j] - (c[i] * c[j])) * (w[i, j] - (c[i] * c[j]));
            }
        }

        return sum;
    }

    private static Coreness Compute(string ties) => Coreness.Compute(CsrGraph.Parse(ties), default);
}
