using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Centrality;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Centrality;

public sealed class EigenvectorCentralityTests
{
    // Krackhardt's kite of ten people.
    internal const string Kite = "0-1 0-2 0-3 0-5 1-3 1-4 1-6 2-3 2-5 3-4 3-5 3-6 4-6 5-6 5-7 6-7 7-8 8-9";

    [Fact]
    public void Hub_of_a_star_of_four_is_twice_as_central() => Check("0-1 0-2 0-3 0-4", [1, 0.5, 0.5, 0.5, 0.5], 2);

    [Fact]
    public void Along_a_path_of_three_the_middle_leads_by_the_root_of_two() =>
        Check("0-1 1-2", [Math.Sqrt(0.5), 1, Math.Sqrt(0.5)], Math.Sqrt(2));

    [Fact]
    public void Where_all_are_tied_to_all_everyone_is_central() => Check("0-1 0-2 0-3 1-2 1-3 2-3", [1, 1, 1, 1], 3);

    [Fact]
    public void Only_the_piece_of_the_greatest_eigenvalue_has_values() => Check("0-1 1-2 2-0 3-4 5", [1, 1, 1, 0, 0, 0], 2);

    [Fact]
    public void Equal_pieces_share_as_their_strengths_do() => Check("0-1 2-3", [1, 1, 1, 1], 1);

    [Fact]
    public void Heavier_ties_count_more() => Check("0-1:2 1-2:1", [2 / Math.Sqrt(5), 1, 1 / Math.Sqrt(5)], Math.Sqrt(5));

    [Fact]
    public void Without_ties_all_are_one_and_nobody_has_nothing()
    {
        Check("0 1", [1, 1], 0);
        Check("0", [1], 0);
        Check("", [], 0);
    }

    [Fact]
    public void Arcs_count_where_they_arrive_and_circles_carry_them()
    {
        Check("0-1 1-2 2-0 0-3", [1, 1, 1, 1], 1, directed: true);
        Check("3-0 0-1 1-2 2-0", [1, 1, 1, 0], 1, directed: true);
        // What one circle hands to another of the same eigenvalue piles up there.
        Check("0-1 1-0 1-2 2-3 3-2", [0, 0, 1, 1], 1, directed: true);
        // Without a circle nothing comes back.
        Check("0-1 1-2 0-2", [0, 0, 0], 0, directed: true);
    }

    [Fact]
    public void Kite_is_led_by_the_one_with_six_friends()
    {
        var values = EigenvectorCentrality.Compute(CsrGraph.Parse(Kite), default).Values;
        values[3].ShouldBe(1);
        // networkx 3.6.1, scaled.
        double[] published =
        [
            0.73221232, 0.73221232, 0.59422577, 1, 0.59422577, 0.82676381, 0.82676381, 0.40717690, 0.09994054, 0.02320742,
        ];
        for (var node = 0; node < published.Length; node++)
        {
            values[node].ShouldBe(published[node], 1e-6);
        }
    }

    [Theory]
    [InlineData(1, false, true, 0.1), InlineData(2, false, false, 0.2), InlineData(3, true, true, 0.15), InlineData(4, true, false, 0.2)]
    [InlineData(5, true, true, 0.3), InlineData(6, false, true, 0.05), InlineData(7, false, true, 0.5)]
    public void Matches_multiplication_until_nothing_moves(int seed, bool directed, bool weighted, double p)
    {
        var graph = RandomGraph.Gnp(60, p, seed, directed, weighted);
        var matrix = SlowSpectral.Transposed(Dense.Matrix(graph));
        var (vector, value) = SlowSpectral.Dominant(matrix, SlowSpectral.Times(matrix, [.. Enumerable.Repeat(1.0, 60)]));

        var found = EigenvectorCentrality.Compute(graph, default);
        found.Convergence.IsReached.ShouldBeTrue();
        Close.To(value, found.Eigenvalue);
        Close.To(vector, found.Values);
    }

