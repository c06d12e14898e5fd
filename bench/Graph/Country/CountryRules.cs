using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Country;

/// <summary>
/// Rules of users held against a whole system: every template by one, two, three and five separate routes, beside a smallest cut for each
/// person; and what rules of many places add to a gap report.
/// </summary>
internal static class CountryRules
{
    private const int Sampled = 200;

    /// <summary>Takes the steps.</summary>
    public static void Run(OrganisationNetwork network, TextWriter output)
    {
        var watches = new Stopwatches(output);
        watches.Head("rules, people who comply");
        foreach (var template in ExpectationTemplate.All)
        {
            foreach (var routes in (int[])[1, 2, 3, 5])
            {
                watches.Step(
                    $"{template.Name}, {routes} routes",
                    () => ExpectationResult.Compute(network, template.Expectation with { Routes = routes }, Effort.OneThread),
                    made => made.Met);
            }
        }

        PlainCuts(network, watches);
        watches.Head("gap report, pairs");
        watches.Step("without rules", () => GapReport.Compute(network), made => made.Pairs.Length);
        var leads = new PeopleCriteria { Levels = [Level.TeamLead, Level.ServiceLead] };
        With("every team with its leads and the others", new(PeopleCriteria.Everybody, leads, ExpectationRelation.OtherUnit));
        With("every directorate with its leads", new(PeopleCriteria.Everybody, leads, ExpectationRelation.SameDirectorate));
        With("every team with everybody elsewhere", new(
            new() { Levels = [Level.Frontline] }, PeopleCriteria.Everybody, ExpectationRelation.OtherUnit));

        void With(string name, Expectation rule) => watches.Step(
            name,
            () => GapReport.Compute(network, new() { Rules = [new(1, rule)] }),
            made => made.Pairs.Count(pair => pair.Rule is not null));
    }

    // The front line of the first organisation and its executives: what a rule of three routes asks of each of them.
    private static void PlainCuts(OrganisationNetwork network, Stopwatches watches)
    {
        var here = Enumerable.Range(0, network.PeopleCount).Where(person => network.OrganisationOf[person] == 0).ToList();
        int[] board = [.. here.Where(person => network.LevelOf[person] == Level.Executive)];
        ImmutableArray<int> some = [.. here.Where(person => network.LevelOf[person] == Level.Frontline).Take(Sampled)];
        watches.Step(
            $"a smallest cut of up to 3 for {some.Length} people each",
            () => some.Count(person => VertexConnectivity.Compute(
                network.Ties, network.Ties.Neighbours(person), board, 3, default).Size == 3),
            made => made);
    }
}
