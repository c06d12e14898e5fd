using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;
using NetworkLens.Graph.Tests.Gaps;
using NetworkLens.Graph.WhatIf;

namespace NetworkLens.Graph.Tests.WhatIf;

/// <summary>What a changed network is held against: what the network of the data expects, until it is fitted anew.</summary>
public sealed class FrozenExpectationsTests
{
    // Three trusts of six directorates; nobody of the one directorate of the first trust is tied to anybody of the next.
    private static readonly OrganisationNetwork Trusts = MadeTrusts.Make(1, IsCut).Build();
    private static readonly GapReport Report = GapReport.Compute(Trusts);

    [Fact]
    public void Nothing_changed_changes_no_figure()
    {
        var (one, other) = Apart(Report.Pairs[0]);
        var same = Apply(new AddTie(one, other), new DropTie(one, other));
        var held = GapReport.Compute(same, expected: Report);
        held.Pairs.Select(Figures).ShouldBe(Report.Pairs.Select(Figures));
        held.Gaps.Select(gap => (gap.Id, gap.Priority, gap.Summary, gap.Affected)).ShouldBe(
            Report.Gaps.Select(gap => (gap.Id, gap.Priority, gap.Summary, gap.Affected)));
        held.Fit.Outcome.ShouldBe(GravityOutcome.Converged);
        held.Fit.Tested.ShouldBe(Report.Fit.Tested);
        GapReport.Compute(Trusts, expected: held).Pairs.Select(Figures).ShouldBe(Report.Pairs.Select(Figures));
    }

    [Fact]
    public void A_gap_closes_by_the_ties_that_it_lacks_and_what_is_expected_stays()
    {
        var gap = Report.Gaps.First(each => each is { Kind: GapKind.Sparse, From.Kind: GroupKind.Unit }).Pair!;
        var missing = (int)Math.Ceiling(gap.Test.Expected.Value!.Value);
        Change[] ties =
        [
            .. gap.From.Members.SelectMany(from => gap.To.Members.Select(to => (from, to)))
                .Where(pair => !Trusts.Ties.HasTie(pair.from, pair.to))
                .Where((_, at) => at % 7 == 0)
                .Take(missing)
                .Select(pair => new AddTie(Trusts.PersonIds[pair.from], Trusts.PersonIds[pair.to])),
        ];
        var closed = GapReport.Compute(Apply(ties), expected: Report);
        var after = closed.PairOf(gap.Id)!.Test;
        after.Expected.ShouldBe(gap.Test.Expected);
        after.Observed.ShouldBe(gap.Test.Observed + missing);
        after.Verdict.ShouldNotBe(GapVerdict.Gap);
        after.Shortfall.ShouldBe(0);
        closed.Gaps.ShouldNotContain(each => each.Kind == GapKind.Sparse && each.Pair!.Id == gap.Id);
        closed.Pairs.Select(pair => pair.Test.Expected).ShouldBe(Report.Pairs.Select(pair => pair.Test.Expected));

        // Fitted anew the ties are taken for what such people do, and more is expected of them.
        var refitted = GapReport.Compute(Apply(ties)).PairOf(gap.Id)!.Test;
        refitted.Expected.ShouldNotBe(gap.Test.Expected);
        refitted.Observed.ShouldBe(after.Observed);
    }

    [Fact]
    public void Suggested_links_close_what_they_say_they_close()
    {
        var gaps = GapToClose.Of(Report, null);
        var links = SuggestedLinks.Compute(Trusts, new(LinkObjective.CloseGaps, null, 40, 2), gaps, default);
        links.Links.Length.ShouldBe(40);
        links.After.ShouldBeLessThan(links.Before);
        for (var made = 0; made <= links.Links.Length; made += 20)
        {
            Change[] ties =
            [
                .. links.Links.Take(made).Select(link => new AddTie(Trusts.PersonIds[link.From], Trusts.PersonIds[link.To])),
            ];
            var after = GapReport.Compute(Apply(ties), expected: Report);
            var missing = gaps.Sum(gap =>
            {
                var pair = after.PairOf(Report.Gaps.Single(each => each.Id == gap.Id).Pair!.Id)!;
                return Math.Max(0, pair.Test.Expected.Value!.Value - pair.Test.Observed!.Value);
            });
            Close.To(made == 0 ? links.Before : links.Links[made - 1].After, missing);
        }
    }

