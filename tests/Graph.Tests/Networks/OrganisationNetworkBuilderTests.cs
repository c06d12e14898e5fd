using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Networks;

public sealed class OrganisationNetworkBuilderTests
{
    private static readonly long Midsummer = new DateTime(2026, 6, 24, 0, 0, 0, DateTimeKind.Utc).Ticks;

    // North has the unit ward (below the directorate medicine); South has none. Ann and Bob work on the ward, Cat in South.
    private static OrganisationNetworkBuilder Hospital(Lens? lens = null)
    {
        var builder = new OrganisationNetworkBuilder(lens ?? Lens.Default, "v1");
        builder.AddOrganisation(new(11, "south", "South"));
        builder.AddOrganisation(new(10, "north", "North"));
        builder.AddUnit(new(21, "ward", "Ward", 10, ParentId: 20, Site: "main"));
        builder.AddUnit(new(20, "medicine", "Medicine", 10));
        builder.AddPerson(3, "cat", "doctor");
        builder.AddPerson(1, "ann", "nurse");
        builder.AddPerson(2, "bob", "nurse");
        builder.AddPost(new(100, "p-ann", 1, null, 21, Level.Frontline, Discipline.Clinical) { Grade = "5" });
        builder.AddPost(new(101, "p-bob", 2, 10, 21, Level.TeamLead, Discipline.Clinical) { WholeTimeShare = 0.6 });
        builder.AddPost(new(102, "p-cat", 3, 11, null, Level.Executive, Discipline.Managerial));
        return builder;
    }

    [Fact]
    public void People_stand_in_order_of_key_where_their_post_puts_them()
    {
        var network = Build(Hospital());

        network.PersonKeys.ShouldBe(["ann", "bob", "cat"]);
        network.PersonIds.ShouldBe([1, 2, 3]);
        network.Organisations.Select(o => o.Key).ShouldBe(["north", "south"]);
        network.OrganisationOf.ShouldBe([0, 0, 1]);
        network.UnitOf.ShouldBe([1, 1, -1]);
        network.Units[1].Parent.ShouldBe(0);
        network.LevelOf.ShouldBe([Level.Frontline, Level.TeamLead, Level.Executive]);
        network.Profession.Codes.ShouldBe([1, 1, 0]);
        network.Attributes["grade"].Codes.ShouldBe([0, -1, -1]);
        network.ManagementShareOf.ShouldBe([0, 0, 1]);
    }

    [Fact]
    public void All_posts_together_make_the_discipline_and_the_management_share()
    {
        var builder = Hospital();
        builder.AddPost(new(103, "p-bob-2", 2, 11, null, Level.Directorate, Discipline.Managerial) { WholeTimeShare = 0.4 });
        builder.AddPost(new(104, "p-ann-2", 1, 10, null, Level.Frontline, Discipline.Support) { WholeTimeShare = 0.1 });
        var network = Build(builder);

        network.DisciplineOf.ShouldBe([Discipline.Clinical, Discipline.Hybrid, Discipline.Managerial]);
        Close.To(0.4, network.ManagementShareOf[1]);
        network.LevelOf[1].ShouldBe(Level.TeamLead);
        network.OrganisationsOf(1).ToArray().ShouldBe([0, 1]);
        network.PostsOf(1).ToArray().Select(p => network.Posts[p].Key).ShouldBe(["p-bob", "p-bob-2"]);
        network.Posts.Where(p => p.IsPrimary).Select(p => p.Key).ShouldBe(["p-ann", "p-bob", "p-cat"]);
    }

    [Theory]
    [InlineData(0.6, 0.5, "2020-01-01", "2010-01-01", "a")] // Greatest share first,
    [InlineData(0.5, 0.5, "2020-01-01", "2010-01-01", "b")] // then earliest start,
    [InlineData(0.5, 0.5, "2020-01-01", null, "b")]         // an open one being the earliest,
    [InlineData(0.5, 0.5, "2020-01-01", "2020-01-01", "a")] // then key.
    public void The_primary_post_is_chosen_as_stated(double shareA, double shareB, string startA, string? startB, string expected)
    {
        var builder = new OrganisationNetworkBuilder(Lens.Default, "v1");
        builder.AddPerson(1, "ann", null);
        builder.AddPost(new(2, "b", 1, null, null, Level.Frontline, Discipline.Unknown) { WholeTimeShare = shareB, Start = Day(startB) });
        builder.AddPost(new(1, "a", 1, null, null, Level.Frontline, Discipline.Unknown) { WholeTimeShare = shareA, Start = Day(startA) });

        Build(builder).Posts.Single(p => p.IsPrimary).Key.ShouldBe(expected);
    }

