using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class GravityModelTests
{
    [Theory]
    [InlineData(11), InlineData(12), InlineData(13)]
    public void Complete_cut_between_sibling_units_is_found(int seed)
    {
        var system = Hospital(seed);
        var (a, b) = (system.Unit(0), system.Unit(1));
        system.IsCut = (i, j) => (a.Contains(i) && b.Contains(j)) || (a.Contains(j) && b.Contains(i));
        var pairs = system.UnitPairs();

        var report = Fit(system.People, system.Draw(degree: 14), pairs);

        report.Outcome.ShouldBe(GravityOutcome.Converged);
        var cut = report.Pairs[0];
        (cut.Verdict, cut.Observed, cut.Severity).ShouldBe((GapVerdict.Gap, 0, 1.0));
        cut.Confidence.ShouldBe(GapConfidence.High);
        report.Trims.ShouldBeGreaterThan(0);

        // One pair of 72 is cut; at q < 0.05 a false one beside it should be rare.
        report.Pairs.Count(pair => pair.Verdict == GapVerdict.Gap).ShouldBeLessThanOrEqualTo(2);
    }

    [Theory]
    [InlineData(0), InlineData(1)]
    public void Gaps_leave_the_fit_as_often_as_they_may(int rounds)
    {
        var system = Hospital(11);
        var (a, b) = (system.Unit(0), system.Unit(1));
        system.IsCut = (i, j) => (a.Contains(i) && b.Contains(j)) || (a.Contains(j) && b.Contains(i));
        var options = GravityOptions.Default with { TrimRounds = rounds };
        var report = GravityModel.Fit(system.People, system.Draw(degree: 14), system.UnitPairs(), options, Effort.OneThread);
        report.Trims.ShouldBe(rounds);
        (report.TrimmedPairs > 0).ShouldBe(rounds > 0);
    }

    // A sixth of the pairs are cut: gaps hide each other, and leave the fit until the same are found twice.
    [Fact]
    public void Gaps_that_were_hidden_leave_the_fit_too()
    {
        var trims = new List<int>();
        for (var seed = 11; seed < 19; seed++)
        {
            var system = Hospital(seed);
            var unitOf = system.People.Unit;
            system.IsCut = (i, j) => unitOf[i] != unitOf[j] && (unitOf[i] + unitOf[j]) % 6 == 1;
            var ties = system.Draw(degree: 14);
            GravityReport After(int rounds) => GravityModel.Fit(
                system.People, ties, system.UnitPairs(), GravityOptions.Default with { TrimRounds = rounds }, Effort.OneThread);
            string Gaps(int rounds) =>
                string.Join(' ', After(rounds).Pairs.Index().Where(pair => pair.Item.Verdict == GapVerdict.Gap).Select(pair => pair.Index));
            var report = After(3);
            report.Trims.ShouldBe(Gaps(0).Length == 0 ? 0 : Gaps(1) == Gaps(0) ? 1 : Gaps(2) == Gaps(1) ? 2 : 3);
            trims.Add(report.Trims);
        }

        trims.Max().ShouldBeGreaterThan(1);
    }

    // Room for one of two gaps: which leaves the fit must not hang on which was named first.
    [Fact]
    public void Most_certain_gap_leaves_first_where_not_all_can()
    {
        var system = Hospital(11);
        var unit = Enumerable.Range(0, 6).Select(system.Unit).ToArray();
        bool Between(int i, int j, int a, int b) =>
            (unit[a].Contains(i) && unit[b].Contains(j)) || (unit[b].Contains(i) && unit[a].Contains(j));
        system.IsCut = (i, j) => Between(i, j, 0, 1) || Between(i, j, 3, 4);
        var ties = system.Draw(degree: 14);
        var pairs = system.UnitPairs();
        var gaps = Fit(system.People, ties, pairs).Pairs.Count(pair => pair.Verdict == GapVerdict.Gap);
        gaps.ShouldBeGreaterThan(1);

        var cells = GravityCells.Of(system.People, unit);
        var room = new[] { (0, 1), (3, 4) }
            .Max(pair => 2 * cells.CellsOf(unit[pair.Item1]).Length * cells.CellsOf(unit[pair.Item2]).Length);
        var options = GravityOptions.Default with { TrimCellPairLimit = room, TrimRounds = 1 };
        var one = GravityModel.Fit(system.People, ties, pairs, options, Effort.OneThread);
        var other = GravityModel.Fit(system.People, ties, [.. pairs.Reverse()], options, Effort.OneThread);
        one.TrimmedPairs.ShouldBe(1);
        var certain = GravityModel.Fit(system.People, ties, pairs, options with { TrimRounds = 0 }, Effort.OneThread).Pairs
            .Index().MinBy(pair => pair.Item.P).Index;
        GroupPair[] alone = [.. pairs.Select((pair, at) => pair with { MayLeave = at == certain })];
        GravityModel.Fit(system.People, ties, [.. alone], options, Effort.OneThread).Pairs.Select(pair => pair.Expected)
            .ShouldBe(one.Pairs.Select(pair => pair.Expected), 1e-6);
        other.Pairs.Reverse().Select(pair => pair.Expected).ShouldBe(one.Pairs.Select(pair => pair.Expected), 1e-6);
    }

    [Fact]
    public void Gap_that_may_not_leave_stays_in_the_fit()
    {
        var system = Hospital(11);
        var (a, b) = (system.Unit(0), system.Unit(1));
        system.IsCut = (i, j) => (a.Contains(i) && b.Contains(j)) || (a.Contains(j) && b.Contains(i));
        var ties = system.Draw(degree: 14);
        var report = Fit(system.People, ties, [.. system.UnitPairs().Select(pair => pair with { MayLeave = false })]);
        (report.TrimmedPairs, report.Trims, report.Pairs[0].Verdict).ShouldBe((0, 0, GapVerdict.Gap));
        Fit(system.People, ties, system.UnitPairs()).TrimmedPairs.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Without_gaps_p_is_spread_evenly()
    {
        // 8 systems of 72 pairs, 576 p values: with 5 % below 0.05 the count has sd 0.9 %, or twice that as pairs share groups.
        var p = new List<double>();
        for (var seed = 21; seed < 29; seed++)
        {
            var system = Hospital(seed);
            var report = Fit(system.People, system.Draw(degree: 14), system.UnitPairs());
            report.Pairs.Count(pair => pair.Verdict == GapVerdict.Gap).ShouldBeLessThanOrEqualTo(1);
            p.AddRange(report.Pairs.Select(pair => pair.P));
        }

        p.Count(value => value < 0.05).ShouldBeInRange(1, (int)(0.085 * p.Count));
        p.Average().ShouldBeInRange(0.45, 0.55);
    }

    [Fact]
    public void Dimension_without_reference_pairs_takes_the_usual_spread_and_gives_no_verdict()
    {
        var system = new MadeSystem(61, organisations: 1, directorates: 3, units: 3, people: 14);
        var (a, b) = (system.Directorate(0), system.Directorate(1));
        var report = Fit(system.People, system.Draw(degree: 14), [new(Dimension.CrossOrganisation, a, b), new(Dimension.Horizontal, a, b)]);
        var across = report.Dispersions.Single(d => d.Dimension == Dimension.CrossOrganisation);
        (across.Phi, across.ReferencePairs, across.NearPairs).ShouldBe((1.35, 0, 0));
        report.Pairs.Select(pair => pair.Verdict == GapVerdict.CannotTell).ShouldBe([true, false]);
        report.Dispersions.Single(d => d.Dimension == Dimension.Horizontal).ReferencePairs.ShouldBeGreaterThanOrEqualTo(8);
    }

    [Fact]
    public void Every_finding_holds_together()
    {
        var system = Hospital(31);
        var report = Fit(system.People, system.Draw(degree: 10), system.UnitPairs());
        foreach (var pair in report.Pairs)
        {
            var ratio = pair.Observed / pair.Expected;
            pair.RatioLow.ShouldBeLessThanOrEqualTo(ratio);
            pair.RatioHigh.ShouldBeGreaterThanOrEqualTo(ratio);
            pair.P.ShouldBeInRange(pair.Observed == 0 ? 0 : pair.LeastP / 2, 1);
            (pair.Severity is not null).ShouldBe(pair.Verdict == GapVerdict.Gap);
            double.IsNaN(pair.Q).ShouldBe(!pair.IsTestable);
        }
    }

    [Theory]
    [InlineData(2), InlineData(8)]
    public void Any_number_of_threads_gives_the_same_bits(int threads)
    {
        var system = Hospital(41);
        var ties = system.Draw(degree: 12);
        var pairs = system.UnitPairs();
        var one = Fit(system.People, ties, pairs);
        var many = GravityModel.Fit(system.People, ties, pairs, null, new Effort(threads));
        many.Coefficients.ShouldBe(one.Coefficients);
        many.Pairs.ShouldBe(one.Pairs);
    }

    [Fact]
    public void Other_names_of_people_change_nothing()
    {
        var system = Hospital(51);
        var (people, ties) = (system.People, system.Draw(degree: 12));
        GroupPair pair = new(Dimension.Horizontal, system.Unit(0), system.Unit(4));
        var name = RandomGraph.Permutation(people.Count, 3);
        ImmutableArray<T> Named<T>(ImmutableArray<T> column)
        {
            var named = new T[column.Length];
            for (var person = 0; person < named.Length; person++)
            {
                named[name[person]] = column[person];
            }

            return [.. named];
        }

        ImmutableArray<int> NamedGroup(ImmutableArray<int> group) => [.. group.Select(person => name[person]).Order()];
        var renamed = new GravityPeople
        {
            Organisation = Named(people.Organisation),
            Directorate = Named(people.Directorate),
            Unit = Named(people.Unit),
            Site = Named(people.Site),
            Level = Named(people.Level),
            Profession = Named(people.Profession),
            Discipline = Named(people.Discipline),
            ServiceLine = Named(people.ServiceLine),
        };

        var first = Fit(people, ties, [pair]).Pairs[0];
        var second = Fit(renamed, RandomGraph.Relabel(ties, name), [pair with { A = NamedGroup(pair.A), B = NamedGroup(pair.B) }]).Pairs[0];

        second.Observed.ShouldBe(first.Observed);
        second.Expected.ShouldBe(first.Expected, 1e-7 * first.Expected);
        second.P.ShouldBe(first.P, 1e-6);
    }

    [Fact]
    public void Pair_of_few_ties_is_too_few()
    {
        var system = Hospital(61);
        GroupPair pair = new(Dimension.CrossOrganisation, [0, 1], [200, 201]);
        Fit(system.People, system.Draw(degree: 5), [pair]).Pairs[0].Verdict.ShouldBe(GapVerdict.TooFew);
    }

    [Fact]
    public void Unknown_levels_and_disciplines_refuse_their_dimensions()
    {
        var system = Hospital(71);
        var people = system.People with { Level = default, Discipline = default };
        var (a, b) = (system.Directorate(0), system.Directorate(1));
        var report = Fit(people, system.Draw(degree: 14), [.. Enum.GetValues<Dimension>().Select(d => new GroupPair(d, a, b))]);
        report.Pairs.Select(pair => pair.IsTestable).ShouldAllBe(isTestable => isTestable);
        foreach (var refused in new[] { Dimension.Vertical, Dimension.ClinicalManagerial })
        {
            var pair = report.Pairs[(int)refused - 1];
            (pair.Verdict, double.IsNaN(pair.Q)).ShouldBe((GapVerdict.CannotTell, true));
        }

        report.Pairs[(int)Dimension.Horizontal - 1].Q.ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Ties_that_nobody_could_have_seen_do_not_count()
    {
        // 0-2 and 1-2 could be seen by 2; 0-1 by nobody. Of the four dyads of {0,1} and {1,2} less 1 with itself, 0-2 and 1-2 are seen.
        var people = new GravityPeople
        {
            Organisation = [0, 0, 0],
            Directorate = [0, 0, 0],
            Unit = [0, 1, 2],
            Responded = [false, false, true],
        };
        var pair = Fit(people, CsrGraph.Parse("0-1 0-2 1-2"), [new(Dimension.Horizontal, [0, 1], [1, 2])]).Pairs[0];
        pair.Observed.ShouldBe(2);
        Close.To(2 / 3.0, pair.Observable);
    }

    [Fact]
    public void Hardly_seen_pair_cannot_be_told()
    {
        var system = Hospital(81);
        var (a, b) = (system.Directorate(0), system.Directorate(1));
        var silent = a.Concat(b).Where(person => person % 5 > 0).ToHashSet();
        system.Responded = [.. Enumerable.Range(0, system.Count).Select(person => !silent.Contains(person))];
        var pair = Fit(system.People, system.Draw(degree: 30), [new(Dimension.Horizontal, a, b)]).Pairs[0];
        pair.Observable.ShouldBeInRange(0.3, 0.4); // 1 - 0.8²
        (pair.Verdict, pair.IsTestable, pair.Confidence).ShouldBe((GapVerdict.CannotTell, true, GapConfidence.Low));
    }

    [Theory]
    [InlineData("", 0, GravityOutcome.NoTies)]
    [InlineData("0", 1, GravityOutcome.NoTies)]
    [InlineData("0 1 2", 3, GravityOutcome.NoTies)]
    [InlineData("0-1 2", 3, GravityOutcome.Converged)]
    public void Next_to_nobody_is_judged(string ties, int count, GravityOutcome expected)
    {
        int[] zeros = new int[count];
        var people = new GravityPeople { Organisation = [.. zeros], Directorate = [.. zeros], Unit = [.. Enumerable.Range(0, count)] };
        ImmutableArray<GroupPair> pairs = count < 2 ? [] : [new(Dimension.Horizontal, [0], [1])];
        var report = Fit(people, count == 0 ? CsrGraphBuilder.FromTies(0, [], [], [], false) : CsrGraph.Parse(ties), pairs);
        report.Outcome.ShouldBe(expected);
        report.Pairs.ShouldAllBe(pair => pair.Verdict == GapVerdict.TooFew);
        report.Pairs.Length.ShouldBe(pairs.Length);
    }

    // Two groups apart, two that share a unit, and one with itself: each two people once, if one of them answered.
    [Fact]
    public void Where_nothing_settles_what_was_seen_is_told_all_the_same()
    {
        var system = Hospital(41);
        system.Responded = [.. Enumerable.Range(0, system.Count).Select(person => person % 3 > 0)];
        var ties = system.Draw(degree: 12);
        var (a, b, c) = (system.Unit(0), system.Unit(1), system.Unit(2));
        ImmutableArray<GroupPair> pairs =
            [new(Dimension.Horizontal, a, b), new(Dimension.Horizontal, [.. a, .. b], [.. b, .. c]), new(Dimension.Horizontal, a, a)];
        var report = GravityModel.Fit(system.People, ties, pairs, GravityOptions.Default with { MaxRounds = 1 }, Effort.OneThread);
        report.Outcome.ShouldBe(GravityOutcome.NotConverged);
        foreach (var (pair, found) in pairs.Zip(report.Pairs))
        {
            var all = (from i in pair.A from j in pair.B where i != j select (Math.Min(i, j), Math.Max(i, j))).Distinct().ToList();
            var seen = all.Where(two => two.Item1 % 3 > 0 || two.Item2 % 3 > 0).ToList();
            found.Observed.ShouldBe(seen.Count(two => ties.HasTie(two.Item1, two.Item2)));
            Close.To((double)seen.Count / all.Count, found.Observable);
            found.Verdict.ShouldBe(GapVerdict.CannotTell);
        }
    }

    [Fact]
    public void Directed_ties_get_no_verdict()
    {
        var people = new GravityPeople { Organisation = [0, 0], Directorate = [0, 0], Unit = [0, 1] };
        var report = Fit(people, CsrGraphBuilder.FromTies(2, [0], [1], [], directed: true), [new(Dimension.Horizontal, [0], [1])]);
        (report.Outcome, report.Pairs[0].Verdict).ShouldBe((GravityOutcome.Directed, GapVerdict.CannotTell));
    }

    [Fact]
    public void Columns_of_other_lengths_are_refused()
    {
        var people = new GravityPeople { Organisation = [0, 0], Directorate = [0], Unit = [0, 1] };
        Should.Throw<ArgumentException>(() => Fit(people, CsrGraph.Parse("0-1"), [])).Message.ShouldContain("2 people");
    }

    [Fact]
    public void Stops_when_it_is_told_to()
    {
        var system = Hospital(91);
        var ties = system.Draw(degree: 6);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(
            () => GravityModel.Fit(system.People, ties, system.UnitPairs(), null, new Effort(Cancel: stop.Token)));
    }

    [Fact]
    public void Progress_grows_to_the_whole()
    {
        var system = Hospital(11);
        var (a, b) = (system.Unit(0), system.Unit(1));
        system.IsCut = (i, j) => (a.Contains(i) && b.Contains(j)) || (a.Contains(j) && b.Contains(i));
        using var never = new CancellationTokenSource();
        var told = new Told(never, at: -1);
        var options = GravityOptions.Default with { TrimRounds = 1 };
        GravityModel.Fit(system.People, system.Draw(degree: 14), system.UnitPairs(), options, new(1, told)).Trims.ShouldBe(1);
        Close.To([0.1, 0.325, 0.55, 0.775, 1], told.Shares);
    }

    // Stopped when the first fit is made. The sums that come next would notice too, but only once all pairs of groups have been gone
    // through: it is not they that stop it.
    [Fact]
    public void Stops_where_it_looks_for_reference_pairs()
    {
        var system = Hospital(91);
        var ties = system.Draw(degree: 6);
        using var stop = new CancellationTokenSource();
        var told = new Told(stop, at: 2);
        var stopped = Should.Throw<OperationCanceledException>(
            () => GravityModel.Fit(system.People, ties, system.UnitPairs(), null, new Effort(1, told, stop.Token)));
        stopped.StackTrace.ShouldNotBeNull().ShouldNotContain(nameof(Chunks));
        told.Shares.Count.ShouldBe(2);
    }

    private static MadeSystem Hospital(int seed) => new(seed, organisations: 2, directorates: 3, units: 3, people: 14);

    private static GravityReport Fit(GravityPeople people, CsrGraph ties, ImmutableArray<GroupPair> pairs) =>
        GravityModel.Fit(people, ties, pairs, null, Effort.OneThread);

    /// <summary>Stops the work at the report of that number, from 1.</summary>
    private sealed class Told(CancellationTokenSource stop, int at) : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value)
        {
            Shares.Add(value);
            if (Shares.Count == at)
            {
                stop.Cancel();
            }
        }
    }
}
