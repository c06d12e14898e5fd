using System.Text.Json;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Tests.Measures;

namespace NetworkLens.Api.Tests.Disclosure;

/// <summary>
/// What a guest is told of the dimensions: not what joins one executive to a front line of hundreds, which is about that one.
/// </summary>
public sealed class GuestConnectivityTests(GuestApi guest) : IClassFixture<GuestApi>
{
    // Primary care has one executive.
    private const string OneExecutive = "lens: { organisations: [\"NMP\"] }";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organisation_with_few_executives_is_withheld_from_down_to_up_and_no_other_is()
    {
        var answer = await guest.Api.AskAsync(
            "{ network { connectivity { vertical { observed byOrganisation { organisation { key } reach withheld { reason } } } } } }",
            Cancel);
        var vertical = answer.GetProperty("network").GetProperty("connectivity").GetProperty("vertical");
        vertical.GetProperty("observed").ValueKind.ShouldBe(JsonValueKind.Number);
        var shown = vertical.GetProperty("byOrganisation").EnumerateArray().ToDictionary(
            each => each.GetProperty("organisation").GetProperty("key").GetString()!,
            each => (IsWithheld: each.GetProperty("withheld").ValueKind, Reach: each.GetProperty("reach").ValueKind));
        foreach (var (organisation, isGiven) in new[] { ("NMA", true), ("NMC", true), ("NMP", false), ("NMNA", false) })
        {
            shown[organisation].ShouldBe(
                isGiven ? (JsonValueKind.Null, JsonValueKind.Number) : (JsonValueKind.Object, JsonValueKind.Null), organisation);
        }
    }

    [Fact]
    public async Task Nor_is_a_dimension_told_whose_one_side_is_few_nor_its_sentence_nor_what_it_changed()
    {
        var answer = await AskAgainAsync(
            $$"""
            { network({{OneExecutive}}) {
                peopleCount
                connectivity {
                  vertical { observed reach { value withheld { reason } } withheld { reason } } horizontal { withheld { reason } } }
                summary { sentences { subject } }
                compare(with: { lens: { organisations: ["NMP"], kinds: [ADVICE] } }) { connectivity { dimension } }
                nonResponse(respondents: EVERYBODY) { dimensions { dimension } computing { state } } } }
            """);
        var network = answer.GetProperty("network");
        network.GetProperty("peopleCount").GetInt32().ShouldBeGreaterThan(GuestApi.LeastGroup);
        var vertical = network.GetProperty("connectivity").GetProperty("vertical");
        vertical.GetProperty("observed").ValueKind.ShouldBe(JsonValueKind.Null);
        vertical.GetProperty("reach").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        vertical.GetProperty("withheld").GetProperty("reason").GetString().ShouldBe("SMALL_GROUP");
        network.GetProperty("connectivity").GetProperty("horizontal").GetProperty("withheld").ValueKind.ShouldBe(JsonValueKind.Null);
        Names(network.GetProperty("summary").GetProperty("sentences"), "subject").ShouldNotContain("FRONT_LINE_AND_EXECUTIVES");
        Names(network.GetProperty("summary").GetProperty("sentences"), "subject").ShouldContain("UNITS");
        foreach (var field in new[] { "compare", "nonResponse" })
        {
            var dimensions = Names(network.GetProperty(field).GetProperty(field == "compare" ? "connectivity" : "dimensions"), "dimension");
            dimensions.ShouldNotContain("VERTICAL", field);
            dimensions.ShouldContain("HORIZONTAL", field);
        }
    }

    // M is the one manager.
    [Theory]
    [InlineData(1, true), InlineData(2, false)]
    public async Task A_sentence_of_two_disciplines_is_told_of_as_many_as_a_group_must_have(int least, bool isGiven)
    {
        await using var api = await TwoWards.StartAsync(Cancel, new Viewer("guest", SeesIndividuals: false, $"MIN_GROUP_{least}", least));
        var network = (await api.AskAsync("{ network { summary { sentences { subject } } } }", Cancel)).GetProperty("network");
        Names(network.GetProperty("summary").GetProperty("sentences"), "subject").Contains("CLINICIANS_AND_MANAGERS").ShouldBe(isGiven);
    }

    // Of the ward with its lead, and the board, four lines have two holders.
    [Theory]
    [InlineData(4, true), InlineData(5, false)]
    public async Task How_many_lines_are_silent_is_told_of_as_many_as_a_group_must_have(int least, bool isGiven)
    {
        await using var api = await TwoWards.StartAsync(Cancel, new Viewer("guest", SeesIndividuals: false, $"MIN_GROUP_{least}", least));
        var network = (await api.AskAsync(
            """
            { network(lens: { units: ["W", "X"] }) {
                peopleCount formalStructure { liveLineCount silentLineCount withheld { reason } } summary { sentences { subject } } } }
            """,
            Cancel)).GetProperty("network");
        network.GetProperty("peopleCount").GetInt32().ShouldBe(5);
        var lines = network.GetProperty("formalStructure");
        lines.GetProperty("silentLineCount").ValueKind.ShouldBe(isGiven ? JsonValueKind.Number : JsonValueKind.Null);
        lines.GetProperty("withheld").ValueKind.ShouldBe(isGiven ? JsonValueKind.Null : JsonValueKind.Object);
        Names(network.GetProperty("summary").GetProperty("sentences"), "subject").Contains("REPORTING_LINES").ShouldBe(isGiven);
    }

