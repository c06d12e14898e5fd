using NetworkLens.Data.Import;
using NetworkLens.Data.Model;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Tests.Import;

public sealed class FolderReaderTests
{
    [Fact]
    public async Task A_valid_folder_becomes_records_that_point_at_each_other()
    {
        using var folder = new ImportFolder();
        var batch = await folder.BatchAsync();

        batch.Organisations.Select(x => (x.Key, x.Kind, x.OdsCode)).ShouldBe(
            [("sys", OrganisationKind.System, null), ("acute", OrganisationKind.AcuteTrust, "Z01"),
                ("care", OrganisationKind.CareBoard, null)]);
        batch.OrganisationLinks.Select(x => (x.Child, x.Parent)).ShouldBe([(1, 0), (2, 0)]);
        batch.Units.Select(x => (x.Key, x.Organisation, x.Parent, x.ServiceLine)).ShouldBe(
            [("med", 1, -1, null), ("ward", 1, 0, "frailty"), ("plan", 2, -1, null)]);
        batch.AttributeNames.ShouldBe(["gender", "joined"]);
        batch.People[1].Attributes.ShouldBe(["m", null]);
    }

    [Fact]
    public async Task Posts_take_the_organisation_of_their_unit_and_may_be_vacant_or_nowhere()
    {
        using var folder = new ImportFolder();
        var batch = await folder.BatchAsync();

        batch.Posts.Select(x => (x.Key, x.Organisation, x.Unit, x.Person)).ShouldBe(
            [("j1", 1, 1, 0), ("j2", 1, 1, 1), ("j3", 1, 0, -1), ("j4", 1, -1, 2), ("j5", 2, 2, 3), ("j6", -1, -1, 4)]);
        batch.Posts[2].WholeTimeShare.ShouldBe(1);
        batch.Posts[3].End.ShouldBe(new DateOnly(2030, 1, 1));
        batch.ReportingLines.Select(x => (x.From, x.To, x.Kind)).ShouldBe(
            [(0, 1, TieKind.OperationalLine), (0, 3, TieKind.ProfessionalLine), (1, 2, TieKind.OperationalLine)]);
    }

