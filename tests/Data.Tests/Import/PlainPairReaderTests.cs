using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Tests.Import;

public sealed class PlainPairReaderTests
{
    [Fact]
    public async Task Each_row_is_a_person_with_one_post_in_the_organisation_and_unit_of_its_columns()
    {
        using var folder = new PlainFolder();
        var batch = await folder.BatchAsync();

        batch.People.Select(x => x.Key).ShouldBe(["007", "7", "x", "y"]);
        batch.Organisations.Select(x => (x.Key, x.Kind)).ShouldBe(
            [("North", Data.Model.OrganisationKind.AcuteTrust), ("South", Data.Model.OrganisationKind.AcuteTrust)]);
        batch.Units.Select(x => (x.Key, x.Organisation)).ShouldBe([("North/A", 0), ("South/A", 1)], "a unit belongs to one organisation");
        batch.Posts.Select(x => (x.Organisation, x.Unit, x.Person, x.Discipline)).ShouldBe(
            [(0, 0, 0, Discipline.Clinical), (0, 0, 1, Discipline.Managerial), (1, 1, 2, Discipline.Clinical),
                (-1, -1, 3, Discipline.Managerial)]);
        batch.AttributeNames.ShouldBe(["age", "role"]);
        batch.People[1].Attributes.ShouldBe([null, "ADM"]);
        batch.Notices.Select(x => x.ToString()).ShouldContain("nodes.csv: 1 row has a unit but no organisation: the unit was left out.");
    }

    [Fact]
    public async Task Ties_are_dated_from_the_zero_weighted_and_left_out_where_they_mean_none()
    {
        using var folder = new PlainFolder();
        var batch = await folder.BatchAsync();

        var noon = new DateTime(2010, 12, 6, 12, 0, 0, DateTimeKind.Utc);
        Enumerable.Range(0, batch.Interactions.Count).Select(i => batch.Interactions[i]).ShouldBe(
        [
            new(0, 1, TieKind.Advice, noon.Ticks, 1, 1, "survey", false),
            new(1, 0, TieKind.Advice, noon.AddSeconds(20).Ticks, 1, 3, "survey", false),
            new(3, 0, TieKind.Advice, noon.AddSeconds(80.5).Ticks, 1, 2, "survey", false),
        ]);
        batch.ReportingLines.Select(x => (x.From, x.To)).ShouldBe([(0, 1), (1, 2)]);
        batch.Notices.Select(x => x.ToString()).ShouldBe(
        [
            "nodes.csv: 1 row has a unit but no organisation: the unit was left out.",
            "ties.csv: 1 row of a person with themself was left out.",
            "ties.csv: 1 row whose weight means no tie was left out.",
            "lines.csv: 1 row of a person with themself was left out.",
            "lines.csv: 1 line that is there twice was taken once.",
        ]);
    }

    [Theory]
    [InlineData("highest", "1,2,5", "Frontline,ServiceLead,Executive")]
    [InlineData("lowest", "1,2,5", "Executive,ServiceLead,Frontline")]
    [InlineData("highest", "-1,10,9", "Frontline,Executive,ServiceLead")]
    [InlineData("highest", "1,2,3,4,5", "Frontline,TeamLead,ServiceLead,Directorate,Executive")]
    [InlineData("highest", "1,2,01", "Frontline,Executive,Frontline")]
    [InlineData("highest", "3,,3", "Unknown,Unknown,Unknown")]
    public async Task Level_codes_are_spread_from_the_front_line_to_the_executive(string top, string codes, string levels)
    {
        using var folder = new PlainFolder();
        folder.Write("nodes.csv", "id,grade\n" + string.Concat(codes.Split(',').Select((code, i) => $"p{i},{code}\n")));
        folder.Write("map.json",
            $$"""{ "nodes": { "file": "nodes.csv", "id": "id", "level": { "column": "grade", "top": "{{top}}" } }, "ties": [] }""");
        var batch = await folder.BatchAsync();
        string.Join(',', batch.Posts.Select(x => x.Level)).ShouldBe(levels);
        batch.Organisations.Single().Key.ShouldStartWith("networklens-pair-");
    }

