using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class FrozenGravityTests
{
    private static readonly GravityOptions Untrimmed = GravityOptions.Default with { TrimRounds = 0 };

    // Eight people of whom nothing is known, in a ring, each tied to the next two: everybody is as active, mu = 4 / 7 for any two.
    private static readonly CsrGraph Ring = CsrGraph.Parse("0-1 1-2 2-3 3-4 4-5 5-6 6-7 7-0 0-2 1-3 2-4 3-5 4-6 5-7 6-0 7-1");

    [Fact]
    public void What_was_expected_is_expected_whatever_ties_there_are()
    {
        // Two and two: E1 = 4 · 4/7, and without their own three ties each has 5 ends where 8 - 16/7 were fitted.
        GroupPair pair = new(Dimension.Horizontal, [0, 1], [2, 3]);
        var fit = GravityModel.Fit(Nobody(8), Ring, [pair], Untrimmed);
        (fit.Pairs[0].Observed, fit.Pairs[0].Expected).ShouldBe((3L, 1.75), new Near(1e-6));

        var more = CsrGraph.Parse("0-1 1-2 2-3 3-4 4-5 5-6 6-7 7-0 0-2 1-3 2-4 3-5 4-6 5-7 6-0 7-1 0-3");
        var held = Freeze(fit, Nobody(8), more, All(8), [pair]);
        (held.Pairs[0].Observed, held.Pairs[0].Expected).ShouldBe((4L, fit.Pairs[0].Expected));
        held.Pairs[0].Variance.ShouldBe(fit.Pairs[0].Variance);
        Math.Abs(GravityModel.Fit(Nobody(8), more, [pair], Untrimmed).Pairs[0].Expected - 1.75).ShouldBeGreaterThan(0.01);
        Freeze(fit, Nobody(8), CsrGraph.Parse("0-3 7"), All(8), [pair]).Pairs[0].Expected.ShouldBe(fit.Pairs[0].Expected);
    }

    [Fact]
    public void Two_people_of_both_groups_are_expected_once_however_their_ties_are_shared_out_now()
    {
        // Six dyads of 4/7, five of them tied; without those the four have 11 ends where 16 - 24/7 were fitted.
        GroupPair pair = new(Dimension.Horizontal, [0, 1, 2, 3], [0, 1, 2, 3]);
        var fit = GravityModel.Fit(Nobody(8), Ring, [pair], Untrimmed);
        (fit.Pairs[0].Observed, fit.Pairs[0].Expected).ShouldBe((5L, 2.625), new Near(1e-6));
        var held = Freeze(fit, Nobody(8), CsrGraph.Parse("0-1 0-2 0-3 7"), All(8), [pair]);
        (held.Pairs[0].Observed, held.Pairs[0].Expected).ShouldBe((3L, fit.Pairs[0].Expected));
    }

    [Fact]
    public void Of_whoever_has_left_nothing_is_expected()
    {
        // Person 3 is gone: E1 = 2 · 4/7; of the two and the one (8 - 2) / (8 - 8/7) and (4 - 2) / (4 - 8/7).
        var fit = GravityModel.Fit(Nobody(8), Ring, [new(Dimension.Horizontal, [0, 1], [2, 3])], Untrimmed);
        var rest = CsrGraph.Parse("0-1 1-2 3-4 4-5 5-6 6-0 0-2 2-3 3-5 4-6 5-0 6-1");
        ImmutableArray<int> stay = [0, 1, 2, 4, 5, 6, 7];
        var held = Freeze(fit, Nobody(7), rest, new(stay, [], []), [new(Dimension.Horizontal, [0, 1], [2])]);
        held.Pairs[0].Observed.ShouldBe(2);
        held.Pairs[0].Expected.ShouldBe(8 / 7.0 * (7 / 8.0) * 0.7, 1e-6);
    }

    [Theory]
    [InlineData(11, 3), InlineData(12, 0), InlineData(13, 1)]
    public void Nothing_changed_gives_the_same_bits(int seed, int trims)
    {
        var (system, ties) = Cut(seed);
        var pairs = system.UnitPairs();
        var options = GravityOptions.Default with { TrimRounds = trims };
        var fit = GravityModel.Fit(system.People, ties, pairs, options);
        (fit.TrimmedPairs > 0).ShouldBe(trims > 0);
        foreach (var threads in new[] { 1, 2, 8 })
        {
            var held = FrozenGravity.Compute(fit, system.People, ties, All(system), pairs, options, new(threads));
            held.Pairs.ShouldBe(fit.Pairs);
            (held.Outcome, held.Cells, held.Trims).ShouldBe((fit.Outcome, fit.Cells, fit.Trims));
            held.Coefficients.ShouldBe(fit.Coefficients);
            held.Dispersions.ShouldBe(fit.Dispersions);
        }
    }

    [Theory]
    [InlineData(1), InlineData(2)]
    public void Other_ties_of_the_same_people_move_what_is_observed_alone(int seed)
    {
        var (system, ties) = Trusts(seed);
        system.Responded = [.. Enumerable.Range(0, system.Count).Select(person => person % 5 > 0)];
        var pairs = system.UnitPairs();
        var fit = GravityModel.Fit(system.People, ties, pairs);
        var others = RandomGraph.Gnp(system.Count, 0.1, seed);
        var held = FrozenGravity.Compute(fit, system.People, others, All(system), pairs);
        held.Pairs.Select(pair => (pair.Expected, pair.Variance, pair.LeastP, pair.Observable)).ShouldBe(
            fit.Pairs.Select(pair => (pair.Expected, pair.Variance, pair.LeastP, pair.Observable)));
        held.Pairs.ShouldContain(pair => pair.Observable < 1);
        held.Pairs.Select(pair => pair.Observed).ShouldBe(pairs.Select(pair => (long)pair.A.Sum(i => pair.B.Count(j =>
            others.HasTie(i, j) && (i % 5 > 0 || j % 5 > 0)))));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void People_who_move_and_leave_are_expected_as_the_slow_model_has_it(int seed)
    {
        var (system, ties) = Trusts(seed);
        system.UnitsOfService = seed % 2 == 0 ? 2 : 0;
        if (seed > 3)
        {
            system.Responded = [.. Enumerable.Range(0, system.Count).Select(person => person % 4 > 0)];
        }

        var fit = GravityModel.Fit(system.People, ties, system.UnitPairs(), Untrimmed);
        var (people, earlier) = Elsewhere(system.People, seed);
        var others = RandomGraph.Gnp(people.Count, 0.08, seed);
        var pairs = UnitPairs(people);
        var held = FrozenGravity.Compute(fit, people, others, earlier, pairs, Untrimmed);
        var slow = new SlowGravity(system.People, ties, Untrimmed.Ridge);
        var expected = new FrozenOracle(slow, fit.Coefficients, system.People, ties, people, earlier);
        for (var at = 0; at < pairs.Length; at++)
        {
            held.Pairs[at].Expected.ShouldBe(expected.Of(pairs[at]), 5e-3 * Math.Max(1, held.Pairs[at].Expected), $"seed {seed} pair {at}");
        }
    }

    [Fact]
    public void What_had_left_the_fit_stays_out_of_it()
    {
        var (system, ties) = Cut(11);
        var (a, pairs) = (system.Unit(0), system.UnitPairs());
        var fit = GravityModel.Fit(system.People, ties, pairs);
        fit.TrimmedPairs.ShouldBeGreaterThan(0);

        // One of the group that was cut moves level: its cell is a new one, and the rest of the group's are not.
        Level[] levels = [.. system.People.Level];
        levels[a[0]] = levels[a[0]] == Level.System ? Level.Frontline : Level.System;
        var held = FrozenGravity.Compute(fit, system.People with { Level = [.. levels] }, ties, All(system), pairs);
        for (var at = 0; at < pairs.Length; at++)
        {
            var isTouched = pairs[at].A.Contains(a[0]) || pairs[at].B.Contains(a[0]);
            Math.Abs(held.Pairs[at].Expected - fit.Pairs[at].Expected).ShouldBeInRange(isTouched ? 1e-6 : 0, isTouched ? 5 : 1e-9, $"{at}");
        }

        held.Pairs[0].Verdict.ShouldBe(GapVerdict.Gap);
    }

    [Fact]
    public void A_unit_keeps_its_cohesion_and_a_new_one_has_that_of_all()
    {
        // Units 0 and 1 of three directorates each; whoever of unit 0 goes to unit 1 is expected to meet as its people do. Nobody of unit 5
        // meets there, which says nothing of others.
        var system = new MadeSystem(7, organisations: 2, directorates: 3, units: 3, people: 8);
        var strangers = system.Unit(5);
        system.IsCut = (i, j) => strangers.Contains(i) && strangers.Contains(j);
        var ties = system.Draw(degree: 10);
        var fit = GravityModel.Fit(system.People, ties, system.UnitPairs(), Untrimmed);
        var slow = new SlowGravity(system.People, ties, Untrimmed.Ridge);
        var (from, to) = (system.Unit(0), system.Unit(1));
        var moved = Move(system.People, from[0], to[0]);
        GroupPair pair = new(Dimension.Horizontal, [from[0]], to);
        var there = new FrozenOracle(slow, fit.Coefficients, system.People, ties, moved, All(system)).Of(pair);
        FrozenGravity.Compute(fit, moved, ties, All(system), [pair], Untrimmed).Pairs[0].Expected.ShouldBe(there, 2e-3);

        // A unit that was not there: all who were in the two meet there as in all units together.
        var fresh = system.Count / 8;
        var units = system.People.Unit.ToArray();
        foreach (var person in from)
        {
            units[person] = fresh;
        }

        var earlier = All(system) with { Units = [.. Enumerable.Range(0, fresh), -1] };
        var asUnit = system.People with { Unit = [.. units] };
        GroupPair inside = new(Dimension.Horizontal, [.. from.Take(3)], [.. from.Skip(3)]);
        var (kept, mean) = (
            FrozenGravity.Compute(fit, system.People, ties, All(system), [inside], Untrimmed).Pairs[0].Expected,
            FrozenGravity.Compute(fit, asUnit, ties, earlier, [inside], Untrimmed).Pairs[0].Expected);
        var inUnits = Enumerable.Range(0, fresh)
            .Select(unit => (Ties: Inside(system.Unit(unit), ties), Cohesion: slow.Cohesion(unit))).ToList();
        var all = inUnits.Where(unit => unit.Cohesion > 0).Sum(unit => unit.Ties)
            / inUnits.Where(unit => unit.Cohesion > 0).Sum(unit => unit.Ties / unit.Cohesion);
        (mean / kept).ShouldBe(all / slow.Cohesion(0), 2e-3);
    }

    [Fact]
    public void Units_of_an_organisation_that_is_merged_into_another_keep_their_cohesion()
    {
        // All of the second trust is now of the first: its units stand in an organisation in which the fit never saw them.
        var (system, ties) = Trusts(7);
        var fit = GravityModel.Fit(system.People, ties, system.UnitPairs(), Untrimmed);
        var merged = system.People with { Organisation = [.. new int[system.Count]] };
        ImmutableArray<GroupPair> inside = [.. Enumerable.Range(9, 9).Select(unit => Halves(system.Unit(unit)))];
        var before = Freeze(fit, system.People, ties, All(system), inside).Pairs;
        var after = Freeze(fit, merged, ties, All(system) with { Organisations = [0] }, inside).Pairs;
        for (var at = 0; at < inside.Length; at++)
        {
            after[at].Expected.ShouldBe(before[at].Expected, 1e-9, $"unit {9 + at}");
        }

        before.Count(pair => pair.Expected > 1).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void A_unit_in_which_two_organisations_have_posts_is_one_of_each()
    {
        // Units 0..8 of the first trust have the codes of those of the second: each half keeps its own cohesion, the same bits.
        var (system, ties) = Trusts(7);
        var people = system.People with { Unit = [.. system.People.Unit.Select(unit => unit % 9)] };
        ImmutableArray<GroupPair> inside = [.. Enumerable.Range(0, 18).Select(unit => Halves(system.Unit(unit)))];
        var fit = GravityModel.Fit(people, ties, inside, Untrimmed);
        var held = Freeze(fit, people, ties, All(system) with { Units = [.. Enumerable.Range(0, 9)] }, inside);
        held.Pairs.ShouldBe(fit.Pairs);
        held.Pairs.Take(9).Zip(held.Pairs.Skip(9)).ShouldContain(pair => Math.Abs(pair.First.Expected - pair.Second.Expected) > 0.5);

        // Now the second trust is listed first, and the last unit.
        var turned = people with
        {
            Organisation = [.. people.Organisation.Select(organisation => 1 - organisation)],
            Unit = [.. people.Unit.Select(unit => 8 - unit)],
        };
        var places = All(system) with { Organisations = [1, 0], Units = [.. Enumerable.Range(0, 9).Reverse()] };
        var same = Freeze(fit, turned, ties, places, inside).Pairs;
        Close.To([.. fit.Pairs.Select(pair => pair.Expected)], [.. same.Select(pair => pair.Expected)]);
    }

    // Of one person, or of two of whom one has no tie, the fit does not know how people of a unit meet: whoever comes into it is expected
    // to meet there as in a unit that was not there.
    [Theory]
    [InlineData(1), InlineData(2)]
    public void A_unit_in_which_hardly_anybody_stood_is_as_a_new_one(int stood)
    {
        var system = new MadeSystem(7, organisations: 2, directorates: 3, units: 3, people: 8);
        var (from, newcomer) = (system.Unit(0), system.Unit(1)[0]);
        system.IsCut = (i, j) => stood == 2 && (i == from[1] || j == from[1]);
        var ties = system.Draw(degree: 10);
        var then = from.Skip(stood).Aggregate(system.People, (people, person) => Move(people, person, newcomer));
        var fit = GravityModel.Fit(then, ties, [], Untrimmed);
        var now = Move(then, newcomer, from[0]);
        GroupPair pair = new(Dimension.Horizontal, [from[0]], [newcomer]);
        var (there, fresh) = (Expected(All(system)), Expected(All(system) with { Units = [-1, .. All(system).Units.Skip(1)] }));
        there.ShouldBe(fresh);
        there.ShouldBeGreaterThan(0);

        double Expected(EarlierPlaces earlier) => Freeze(fit, now, ties, earlier, [pair]).Pairs[0].Expected;
    }

    [Fact]
    public void Whoever_met_nobody_beyond_their_unit_is_expected_to_meet_nobody_beyond_it()
    {
        var system = new MadeSystem(3, organisations: 2, directorates: 3, units: 3, people: 8);
        var unit = system.Unit(0);
        system.IsCut = (i, j) => unit.Contains(i) != unit.Contains(j);
        var (ties, pairs) = (system.Draw(degree: 10), system.UnitPairs());
        var fit = GravityModel.Fit(system.People, ties, pairs, Untrimmed);
        Freeze(fit, system.People, ties, All(system), pairs).Pairs.ShouldBe(fit.Pairs);
        fit.Pairs.Select(pair => pair.Expected > 0).ShouldBe(pairs.Select(pair => !pair.A.SequenceEqual(unit)));
        var moved = Move(system.People, unit[0], system.Unit(1)[0]);
        Freeze(fit, moved, ties, All(system), [new(Dimension.Horizontal, [unit[0]], system.Unit(2))]).Pairs[0].Expected.ShouldBe(0);
    }

    // Every third person of the first trust is tied to none of the others of these but in the same unit: a gap of a group with itself.
    [Fact]
    public void A_gap_of_a_group_with_itself_stays_out_of_the_fit_too()
    {
        var system = new MadeSystem(11, organisations: 2, directorates: 3, units: 3, people: 12);
        bool IsThird(int person) => person < system.Count / 2 && person % 3 == 0;
        var unitOf = system.People.Unit;
        system.IsCut = (i, j) => IsThird(i) && IsThird(j) && unitOf[i] != unitOf[j];
        var ties = system.Draw(degree: 14);
        ImmutableArray<int> group = [.. Enumerable.Range(0, system.Count).Where(IsThird)];
        ImmutableArray<GroupPair> pairs = [new(Dimension.Horizontal, group, group), .. system.UnitPairs()];
        var fit = GravityModel.Fit(system.People, ties, pairs);
        (fit.TrimmedPairs > 0, fit.Pairs[0].Verdict).ShouldBe((true, GapVerdict.Gap));
        Freeze(fit, system.People, ties, All(system), pairs).Pairs.ShouldBe(fit.Pairs);
    }

    // People who are alike but for their units, of which the first two are one now; and the first of all has left, so that everybody has
    // another number.
    [Fact]
    public void People_of_merged_units_keep_what_was_fitted_to_them()
    {
        var (system, ties) = Trusts(5);
        ImmutableArray<int> alike = [.. new int[system.Count]];
        var then = system.People with
        {
            Level = [.. alike.Select(_ => Level.Frontline)],
            Profession = alike,
            Discipline = [.. alike.Select(_ => Discipline.Clinical)],
        };
        var fit = GravityModel.Fit(then, ties, system.UnitPairs(), Untrimmed);
        int[] stay = [.. Enumerable.Range(1, system.Count - 1)];
        var now = Staying(then with { Unit = [.. then.Unit.Select(unit => unit == 1 ? 0 : unit)] }, stay);
        var (earlier, pairs) = (All(system) with { People = [.. stay] }, UnitPairs(now));
        var held = Freeze(fit, now, RandomGraph.Gnp(stay.Length, 0.1, 5), earlier, pairs);
        var slow = new FrozenOracle(new(then, ties, Untrimmed.Ridge), fit.Coefficients, then, ties, now, earlier);
        for (var at = 0; at < pairs.Length; at++)
        {
            held.Pairs[at].Expected.ShouldBe(slow.Of(pairs[at]), 5e-3 * Math.Max(1, held.Pairs[at].Expected), $"pair {at}");
        }
    }

    [Fact]
    public void Nobody_and_no_pairs_are_nothing_to_hold()
    {
        var (system, ties) = Trusts(1);
        var fit = GravityModel.Fit(system.People, ties, system.UnitPairs());
        Freeze(fit, system.People, ties, All(system), []).Pairs.ShouldBeEmpty();
        Freeze(fit, Nobody(0), NoTies(0), new([], [], []), []).Cells.ShouldBe(0);

        // Whoever had no tie has none to expect, whatever ties they have now; and all that is expected can be missing.
        var few = CsrGraph.Parse("0-1 1-2 2-0 2-3 3-4 4-2 5");
        GroupPair lone = new(Dimension.Horizontal, [5], [0, 1]);
        var found = Freeze(GravityModel.Fit(Nobody(6), few, [lone]), Nobody(6), CsrGraph.Parse("5-0 5-1"), All(6), [lone]).Pairs[0];
        (found.Observed, found.Expected, found.Verdict).ShouldBe((2L, 0.0, GapVerdict.TooFew));
        var none = Freeze(fit, system.People, NoTies(system.Count), All(system), system.UnitPairs());
        none.Pairs.ShouldAllBe(pair => pair.Observed == 0 && pair.Expected > 0);
    }

    [Fact]
    public void What_cannot_be_held_is_refused()
    {
        var (system, ties) = Trusts(1);
        var none = GravityModel.Fit(system.People, NoTies(system.Count), system.UnitPairs());
        Should.Throw<ArgumentException>(() => Freeze(none, system.People, ties, All(system), []));
        var fit = GravityModel.Fit(system.People, ties, system.UnitPairs());
        Should.Throw<ArgumentException>(() => Freeze(fit, Nobody(3), ties, All(system), []));
        Should.Throw<ArgumentException>(() => Freeze(fit, system.People, ties, All(3), []));
        var directed = CsrGraphBuilder.FromTies(system.Count, [0], [1], [], directed: true);
        Should.Throw<ArgumentException>(() => Freeze(fit, system.People, directed, All(system), []));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => FrozenGravity.Compute(
            fit, system.People, ties, All(system), system.UnitPairs(), null, new(Cancel: stop.Token)));
    }

    private static (MadeSystem System, CsrGraph Ties) Trusts(int seed)
    {
        var system = new MadeSystem(seed, organisations: 2, directorates: 3, units: 3, people: 8);
        return (system, system.Draw(degree: 10));
    }

    // Nobody of the first unit is tied to anybody of the second.
    private static (MadeSystem System, CsrGraph Ties) Cut(int seed)
    {
        var system = new MadeSystem(seed, organisations: 2, directorates: 3, units: 3, people: 12);
        var (a, b) = (system.Unit(0), system.Unit(1));
        system.IsCut = (i, j) => (a.Contains(i) && b.Contains(j)) || (a.Contains(j) && b.Contains(i));
        return (system, system.Draw(degree: 14));
    }

    // The only call into the API that has no options of its own.
    private static GravityReport Freeze(
        GravityReport fit, GravityPeople people, CsrGraph ties, EarlierPlaces earlier, ImmutableArray<GroupPair> pairs) =>
        FrozenGravity.Compute(fit, people, ties, earlier, pairs, Untrimmed);

    private static GravityPeople Nobody(int count)
    {
        ImmutableArray<int> unknown = [.. Enumerable.Repeat(-1, count)];
        return new() { Organisation = unknown, Directorate = unknown, Unit = unknown };
    }

    private static CsrGraph NoTies(int people) => CsrGraphBuilder.FromTies(people, [], [], [], directed: false);

    private static EarlierPlaces All(int people) => new([.. Enumerable.Range(0, people)], [], []);

    private static EarlierPlaces All(MadeSystem system) =>
        new([.. Enumerable.Range(0, system.Count)], [0, 1], [.. Enumerable.Range(0, system.People.Unit.Max() + 1)]);

    private static GroupPair Halves(ImmutableArray<int> unit) =>
        new(Dimension.Horizontal, [.. unit.Take(unit.Length / 2)], [.. unit.Skip(unit.Length / 2)]);

    private static int Inside(ImmutableArray<int> unit, CsrGraph ties) => unit.Sum(i => unit.Count(j => ties.HasTie(i, j)));

    private static GravityPeople Move(GravityPeople people, int person, int to) => people with
    {
        Organisation = people.Organisation.SetItem(person, people.Organisation[to]),
        Directorate = people.Directorate.SetItem(person, people.Directorate[to]),
        Service = people.Service.IsDefault ? default : people.Service.SetItem(person, people.Service[to]),
        Unit = people.Unit.SetItem(person, people.Unit[to]),
        Site = people.Site.SetItem(person, people.Site[to]),
        ServiceLine = people.ServiceLine.SetItem(person, people.ServiceLine[to]),
    };

    /// <summary>One in ten leaves, one in five moves to where somebody else stands, one in ten takes another level.</summary>
    private static (GravityPeople People, EarlierPlaces Earlier) Elsewhere(GravityPeople people, int seed)
    {
        var random = new Random(seed);
        var moved = people;
        for (var person = 0; person < people.Count; person++)
        {
            moved = random.Next(5) == 0 ? Move(moved, person, random.Next(people.Count)) : moved;
            moved = random.Next(10) == 0 ? moved with { Level = moved.Level.SetItem(person, (Level)random.Next(7)) } : moved;
        }

        int[] stay = [.. Enumerable.Range(0, people.Count).Where(_ => random.Next(10) > 0)];
        return (Staying(moved, stay), new([.. stay], [0, 1], [.. Enumerable.Range(0, people.Unit.Max() + 1)]));
    }

    private static GravityPeople Staying(GravityPeople people, int[] stay)
    {
        ImmutableArray<T> Of<T>(ImmutableArray<T> column) => column.IsDefault ? default : [.. stay.Select(person => column[person])];
        return new()
        {
            Organisation = Of(people.Organisation),
            Directorate = Of(people.Directorate),
            Service = Of(people.Service),
            Unit = Of(people.Unit),
            Site = Of(people.Site),
            Level = Of(people.Level),
            Profession = Of(people.Profession),
            Discipline = Of(people.Discipline),
            ServiceLine = Of(people.ServiceLine),
            Responded = Of(people.Responded),
        };
    }

    private static ImmutableArray<GroupPair> UnitPairs(GravityPeople people)
    {
        var units = Enumerable.Range(0, people.Count).GroupBy(person => people.Unit[person]).OrderBy(unit => unit.Key)
            .Select(unit => unit.ToImmutableArray()).ToArray();
        return
        [
            .. from i in Enumerable.Range(0, units.Length)
               from j in Enumerable.Range(i + 1, units.Length - i - 1)
               select new GroupPair(Dimension.Horizontal, units[i], units[j]),
        ];
    }

    /// <summary>Counts are equal, figures nearly.</summary>
    private sealed class Near(double within) : IEqualityComparer<(long Count, double Figure)>
    {
        public bool Equals((long Count, double Figure) one, (long Count, double Figure) other) =>
            one.Count == other.Count && Math.Abs(one.Figure - other.Figure) <= within;

        public int GetHashCode((long Count, double Figure) of) => of.Count.GetHashCode();
    }
}