    [Theory]
    [InlineData(1), InlineData(2)]
    public void Less_is_expected_of_a_group_that_somebody_has_left_and_of_others_nearly_as_much(int seed)
    {
        var pair = Report.Pairs.Where(each => each is { IsPool: false, From.Kind: GroupKind.Unit }).ElementAt(seed * 7);
        var left = pair.From.Members.MaxBy(person => Trusts.Ties.Degree(person));
        var after = GapReport.Compute(Apply(new Leave(Trusts.PersonIds[left])), expected: Report);
        after.PairOf(pair.Id)!.Test.Expected.Value!.Value.ShouldBeLessThan(pair.Test.Expected.Value!.Value);
        foreach (var other in after.Pairs.Where(each => Report.PairOf(each.Id) is not null))
        {
            var before = Report.PairOf(other.Id)!;
            if (before.From.Size == other.From.Size && before.To.Size == other.To.Size)
            {
                Close.To(before.Test.Expected.Value!.Value, other.Test.Expected);
            }
        }
    }

    [Fact]
    public void Of_units_that_are_merged_what_was_expected_of_both_is_expected_together()
    {
        // Two directorates of one trust, into one: with a third of that trust they were expected so many ties each.
        var units = Trusts.Units.Where(unit => unit is { Parent: < 0, Organisation: 1, ServiceLine: not null }).Skip(3).ToArray();
        var merged = GapReport.Compute(Apply(new MergeUnits(units[0].Key, units[1].Key)), expected: Report);
        var apart = new[] { Of(Report, 0), Of(Report, 1) };
        var together = Of(merged, 1);
        together.Observed.ShouldBe(apart.Sum(pair => pair.Observed));
        together.Expected.Value!.Value.ShouldBe(apart.Sum(pair => pair.Expected.Value!.Value), 0.05 * together.Expected.Value.Value);

        PairTest Of(GapReport report, int unit) => report.Pairs.Single(pair =>
            pair is { From.Kind: GroupKind.Unit, To.Kind: GroupKind.Unit }
            && new[] { pair.From.Label, pair.To.Label }.SequenceEqual([LabelOf(units[unit]), LabelOf(units[2])])).Test;

        static string LabelOf(Unit unit) => $"{unit.Name} of T0 Trust";
    }

    [Fact]
    public void Who_answered_does_not_hang_on_what_would_be_otherwise()
    {
        // Whoever turned to somebody answered: in changed data a tie that neither began would make both such people.
        var network = MadeTrusts.Make(3, directorates: 4).Build();
        var options = GapOptions.Default with { Respondents = Respondents.Senders };
        var report = GapReport.Compute(network, options);
        var silent = Enumerable.Range(0, network.PeopleCount).First(person => network.Arcs.Neighbours(person).IsEmpty);
        var other = Enumerable.Range(0, network.PeopleCount).Last(person => person != silent && !network.Ties.HasTie(silent, person));
        Change[] changes = [new Leave(network.PersonIds[silent + 1]), new AddTie(network.PersonIds[silent], network.PersonIds[other])];
        var changed = ChangedNetwork.Apply(network, changes, "changed", default).Network!;
        var held = GapReport.Compute(changed, options, expected: report).Fit.Responses;
        held.Of.ShouldBe(report.Fit.Responses.Of.RemoveAt(silent + 1));
        held.By.ShouldBe(Respondents.Senders);
        held.Of[silent].ShouldBe(Response.Missing);
        GapReport.Compute(network, options, expected: report).Pairs.Select(Figures).ShouldBe(report.Pairs.Select(Figures));
        report.Pairs.ShouldContain(pair => pair.Test.Observable < 1);
        GapReport.Compute(changed, options).Fit.Responses.Of[silent].ShouldBe(Response.Given);
    }

