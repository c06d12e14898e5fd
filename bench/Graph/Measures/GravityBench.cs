using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>The gravity model with every two neighbouring departments as pairs.</summary>
internal static class GravityBench
{
    public static IEnumerable<BenchMeasure> All(CsrGraph graph)
    {
        int[] people = [.. Enumerable.Range(0, graph.NodeCount)];
        ImmutableArray<int>[] departments = [.. people.GroupBy(HealthSystem.DepartmentOf).Select(group => group.ToImmutableArray())];
        var places = new GravityPeople
        {
            Organisation = [.. people.Select(HealthSystem.OrganisationOf)],
            Directorate = [.. people.Select(HealthSystem.DepartmentOf)],
            Unit = [.. people.Select(person => person / 12)],
            Level = [.. people.Select(person => (Level)(1 + (person % 12 == 0 ? 1 + (person / 12 % 4) : 0)))],
            Profession = [.. people.Select(person => person * 7 % 11)],
            Discipline = [.. people.Select(person => person * 7 % 11 < 7 ? Discipline.Clinical : Discipline.Managerial)],
        };
        ImmutableArray<GroupPair> pairs =
        [
            .. departments.Zip(departments.Skip(1)).Select(pair => new GroupPair(Dimension.Horizontal, pair.First, pair.Second)),
        ];
        var fit = new Lazy<GravityReport>(() => GravityModel.Fit(places, graph, pairs));
        EarlierPlaces same = new(
            [.. people], [.. places.Organisation.Distinct().Order()], [.. Enumerable.Range(0, places.Unit.Max() + 1)]);
        return
        [
            new("gravity model", "", (ties, effort) => GravityModel.Fit(places, ties, pairs, null, effort).Pairs.Sum(pair => pair.Expected))
            {
                Tolerance = 1e-6,
            },
            new(
                "gravity, held against a fit that is there",
                "",
                (ties, effort) => FrozenGravity.Compute(fit.Value, places, ties, same, pairs, null, effort)
                    .Pairs.Sum(pair => pair.Expected))
            {
                Tolerance = 1e-6,
            },
        ];
    }
}
