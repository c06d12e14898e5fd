using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Tests.Connectivity;

namespace NetworkLens.Graph.Tests.Gaps;

public sealed class GapReportTests
{
    // One trust, two wards.
    //
    //   executive       6
    //                   |
    //   team leads      4 ---- 5
    //                  / \      \
    //   front line    0   1      2      3
    //   ward          A   A      B      B        4 and 6 are of A, 5 is of B
    //
    // Reporting lines: 0, 1 -> 4; 2, 3 -> 5; 4, 5 -> 6. Silent: 3 -> 5 and 5 -> 6.
    private static Draft Trust()
    {
        var draft = new Draft();
        var trust = draft.Organisation("N");
        int a = draft.Unit(trust), b = draft.Unit(trust);
        draft.Person(trust, a, Level.Frontline, Discipline.Clinical, "nurse");
        draft.Person(trust, a, Level.Frontline, Discipline.Clinical, "doctor");
        draft.Person(trust, b, Level.Frontline, Discipline.Clinical, "nurse");
        draft.Person(trust, b, Level.Frontline, Discipline.Clinical, "nurse");
        draft.Person(trust, a, Level.TeamLead, Discipline.Hybrid, "nurse");
        draft.Person(trust, b, Level.TeamLead, Discipline.Hybrid, "doctor");
        draft.Person(trust, a, Level.Executive, Discipline.Managerial);
        foreach (var (from, to) in new[] { (0, 4), (1, 4), (2, 5), (3, 5), (4, 6), (5, 6) })
        {
            draft.Line(from, to);
        }

        return draft.Ties("0-4 1-4 2-5 4-5 4-6");
    }

    private static readonly GapOptions Small = new() { LeastGroupSize = 1 };

    [Fact]
    public void Front_line_and_executives_of_a_small_trust_can_be_counted_by_hand()
    {
        var report = GapReport.Compute(Trust().Build(), Small with { VerticalTarget = 0.75 });
        var gap = Find(report, GapKind.Unreached, "front line of N Trust", "executives of N Trust");
        gap.Dimension.ShouldBe(Dimension.Vertical);
        (gap.From.Size, gap.To.Size, gap.Observed, gap.Redundancy).ShouldBe((4, 1, 0, 1));
        Close.To(0.5, gap.Reach);
        gap.ReachTarget.ShouldBe(0.75);
        Close.To(3 * 1 / 9.0, gap.Expected);                 // K: front 3, executive 1; m = 5
        gap.Shortfall.ShouldBe(1);
        Close.To(0, gap.Ratio);
        Close.To(7 / 3.0, gap.Distance.Mean);
        Close.To(0.25, gap.Distance.UnreachableShare);
        gap.CutSet.ShouldBe([4]);
        gap.RedundancyLimit.ShouldBe(1);
        gap.BridgedBy.ShouldBe([new(4, BridgeRole.Between, 1)]);
        gap.Affected.ShouldBe(2);
        gap.Priority.ShouldBe((1 - (0.5 / 0.75)) * Math.Log(3) / Math.Log(8) / 4, 1e-12); // Comparable groups have less than one tie.
        gap.Verdict.ShouldBe(GapVerdict.TooFew);             // seven people are no sample
        gap.Pair!.Test.Severity.ShouldBeNull();
        gap.Summary.ShouldBe(
            "Front line of N Trust (4 people) and executives of N Trust (1 person): within 2 steps, 2 of the 4 people of the first (50 %) "
            + "reach somebody in the second: fewer than 75 %; no tie joins them directly, where comparable groups have "
            + $"{PairWords.Number(gap.Pair.Test.Expected.Value!.Value)}.");
    }

    [Fact]
    public void What_hangs_on_one_person_is_fragile_and_says_who()
    {
        var gap = Find(GapReport.Compute(Trust().Build(), Small), GapKind.Fragile, "Unit 0 of N Trust", "Unit 1 of N Trust");
        gap.Redundancy.ShouldBe(1);
        gap.CutSet.ShouldBe([4]);
        gap.RedundancyLimit.ShouldBe(3);
        gap.BridgedBy.ShouldBe([new(4, BridgeRole.InFrom, 1), new(5, BridgeRole.InTo, 1)]);
        gap.Summary.ShouldContain("every route between them runs through one person");
        gap.Pair!.Test.Reason.ShouldBe(VerdictReason.NothingComparable); // The one tie between the only two units.
        gap.Priority.ShouldBe((1 + ((2 / 3.0) / 2 * Math.Log(4) / Math.Log(8))) / 4, 1e-12);
    }

