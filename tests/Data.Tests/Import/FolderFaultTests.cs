using System.Text;

namespace NetworkLens.Data.Tests.Import;

/// <summary>One fault at a time, told word for word: file, line, field, value, problem and mend.</summary>
public sealed class FolderFaultTests
{
    private const string PostsHeader = "key,title,organisation,unit,level,management_share,whole_time_share,start,end,reports_to\n";

    [Theory]
    [InlineData("key,name\na,A\n", "organisations.csv:1 has no column 'kind'. Add it to the header.")]
    [InlineData("key,name,knid\na,A,other\n", "organisations.csv:1 has no column 'kind'. Rename the column 'knid'.")]
    [InlineData("key,name,kind,key\na,A,other,b\n", "organisations.csv:1:4 'key' is a second column of that name. Remove one of the two.")]
    [InlineData("key,name,kind,\na,A,other,b\n", "organisations.csv:1:4 has no name. Name the column, or remove it.")]
    [InlineData("key,name,kind,ods-code\na,A,other,b\n",
        "organisations.csv:1:4 'ods-code' is not a column of this file. Write 'ods_code'.")]
    [InlineData("key,name,kind,postcode\na,A,other,b\n",
        "organisations.csv:1:4 'postcode' is not a column of this file. Remove it; the columns are key, name, kind, ods_code, parents.")]
    [InlineData("key;name;kind\na;A;other\n",
        "organisations.csv:1:1 'key;name;kind' is one column: the file is separated by semicolons. " +
        "Save it with commas between the fields.")]
    [InlineData("", "organisations.csv is empty. Write a header row with the names of the columns.")]
    [InlineData("\n\n", "organisations.csv is empty. Write a header row with the names of the columns.")]
    [InlineData("key,name,kind\n", "organisations.csv:1 is a header without rows. Add at least one row.")]
    [InlineData("key,name,kind\n,,\n \n", "organisations.csv:1 is a header without rows. Add at least one row.")]
    [InlineData(",,\n,,\n", "organisations.csv is empty. Write a header row with the names of the columns.")]
    [InlineData("key,name,kind\na,A\n", "organisations.csv:2 has 2 fields where the header has 3. Write a comma for every blank field.")]
    [InlineData("key,name,kind\na,A,B,other\n",
        "organisations.csv:2 has 4 fields where the header has 3. Put a field that holds a comma in quotation marks.")]
    [InlineData("key,name,kind\n,A,other\n", "organisations.csv:2:1 key is blank. Give every row its key.")]
    [InlineData("key,name,kind\na,A,other\na,B,other\n",
        "organisations.csv:3:1 'a' is the key of line 2 too. Give each row a key of its own.")]
    [InlineData("key,name,kind\na,A,acute\n",
        "organisations.csv:2:3 'acute' is not a kind. Write one of acute_trust, mental_health_trust, community_trust, ambulance_trust, " +
            "primary_care, care_board, local_authority, voluntary, system, other.")]
    [InlineData("key,name,kind\na,A,acute-trust\n", "organisations.csv:2:3 'acute-trust' is not a kind. Write 'acute_trust'.")]
    [InlineData("key,name,kind,parents\na,A,other,b;c\nb,B,other,\n",
        "organisations.csv:2:4 'c' is not a key of organisations.csv. Add it there, or write 'a' if that is meant.")]
    [InlineData("key,name,kind,parents\naa,A,other,bb;bb\nbb,B,other,\n",
        "organisations.csv:2:4 'bb' is named twice. Name each parent once.")]
    [InlineData("key,name,kind,parents\naa,A,other,bb\nbb,B,other,cc\ncc,C,other,aa\n",
        "organisations.csv:4:4 belongs in a circle of organisations: aa > bb > cc > aa. Remove one of these links.")]
    public Task Organisations(string text, string fault) => OnlyFault("organisations.csv", text, fault);