    [Fact]
    public async Task Interactions_that_agree_are_added_up_and_those_with_oneself_left_out()
    {
        using var folder = new ImportFolder();
        var batch = await folder.BatchAsync();

        var day = new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc).Ticks;
        var morning = new DateTime(2026, 2, 1, 8, 30, 0, DateTimeKind.Utc).Ticks;
        Enumerable.Range(0, batch.Interactions.Count).Select(i => batch.Interactions[i]).ShouldBe(
        [
            new(0, 1, TieKind.Advice, day, 5, 1, "survey", false),
            new(0, 2, TieKind.Meeting, morning, 1, 2.5, "calendar", true),
            new(1, 0, TieKind.Advice, day, 1, 1, "survey", false),
            new(3, 4, TieKind.Message, null, 1, 1, "", false),
        ]);
        batch.Notices.Select(x => (x.Count, x.ToString()))
            .ShouldContain((1L, "interactions.csv: 1 row of a person with themself was left out."));
        batch.Notices.ShouldContain(x => x.Count == 1
            && x.Text.EndsWith("added to another of the same people, kind, time and source", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Added_up_rows_keep_their_total_weight_whatever_their_order()
    {
        using var folder = new ImportFolder();
        const string Header = "from,to,kind,count,strength\n";
        var forward = await folder.Write("interactions.csv", Header + "p1,p2,advice,2,0.1\np1,p2,advice,1,0.7\np1,p2,advice,3,0.3\n")
            .BatchAsync();
        var backward = await folder.Write("interactions.csv", Header + "p1,p2,advice,3,0.3\np1,p2,advice,1,0.7\np1,p2,advice,2,0.1\n")
            .BatchAsync();

        forward.Interactions[0].Times.ShouldBe(6);
        (forward.Interactions[0].Times * forward.Interactions[0].Strength).ShouldBe(1.8, 1e-12);
        backward.Interactions[0].ShouldBe(forward.Interactions[0]);
    }

    [Fact]
    public async Task Blank_lines_a_byte_order_mark_line_ends_of_Windows_and_spaces_are_allowed()
    {
        using var folder = new ImportFolder();
        folder.Write("people.csv",
            [0xEF, 0xBB, 0xBF, .. ImportFolder.Utf8("key , name\r\n\r\n p1 ,\"Ann, Ash\"\r\n\r\np2,Bo \r\np3,Čy\r\n")]);
        folder.Write("posts.csv", "key,title\n").Write("interactions.csv", "from,to,kind\n");
        var batch = await folder.BatchAsync();
        batch.People.Select(x => (x.Key, x.Name)).ShouldBe([("p1", "Ann, Ash"), ("p2", "Bo"), ("p3", "Čy")]);
    }

    [Fact]
    public async Task Rows_whose_every_field_is_blank_are_passed_over_whatever_their_number_of_fields()
    {
        using var folder = new ImportFolder();
        folder.Write("people.csv", ",,\n \nkey,name\n,\np1,Ann\n,,,,,\n   \n\"\",\" \"\np2,Bo\n\t\np3,Cy\n,,,\n,");
        folder.Write("posts.csv", "key,title\n,\n").Write("interactions.csv", "from,to,kind\n,,\n");
        var batch = await folder.BatchAsync();
        batch.People.Select(x => (x.Key, x.Name)).ShouldBe([("p1", "Ann"), ("p2", "Bo"), ("p3", "Cy")]);
        batch.Files.Single(x => x.Name == "people.csv").Rows.ShouldBe(3);
        batch.Notices.ShouldContain(x => x.Text.StartsWith("The file has no rows", StringComparison.Ordinal));

        // The lines of faults are still those of the file.
        folder.Write("people.csv", "key,name\n,,\n \n,Ann\n\"\n\",\n");
        (await Texts(folder.Path)).Where(x => x.StartsWith("people", StringComparison.Ordinal)).ShouldBe(
        [
            "people.csv:4:1 key is blank. Give every row its key.",
            "people.csv:5:1 '\\u000A' holds a line break or another control character. " +
                "Write one line of text, and close every quotation mark.",
        ]);
    }

    [Theory]
    [InlineData("organisations.csv", "name,kind\nThe Acute,other\n")]
    [InlineData("organisations.csv", "key,name,kind\nsys,S,system\nacute,The Acute\ncare,Board,care_board\n")]
    [InlineData("units.csv", "key;organisation;name\nward;acute;Ward\n")]
    [InlineData("people.csv", "id,name\np1,Ann\n")]
    [InlineData("people.csv", "key,name\np1,\"Ann\np2,Bo\n")]
    [InlineData("people.csv", "")]
    [InlineData("people.csv", null)]
    [InlineData("posts.csv", "key,titel\nj1,Nurse\n")]
    [InlineData("posts.csv", "key,title,reports_to\nj1,Nurse,j3\nj2,Ward manager,j3\nj3,Director,,\n")]
    public async Task A_file_that_could_not_be_read_gives_one_fault_and_none_of_every_row_that_refers_to_it(string file, string? text)
    {
        using var folder = new ImportFolder();
        folder.Write("reporting_lines.csv", "from,to,kind\nj5,j6,operational\n");
        folder.Write("organisation_links.csv", "child,parent\ncare,acute\n");
        _ = text is null ? folder.Remove(file) : folder.Write(file, text);
        (await folder.ReadAsync()).Faults.Shown.ShouldHaveSingleItem().File.ShouldBe(file);
    }

    [Fact]
    public async Task A_file_in_another_encoding_gives_one_fault_wherever_its_text_ends()
    {
        using var folder = new ImportFolder();
        folder.Write("people.csv", System.Text.Encoding.Unicode.GetBytes("\uFEFF" + ImportFolder.People));
        (await folder.ReadAsync()).Faults.Shown.ShouldHaveSingleItem().Problem.ShouldContain("UTF-16");
        folder.Write("people.csv", System.Text.Encoding.Latin1.GetBytes("key,name\np1,Ann\np2,Ren\u00E9\np3,Cy\n"));
        (await folder.ReadAsync()).Faults.Shown.ShouldHaveSingleItem().Line.ShouldBe(3);
        folder.Write("people.csv", $"key,name\np1,Ann\np2,\"{new string('x', 40_000)}\"\np3,Cy\n");
        (await folder.ReadAsync()).Faults.Shown.ShouldHaveSingleItem().Line.ShouldBe(3);
    }

    [Theory]
    [InlineData("007", "7", "Write '007' if that is meant: spreadsheets drop leading zeros")]
    [InlineData("7", "007", "Write '7' if that is meant: spreadsheets drop leading zeros")]
    [InlineData("00", "0", "Write '00' if that is meant: spreadsheets drop leading zeros")]
    [InlineData("00a7", "a7", "Add it there, or correct it")]
    [InlineData("70", "7", "Add it there, or write '70' if that is meant")]
    public async Task A_key_that_lost_its_leading_zeros_is_told_so(string key, string written, string mend)
    {
        using var folder = new ImportFolder();
        folder.Write("people.csv", $"key,name\nfar-from-all,Ann\n{key},Bo\n")
            .Write("posts.csv", "key,title\n").Write("interactions.csv", $"from,to,kind\n{written},far-from-all,advice\n");
        (await folder.ReadAsync()).Faults.Shown.ShouldHaveSingleItem().Mend.ShouldBe(mend);
    }

    [Fact]
    public async Task A_file_instead_of_a_folder_and_a_plain_pair_without_its_mapping_file_are_told_in_one_fault()
    {
        using var folder = new ImportFolder();
        (await Texts(Path.Combine(folder.Path, "people.csv"))).ShouldBe(["people.csv is a file. Name the folder that holds it."]);
        using var pair = new PlainFolder();
        (await Texts(pair.Path)).ShouldBe(
        [
            $"{Path.GetFileName(pair.Path)} looks like a plain pair: it holds nodes.csv and no organisations.csv. " +
                "Give its mapping file with --map; docs/import.md shows one.",
        ]);
    }

    [Fact]
    public async Task A_missing_folder_and_an_empty_one_are_faults()
    {
        using var folder = new ImportFolder();
        var empty = Directory.CreateDirectory(Path.Combine(folder.Path, "hollow")).FullName;
        (await Texts(empty)).ShouldBe(["hollow is an empty folder. Put the CSV files into it; docs/import.md says which."]);
        (await Texts(Path.Combine(folder.Path, "nowhere"))).ShouldBe(["nowhere is not there. Name a folder that holds the CSV files."]);
    }

    [Fact]
    public async Task Each_missing_file_is_named_with_the_one_that_may_be_meant()
    {
        using var folder = new ImportFolder();
        folder.Remove("units.csv").Remove("people.csv").Write("Peoples.csv", ImportFolder.People);
        folder.Write("posts.csv", "key,title\n").Write("interactions.csv", "from,to,kind\n");
        (await folder.ReadAsync()).Faults.Shown.Select(x => x.ToString()).ShouldBe(
        [
            "units.csv is missing. Add it to the folder.",
            "people.csv is missing. Add it to the folder (did you mean the file 'Peoples.csv'?).",
        ]);
    }

    [Fact]
    public async Task A_file_that_nobody_reads_is_noticed()
    {
        using var folder = new ImportFolder();
        folder.Write("reporting_line.csv", "from,to,kind\n");
        (await folder.BatchAsync()).Notices.Select(x => x.ToString()).ShouldContain(
            "reporting_line.csv: This file is none of those that are read (did you mean 'reporting_lines.csv'?).");
    }

    [Fact]
    public async Task All_faults_are_counted_and_the_first_ones_shown()
    {
        using var folder = new ImportFolder();
        folder.Write("interactions.csv", "from,to,kind\n" + string.Concat(Enumerable.Repeat("p1,p2,advise\n", 3_000)));
        var faults = (await folder.ReadAsync()).Faults;
        faults.Count.ShouldBe(3_000);
        faults.Shown.Count.ShouldBe(1_000);
        faults.Shown[^1].Line.ShouldBe(1_001);
    }

    [Theory]
    [InlineData(5, true), InlineData(4, false)]
    public async Task The_bound_of_rows_holds_on_both_sides(int most, bool isRead)
    {
        using var folder = new ImportFolder();
        var reading = await folder.ReadAsync(new ImportLimits { People = most });
        (reading.Batch is not null).ShouldBe(isRead);
        if (!isRead)
        {
            reading.Faults.Shown[0].ToString().ShouldBe(
                "people.csv:6 is beyond the bound of 4 rows. Split the import, or ask for higher limits.");
        }
    }

    [Fact]
    public async Task A_line_of_fifty_megabytes_is_refused_without_reading_it()
    {
        using var folder = new ImportFolder();
        var path = Path.Combine(folder.Path, "people.csv");
        await using (var file = File.Open(path, FileMode.Append))
        {
            file.Write("p9,"u8);
            file.Write(Enumerable.Repeat((byte)'x', 50_000_000).ToArray());
        }

        var reading = await FolderReader.ReadAsync(folder.Path, cancel: TestContext.Current.CancellationToken);
        reading.Faults.Shown[0].ToString().ShouldBe(
            "people.csv:7 holds a field of more than 32,768 characters. Close every quotation mark that is opened.");
        var read = new ReadCounter();
        await FolderReader.ReadAsync(folder.Path, progress: read, cancel: TestContext.Current.CancellationToken);
        read.MostBytes.ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public async Task A_long_line_of_short_fields_is_refused_too()
    {
        using var folder = new ImportFolder();
        folder.Write("people.csv", ImportFolder.People + string.Concat(Enumerable.Repeat("x,", 2_000_000)));
        (await folder.ReadAsync()).Faults.Shown[0].ToString().ShouldBe(
            "people.csv:7 is longer than 1,048,576 bytes. Check that lines end in a line break and that every quotation mark is closed.");
    }

    [Fact]
    public async Task Cancelling_ends_the_reading()
    {
        using var folder = new ImportFolder();
        folder.Write("interactions.csv", "from,to,kind\n" + string.Concat(Enumerable.Repeat("p1,p2,advice\n", 100_000)));
        using var cancel = new CancellationTokenSource();
        var progress = new CancelAtFirstReport(cancel);
        await Should.ThrowAsync<OperationCanceledException>(() =>
            FolderReader.ReadAsync(folder.Path, progress: progress, cancel: cancel.Token));
        progress.First.ShouldNotBeNull().BytesTotal.ShouldBeGreaterThan(1_300_000);
    }

    private static async Task<IEnumerable<string>> Texts(string path) =>
        (await FolderReader.ReadAsync(path, cancel: TestContext.Current.CancellationToken)).Faults.Shown.Select(x => x.ToString());

    private sealed class ReadCounter : IProgress<ImportProgress>
    {
        public long MostBytes { get; private set; }

        public void Report(ImportProgress value) => MostBytes = Math.Max(MostBytes, value.BytesDone);
    }

    private sealed class CancelAtFirstReport(CancellationTokenSource cancel) : IProgress<ImportProgress>
    {
        public ImportProgress? First { get; private set; }

        public void Report(ImportProgress value)
        {
            First ??= value;
            cancel.Cancel();
        }
    }
}
