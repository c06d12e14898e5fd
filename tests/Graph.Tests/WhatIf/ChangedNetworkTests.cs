using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.WhatIf;

namespace NetworkLens.Graph.Tests.WhatIf;

public sealed class ChangedNetworkTests
{
    // Ann and Bob work on the ward (below medicine) of North, Cat in South's clinic; Ann knows both. North and South belong to the system.
    private static readonly OrganisationNetwork Hospital = Build(Lens.Default);

    private static readonly Lens[] Lenses =
    [
        Lens.Default,
        new() { Direction = TieDirection.Directed, LeastWeight = 0.5 },
        new() { Direction = TieDirection.Both, LeastWeight = 1 },
        new() { Kinds = [TieKind.Advice, TieKind.OperationalLine] },
        new() { Kinds = [TieKind.Advice, TieKind.ProfessionalLine, TieKind.OperationalLine], Direction = TieDirection.Directed },
        new() { Organisations = ["o0", "o1", "o2"] },
        new() { Units = ["u00", "u02", "u05", "u07"] },
        new() { Levels = [Level.Frontline, Level.TeamLead, Level.Executive] },
        new() { Professions = ["nurse"], Kinds = [TieKind.Advice, TieKind.OperationalLine], Direction = TieDirection.Both },
    ];

    public static TheoryData<int, int> Systems => [.. Enumerable.Range(0, Lenses.Length).SelectMany(lens =>
        Enumerable.Range(0, 12).Select(seed => (lens, (lens * 100) + seed)))];

    [Theory]
    [MemberData(nameof(Systems))]
    public void Changes_make_what_the_builder_makes_of_changed_rows_and_fail_where_these_do(int lens, int seed)
    {
        var rows = RowSystem.Random(seed, Lenses[lens]);
        var start = rows.Build();
        var random = new Random(seed);
        var made = new List<Change>();
        for (var step = 0; step < 60; step++)
        {
            var change = RandomChange.Next(random, rows, step);
            var expected = rows.Make(change);
            var outcome = ChangedNetwork.Apply(start, [.. made, change], "rows", default);
            var what = $"lens {lens} seed {seed} step {step} {change}";
            (outcome.Fault?.Code).ShouldBe(expected, what);
            (outcome.Fault?.At).ShouldBe(expected is null ? null : made.Count, what);
            if (expected is null)
            {
                made.Add(change);
                SameNetwork.Check(rows.Build(), outcome.Network!, what);
            }
        }
    }

