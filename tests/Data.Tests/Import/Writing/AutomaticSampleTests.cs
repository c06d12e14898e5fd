using NetworkLens.Data.Databases;
using NetworkLens.Data.Import;
using NetworkLens.Data.Versions;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Import.Writing;

public sealed class AutomaticSampleTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_sample_that_filled_an_empty_database_steps_aside_for_somebodys_own_data(DatabaseKind kind)
    {
        using var sample = new ImportFolder();
        using var own = OwnFolder();
        await using var database = await CreateAsync(kind);
        await using var fresh = await CreateAsync(kind);
        await FillAsync(database, sample);
        (await database.Get<DataVersions>().CurrentAsync(Cancel)).ShouldNotBeNull().Source.ShouldBe("sample northmere");

        var report = await ImportAsync(database, own.Path);
        report.Notices[0].ToString().ShouldBe("The sample Northmere, which filled the empty database, was set aside (5 people).");
        report.Notices.ShouldNotContain(notice => notice.Text.Contains("also holds", StringComparison.Ordinal));
        report.People.ShouldBe(new ImportCounts(2, 0, 0));
        report.Version.ShouldBe(2);
        await ImportAsync(fresh, own.Path);
        (await DatabaseDump.OfAsync(database)).ShouldBe(await DatabaseDump.OfAsync(fresh));

        // From now on the database is somebody's own, and nothing steps aside any more.
        (await ImportAsync(database, sample.Path)).Notices[0].ToString()
            .ShouldBe("The database also holds 1 person who is not in this folder; nothing is deleted.");
        (await DatabaseDump.OfAsync(database)).ShouldContainKey("person own");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_failure_midway_leaves_the_sample_where_it_was(DatabaseKind kind)
    {
        using var sample = new ImportFolder();
        using var own = OwnFolder();
        await using var database = await CreateAsync(kind);
        await FillAsync(database, sample);
        var before = await DatabaseDump.OfAsync(database);
        foreach (var phase in (ImportPhase[])[ImportPhase.Writing, ImportPhase.Publishing])
        {
            var failure = new FailAt(phase);
            var batch = await own.BatchAsync();
            await Should.ThrowAsync<TimeZoneNotFoundException>(() => database.Get<Importer>().ImportAsync(batch, failure, Cancel));
            (await DatabaseDump.OfAsync(database)).ShouldBe(before);
        }

        own.Write("people.csv", "key,name\n");
        (await database.Get<Importer>().ImportAsync(own.Path, cancel: Cancel)).Faults.ShouldNotBeNull();
        (await DatabaseDump.OfAsync(database)).ShouldBe(before);
        (await DatabaseDump.VersionsAsync(database)).Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_sample_by_hand_after_the_automatic_fill_holds_nothing_new(DatabaseKind kind)
    {
        using var sample = new ImportFolder();
        await using var database = await CreateAsync(kind);
        await FillAsync(database, sample);
        var before = await DatabaseDump.OfAsync(database);

        var byHand = Directory.CreateDirectory(Path.Combine(sample.Path, "northmere")).FullName;
        foreach (var file in Directory.EnumerateFiles(sample.Path))
        {
            File.Copy(file, Path.Combine(byHand, Path.GetFileName(file)));
        }

        var report = await ImportAsync(database, byHand);
        report.HasChanges.ShouldBeFalse();
        report.Version.ShouldBeNull();
        report.Notices.ShouldNotContain(notice => notice.Text.Contains("set aside", StringComparison.Ordinal));
        (await DatabaseDump.OfAsync(database)).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_database_that_holds_somebodys_own_data_is_never_filled_with_the_sample(DatabaseKind kind)
    {
        using var sample = new ImportFolder();
        using var own = OwnFolder();
        await using var database = await CreateAsync(kind);
        await ImportAsync(database, own.Path);
        var before = await DatabaseDump.OfAsync(database);

        (await database.Get<Importer>().FillWithSampleAsync(sample.Path, Cancel)).Report.ShouldNotBeNull().Version.ShouldBeNull();
        (await DatabaseDump.OfAsync(database)).ShouldBe(before);

        // What somebody imported by hand does not step aside, be it alike the sample.
        (await ImportAsync(database, sample.Path)).Notices[0].Text.ShouldStartWith("The database also holds 1 person");
    }

    [Fact]
    public async Task Reports_tell_of_days_that_have_not_come_yet()
    {
        using var folder = new ImportFolder();
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        folder.Write("interactions.csv", "from,to,kind,when\np1,p2,advice,2020-01-01\np2,p1,advice,2199-12-31\n");
        var report = await ImportAsync(database, folder.Path);
        report.Notices.Select(notice => notice.ToString()).Last()
            .ShouldStartWith("1 interaction is dated after today, up to 2199-12-31: ");
        ImportReportText.Format(report).ShouldContain("Note: Interactions are dated 2020-01-01 to 2199-12-31.\n");
    }

    /// <summary>Two people, one of whom has the key of one of the sample.</summary>
    private static ImportFolder OwnFolder() => new ImportFolder()
        .Write("organisations.csv", "key,name,kind\nacute,Our own,other\n")
        .Write("units.csv", "key,organisation,name\nward,acute,Our ward\n")
        .Write("people.csv", "key,name\np1,Our Ann\nown,Zed\n")
        .Write("posts.csv", "key,title,unit,person\nj1,Nurse,ward,p1\n")
        .Write("interactions.csv", "from,to,kind,when\np1,own,advice,2026-01-05\n");

    private static async Task FillAsync(TestDatabase database, ImportFolder sample) =>
        (await database.Get<Importer>().FillWithSampleAsync(sample.Path, Cancel)).Report.ShouldNotBeNull().Version.ShouldBe(1);

    private static async Task<ImportReport> ImportAsync(TestDatabase database, string folder) =>
        (await database.Get<Importer>().ImportAsync(folder, cancel: Cancel)).Report.ShouldNotBeNull();

    private sealed class FailAt(ImportPhase phase) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Phase == phase && value.File is not "organisations")
            {
                throw new TimeZoneNotFoundException();
            }
        }
    }
}
