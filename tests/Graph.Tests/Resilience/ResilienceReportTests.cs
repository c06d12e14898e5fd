using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Sets;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Resilience;
using NetworkLens.Graph.WhatIf;

namespace NetworkLens.Graph.Tests.Resilience;

public sealed class ResilienceReportTests
{
    // Two wards of one trust, three nurses each; the two leads join them, and one of them the executive.
    private static Draft Wards()
    {
        var draft = new Draft();
        var trust = draft.Organisation("T");
        var (one, two) = (draft.Unit(trust), draft.Unit(trust));
        for (var person = 0; person < 8; person++)
        {
            var isLead = person % 4 == 3;
            draft.Person(
                trust,
                person < 4 ? one : two,
                isLead ? Level.TeamLead : Level.Frontline,
                isLead ? Discipline.Managerial : Discipline.Clinical);
        }

        draft.Person(trust, one, Level.Executive, Discipline.Managerial);
        return draft.Ties("0-3 1-3 2-3 4-7 5-7 6-7 3-7 3-8");
    }

    [Fact]
    public void The_key_person_holds_the_trust_together_and_hardly_anyone_else_does()
    {
        var report = Compute(Wards().Build(), new() { Leavers = 1, Draws = 200 });

        report.Leavers.ShouldBe([3]);
        var ties = Of(report, ResilienceMeasure.Ties);
        (ties.Before.Value, ties.After.Value).ShouldBe((8, 3));
        Close.To(4 / 8.0, Of(report, ResilienceMeasure.LargestPiece).After);
        Close.To(1, Of(report, ResilienceMeasure.JoinedPairs).Before);
        Close.To(12 / 56.0, Of(report, ResilienceMeasure.JoinedPairs).After);
        Close.To((6 + (6 * 0.5)) / 56, Of(report, ResilienceMeasure.Efficiency).After);
        var reach = Of(report, ResilienceMeasure.Reach, Dimension.Vertical);
        (reach.Before.Value, reach.After.Value).ShouldBe((0.5, 0));

        // One of nine is the hub: of two hundred draws some 22 are, and no other is as bad.
        var joined = Of(report, ResilienceMeasure.JoinedPairs).Random;
        joined.Counted.ShouldBe(200);
        joined.AsBad!.Value.ShouldBeInRange(10, 40);
        joined.Mean.Value!.Value.ShouldBeGreaterThan(0.7);
        joined.Upper.Value.ShouldBe(1);

        // Without the hub no nurse reaches the board: of what should be low a draw is as bad where it is as high.
        var unreachable = Of(report, ResilienceMeasure.UnreachableShare, Dimension.Vertical);
        unreachable.After.Value.ShouldBe(1);
        unreachable.Random.AsBad!.Value.ShouldBeInRange(10, 40);
        unreachable.Random.Counted.ShouldBeInRange(160, 190); // Where the board leaves there is nobody to reach.
    }

    [Fact]
    public void A_draw_is_the_network_without_those_drawn()
    {
        // Where nearly everybody leaves, there are few ways to draw: each must be one that a slow count knows.
        var network = Wards().Build();
        var report = Compute(network, new() { Leavers = 8, Draws = 60 });
        var ties = Of(report, ResilienceMeasure.Ties).Random;
        (ties.Counted, ties.Mean.Value).ShouldBe((60, 0));
        var pieces = Of(report, ResilienceMeasure.JoinedPairs);
        pieces.After.Why.ShouldBe(Absence.TooFewPeople);
        pieces.Random.Mean.Why.ShouldBe(Absence.TooFewPeople);
        (pieces.Random.Counted, pieces.Random.AsBad).ShouldBe((0, null));
    }