    // The eigenvalue is there as often as the piece: what rounding adds must not tell the pieces apart.
    [Theory]
    [InlineData(2, false), InlineData(3, false), InlineData(2, true), InlineData(3, true)]
    public void Pieces_that_are_alike_have_the_same_values(int pieces, bool directed)
    {
        foreach (var seed in Enumerable.Range(1, 100))
        {
            var people = 4 + (seed % 27);
            var piece = RandomGraph.Gnp(people, Math.Min(0.9, 3.0 / people), seed, directed, weighted: seed % 2 == 0);
            var values = EigenvectorCentrality.Compute(Copies(piece, pieces), default).Values;

            var one = EigenvectorCentrality.Compute(piece, default).Values;
            foreach (var copy in Enumerable.Range(0, pieces))
            {
                Close.To([.. one], [.. Enumerable.Range(0, people).Select(person => values[(person * pieces) + copy])]);
            }
        }
    }

    // The search begins with everyone's strength, and what it leaves of that in other pieces is rounding: it is no centrality.
    [Fact]
    public void Pieces_of_a_lesser_eigenvalue_have_nothing_at_all()
    {
        foreach (var seed in Enumerable.Range(1, 50))
        {
            var ties = Dense.Ties(RandomGraph.Gnp(30, 0.4, seed, weighted: true));
            ties.AddRange(Enumerable.Range(30, 9).Select(person => (person, person + 1, 0.5 + (seed / 100.0))));
            var graph = CsrGraphBuilder.FromTies(
                40, [.. ties.Select(t => t.From)], [.. ties.Select(t => t.To)], [.. ties.Select(t => t.Weight)], directed: false);

            EigenvectorCentrality.Compute(graph, default).Values[30..].ShouldAllBe(value => value == 0);
        }
    }

    // Ten teams that are nearly alike: the next eigenvalues lie close by, and the basis has to start anew.
    [Fact]
    public void Communities_that_are_nearly_alike_are_told_apart_with_equal_bits_on_any_number_of_threads()
    {
        var (from, to, weights) = Large.Ties(12_000, 60_000, 5, near: 40);
        var graph = CsrGraphBuilder.FromTies(12_000, from, to, weights, directed: false);
        var one = EigenvectorCentrality.Compute(graph, Effort.OneThread);

        one.Convergence.IsReached.ShouldBeTrue();
        foreach (var threads in new[] { 2, 8 })
        {
            EigenvectorCentrality.Compute(graph, new(threads)).Values.AsSpan().SequenceEqual(one.Values.AsSpan()).ShouldBeTrue();
        }

        one.Values.Max().ShouldBe(1);
        var largest = 0.0;
        for (var node = 0; node < 12_000; node++)
        {
            var sum = 0.0;
            foreach (var neighbour in graph.Neighbours(node))
            {
                sum += graph.Weight(node, neighbour) * one.Values[neighbour];
            }

            largest = Math.Max(largest, Math.Abs(sum - (one.Eigenvalue * one.Values[node])));
        }

        largest.ShouldBeLessThan(1e-9);
    }

    // Person p of copy c is number p times the copies, plus c.
    private static CsrGraph Copies(CsrGraph piece, int copies)
    {
        var ties = Dense.Ties(piece).SelectMany(tie => Enumerable.Range(0, copies).Select(
            copy => ((tie.From * copies) + copy, (tie.To * copies) + copy, tie.Weight))).ToList();
        return CsrGraphBuilder.FromTies(
            piece.NodeCount * copies,
            [.. ties.Select(tie => tie.Item1)],
            [.. ties.Select(tie => tie.Item2)],
            [.. ties.Select(tie => tie.Weight)],
            piece.IsDirected);
    }

    private static void Check(string ties, double[] expected, double eigenvalue, bool directed = false)
    {
        var found = EigenvectorCentrality.Compute(CsrGraph.Parse(ties, directed), default);
        Close.To(expected, found.Values);
        Close.To(eigenvalue, found.Eigenvalue);
    }
}
