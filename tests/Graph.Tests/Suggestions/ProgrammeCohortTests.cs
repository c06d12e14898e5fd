using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Tests.Suggestions;

public sealed class ProgrammeCohortTests
{
    [Fact]
    public void One_participant_of_a_small_trust_can_be_counted_by_hand()
    {
        // Units of 3 and 1 people, professions of 2 and 2, one organisation. 0 stands for 3/4 + 1/2 + 1, of 3.
        var found = Compute(Trust().Build(), 1, throughTies: false);
        found.Members.ShouldBe([0]);
        Close.To(2.25 / 3, found.Share);
        Close.To(2.25 / 3, found.BestShare);
        (found.Units, found.Professions, found.Organisations).ShouldBe((new(1, 2), new(1, 2), new(1, 1)));

        // 2 knows 3 of the other unit and stands for both.
        var through = Compute(Trust().Ties("2-3").Build(), 1, throughTies: true);
        through.Members.ShouldBe([2]);
        Close.To(2.5 / 3, through.Share);
        through.Units.ShouldBe(new(2, 2));
    }

    [Fact]
    public void Candidates_and_quotas_hold()
    {
        var network = Trust().Build();
        Compute(network, 4, throughTies: false, [1, 2]).Members.ShouldBe([1, 2]);
        var quota = new CohortQuota(network.Profession.Codes, [0, 4]);
        Compute(network, 4, throughTies: false, [0, 1, 2, 3], quota).Members.ShouldAllBe(person => network.Profession.Codes[person] == 1);
        Compute(network, 0, throughTies: false).Members.ShouldBeEmpty();
        Compute(network, 4, throughTies: false, []).Share.Why.ShouldBe(Absence.NoPeople);
        Compute(new Draft().Build(), 4, throughTies: true, []).Members.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_has_no_place_stands_for_nothing()
    {
        var draft = new Draft();
        draft.Person();
        draft.Person();
        var found = Compute(draft.Ties("0-1").Build(), 2, throughTies: true, [0, 1]);
        found.Members.ShouldBeEmpty();
        (found.Share.Why, found.Units).ShouldBe((Absence.NoPeople, default));
    }

    [Fact]
    public void Is_near_the_best_of_all_choices()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var network = Draft.Random(seed, people: 14).Build();
            var quota = new CohortQuota(network.Profession.Codes, [.. network.Profession.Values.Select(_ => 1)]);
            var found = Compute(network, 3, throughTies: true, [.. Enumerable.Range(0, 14)], quota);
            var best = Enumerable.Range(0, 1 << 14).Where(set => int.PopCount(set) <= 3)
                .Select(set => Enumerable.Range(0, 14).Where(person => (set >> person & 1) == 1).ToArray())
                .Where(set => set.Select(person => network.Profession.Codes[person]).Where(code => code >= 0)
                    .CountBy(code => code).All(code => code.Value <= 1))
                .Max(set => Stood(network, set));
            var all = Stood(network, [.. Enumerable.Range(0, 14)]);
            Close.To(Stood(network, [.. found.Members]) / all, found.Share, $"seed {seed}");
            found.Share.Value!.Value.ShouldBeInRange(0.95 * best / all, (best / all) + 1e-9, $"seed {seed}");
            found.BestShare.Value!.Value.ShouldBeGreaterThanOrEqualTo((best / all) - 1e-9, $"seed {seed}");
        }
    }

    // By the definition: what is stood for by somebody of a set, by shares of people.
    private static double Stood(OrganisationNetwork network, int[] set)
    {
        var around = set.Concat(set.SelectMany(person => network.Ties.Neighbours(person).ToArray())).ToHashSet();
        return Share(network.UnitOf, around) + Share(network.Profession.Codes, [.. set]) + Share(network.OrganisationOf, around);
    }

    private static double Share(ImmutableArray<int> codes, HashSet<int> people)
    {
        var stood = people.Select(person => codes[person]).Where(code => code >= 0).ToHashSet();
        var known = codes.Count(code => code >= 0);
        return known == 0 ? 0 : (double)codes.Count(stood.Contains) / known;
    }

    private static Draft Trust()
    {
        var draft = new Draft();
        var trust = draft.Organisation("N");
        int a = draft.Unit(trust), b = draft.Unit(trust);
        draft.Person(trust, a, profession: "nurse");
        draft.Person(trust, a, profession: "doctor");
        draft.Person(trust, a, profession: "nurse");
        draft.Person(trust, b, profession: "doctor");
        return draft;
    }

    private static ProgrammeCohort Compute(OrganisationNetwork network, int count, bool throughTies) =>
        Compute(network, count, throughTies, [.. Enumerable.Range(0, network.PeopleCount)]);

    private static ProgrammeCohort Compute(
        OrganisationNetwork network,
        int count,
        bool throughTies,
        ImmutableArray<int> candidates,
        params ImmutableArray<CohortQuota> quotas) =>
        ProgrammeCohort.Compute(network, candidates, count, throughTies, quotas, Effort.OneThread);
}
