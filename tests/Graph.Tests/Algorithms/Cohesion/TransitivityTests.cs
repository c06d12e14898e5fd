using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Tests.Algorithms.Connected;

namespace NetworkLens.Graph.Tests.Algorithms.Cohesion;

public sealed class TransitivityTests
{
    [Theory]
    [InlineData("0-1 1-2 2-0", 1.0, new[] { 1.0, 1, 1 })]
    [InlineData("0-1 1-2 2-3", 0.0, new[] { double.NaN, 0, 0, double.NaN })]
    [InlineData("0-1 0-2 0-3", 0.0, new[] { 0, double.NaN, double.NaN, double.NaN })]
    [InlineData("0-1 1-2 2-3 3-0", 0.0, new[] { 0.0, 0, 0, 0 })]
    [InlineData(SlowCohesion.Complete5, 1.0, new[] { 1.0, 1, 1, 1, 1 })]
    [InlineData("0-1 1-2 2-0 2-3 4", 0.6, new[] { 1, 1, 1 / 3.0, double.NaN, double.NaN })]
    [InlineData(SlowConnected.Kite, 11 / 19.0, new[] { 2 / 3.0, 2 / 3.0, 1, 8 / 15.0, 1, 0.5, 0.5, 1 / 3.0, 0, double.NaN })]
    public void Contacts_who_know_each_other(string ties, double global, double[] local)
    {
        var transitivity = Transitivity.Compute(CsrGraph.Parse(ties), default);

        Close.To(global, transitivity.Value);
        for (var person = 0; person < local.Length; person++)
        {
            if (double.IsNaN(local[person]))
            {
                transitivity.LocalAt(person).Why.ShouldBe(Absence.NoPairs);
                transitivity.Local[person].ShouldBe(0);
            }
            else
            {
                Close.To(local[person], transitivity.LocalAt(person), $"of {person}");
            }
        }

        Close.To(local.Where(value => !double.IsNaN(value)).Average(), transitivity.MeanLocal);
    }

    [Fact]
    public void Of_Zacharys_club()
    {
        var transitivity = Transitivity.Compute(CsrGraph.Parse(SlowConnected.Club), default);

        transitivity.Triangles.ShouldBe(45);
        Close.To(0.2556818181818182, transitivity.Value);
        Close.To(19.4017082590612 / 33, transitivity.MeanLocal);
    }

    [Theory]
    [InlineData("", Absence.NoPeople)]
    [InlineData("0", Absence.NoPairs)]
    [InlineData("0-1 2", Absence.NoPairs)]
    public void Where_nobody_has_two_contacts_there_is_none(string ties, Absence why)
    {
        var transitivity = Transitivity.Compute(CsrGraph.Parse(ties), default);
        (transitivity.Value.Why, transitivity.MeanLocal.Why).ShouldBe((why, why));
    }

    [Fact]
    public void A_tie_either_way_makes_a_contact() =>
        Close.To(0.6, Transitivity.Compute(CsrGraph.Parse("0-1 1-0 1-2:4 2-0 3-2", directed: true), default).Value);

    [Theory]
    [InlineData(1, 20, 0.1, false), InlineData(2, 40, 0.3, true), InlineData(3, 60, 0.6, false), InlineData(4, 60, 0.95, true)]
    public void Triangles_match_trying_every_triple(int seed, int people, double p, bool directed)
    {
        var graph = RandomGraph.Gnp(people, p, seed, directed);
        Transitivity.Compute(graph, default).TrianglesOf.ShouldBe(SlowCohesion.Triangles(graph));
    }

    // Rows of every length, in vectors of one, two and four and in marks: sparse, as many as fit a vector exactly, and dense.
    [Theory]
    [InlineData(9, 1), InlineData(17, 1), InlineData(18, 1), InlineData(33, 1), InlineData(34, 1), InlineData(90, 1)]
    [InlineData(300, 0.05), InlineData(300, 0.12), InlineData(300, 0.3)]
    public void Held_in_vectors_or_marked_the_triangles_are_the_same(int people, double p)
    {
        var graph = RandomGraph.Gnp(people, p, seed: people, weighted: false);
        var marked = TrianglesOfPeople.Compute(graph, vectors: false, Effort.OneThread);

        TrianglesOfPeople.Compute(graph, vectors: true, Effort.OneThread).ShouldBe(marked);
        if (p == 1)
        {
            marked.ShouldAllBe(count => count == (people - 1) * (people - 2) / 2);
        }
        else
        {
            marked.ShouldBe(SlowCohesion.Triangles(graph));
        }
    }

    [Fact]
    public void The_same_on_any_number_of_threads()
    {
        // Ties are near for the most part, so that there are triangles across the ends of parts.
        var (from, to, _) = Large.Ties(40_000, 500_000, seed: 5, near: 60);
        var graph = CsrGraphBuilder.FromTies(40_000, from, to, [], directed: false);
        var one = Transitivity.Compute(graph, new(1));

        one.TrianglesOf.Sum(count => (long)count).ShouldBe(3 * one.Triangles);
        one.TrianglesOf.ShouldBe(TrianglesOfPeople.Compute(graph, vectors: false, new(2)));
        foreach (var threads in new[] { 2, 8 })
        {
            var many = Transitivity.Compute(graph, new(threads));
            many.TrianglesOf.ShouldBe(one.TrianglesOf);
            many.MeanLocal.ShouldBe(one.MeanLocal);
        }
    }

    [Fact]
    public void It_can_be_stopped_and_tells_how_far_it_is()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => Transitivity.Compute(CsrGraph.Parse("0-1"), new(1, null, stop.Token)));
        var heard = new List<double>();
        Transitivity.Compute(Large.Sparse(5_000, 20_000, seed: 1), new(2, new Listener(heard)));
        heard.ShouldBe(heard.Order());
        heard[^1].ShouldBe(1);
    }

    private sealed class Listener(List<double> heard) : IProgress<double>
    {
        public void Report(double value) => heard.Add(value);
    }
}
