using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms;

public sealed class DensityTests
{
    [Theory]
    [InlineData("0-1 1-2 2-0", false, 1)]
    [InlineData("0-1 1-2 2-0", true, 0.5)]
    [InlineData("0-1 3", false, 1 / 6.0)]
    [InlineData("1", false, 0)]
    [InlineData("0-1:7", false, 1)]
    public void Ties_over_possible_ties(string ties, bool directed, double expected) =>
        Close.To(expected, Density.Compute(CsrGraph.Parse(ties, directed)));

    [Fact]
    public void Nobody_and_one_person_have_none()
    {
        Density.Compute(CsrGraph.Parse("")).Why.ShouldBe(Absence.NoPeople);
        Density.Compute(CsrGraph.Parse("0")).Why.ShouldBe(Absence.TooFewPeople);
    }
}