    [Theory]
    [InlineData("p1,\"Ann\n", "people.csv:3 opens a quotation mark that is never closed. Close it.")]
    [InlineData("p1,An\"n\n", "people.csv:3 has a stray quotation mark. Put the field in quotation marks and double those inside it.")]
    [InlineData("p1,\"An\"n\n", "people.csv:3 has a stray quotation mark. Put the field in quotation marks and double those inside it.")]
    [InlineData("p1,\"An\nn\"\n",
        "people.csv:3:2 'An\\u000An' holds a line break or another control character. Write one line of text, and close every quotation " +
        "mark.")]
    [InlineData("p1,A\u0007\n",
        "people.csv:3:2 'A\\u0007' holds a line break or another control character. Write one line of text, and close every quotation " +
        "mark.")]
    [InlineData("p1,A\0B\n", "people.csv:3 holds a NUL byte, which is no text. Export the file again, or remove the byte.")]
    [InlineData("p1,\n", "people.csv:3:2 name is blank. Give every row its name.")]
    public Task People(string rows, string fault) => OnlyFault("people.csv", "key,name\np0,Zoe\n" + rows, fault);

    [Theory]
    [InlineData(201, "201"), InlineData(1201, "1,201")]
    public Task A_key_has_its_bound(int length, string told) => OnlyFault("people.csv", $"key,name\n{new string('k', length)},Ann\n",
        $"people.csv:2:1 '{new string('k', 60)}…' has {told} characters where 200 are the most. Shorten it.");

    [Fact]
    public Task A_key_at_its_bound_is_read() => NoFault("people.csv", $"key,name\n{new string('k', 200)},Ann\n");

    [Theory]
    [InlineData("UTF-16", "people.csv is UTF-16 text, not UTF-8")]
    [InlineData("UTF-16BE", "people.csv is UTF-16 text, not UTF-8")]
    [InlineData("UTF-32", "people.csv is UTF-32 text, not UTF-8")]
    [InlineData("ISO-8859-1", "people.csv:2 is not UTF-8 here (byte 0xE9; perhaps it is Windows-1252 or Latin-1)")]
    public async Task Other_encodings_are_named(string encoding, string fault)
    {
        const string Mend = ". Save it as UTF-8 (in Excel: 'CSV UTF-8 (Comma delimited)').";
        const string Text = "key,name\np1,René\n";
        await OnlyFault("people.csv", Encoding.GetEncoding(encoding).GetBytes(Text), fault + Mend);
        await OnlyFault("people.csv", [.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes(Text)],
            fault + Mend);
    }

    [Fact]
    public Task A_character_cut_in_half_at_the_end_is_no_text() => OnlyFault("people.csv", [.. "key,name\np1,Ren"u8, 0xC3],
        "people.csv:2 is not UTF-8 here (byte 0xC3; perhaps it is Windows-1252 or Latin-1). Save it as UTF-8 (in Excel: 'CSV UTF-8 " +
            "(Comma delimited)').");

    [Fact]
    public Task A_workbook_is_named() => OnlyFault("people.csv", [0x50, 0x4B, 3, 4, 20, 0],
        "people.csv is an Excel workbook or a ZIP archive, not CSV. Save it as UTF-8 (in Excel: 'CSV UTF-8 (Comma delimited)').");

    [Theory]
    [InlineData("u,acute,U,u", "units.csv:2:4 closes a circle of units: u > u. Remove one of these links.")]
    [InlineData("u,acute,U,v\nv,acute,V,u", "units.csv:3:4 closes a circle of units: u > v > u. Remove one of these links.")]
    [InlineData("u,acute,U,v\nv,care,V,",
        "units.csv:2:4 'v' is a unit of another organisation. Name a parent of the same organisation; links between organisations go to " +
            "organisations.csv.")]
    [InlineData("u,acute,U,other", "units.csv:2:4 'other' is not a key of units.csv. Add it there, or correct it.")]
    [InlineData("u,acuet,U,", "units.csv:2:2 'acuet' is not a key of organisations.csv. Add it there, or write 'acute' if that is meant.")]
    [InlineData("u,,U,", "units.csv:2:2 organisation is blank. Give every row its organisation.")]
    public Task Units(string rows, string fault) => OnlyFault("units.csv", "key,organisation,name,parent\n" + rows + "\n", fault);

