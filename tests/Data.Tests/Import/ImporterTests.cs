using NetworkLens.Data.Databases;
using NetworkLens.Data.Import;
using NetworkLens.Data.Model;
using NetworkLens.Data.Versions;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Import;

public sealed class ImporterTests(TestDatabases databases) : DatabaseTestBase(databases)
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_folder_is_in_the_tables_row_by_row(DatabaseKind kind)
    {
        using var folder = new ImportFolder();
        await using var database = await CreateAsync(kind);
        var report = await ImportAsync(database, folder);

        report.Version.ShouldBe(1);
        report.Kinds.Select(x => (x.Name, x.Counts.Added, x.Counts.Changed, x.Counts.Unchanged)).ShouldBe(
        [
            ("organisations", 3, 0, 0), ("organisation links", 2, 0, 0), ("units", 3, 0, 0), ("people", 5, 0, 0), ("posts", 6, 0, 0),
            ("reporting lines", 3, 0, 0), ("interactions", 4, 0, 0),
        ]);
        (await DatabaseDump.VersionsAsync(database)).ShouldBe(["1: 3 2 3 5 6 3 4"]);
        var rows = await DatabaseDump.OfAsync(database);
        rows["unit ward"].ShouldBe("acute|Ward One|med|North|frailty");
        rows["post j2"].ShouldBe("Ward manager|acute|ward|p2|TeamLead|Hybrid|0.5|7|0.8||");
        rows["post j6"].ShouldBe("Unknown|||7|Unknown|Unknown|||1||");
        rows["attribute 007.gender"].ShouldBe("f");
        rows.ShouldNotContainKey("attribute p2.joined");
        rows["line j1>j4 ProfessionalLine@"].ShouldBe("");
        rows["interaction 007>7 Message@ "].ShouldBe("1|1|False");
        rows.Count.ShouldBe(3 + 2 + 3 + 5 + 8 + 6 + 3 + 4);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_same_import_twice_changes_nothing_and_publishes_nothing(DatabaseKind kind)
    {
        using var folder = new ImportFolder();
        await using var database = await CreateAsync(kind);
        await ImportAsync(database, folder);
        var before = await DatabaseDump.OfAsync(database);
        var report = await ImportAsync(database, folder);

        report.Version.ShouldBeNull();
        report.HasChanges.ShouldBeFalse();
        report.Kinds.Select(x => x.Counts.Unchanged).ShouldBe([3, 2, 3, 5, 6, 3, 4]);
        (await DatabaseDump.OfAsync(database)).ShouldBe(before);
        (await DatabaseDump.VersionsAsync(database)).Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Changed_rows_are_changed_counted_and_published_and_the_rest_stays(DatabaseKind kind)
    {
        using var folder = new ImportFolder();
        await using var database = await CreateAsync(kind);
        await ImportAsync(database, folder);
        folder.Write("organisations.csv", "key,name,kind,parents\nsys,The System,system,\nacute,The Acuter,acute_trust,\n")
            .Write("units.csv", "key,organisation,name,parent\nmed,acute,Medicine,\nward,acute,Ward One,\n")
            .Write("people.csv", "key,name,profession,gender\np1,Ann Ash,,f\np2,Bo Birch,medical,\np9,New,,x\n")
            .Write("posts.csv", "key,title,unit,person,reports_to\nj1,Nurse,ward,p1,j3\nj3,Director,med,p9,\n")
            .Write("interactions.csv", "from,to,kind,when,count,source\np1,p2,advice,2026-01-05,6,survey\np9,p1,trust,,,\n");
        var report = await ImportAsync(database, folder);

        report.Kinds.Select(x => (x.Counts.Added, x.Counts.Changed, x.Counts.Unchanged, x.Counts.Removed)).ShouldBe(
        [
            (0, 1, 1, 0), (0, 0, 0, 1), (0, 1, 1, 0), (1, 2, 0, 0), (0, 1, 1, 0), (1, 0, 0, 1), (1, 1, 0, 0),
        ]);
        (await DatabaseDump.VersionsAsync(database)).ShouldBe(["1: 3 2 3 5 6 3 4", "2: 1 1 1 3 1 2 2"]);
        var rows = await DatabaseDump.OfAsync(database);
        rows["organisation acute"].ShouldBe("The Acuter|the acuter|AcuteTrust|Z01", "a column that is not there leaves what was known");
        rows["unit ward"].ShouldBe("acute|Ward One||North|frailty");
        rows["person p1"].ShouldBe("Ann Ash|ann ash|", "a blank clears");
        rows["attribute p1.joined"].ShouldBe("2019");
        rows.ShouldNotContainKey("attribute p2.gender");
        rows["post j1"].ShouldBe("Nurse|acute|ward|p1|Frontline|Clinical|0|5|1|2019-04-01|");
        rows.Keys.Where(x => x.StartsWith("line ", StringComparison.Ordinal)).ShouldBe(
            ["line j1>j3 OperationalLine@", "line j1>j4 ProfessionalLine@", "line j2>j3 OperationalLine@"]);
        rows.Keys.Where(x => x.StartsWith("link ", StringComparison.Ordinal)).ShouldBe(["link care>sys@"]);
        rows.ShouldContainKey("person p3");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Faults_leave_the_database_as_it_was(DatabaseKind kind)
    {
        using var folder = new ImportFolder();
        await using var database = await CreateAsync(kind);
        folder.Write("people.csv", "key,name\np1,Ann\np1,Bo\n");
        var outcome = await database.Get<Importer>().ImportAsync(folder.Path, cancel: Cancel);

        outcome.Report.ShouldBeNull();
        outcome.Faults.ShouldNotBeNull().Shown[0].ToString().ShouldBe(
            "people.csv:3:1 'p1' is the key of line 2 too. Give each row a key of its own.");
        (await DatabaseDump.OfAsync(database)).ShouldBeEmpty();
        (await DatabaseDump.VersionsAsync(database)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_circle_that_closes_over_two_imports_is_a_fault(DatabaseKind kind)
    {
        using var folder = new ImportFolder();
        await using var database = await CreateAsync(kind);
        folder.Write("reporting_lines.csv", "from,to,kind,start\nj5,j6,operational,2020-01-01\n");
        await ImportAsync(database, folder);
        var before = await DatabaseDump.OfAsync(database);
        folder.Write("reporting_lines.csv", "from,to,kind,start\nj6,j5,operational,2021-01-01\n");
        var outcome = await database.Get<Importer>().ImportAsync(folder.Path, cancel: Cancel);

        outcome.Report.ShouldBeNull();
        outcome.Faults.ShouldNotBeNull().Shown.Single().Problem.ShouldBe(
            "closes, with rows of earlier imports, a circle of operational reporting lines: j5 > j6 > j5");
        (await DatabaseDump.OfAsync(database)).ShouldBe(before);
        folder.Write("reporting_lines.csv", "from,to,kind,start,end\n" +
            "j5,j6,operational,2020-01-01,2021-01-01\nj6,j5,operational,2021-01-01,\n");
        (await ImportAsync(database, folder)).Version.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_failure_at_any_step_leaves_the_database_as_it_was(DatabaseKind kind)
    {
        using var folder = new ImportFolder();
        await using var database = await CreateAsync(kind);
        await ImportAsync(database, folder);
        var before = await DatabaseDump.OfAsync(database);
        folder.Write("people.csv", ImportFolder.People.Replace("Ann", "Anna", StringComparison.Ordinal) + "p9,New,,,\n");
        var batch = await folder.BatchAsync();
        var steps = new StepCounter(int.MaxValue);
        for (var step = 1; step <= 10; step++)
        {
            steps = new StepCounter(step);
            await Should.ThrowAsync<TimeZoneNotFoundException>(() => database.Get<Importer>().ImportAsync(batch, steps, Cancel));
            (await DatabaseDump.OfAsync(database)).ShouldBe(before);
        }

        steps.Last.ShouldBe(ImportPhase.Publishing);
        (await DatabaseDump.VersionsAsync(database)).Count.ShouldBe(1);
        (await ImportAsync(database, folder)).Version.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Cancelling_at_any_step_leaves_the_database_as_it_was(DatabaseKind kind)
    {
        using var folder = new ImportFolder();
        await using var database = await CreateAsync(kind);
        var batch = await folder.BatchAsync();
        for (var step = 1; step <= 10; step++)
        {
            using var cancel = new CancellationTokenSource();
            var steps = new StepCounter(step, cancel);
            await Should.ThrowAsync<OperationCanceledException>(() => database.Get<Importer>().ImportAsync(batch, steps, cancel.Token));
            (await DatabaseDump.OfAsync(database)).ShouldBeEmpty();
            if (steps.Last == ImportPhase.Publishing)
            {
                return;
            }
        }

        Assert.Fail("The last step was never reached.");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Imports_at_the_same_time_take_turns_and_each_version_is_announced(DatabaseKind kind)
    {
        using var first = new ImportFolder();
        using var second = new ImportFolder();
        second.Write("people.csv", ImportFolder.People.Replace("Ann", "Anna", StringComparison.Ordinal));
        await using var database = await CreateAsync(kind);
        var announced = new List<long>();
        using var subscription = database.Get<DataVersions>().Subscribe(version => announced.Add(version.Number));
        var importer = database.Get<Importer>();
        var outcomes = await Task.WhenAll(
            importer.ImportAsync(first.Path, cancel: Cancel), importer.ImportAsync(second.Path, cancel: Cancel));

        outcomes.Select(x => x.Report?.Version).Order().ShouldBe([1, 2]);
        announced.ShouldBe([1, 2]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Random_folders_read_back_equal_whether_alone_or_one_after_the_other(DatabaseKind kind)
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            using var folder = new ImportFolder();
            await using var database = await CreateAsync(kind);
            var first = new RandomFolder(seed);
            first.WriteTo(folder);
            (await ImportAsync(database, folder)).Version.ShouldBe(1, $"seed {seed}");
            (await DatabaseDump.OfAsync(database)).ShouldBe(first.Rows, $"seed {seed}");
            (await ImportAsync(database, folder)).Version.ShouldBeNull($"seed {seed}");

            var second = new RandomFolder(seed + 1_000);
            second.WriteTo(folder);
            var changed = !second.MergedInto(first).SequenceEqual(first.Rows);
            (await ImportAsync(database, folder)).HasChanges.ShouldBe(changed, $"seed {seed}");
            (await DatabaseDump.OfAsync(database)).ShouldBe(second.MergedInto(first), $"seed {seed}");
        }
    }

    [Fact]
    public async Task A_locked_database_is_a_fault_in_words()
    {
        using var folder = new ImportFolder();
        await using var made = await CreateAsync(DatabaseKind.Sqlite);
        var place = made.Get<DatabaseAddress>().Place;
        DatabaseAddress.TryParse($"Data Source={place};Default Timeout=1", out var address, out _).ShouldBeTrue();
        await using var connection = await address!.OpenAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        using var versions = new DataVersions(address, made.Contexts, TimeProvider.System);
        var outcome = await new Importer(versions, TimeProvider.System).ImportAsync(folder.Path, cancel: Cancel);
        outcome.Report.ShouldBeNull();
        outcome.DatabaseFault.ShouldNotBeNull().Problem.ShouldContain("locked");
    }

    [Fact]
    public async Task Reports_and_faults_read_well()
    {
        using var folder = new ImportFolder();
        await using var database = await CreateAsync(DatabaseKind.Sqlite);
        var text = ImportReportText.Format((await ImportAsync(database, folder)) with { Name = "small" });
        text.ShouldStartWith("                           added     changed   unchanged     removed\n" +
            "organisations                  3           0           0           0\n");
        text.ShouldContain("Note: interactions.csv: 1 row of a person with themself was left out.\n");
        text.ShouldEndWith("Imported 'small'. Data version 1 is published.\n");
        folder.Write("units.csv", "key,organisation,name\nu,x,U\nv,y,V\n").Write("posts.csv", "key,title\n");
        ImportReportText.Format((await folder.ReadAsync()).Faults, most: 1).ShouldBe(
            "units.csv:2:2 'x' is not a key of organisations.csv. Add it there, or correct it.\n" +
            "2 faults, 1 of them not shown. Nothing was imported.\n");
    }

    private static async Task<ImportReport> ImportAsync(TestDatabase database, ImportFolder folder)
    {
        var outcome = await database.Get<Importer>().ImportAsync(folder.Path, cancel: Cancel);
        if (outcome.Faults is { } faults)
        {
            Assert.Fail(ImportReportText.Format(faults));
        }

        return outcome.Report.ShouldNotBeNull(outcome.DatabaseFault?.ToString() ?? "");
    }

    /// <summary>Throws, or cancels, at the n-th report of the writer.</summary>
    private sealed class StepCounter(int at, CancellationTokenSource? cancel = null) : IProgress<ImportProgress>
    {
        private int _count;

        public ImportPhase Last { get; private set; }

        public void Report(ImportProgress value)
        {
            Last = value.Phase;
            if (++_count < at)
            {
                return;
            }

            if (cancel is null)
            {
                throw new TimeZoneNotFoundException("As planned.");
            }

            cancel.Cancel();
        }
    }
}
