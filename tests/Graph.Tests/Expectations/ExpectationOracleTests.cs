using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Expectations;

/// <summary>
/// Each person judged alone, by the words of the definition: who counts as reached, by a walk from that person, and whether any few others
/// who leave would cut that off, by trying all sets of them.
/// </summary>
public sealed class ExpectationOracleTests
{
    [Theory]
    [InlineData(TieDirection.Either), InlineData(TieDirection.Both), InlineData(TieDirection.Directed)]
    public void Every_person_is_judged_as_by_walking_and_by_removing_all_sets_of_others(TieDirection direction)
    {
        var seen = new int[4];
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var network = Draft.Random(seed, people: 16, density: 0.14).Build(direction);
            foreach (var relation in Enum.GetValues<ExpectationRelation>())
            {
                PeopleCriteria from = Some(random, network), to = random.Next(4) == 0 ? from : Some(random, network);
                var expectation = new Expectation(from, to, relation, random.Next(1, 4), random.Next(1, 4));
                var result = ExpectationResult.Compute(network, expectation);
                for (var person = 0; person < network.PeopleCount; person++)
                {
                    ExpectationFailure? found = result.Unreached.Contains(person) ? ExpectationFailure.Unreached
                        : result.TooFewRoutes.Contains(person) ? ExpectationFailure.TooFewRoutes
                        : result.NobodyThere.Contains(person) ? ExpectationFailure.NobodyThere
                        : null;
                    var expected = Judge(network, expectation, person);
                    found.ShouldBe(expected, $"seed {seed}, {relation}, person {person}, {expectation.Key}");
                    seen[found is { } why ? (int)why : 0]++;
                }

                result.Expected.ShouldBe(
                    People(network).Count(p => Fits(network, from, Primary(network, p)) && IsPlaced(network, relation, p)));
            }
        }

