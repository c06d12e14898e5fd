using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Betweenness;

public sealed class GroupBetweennessTests
{
    [Fact]
    public void The_one_between_two_circles_carries_everything()
    {
        var found = Compute(Small.TwoCliques, [0, 1], [5, 6, 7]);

        found.Paths.ShouldBe([0, 0, 0, 6, 6, 0, 0, 0]);
        (found.JoinedPairs, found.Pairs).ShouldBe((6, 6));
        (found.Share(3).Value, found.Share(0).Value).ShouldBe((1, 0));
    }

    [Fact]
    public void Everyone_in_both_groups_is_betweenness()
    {
        int[] everyone = [.. Enumerable.Range(0, 10)];
        var found = Compute(Small.Kite, everyone, everyone);

        Close.To([.. BetweennessCentrality.Compute(Small.Kite, TieLength.One, default)], found.Paths);
        found.Pairs.ShouldBe(45);
    }

    [Fact]
    public void Shares_have_a_reason_where_nothing_joins_the_groups()
    {
        Compute(CsrGraph.Parse("0-1 2-3"), [0], [3]).Share(1).Why.ShouldBe(Absence.Unreachable);
        Compute(CsrGraph.Parse("0-1 2-3"), [0], []).Share(1).Why.ShouldBe(Absence.NoPairs);
        Compute(CsrGraph.Parse("0-1"), [0], [0]).Share(1).Why.ShouldBe(Absence.NoPairs);
        Compute(CsrGraph.Parse("1-0", directed: true), [0], [1]).Share(1).Why.ShouldBe(Absence.Unreachable);
    }

    [Theory]
    [InlineData(40, 0.05, 1, true), InlineData(40, 0.06, 2, false), InlineData(60, 0.1, 3, true), InlineData(60, 0.03, 4, false)]
    public void Is_what_its_definition_says(int nodes, double p, int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(nodes, p, seed, directed);
        var random = new Random(seed);
        var codes = Enumerable.Range(0, nodes).Select(_ => random.Next(5)).ToArray(); // 0 and 1: first; 1 and 2: second; others neither.
        bool First(int node) => codes[node] <= 1;
        bool Second(int node) => codes[node] is 1 or 2;
        int[] from = [.. Enumerable.Range(0, nodes).Where(First)], to = [.. Enumerable.Range(0, nodes).Where(Second)];
        bool Counts(int s, int t) => First(s) && Second(t);
        double Pair(int s, int t) => directed ? (Counts(s, t) ? 1 : 0) : (Counts(s, t) || Counts(t, s) ? 0.5 : 0);
        foreach (var length in Enum.GetValues<TieLength>())
        {
            var found = Compute(graph, from, to, length);
            Close.To(new SlowBetweenness(graph, length).People(Pair), found.Paths);
            var distance = Dense.Distances(graph);
            var joined = from s in Enumerable.Range(0, nodes)
                         from t in Enumerable.Range(0, nodes)
                         where s != t && distance[s, t] != Dense.Unreachable
                         select Pair(s, t);
            found.JoinedPairs.ShouldBe((long)joined.Sum());
            var all = from s in Enumerable.Range(0, nodes) from t in Enumerable.Range(0, nodes) where s != t select Pair(s, t);
            found.Pairs.ShouldBe((long)all.Sum());
        }
    }

    private static GroupBetweenness Compute(CsrGraph graph, int[] from, int[] to, TieLength length = TieLength.One) =>
        GroupBetweenness.Compute(graph, from, to, length, new(2, null, TestContext.Current.CancellationToken));
}