    [Fact]
    public void Posts_count_when_held_on_the_last_day_of_the_window_and_leavers_are_not_in()
    {
        var builder = Hospital(new() { ToTicks = Midsummer }); // So 23 June is the last day.
        builder.AddPerson(4, "dan", null);
        builder.AddPerson(5, "eve", null);
        builder.AddPerson(6, "fay", null);
        builder.AddPost(new(110, "p-dan", 4, 10, null, Level.Frontline, Discipline.Clinical) { End = Day("2026-06-23") });
        builder.AddPost(new(111, "p-eve", 5, 10, null, Level.Frontline, Discipline.Clinical)
        {
            Start = Day("2026-06-23"),
            End = Day("2026-06-24"),
        });
        builder.AddPost(new(112, "p-vacant", null, 10, null, Level.Executive, Discipline.Managerial));
        builder.AddTie(1, 4, TieKind.Advice, null, 1, mutual: false);
        var network = Build(builder);

        network.PersonKeys.ShouldBe(["ann", "bob", "cat", "eve", "fay"]);
        network.OrganisationOf[4].ShouldBe(-1);
        network.Intake.ShouldBe(new() { People = 6, PeopleWithoutCurrentPost = 1, Interactions = 1, InteractionsWithOutsiders = 1 });
        network.Posts.Where(p => p.Holder < 0).Select(p => p.Key).ShouldBe(["p-vacant"]);
    }