    [Fact]
    public void A_what_if_of_a_what_if_is_held_against_the_data_too()
    {
        var first = GapReport.Compute(Apply(new Leave(Trusts.PersonIds[8])), expected: Report);
        Change[] both = [new Leave(Trusts.PersonIds[8]), new Leave(Trusts.PersonIds[90])];
        var then = GapReport.Compute(Apply(both), expected: first);
        then.Pairs.Select(Figures).ShouldBe(GapReport.Compute(Apply(both), expected: Report).Pairs.Select(Figures));
    }

    [Fact]
    public void Where_the_data_have_no_fit_the_changed_network_has_its_own()
    {
        var draft = MadeTrusts.Make(1, (_, _) => true, directorates: 3);
        var empty = draft.Build();
        var report = GapReport.Compute(empty);
        report.Fit.Outcome.ShouldBe(GravityOutcome.NoTies);
        var changed = ChangedNetwork.Apply(empty, [new AddTie(100, 101)], "changed", default).Network!;
        var (held, own) = (GapReport.Compute(changed, expected: report), GapReport.Compute(changed));
        held.Fit.Outcome.ShouldNotBe(GravityOutcome.NoTies);
        held.Pairs.Select(Figures).ShouldBe(own.Pairs.Select(Figures));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Services_are_told_where_the_data_tell_them(bool isDeep)
    {
        // A tree of three tiers where one merger leaves two, and one of two where a merger makes three.
        var draft = MadeTrusts.Make(2, trusts: 2, directorates: 4);
        if (isDeep)
        {
            for (var person = 0; person < 6; person++)
            {
                draft.Person(1, draft.Unit(1, parent: 2, name: $"Deep {person}"), Level.Frontline, Discipline.Clinical);
            }
        }

        var network = draft.Build();
        var report = GapReport.Compute(network);
        Change[] changes = isDeep
            ? [.. network.Units.Where(unit => unit.Name.StartsWith("Deep", StringComparison.Ordinal))
                .Select(unit => new MergeUnits(unit.Key, network.Units[2].Key))]
            : [new MergeUnits(network.Units[1].Key, network.Units[6].Key)];
        var changed = ChangedNetwork.Apply(network, changes, "changed", default).Network!;
        HasTeams(network).ShouldBe(isDeep);
        HasTeams(changed).ShouldBe(!isDeep);
        var held = GapReport.Compute(changed, expected: report);
        held.Fit.Outcome.ShouldBe(GravityOutcome.Converged);

        // Pairs that the merger is not about are expected what they were.
        var far = held.Pairs.Where(pair => pair.From.Kind == GroupKind.Unit && report.PairOf(pair.Id) is not null
            && pair.From.Label.EndsWith("T1 Trust", StringComparison.Ordinal)).ToList();
        far.Count.ShouldBeGreaterThan(3);
        foreach (var pair in far)
        {
            Close.To(report.PairOf(pair.Id)!.Test.Expected.Value!.Value, pair.Test.Expected, pair.Summary);
        }
    }

    // Somebody in a tier below the services.
    private static bool HasTeams(OrganisationNetwork network)
    {
        var people = GravityPeople.Of(network);
        return Enumerable.Range(0, people.Count)
            .Any(person => people.Service[person] >= 0 && people.Service[person] != people.Unit[person]);
    }

    private static bool IsCut(MadeTrusts.Place one, MadeTrusts.Place other) =>
        one.Organisation == 1 && other.Organisation == 1 && one.Directorate == 1 && other.Directorate == 2;

    private static OrganisationNetwork Apply(params Change[] changes)
    {
        var outcome = ChangedNetwork.Apply(Trusts, changes, "changed", default);
        outcome.Fault.ShouldBeNull();
        return outcome.Network!;
    }

    private static (long One, long Other) Apart(PairReport pair)
    {
        var (one, other) = pair.From.Members.SelectMany(from => pair.To.Members.Select(to => (from, to)))
            .First(people => people.from != people.to && !Trusts.Ties.HasTie(people.from, people.to));
        return (Trusts.PersonIds[one], Trusts.PersonIds[other]);
    }

    // Every figure of a test, and all that is said of it.
    private static string Figures(PairReport pair) =>
        $"{pair.Id} {pair.Summary} {pair.Explanation} {pair.Test with { WouldSettle = [] }} {string.Join("; ", pair.Test.WouldSettle)}";
}