    // Of both kinds together, less the operational lines, are the professional ones.
    [Theory]
    [InlineData("units: [\"NMA-CAN\"]", false), InlineData("units: [\"NMA-MED\"]", false), InlineData("units: [\"NMM-INP\"]", false)]
    [InlineData("organisations: [\"NMA\"]", true), InlineData("units: [\"NMA-CAN-HAE\"]", true)]
    public async Task Both_kinds_of_lines_together_tell_nothing_of_a_kind_that_has_few(string lens, bool isGiven)
    {
        const string Counts = "liveLineCount silentLineCount withheld { reason }";
        var network = (await guest.Api.AskAsync(
            $$"""
            { network(lens: { {{lens}} }) {
                operational: formalStructure(kind: OPERATIONAL) { {{Counts}} }
                professional: formalStructure(kind: PROFESSIONAL) { {{Counts}} }
                both: formalStructure(kind: null) { {{Counts}} dimensions { withheld { reason } } }
                summary { sentences { subject } } } }
            """,
            Cancel)).GetProperty("network");
        network.GetProperty("operational").GetProperty("silentLineCount").ValueKind.ShouldBe(JsonValueKind.Number);
        foreach (var kind in new[] { "professional", "both" })
        {
            var lines = network.GetProperty(kind);
            lines.GetProperty("liveLineCount").ValueKind.ShouldBe(isGiven ? JsonValueKind.Number : JsonValueKind.Null, kind);
            lines.GetProperty("silentLineCount").ValueKind.ShouldBe(isGiven ? JsonValueKind.Number : JsonValueKind.Null, kind);
            lines.GetProperty("withheld").ValueKind.ShouldBe(isGiven ? JsonValueKind.Null : JsonValueKind.Object, kind);
        }

        network.GetProperty("both").GetProperty("dimensions").GetProperty("withheld").ValueKind
            .ShouldBe(isGiven ? JsonValueKind.Null : JsonValueKind.Object);
        Names(network.GetProperty("summary").GetProperty("sentences"), "subject").Contains("REPORTING_LINES").ShouldBe(isGiven);
    }

    // P has six people in units below units, whose smaller sides come to seven; Q ten in each of two units. Of P alone the whole less Q
    // would tell.
    [Theory]
    [InlineData(6, "P Q"), InlineData(7, "")]
    public async Task An_organisation_with_fewer_people_than_sides_is_withheld_with_another(int least, string given)
    {
        await using var api = await StartOrganisationsAsync(new("guest", SeesIndividuals: false, $"MIN_GROUP_{least}", least));
        var network = (await api.AskAsync(
            """
            { network { summary { sentences { subject } } connectivity { horizontal {
                withheld { reason } byOrganisation { organisation { key } withheld { reason } } } } } }
            """,
            Cancel)).GetProperty("network");
        var horizontal = network.GetProperty("connectivity").GetProperty("horizontal");
        horizontal.GetProperty("withheld").ValueKind.ShouldBe(JsonValueKind.Null);
        var shown = horizontal.GetProperty("byOrganisation").EnumerateArray()
            .Where(each => each.GetProperty("withheld").ValueKind == JsonValueKind.Null)
            .Select(each => each.GetProperty("organisation").GetProperty("key").GetString());
        string.Join(' ', shown).ShouldBe(given);
        var subjects = Names(network.GetProperty("summary").GetProperty("sentences"), "subject");
        subjects.ShouldContain("UNITS");
        subjects.Contains("ORGANISATIONS").ShouldBe(given.Length > 0); // P is the smaller side.
    }

    // Nobody's level is known.
    private static async Task<TestApi> StartOrganisationsAsync(Viewer viewer)
    {
        List<(string Unit, string Parent)> units = [("Q1", ""), ("Q2", "")];
        List<string> homes = [.. Enumerable.Range(0, 20).Select(i => i < 10 ? "Q1" : "Q2")];
        foreach (var above in new[] { "P1", "P2", "P3" })
        {
            string[] below = [$"{above}a", $"{above}b"];
            units.AddRange([(above, ""), .. below.Select(unit => (unit, above))]);
            homes.AddRange(below);
        }

        var api = await TestApi.StartEmptyAsync(Cancel, viewer: viewer);
        var folder = Directory.CreateTempSubdirectory("networklens-sides-").FullName;
        Write("organisations.csv", "key,name,kind,parents", "PQ".Select(o => $"{o},Trust {o},acute_trust,"));
        Write("units.csv", "key,organisation,name,parent", units.Select(u => $"{u.Unit},{u.Unit[0]},Unit {u.Unit},{u.Parent}"));
        Write("people.csv", "key,name", homes.Select((_, i) => $"{i},Person {i}"));
        Write("posts.csv", "key,title,unit,person", homes.Select((unit, i) => $"p{i},Nurse,{unit},{i}"));
        Write("interactions.csv", "from,to,kind,when", homes.Select((_, i) => $"{i},{(i + 7) % homes.Count},advice,2026-01-01"));
        await api.ImportAsync(folder, null, Cancel);
        Directory.Delete(folder, recursive: true);
        return api;

        void Write(string file, string head, IEnumerable<string> rows) =>
            File.WriteAllLines(Path.Combine(folder, file), [head, .. rows]);
    }

    // Asks again while something is being worked out.
    private async Task<JsonElement> AskAgainAsync(string query)
    {
        for (; ; )
        {
            var answer = await guest.Api.AskAsync(query, Cancel);
            if (!answer.GetRawText().Contains("\"state\":\"", StringComparison.Ordinal))
            {
                return answer;
            }
        }
    }

    private static List<string?> Names(JsonElement list, string field) =>
        [.. list.EnumerateArray().Select(each => each.GetProperty(field).GetString())];
}