    [Fact]
    public void The_window_is_half_open_and_undated_ties_are_in_every_window()
    {
        var builder = Hospital(new() { FromTicks = Midsummer - 10, ToTicks = Midsummer });
        (long?, double)[] ties = [(Midsummer - 11, 1), (Midsummer - 10, 2), (Midsummer - 1, 4), (Midsummer, 8), (null, 16)];
        foreach (var (when, weight) in ties)
        {
            builder.AddTie(1, 2, TieKind.Advice, when, weight, mutual: false);
        }

        var network = Build(builder);
        network.Arcs.Weight(0, 1).ShouldBe(22);
        network.Intake.InteractionsOutsideWindow.ShouldBe(2);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void A_half_life_halves_what_is_one_half_life_old(bool withEnd)
    {
        var builder = Hospital(new() { ToTicks = withEnd ? Midsummer : null, HalfLifeDays = 30 });
        builder.AddTie(1, 2, TieKind.Advice, Midsummer - (30 * TimeSpan.TicksPerDay), 8, mutual: false);
        builder.AddTie(1, 2, TieKind.Advice, null, 16, mutual: false);
        builder.AddTie(1, 3, TieKind.Advice, Midsummer - (withEnd ? 1 : 0), 1, mutual: false);

        // Without an end, age counts from the newest interaction.
        var network = Build(builder);
        Close.To(20, network.Arcs.Weight(0, 1));
        Close.To(1, network.Arcs.Weight(0, 2));
    }

    [Fact]
    public void A_mutual_interaction_gives_half_of_its_weight_each_way()
    {
        var builder = Hospital(new() { Direction = TieDirection.Both });
        builder.AddTie(1, 2, TieKind.Meeting, null, 3, mutual: true);
        builder.AddTie(1, 3, TieKind.Advice, null, 3, mutual: false);
        var network = Build(builder);

        (network.Arcs.Weight(0, 1), network.Arcs.Weight(1, 0)).ShouldBe((1.5, 1.5));
        Dense.Ties(network.Ties).ShouldBe([(0, 1, 3)]);
    }

    [Fact]
    public void The_least_weight_applies_after_directions_are_folded()
    {
        var builder = Hospital(new() { LeastWeight = 2 });
        builder.AddTie(1, 2, TieKind.Advice, null, 1, mutual: false);
        builder.AddTie(2, 1, TieKind.Message, null, 1, mutual: false);
        builder.AddTie(1, 3, TieKind.Message, null, 1, mutual: false);
        var network = Build(builder);

        Dense.Ties(network.Ties).ShouldBe([(0, 1, 2)]);
        network.Arcs.TieCount.ShouldBe(3);
    }

    [Fact]
    public void A_directed_lens_keeps_directions_and_holds_one_graph()
    {
        var builder = Hospital(new() { Direction = TieDirection.Directed });
        builder.AddTie(1, 2, TieKind.Advice, null, 2, mutual: false);
        builder.AddTie(2, 1, TieKind.Advice, null, 1, mutual: false);
        var network = Build(builder);

        network.Ties.ShouldBeSameAs(network.Arcs);
        Dense.Ties(network.Ties).ShouldBe([(0, 1, 2), (1, 0, 1)]);
    }

    // A reporting line is alive whatever the weight of what is said along it, under every direction alike.
    [Theory]
    [InlineData(TieDirection.Either, 1), InlineData(TieDirection.Both, 1), InlineData(TieDirection.Directed, 1)]
    public void Arcs_keep_what_is_too_light_to_be_a_tie(TieDirection direction, int ties)
    {
        var builder = Hospital(new() { Direction = direction, LeastWeight = 2 });
        builder.AddTie(1, 2, TieKind.Advice, null, 2, mutual: false);
        builder.AddTie(2, 1, TieKind.Advice, null, 1, mutual: false);
        var network = Build(builder);

        network.Ties.TieCount.ShouldBe(ties);
        Dense.Ties(network.Arcs).ShouldBe([(0, 1, 2), (1, 0, 1)]);
    }

    [Fact]
    public void Lines_are_ties_between_holders_only_when_the_lens_names_them()
    {
        Build(WithLines([])).Ties.TieCount.ShouldBe(0);
        var network = Build(WithLines([TieKind.OperationalLine, TieKind.Advice]));

        Dense.Ties(network.Arcs).ShouldBe([(0, 1, 1)]);
        network.Lines.ShouldBe(
            [new(0, 1, TieKind.OperationalLine), new(0, 2, TieKind.ProfessionalLine), new(1, 3, TieKind.OperationalLine)]);

        static OrganisationNetworkBuilder WithLines(ImmutableSortedSet<TieKind> kinds)
        {
            var builder = Hospital(new() { Kinds = kinds });
            builder.AddPost(new(103, "p-vacant", null, 10, null, Level.Executive, Discipline.Managerial));
            builder.AddLine(new(101, 103, TieKind.OperationalLine));
            builder.AddLine(new(100, 101, TieKind.OperationalLine));
            builder.AddLine(new(100, 102, TieKind.ProfessionalLine));
            builder.AddLine(new(102, 103, TieKind.OperationalLine, End: Day("2000-01-01")));
            builder.AddLine(new(102, 999, TieKind.OperationalLine));
            return builder;
        }
    }

    [Fact]
    public void Only_the_kinds_that_the_lens_names_count()
    {
        var builder = Hospital(new() { Kinds = [TieKind.Advice] });
        builder.AddTie(1, 2, TieKind.Advice, null, 1, mutual: false);
        builder.AddTie(1, 3, TieKind.Trust, null, 1, mutual: false);
        var network = Build(builder);

        Dense.Ties(network.Ties).ShouldBe([(0, 1, 1)]);
        network.Intake.InteractionsOfOtherKinds.ShouldBe(1);
    }

    [Fact]
    public void Filters_let_in_whoever_matches_all_of_them()
    {
        Keys(new() { Organisations = ["north"] }).ShouldBe(["ann", "bob"]);
        Keys(new() { Units = ["medicine"] }).ShouldBe(["ann", "bob"]);
        Keys(new() { Levels = [Level.TeamLead, Level.Executive] }).ShouldBe(["bob", "cat"]);
        Keys(new() { Professions = ["nurse"], Levels = [Level.Frontline] }).ShouldBe(["ann"]);
        Keys(new() { Organisations = ["nowhere"] }).ShouldBeEmpty();

        static ImmutableArray<string> Keys(Lens lens) => Build(Hospital(lens)).PersonKeys;
    }

    [Fact]
    public void Nothing_makes_an_empty_network()
    {
        var network = Build(new(Lens.Default, "v0"));

        (network.PeopleCount, network.Ties.NodeCount, network.Posts.Length, network.Version).ShouldBe((0, 0, 0, "v0"));
    }

    [Fact]
    public void Rows_that_contradict_each_other_are_refused_by_name()
    {
        Refused(b => b.AddPerson(9, "ann", null)).ShouldContain("'ann'");
        Refused(b => b.AddPost(new(100, "other", null, null, null, Level.Unknown, Discipline.Unknown))).ShouldContain("Post id 100");
        Refused(b => b.AddPost(new(9, "p", null, 99, null, Level.Unknown, Discipline.Unknown))).ShouldContain("organisation id 99");
        Refused(b => b.AddPost(new(9, "p", 99, null, null, Level.Unknown, Discipline.Unknown))).ShouldContain("person id 99");
        Refused(b => b.AddUnit(new(9, "u", "U", 10, ParentId: 99))).ShouldContain("unit id 99");
        Refused(b => b.AddOrganisation(new(10, "third", "Third"))).ShouldContain("id 10");
        Refused(b => b.AddPerson(1, "ann2", null)).ShouldContain("'ann2'");
        Refused(b => b.AddTie(1, 2, TieKind.OperationalLine, null, 1, mutual: false)).ShouldContain("no interaction");
        Refused(b => b.AddTie(1, 2, TieKind.Advice, null, double.NaN, mutual: false)).ShouldContain("no interaction");
        Refused(b => b.AddLine(new(100, 101, TieKind.Advice))).ShouldContain("no reporting line");

        static string Refused(Action<OrganisationNetworkBuilder> spoil) => Should.Throw<ArgumentException>(() =>
        {
            var builder = Hospital();
            spoil(builder);
            Build(builder);
        }).Message;
    }

    [Theory]
    [InlineData(1, false), InlineData(2, true), InlineData(3, true)]
    public void The_order_of_rows_never_changes_a_bit(int seed, bool decay)
    {
        var first = Build(Shuffled(seed, order: 1, decay));
        var second = Build(Shuffled(seed, order: 2, decay));

        second.PersonKeys.ShouldBe(first.PersonKeys);
        second.Arcs.AllNeighbours.ToArray().ShouldBe(first.Arcs.AllNeighbours.ToArray());
        second.Arcs.AllWeights.ToArray().ShouldBe(first.Arcs.AllWeights.ToArray());
        second.Ties.AllWeights.ToArray().ShouldBe(first.Ties.AllWeights.ToArray());
        second.ManagementShareOf.ShouldBe(first.ManagementShareOf);
        second.OrganisationOf.ShouldBe(first.OrganisationOf);
        second.Posts.ShouldBe(first.Posts);
        second.Lines.ShouldBe(first.Lines);
        second.Attributes["site"].Codes.ShouldBe(first.Attributes["site"].Codes);
        Parents(second).ShouldBe(Parents(first));
        first.Arcs.TieCount.ShouldBeGreaterThan(100);
    }

    private static IEnumerable<string> Parents(OrganisationNetwork network) =>
        network.Organisations.Select(organisation => string.Join(',', organisation.Parents));

    // Rows from one seed, added in an order from another.
    private static OrganisationNetworkBuilder Shuffled(int seed, int order, bool decay)
    {
        var random = new Random(seed);
        var builder = new OrganisationNetworkBuilder(new() { HalfLifeDays = decay ? 17 : null }, "v1");
        var rows = new List<Action>();
        for (var i = 0; i < 40; i++)
        {
            var (id, post, organisation, share) = (i, i, random.Next(4), random.NextDouble() + 0.01);
            var (manages, other) = (random.NextDouble(), random.Next(40));
            rows.Add(() => builder.AddPerson(id, $"k{id * 7 % 40}", id % 3 == 0 ? null : "nurse"));
            rows.Add(() => builder.AddPost(new(post, $"a{post}", id, organisation, null, Level.Frontline, Discipline.Hybrid)
            {
                WholeTimeShare = share,
                ManagementShare = manages,
            }));
            rows.Add(() => builder.AddPost(new(post + 100, $"b{post}", other, organisation, null, Level.TeamLead, Discipline.Clinical)
            {
                WholeTimeShare = share,
                ManagementShare = manages / 3,
            }));
            rows.Add(() => builder.AddAttribute(id, "site", $"s{organisation}"));
            rows.Add(() => builder.AddLine(new(post, post + 100, TieKind.OperationalLine)));
        }

        for (var i = 0; i < 4; i++)
        {
            var id = i;
            rows.Add(() => builder.AddOrganisation(new(id, $"o{3 - id}", "O")));
            rows.Add(() => builder.AddOrganisationLink(id, (id + 1) % 4));
            rows.Add(() => builder.AddOrganisationLink(id, (id + 2) % 4));
        }

        for (var i = 0; i < 3000; i++)
        {
            var (from, to, when, weight) = (random.Next(40), random.Next(40), random.NextInt64(Midsummer), random.NextDouble());
            var mutual = random.Next(4) == 0;
            rows.Add(() => builder.AddTie(from, to, TieKind.Message, Midsummer - (when % (90 * TimeSpan.TicksPerDay)), weight, mutual));
        }

        foreach (var at in RandomGraph.Permutation(rows.Count, order))
        {
            rows[at]();
        }

        return builder;
    }

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static OrganisationNetwork Build(OrganisationNetworkBuilder builder) => builder.Build(TestContext.Current.CancellationToken);
}