    [Theory]
    [InlineData(1, LeaverChoice.Betweenness), InlineData(2, LeaverChoice.Betweenness), InlineData(3, LeaverChoice.KeyPlayers)]
    public void Every_figure_is_that_of_the_reports_of_the_changed_network(int seed, LeaverChoice choice)
    {
        var network = Draft.Random(seed, people: 60).Build();
        var report = Compute(network, new() { Leavers = 5, Draws = 3, Choice = choice });
        report.Leavers.Length.ShouldBe(5);
        if (choice == LeaverChoice.KeyPlayers)
        {
            report.Leavers.ShouldBe(KeyPlayersNegative.Compute(network.Ties, 5, default).People);
        }

        var without = Without(network, report.Leavers);
        var connected = ConnectivityReport.Compute(without);
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            Of(report, ResilienceMeasure.Ties, dimension).After.ShouldBe(connected[dimension].Observed);
            Of(report, ResilienceMeasure.Reach, dimension).After.ShouldBe(connected[dimension].Reach.Value);
            Of(report, ResilienceMeasure.Redundancy, dimension).After.ShouldBe(connected[dimension].Redundancy.Mean);
            Of(report, ResilienceMeasure.MeanDistance, dimension).After.ShouldBe(connected[dimension].Distance.Mean);
            Of(report, ResilienceMeasure.UnreachableShare, dimension).After.ShouldBe(connected[dimension].Distance.UnreachableShare);
        }

        Close.To(
            1 - Fragmentation.Compute(network.Ties, [.. report.Leavers], default).Value!.Value,
            Of(report, ResilienceMeasure.JoinedPairs).After);
        Close.To(
            1 - Fragmentation.ComputeByDistance(network.Ties, [.. report.Leavers], default).Value!.Value,
            Of(report, ResilienceMeasure.Efficiency).After);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Worse_is_less_or_more_as_the_figure_has_it(bool lessIsBad)
    {
        Measured[] draws = [Measured.Of(1), Measured.Of(4), Measured.None(Absence.NoTies), Measured.Of(2), Measured.Of(3)];
        var random = RandomLeavers.Of(draws, Measured.Of(2), lessIsBad);
        random.Counted.ShouldBe(4);
        random.AsBad.ShouldBe(lessIsBad ? 2 : 3);
        Close.To(2.5, random.Mean);
        Close.To(1.15, random.Lower); // R: quantile(1:4, .05)
        Close.To(3.85, random.Upper);
        RandomLeavers.Of(draws, Measured.None(Absence.NoTies), lessIsBad).AsBad.ShouldBeNull();
    }

    [Theory]
    [InlineData(2), InlineData(8)]
    public void The_same_on_any_number_of_threads_and_the_draws_hang_on_the_seed(int threads)
    {
        var network = Draft.Random(11, people: 80).Build(TieDirection.Directed);
        var options = new ResilienceOptions { Leavers = 7, Draws = 6 };
        var one = ResilienceReport.Compute(network, options, Effort.OneThread);
        var many = ResilienceReport.Compute(network, options, new(threads));
        many.Leavers.ShouldBe(one.Leavers);
        many.Whole.ShouldBe(one.Whole);
        many.Dimensions.SelectMany(figures => figures).ShouldBe(one.Dimensions.SelectMany(figures => figures));
        ResilienceReport.Compute(network, options with { Seed = 2 }, default).Whole.ShouldNotBe(one.Whole);
    }

    [Fact]
    public void Nobody_one_and_a_few_alone_have_figures_or_a_reason()
    {
        var nobody = Compute(new Draft().Build(), new());
        nobody.Leavers.ShouldBeEmpty();
        Of(nobody, ResilienceMeasure.LargestPiece).Before.Why.ShouldBe(Absence.NoPeople);
        var draft = new Draft();
        draft.Person();
        var one = Compute(draft.Build(), new());
        one.Leavers.ShouldBe([0]);
        Of(one, ResilienceMeasure.LargestPiece).ShouldSatisfyAllConditions(
            figure => figure.Before.Value.ShouldBe(1), figure => figure.After.Why.ShouldBe(Absence.NoPeople));
        draft.Person();
        draft.Person();
        var alone = Compute(draft.Build(), new() { Leavers = 1 });
        Close.To(0, Of(alone, ResilienceMeasure.JoinedPairs).After);
        alone.Leavers.ShouldBe([0]);
    }

    [Fact]
    public void Efficiency_is_left_out_where_it_costs_too_much()
    {
        var report = Compute(Wards().Build(), new() { Leavers = 1, Draws = 2, EfficiencyPeople = 7 });
        Of(report, ResilienceMeasure.Efficiency).ShouldSatisfyAllConditions(
            figure => figure.Before.Why.ShouldBe(Absence.NotComputed), figure => figure.Random.Counted.ShouldBe(0));
        Of(report, ResilienceMeasure.JoinedPairs).Before.Value.ShouldBe(1);
    }

