using NetworkLens.Data.Databases;
using NetworkLens.Data.Expectations;
using NetworkLens.Data.Model;
using NetworkLens.Data.Reading;
using NetworkLens.Data.Versions;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;
using NetworkLens.Testing;
using Person = NetworkLens.Data.Model.Person;

namespace NetworkLens.Data.Tests.Expectations;

public sealed class ExpectationTrendsTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    private static readonly ExpectationDefinition Rule = new(
        new(new() { Professions = ["nurse"] }, new() { Professions = ["doctor"] }, Within: 1),
        new() { Kinds = [TieKind.Meeting] });

    [Theory, MemberData(nameof(Both))]
    public async Task Every_point_is_the_network_of_its_own_window(DatabaseKind kind)
    {
        await using var database = await SeedAsync(kind);
        var newest = await database.Get<NetworkCache>().GetAsync(Rule.Lens, null, Cancel);
        var trend = await ComputeAsync(database, newest, 14);

        // a met d in February of 2025, b in June of 2025: the windows of twelve months let a go in March of 2026.
        trend.IsOvertaken.ShouldBeFalse();
        trend.Points.Length.ShouldBe(14);
        trend.Points[^1].AsOf.ShouldBe(new DateOnly(2026, 5, 11));
        trend.Points[0].AsOf.ShouldBe(new DateOnly(2025, 4, 11));
        trend.Points.ShouldAllBe(point => point.Expected == 2 && point.Targets == 1);
        trend.Points.Select(point => point.Met).ShouldBe([1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1]);

        foreach (var point in trend.Points)
        {
            var alone = await database.Get<NetworkCache>().GetAsync(Rule.Lens, point.AsOf, Cancel);
            ExpectationResult.Compute(alone.Network, Rule.Expectation).Met.ShouldBe(point.Met, point.AsOf.ToString("O"));
        }
    }

    [Fact]
    public async Task One_month_is_the_network_itself_and_nothing_else_is_read()
    {
        await using var database = await SeedAsync(DatabaseKind.Sqlite);
        var newest = await database.Get<NetworkCache>().GetAsync(Rule.Lens, null, Cancel);
        await PublishAsync(database); // Would overtake any reading.
        var trend = await ComputeAsync(database, newest, 1);
        trend.IsOvertaken.ShouldBeFalse();
        trend.Points.Single().ShouldBe(new(new DateOnly(2026, 5, 11), 2, 1, 1, newest.Window, IsBlank: false));
    }

    [Fact]
    public async Task Points_of_two_versions_are_never_mixed()
    {
        await using var database = await SeedAsync(DatabaseKind.Sqlite);
        var newest = await database.Get<NetworkCache>().GetAsync(Rule.Lens, null, Cancel);
        await PublishAsync(database);
        var trend = await ComputeAsync(database, newest, 3);
        trend.IsOvertaken.ShouldBeTrue();
        trend.Points.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_dated_has_no_trend()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        await database.AddAsync(Cancel, NewPerson("a", "nurse"));
        var newest = await database.Get<NetworkCache>().GetAsync(Rule.Lens, null, Cancel);
        (await ComputeAsync(database, newest, 12)).Points.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_day_of_the_calendar_ends_a_trend()
    {
        await using var database = await SeedAsync(DatabaseKind.Sqlite);
        var newest = await database.Get<NetworkCache>().GetAsync(Rule.Lens, new DateOnly(1, 3, 15), Cancel);
        (await ComputeAsync(database, newest, 24)).Points.Select(point => point.AsOf)
            .ShouldBe([new DateOnly(1, 1, 15), new DateOnly(1, 2, 15), new DateOnly(1, 3, 15)]);
    }

    // Meetings are known from 2024-01-01 to 2026-05-10, and advice on one day alone.
    [Theory, MemberData(nameof(Both))]
    public async Task Every_point_says_how_much_of_its_window_there_are_data_of(DatabaseKind kind)
    {
        await using var database = await SeedAsync(kind);
        var newest = await database.Get<NetworkCache>().GetAsync(Rule.Lens, new DateOnly(2025, 2, 1), Cancel);
        newest.Window.Data.ShouldBe(new DataPeriod(new(2024, 1, 1), new(2026, 5, 10)));
        var trend = await ComputeAsync(database, newest, 14);
        trend.Points.Select(point => (point.Window.CoveredDays, point.Window.IsWhole, point.IsBlank)).ShouldBe(
        [
            (0, false, true), (31, false, false), (60, false, false), (91, false, false), (121, false, false), (152, false, false),
            (182, false, false), (213, false, false), (244, false, false), (274, false, false), (305, false, false), (335, false, false),
            (366, true, false), (366, true, false), // Nobody met in the last one, which is known.
        ]);

        var advice = await database.Get<NetworkCache>().GetAsync(new() { Kinds = [TieKind.Advice] }, null, Cancel);
        advice.Window.Data.ShouldBe(new DataPeriod(new(2026, 4, 1), new(2026, 4, 1)));
        (advice.Window.Days, advice.Window.CoveredDays, advice.Window.IsWhole).ShouldBe((365, 1, false));
        var all = await database.Get<NetworkCache>().GetAsync(Lens.Default, null, Cancel);
        all.Window.Data.ShouldBe(new DataPeriod(new(2024, 1, 1), new(2026, 5, 10)));
        var none = await database.Get<NetworkCache>().GetAsync(new() { Kinds = [TieKind.Message] }, null, Cancel);
        (none.Window.Data, none.IsBlank).ShouldBe((null, true));
    }

    private static Task<ExpectationTrend> ComputeAsync(TestDatabase database, SharedNetwork newest, int months) =>
        database.Get<ExpectationTrends>().ComputeAsync(newest, Rule, months, new Progress<double>(), Cancel);

    private async Task<TestDatabase> SeedAsync(DatabaseKind kind)
    {
        var database = await CreateAsync(kind);
        Person a = NewPerson("a", "nurse"), b = NewPerson("b", "nurse"), c = NewPerson("c", "porter"), d = NewPerson("d", "doctor");
        await database.AddAsync(
            Cancel,
            Met(a, d, new(2025, 2, 20)),
            Met(b, d, new(2025, 6, 20)),
            Met(c, a, new(2026, 5, 10)),
            Met(c, b, new(2024, 1, 1)),
            Met(a, d, new(2026, 4, 1), TieKind.Advice)); // The rule is about meetings.
        await PublishAsync(database);
        return database;
    }

    private static Person NewPerson(string key, string profession) =>
        new() { Key = key, Name = key, NameFolded = key, Profession = profession };

    private static Interaction Met(Person from, Person to, DateOnly day, TieKind kind = TieKind.Meeting) => new()
    {
        FromPerson = from,
        ToPerson = to,
        Kind = kind,
        WhenTicks = day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc).Ticks,
    };

    private static async Task PublishAsync(TestDatabase database)
    {
        await using var connection = await database.Address.OpenAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await database.Get<DataVersions>().PublishAsync(transaction, new() { People = 1 }, "", Cancel);
        await transaction.CommitAsync(Cancel);
    }
}
