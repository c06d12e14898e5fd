using System.Text;
using System.Text.Json;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Tests.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Types;

/// <summary>Files reach variables by their place, and stand nowhere else.</summary>
public sealed class UploadScalarTests
{
    private const string Sdl = """
        scalar Upload
        input Letter { title: String, pages: [Upload!], cover: Upload }
        type Query { a: Int }
        type Mutation {
          one(file: Upload!): String, many(files: [Upload]): String, letter(letter: Letter!): String, text(text: String): String
        }
        """;

    [Theory]
    [InlineData("mutation($f: Upload!) { one(file: $f) }", """{"f":null}""", "f=a", """{"data":{"one":"a"}}""")]
    [InlineData("mutation($f: [Upload]) { many(files: $f) }", """{"f":[null,null,null]}""", "f.0=a f.2=b", """{"data":{"many":"a,-,b"}}""")]
    [InlineData("mutation($f: [Upload]) { many(files: $f) }", """{"f":null}""", "f=a", """{"data":{"many":"a"}}""")]
    [InlineData("mutation($f: Upload) { many(files: [$f]) }", """{"f":null}""", "f=a", """{"data":{"many":"a"}}""")]
    [InlineData(
        "mutation($l: Letter!) { letter(letter: $l) }",
        """{"l":{"title":"t","pages":[null],"cover":null}}""",
        "l.pages.0=a l.cover=b",
        """{"data":{"letter":"t: a, b"}}""")]
    public async Task A_file_stands_where_it_is_mapped(string document, string variables, string files, string answer) =>
        (await AskAsync(document, variables, files)).ShouldBe(answer);

    [Theory]
    [InlineData("mutation($t: String) { text(text: $t) }", """{"t":null}""", "t=a", "A file is mapped here, which type \\\"String\\\"")]
    [InlineData("mutation($f: Upload!) { one(file: $f) }", """{"f":"a"}""", null, "Upload cannot represent \\\"a\\\"; send the file")]
    [InlineData("mutation($f: Upload!) { one(file: $f) }", """{"f":{}}""", null, "Upload cannot represent {}; send the file")]
    [InlineData("mutation($f: Upload!) { one(file: $f) }", """{"f":null}""", "g=a", "must not be null")]
    [InlineData("mutation($f: Upload!) { one(file: $f) }", """{"f":null}""", null, "must not be null")]
    [InlineData("mutation { one(file: \"a\") }", "{}", null, "Upload cannot represent \\\"a\\\"; send the file")]
    public async Task Nothing_else_stands_for_a_file(string document, string variables, string? files, string problem) =>
        (await AskAsync(document, variables, files)).ShouldContain(problem);

    private static async Task<string> AskAsync(string document, string variables, string? files)
    {
        var request = GraphQLRequest.For(document, variables: JsonDocument.Parse(variables).RootElement) with
        {
            Files = files?.Split(' ')
                .Select(file => file.Split('='))
                .ToDictionary(file => file[0], IUploadedFile (file) => new Named(file[1])),
        };
        using var result = await Server().Executor.ExecuteAsync(request, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(result.ToArray());
    }

    private static TestServer Server() => new(Sdl, schema => schema
        .BindRoot("Query", query => query.Field("a", () => 1))
        .BindRoot("Mutation", mutation => mutation
            .Field("one", (IUploadedFile file) => file.Name)
            .Field("many", (IReadOnlyList<IUploadedFile?> files) => string.Join(',', files.Select(file => file?.Name ?? "-")))
            .Field("letter", (Letter letter) => $"{letter.Title}: {letter.Pages![0].Name}, {letter.Cover!.Name}")
            .Field("text", (string? text) => text)));

    private sealed record Letter(string? Title, IUploadedFile[]? Pages, IUploadedFile? Cover);

    private sealed class Named(string name) : IUploadedFile
    {
        public string Name => name;

        public string? ContentType => null;

        public long Length => 0;

        public Stream OpenReadStream() => Stream.Null;
    }
}
