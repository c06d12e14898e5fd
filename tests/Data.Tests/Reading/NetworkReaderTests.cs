using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Model;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Networks;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Reading;

public sealed class NetworkReaderTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    private static readonly Lens[] Lenses =
    [
        Lens.Default,
        new() { Direction = TieDirection.Directed, HalfLifeDays = 30 },
        new() { Direction = TieDirection.Both, Kinds = [TieKind.Advice, TieKind.Trust, TieKind.OperationalLine], FromTicks = 0 },
        new() { LeastWeight = 3, Levels = [Level.Frontline, Level.Executive] },
    ];

    [Theory, InlineData(1), InlineData(2)]
    public async Task Both_databases_give_the_same_bits(int seed)
    {
        await using var sqlite = await CreateAsync(DatabaseKind.Sqlite);
        await using var postgreSql = await CreateAsync(DatabaseKind.PostgreSql);
        await sqlite.AddAsync(Cancel, new RandomData(seed).Everything);

        // Backwards, so that rows have other ids and lie in another order.
        await postgreSql.AddAsync(Cancel, new RandomData(seed).Everything.Reverse());
        var ties = 0;
        foreach (var lens in Lenses)
        {
            var one = await ReadAsync(sqlite, lens);
            ties += one.Network.Ties.TieCount;
            Bits(one).ShouldBe(Bits(await ReadAsync(postgreSql, lens)));
        }

        ties.ShouldBeGreaterThan(50);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Every_column_reaches_the_network(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        await database.AddAsync(Cancel, SmallWorld());
        var reading = await ReadAsync(
            database, new() { Kinds = [TieKind.Advice, TieKind.OperationalLine], FromTicks = 0, LeastWeight = 0.5 });
        var network = reading.Network;
        reading.AsOf.ShouldBe(new DateOnly(2025, 3, 2));
        network.PersonKeys.ShouldBe(["ann", "bob"]);
        network.Organisations.Select(x => (x.Key, x.Name, x.Parents.Length)).ShouldBe([("sys", "System", 0), ("trust", "Trust", 1)]);
        network.Units.Select(x => (x.Key, x.Organisation, x.Parent, x.Site, x.ServiceLine))
            .ShouldBe([("u1", 1, -1, null, null), ("u2", 1, 0, "Site", "Care")]);
        network.UnitOf.ShouldBe([1, -1]);
        network.LevelOf.ShouldBe([Level.Executive, Level.Unknown]);
        network.ManagementShareOf[0].ShouldBe(0.25);
        network.Profession.Values.ShouldBe(["nurse"]);
        network.Attributes.Keys.ShouldBe(["gender", "grade"]);
        network.Posts.Select(x => (x.Key, x.Holder)).ShouldBe([("post1", 0), ("post2", 1), ("post3", -1)]);
        network.Lines.ShouldBe([new(0, 1, TieKind.OperationalLine)]);

        // Advice 2 times at strength 1.5, half of a mutual 4, and the line.
        network.Ties.Weights(0).ToArray().ShouldBe([8]);
        network.Arcs.Weights(0).ToArray().ShouldBe([6]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Interactions_of_other_kinds_and_outside_the_window_never_leave_the_database(DatabaseKind kind)
    {
        var (from, to) = (new DateTime(2024, 9, 1).Ticks, new DateTime(2025, 2, 1).Ticks);
        Lens[] lenses =
        [
            new() { FromTicks = from, ToTicks = to },
            new() { FromTicks = 0, ToTicks = to, Kinds = [TieKind.Advice, TieKind.OperationalLine] },
            new() { FromTicks = 0, Kinds = [TieKind.Trust] },
            new() { FromTicks = 0 },
            new() { Kinds = [TieKind.OperationalLine] },
        ];
        await using var whole = await CreateAsync(kind);
        await whole.AddAsync(Cancel, new RandomData(4).Everything);
        foreach (var lens in lenses)
        {
            // The same world without what the lens leaves out.
            var data = new RandomData(4);
            var kept = data.Interactions.FindAll(x =>
                (lens.Kinds.IsEmpty || lens.Kinds.Contains(x.Kind)) && !(x.WhenTicks < lens.FromTicks) && !(x.WhenTicks >= lens.ToTicks));
            await using var part = await CreateAsync(kind);
            await part.AddAsync(Cancel, [.. data.Organisations, .. data.Units, .. data.People, .. data.Posts, .. kept]);

            var (network, rows) = await CountAsync(whole, lens);
            rows.ShouldBe(kept.Count);
            Bits(network).ShouldBe(Bits((await CountAsync(part, lens)).Reading));
        }

        async Task<(NetworkReading Reading, long Rows)> CountAsync(TestDatabase database, Lens lens)
        {
            var rows = new RowsOf("interactions");
            var day = new DateOnly(2026, 1, 1);
            return (await database.Get<NetworkReader>().ReadAsync(lens, day, rows, Cancel), rows.Count);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_empty_database_is_an_empty_network(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var reading = await ReadAsync(database, Lens.Default);
        (reading.Network.PeopleCount, reading.DataVersion, reading.AsOf).ShouldBe((0, 0, null));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_reader_sees_one_moment_while_others_write(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        await database.AddAsync(Cancel, new RandomData(3).Everything);
        var before = await ReadAsync(database, Lens.Default);
        var moment = new AtTable("people", () =>
        {
            using var context = database.Contexts.CreateDbContext();
            context.Interactions.ExecuteDelete();
        });
        var during = await database.Get<NetworkReader>().ReadAsync(Lens.Default, null, moment, Cancel);
        moment.IsDone.ShouldBeTrue();
        Bits(during).ShouldBe(Bits(before));
        (await ReadAsync(database, Lens.Default)).Network.Ties.TieCount.ShouldBe(0);
    }

    [Fact]
    public async Task Reading_can_be_stopped()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        await database.AddAsync(Cancel, new RandomData(3).Everything);
        using var stop = new CancellationTokenSource();
        var moment = new AtTable("people", stop.Cancel);
        await Should.ThrowAsync<OperationCanceledException>(
            () => database.Get<NetworkReader>().ReadAsync(Lens.Default, null, moment, stop.Token));
    }

    private static async Task<NetworkReading> ReadAsync(TestDatabase database, Lens lens) =>
        await database.Get<NetworkReader>().ReadAsync(lens, null, null, Cancel);

    private static IEnumerable<object> SmallWorld()
    {
        var system = new NetworkLens.Data.Model.Organisation { Key = "sys", Name = "System", NameFolded = "system" };
        var trust = new NetworkLens.Data.Model.Organisation { Key = "trust", Name = "Trust", NameFolded = "trust" };
        trust.Parents.Add(new() { Child = trust, Parent = system });
        var top = new NetworkLens.Data.Model.Unit { Key = "u1", Name = "Top", Organisation = trust };
        var unit = new NetworkLens.Data.Model.Unit
        {
            Key = "u2",
            Name = "Ward",
            Organisation = trust,
            Parent = top,
            Site = "Site",
            ServiceLine = "Care",
        };
        var ann = new NetworkLens.Data.Model.Person { Key = "ann", Name = "Ann", NameFolded = "ann", Profession = "nurse" };
        ann.Attributes.Add(new() { Name = "gender", Value = "2" });
        var bob = new NetworkLens.Data.Model.Person { Key = "bob", Name = "Bob", NameFolded = "bob" };
        var first = new NetworkLens.Data.Model.Post
        {
            Key = "post1",
            Title = "Matron",
            Organisation = trust,
            Unit = unit,
            Person = ann,
            Level = Level.Executive,
            Discipline = Discipline.Hybrid,
            ManagementShare = 0.25,
            Grade = "8b",
            WholeTimeShare = 0.5,
            Start = new DateOnly(2020, 1, 1),
        };
        var second = new NetworkLens.Data.Model.Post { Key = "post2", Title = "Chair", Person = bob };
        first.ReportsTo.Add(new() { FromPost = first, ToPost = second, Kind = TieKind.OperationalLine });
        var vacant = new NetworkLens.Data.Model.Post { Key = "post3", Title = "Vacant", Organisation = system };
        var ended = new NetworkLens.Data.Model.Post { Key = "post4", Title = "Old", Person = bob, End = new DateOnly(2025, 3, 1) };
        var when = new DateTime(2025, 3, 1, 12, 0, 0, DateTimeKind.Utc).Ticks;
        return
        [
            second, first, vacant, ended,
            new Interaction { FromPerson = ann, ToPerson = bob, Kind = TieKind.Advice, WhenTicks = when, Count = 2, Strength = 1.5 },
            new Interaction { FromPerson = bob, ToPerson = ann, Kind = TieKind.Advice, Count = 4, IsMutual = true },
            new Interaction { FromPerson = bob, ToPerson = ann, Kind = TieKind.Trust, Count = 100 },
        ];
    }

    // Everything but the ids, which each database gives as it likes; doubles by their bits.
    private static string Bits(NetworkReading reading)
    {
        var network = reading.Network;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{reading.AsOf} {reading.DataVersion} {network.Version} {network.Intake}");
        text.AppendJoin(' ', network.PersonKeys).AppendLine();
        text.AppendJoin(' ', network.Organisations.Select(x => $"{x.Key} {x.Name} {string.Join(',', x.Parents)}")).AppendLine();
        text.AppendJoin(' ', network.Units.Select(x => x with { Id = 0 })).AppendLine();
        text.AppendJoin(' ', network.Posts.Select(x => x with { Id = 0 })).AppendLine();
        text.AppendJoin(' ', network.Lines).AppendLine().AppendJoin(' ', network.OrganisationOf).AppendLine();
        text.AppendJoin(' ', network.UnitOf).AppendLine().AppendJoin(' ', network.LevelOf)
            .AppendJoin(' ', network.DisciplineOf).AppendLine();
        text.AppendJoin(' ', network.ManagementShareOf.Select(BitConverter.DoubleToInt64Bits)).AppendLine();
        foreach (var column in network.Attributes.Values.Append(network.Profession))
        {
            text.Append(column.Name).AppendJoin(' ', column.Values).AppendJoin(' ', column.Codes).AppendLine();
        }

        foreach (var graph in (CsrGraph[])[network.Arcs, network.Ties])
        {
            text.AppendJoin(' ', graph.Offsets.ToArray()).AppendJoin(' ', graph.AllNeighbours.ToArray());
            text.AppendJoin(' ', graph.AllWeights.ToArray().Select(BitConverter.DoubleToInt64Bits)).AppendLine();
        }

        return text.ToString();
    }

    private sealed class RowsOf(string table) : IProgress<ReadingProgress>
    {
        public long Count { get; private set; }

        public void Report(ReadingProgress value) => Count = value.Table == table ? value.Rows : Count;
    }

    private sealed class AtTable(string table, Action act) : IProgress<ReadingProgress>
    {
        public bool IsDone { get; private set; }

        public void Report(ReadingProgress value)
        {
            if (!IsDone && value.Table == table)
            {
                IsDone = true;
                act();
            }
        }
    }
}