    [Fact]
    public void Levels_that_reporting_lines_join_are_looked_at()
    {
        var report = GapReport.Compute(Trust().Build(), Small with { VerticalTarget = 1 });
        var vertical = report.Gaps.Where(gap => gap.Kind == GapKind.Unreached && gap.Dimension == Dimension.Vertical).ToArray();
        vertical.ShouldContain(gap => gap.From.Label == "front line of N Trust" && gap.To.Label == "team leads of N Trust");
        vertical.ShouldContain(gap => gap.From.Label == "front line of Unit 1, N Trust" && gap.To.Label == "executives of N Trust");
        report.Gaps.ShouldNotContain(gap => gap.From.Label == "executives of N Trust");
    }

    [Fact]
    public void Silent_lines_are_those_whose_holders_never_met_and_count_who_is_below()
    {
        var report = GapReport.Compute(Trust().Build(), Small);
        var silent = report.Gaps.Where(gap => gap.Kind == GapKind.SilentLine).OrderBy(gap => gap.From.Key).ToArray();
        silent.Select(gap => (gap.From.Members[0], gap.To.Members[0], gap.Affected)).ShouldBe([(3, 5, 2), (5, 6, 4)]);
        silent[1].Summary.ShouldBe(
            "Team lead post x00005 in Unit 1, N Trust reports to executive post x00006 in Unit 0, N Trust, but their holders had no "
            + "interaction of the kinds and in the time looked at.");
        silent[1].BridgedBy.ShouldBe([new(4, BridgeRole.Between, 1)]);
        Close.To(1, silent[1].Reach);
        Close.To(0, silent[0].Reach);
        (report.Lines.Live, report.Lines.Silent.Length, report.Lines.Vacant).ShouldBe((4, 2, 0));
    }

    [Fact]
    public void Lines_to_and_from_vacant_posts_are_not_silent_but_counted()
    {
        var draft = Trust();
        var vacant = draft.Post(-1, 0, 0, Level.Directorate);
        draft.Line(3, vacant, TieKind.ProfessionalLine);
        draft.Line(vacant, 6);
        var report = GapReport.Compute(draft.Build(), Small);
        report.Gaps.Count(gap => gap.Kind == GapKind.SilentLine).ShouldBe(2);
        report.Lines.Vacant.ShouldBe(2);
    }

    [Fact]
    public void A_lens_that_counts_lines_as_ties_judges_no_line()
    {
        var lens = Lens.Default with { Kinds = [TieKind.Advice, TieKind.OperationalLine] };
        var report = GapReport.Compute(Trust().Build(lens: lens), Small);
        report.Gaps.ShouldNotContain(gap => gap.Kind == GapKind.SilentLine);
        report.Lines.Unjudged.ShouldBe(6);
    }

    [Fact]
    public void Counterparts_are_executives_and_service_lines_and_a_joint_post_bridges_them()
    {
        var draft = new Draft();
        int p = draft.Organisation("P"), q = draft.Organisation("Q");
        int first = draft.Unit(p, serviceLine: "stroke"), second = draft.Unit(q, serviceLine: "stroke");
        draft.Person(p, first, Level.Frontline);
        draft.Person(p, first, Level.Executive);
        draft.Person(q, second, Level.Frontline);
        draft.Person(q, second, Level.Executive);
        draft.Post(1, q, -1, Level.Executive);
        var report = GapReport.Compute(draft.Ties("0-1 2-3").Build(), Small);
        var service = Find(report, GapKind.Unreached, "stroke of P Trust", "stroke of Q Trust");
        service.Dimension.ShouldBe(Dimension.CrossOrganisation);
        service.Redundancy.ShouldBe(0);
        service.Summary.ShouldContain("no route of any length joins them");
        report.Gaps.ShouldNotContain(gap => gap.From.Kind == GroupKind.Level); // the joint post is the whole board of P
        report.Gaps.ShouldNotContain(gap => gap.From.Kind == GroupKind.Organisation);
    }