    [Fact]
    public async Task Rows_may_be_posts_and_some_of_them_vacant()
    {
        using var folder = new PlainFolder();
        folder.Write("nodes.csv", "id,status,title\na,in post,Chief\nb,Vacant,Nurse\nc,,Porter\n")
            .Write("ties.csv", "from,to\na,b\na,c\n").Write("lines.csv", "who,boss\nb,a\n")
            .Write("map.json",
                """
                { // Comments and trailing commas are allowed.
                  "nodes": { "file": "nodes.csv", "are": "posts", "id": "id", "title": "title", "organisation": { "value": "DH" },
                    "holder": { "column": "status", "vacant": ["Vacant"] } },
                  "ties": [ { "file": "ties.csv", "kind": "contact", "mutual": true },
                      { "file": "lines.csv", "line": "professional", "from": "who", "to": "boss" }, ]
                }
                """);
        var batch = await folder.BatchAsync();
        batch.Posts.Select(x => (x.Title, x.Person)).ShouldBe([("Chief", 0), ("Nurse", -1), ("Porter", 1)]);
        batch.People.Select(x => (x.Key, x.Name)).ShouldBe([("a", "Holder of a"), ("c", "Holder of c")]);
        batch.Interactions[0].ShouldBe(new(0, 1, TieKind.Contact, null, 1, 1, "", true));
        batch.ReportingLines.Single().Kind.ShouldBe(TieKind.ProfessionalLine);
        batch.Notices.ShouldContain(x => x.ToString() == "ties.csv: 1 row at a vacant post was left out.");
    }

    [Theory]
    [InlineData("nodes.csv", "id,grade,role,office,dept,age\na,9x,MED,N,A,1\n",
        "nodes.csv:2:2 '9x' is not a whole number, so it has no place in the order. Write a whole number, or use \"map\".")]
    [InlineData("nodes.csv", "id,grade,role,office,dept,age\na,9,NUR,N,A,1\n",
        "nodes.csv:2:3 'NUR' is a code that $.nodes.discipline does not map. Map it, or blank it for unknown; mapped are MED, ADM.")]
    [InlineData("nodes.csv", "id,grade,role,office,dept,age\na,1,MED,N,A,1\na,1,MED,N,A,1\n",
        "nodes.csv:3:1 'a' is the id of line 2 too. Give each row an id of its own.")]
    [InlineData("nodes.csv", "id,grade,role,office,dept,age\n,1,MED,N,A,1\n", "nodes.csv:2:1 the id is blank. Give every row an id.")]
    [InlineData("nodes.csv", "id,grade,role,office,dept,age\n", "nodes.csv:1 is a header without rows. Add at least one row.")]
    [InlineData("nodes.csv", "id,grades,role,office,dept,age\na,1,MED,N,A,1\n",
        "map.json:$.nodes.level 'grade' is not a column of nodes.csv. Write 'grades'.")]
    [InlineData("ties.csv", "from,to,weight,seconds\n007,07,1,1\n",
        "ties.csv:2:2 '07' is not an id of nodes.csv. Write '007' if that is meant: spreadsheets drop leading zeros.")]
    [InlineData("ties.csv", "from,to,weight,seconds\n007,,1,1\n", "ties.csv:2:2 to is blank. Write an id of nodes.csv.")]
    [InlineData("ties.csv", "from,to,weight,seconds\n007,7,,1\n", "ties.csv:2:3 weight is blank. Write a number such as 2.5.")]
    [InlineData("ties.csv", "from,to,weight,seconds\n007,7,-1,1\n",
        "ties.csv:2:3 '-1' is not a weight above 0. Correct it, or list it in \"noTie\".")]
    [InlineData("ties.csv", "from,to,weight,seconds\n007,7,1,1e9999\n",
        "ties.csv:2:4 '1e9999' is not a time in the years 1900 to 2199. Write seconds after timeZero.")]
    [InlineData("lines.csv", "who,boss\nx,y\ny,x\n",
        "lines.csv:3 closes a circle of operational reporting lines: x > y > x. Remove one of these links.")]
    public async Task Faults_of_the_files_have_their_place(string file, string text, string fault)
    {
        using var folder = new PlainFolder();
        var faults = (await folder.Write(file, text).ReadAsync()).Faults.Shown.Select(x => x.ToString());
        faults.Where(x => x.StartsWith(file, StringComparison.Ordinal) || x.StartsWith("map", StringComparison.Ordinal)).ShouldBe([fault]);
    }

