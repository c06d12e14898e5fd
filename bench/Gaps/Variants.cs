using System.Globalization;
using System.Text;
using NetworkLens.Gaps.Bench.Methods;
using NetworkLens.Gaps.Bench.Scoring;
using NetworkLens.Gaps.Bench.Systems;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;

namespace NetworkLens.Gaps.Bench;

/// <summary>The model as it is beside the model as it might be: what a choice is worth.</summary>
internal static class Variants
{
    private static readonly GravityOptions Few = GravityOptions.Default with { TrimCellPairLimit = 30_000 };

    /// <summary>A table, over the systems that a choice bears on.</summary>
    public static string Of(SystemPlan[] plans)
    {
        var page = new StringBuilder();
        page.AppendLine().AppendLine("## Choices of the model").AppendLine();
        page.AppendLine("| | systems | gap-free: p < .05, H | all | recall .001 | precision |").AppendLine("|---|---|---|---|---|---|");
        var services = Systems(plans, Scenario.Services, Scenario.ServicesFree);
        Row(page, "services: a tier of their own", services, Gravity.Find);
        Row(page, "services in place of directorates, these in place of sites", services, system => Fit(system, Displaced));
        Row(page, "services not told", services, system => Fit(system, people => people with { Service = default }));
        var (many, large) = (Systems(plans, Scenario.Many), Systems(plans, Scenario.Large, Scenario.LargeFree));
        Row(page, "30 % cut: all gaps leave the fit", many, Gravity.Find);
        Row(page, "the same, up to 30,000 pairs of cells", many, system => Gravity.FindingsOf(Gravity.Fit(system, Few)));
        Row(page, "12,000 to 25,000 people: all gaps leave the fit", large, Gravity.Find);
        Row(page, "the same, up to 30,000 pairs of cells", large, system => Gravity.FindingsOf(Gravity.Fit(system, Few)));
        return page.ToString();
    }

    private static PlantedSystem[] Systems(SystemPlan[] plans, params string[] scenarios) =>
        [.. plans.Where(plan => scenarios.Contains(plan.Scenario)).Select(PlantedSystem.Make)];

    private static Finding[] Fit(PlantedSystem system, Func<GravityPeople, GravityPeople> change) =>
        Gravity.FindingsOf(Gravity.Fit(system, null, change(Gravity.PeopleOf(system))));

    private static GravityPeople Displaced(GravityPeople people) => people with
    {
        Directorate =
            [.. people.Directorate.Zip(people.Service, (directorate, service) => service >= 0 ? 1_000_000 + service : directorate)],
        Site = people.Directorate,
        Service = default,
    };

    private static void Row(StringBuilder page, string name, PlantedSystem[] systems, Func<PlantedSystem, Finding[]> find)
    {
        ScoredPair[] pairs = [.. systems.SelectMany((system, number) => ScoredPair.Of(number, system, find(system)))];
        ScoredPair[] free = [.. pairs.Where(pair => systems[pair.System].Plan.CutShare <= 0)];
        ScoredPair[] planted = [.. pairs.Where(pair => systems[pair.System].Plan.CutShare > 0)];
        var (siblings, tested) = (Scores.FalsePositives(free, 0.05, Dimension.Horizontal), Scores.FalsePositives(free, 0.05));
        string[] cells =
            [Text(siblings), Text(tested), Text(Scores.Recall(planted, 0.001)), Text(Scores.Precision(planted))];
        page.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {systems.Length} | {string.Join(" | ", cells)} |");
    }

    private static string Text(Share share) => share.Cases == 0
        ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{share.Value:0.000} of {share.Cases}");
}
