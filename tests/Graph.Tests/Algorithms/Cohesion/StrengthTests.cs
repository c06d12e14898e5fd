using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Cohesion;

public sealed class StrengthTests
{
    [Fact]
    public void Weights_are_added_each_way()
    {
        var strength = Strength.Compute(CsrGraph.Parse("0-1:2 1-0:0.5 2-0:4 3", directed: true), default);

        strength.Out.ShouldBe([2, 0.5, 4, 0]);
        strength.In.ShouldBe([4.5, 2, 0, 0]);
        strength.All.ShouldBe([6.5, 2.5, 4, 0]);
    }

    [Fact]
    public void Without_weights_it_is_the_degree()
    {
        var graph = RandomGraph.Gnp(30, 0.2, seed: 1, directed: true, weighted: false);
        Strength.Compute(graph, default).All.ShouldBe(Degree.Compute(graph, default).All.Select(degree => (double)degree));
    }

    [Theory]
    [InlineData(1, false), InlineData(2, true)]
    public void They_are_the_sums_of_rows_and_columns(int seed, bool directed)
    {
        var graph = RandomGraph.Gnp(40, 0.3, seed, directed);
        var matrix = Dense.Matrix(graph);
        var strength = Strength.Compute(graph, default);
        for (var i = 0; i < graph.NodeCount; i++)
        {
            var (outward, inward) = (0.0, 0.0);
            for (var j = 0; j < graph.NodeCount; j++)
            {
                outward += matrix[i, j];
                inward += matrix[j, i];
            }

            // Quarters add up without rounding.
            (strength.Out[i], strength.In[i], strength.All[i]).ShouldBe((outward, inward, directed ? outward + inward : outward));
        }
    }

    [Fact]
    public void Nobody_has_no_figure() => Strength.Compute(CsrGraph.Parse(""), default).All.ShouldBeEmpty();
}