    [Theory]
    [InlineData(9, true), InlineData(8, false)]
    public void Efficiency_is_there_up_to_its_bound_before_and_after(int most, bool isThere)
    {
        // Nine people, and eight when one is gone.
        var report = Compute(Wards().Build(), new() { Leavers = 1, Draws = 2, EfficiencyPeople = most });
        var efficiency = Of(report, ResilienceMeasure.Efficiency);
        (efficiency.Before.HasValue, efficiency.After.HasValue, efficiency.Random.Counted).ShouldBe((isThere, isThere, isThere ? 2 : 0));
    }

    [Theory]
    [InlineData(Dimension.Horizontal), InlineData(Dimension.CrossOrganisation)]
    public void The_pairs_looked_at_before_are_looked_at_after(Dimension dimension)
    {
        // Four groups of one person each; of six pairs 0-1, 0-3 and 1-3 are looked at. Without 1 there are three pairs, few enough for all,
        // of which only 0-3 was looked at before; 0-2 and 2-3, which are not joined then, were not.
        var draft = new Draft();
        var trust = draft.Organisation("T0");
        for (var person = 0; person < 4; person++)
        {
            var home = dimension == Dimension.Horizontal || person == 0 ? trust : draft.Organisation($"T{person}");
            draft.Person(home, dimension == Dimension.Horizontal ? draft.Unit(home) : -1, Level.Frontline);
        }

        var report = Compute(draft.Ties("0-1 1-2 1-3 0-3").Build(), new() { Leavers = 1, Draws = 1, RedundancyPairs = 3 });
        report.Leavers.ShouldBe([1]);
        Close.To(1, Of(report, ResilienceMeasure.Redundancy, dimension).Before);
        Close.To(1, Of(report, ResilienceMeasure.Redundancy, dimension).After);
        Close.To(1 / 3.0, ConnectivityReport.Compute(Without(draft.Build(), report.Leavers))[dimension].Redundancy.Mean);
    }

    [Fact]
    public void Distances_to_people_drawn_are_to_the_same_people_when_so_few_stay_that_all_could_be_counted()
    {
        // Two trusts of 350: each distance from one to the other, to those 512 of all who are drawn.
        var network = TwoTrusts(350);
        var report = Compute(network, new() { Leavers = 1, Draws = 1, ExactDistancePeople = 699, Seed = 4 });
        int[] drawn = SeededSample.Draw([.. Enumerable.Range(0, 700)], 512, seed: 4 + 2);
        int[] still = [.. drawn.Except(report.Leavers).Select(person => person > report.Leavers[0] ? person - 1 : person)];
        still.Length.ShouldBe(511, "the leaver is one of those drawn");
        var without = Without(network, report.Leavers);
        var (before, after) = (SlowAcross(network, drawn), SlowAcross(without, still));
        var distance = Of(report, ResilienceMeasure.MeanDistance, Dimension.CrossOrganisation);
        var unreachable = Of(report, ResilienceMeasure.UnreachableShare, Dimension.CrossOrganisation);
        Close.To(before.Mean, distance.Before);
        Close.To(after.Mean, distance.After);
        Close.To(before.Unreachable, unreachable.Before);
        Close.To(after.Unreachable, unreachable.After);
        var exact = ConnectivityReport.Compute(without).CrossOrganisation.Distance.Mean.Value!.Value;
        Math.Abs(exact - after.Mean).ShouldBeGreaterThan(1e-6);

        // One more and all are counted, before and after.
        var all = Compute(network, new() { Leavers = 1, Draws = 1, ExactDistancePeople = 700, Seed = 4 });
        Close.To(exact, Of(all, ResilienceMeasure.MeanDistance, Dimension.CrossOrganisation).After);
    }

