using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>What could be done about a network: new links, pairs of one partner each, cohorts, and whom to ask next.</summary>
internal static class SuggestionsBench
{
    private const int MostPartners = 1_000;
    private const int Links = 1_000;
    private const int MissingOfGap = 10;

    public static IEnumerable<BenchMeasure> All(CsrGraph graph)
    {
        int[] departments = [.. Enumerable.Range(0, graph.NodeCount).Select(HealthSystem.DepartmentOf)];
        var groups = departments.Length == 0 ? 0 : departments[^1] + 1;
        var answered = new bool[graph.NodeCount];
        WatchedPair[] watched = [.. Enumerable.Range(1, Math.Max(0, groups - 1)).Select(g => new WatchedPair(g - 1, g, 1))];
        double[] worth = [.. Enumerable.Range(0, groups).Select(g => 1 + (g % 5.0))];
        var standsFor = NodeSets.Of([.. Enumerable.Range(0, graph.NodeCount).Select(p => Met(graph, departments, p))]);
        var network = new Lazy<OrganisationNetwork>(() => NetworkOf(graph));
        ImmutableArray<GapToClose> gaps = GapsOf(departments, groups);
        return
        [
            LinksOf("closing gaps", LinkObjective.CloseGaps, null),
            LinksOf("reach", LinkObjective.Reach, Dimension.Horizontal),
            LinksOf("distance", LinkObjective.Distance, Dimension.CrossOrganisation),
            new("pairings, 1,000 to 1,000", "", (ties, effort) =>
            {
                var partners = Math.Min(MostPartners, ties.NodeCount / 2);
                var request = new PairingRequest([.. Enumerable.Range(0, partners)], [.. Enumerable.Range(partners, partners)]);
                return SuggestedPairings.Compute(network.Value, request, effort).Total;
            })
            {
                MostPeople = 25_000,
            },
            new("programme of 20", "", (ties, effort) => ProgrammeCohort.Compute(
                network.Value, [.. Enumerable.Range(0, ties.NodeCount)], 20, throughTies: true, [], effort).Share.Value ?? 0)
            {
                MostPeople = 25_000,
            },
            new("next to ask, 100 people", "", (ties, effort) =>
                NextToAsk.Compute(network.Value, Dimension.Horizontal, answered, 100, effort).Gains.Sum()),
            new("assignment, 1,000 to 1,000", "", (ties, effort) =>
            {
                var partners = Math.Min(MostPartners, ties.NodeCount / 2);
                return Assignment.Compute(partners, partners, Strangers(ties, partners), effort).Total;
            }),
            new("cohort of 20", "", (ties, effort) => Cohort.Compute(standsFor, worth, 20, [], effort).Covered)
            {
                MostPeople = 25_000,
            },
            new("whom to ask, 100 people", "", (ties, effort) =>
                WhomToAsk.Compute(departments, groups, answered, watched, 100, effort).Gains.Sum()),
        ];

        BenchMeasure LinksOf(string what, LinkObjective objective, Dimension? dimension) =>
            new($"1,000 links, {what}", "", (ties, effort) =>
                SuggestedLinks.Compute(network.Value, new(objective, dimension, Links, 2), gaps, effort) is var found
                    ? Math.Abs(found.After - found.Before)
                    : 0)
            {
                MostPeople = 250_000,
            };
    }

    /// <summary>Neighbouring departments, each two of which lack so many ties, and every three departments beside the next three.</summary>
    private static ImmutableArray<GapToClose> GapsOf(int[] departments, int groups)
    {
        var people = NodeSets.ByCode(departments, groups);
        return
        [
            .. Enumerable.Range(1, Math.Max(0, groups - 1)).Select(at => Gap($"{at}", at - 1, at, at + 1)),
            .. Enumerable.Range(0, groups / 6).Select(at => Gap($"three {at}", 6 * at, (6 * at) + 3, (6 * at) + 6)),
        ];

        GapToClose Gap(string id, int from, int to, int end) => new(
            id, Dimension.Horizontal, Of(from, to), Of(to, Math.Min(end, groups)), MissingOfGap, 0);

        ImmutableArray<int> Of(int from, int end) =>
            [.. Enumerable.Range(from, end - from).SelectMany(group => people[group].ToArray())];
    }

    /// <summary>The network with a department and an organisation for everyone; one of twelve leads.</summary>
    private static OrganisationNetwork NetworkOf(CsrGraph graph)
    {
        int[] people = [.. Enumerable.Range(0, graph.NodeCount)];
        var departments = people.Length == 0 ? 0 : HealthSystem.DepartmentOf(people[^1]) + 1;
        var organisations = people.Length == 0 ? 0 : HealthSystem.OrganisationOf(people[^1]) + 1;
        var ofDepartment = people.GroupBy(HealthSystem.DepartmentOf).Select(group => HealthSystem.OrganisationOf(group.First())).ToArray();
        return new()
        {
            Lens = Lens.Default,
            Version = "bench",
            Arcs = graph,
            Ties = graph,
            PersonKeys = [.. people.Select(person => $"{person:00000000}")],
            PersonIds = [.. people.Select(person => (long)person)],
            Organisations = [.. Enumerable.Range(0, organisations).Select(o => new Organisation(o, $"{o:0000}", $"{o}", []))],
            Units = [.. Enumerable.Range(0, departments).Select(d => new Unit(d, $"{d:000000}", $"{d}", ofDepartment[d], -1, null, null))],
            OrganisationOf = [.. people.Select(HealthSystem.OrganisationOf)],
            UnitOf = [.. people.Select(HealthSystem.DepartmentOf)],
            LevelOf = [.. people.Select(person => person % HealthSystem.Team == 0 ? Level.TeamLead : Level.Frontline)],
            DisciplineOf = [.. people.Select(person => person % HealthSystem.Team == 0 ? Discipline.Managerial : Discipline.Clinical)],
            ManagementShareOf = [.. people.Select(_ => double.NaN)],
            Profession = AttributeColumn.FromValues("profession", [.. people.Select(person => $"profession {person % 7}")]),
            Attributes = ImmutableSortedDictionary<string, AttributeColumn>.Empty,
            Posts = [],
            Lines = [],
        };
    }

    /// <summary>The departments that somebody knows someone of.</summary>
    private static int[] Met(CsrGraph graph, int[] departments, int person) =>
        [.. graph.Neighbours(person).ToArray().Select(other => departments[other]).Append(departments[person]).Distinct()];

    private static WeightedPair[] Strangers(CsrGraph ties, int partners) =>
        [.. from row in Enumerable.Range(0, partners)
            from column in Enumerable.Range(0, partners)
            where !ties.HasTie(row, partners + column)
            select new WeightedPair(row, column, 1.0 / (1 + (((row * 7919L) + (column * 104_729L)) % 1_009)))];
}
