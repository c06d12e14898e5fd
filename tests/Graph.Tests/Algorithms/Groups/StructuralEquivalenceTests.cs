using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Groups;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Groups;

public sealed class StructuralEquivalenceTests
{
    [Fact]
    public void Leaves_of_a_star_could_change_places() => Check("0-1 0-2 0-3", [0, 1, 1, 1]);

    [Fact]
    public void Where_all_are_tied_to_all_everyone_is_alike() => Check("0-1 0-2 1-2", [0, 0, 0]);

    [Fact]
    public void Along_a_path_of_four_nobody_is_like_anybody() => Check("0-1 1-2 2-3", [0, 1, 2, 3]);

    [Fact]
    public void A_pair_with_one_contact_besides_is_alike_tied_or_not()
    {
        Check("0-1 0-2 1-2 2-3", [0, 0, 1, 2]);
        Check("0-2 1-2 2-3 3-4", [0, 0, 1, 2, 3]);
    }

    [Fact]
    public void Isolates_are_one_class_and_nobody_is_none()
    {
        Check("0-1 2 3", [0, 0, 1, 1]);
        Check("", []);
    }

    [Fact]
    public void Directions_have_to_agree_both_ways()
    {
        Check("0-1 0-2", [0, 1, 1], directed: true);
        Check("0-1 2-0", [0, 1, 2], directed: true);
        Check("0-1 1-0 0-2 1-2", [0, 0, 1], directed: true);
        // One turns to the other and not back.
        Check("0-1 0-2 1-2", [0, 1, 2], directed: true);
    }

    [Theory]
    [InlineData(1, false, 0.15), InlineData(2, false, 0.6), InlineData(3, true, 0.1), InlineData(4, true, 0.6), InlineData(5, false, 0.9)]
    public void Matches_comparison_of_every_pair_with_every_third(int seed, bool directed, double p)
    {
        // A few people copied many times, so that there are classes of both sorts.
        var random = new Random(seed);
        var small = Dense.Matrix(RandomGraph.Gnp(12, p, seed, directed));
        var copies = Enumerable.Range(0, 60).Select(_ => random.Next(12)).ToArray();
        var tied = Enumerable.Range(0, 12).Select(_ => random.Next(2) == 0).ToArray();
        var ties = new List<(int From, int To)>();
        for (var i = 0; i < 60; i++)
        {
            for (var j = directed ? 0 : i + 1; j < 60; j++)
            {
                if (i != j && (copies[i] == copies[j] ? tied[copies[i]] : small[copies[i], copies[j]] > 0))
                {
                    ties.Add((i, j));
                }
            }
        }

        var graph = CsrGraphBuilder.FromTies(60, [.. ties.Select(t => t.From)], [.. ties.Select(t => t.To)], [], directed);
        var found = StructuralEquivalence.Compute(graph, default);
        for (var i = 0; i < 60; i++)
        {
            for (var j = 0; j < 60; j++)
            {
                (found.Labels[i] == found.Labels[j]).ShouldBe(AreAlike(graph, i, j), $"{i} and {j}");
            }
        }

        found.Count.ShouldBeInRange(2, 12);
        found.Sizes.Sum().ShouldBe(60);
    }

    [Fact]
    public void Labels_are_equal_on_any_number_of_threads()
    {
        var graph = Large.Sparse(50_000, 40_000, 7);
        var one = StructuralEquivalence.Compute(graph, Effort.OneThread);
        one.Count.ShouldBeLessThan(50_000);
        StructuralEquivalence.Compute(graph, new(8)).Labels.AsSpan().SequenceEqual(one.Labels.AsSpan()).ShouldBeTrue();
    }

    private static bool AreAlike(CsrGraph graph, int i, int j) =>
        graph.HasTie(i, j) == graph.HasTie(j, i)
        && Enumerable.Range(0, graph.NodeCount).Where(k => k != i && k != j).All(
            k => graph.HasTie(i, k) == graph.HasTie(j, k) && graph.HasTie(k, i) == graph.HasTie(k, j));

    private static void Check(string ties, int[] expected, bool directed = false) =>
        StructuralEquivalence.Compute(CsrGraph.Parse(ties, directed), default).Labels.ShouldBe(expected);
}