    [Fact]
    public void Distances_of_many_are_of_a_sample_that_hangs_on_the_seed()
    {
        // More people than are drawn as sources, so that the sample is one.
        var network = Draft.Random(5, people: 1_200, density: 0.004).Build();
        var seen = new HashSet<double>();
        foreach (var seed in new ulong[] { 1, 2 })
        {
            var options = new ResilienceOptions { Leavers = 1, Draws = 1, ExactDistancePeople = 1_000, Seed = seed, RedundancyPairs = 2 };
            var report = Compute(network, options);
            var expected = ConnectivityReport.Compute(
                network,
                ConnectivityOptions.Default with { ExactDistancePeople = 1_000, RedundancyPairs = 2, Seed = seed },
                null,
                default);
            foreach (var dimension in Enum.GetValues<Dimension>())
            {
                Of(report, ResilienceMeasure.MeanDistance, dimension).Before.ShouldBe(expected[dimension].Distance.Mean);
                Of(report, ResilienceMeasure.Redundancy, dimension).Before.ShouldBe(expected[dimension].Redundancy.Mean);
            }

            seen.Add(expected[Dimension.Horizontal].Distance.Mean.Value!.Value);
        }

        seen.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(100, 200), InlineData(1, 1)]
    public void Options_up_to_their_bounds_are_taken(int leavers, int draws) =>
        Compute(Wards().Build(), new() { Leavers = leavers, Draws = draws }).Leavers.Length.ShouldBe(Math.Min(leavers, 9));

    [Theory]
    [InlineData(0, 20), InlineData(101, 20), InlineData(10, 0), InlineData(10, 201)]
    public void Options_out_of_their_ranges_are_refused(int leavers, int draws) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Compute(Wards().Build(), new() { Leavers = leavers, Draws = draws }));

    [Fact]
    public void It_can_be_stopped_and_tells_how_far_it_is()
    {
        var told = new List<double>();
        ResilienceReport.Compute(Wards().Build(), new() { Leavers = 1, Draws = 3 }, new(1, new Listener(told)));
        told.ShouldBe([0.4, 0.6, 0.8, 1]);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(
            () => ResilienceReport.Compute(Wards().Build(), new() { Leavers = 1 }, new(1, null, stop.Token)));
    }

    // The only call into the API.
    private static ResilienceReport Compute(OrganisationNetwork network, ResilienceOptions options) =>
        ResilienceReport.Compute(network, options, default);

    private static OrganisationNetwork Without(OrganisationNetwork network, IEnumerable<int> people) =>
        ChangedNetwork.Apply(network, [.. people.Select(person => new Leave(network.PersonIds[person]))], "", default).Network!;

    // Everybody has some two ties at random, so that a few stand alone.
    private static OrganisationNetwork TwoTrusts(int people)
    {
        var draft = new Draft();
        int[] trusts = [draft.Organisation("A"), draft.Organisation("B")];
        for (var person = 0; person < 2 * people; person++)
        {
            draft.Person(trusts[person / people]);
        }

        var random = new Random(8);
        for (var tie = 0; tie < 2 * people; tie++)
        {
            var (from, to) = (random.Next(2 * people), random.Next(2 * people));
            _ = from == to ? draft : draft.Tie(from, to);
        }

        return draft.Build();
    }

    // Each walk by itself, from every end to whoever is of the other trust.
    private static (double Mean, double Unreachable) SlowAcross(OrganisationNetwork network, int[] ends)
    {
        long pairs = 0, joined = 0, steps = 0;
        foreach (var end in ends)
        {
            var distance = new int[network.PeopleCount];
            Array.Fill(distance, -1);
            distance[end] = 0;
            var queue = new Queue<int>([end]);
            while (queue.TryDequeue(out var person))
            {
                foreach (var other in network.Ties.Neighbours(person))
                {
                    if (distance[other] < 0)
                    {
                        distance[other] = distance[person] + 1;
                        queue.Enqueue(other);
                    }
                }
            }

            for (var start = 0; start < distance.Length; start++)
            {
                if (network.OrganisationOf[start] != network.OrganisationOf[end])
                {
                    (pairs, joined, steps) = (pairs + 1, joined + (distance[start] > 0 ? 1 : 0), steps + Math.Max(0, distance[start]));
                }
            }
        }

        return ((double)steps / joined, (double)(pairs - joined) / pairs);
    }

    private static ResilienceFigure Of(ResilienceReport report, ResilienceMeasure measure, Dimension? dimension = null) =>
        (dimension is { } one ? report.Dimensions[(int)one - 1] : report.Whole).Single(figure => figure.Measure == measure);

    private sealed class Listener(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}