        seen.Min().ShouldBeGreaterThan(30); // Every outcome was there to be judged.
    }

    // Where many are to reach the same ones, one search takes the place of many flows.
    [Theory]
    [InlineData(TieDirection.Either), InlineData(TieDirection.Directed)]
    public void One_search_for_all_says_what_a_flow_for_each_does(TieDirection direction)
    {
        var (safe, cut) = (0, 0);
        for (var seed = 0; seed < 40; seed++)
        {
            var ties = Draft.Random(seed, people: 60, density: 0.035 + (0.001 * (seed % 10))).Build(direction).Ties;
            var random = new Random(seed);
            int[] group = [.. Enumerable.Range(0, 60).Where(_ => random.Next(10) == 0)];
            var all = SingleCuts.Safe(ties, ties.Transpose(), group, TestContext.Current.CancellationToken);
            var flow = new VertexFlow(ties);
            flow.LeadTo(group);
            foreach (var person in Enumerable.Range(0, 60).Except(group))
            {
                var isSafe = flow.RoutesFrom(person, 2, TestContext.Current.CancellationToken) == 2;
                all[person].ShouldBe(isSafe, $"seed {seed}, person {person}");
                (safe, cut) = isSafe ? (safe + 1, cut) : (safe, cut + 1);
            }
        }

        Math.Min(safe, cut).ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData(TieDirection.Either, 2), InlineData(TieDirection.Either, 3), InlineData(TieDirection.Either, 4)]
    [InlineData(TieDirection.Directed, 2), InlineData(TieDirection.Directed, 3)]
    public void What_is_known_of_some_says_of_others_what_a_flow_for_each_does(TieDirection direction, int routes)
    {
        var cancel = TestContext.Current.CancellationToken;
        var (safe, cut) = (0, 0);
        for (var seed = 0; seed < 40; seed++)
        {
            // Two parts with few ties between, so that some cuts have many behind them.
            var random = new Random(seed);
            var draft = Draft.Random(seed, people: 50, density: 0.03 + (0.006 * (seed % 10)));
            for (var person = 50; person < 80; person++)
            {
                draft.Person();
                for (var tie = 0; tie < 5; tie++)
                {
                    draft.Tie(person, 50 + random.Next(person - 49)).Tie(50 + random.Next(person - 49), person);
                }
            }

            for (var bridge = 0; bridge < seed % 5; bridge++)
            {
                draft.Tie(random.Next(50), 50 + random.Next(30)).Tie(50 + random.Next(30), random.Next(50));
            }

            var ties = draft.Build(direction).Ties;
            int[] group = [.. Enumerable.Range(0, 50).Where(_ => random.Next(8) == 0)];
            int[] asked = [.. Enumerable.Range(0, 80).Except(group).Where(_ => random.Next(3) > 0)];
            var flow = new VertexFlow(ties);
            var all = SmallCuts.Safe(ties.Transpose(), flow, group, asked, routes, cancel);
            flow.LeadTo(group);
            foreach (var person in asked)
            {
                var isSafe = flow.RoutesFrom(person, routes, cancel) == routes;
                all[person].ShouldBe(isSafe, $"seed {seed}, person {person}");
                (safe, cut) = isSafe ? (safe + 1, cut) : (safe, cut + 1);
            }
        }

        Math.Min(safe, cut).ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_search_for_cuts_can_be_stopped_for_one_and_for_all()
    {
        // A ring and a group opposite: everybody has two routes, and nobody's are known without a search.
        var draft = new Draft();
        for (var person = 0; person < 12; person++)
        {
            draft.Person();
        }

        for (var person = 0; person < 12; person++)
        {
            draft.Tie(person, (person + 1) % 12);
        }

        var ties = draft.Build(TieDirection.Either).Ties;
        int[] group = [0, 1];
        CancellationToken open = TestContext.Current.CancellationToken, stopped = new(canceled: true);
        Stops(cancel => SingleCuts.Safe(ties, ties.Transpose(), group, cancel));
        Stops(cancel => SmallCuts.Safe(ties.Transpose(), new(ties), group, Enumerable.Range(2, 10), 2, cancel));
        Stops(cancel =>
        {
            var flow = new VertexFlow(ties);
            flow.LeadTo(group);
            return [flow.RoutesFrom(6, 2, cancel) == 2];
        });

        // How far a search walks is what it is judged by: the same twice.
        var twice = new VertexFlow(ties);
        twice.LeadTo(group);
        twice.RoutesFrom(6, 2, open);
        var once = twice.Walked;
        twice.RoutesFrom(6, 2, open);
        once.ShouldBeGreaterThan(10);
        twice.Walked.ShouldBe(2 * once);

        void Stops(Func<CancellationToken, bool[]> work)
        {
            work(open).ShouldAllBe(isSafe => isSafe);
            Should.Throw<OperationCanceledException>(() => work(stopped));
        }
    }

    [Fact]
    public void Names_of_people_do_not_matter()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var draft = Draft.Random(seed, people: 30, density: 0.1);
            int[] name = [.. Enumerable.Range(0, 30).Select(i => ((i * 7) + seed) % 30)];
            var expectation = new Expectation(
                new() { Levels = [Level.Frontline] }, new() { Levels = [Level.TeamLead, Level.Executive] },
                ExpectationRelation.OtherOrganisation, 2, 2);
            var one = ExpectationResult.Compute(draft.Build(), expectation);
            var other = ExpectationResult.Compute(draft.Relabelled(name).Build(), expectation);
            other.Failing(null).ShouldBe(one.Failing(null).Select(p => name[p]).Order());
            (other.Met, other.Targets, other.Unplaced).ShouldBe((one.Met, one.Targets, one.Unplaced));
        }
    }

    [Fact]
    public void More_ties_more_steps_and_fewer_routes_never_make_fewer_comply()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var draft = Draft.Random(seed, people: 25, density: 0.08);
            var expectation = new Expectation(
                new() { Levels = [Level.Frontline] }, new() { Levels = [Level.ServiceLead, Level.Directorate, Level.Executive] },
                (ExpectationRelation)random.Next(7), 2, 2);
            var met = ExpectationResult.Compute(draft.Build(), expectation).Met;
            ExpectationResult.Compute(draft.Build(), expectation with { Within = 3 }).Met.ShouldBeGreaterThanOrEqualTo(met);
            ExpectationResult.Compute(draft.Build(), expectation with { Routes = 1 }).Met.ShouldBeGreaterThanOrEqualTo(met);
            draft.Tie(random.Next(25), random.Next(25));
            ExpectationResult.Compute(draft.Build(), expectation).Met.ShouldBeGreaterThanOrEqualTo(met);
        }
    }

    /// <summary>Whom a person is to reach, that person perhaps included; null for whoever is not expected to reach anybody.</summary>
    internal static HashSet<int>? TargetsOf(OrganisationNetwork network, Expectation expectation, int person)
    {
        var home = Primary(network, person);
        return !Fits(network, expectation.From, home) || !IsPlaced(network, expectation.Relation, person)
            ? null
            : [.. People(network).Where(other => Places(network, other).Any(place =>
                Fits(network, expectation.To, place) && Relates(network, expectation.Relation, home, place)))];
    }

    internal static PeopleCriteria SomeCriteria(Random random, OrganisationNetwork network) => Some(random, network);

    private static ExpectationFailure? Judge(OrganisationNetwork network, Expectation expectation, int person)
    {
        if (TargetsOf(network, expectation, person) is not { } targets)
        {
            return null;
        }

        if (targets.Contains(person))
        {
            if (expectation.From.Key != expectation.To.Key || expectation.Relation > ExpectationRelation.SameUnit)
            {
                return null;
            }

            targets.Remove(person);
        }

        return targets.Count == 0 ? ExpectationFailure.NobodyThere
            : !Walk(network.Ties, person, [], expectation.Within).Overlaps(targets) ? ExpectationFailure.Unreached
            : Sets(network.PeopleCount, expectation.Routes - 1).Any(gone =>
                !gone.Contains(person) && !Walk(network.Ties, person, gone, network.PeopleCount).Overlaps(targets))
            ? ExpectationFailure.TooFewRoutes
            : null;
    }

    // All sets of so many people at most; larger ones cut no less, so the largest are enough.
    private static IEnumerable<int[]> Sets(int people, int size) => size switch
    {
        0 => [[]],
        1 => Enumerable.Range(0, people).Select(p => new[] { p }),
        _ => from p in Enumerable.Range(0, people) from q in Enumerable.Range(0, p + 1) select new[] { p, q },
    };

    private static HashSet<int> Walk(CsrGraph ties, int from, int[] gone, int steps)
    {
        var reached = new HashSet<int> { from };
        for (var step = 0; step < steps; step++)
        {
            foreach (var person in reached.ToArray())
            {
                foreach (var other in ties.Neighbours(person))
                {
                    if (!gone.Contains(other))
                    {
                        reached.Add(other);
                    }
                }
            }
        }

        reached.Remove(from);
        return reached;
    }

    private static bool Relates(OrganisationNetwork network, ExpectationRelation relation, Place home, Place there) => relation switch
    {
        ExpectationRelation.SameOrganisation => there.Organisation >= 0 && there.Organisation == home.Organisation,
        ExpectationRelation.SameDirectorate => there.Unit >= 0 && Top(network, there.Unit) == Top(network, home.Unit),
        ExpectationRelation.SameUnit => there.Unit >= 0 && there.Unit == home.Unit,
        ExpectationRelation.OtherUnit =>
            there.Organisation >= 0 && there.Organisation == home.Organisation && there.Unit >= 0 && there.Unit != home.Unit,
        ExpectationRelation.OtherOrganisation => there.Organisation >= 0 && there.Organisation != home.Organisation,
        ExpectationRelation.Counterpart => there.Organisation >= 0 && there.Organisation != home.Organisation
            && Line(network, there.Unit) is { } line && line == Line(network, home.Unit),
        _ => true,
    };

    private static bool IsPlaced(OrganisationNetwork network, ExpectationRelation relation, int person)
    {
        var home = Primary(network, person);
        return relation switch
        {
            ExpectationRelation.Any => true,
            ExpectationRelation.SameOrganisation or ExpectationRelation.OtherOrganisation => home.Organisation >= 0,
            ExpectationRelation.Counterpart => home.Organisation >= 0 && Line(network, home.Unit) is not null,
            ExpectationRelation.OtherUnit => home is { Unit: >= 0, Organisation: >= 0 },
            _ => home.Unit >= 0,
        };
    }

    private static bool Fits(OrganisationNetwork network, PeopleCriteria criteria, Place place) =>
        (criteria.Organisations.IsEmpty
            || (place.Organisation >= 0 && criteria.Organisations.Contains(network.Organisations[place.Organisation].Key)))
        && (criteria.Units.IsEmpty || Above(network, place.Unit).Any(unit => criteria.Units.Contains(network.Units[unit].Key)))
        && (criteria.Levels.IsEmpty || criteria.Levels.Contains(place.Level))
        && (criteria.Disciplines.IsEmpty || criteria.Disciplines.Contains(network.DisciplineOf[place.Person]))
        && (criteria.Professions.IsEmpty || (network.Profession.Codes[place.Person] is >= 0 and var code
            && criteria.Professions.Contains(network.Profession.Values[code])));

    private static IEnumerable<int> Above(OrganisationNetwork network, int unit)
    {
        for (var above = unit; above >= 0; above = network.Units[above].Parent)
        {
            yield return above;
        }
    }

    private static int Top(OrganisationNetwork network, int unit) => unit < 0 ? -1 : Above(network, unit).Last();

    private static string? Line(OrganisationNetwork network, int unit) =>
        Above(network, unit).Select(above => network.Units[above].ServiceLine).FirstOrDefault(line => line is not null);

    private static IEnumerable<int> People(OrganisationNetwork network) => Enumerable.Range(0, network.PeopleCount);

    private static Place Primary(OrganisationNetwork network, int person) =>
        new(person, network.OrganisationOf[person], network.UnitOf[person], network.LevelOf[person]);

    private static IEnumerable<Place> Places(OrganisationNetwork network, int person) =>
        network.Posts.Where(post => post.Holder == person && !post.IsPrimary)
            .Select(post => new Place(person, post.Organisation, post.Unit, post.Level)).Prepend(Primary(network, person));

    private static PeopleCriteria Some(Random random, OrganisationNetwork network) => new()
    {
        Organisations = random.Next(4) == 0 ? ["O00", "O01"] : [],
        Units = random.Next(6) == 0 ? [network.Units[random.Next(network.Units.Length)].Key, network.Units[0].Key] : [],
        Professions = random.Next(6) == 0 ? ["nurse"] : [],
        Levels = random.Next(3) == 0 ? [] : [Level.Frontline, (Level)random.Next(7)],
        Disciplines = random.Next(5) == 0 ? [Discipline.Clinical, Discipline.Hybrid] : [],
    };

    private readonly record struct Place(int Person, int Organisation, int Unit, Level Level);
}
