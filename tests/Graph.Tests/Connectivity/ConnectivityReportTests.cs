using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Connectivity;

public sealed class ConnectivityReportTests
{
    private static readonly Dimension[] Dimensions = Enum.GetValues<Dimension>();

    // One trust, two wards under no common unit.
    //
    //   executive   6 (ward A's side)
    //               |
    //   team lead   4 ---- 5
    //              / \      \
    //   front     0   1      2      3
    //   unit      A   A      B      B
    private static Draft Trust()
    {
        var draft = new Draft();
        var trust = draft.Organisation("N");
        int a = draft.Unit(trust), b = draft.Unit(trust);
        draft.Person(trust, a, Level.Frontline, Discipline.Clinical);
        draft.Person(trust, a, Level.Frontline, Discipline.Clinical);
        draft.Person(trust, b, Level.Frontline, Discipline.Clinical);
        draft.Person(trust, b, Level.Frontline, Discipline.Clinical);
        draft.Person(trust, a, Level.TeamLead, Discipline.Hybrid);
        draft.Person(trust, b, Level.TeamLead, Discipline.Hybrid);
        draft.Person(trust, a, Level.Executive, Discipline.Managerial);
        return draft.Ties("0-4 1-4 2-5 4-5 4-6 6-4");
    }

    [Fact]
    public void Vertical_figures_of_a_small_trust_can_be_counted_by_hand()
    {
        var vertical = ConnectivityReport.Compute(Trust().Build()).Vertical;
        Close.To(4, vertical.Observed);               // 0-4, 1-4, 2-5, 4-6; 4-5 is between equals.
        Close.To(5, vertical.Strength);               // 4-6 both ways
        Close.To(2.0 / 5, vertical.Reciprocity);      // 4-6 and 6-4 of five arcs
        Close.To(3, vertical.Expected);               // K: front 3, leads 6 (4 + 2), executive 1; m = 5: (18 + 3 + 6) / 9
        vertical.Reach.Parts[0].ShouldSatisfyAllConditions(
            part => part.Name.ShouldBe("balcony"),
            part => (part.Reached, part.Possible).ShouldBe((2, 4)));
        vertical.Reach.Parts[1].ShouldSatisfyAllConditions(
            part => part.Name.ShouldBe("danceFloor"),
            part => (part.Reached, part.Possible).ShouldBe((1, 2)));
        Close.To(0.5, vertical.Reach.Value);
        Close.To((2 + 2 + 3) / 3.0, vertical.Distance.Mean);
        Close.To(0.25, vertical.Distance.UnreachableShare);
        vertical.Distance.Pairs.ShouldBe(4);
        vertical.Distance.StandardError.ShouldBeNull();
        vertical.Redundancy.Value.ShouldBe(1);
        vertical.Redundancy.CutSet.ShouldBe([4]);
        Close.To(100 * Math.Sqrt(0.5 / 3), vertical.Score);
    }