    [Theory]
    [InlineData("j,T,acute,plan,,,,,,",
        "posts.csv:2:4 'plan' is a unit of organisation care, not of acute. Leave the organisation blank, or name a unit of it.")]
    [InlineData("j,T,,,frontlin,,,,,", "posts.csv:2:5 'frontlin' is not a level. Write 'frontline'.")]
    [InlineData("j,T,,,9,,,,,",
        "posts.csv:2:5 '9' is not a level. Write one of frontline, team_lead, service_lead, directorate, executive, system, or leave it " +
        "blank.")]
    [InlineData("j,T,,,,1.5,,,,", "posts.csv:2:6 '1.5' is not from 0 to 1. Write a number from 0 to 1.")]
    [InlineData("j,T,,,,\"0,5\",,,,", "posts.csv:2:6 '0,5' is not a number. Write a decimal point, not a comma.")]
    [InlineData("j,T,,,,NaN,,,,", "posts.csv:2:6 'NaN' is not a number. Write a number such as 0.5.")]
    [InlineData("j,T,,,,,0,,,", "posts.csv:2:7 '0' is not above 0 and at most 2. Write a number above 0 and at most 2.")]
    [InlineData("j,T,,,,,2.1,,,", "posts.csv:2:7 '2.1' is not above 0 and at most 2. Write a number above 0 and at most 2.")]
    [InlineData("j,T,,,,,,xx,,", "posts.csv:2:8 'xx' is not a date. Write YYYY-MM-DD.")]
    [InlineData("j,T,,,,,,01/02/2026,,", "posts.csv:2:8 '01/02/2026' is not a date. Write YYYY-MM-DD.")]
    [InlineData("j,T,,,,,,2026-02-30,,", "posts.csv:2:8 '2026-02-30' is not a date. Write YYYY-MM-DD.")]
    [InlineData("j,T,,,,,,0202-02-01,,", "posts.csv:2:8 '0202-02-01' is not in the years 1900 to 2199. Write the year with four digits.")]
    [InlineData("j,T,,,,,,2026-02-01,2026-02-01,",
        "posts.csv:2:9 '2026-02-01' is not after the start 2026-02-01. Write a later date; the end is exclusive.")]
    [InlineData("j,T,,,,,,,,k", "posts.csv:2:10 'k' is not a key of posts.csv. Add it there, or write 'j' if that is meant.")]
    [InlineData("j,T,,,,,,,,j", "posts.csv:2:10 closes a circle of operational reporting lines: j > j. Remove one of these links.")]
    [InlineData("ja,T,,,,,,,,jb\njb,T,,,,,,,,ja",
        "posts.csv:3:10 closes a circle of operational reporting lines: ja > jb > ja. Remove one of these links.")]
    public Task Posts(string rows, string fault) => OnlyFault("posts.csv", PostsHeader + rows + "\n", fault);

    [Theory]
    [InlineData("p1,p9,advice,,,,,", "interactions.csv:2:2 'p9' is not a key of people.csv. Add it there, or write 'p1' if that is meant.")]
    [InlineData("p1,,advice,,,,,", "interactions.csv:2:2 to is blank. Give every row its to.")]
    [InlineData("p1,p2,,,,,,",
        "interactions.csv:2:3 kind is blank. Write one of advice, information, collaboration, trust, friendship, expertise, mentoring, " +
            "shadowing, escalation, meeting, message, contact.")]
    [InlineData("p1,p2,advice,2026-01-01T10:00:00,,,,",
        "interactions.csv:2:4 '2026-01-01T10:00:00' is a time without a zone. Add Z, or the offset from UTC such as +01:00.")]
    [InlineData("p1,p2,advice,yesterday,,,,",
        "interactions.csv:2:4 'yesterday' is neither a date nor a time. Write YYYY-MM-DD, or YYYY-MM-DDThh:mm:ssZ.")]
    [InlineData("p1,p2,advice,,0,,,",
        "interactions.csv:2:5 '0' is not a whole number from 1 to 1,000,000,000. Write a whole number from 1 to 1,000,000,000.")]
    [InlineData("p1,p2,advice,,1.5,,,",
        "interactions.csv:2:5 '1.5' is not a whole number from 1 to 1,000,000,000. Write a whole number from 1 to 1,000,000,000.")]
    [InlineData("p1,p2,advice,,,0,,",
        "interactions.csv:2:6 '0' is not from 1E-12 to 1,000,000,000,000. Write a number from 1E-12 to 1,000,000,000,000.")]
    [InlineData("p1,p2,advice,,,,,yes", "interactions.csv:2:8 'yes' is neither true nor false. Write true or false.")]
    [InlineData("p1,p2,advice,,,,,true\np1,p2,advice,,,,,",
        "interactions.csv:3 is the interaction of line 2 but differs from it in mutual. Write the same in both rows.")]
    public Task Interactions(string rows, string fault) =>
        OnlyFault("interactions.csv", "from,to,kind,when,count,strength,source,mutual\n" + rows + "\n", fault);

