using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Tests.Suggestions;

public sealed class SuggestedPairingsTests
{
    [Fact]
    public void Pairs_of_a_small_trust_can_be_weighed_by_hand()
    {
        // 0 and 1 manage, 2, 3 and 4 care. 0 knows 2, who knows 3; 4 knows nobody. Median of contacts: 1; 2 has two and counts half.
        var network = Trust().Ties("0-2 2-3").Build();
        var found = Compute(network, new([0, 1], [2, 3, 4]));

        // 0-3: two ties apart, same level, 1; 1-4: no chain, which counts as ten ties, 1/5, and one level apart, 1/2.
        found.Pairs.ShouldBe([new Pairing(0, 3, 1, 2, 0), new Pairing(1, 4, 0.1, null, 1)]);
        (found.FirstCount, found.SecondCount, found.Fitting).ShouldBe((2, 3, 5));
        Close.To(1.1, found.Total);
        Close.To(1.1, found.Bound);

        // With 0 and 4 alone: no chain, at one level.
        Compute(network, new([0], [4])).Pairs.ShouldBe([new Pairing(0, 4, 0.2, null, 0)]);

        // 1 and 2: no chain, one level apart, and 2 counts half.
        Close.To(0.05, Compute(network, new([1], [2])).Total);
        Close.To(0.1, Compute(network, new([1], [2]) { DiscountsLoad = false }).Total);
    }

    [Fact]
    public void What_is_asked_of_places_and_levels_holds()
    {
        var network = Trust().Build();
        Compute(network, new([0, 1], [2, 3, 4]) { Unit = PairingPlace.Same }).Pairs
            .ShouldAllBe(pair => network.UnitOf[pair.First] == network.UnitOf[pair.Second]);
        Compute(network, new([0, 1], [2, 3, 4]) { Unit = PairingPlace.Different }).Pairs
            .ShouldAllBe(pair => network.UnitOf[pair.First] != network.UnitOf[pair.Second]);
        Compute(network, new([0, 1], [2, 3, 4]) { Organisation = PairingPlace.Different }).Pairs.ShouldBeEmpty();
        Compute(network, new([0, 1], [2, 3, 4]) { Organisation = PairingPlace.Same }).Pairs.Length.ShouldBe(2);
        Compute(network, new([0, 1], [2, 3, 4]) { MostLevelsApart = 0 }).Pairs.ShouldHaveSingleItem().First.ShouldBe(0);
    }

    [Fact]
    public void Acquaintances_those_on_both_sides_and_those_joined_by_a_line_are_no_partners()
    {
        var draft = Trust();
        draft.Line(2, 0);
        var network = draft.Ties("0-3").Build();
        Compute(network, new([0], [2, 3])).Pairs.ShouldBeEmpty();
        var both = Compute(network, new([0, 1, 4], [4, 2, 2]));
        (both.FirstCount, both.SecondCount).ShouldBe((2, 1));
        both.Pairs.ShouldHaveSingleItem().ShouldBe(new Pairing(1, 2, 0.1, null, 1));
        Compute(network, new([], [1])).Pairs.ShouldBeEmpty();
        Compute(network, new([0], [])).Total.ShouldBe(0);
    }

    [Fact]
    public void Where_a_level_is_not_known_it_counts_as_two_apart()
    {
        var draft = new Draft();
        draft.Person(level: Level.Executive);
        draft.Person();
        var network = draft.Build();
        Compute(network, new([0], [1])).Pairs.ShouldHaveSingleItem().ShouldBe(new Pairing(0, 1, 0.1 / 3, null, null));
        Compute(network, new([0], [1]) { MostLevelsApart = 5 }).Pairs.ShouldBeEmpty();
        Compute(network, new([0], [1]) { Organisation = PairingPlace.Different }).Pairs.ShouldBeEmpty();
    }

    [Fact]
    public void Total_is_the_best_of_all_choices()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var network = Draft.Random(seed, people: 12, density: 0.15).Build();
            var request = new PairingRequest([0, 1, 2, 3], [4, 5, 6, 7, 8])
            {
                Organisation = (PairingPlace)(seed % 3),
                MostLevelsApart = seed % 2 == 0 ? null : 2,
            };
            var found = Compute(network, request);
            var weights = new double[4, 9];
            for (var first = 0; first < 4; first++)
            {
                for (var second = 4; second < 9; second++)
                {
                    weights[first, second] = Compute(network, request with { First = [first], Second = [second] }).Total;
                }
            }

