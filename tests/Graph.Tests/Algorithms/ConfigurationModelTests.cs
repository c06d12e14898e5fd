using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms;

public sealed class ConfigurationModelTests
{
    // Every matching of the stubs, counted: groups A, B and the rest R, given as the group of each stub.
    [Theory]
    [InlineData("AABB"), InlineData("AAABBR"), InlineData("AAAABBBR"), InlineData("ABRRRR")]
    [InlineData("AB"), InlineData("AAAAAA"), InlineData("AARR")]
    public void Moments_are_those_of_all_matchings(string stubs)
    {
        var between = new List<int>();
        var within = new List<int>();
        MatchAll(stubs, (x, y) => x != y && x != 'R' && y != 'R', between);
        MatchAll(stubs, (x, y) => x == 'A' && y == 'A', within);
        double ties = stubs.Length / 2, a = stubs.Count(s => s == 'A'), b = stubs.Count(s => s == 'B');

        Check(between, ConfigurationModel.Between(a, b, ties));
        Check(within, ConfigurationModel.Within(a, ties));
    }

    // Out-stubs meet in-stubs in every order.
    [Theory]
    [InlineData("AAR", "ABB"), InlineData("AAAR", "BBRR"), InlineData("A", "B"), InlineData("AR", "RR")]
    public void Directed_moments_are_those_of_all_orders(string outs, string ins)
    {
        var counts = new List<int>();
        Permute([.. ins], 0, order => counts.Add(outs.Zip(order).Count(pair => pair is { First: 'A', Second: 'B' })));

        Check(counts, ConfigurationModel.Directed(outs.Count(s => s == 'A'), ins.Count(s => s == 'B'), outs.Length));
    }

    [Fact]
    public void Reasons_stand_where_figures_cannot()
    {
        ConfigurationModel.Between(0, 0, 0).Expected.Why.ShouldBe(Absence.NoTies);
        ConfigurationModel.Directed(0, 0, 0).Ratio(0).Why.ShouldBe(Absence.NoTies);
        ConfigurationModel.Within(0, 0).ZScore(0).Why.ShouldBe(Absence.NoTies);
        ConfigurationModel.Between(0, 4, 2).Ratio(0).Why.ShouldBe(Absence.NothingExpected);
        ConfigurationModel.Within(4, 2).ZScore(2).Why.ShouldBe(Absence.NoVariance);
        Close.To(2, ConfigurationModel.Between(1, 2, 2.5).Ratio(1), "1 seen, 1/2 expected");
    }

    private static void Check(List<int> counts, TieExpectation expectation)
    {
        var mean = counts.Average();
        Close.To(mean, expectation.Expected);
        Close.To(counts.Average(c => (c - mean) * (c - mean)), expectation.Variance);
    }

    private static void MatchAll(string stubs, Func<char, char, bool> counts, List<int> results)
    {
        Match([.. stubs], 0);

        void Match(List<char> left, int sum)
        {
            if (left.Count == 0)
            {
                results.Add(sum);
                return;
            }

            for (var other = 1; other < left.Count; other++)
            {
                var rest = left.Where((_, at) => at != 0 && at != other).ToList();
                Match(rest, sum + (counts(left[0], left[other]) ? 1 : 0));
            }
        }
    }

    private static void Permute(char[] items, int at, Action<char[]> visit)
    {
        if (at == items.Length)
        {
            visit(items);
            return;
        }

        for (var other = at; other < items.Length; other++)
        {
            (items[at], items[other]) = (items[other], items[at]);
            Permute(items, at + 1, visit);
            (items[at], items[other]) = (items[other], items[at]);
        }
    }
}
