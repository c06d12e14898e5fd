using NetworkLens.Graph.Algorithms.StructuralHoles;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Tests.Algorithms.Connected;

namespace NetworkLens.Graph.Tests.Algorithms.StructuralHoles;

public sealed class ConstraintHierarchyTests
{
    [Fact]
    public void Where_all_contacts_constrain_alike_there_is_none() => Check("0-1 0-2 0-3 0-4 4-5 5-6 6-4", 0, 0);

    [Fact]
    public void The_kite()
    {
        var hierarchy = ConstraintHierarchy.Compute(CsrGraph.Parse(SlowConnected.Kite), default);
        Close.To(
            [0.0335647463, 0.0335647463, 0.0010693233, 0.0095206926, 0.0010693233, 0.019572883, 0.019572883, 0.0122336741, 0, 0],
            hierarchy.Values);
    }

    // Squares of 10/11 and 1/11 of the contact: 100 : 1.
    [Fact]
    public void One_strong_tie_among_weak_ones_is_nearly_all()
    {
        var (strong, weak) = (200 / 101.0, 2 / 101.0);
        Check("0-1:10 0-2:1", 0, ((strong * Math.Log(strong)) + (weak * Math.Log(weak))) / (2 * Math.Log(2)));
    }

    [Fact]
    public void With_fewer_than_two_contacts_there_is_nothing_to_compare()
    {
        var hierarchy = ConstraintHierarchy.Compute(CsrGraph.Parse("0-1 1-2 3"), default);
        (hierarchy.At(0).Why, hierarchy.At(1).Value, hierarchy.At(3).Why).ShouldBe((Absence.NoPairs, 0.0, Absence.NoTies));
        ConstraintHierarchy.Compute(CsrGraph.Parse(""), default).Values.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, 0.05, false), InlineData(2, 0.2, false), InlineData(3, 0.2, true), InlineData(4, 0.5, true), InlineData(5, 0.9, false)]
    public void Matches_the_formula_and_stays_between_0_and_1(int seed, double p, bool directed)
    {
        var graph = RandomGraph.Gnp(40, p, seed, directed);
        var hierarchy = ConstraintHierarchy.Compute(graph, default);

        Close.To(SlowHoles.Hierarchy(graph), hierarchy.Values);
        hierarchy.Values.ShouldAllBe(value => value >= 0 && value <= 1);
        ConstraintHierarchy.Compute(graph, new(8)).Values.ShouldBe(hierarchy.Values);
        hierarchy.Constraint.Values.ShouldBe(BurtConstraint.Compute(graph, default).Values);
    }

    private static void Check(string ties, int person, double expected) =>
        Close.To(expected, ConstraintHierarchy.Compute(CsrGraph.Parse(ties), default).At(person));
}