    [Theory]
    [InlineData("j1,j2,operational,,",
        "reporting_lines.csv:2 is a reporting line that is there already, with the same start. Write it once, here or in posts.csv.")]
    [InlineData("j3,j1,operational,,",
        "reporting_lines.csv:2 closes a circle of operational reporting lines: j1 > j2 > j3 > j1. Remove one of these links.")]
    [InlineData("j1,j2,line,,", "reporting_lines.csv:2:3 'line' is not a kind. Write one of operational, professional.")]
    public Task Lines(string rows, string fault) => OnlyFault("reporting_lines.csv", "from,to,kind,start,end\n" + rows + "\n", fault);

    [Fact]
    public Task Lines_that_hold_one_after_the_other_make_no_circle() => NoFault("reporting_lines.csv",
        "from,to,kind,start,end\nj5,j6,operational,2020-01-01,2021-01-01\nj6,j5,operational,2021-01-01,\n");

    [Fact]
    public Task Lines_that_overlap_by_a_day_make_one() => OnlyFault("reporting_lines.csv",
        "from,to,kind,start,end\nj5,j6,operational,2020-01-01,2021-01-02\nj6,j5,operational,2021-01-01,\n",
        "reporting_lines.csv:3 closes a circle of operational reporting lines: j5 > j6 > j5. Remove one of these links.");

    [Theory]
    [InlineData("acute,sys,,",
        "organisation_links.csv:2 is a link that is there already, with the same start. Write it once, here or in the column parents.")]
    [InlineData("sys,acute,,",
        "organisation_links.csv:2 belongs in a circle of organisations: acute > sys > acute. Remove one of these links.")]
    [InlineData("care,acute,2020-01-01,2019-01-01",
        "organisation_links.csv:2:4 '2019-01-01' is not after the from 2020-01-01. Write a later date; the to is exclusive.")]
    public Task Links(string rows, string fault) => OnlyFault("organisation_links.csv", "child,parent,from,to\n" + rows + "\n", fault);

    [Fact]
    public async Task Rows_after_a_fault_are_checked_too_and_those_after_bytes_that_are_no_text_are_not()
    {
        using var folder = new ImportFolder();
        folder.Write("people.csv", [.. ImportFolder.Utf8(ImportFolder.People + ",X,,,\n"), .. "q,\xFF"u8[..2], 0xFF, .. ",,,\n,Y,,,\n"u8]);
        (await folder.ReadAsync()).Faults.Shown.Select(x => (x.File, x.Line, x.Column))
            .ShouldBe([("people.csv", 7, 1), ("people.csv", 8, 0)]);
    }

    private static Task OnlyFault(string file, string text, string fault) => OnlyFault(file, ImportFolder.Utf8(text), fault);

    /// <summary>Faults of the file itself; files that refer to it have their own, which do not matter here.</summary>
    private static async Task OnlyFault(string file, byte[] bytes, string fault)
    {
        using var folder = new ImportFolder().Write(file, bytes);
        var reading = await folder.ReadAsync();
        reading.Batch.ShouldBeNull();
        reading.Faults.Shown.Where(x => x.File == file).Select(x => x.ToString()).ShouldBe([fault]);
    }

    private static async Task NoFault(string file, string text)
    {
        using var folder = new ImportFolder().Write(file, text);
        (await folder.ReadAsync()).Faults.Shown.Where(x => x.File == file).ShouldBeEmpty();
    }
}