            Close.To(Best(weights, 0, []), found.Total, $"seed {seed}");
            Close.To(found.Total, found.Bound, $"seed {seed}");
            Close.To(found.Pairs.Sum(pair => pair.Weight), found.Total, $"seed {seed}");
            found.Pairs.Select(pair => pair.First).ShouldBeUnique();
            found.Pairs.Select(pair => pair.Second).ShouldBeUnique();
        }
    }

    [Fact]
    public void Too_many_pairs_and_people_who_are_not_there_are_refused()
    {
        var network = Trust().Build();
        Should.Throw<ArgumentException>(() => Compute(network, new([0], [5])));
        Should.Throw<ArgumentException>(() => Compute(
            network, new([.. Enumerable.Range(0, 1001)], [.. Enumerable.Range(2000, 1000)])));
        Should.Throw<OperationCanceledException>(
            () => SuggestedPairings.Compute(network, new([0], [2]), new(1, null, new(canceled: true))));
    }

    [Theory]
    [InlineData("0-2 2-3", "The two have no tie yet, and share a contact who could introduce them")]
    [InlineData("", "No chain of ties joins the two yet")]
    [InlineData("0-2 2-4 4-3", "The two are 3 ties apart")]
    public void Reason_tells_how_the_two_would_meet_and_what_they_have_in_common(string ties, string expected)
    {
        var network = (ties.Length == 0 ? Trust() : Trust().Ties(ties)).Build();
        PairingReason.Of(network, Compute(network, new([0], [3])).Pairs.Single()).ShouldBe(
            $"{expected}; both work in N Trust, in different units; at the same level (team leads); "
            + "one is a manager, the other a clinician.");
        PairingReason.Of(network, Compute(network, new([3], [0])).Pairs.Single()).ShouldEndWith(
            "; one is a manager, the other a clinician.");
    }

    [Fact]
    public void Reason_names_the_smallest_place_that_holds_both()
    {
        var draft = new Draft();
        var (north, south) = (draft.Organisation("North"), draft.Organisation("South"));
        var surgery = draft.Unit(north, name: "Surgery");
        var (theatre, ward) = (draft.Unit(north, surgery, name: "Theatre"), draft.Unit(north, surgery, name: "Ward"));
        draft.Person(north, theatre, Level.Directorate, Discipline.Managerial);
        draft.Person(north, ward, Level.ServiceLead);
        draft.Person(north, theatre, Level.Frontline);
        draft.Person(south, level: Level.Directorate);
        draft.Person(north);
        draft.Person();
        var network = draft.Build();
        string[] told = [.. Enumerable.Range(1, 5).Select(other =>
            PairingReason.Of(network, Compute(network, new([0], [other])).Pairs.Single()))];
        told.ShouldBe(
        [
            "No chain of ties joins the two yet; both work in Surgery, in different units; one level apart "
                + "(directorate leads, service leads).",
            "No chain of ties joins the two yet; both work in Theatre; 3 levels apart (directorate leads, front line).",
            "No chain of ties joins the two yet; one works in North Trust, the other in South Trust; "
                + "at the same level (directorate leads).",
            "No chain of ties joins the two yet; both work in North Trust; a level is not known.",
            "No chain of ties joins the two yet; an organisation is not known; a level is not known.",
        ]);
    }

    // No import lets them in. They would have no end otherwise.
    [Fact]
    public void Units_in_a_circle_end_and_hold_each_other()
    {
        var draft = new Draft();
        var north = draft.Organisation("North");
        var (ward, theatre) = (draft.Unit(north, parent: 1, name: "Ward"), draft.Unit(north, parent: 0, name: "Theatre"));
        draft.Person(north, ward);
        draft.Person(north, theatre);
        draft.Person(north, draft.Unit(north));
        var network = draft.Build();
        PairingReason.Of(network, Compute(network, new([0], [1])).Pairs.Single()).ShouldContain("both work in Ward, in different units");
        PairingReason.Of(network, Compute(network, new([0], [2])).Pairs.Single()).ShouldContain("both work in North Trust, in different");
    }

    [Fact]
    public void Whoever_is_near_in_ties_place_and_level_comes_first_and_of_equals_those_who_lead()
    {
        var draft = new Draft();
        var (north, south) = (draft.Organisation("N"), draft.Organisation("S"));
        draft.Person(north, level: Level.Executive);
        draft.Person(north, level: Level.Executive);
        draft.Person(south, level: Level.Executive);
        draft.Person(north, level: Level.Directorate);
        draft.Person(north, level: Level.Executive);
        draft.Person(north, level: Level.Executive);
        draft.Person(north, level: Level.Frontline);
        draft.Person(north, level: Level.Frontline);
        draft.Person(north, level: Level.Frontline);
        draft.Person(north, level: Level.Executive);
        draft.Person(north, level: Level.Executive);

        // 5 introduces 0 to 1, 2 and 3; 4 is one tie further; 8 introduces 6 to 7, and 9 to 10. Nobody counts less for having contacts.
        var network = draft.Ties("0-5 5-1 5-2 5-3 1-4 6-8 8-7 9-8 8-10").Build();
        double Worth(int first, int second) => Compute(network, new([first], [second]) { DiscountsLoad = false }).Total;
        Close.To(1, Worth(0, 1));
        Close.To(0.5, Worth(0, 2));
        Close.To(0.5, Worth(0, 3));
        Close.To(2 / 3.0, Worth(0, 4));
        Compute(network, new([6, 9], [7, 10]) { DiscountsLoad = false }).Pairs
            .Select(pair => (pair.First, pair.Second, pair.Weight)).ShouldBe([(9, 10, 1), (6, 7, 1)]);
    }

    // One trust with two units: 0 and 1 manage, a lead and an executive, 2 to 4 care at the level of leads.
    private static Draft Trust()
    {
        var draft = new Draft();
        var trust = draft.Organisation("N");
        int a = draft.Unit(trust), b = draft.Unit(trust);
        draft.Person(trust, a, Level.TeamLead, Discipline.Managerial);
        draft.Person(trust, b, Level.ServiceLead, Discipline.Managerial);
        draft.Person(trust, a, Level.TeamLead, Discipline.Clinical);
        draft.Person(trust, b, Level.TeamLead, Discipline.Clinical);
        draft.Person(trust, a, Level.TeamLead, Discipline.Clinical);
        return draft;
    }

    private static double Best(double[,] weights, int row, HashSet<int> taken)
    {
        if (row == weights.GetLength(0))
        {
            return 0;
        }

        var best = Best(weights, row + 1, taken);
        for (var column = 0; column < weights.GetLength(1); column++)
        {
            if (weights[row, column] > 0 && taken.Add(column))
            {
                best = Math.Max(best, weights[row, column] + Best(weights, row + 1, taken));
                taken.Remove(column);
            }
        }

        return best;
    }

    private static SuggestedPairings Compute(OrganisationNetwork network, PairingRequest request) =>
        SuggestedPairings.Compute(network, request, Effort.OneThread);
}