    [Fact]
    public void Chance_reaches_every_change_and_nearly_every_fault()
    {
        var made = new HashSet<Type>();
        var faults = new HashSet<ChangeFaultCode>();
        for (var seed = 0; seed < 18; seed++)
        {
            var lens = seed % Lenses.Length;
            var rows = RowSystem.Random((lens * 100) + (seed / 9), Lenses[lens]);
            var random = new Random((lens * 100) + (seed / 9));
            for (var step = 0; step < 60; step++)
            {
                var change = RandomChange.Next(random, rows, step);
                if (rows.Make(change) is { } fault)
                {
                    faults.Add(fault);
                }
                else
                {
                    made.Add(change.GetType());
                }
            }
        }

        made.Count.ShouldBe(8);
        Enum.GetValues<ChangeFaultCode>().Except(faults).ShouldBeSubsetOf(
            [ChangeFaultCode.TieIsReportingLine, ChangeFaultCode.TieTooLight, ChangeFaultCode.PersonHasNoPost]);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void Some_changes_and_then_others_are_all_of_them(int lens, int seed)
    {
        var (start, changes) = Possible(lens, seed);
        var all = ChangedNetwork.Apply(start, changes, "all", default).Network!;
        var half = changes.Count / 2;
        var first = ChangedNetwork.Apply(start, [.. changes.Take(half)], "some", default).Network!;
        var then = ChangedNetwork.Apply(first, [.. changes.Skip(half)], "all", default).Network!;
        SameNetwork.Check(all, then, $"lens {lens} seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void Everybody_is_found_again_but_those_who_left(int lens, int seed)
    {
        var (start, changes) = Possible(lens, seed);
        var outcome = ChangedNetwork.Apply(start, changes, "all", default);
        var gone = changes.OfType<Leave>().Select(leave => leave.Person).ToHashSet();
        outcome.IndexOf.Length.ShouldBe(start.PeopleCount);
        outcome.IndexOf.Where(person => person >= 0).ShouldBe(Enumerable.Range(0, start.PeopleCount - gone.Count));
        for (var person = 0; person < start.PeopleCount; person++)
        {
            var id = start.PersonIds[person];
            (outcome.IndexOf[person] < 0 ? -1 : outcome.Network!.PersonIds[outcome.IndexOf[person]]).ShouldBe(gone.Contains(id) ? -1 : id);
        }

        ChangedNetwork.Apply(start, [new Leave(-1)], "none", default).IndexOf.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0), InlineData(3), InlineData(5)]
    public void Every_report_of_a_changed_network_is_that_of_the_rows(int lens)
    {
        var rows = RowSystem.Random(7, Lenses[lens]);
        var start = rows.Build();
        var random = new Random(7);
        var made = new List<Change>();
        for (var step = 0; step < 40; step++)
        {
            var change = RandomChange.Next(random, rows, step);
            if (rows.Make(change) is null)
            {
                made.Add(change);
            }
        }

        var (expected, actual) = (rows.Build(), ChangedNetwork.Apply(start, made, "rows", default).Network!);
        var (connected, other) = (ConnectivityReport.Compute(expected), ConnectivityReport.Compute(actual));
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            other[dimension].Observed.ShouldBe(connected[dimension].Observed);
            other[dimension].Expected.ShouldBe(connected[dimension].Expected);
            other[dimension].Score.ShouldBe(connected[dimension].Score);
            other[dimension].Distance.ShouldBe(connected[dimension].Distance);
        }

        GapReport.Compute(actual).Gaps.Select(gap => (gap.Id, gap.Priority, gap.Summary))
            .ShouldBe(GapReport.Compute(expected).Gaps.Select(gap => (gap.Id, gap.Priority, gap.Summary)));
    }

    [Fact]
    public void The_network_that_is_asked_of_stays_as_it_is()
    {
        var before = Build(Lens.Default);
        foreach (var change in new Change[]
        {
            new AddTie(2, 3), new DropTie(1, 2), new Leave(1), new Move(1, Unit: "clinic"), new TakePost(2, "p-vacant"),
            new CreatePost("new", Level.Executive, Discipline.Managerial) { Holder = 3 }, new MergeUnits("ward", "clinic"),
            new MergeOrganisations("south", "north"),
        })
        {
            ChangedNetwork.Apply(Hospital, [change], "changed", default).Fault.ShouldBeNull();
        }

        SameNetwork.Check(before, Hospital, "the base");
    }

    [Fact]
    public void What_does_not_change_is_shared()
    {
        var changed = Apply(new Move(1, Level: Level.Executive));
        changed.Ties.ShouldBeSameAs(Hospital.Ties);
        changed.PersonKeys.ShouldBe(Hospital.PersonKeys);
        changed.LevelOf.ShouldBe([Level.Executive, Level.TeamLead, Level.Executive]);
        Apply(new AddTie(2, 3)).Posts.ShouldBe(Hospital.Posts);
    }

    [Fact]
    public void Who_leaves_leaves_a_vacancy_and_the_lines()
    {
        var changed = Apply(new Leave(2));
        changed.PersonKeys.ShouldBe(["ann", "cat"]);
        changed.Posts.Single(post => post.Key == "p-bob").Holder.ShouldBe(-1);
        changed.Lines.Length.ShouldBe(Hospital.Lines.Length);
        Dense.Ties(changed.Ties).ShouldBe([(0, 1, 1)]);
    }

    [Fact]
    public void Whoever_moves_keeps_ties_and_lines_and_takes_the_post_along()
    {
        var changed = Apply(new Move(1, Unit: "clinic"));
        changed.OrganisationOf[0].ShouldBe(changed.OrganisationOf[2]);
        changed.Units[changed.UnitOf[0]].Key.ShouldBe("clinic");
        changed.Lines.ShouldBe(Hospital.Lines);
        changed.Ties.ShouldBeSameAs(Hospital.Ties);
    }

    [Fact]
    public void A_post_that_is_taken_says_what_its_holder_is()
    {
        var changed = Apply(new TakePost(1, "p-vacant"));
        changed.DisciplineOf[0].ShouldBe(Discipline.Managerial);
        changed.ManagementShareOf[0].ShouldBe(1);
        changed.LevelOf[0].ShouldBe(Level.Executive);
        changed.Posts.Single(post => post.Key == "p-ann").ShouldSatisfyAllConditions(
            post => post.Holder.ShouldBe(-1), post => post.IsPrimary.ShouldBeFalse());
    }

    [Fact]
    public void A_joint_post_makes_a_bridge_and_leaves_the_holder_in_place()
    {
        var changed = Apply(new CreatePost("joint", Level.Directorate, Discipline.Managerial)
        {
            Organisation = "south",
            Holder = 1,
            WholeTimeShare = 0.5,
            ReportsTo = "p-cat",
        });
        changed.OrganisationsOf(0).ToArray().Select(o => changed.Organisations[o].Key).ShouldBe(["north", "south"]);
        changed.LevelOf[0].ShouldBe(Level.Frontline);
        changed.DisciplineOf[0].ShouldBe(Discipline.Hybrid);
        changed.Posts[changed.Lines.Single(line => changed.Posts[line.From].Key == "joint").To].Key.ShouldBe("p-cat");
    }

    [Fact]
    public void Of_posts_of_equal_share_the_older_and_then_the_first_by_key_is_the_primary_one()
    {
        Apply(new CreatePost("a-new", Level.Executive, Discipline.Managerial) { Holder = 1 }).LevelOf[0].ShouldBe(Level.Frontline);
        var network = Build(Lens.Default, builder =>
        {
            builder.AddPost(new(104, "p-second", 1, null, 22, Level.TeamLead, Discipline.Clinical) { WholeTimeShare = 0.5 });
            builder.AddPost(new(105, "a-vacant", null, null, 20, Level.Directorate, Discipline.Clinical) { WholeTimeShare = 0.5 });
        });
        network.LevelOf[0].ShouldBe(Level.Frontline);
        ChangedNetwork.Apply(network, [new TakePost(1, "a-vacant")], "changed", default).Network!.LevelOf[0].ShouldBe(Level.Directorate);
    }

    [Fact]
    public void Units_that_are_merged_are_one_with_all_below()
    {
        var changed = Apply(new MergeUnits("medicine", "clinic"));
        changed.Units.Select(unit => unit.Key).ShouldBe(["clinic", "ward"]);
        changed.Units[1].Parent.ShouldBe(0);
        changed.Organisations[changed.OrganisationOf[0]].Key.ShouldBe("south");
        changed.Posts.Single(post => post.Key == "p-vacant").Organisation.ShouldBe(changed.OrganisationOf[0]);
    }

    [Fact]
    public void Organisations_that_are_merged_are_one_with_all_their_units()
    {
        var changed = Apply(new MergeOrganisations("south", "north"));
        changed.Organisations.Select(organisation => organisation.Key).ShouldBe(["north", "system"]);
        changed.OrganisationOf.ShouldBe([0, 0, 0]);
        changed.Units.ShouldAllBe(unit => unit.Organisation == 0);
        changed.Organisations[0].Parents.ShouldBe([1]);
    }

    [Fact]
    public void An_organisation_that_belongs_to_itself_leaves_none_that_does()
    {
        var network = Build(Lens.Default, builder => builder.AddOrganisationLink(11, 11));
        var merged = ChangedNetwork.Apply(network, [new MergeOrganisations("south", "north")], "changed", default).Network!;
        merged.Organisations.Select(organisation => organisation.Parents).ShouldBe([[1], []]);
    }

    [Fact]
    public void An_added_tie_goes_half_each_way_or_one_way()
    {
        Apply(new AddTie(2, 3, 3)).Arcs.Weight(1, 2).ShouldBe(1.5);
        Apply(new AddTie(2, 3, 3)).Ties.Weight(1, 2).ShouldBe(3);
        var oneWay = Build(new() { Direction = TieDirection.Directed });
        var directed = ChangedNetwork.Apply(oneWay, [new AddTie(2, 3, 3)], "", default).Network!;
        (directed.Ties.Weight(1, 2), directed.Ties.Weight(2, 1)).ShouldBe((3, 0));
        var both = ChangedNetwork.Apply(Build(new() { Direction = TieDirection.Both }), [new AddTie(2, 3)], "", default).Network!;
        both.Ties.Weight(1, 2).ShouldBe(1);
    }

    [Fact]
    public void Nothing_to_change_and_nobody_to_change_it_for()
    {
        SameNetwork.Check(Hospital, ChangedNetwork.Apply(Hospital, [], "same", default).Network!, "no change");
        var empty = new Draft().Build();
        SameNetwork.Check(empty, ChangedNetwork.Apply(empty, [], "same", default).Network!, "nobody");
        ChangedNetwork.Apply(empty, [new Leave(1)], "", default).Fault!.Code.ShouldBe(ChangeFaultCode.UnknownPerson);
        var gone = Apply(new Leave(1), new Leave(2), new Leave(3));
        gone.PeopleCount.ShouldBe(0);
        gone.Ties.TieCount.ShouldBe(0);
        gone.Posts.Length.ShouldBe(Hospital.Posts.Length);
    }

    [Theory]
    [InlineData("tie to oneself", "To", ChangeFaultCode.TieToOneself)]
    [InlineData("tie there is", "", ChangeFaultCode.TieExists)]
    [InlineData("tie there is not", "", ChangeFaultCode.NoSuchTie)]
    [InlineData("weight of nothing", "Weight", ChangeFaultCode.OutOfRange)]
    [InlineData("weight without end", "Weight", ChangeFaultCode.OutOfRange)]
    [InlineData("stranger", "Person", ChangeFaultCode.UnknownPerson)]
    [InlineData("who has left", "Person", ChangeFaultCode.PersonHasLeft)]
    [InlineData("nowhere", "", ChangeFaultCode.NothingToChange)]
    [InlineData("the unit they are in", "", ChangeFaultCode.NothingToChange)]
    [InlineData("the level they have", "", ChangeFaultCode.NothingToChange)]
    [InlineData("where an earlier change put them", "", ChangeFaultCode.NothingToChange)]
    [InlineData("two places", "Organisation", ChangeFaultCode.TwoPlaces)]
    [InlineData("unit into itself", "Into", ChangeFaultCode.IntoItself)]
    [InlineData("unit into one below", "Into", ChangeFaultCode.IntoDescendant)]
    [InlineData("system into its member", "Into", ChangeFaultCode.IntoDescendant)]
    [InlineData("merged before", "Unit", ChangeFaultCode.MergedAway)]
    [InlineData("held post", "Post", ChangeFaultCode.PostIsHeld)]
    [InlineData("key in use", "Key", ChangeFaultCode.PostExists)]
    [InlineData("no key", "Key", ChangeFaultCode.OutOfRange)]
    [InlineData("blank key", "Key", ChangeFaultCode.OutOfRange)]
    [InlineData("no time", "WholeTimeShare", ChangeFaultCode.OutOfRange)]
    [InlineData("all but managed", "ManagementShare", ChangeFaultCode.OutOfRange)]
    [InlineData("less than nothing managed", "ManagementShare", ChangeFaultCode.OutOfRange)]
    [InlineData("longest key", "Key", ChangeFaultCode.OutOfRange)]
    [InlineData("heaviest weight", "Weight", ChangeFaultCode.OutOfRange)]
    [InlineData("unknown boss", "ReportsTo", ChangeFaultCode.UnknownPost)]
    public void What_cannot_be_made_is_told_with_its_place_and_a_mend(string what, string field, ChangeFaultCode code)
    {
        Change[] changes = what switch
        {
            "tie to oneself" => [new AddTie(1, 1)],
            "tie there is" => [new AddTie(2, 1)],
            "tie there is not" => [new DropTie(2, 3)],
            "weight of nothing" => [new AddTie(2, 3, 0)],
            "weight without end" => [new AddTie(2, 3, double.PositiveInfinity)],
            "stranger" => [new Leave(77)],
            "who has left" => [new Leave(1), new Move(1, Level: Level.System)],
            "nowhere" => [new Move(1)],
            "the unit they are in" => [new Move(1, Unit: "ward")],
            "the level they have" => [new Move(1, Level: Level.Frontline)],
            "where an earlier change put them" => [new Move(1, Unit: "clinic"), new Move(1, Unit: "clinic")],
            "two places" => [new Move(1, "north", "ward")],
            "unit into itself" => [new MergeUnits("ward", "ward")],
            "unit into one below" => [new MergeUnits("medicine", "ward")],
            "system into its member" => [new MergeOrganisations("system", "north")],
            "merged before" => [new MergeUnits("ward", "clinic"), new MergeUnits("ward", "medicine")],
            "held post" => [new TakePost(1, "p-bob")],
            "key in use" => [new CreatePost("p-ann", Level.Frontline, Discipline.Clinical)],
            "no key" => [new CreatePost("", Level.Frontline, Discipline.Clinical)],
            "blank key" => [new CreatePost(" \t", Level.Frontline, Discipline.Clinical)],
            "no time" => [new CreatePost("new", Level.Frontline, Discipline.Clinical) { WholeTimeShare = double.NaN }],
            "all but managed" => [new CreatePost("new", Level.Frontline, Discipline.Clinical) { ManagementShare = 1.01 }],
            "less than nothing managed" => [new CreatePost("new", Level.Frontline, Discipline.Clinical) { ManagementShare = -0.01 }],
            "longest key" => [new CreatePost(new('k', 201), Level.Frontline, Discipline.Clinical)],
            "heaviest weight" => [new AddTie(2, 3, 1e9 + 1)],
            _ => [new CreatePost("new", Level.Frontline, Discipline.Clinical) { ReportsTo = "nobody" }],
        };
        var outcome = ChangedNetwork.Apply(Hospital, changes, "changed", default);
        outcome.Network.ShouldBeNull();
        outcome.Fault.ShouldBe(new(changes.Length - 1, field, code, outcome.Fault!.Problem, outcome.Fault.Mend));
        outcome.Fault.Problem.ShouldEndWith(".");
        outcome.Fault.Mend.ShouldEndWith(".");
    }

    // Ann's post reports to Bob's, and they know each other: where lines count, what the line makes of their ties stays.
    [Theory]
    [InlineData(TieDirection.Either, 1, 2, false), InlineData(TieDirection.Either, 2, 1, false)]
    [InlineData(TieDirection.Both, 2, 1, false)]
    [InlineData(TieDirection.Directed, 1, 2, false), InlineData(TieDirection.Directed, 2, 1, true)]
    public void A_tie_that_a_reporting_line_makes_is_not_dropped(TieDirection direction, long from, long to, bool isDropped)
    {
        var network = Build(new() { Kinds = [TieKind.Advice, TieKind.OperationalLine], Direction = direction });
        var outcome = ChangedNetwork.Apply(network, [new DropTie(from, to)], "changed", default);
        (outcome.Fault?.Code).ShouldBe(isDropped ? null : ChangeFaultCode.TieIsReportingLine);
        (outcome.Fault?.Field).ShouldBe(isDropped ? null : "");
        outcome.Network?.Ties.Weight(0, 1).ShouldBe(1.5);
        outcome.Network?.Ties.Weight(1, 0).ShouldBe(0);
        ChangedNetwork.Apply(Hospital, [new DropTie(from, to)], "changed", default).Fault.ShouldBeNull();
    }

    // Ann's post reports to Bob's, and she has turned to him once, long ago: that is left of it when she takes another post.
    [Fact]
    public void However_light_a_tie_is_it_stays_when_the_line_beside_it_goes()
    {
        var builder = new OrganisationNetworkBuilder(new() { Kinds = [TieKind.Advice, TieKind.OperationalLine] }, "v1");
        builder.AddPerson(1, "ann", "nurse");
        builder.AddPerson(2, "bob", "nurse");
        builder.AddPost(new(100, "p-ann", 1, null, null, Level.Frontline, Discipline.Clinical));
        builder.AddPost(new(101, "p-bob", 2, null, null, Level.TeamLead, Discipline.Clinical));
        builder.AddPost(new(102, "p-new", null, null, null, Level.Frontline, Discipline.Clinical));
        builder.AddLine(new(100, 101, TieKind.OperationalLine));
        builder.AddTie(1, 2, TieKind.Advice, null, 1e-10, mutual: false);
        var changed = ChangedNetwork.Apply(builder.Build(default), [new TakePost(1, "p-new")], "changed", default).Network!;
        changed.Ties.Weight(0, 1).ShouldBe(1e-10, 1e-15);
    }

    [Theory]
    [InlineData(1.99, false), InlineData(2, true)]
    public void A_tie_that_the_lens_would_leave_out_is_not_made(double weight, bool isMade)
    {
        var outcome = ChangedNetwork.Apply(Build(new() { LeastWeight = 2 }), [new AddTie(2, 3, weight)], "changed", default);
        (outcome.Fault?.Code).ShouldBe(isMade ? null : ChangeFaultCode.TieTooLight);
        (outcome.Fault?.Field).ShouldBe(isMade ? null : "Weight");
        outcome.Network?.Ties.Weight(1, 2).ShouldBe(weight);
    }

    [Fact]
    public void Whoever_holds_no_post_can_be_given_one_and_not_move()
    {
        var builder = new OrganisationNetworkBuilder(Lens.Default, "v1");
        builder.AddPerson(1, "ann", "nurse");
        var network = builder.Build(default);
        var fault = ChangedNetwork.Apply(network, [new Move(1, Level: Level.Executive)], "changed", default).Fault!;
        (fault.Field, fault.Code).ShouldBe(("Person", ChangeFaultCode.PersonHasNoPost));
        Change[] changes =
        [
            new CreatePost("new", Level.Frontline, Discipline.Clinical) { Holder = 1 }, new Move(1, Level: Level.Executive),
        ];
        var changed = ChangedNetwork.Apply(network, changes, "changed", default).Network!;
        (changed.LevelOf[0], changed.DisciplineOf[0]).ShouldBe((Level.Executive, Discipline.Clinical));
    }

    [Fact]
    public void Up_to_its_bounds_every_change_can_be_made() => Apply(
        new AddTie(2, 3, 1e9),
        new CreatePost(new('k', 200), Level.Frontline, Discipline.Clinical) { ManagementShare = 1 },
        new CreatePost("k", Level.Frontline, Discipline.Clinical) { ManagementShare = 0, WholeTimeShare = 1e9, Holder = 3 })
        .Posts.Length.ShouldBe(Hospital.Posts.Length + 2);

    [Fact]
    public void There_is_an_end_to_changes()
    {
        Change[] some = [.. Enumerable.Range(0, ChangedNetwork.MostChanges).Select(i => new Move(1, Level: (Level)(i % 6)))];
        ChangedNetwork.Apply(Hospital, some, "", default).Fault.ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => ChangedNetwork.Apply(Hospital, [.. some, new Leave(1)], "", default));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => ChangedNetwork.Apply(Hospital, some, "", stop.Token));
    }

    private static (OrganisationNetwork Start, List<Change> Changes) Possible(int lens, int seed)
    {
        var rows = RowSystem.Random(seed, Lenses[lens]);
        var start = rows.Build();
        var random = new Random(seed);
        var made = new List<Change>();
        for (var step = 0; step < 50; step++)
        {
            var change = RandomChange.Next(random, rows, step);
            if (rows.Make(change) is null)
            {
                made.Add(change);
            }
        }

        return (start, made);
    }

    private static OrganisationNetwork Apply(params Change[] changes)
    {
        var outcome = ChangedNetwork.Apply(Hospital, changes, "changed", default);
        outcome.Fault.ShouldBeNull();
        return outcome.Network!;
    }

    private static OrganisationNetwork Build(Lens lens, Action<OrganisationNetworkBuilder>? add = null)
    {
        var builder = new OrganisationNetworkBuilder(lens, "v1");
        add?.Invoke(builder);
        builder.AddOrganisation(new(10, "north", "North"));
        builder.AddOrganisation(new(11, "south", "South"));
        builder.AddOrganisation(new(12, "system", "System"));
        builder.AddOrganisationLink(10, 12);
        builder.AddOrganisationLink(11, 12);
        builder.AddUnit(new(20, "medicine", "Medicine", 10));
        builder.AddUnit(new(21, "ward", "Ward", 10, ParentId: 20));
        builder.AddUnit(new(22, "clinic", "Clinic", 11));
        builder.AddPerson(1, "ann", "nurse");
        builder.AddPerson(2, "bob", "nurse");
        builder.AddPerson(3, "cat", "doctor");
        builder.AddPost(new(100, "p-ann", 1, null, 21, Level.Frontline, Discipline.Clinical) { Grade = "5" });
        builder.AddPost(new(101, "p-bob", 2, 10, 21, Level.TeamLead, Discipline.Clinical));
        builder.AddPost(new(102, "p-cat", 3, 11, 22, Level.Executive, Discipline.Managerial));
        builder.AddPost(new(103, "p-vacant", null, 10, 20, Level.Executive, Discipline.Managerial));
        builder.AddLine(new(100, 101, TieKind.OperationalLine));
        builder.AddTie(1, 2, TieKind.Advice, null, 1, mutual: true);
        builder.AddTie(1, 3, TieKind.Advice, null, 1, mutual: true);
        return builder.Build(default);
    }
}
