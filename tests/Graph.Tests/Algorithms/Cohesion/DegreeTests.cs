using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Cohesion;

public sealed class DegreeTests
{
    [Fact]
    public void A_mutual_tie_counts_once_each_way_and_twice_in_all()
    {
        var degree = Degree.Compute(CsrGraph.Parse("0-1 1-0 2-0 3", directed: true), default);

        degree.Out.ShouldBe([1, 1, 1, 0]);
        degree.In.ShouldBe([2, 1, 0, 0]);
        degree.All.ShouldBe([3, 2, 1, 0]);
    }

    [Fact]
    public void Without_directions_the_three_are_one()
    {
        var degree = Degree.Compute(CsrGraph.Parse("0-1:5 0-2 0-0 3"), default);

        degree.All.ShouldBe([2, 1, 1, 0]);
        (degree.In == degree.All && degree.Out == degree.All).ShouldBeTrue();
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("0", 1)]
    public void One_person_has_none_and_nobody_has_no_figure(string ties, int people)
    {
        foreach (var directed in new[] { false, true })
        {
            var degree = Degree.Compute(CsrGraph.Parse(ties, directed), default);
            (degree.Out.Length, degree.In.Length, degree.All.Sum()).ShouldBe((people, people, 0));
        }
    }

    [Theory]
    [InlineData(1, 40, false), InlineData(2, 40, true), InlineData(3, 1_700, true)]
    public void They_are_the_sums_of_rows_and_columns(int seed, int people, bool directed)
    {
        // The largest of them has more arcs than are counted between two looks at the token.
        var graph = RandomGraph.Gnp(people, 0.4, seed, directed);
        var matrix = Dense.Matrix(graph);
        var degree = Degree.Compute(graph, Effort.OneThread);
        for (var i = 0; i < people; i++)
        {
            var (outward, inward) = (0, 0);
            for (var j = 0; j < people; j++)
            {
                outward += matrix[i, j] > 0 ? 1 : 0;
                inward += matrix[j, i] > 0 ? 1 : 0;
            }

            (degree.Out[i], degree.In[i], degree.All[i]).ShouldBe((outward, inward, directed ? outward + inward : outward));
        }
    }
}