    // The board of P is 0 and 1, that of Q is 2 and 3; 1 has a post on both, and nobody else knows anybody.
    [Fact]
    public void Two_boards_joined_by_one_joint_post_are_fragile_and_say_whose()
    {
        var draft = new Draft();
        int p = draft.Organisation("P"), q = draft.Organisation("Q");
        foreach (var organisation in new[] { p, p, q, q })
        {
            draft.Person(organisation, -1, Level.Executive);
        }

        draft.Post(1, q, -1, Level.Executive);
        draft.Tie(draft.Person(), draft.Person());
        var boards = Find(GapReport.Compute(draft.Build(), Small), GapKind.Fragile, "executives of P Trust", "executives of Q Trust");
        (boards.From.Size, boards.To.Size, boards.SharedPeople).ShouldBe((2, 3, 1));
        boards.CutSet.ShouldBe([1]);
        boards.BridgedBy.ShouldBe([new(1, BridgeRole.InBoth, 0)]);
    }

    // 1 works in P and sits in Q at the front line, and leads R: an executive of R, and of no other.
    [Fact]
    public void A_second_post_makes_an_executive_of_its_own_organisation_only()
    {
        var draft = new Draft();
        int p = draft.Organisation("P"), q = draft.Organisation("Q"), r = draft.Organisation("R");
        foreach (var organisation in new[] { p, p, q, r })
        {
            draft.Person(organisation, -1, organisation == p ? Level.Frontline : Level.Executive);
        }

        draft.Post(1, q, -1, Level.Frontline);
        draft.Post(1, r, -1, Level.Executive);
        var boards = GapReport.Compute(draft.Build(), Small).Pairs.Single(pair =>
            pair.From.Label == "executives of Q Trust" && pair.To.Label == "executives of R Trust");
        boards.From.Members.AsEnumerable().ShouldBe([2]);
        boards.To.Members.AsEnumerable().ShouldBe([1, 3]);
    }

    [Fact]
    public void Distances_are_worked_out_for_so_many_gaps_and_no_more()
    {
        var gaps = GapReport.Compute(Draft.Random(11, people: 80).Build(), Small with { DistanceLimit = 3 }).Gaps;
        gaps.Length.ShouldBeGreaterThan(5);
        gaps.Take(3).ShouldAllBe(gap => gap.Distance.Mean.Why != Absence.NotComputed);
        gaps.Skip(3).ShouldAllBe(gap => gap.Distance.Mean.Why == Absence.NotComputed);
    }

