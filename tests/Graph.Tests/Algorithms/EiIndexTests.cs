using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms;

public sealed class EiIndexTests
{
    // Groups: 0 and 1 are in A, 2 and 3 in B, 4 is blank.
    private static readonly int[] Codes = [0, 0, 1, 1, -1];

    [Fact]
    public void External_less_internal_over_both_with_blanks_apart()
    {
        var index = Compute(CsrGraph.Parse("0-1 1-2 0-3 0-4"), Codes, 3);

        (index.External, index.Internal, index.Excluded, index.BlankPeople).ShouldBe((2, 1, 1, 1));
        Close.To(1 / 3.0, index.Value);
        Close.To(1 / 3.0, index.Groups[0].Value);
        index.Groups[1].ShouldBe(new(2, 0, Measured.Of(1)));
        index.Groups[2].Value.Why.ShouldBe(Absence.NoTies);
    }

    [Fact]
    public void Arcs_count_each_direction_and_pairs_count_once()
    {
        var arcs = CsrGraph.Parse("0-1 1-0 1-2", directed: true);

        Close.To(-1 / 3.0, Compute(arcs, [0, 0, 1], 2).Value);
        Close.To(0, Compute(arcs.ToUndirected(TieDirection.Either), [0, 0, 1], 2).Value);
    }

    [Fact]
    public void Without_ties_between_people_of_known_group_there_is_none()
    {
        Compute(CsrGraph.Parse(""), [], 0).Value.Why.ShouldBe(Absence.NoTies);
        Compute(CsrGraph.Parse("0-4 3"), Codes, 2).Value.Why.ShouldBe(Absence.NoTies);
    }

    [Fact]
    public void Codes_that_fit_no_group_or_no_node_are_refused()
    {
        Should.Throw<ArgumentException>(() => Compute(CsrGraph.Parse("0-1"), [0, 2], 2));
        Should.Throw<ArgumentException>(() => Compute(CsrGraph.Parse("0-1"), [0], 2));
    }

    [Theory]
    [InlineData(1, true), InlineData(2, false), InlineData(3, true), InlineData(4, false)]
    public void Matches_a_count_over_all_ties(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(40, 0.15, seed, directed);
        var codes = RandomGraph.Codes(40, 4, seed);
        var index = Compute(graph, codes, 4);

        var known = Dense.Ties(graph).FindAll(t => codes[t.From] >= 0 && codes[t.To] >= 0);
        index.Internal.ShouldBe(known.Count(t => codes[t.From] == codes[t.To]));
        index.External.ShouldBe(known.Count(t => codes[t.From] != codes[t.To]));
        index.Excluded.ShouldBe(graph.TieCount - known.Count);
        index.Groups.Sum(g => g.Internal).ShouldBe(index.Internal);
        index.Groups.Sum(g => g.External).ShouldBe(2 * index.External);
        index.Value.Value!.Value.ShouldBeInRange(-1, 1);
    }

    [Theory]
    [InlineData(5), InlineData(6)]
    public void Other_names_for_people_change_nothing(int seed)
    {
        var graph = RandomGraph.Gnp(40, 0.15, seed);
        var codes = RandomGraph.Codes(40, 4, seed);
        var name = RandomGraph.Permutation(40, seed);
        var renamed = new int[40];
        for (var i = 0; i < 40; i++)
        {
            renamed[name[i]] = codes[i];
        }

        Compute(RandomGraph.Relabel(graph, name), renamed, 4).Groups.ShouldBe(Compute(graph, codes, 4).Groups);
    }

    private static EiIndex Compute(CsrGraph graph, int[] codes, int groups) =>
        EiIndex.Compute(graph, codes, groups, TestContext.Current.CancellationToken);
}