    [Theory]
    [InlineData("\"are\": \"people\"", "\"are\": \"poeple\"",
        "map.json:$.nodes.are 'poeple' is neither people nor posts. Write \"people\" or \"posts\".")]
    [InlineData("\"unit\": \"dept\"", "\"unti\": \"dept\"", "map.json:$.nodes.unti is not known here. Write \"unit\".")]
    [InlineData("\"unit\": \"dept\"", "\"unit\": 5", "map.json:$.nodes.unit '5' is not a text. Write a text in quotation marks.")]
    [InlineData("\"kind\": \"advice\"", "\"kind\": \"advise\"", "map.json:$.ties[0].kind 'advise' is not a known kind. Write 'advice'.")]
    [InlineData("\"kind\": \"advice\",", "",
        "map.json:$.ties[0] names neither or both of \"kind\" and \"line\". Write the kind of interaction, or the kind of line.")]
    [InlineData("\"MED\": \"clinical\"", "\"MED\": \"medical\"",
        "map.json:$.nodes.discipline.map.MED 'medical' is not a discipline. " +
        "Write one of clinical, managerial, hybrid, support, or unknown.")]
    [InlineData("\"top\": \"highest\"", "\"top\": \"up\"",
        "map.json:$.nodes.level.top 'up' is neither highest nor lowest, or stands beside a map. " +
        "Write \"highest\" or \"lowest\", or a map.")]
    [InlineData("\"noTie\": [0]", "\"noTie\": [\"0\"]",
        "map.json:$.ties[0].noTie[0] '\"0\"' is not a number. Write a number without quotation marks.")]
    [InlineData("\"noTie\": [0]", "\"noTie\": 0", "map.json:$.ties[0].noTie '0' is not a list. Write [ ... ].")]
    [InlineData("\"timeZero\": \"2010-12-06T13:00:00+01:00\"", "\"timeZero\": \"2010-12-06T13:00:00\"",
        "map.json:$.ties[0].timeZero '2010-12-06T13:00:00' is neither a date nor a time with a zone. Write the time of second 0, such as " +
            "\"2010-12-06T13:00:00Z\".")]
    [InlineData("\"file\": \"ties.csv\"", "\"file\": \"../ties.csv\"",
        "map.json:$.ties[0].file '../ties.csv' is not the name of a file in the folder. Name a file of the folder.")]
    [InlineData("\"file\": \"ties.csv\",", "", "map.json:$.ties[0] has no \"file\". Add \"file\".")]
    [InlineData("\"source\": \"survey\",", "\"source\": \"survey\" oops",
        "map.json:2:22 is not JSON here. Correct it; the file must be UTF-8.")]
    [InlineData("\"source\": \"survey\"", "\"source\": \"\\ud800\"",
        "map.json holds an escape that is no character. Write the character itself.")]
    [InlineData("\"source\": \"survey\",", "\"source\": \"survey\", \"source\": \"twice\",",
        "map.json:$.source is there twice. Remove one of the two.")]
    public async Task Faults_of_the_mapping_file_have_their_path(string right, string wrong, string fault)
    {
        using var folder = new PlainFolder();
        PlainFolder.Map.ShouldContain(right);
        var reading = await folder.Write("map.json", PlainFolder.Map.Replace(right, wrong, StringComparison.Ordinal)).ReadAsync();
        reading.Batch.ShouldBeNull();
        reading.Faults.Shown.Select(x => x.ToString()).ShouldBe([fault]);
    }

    [Fact]
    public async Task A_mapping_broken_at_random_gives_faults_or_a_batch()
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            using var folder = new PlainFolder();
            var map = PlainFolder.Map.ToCharArray();
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                map[random.Next(map.Length)] = "{}[]\",:5ax\\\n"[random.Next(12)];
            }

            var reading = await folder.Write("map.json", new string(map)).ReadAsync();
            (reading.Batch is null).ShouldBe(!reading.Faults.IsEmpty, new string(map));
        }
    }
}
