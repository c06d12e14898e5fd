using System.Text.Json;

namespace NetworkLens.Api.Tests.Networks;

/// <summary>A network so small that every figure can be checked by hand, asked through the API.</summary>
public sealed class NetworkTests : IAsyncLifetime
{
    private TestApi _api = null!;

    // Trust T: executive E, lead L, front line A and B in ward W, C in ward V. Trust S: front line D.
    // Ties: A-L, L-E (so A reaches E in two), B-A, C alone but for C-D across the trusts.
    public async ValueTask InitializeAsync()
    {
        _api = await TestApi.StartEmptyAsync(CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("networklens-small-").FullName;
        Write(folder, "organisations.csv", "key,name,kind,parents\n"
            + "SYS,System,system,\nT,Trust,acute_trust,SYS\nS,Second,community_trust,SYS\n");
        Write(folder, "units.csv", "key,organisation,name\nW,T,Ward\nV,T,Other ward\nU,S,Team\nX,T,Board\n");
        Write(folder, "people.csv", "key,name,profession,colour\n"
            + "A,Ann,Nursing,red\nB,Ben,Nursing,red\nC,Cay,Medical,blue\nD,Dov,Medical,blue\n"
            + "E,Eve,Manager,\nL,Lou,Nursing,red\n");
        Write(folder, "posts.csv", "key,title,unit,person,level,discipline,reports_to\n"
            + "pE,Chief,X,E,executive,managerial,\npL,Lead,W,L,team_lead,hybrid,pE\npA,Nurse,W,A,frontline,clinical,pL\n"
            + "pB,Nurse,W,B,frontline,clinical,pL\npC,Doctor,V,C,frontline,clinical,pE\npD,Doctor,U,D,frontline,clinical,\n"
            + "pV,Nurse,W,,frontline,clinical,pL\n");
        Write(folder, "interactions.csv", "from,to,kind,when\nA,L,advice,2026-01-10\nL,A,advice,2026-01-11\nL,E,advice,2026-02-01\n"
            + "B,A,message,2026-03-01\nC,D,advice,2026-03-31\n");
        await _api.ImportAsync(folder, null, CancellationToken.None);
        Directory.Delete(folder, recursive: true);
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task The_default_lens_is_twelve_months_to_the_day_after_the_newest_interaction()
    {
        var network = await AskAsync("{ network { peopleCount tieCount density reciprocity lens { from to direction kinds } } }");
        network.GetProperty("peopleCount").GetInt32().ShouldBe(6);
        network.GetProperty("tieCount").GetInt32().ShouldBe(4);
        network.GetProperty("density").GetDouble().ShouldBe(4 / 15.0, 1e-15);
        network.GetProperty("reciprocity").GetDouble().ShouldBe(2 / 5.0, 1e-15);
        network.GetProperty("lens").GetProperty("from").GetString().ShouldBe("2025-04-01");
        network.GetProperty("lens").GetProperty("to").GetString().ShouldBe("2026-04-01");
    }

    [Fact]
    public async Task A_lens_chooses_kinds_window_and_direction()
    {
        (await TiesAsync("kinds: [MESSAGE]")).ShouldBe(1);
        (await TiesAsync("direction: BOTH")).ShouldBe(1);
        (await TiesAsync("direction: DIRECTED")).ShouldBe(5);
        (await TiesAsync("from: \"2026-03-01\"")).ShouldBe(2);
        (await TiesAsync("kinds: [OPERATIONAL_LINE]")).ShouldBe(4);
        (await TiesAsync("organisations: [\"T\"]")).ShouldBe(3);
        (await TiesAsync("leastWeight: 2")).ShouldBe(1);
    }

    [Fact]
    public async Task Distances_paths_and_balcony_are_those_of_the_drawing()
    {
        var root = await AskRootAsync("{ people(order: [{ key: ASC }]) { nodes { id key } } }");
        var people = root.GetProperty("people").GetProperty("nodes").EnumerateArray()
            .ToDictionary(n => n.GetProperty("key").GetString()!, n => n.GetProperty("id").GetString()!);
        var network = await AskAsync(
            """
            query Q($b: ID!, $e: ID!, $c: ID!) { network {
              distances { mean diameter unreachableShare }
              path(from: $b, to: $e) { length people { key } }
              none: path(from: $b, to: $c) { length }
              person(id: $e) { degree strength level organisation { key } balcony(within: 3) { reachedByStep frontlineUnits } }
            } }
            """,
            new { b = people["B"], e = people["E"], c = people["C"] });

        // B-A-L-E: 3 pairs at 1, 2 at 2, 1 at 3; C-D: 1 pair at 1. Mean (4 + 4 + 3) / 7; 8 of 15 pairs are not joined.
        network.GetProperty("distances").GetProperty("mean").GetDouble().ShouldBe(11 / 7.0, 1e-15);
        network.GetProperty("distances").GetProperty("diameter").GetInt32().ShouldBe(3);
        network.GetProperty("distances").GetProperty("unreachableShare").GetDouble().ShouldBe(8 / 15.0, 1e-15);
        network.GetProperty("path").GetProperty("people").EnumerateArray().Select(p => p.GetProperty("key").GetString())
            .ShouldBe(["B", "A", "L", "E"]);
        network.GetProperty("none").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("person").GetProperty("degree").GetInt32().ShouldBe(1);
        network.GetProperty("person").GetProperty("balcony").GetProperty("reachedByStep").EnumerateArray()
            .Select(n => n.GetInt32()).ShouldBe([1, 1, 1]);
        // Three front-line units; E sees the ward only, at step two: 1/2 of one third.
        network.GetProperty("person").GetProperty("balcony").GetProperty("frontlineUnits").GetDouble().ShouldBe(1 / 6.0, 1e-15);
    }

    [Fact]
    public async Task Mixing_and_the_index_leave_blanks_out_and_count_them()
    {
        var network = await AskAsync(
            """
            { network {
              mixing(by: { attribute: "colour" }) { groups { label size } cells { from to observed } blankCount }
              externalInternal(by: { attribute: "colour" }) { value internal external excluded }
            } }
            """);
        var mixing = network.GetProperty("mixing");
        mixing.GetProperty("blankCount").GetInt32().ShouldBe(1);
        mixing.GetProperty("groups").EnumerateArray().Select(g => (g.GetProperty("label").GetString(), g.GetProperty("size").GetInt32()))
            .ShouldBe([("blue", 2), ("red", 3)]);
        mixing.GetProperty("cells").EnumerateArray().Select(c => c.GetProperty("observed").GetInt32()).ShouldBe([1, 0, 2]);
        var index = network.GetProperty("externalInternal");
        index.GetProperty("value").GetDouble().ShouldBe(-1);
        index.GetProperty("excluded").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task The_vertical_dimension_counts_who_reaches_the_balcony()
    {
        var network = await AskAsync(
            "{ network { connectivity { vertical { observed reach { value parts { name reached possible } } leftOut } } } }");
        var vertical = network.GetProperty("connectivity").GetProperty("vertical");
        vertical.GetProperty("observed").GetInt32().ShouldBe(2); // A-L and L-E.
        var balcony = vertical.GetProperty("reach").GetProperty("parts").EnumerateArray()
            .First(p => p.GetProperty("name").GetString() == "balcony");
        balcony.GetProperty("reached").GetInt32().ShouldBe(1);  // A, of A, B and C.
        balcony.GetProperty("possible").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Silent_lines_are_gaps_and_vacancies_are_not()
    {
        var network = await AskAsync(
            """
            { network {
              gaps(where: { kind: { eq: SILENT_LINE } }) { totalCount nodes { kind verdict summary withheld { reason } } }
              formalStructure { postCount vacancyCount lineCount depth silentLineCount liveLineCount vacantLineCount }
            } }
            """);
        network.GetProperty("gaps").GetProperty("totalCount").GetInt32().ShouldBe(2); // B to L, and C to E.
        network.GetProperty("gaps").GetProperty("nodes").EnumerateArray()
            .ShouldAllBe(g => g.GetProperty("verdict").GetString() == "NOT_TESTED");
        var formal = network.GetProperty("formalStructure");
        formal.GetProperty("silentLineCount").GetInt32().ShouldBe(2);
        formal.GetProperty("liveLineCount").GetInt32().ShouldBe(2);
        formal.GetProperty("vacantLineCount").GetInt32().ShouldBe(1);
        formal.GetProperty("depth").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task An_empty_network_says_why_there_are_no_figures()
    {
        await using var empty = await TestApi.StartEmptyAsync(TestContext.Current.CancellationToken);
        var network = (await empty.AskAsync(
            """
            { network { peopleCount density undefined { figure reason } distances { mean undefined { figure reason } }
                connectivity { vertical { score undefined { figure reason } } } gaps { totalCount } } }
            """,
            TestContext.Current.CancellationToken)).GetProperty("network");
        network.GetProperty("peopleCount").GetInt32().ShouldBe(0);
        network.GetProperty("density").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("undefined")[0].GetProperty("reason").GetString().ShouldBe("NO_PEOPLE");
        network.GetProperty("distances").GetProperty("undefined").GetArrayLength().ShouldBeGreaterThan(0);
        network.GetProperty("connectivity").GetProperty("vertical").GetProperty("undefined").GetArrayLength().ShouldBeGreaterThan(0);
        network.GetProperty("gaps").GetProperty("totalCount").GetInt32().ShouldBe(0);
    }

    private static void Write(string folder, string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    private Task<JsonElement> AskRootAsync(string query, object? variables = null) =>
        _api.AskAsync(query, variables, TestContext.Current.CancellationToken);

    private async Task<JsonElement> AskAsync(string query, object? variables = null) =>
        (await AskRootAsync(query, variables)).GetProperty("network");

    private async Task<int> TiesAsync(string lens) =>
        (await AskAsync($"{{ network(lens: {{ {lens} }}) {{ tieCount }} }}")).GetProperty("tieCount").GetInt32();
}