    // The whole front line is in one directorate: what is said of it is said of the organisation.
    [Fact]
    public void The_only_directorate_with_a_front_line_is_not_listed_beside_its_organisation()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), wards = draft.Unit(o), office = draft.Unit(o);
        draft.Person(o, wards, Level.Frontline);
        draft.Person(o, wards, Level.Frontline);
        draft.Person(o, office, Level.Executive);
        var vertical = GapReport.Compute(draft.Ties("0-1").Build()).Gaps.Where(gap => gap.Dimension == Dimension.Vertical);
        vertical.ShouldHaveSingleItem().From.Label.ShouldBe("front line of O Trust");
    }

    [Fact]
    public void Groups_below_the_least_size_are_left_out_and_counted()
    {
        var report = GapReport.Compute(Trust().Build(), new() { LeastGroupSize = 4, HorizontalTarget = 1 });
        report.Gaps.ShouldNotContain(gap => gap.Dimension == Dimension.Horizontal);
        report.Coverage.Single(c => c.Dimension == Dimension.Horizontal).ShouldBe(new(Dimension.Horizontal, 0, 0, 3));
        report.Gaps.ShouldContain(gap => gap.To.Label == "executives of N Trust"); // a level of one is a level all the same
    }

    [Fact]
    public void Beyond_the_limit_every_so_manieth_pair_is_examined_and_said_so()
    {
        var network = Draft.Random(3, people: 120, organisations: 6).Build();
        var whole = GapReport.Compute(network, Small);
        var part = GapReport.Compute(network, Small with { PairLimit = 5 });
        whole.Omitted.ShouldBeEmpty();
        var (all, some) = (whole.Coverage, part.Coverage);
        part.Omitted.Select(omitted => (omitted.Dimension, omitted.Pairs, omitted.Examined))
            .ShouldBe(some.Where(c => c.Pairs > 5).Select(c => (c.Dimension, c.Pairs, c.Examined)));
        var horizontal = some.Single(c => c.Dimension == Dimension.Horizontal);
        part.Omitted.Single(omitted => omitted.Dimension == Dimension.Horizontal).Explanation.ShouldBe(
            $"Of {horizontal.Pairs} pairs of groups one in {((horizontal.Pairs - 1) / 5) + 1} was looked at, {horizontal.Examined} in all: "
            + "a report has no room for more. Ask for a network of fewer organisations or units to have all of theirs.");
        all.ShouldAllBe(c => c.Examined == c.Pairs);
        some.Select(c => c.Pairs).ShouldBe(all.Select(c => c.Pairs));
        some.ShouldAllBe(c => c.Examined <= 5);
        some.Single(c => c.Dimension == Dimension.Horizontal).Examined.ShouldBeGreaterThan(2);
    }

    [Fact]
    public void The_report_is_ordered_by_priority_and_is_the_same_every_time()
    {
        var network = Draft.Random(11, people: 80).Build();
        var report = GapReport.Compute(network, Small);
        report.Gaps.Select(gap => -gap.Priority).ShouldBeInOrder();
        report.Gaps.Select(gap => gap.Id).Distinct().Count().ShouldBe(report.Gaps.Length);
        report.Gaps.ShouldAllBe(gap => gap.Priority >= 0 && gap.Priority <= 1);
        var again = GapReport.Compute(network, Small);
        again.Gaps.Select(gap => (gap.Id, gap.Priority, gap.Summary))
            .ShouldBe(report.Gaps.Select(gap => (gap.Id, gap.Priority, gap.Summary)));
    }

    [Fact]
    public void Who_is_called_what_changes_no_gap()
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var draft = Draft.Random(seed);
            var name = RandomGraph.Permutation(40, seed);
            var left = GapReport.Compute(draft.Build(), Small);
            var right = GapReport.Compute(draft.Relabelled(name).Build(), Small);
            right.Gaps.Select(gap => (gap.Id, gap.Summary, gap.Redundancy, gap.Affected))
                .ShouldBe(left.Gaps.Select(gap => (gap.Id, gap.Summary, gap.Redundancy, gap.Affected)));
            right.Gaps.Zip(left.Gaps).ShouldAllBe(
                pair => pair.First.From.Members.SequenceEqual(pair.Second.From.Members.Select(p => name[p]).Order()));
        }
    }

    [Theory]
    [InlineData(TieDirection.Either), InlineData(TieDirection.Directed)]
    public void Every_gap_matches_its_definition_person_by_person(TieDirection direction)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var network = Draft.Random(seed, people: 26, density: 0.06).Build(direction);
            var slow = new SlowConnectivity(network);
            var options = Small with { VerticalTarget = 1, HorizontalTarget = 1, CrossOrganisationTarget = 1, DistanceLimit = 10_000 };
            foreach (var gap in GapReport.Compute(network, options).Gaps.Where(gap => gap.Kind != GapKind.SilentLine))
            {
                CheckGap(network, slow, gap, $"{direction} seed {seed} {gap.Summary}");
            }
        }
    }

    [Fact]
    public void Sibling_units_that_do_not_reach_each_other_are_all_listed()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var network = Draft.Random(seed).Build();
            var slow = new SlowConnectivity(network);
            double Reach(int[] people, int[] others) => people.Average(p => slow.Reaches(p, others, 2) ? 1.0 : 0);
            var expected = from i in Enumerable.Range(0, network.Units.Length)
                           from j in Enumerable.Range(i + 1, network.Units.Length - i - 1)
                           where network.Units[i].Organisation == network.Units[j].Organisation
                               && network.Units[i].Parent == network.Units[j].Parent
                           let one = Members(network, i)
                           let other = Members(network, j)
                           where one.Length > 0 && other.Length > 0 && !IsOffice(network, i, one) && !IsOffice(network, j, other)
                           where Reach(one, other) + Reach(other, one) < 1
                           select $"{string.Join(',', one)} {string.Join(',', other)}";
            GapReport.Compute(network, Small).Gaps
                .Where(gap => gap is { Kind: GapKind.Unreached, Dimension: Dimension.Horizontal, From.Kind: GroupKind.Unit })
                .Select(gap => $"{string.Join(',', gap.From.Members)} {string.Join(',', gap.To.Members)}").Order()
                .ShouldBe(expected.Order());
        }
    }

    private static int[] Members(OrganisationNetwork network, int unit)
    {
        bool IsIn(int at) => at == unit || (at >= 0 && IsIn(network.Units[at].Parent));
        return [.. Enumerable.Range(0, network.PeopleCount).Where(person => IsIn(network.UnitOf[person]))];
    }

    private static bool IsOffice(OrganisationNetwork network, int unit, int[] people) =>
        network.Units[unit].Parent < 0 && people.Count(person => network.LevelOf[person] >= Level.Executive) > people.Length / 3.0;

    [Fact]
    public void Fewest_ties_come_first_and_are_not_called_gaps()
    {
        var report = GapReport.Compute(Trust().Build(), Small);
        report.FewestTies[0].Density.ShouldBe(0);
        report.FewestTies.Select(entry => entry.Density).ShouldBeInOrder();
        report.FewestTies.ShouldAllBe(entry => entry.Verdict == entry.Pair!.Test.Verdict && !entry.Pair.IsPool);
        var wards = report.FewestTies.Single(entry => entry.From.Kind == GroupKind.Unit);
        (wards.Observed, wards.Possible).ShouldBe((1, 12));
        GapReport.Compute(Trust().Build(TieDirection.Directed), Small).FewestTies.Single(entry => entry.From.Kind == GroupKind.Unit)
            .Possible.ShouldBe(24);
        Close.To(9 / 21.0, wards.Ratio);                     // K: ward A 7, ward B 3: 21 / 9 expected
    }

    [Fact]
    public void Of_equally_few_ties_those_come_first_that_are_expected_most()
    {
        var (equals, decided) = (0, 0);
        for (var seed = 0; seed < 10; seed++)
        {
            var entries = GapReport.Compute(Draft.Random(seed).Build(), Small with { FewestTiesLimit = 500 }).FewestTies;
            for (var at = 1; at < entries.Length; at++)
            {
                if (entries[at - 1].Density == entries[at].Density)
                {
                    equals++;
                    (entries[at - 1].Expected.Value ?? 0).ShouldBeGreaterThanOrEqualTo(entries[at].Expected.Value ?? 0);
                    decided += entries[at - 1].Expected.Value > entries[at].Expected.Value ? 1 : 0;
                }
            }
        }

        Math.Min(equals, decided).ShouldBeGreaterThan(50);
    }

    // 0 and 1 lead P and Q, 2 leads Q; 3 is front line of Q.   0-1-2-3
    [Fact]
    public void A_tie_between_two_people_of_both_groups_counts_once()
    {
        var draft = new Draft();
        int p = draft.Organisation("P"), q = draft.Organisation("Q");
        draft.Person(p, -1, Level.Executive);
        draft.Person(p, -1, Level.Executive);
        draft.Person(q, -1, Level.Executive);
        draft.Person(q, -1, Level.Frontline);
        draft.Post(0, q, -1, Level.Executive);
        draft.Post(1, q, -1, Level.Executive);
        var boards = GapReport.Compute(draft.Ties("0-1 1-2 2-3").Build(), Small).FewestTies
            .Single(entry => entry.Dimension == Dimension.CrossOrganisation);
        (boards.Observed, boards.Possible).ShouldBe((2, 3)); // 0-1 and 1-2 of the three pairs among 0, 1, 2
        Close.To((3 * 2 / 5.0) + (3 * 2 / 10.0), boards.Expected); // K: shared 3, Q alone 2; m = 3
    }

    [Fact]
    public void A_silent_line_counts_everybody_further_down()
    {
        var draft = new Draft();
        var o = draft.Organisation("O");
        foreach (var level in new[] { Level.Frontline, Level.TeamLead, Level.ServiceLead, Level.Executive })
        {
            draft.Person(o, -1, level);
        }

        draft.Line(0, 1);
        draft.Line(1, 2);
        draft.Line(2, 3);
        draft.Tie(draft.Person(), draft.Person());
        GapReport.Compute(draft.Build(), Small).Gaps.Where(gap => gap.Kind == GapKind.SilentLine)
            .Select(gap => gap.Affected).ShouldBe([4, 3, 2]);
    }

    [Fact]
    public void A_met_target_and_three_routes_leave_no_gap()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), unit = draft.Unit(o);
        for (var person = 0; person < 6; person++)
        {
            draft.Person(o, unit, person < 3 ? Level.Frontline : Level.Executive);
        }

        GapReport.Compute(draft.Ties("0-3 1-4 2-5").Build(), Small).Gaps.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_and_unknown_columns_have_no_gaps()
    {
        GapReport.Compute(new Draft().Build()).Gaps.ShouldBeEmpty();
        var draft = new Draft();
        draft.Person();
        draft.Person();
        var report = GapReport.Compute(draft.Ties("0-1").Build(), Small);
        report.Gaps.ShouldBeEmpty();
        report.FewestTies.ShouldBeEmpty();
        report.Coverage.ShouldAllBe(c => c.Pairs == 0);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var network = Trust().Build();
        foreach (var options in new GapOptions[]
        {
            new() { Within = 0 }, new() { Within = 11 }, new() { VerticalTarget = 1.1 }, new() { HorizontalTarget = double.NaN },
            new() { LeastGroupSize = 0 }, new() { PairLimit = 0 }, new() { BridgeLimit = -1 },
        })
        {
            Should.Throw<ArgumentOutOfRangeException>(() => GapReport.Compute(network, options));
        }
    }

    private static void CheckGap(OrganisationNetwork network, SlowConnectivity slow, Gap gap, string what)
    {
        int[] from = [.. gap.From.Members], to = [.. gap.To.Members];
        var shared = from.Intersect(to).ToArray();
        gap.SharedPeople.ShouldBe(shared.Length, what);
        var ties = Dense.Ties(network.Ties).Count(t =>
            (from.Contains(t.From) && to.Contains(t.To)) || (to.Contains(t.From) && from.Contains(t.To)));
        gap.Observed.ShouldBe(ties, what);
        Close.To(Expected(network.Ties, from, to), gap.Expected, what);
        var reachFrom = from.Average(p => slow.Reaches(p, to, gap.Within) ? 1.0 : 0);
        var reachTo = to.Average(p => slow.Reaches(p, from, gap.Within) ? 1.0 : 0);
        Close.To(reachFrom, gap.ReachFrom, what);
        Close.To(reachTo, gap.ReachTo, what);
        Close.To(gap.Dimension == Dimension.Vertical ? reachFrom : (reachFrom + reachTo) / 2, gap.Reach, what);
        var cut = VertexConnectivity.Compute(network.Ties, from, to);
        gap.Redundancy.ShouldBe(cut.Size, what);
        gap.CutSet.ShouldBe(cut.People);
        var steps = SlowConnectivity.Steps(network.Ties);
        int[] all = [.. from.SelectMany(i => to.Select(j => steps[i, j]))];
        int[] joined = [.. all.Where(s => s != int.MaxValue)];
        gap.Distance.Pairs.ShouldBe(all.Length, what);
        Close.To((double)(all.Length - joined.Length) / all.Length, gap.Distance.UnreachableShare, what);
        if (joined.Length > 0)
        {
            Close.To(joined.Average(), gap.Distance.Mean, what);
        }

        foreach (var bridge in gap.BridgedBy)
        {
            bridge.Ties.ShouldBe(TiesAcross(network.Ties, bridge.Person, from, to), what);
        }
    }

    /// <summary>Pair by pair of people; those in both groups as one group within itself.</summary>
    private static double Expected(CsrGraph graph, int[] from, int[] to)
    {
        var into = Enumerable.Range(0, graph.NodeCount)
            .Select(p => Enumerable.Range(0, graph.NodeCount).Count(q => graph.HasTie(q, p))).ToArray();
        double m = graph.TieCount;
        double Pair(int i, int j) => graph.IsDirected
            ? ((graph.Degree(i) * into[j]) + (graph.Degree(j) * into[i])) / m
            : graph.Degree(i) * graph.Degree(j) / ((2 * m) - 1);
        int[] shared = [.. from.Intersect(to)], first = [.. from.Except(to)], second = [.. to.Except(from)];
        double leaving = shared.Sum(graph.Degree), coming = shared.Sum(p => into[p]);
        var within = graph.IsDirected ? leaving * coming / m : leaving * (leaving - 1) / (2 * ((2 * m) - 1));
        return first.Sum(i => to.Sum(j => Pair(i, j))) + shared.Sum(i => second.Sum(j => Pair(i, j))) + within;
    }

    private static int TiesAcross(CsrGraph graph, int person, int[] from, int[] to)
    {
        int Count(int[] group) =>
            group.Count(p => graph.HasTie(person, p)) + (graph.IsDirected ? group.Count(p => graph.HasTie(p, person)) : 0);
        return (from.Contains(person), to.Contains(person)) switch
        {
            (true, true) => Count(from) + Count(to),
            (true, false) => Count(to),
            (false, true) => Count(from),
            _ => Math.Min(Count([.. from.Except(to)]), Count([.. to.Except(from)])),
        };
    }

    private static Gap Find(GapReport report, GapKind kind, string from, string to) =>
        report.Gaps.Where(gap => gap.Kind == kind && gap.From.Label == from && gap.To.Label == to).ShouldHaveSingleItem();
}
