using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Country;

/// <summary>
/// Rules of users held against a whole system: every template by one, two, three and five separate routes, beside a smallest cut for each
/// person; the same where few ties lead to those who are to be reached; and what rules of many places add to a gap report.
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
        Narrows(network, watches);
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

    // Where routes are fewest nobody is safe, and what is known of some tells little of others: boards that two people alone are joined
    // to, and teams that two of their people alone join to the rest.
    private static void Narrows(OrganisationNetwork network, Stopwatches watches)
    {
        (string Name, OrganisationNetwork Network)[] all =
        [
            ("boards", Without(network, (low, high) =>
                (IsBoard(low) || IsBoard(high)) && (IsElsewhere(low, high) || !IsOfBoardOrDoor(low) || !IsOfBoardOrDoor(high)))),
            ("teams", Without(network, (low, high) =>
                low / HealthSystem.Team != high / HealthSystem.Team && (low % HealthSystem.Team > 1 || high % HealthSystem.Team > 1))),
        ];
        PeopleCriteria front = new() { Levels = [Level.Frontline] }, leads = new() { Levels = [Level.TeamLead, Level.ServiceLead] };
        (string Name, Expectation Rule)[] rules =
        [
            ("to the board", ExpectationTemplate.All[0].Expectation),
            ("to leads of other teams", new(front, leads, ExpectationRelation.OtherUnit)),
            ("among peers", new(front, front)),
        ];
        foreach (var (name, narrow) in all)
        {
            watches.Head($"the front line, {name} joined through two");
            foreach (var (rule, expectation) in rules)
            {
                foreach (var routes in (int[])[2, 3, Expectation.MostRoutes])
                {
                    watches.Step(
                        $"{rule}, {routes} routes",
                        () => ExpectationResult.Compute(
                            narrow, expectation with { Within = Expectation.MostSteps, Routes = routes }, Effort.OneThread),
                        made => made.Met);
                }
            }
        }

        bool IsBoard(int person) => network.LevelOf[person] == Level.Executive;

        bool IsElsewhere(int one, int other) => network.OrganisationOf[one] != network.OrganisationOf[other];

        // The door are the two who come right after the executives.
        bool IsOfBoardOrDoor(int person) => Enumerable.Range(Math.Max(0, person - 2), Math.Min(person, 2) + 1).Any(IsBoard);
    }

    // The same people with some ties left out, each given by its lower and its higher end.
    private static OrganisationNetwork Without(OrganisationNetwork network, Func<int, int, bool> isGone)
    {
        var (from, to) = (new List<int>(), new List<int>());
        for (var person = 0; person < network.PeopleCount; person++)
        {
            foreach (var other in network.Ties.Neighbours(person))
            {
                if (person < other && !isGone(person, other))
                {
                    from.Add(person);
                    to.Add(other);
                }
            }
        }

        var ties = CsrGraphBuilder.FromTies(
            network.PeopleCount, CollectionsMarshal.AsSpan(from), CollectionsMarshal.AsSpan(to), [], directed: false);
        return CountryNetwork.Around(ties, ties);
    }
}
