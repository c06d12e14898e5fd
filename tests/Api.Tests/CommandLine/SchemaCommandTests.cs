using System.Text.Json;

namespace NetworkLens.Api.Tests.CommandLine;

public sealed class SchemaCommandTests : IDisposable
{
    private readonly ProgramRun _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task What_is_printed_is_the_contract_and_does_not_differ_from_it()
    {
        var (code, sdl, error) = await RunAsync("schema", "print");
        code.ShouldBe(0, error);
        sdl.ShouldContain("type Query {");

        var file = Path.Combine(_program.Folder, "new", "folder", "contract.graphql");
        (await RunAsync("schema", "print", "--output", file)).ShouldBe((0, "", ""));
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe(sdl);
        (await RunAsync("schema", "diff", file)).ShouldBe((0, "Nothing changed.\n", ""));
        (await RunAsync("schema", "diff", Repository.PathOf("schema"), file)).ShouldBe((0, "Nothing changed.\n", ""));
    }

    [Fact]
    public async Task A_breaking_change_is_told_with_its_places_and_the_code_is_1()
    {
        var before = Write("before.graphql", "type Query {\n  a: Int\n  b(c: Int): String\n}\n");
        var after = Write("after.graphql", "type Query {\n  b(c: Int!): String!\n  d: Int\n}\n");

        var (code, table, error) = await RunAsync("schema", "diff", before, after);
        code.ShouldBe(1, error);
        table.ShouldContain("BREAKING");
        table.ShouldContain("Query.b(c:)");
        table.ShouldContain("It takes Int!; it took Int. Null is refused, and so are variables that may be null.");
        table.ShouldContain("2 breaking, 0 dangerous, 2 safe.");
        table.ShouldNotContain("\u001b");

        var asJson = await RunAsync("schema", "diff", before, after, "--json");
        asJson.Code.ShouldBe(1);
        using var json = JsonDocument.Parse(asJson.Out);
        json.RootElement.GetProperty("breaking").GetInt32().ShouldBe(2);
        json.RootElement.GetProperty("changes").EnumerateArray().Select(Line).ShouldBe([
            $"BREAKING FIELD_REMOVED Query.a {before}:2:3 {after}:1:6",
            $"BREAKING ARG_CHANGED_KIND Query.b(c:) {before}:3:5 {after}:2:5",
            $"SAFE FIELD_CHANGED_KIND_SAFE Query.b {before}:3:3 {after}:2:3",
            $"SAFE FIELD_ADDED Query.d {before}:1:6 {after}:3:3",
        ]);
    }

    [Fact]
    public async Task A_dangerous_change_is_no_failure()
    {
        var before = Write("before.graphql", "type Query { a: E } enum E { A }");
        var after = Write("after.graphql", "type Query { a: E } enum E { A B }");
        var (code, table, _) = await RunAsync("schema", "diff", before, after);
        code.ShouldBe(0);
        table.ShouldContain("DANGEROUS");
        table.ShouldContain("0 breaking, 1 dangerous, 0 safe.");
    }

    [Fact]
    public async Task A_schema_in_several_files_of_a_folder_is_one_schema()
    {
        Directory.CreateDirectory(Path.Combine(_program.Folder, "parts", "inner"));
        Write("parts/a.graphql", "type Query { b: B }");
        Write("parts/b.graphqls", "type B { c: Int }");
        Write("parts/notes.txt", "not SDL");
        Write("parts/inner/c.graphql", "type Query { other: Int }");
        var whole = Write("whole.graphql", "type B { c: Int } type Query { b: B }");
        (await RunAsync("schema", "diff", Path.Combine(_program.Folder, "parts"), whole)).ShouldBe((0, "Nothing changed.\n", ""));
    }

    [Fact]
    public async Task The_reference_is_written_beside_what_is_there()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_program.Folder, "reference")).FullName;
        Write("reference/notes.md", "mine");
        var (code, said, error) = await RunAsync("schema", "docs", "--output", folder);
        code.ShouldBe(0, error);
        said.ShouldEndWith($" pages to {folder}. Begin with README.md.\n");
        (await File.ReadAllTextAsync(Path.Combine(folder, "README.md"), TestContext.Current.CancellationToken))
            .ShouldContain("](network.md#network)");
        File.Exists(Path.Combine(folder, "network.md")).ShouldBeTrue();
        File.ReadAllText(Path.Combine(folder, "notes.md")).ShouldBe("mine");
        (await FaultAsync("schema", "docs")).ShouldContain("--output");
        (await FaultAsync("schema", "docs", "--output", Path.Combine(folder, "notes.md"))).ShouldContain("cannot be written");
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_with_its_place_and_the_code_is_2()
    {
        var good = Write("good.graphql", "type Query { a: Int }");
        var bad = Write("bad.graphql", "type Query {\n  a: Nothing\n}");
        var broken = Write("broken.graphql", "type Query {\n  a:\n}");
        var empty = Directory.CreateDirectory(Path.Combine(_program.Folder, "empty")).FullName;

        (await RunAsync("schema", "diff", good, "nowhere.graphql")).ShouldBe((2, "", "There is no file or folder nowhere.graphql.\n"));
        (await RunAsync("schema", "diff", empty, good)).ShouldBe((2, "", $"{empty} has no file that ends in .graphql.\n"));
        (await FaultAsync("schema", "diff", good, bad)).ShouldStartWith($"{bad}:2:6: Unknown type \"Nothing\"");
        (await FaultAsync("schema", "diff", broken, good)).ShouldStartWith($"{broken}:3:1: Syntax Error:");
        (await FaultAsync("schema", "diff")).ShouldContain("Required argument missing");
        (await FaultAsync("schema", "print", "--output", good + "/x")).ShouldContain("cannot be written");
    }

    [Fact]
    public async Task Nothing_that_the_last_release_promised_is_broken() =>
        (await RunAsync("schema", "diff", Repository.PathOf("schema", "released", "latest.graphql"))).Code.ShouldBe(0);

    private static string Line(JsonElement change) =>
        $"{change.GetProperty("kind")} {change.GetProperty("type")} {change.GetProperty("coordinate")} "
        + $"{Place(change.GetProperty("before"))} {Place(change.GetProperty("after"))}";

    private static string Place(JsonElement place) =>
        $"{place.GetProperty("file")}:{place.GetProperty("line")}:{place.GetProperty("column")}";

    private string Write(string name, string text)
    {
        var path = Path.Combine(_program.Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<string> FaultAsync(params string[] args)
    {
        var (code, _, error) = await RunAsync(args);
        code.ShouldBe(2, error);
        return error;
    }

    private Task<(int Code, string Out, string Error)> RunAsync(params string[] args) =>
        _program.RunAsync(TestContext.Current.CancellationToken, args);
}
