using NetworkLens.Gaps.Bench.Methods;
using NetworkLens.Gaps.Bench.Systems;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Gaps.Tests.Methods;

public sealed class PlainMethodsTests
{
    private static readonly PlantedSystem System = PlantedSystem.Make(
        new() { Scenario = "test", Seed = 3, People = 3000, CutShare = 0.2 });

    // Raw: nothing but ties per possible tie, in score and severity, whatever dimension the pair is of.
    [Fact]
    public void Raw_density_is_ties_of_possible_ties()
    {
        var found = PlainMethods.Density(System);
        for (var at = 0; at < found.Length; at++)
        {
            var density = System.Observed[at] / ((double)System.Pairs[at].A.Length * System.Pairs[at].B.Length);
            found[at].Score.ShouldBe(density, 1e-15);
            found[at].Severity.ShouldBe(1 - density, 1e-15);
        }

        found.Select(finding => finding.Score).Distinct().Count().ShouldBeGreaterThan(20);
    }

    // Beside the median of the dimension half of its pairs are below 1, and have a severity, and half are not.
    [Fact]
    public void Density_beside_its_dimension_is_1_at_the_median()
    {
        var found = PlainMethods.DensityOfDimension(System);
        foreach (var dimension in new[] { Dimension.Horizontal, Dimension.ClinicalManagerial, Dimension.CrossOrganisation })
        {
            var of = found.Where((_, at) => System.Pairs[at].Dimension == dimension).ToArray();
            of.Length.ShouldBeGreaterThan(2);
            of.Count(finding => finding.Score < 1).ShouldBeLessThanOrEqualTo((of.Length + 1) / 2);
            of.Count(finding => finding.Score > 1).ShouldBeLessThanOrEqualTo((of.Length + 1) / 2);
            of.ShouldAllBe(finding => finding.Severity == Math.Max(0, 1 - finding.Score));
        }
    }
}
