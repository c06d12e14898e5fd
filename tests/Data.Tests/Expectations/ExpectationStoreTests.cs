using Microsoft.EntityFrameworkCore;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Expectations;
using NetworkLens.Data.Model;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Expectations;

public sealed class ExpectationStoreTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    [Theory, MemberData(nameof(Both))]
    public async Task A_rule_is_kept_whole_changed_by_id_and_removed(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var store = database.Get<ExpectationStore>();
        var written = (await store.WriteAsync(Draft("Escalation", Full), Cancel)).Written.ShouldNotBeNull();
        var read = (await store.ListAsync(Cancel)).Single();
        (read.Id, read.Name, read.Description, read.TargetCompliance).ShouldBe((written.Id, "Escalation", "why", 0.9));
        read.WrittenTicks.ShouldBeGreaterThan(0);
        ExpectationText.Read(read.Definition).Fingerprint.ShouldBe(Full.Fingerprint);
        read.Fingerprint.ShouldBe(Full.Fingerprint);

        (await store.WriteAsync(Draft("Escalation up", Plain) with { Id = written.Id }, Cancel)).Written.ShouldNotBeNull();
        read = (await store.ListAsync(Cancel)).Single();
        (read.Id, read.Name, read.Fingerprint).ShouldBe((written.Id, "Escalation up", Plain.Fingerprint));

        (await store.RemoveAsync(written.Id, Cancel)).ShouldBeTrue();
        (await store.RemoveAsync(written.Id, Cancel)).ShouldBeFalse();
        (await store.ListAsync(Cancel)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Conflicts_are_told_and_change_nothing(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var store = database.Get<ExpectationStore>();
        var first = (await store.WriteAsync(Draft("Zoë's rule", Plain), Cancel)).Written.ShouldNotBeNull();
        var before = await store.RevisionAsync(Cancel);

        var taken = await store.WriteAsync(Draft(" ZOE'S  RULE", Full), Cancel);
        (taken.Written, taken.Conflict, taken.TakenBy).ShouldBe((null, ExpectationConflict.NameTaken, first.Id));
        (await store.WriteAsync(Draft("other", Full) with { Id = 999 }, Cancel)).Conflict.ShouldBe(ExpectationConflict.NotFound);
        (await store.WriteAsync(Draft("zoe's rule", Plain) with { Id = first.Id }, Cancel)).Written.ShouldNotBeNull(); // Its own name.
        (await store.RevisionAsync(Cancel)).ShouldBe(before + 1);
        (await store.ListAsync(Cancel)).Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task No_more_are_kept_than_may_be_however_many_write_at_once(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        await database.AddAsync(Cancel, Enumerable.Range(0, ExpectationLimits.MostExpectations - 2).Select(i => Row($"rule {i}")));
        var store = database.Get<ExpectationStore>();
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => Task.Run(() => store.WriteAsync(Draft($"new {i}", Plain), Cancel))));
        outcomes.Count(x => x.Written is not null).ShouldBe(2);
        outcomes.Count(x => x.Conflict == ExpectationConflict.TooMany).ShouldBe(4);
        var one = (await store.ListAsync(Cancel))[0];
        (await store.WriteAsync(Draft("renamed", Plain) with { Id = one.Id }, Cancel)).Written.ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_two_processes_that_write_one_name_one_is_told()
    {
        await using var database = await CreateAsync(DatabaseKind.PostgreSql);
        await using var other = new TestDatabase(database.Address);
        var outcomes = await Task.WhenAll(new[] { database, other, database, other }.Select(each => Task.Run(
            () => each.Get<ExpectationStore>().WriteAsync(Draft("the same", Plain), Cancel))));
        outcomes.Count(x => x.Written is not null).ShouldBe(1);
        outcomes.Count(x => x.Conflict == ExpectationConflict.NameTaken).ShouldBe(3);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_revision_rises_with_every_change_and_whoever_listens_is_told(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var store = database.Get<ExpectationStore>();
        var told = 0;
        var listening = store.Subscribe(() => told++);
        (await store.RevisionAsync(Cancel)).ShouldBe(0);
        var rule = (await store.WriteAsync(Draft("a", Plain), Cancel)).Written.ShouldNotBeNull();
        await store.RecordAsync([Record(rule, 1)], Cancel);
        (await store.RevisionAsync(Cancel)).ShouldBe(2);
        await store.RecordAsync([Record(rule, 1)], Cancel); // There already.
        await store.RecordAsync([], Cancel);
        (await store.RevisionAsync(Cancel)).ShouldBe(2);
        await store.RemoveAsync(rule.Id, Cancel);
        (await store.RevisionAsync(Cancel)).ShouldBe(3);
        await store.RemoveAsync(rule.Id, Cancel);
        (await store.RevisionAsync(Cancel), told).ShouldBe((3, 3));
        listening.Dispose();
        await store.WriteAsync(Draft("b", Plain), Cancel);
        (await store.RevisionAsync(Cancel), told).ShouldBe((4, 3));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Records_are_those_of_the_rule_as_it_reads_now_newest_first(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var store = database.Get<ExpectationStore>();
        var rule = (await store.WriteAsync(Draft("a", Plain), Cancel)).Written.ShouldNotBeNull();
        await store.RecordAsync([Record(rule, 1), Record(rule, 2), Record(rule, 3)], Cancel);
        await store.RecordAsync([Record(rule, 2, met: 0)], Cancel); // The first to be kept stays.
        (await store.RecordsAsync(rule, before: 3, most: 10, Cancel)).Select(x => (x.Version, x.Met)).ShouldBe([(2, 4), (1, 4)]);
        (await store.RecordsAsync(rule, before: 9, most: 1, Cancel)).Single().Version.ShouldBe(3);

        var changed = (await store.WriteAsync(Draft("a", Full) with { Id = rule.Id }, Cancel)).Written.ShouldNotBeNull();
        (await store.RecordsAsync(changed, before: 9, most: 10, Cancel)).ShouldBeEmpty();
        (await store.UnrecordedAsync(3, Cancel)).Single().Id.ShouldBe(rule.Id);
        await store.RecordAsync([Record(changed, 3)], Cancel);
        (await store.UnrecordedAsync(3, Cancel)).ShouldBeEmpty();

        var back = (await store.WriteAsync(Draft("a", Plain) with { Id = rule.Id }, Cancel)).Written.ShouldNotBeNull();
        (await store.RecordsAsync(back, before: 9, most: 10, Cancel)).Count.ShouldBe(3);
        await store.RemoveAsync(rule.Id, Cancel);
        await store.RecordAsync([Record(rule, 4)], Cancel); // Gone meanwhile: dropped.
        await using var context = await database.Contexts.CreateDbContextAsync(Cancel);
        (await context.ExpectationRecords.CountAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task The_oldest_records_go_where_there_are_too_many()
    {
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        var store = database.Get<ExpectationStore>();
        var rule = (await store.WriteAsync(Draft("a", Plain), Cancel)).Written.ShouldNotBeNull();
        await database.AddAsync(Cancel, Enumerable.Range(1, ExpectationLimits.MostRecords).Select(version => Record(rule, version)));
        await store.RecordAsync([Record(rule, 900)], Cancel);
        var kept = await store.RecordsAsync(rule, before: 1_000, most: 1_000, Cancel);
        (kept.Count, kept[0].Version, kept[^1].Version).ShouldBe((ExpectationLimits.MostRecords, 900, 2));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Rows_that_make_no_sense_are_refused(DatabaseKind kind)
    {
        await using var database = await CreateAsync(kind);
        var rule = Row("a");
        await database.AddAsync(Cancel, rule);
        var none = Row("b");
        none.TargetCompliance = 0;
        var gone = Row("c");
        gone.Id = 99;
        object[] senseless = [Row("a"), none, Record(rule, 1, met: 11), Record(gone, 1)];
        foreach (var row in senseless)
        {
            await Should.ThrowAsync<DbUpdateException>(() => database.AddAsync(Cancel, row), row.ToString());
        }
    }

    private static ExpectationDefinition Plain { get; } = new(new(PeopleCriteria.Everybody, PeopleCriteria.Everybody), Lens.Default);

    private static ExpectationDefinition Full { get; } = new(
        new(
            new() { Levels = [Level.Frontline], Disciplines = [Discipline.Clinical], Professions = ["Nursing"] },
            new() { Organisations = ["B", "A"], Units = ["u"] },
            ExpectationRelation.OtherOrganisation,
            3,
            2),
        new() { Kinds = [TieKind.Advice], FromTicks = 0, HalfLifeDays = 30, LeastWeight = 0.5, Direction = TieDirection.Both });

    private static ExpectationDraft Draft(string name, ExpectationDefinition definition) => new(null, name, "why", definition, 0.9);

    private static KeptExpectation Row(string name) => new()
    {
        Name = name,
        NameFolded = TextFolding.Fold(name),
        Definition = ExpectationText.Write(Plain),
        Fingerprint = Plain.Fingerprint,
    };

    private static ExpectationRecord Record(KeptExpectation rule, long version, int met = 4) => new()
    {
        ExpectationId = rule.Id,
        Fingerprint = rule.Fingerprint,
        Version = version,
        PublishedTicks = version,
        AsOf = new DateOnly(2026, 1, 1),
        Expected = 10,
        Targets = 2,
        Met = met,
    };
}