    [Fact]
    public void Horizontal_figures_of_a_small_trust_can_be_counted_by_hand()
    {
        var horizontal = ConnectivityReport.Compute(Trust().Build()).Horizontal;
        Close.To(1, horizontal.Observed);             // 4-5
        Close.To((2 * 1 + 4 * 2) / 9.0, horizontal.Expected); // front line: A 2, B 1; leads: A 4, B 2
        horizontal.Reach.Parts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            part => part.Name.ShouldBe("siblingUnits"),
            part => (part.Reached, part.Possible).ShouldBe((1, 1)));
        horizontal.Distance.Pairs.ShouldBe(24);       // 4 people of A and 3 of B, both ways
        Close.To(1 / 3.0, horizontal.Distance.UnreachableShare);
        horizontal.Redundancy.CutSet.ShouldBe([4]);
        horizontal.Redundancy.Weakest.ShouldNotBeNull().From.ShouldBe("Unit 0");
        horizontal.Redundancy.PairsBySize.ShouldBe([0, 1, 0, 0]);
    }

    [Fact]
    public void Hybrid_people_are_bridges_and_on_neither_side()
    {
        var clinical = ConnectivityReport.Compute(Trust().Build()).ClinicalManagerial;
        Close.To(0, clinical.Observed);
        Close.To(3 * 1 / 9.0, clinical.Expected);
        Close.To(0, clinical.Ratio);
        clinical.Reciprocity.Why.ShouldBe(Absence.NoTies);
        Close.To((0.5 + 1) / 2, clinical.Reach.Value);
        clinical.Redundancy.CutSet.ShouldBe([4]);
        clinical.ByOrganisation.ShouldHaveSingleItem().Reach.Value.ShouldBe(clinical.Reach.Value);
    }

    [Fact]
    public void A_single_organisation_has_nobody_to_cross_to()
    {
        var cross = ConnectivityReport.Compute(Trust().Build()).CrossOrganisation;
        foreach (var figure in new[] { cross.Observed, cross.Expected, cross.Ratio, cross.Reach.Value, cross.Distance.Mean, cross.Score })
        {
            figure.Why.ShouldBe(Absence.NoPairs);
        }

        cross.ByOrganisation.ShouldBeEmpty();
    }

    // Wards A and B of two each; the board's office of two executives with an assistant in a unit below. 0-2 is the only tie.
    [Fact]
    public void The_office_of_a_board_is_no_sibling_in_any_figure_of_the_dimension()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), a = draft.Unit(o), b = draft.Unit(o), office = draft.Unit(o);
        int staff = draft.Unit(o, office), post = draft.Unit(o, office);
        foreach (var (unit, level) in new[]
        {
            (a, Level.Frontline), (a, Level.Frontline), (b, Level.Frontline), (b, Level.Frontline),
            (office, Level.Executive), (office, Level.Executive), (staff, Level.Frontline), (post, Level.Frontline),
        })
        {
            draft.Person(o, unit, level);
        }

        foreach (var direction in new[] { TieDirection.Either, TieDirection.Directed })
        {
            var horizontal = ConnectivityReport.Compute(draft.Ties("0-2").Build(direction)).Horizontal;
            var pairs = direction == TieDirection.Directed ? 2 : 1;
            var part = horizontal.Reach.Parts.ShouldHaveSingleItem();
            (part.Reached, part.Possible).ShouldBe((1, 2 * pairs)); // A and B, and the two units below the office.
            horizontal.Redundancy.Pairs.ShouldBe(2 * pairs);
            horizontal.Distance.Pairs.ShouldBe(8 + 2);              // Of A and B, and of the office's own; both ways.
            Close.To(direction == TieDirection.Directed ? 0.9 : 0.8, horizontal.Distance.UnreachableShare);
        }
    }

    // 0 and 1 in P, 2 in Q, 3 in R; 1 also holds a post in Q. No parents: one system. Only 0-1 is tied.
    [Fact]
    public void A_post_in_two_organisations_reaches_both_at_distance_0_and_is_a_bridge()
    {
        var draft = new Draft();
        int p = draft.Organisation("P"), q = draft.Organisation("Q"), r = draft.Organisation("R");
        draft.Person(p);
        draft.Person(p);
        draft.Person(q);
        draft.Person(r);
        draft.Post(1, q, -1, Level.Executive);
        var cross = ConnectivityReport.Compute(draft.Ties("0-1").Build()).CrossOrganisation;
        Close.To(0, cross.Observed);
        Close.To((0.5 + 0.5) / 4, cross.Reach.Value);        // 0 and 1 reach Q, nobody else anybody
        cross.Redundancy.PairsBySize.ShouldBe([2, 1, 0, 0]); // P-Q hangs on 1
        Close.To(1 / 3.0, cross.Redundancy.Mean);
        Close.To((0 + 1 + 1) / 3.0, cross.Distance.Mean);    // 1 with itself, 0-1 and 1-0: 1 stands for Q
        cross.ByOrganisation[1].Redundancy.CutSet.ShouldBe([1]);
    }

    [Fact]
    public void An_organisation_of_second_posts_alone_is_no_counterpart()
    {
        var draft = new Draft();
        int trust = draft.Organisation("T"), elsewhere = draft.Organisation("E");
        draft.Person(trust);
        draft.Person(trust);
        draft.Post(1, elsewhere, -1, Level.Frontline);

        var cross = ConnectivityReport.Compute(draft.Ties("0-1").Build()).CrossOrganisation;
        cross.Score.HasValue.ShouldBeFalse();
        cross.Redundancy.Pairs.ShouldBe(0);
    }

    [Fact]
    public void Only_organisations_that_share_a_system_are_counterparts()
    {
        var draft = new Draft();
        int board = draft.Organisation("B"), inside = draft.Organisation("I", board), other = draft.Organisation("O", board);
        var outside = draft.Organisation("X");
        foreach (var organisation in new[] { board, inside, other, outside })
        {
            draft.Person(organisation);
        }

        var cross = ConnectivityReport.Compute(draft.Ties("0-1 1-2 2-3").Build()).CrossOrganisation;
        cross.ByOrganisation.Select(o => o.Organisation).ShouldBe([board, inside, other]);
        cross.Redundancy.Pairs.ShouldBe(3);
        Close.To(1, cross.Reach.Value);
        Close.To(3, cross.Observed);                         // a tie to the outside crosses all the same
    }

    [Fact]
    public void A_system_leader_stands_on_the_balcony_of_the_own_organisation()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), unit = draft.Unit(o);
        draft.Person(o, unit, Level.Frontline);
        draft.Person(o, unit, Level.System);
        Close.To(1, ConnectivityReport.Compute(draft.Ties("0-1").Build()).Vertical.Reach.Value);
    }

    [Fact]
    public void Directed_ties_carry_in_their_direction_only()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), unit = draft.Unit(o);
        draft.Person(o, unit, Level.Frontline);
        draft.Person(o, unit, Level.Executive);
        var vertical = ConnectivityReport.Compute(draft.Ties("0-1").Build(TieDirection.Directed)).Vertical;
        Close.To(1, vertical.Reach.Parts[0].Value);          // the front line reaches up
        Close.To(0, vertical.Reach.Parts[1].Value);          // the executive does not reach down
        Close.To(1, vertical.Distance.Mean);
        vertical.Redundancy.Value.ShouldBe(1);
    }

    [Theory]
    [InlineData(TieDirection.Either), InlineData(TieDirection.Both), InlineData(TieDirection.Directed)]
    public void Every_figure_matches_its_definition_pair_by_pair(TieDirection direction)
    {
        for (var seed = 0; seed < 15; seed++)
        {
            var network = Draft.Random(seed, people: 20, organisations: 1 + (seed % 5), density: 0.05 + (seed % 4 * 0.05)).Build(direction);
            var slow = new SlowConnectivity(network);
            var within = 1 + (seed % 3);
            var report = ConnectivityReport.Compute(network, new() { Within = within });
            foreach (var dimension in Dimensions)
            {
                Check(slow, report[dimension], dimension, within, null, $"{direction} {dimension} seed {seed}");
                foreach (var part in report[dimension].ByOrganisation)
                {
                    Check(slow, part, dimension, within, part.Organisation, $"{direction} {dimension} of {part.Organisation} seed {seed}");
                }
            }
        }
    }

    [Fact]
    public void Who_is_called_what_changes_nothing()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var draft = Draft.Random(seed);
            var name = RandomGraph.Permutation(40, seed);
            var report = ConnectivityReport.Compute(draft.Build());
            var relabelled = ConnectivityReport.Compute(draft.Relabelled(name).Build());
            foreach (var dimension in Dimensions)
            {
                var (left, right) = (report[dimension], relabelled[dimension]);
                (right.Observed, right.Reciprocity, right.Reach.Value).ShouldBe((left.Observed, left.Reciprocity, left.Reach.Value));
                right.Distance.ShouldBe(left.Distance);
                right.Redundancy.PairsBySize.ShouldBe(left.Redundancy.PairsBySize);
                right.Score.ShouldBe(left.Score);
            }
        }
    }

    [Fact]
    public void One_more_tie_never_lowers_reach_or_redundancy()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var before = ConnectivityReport.Compute(Draft.Random(seed).Build());
            var random = new Random(seed);
            var after = ConnectivityReport.Compute(Draft.Random(seed).Tie(random.Next(20), 20 + random.Next(20)).Build());
            foreach (var dimension in Dimensions.Where(dimension => before[dimension].Score.HasValue))
            {
                after[dimension].Reach.Value.Value!.Value.ShouldBeGreaterThanOrEqualTo(before[dimension].Reach.Value.Value!.Value);
                after[dimension].Redundancy.Mean.Value!.Value.ShouldBeGreaterThanOrEqualTo(before[dimension].Redundancy.Mean.Value!.Value);
            }
        }
    }

    [Fact]
    public void Nobody_has_no_figures_and_every_absence_says_why()
    {
        var report = ConnectivityReport.Compute(new Draft().Build());
        foreach (var dimension in Dimensions)
        {
            CheckAbsent(report[dimension], Absence.NoPeople);
        }
    }

    [Fact]
    public void Unknown_columns_give_no_figures_rather_than_zeros()
    {
        var draft = new Draft();
        draft.Person();
        draft.Person();
        var report = ConnectivityReport.Compute(draft.Ties("0-1").Build());
        foreach (var dimension in Dimensions)
        {
            CheckAbsent(report[dimension], Absence.AttributeUnknown);
            report[dimension].LeftOut.ShouldBe(2);
        }
    }

    [Fact]
    public void An_organisation_without_executives_has_vertical_ties_but_no_balcony()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), unit = draft.Unit(o);
        draft.Person(o, unit, Level.Frontline);
        draft.Person(o, unit, Level.TeamLead);
        var vertical = ConnectivityReport.Compute(draft.Ties("0-1").Build()).Vertical;
        Close.To(1, vertical.Observed);
        vertical.Reach.Value.Why.ShouldBe(Absence.EmptyGroup);
        vertical.Distance.Mean.Why.ShouldBe(Absence.NoPairs);
        vertical.Redundancy.Value.ShouldBeNull();
        vertical.Score.Why.ShouldBe(Absence.EmptyGroup);
    }

    [Fact]
    public void Groups_that_nothing_joins_have_an_unreachable_share_of_one_and_no_mean()
    {
        var draft = new Draft();
        int o = draft.Organisation("O"), unit = draft.Unit(o);
        draft.Person(o, unit, Level.Frontline);
        draft.Person(o, unit, Level.Executive);
        var vertical = ConnectivityReport.Compute(draft.Build()).Vertical;
        vertical.Distance.Mean.Why.ShouldBe(Absence.Unreachable);
        Close.To(1, vertical.Distance.UnreachableShare);
        vertical.Expected.Why.ShouldBe(Absence.NoTies);
        vertical.Redundancy.Value.ShouldBe(0);
        Close.To(0, vertical.Score);
    }

    [Fact]
    public void A_sample_of_sources_comes_near_the_exact_distance_and_is_repeatable()
    {
        var network = Draft.Random(7, people: 400, organisations: 4, density: 0.01, blank: 0.02).Build();
        var exact = ConnectivityReport.Compute(network);
        var options = new ConnectivityOptions { ExactDistancePeople = 100, SampledSources = 60, Seed = 3 };
        var sampled = ConnectivityReport.Compute(network, options);
        var again = ConnectivityReport.Compute(network, options);
        foreach (var dimension in Dimensions)
        {
            var (estimate, truth) = (sampled[dimension].Distance, exact[dimension].Distance);
            again[dimension].Distance.ShouldBe(estimate);
            estimate.Mean.Value!.Value.ShouldBe(truth.Mean.Value!.Value, (4 * estimate.StandardError ?? 0) + 1e-9, $"{dimension}");
            estimate.UnreachableShare.Value!.Value.ShouldBe(
                truth.UnreachableShare.Value!.Value, (4 * estimate.UnreachableStandardError ?? 0) + 1e-9, $"{dimension}");
        }

        sampled.Horizontal.Distance.StandardError.ShouldNotBeNull().ShouldBeInRange(1e-4, 0.2);
        sampled.Horizontal.ByOrganisation[0].Distance.Mean.Why.ShouldBe(Absence.NotComputed);
    }

    [Fact]
    public void Beyond_the_limit_of_pairs_every_so_manieth_is_taken_and_said_so()
    {
        var network = Draft.Random(3, people: 120, organisations: 6).Build();
        var all = ConnectivityReport.Compute(network).Horizontal.Redundancy;
        var some = ConnectivityReport.Compute(network, new() { RedundancyPairs = 4 }).Horizontal.Redundancy;
        all.PairsExamined.ShouldBe((int)all.Pairs);
        some.Pairs.ShouldBe(all.Pairs);
        some.PairsExamined.ShouldBeInRange(1, 4);
    }

    [Fact]
    public void Reach_can_be_asked_for_any_number_of_steps()
    {
        var network = Trust().Build();
        Close.To(0, ConnectivityReport.ReachOf(network, Dimension.Vertical, 1).Value);
        Close.To((0.75 + 1) / 2, ConnectivityReport.ReachOf(network, Dimension.Vertical, 3).Value);
        Should.Throw<ArgumentOutOfRangeException>(() => ConnectivityReport.ReachOf(network, Dimension.Vertical, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => ConnectivityReport.ReachOf(network, Dimension.Vertical, 11));
    }

    [Fact]
    public void Progress_ends_at_one_and_a_cancelled_report_stops()
    {
        var told = new Told();
        ConnectivityReport.Compute(Trust().Build(), null, told);
        told.Shares.ShouldBeInOrder();
        told.Shares[^1].ShouldBe(1);
        Should.Throw<OperationCanceledException>(
            () => ConnectivityReport.Compute(Trust().Build(), cancel: new CancellationToken(canceled: true)));
    }

    private static void Check(
        SlowConnectivity slow, ConnectivityFigures figures, Dimension dimension, int within, int? only, string what)
    {
        if (figures.Observed.HasValue)
        {
            var (observed, expected, strength) = slow.Ties(dimension, only);
            Close.To(observed, figures.Observed, what);
            Close.To(strength, figures.Strength, what);
            if (figures.Expected.HasValue)
            {
                Close.To(expected, figures.Expected, what);
            }

            Same(slow.Reciprocity(dimension, only), figures.Reciprocity, $"{what} reciprocity");
        }

        var (mean, unreachable, pairs) = slow.Distance(dimension, only);
        Same(mean, figures.Distance.Mean, $"{what} distance");
        Same(unreachable, figures.Distance.UnreachableShare, $"{what} unreachable");
        figures.Distance.Pairs.ShouldBe(pairs, what);
        Same(slow.Reach(dimension, within, only), figures.Reach.Value, $"{what} reach");
        Same(slow.Redundancy(dimension, only), figures.Redundancy.Mean, $"{what} redundancy");
    }

    private static void Same(double? expected, Measured actual, string what)
    {
        actual.HasValue.ShouldBe(expected.HasValue, $"{what}: {actual.Why}");
        if (expected is { } value)
        {
            Close.To(value, actual, what);
        }
    }

    private static void CheckAbsent(DimensionConnectivity figures, Absence why)
    {
        Measured[] all =
        [
            figures.Observed, figures.Expected, figures.Ratio, figures.Strength, figures.Reciprocity, figures.Reach.Value,
            figures.Distance.Mean, figures.Distance.UnreachableShare, figures.Redundancy.Mean, figures.Score,
        ];
        all.ShouldAllBe(figure => figure.Why == why);
        figures.Redundancy.Value.ShouldBeNull();
    }

    private sealed class Told : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
