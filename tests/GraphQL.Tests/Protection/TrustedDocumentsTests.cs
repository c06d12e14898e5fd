using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Protection;
using NetworkLens.GraphQL.Tests.Execution;

namespace NetworkLens.GraphQL.Tests.Protection;

/// <summary>Documents of a manifest are found by their id, and can be all that is answered.</summary>
public sealed class TrustedDocumentsTests
{
    private const string Known = "query Known($n: Int) { x(n: $n) }";
    private static readonly string KnownHash = Hash(Known);

    [Theory]
    [InlineData(DocumentTrust.Any), InlineData(DocumentTrust.ManifestOnly)]
    public async Task A_document_of_the_manifest_is_found_by_its_id_in_each_way_to_say_it(DocumentTrust trust)
    {
        var server = Server(trust);
        foreach (var request in new[]
        {
            ById("sha256:" + KnownHash), ById(KnownHash), ById(KnownHash.ToUpperInvariant()), ByExtension(KnownHash),
            GraphQLRequest.For(Known),
        })
        {
            using var result = await server.Executor.ExecuteAsync(request);
            Encoding.UTF8.GetString(result.ToArray()).ShouldBe("""{"data":{"x":1}}""");
        }
    }

    [Fact]
    public async Task Any_document_is_answered_beside_the_manifest_where_that_is_allowed()
    {
        var server = Server(DocumentTrust.Any);

        (await server.AskAsync("{ x }")).ShouldBe("""{"data":{"x":1}}""");
        (await CodeOfAsync(server, ById("sha256:" + Hash("{ x }")))).ShouldBe(ProtectionErrorCodes.DocumentNotFound);
        (await CodeOfAsync(server, ById("sha256:12"))).ShouldBe(ProtectionErrorCodes.DocumentNotFound);
        (await CodeOfAsync(server, ByExtension(Hash("{ x }")))).ShouldBe(ProtectionErrorCodes.PersistedQueryNotSupported);
    }

    [Fact]
    public async Task Nothing_but_the_manifest_is_answered_where_that_is_all()
    {
        var server = Server(DocumentTrust.ManifestOnly);
        foreach (var request in new[]
        {
            GraphQLRequest.For("{ x }"), GraphQLRequest.For(Known + " "), ById(Hash("{ x }")), ById("x"), ByExtension(Hash("{ x }")),
            GraphQLRequest.For("{ not GraphQL"),
        })
        {
            (await CodeOfAsync(server, request)).ShouldBe(ProtectionErrorCodes.DocumentNotTrusted);
        }
    }

    [Fact]
    public async Task A_trusted_document_is_the_same_however_JSON_spells_it()
    {
        var text = Known.Replace("{", "\\u007b", StringComparison.Ordinal);
        var escaped = new DocumentText(Encoding.UTF8.GetBytes(text), IsJsonEscaped: true);
        using var result = await Server(DocumentTrust.ManifestOnly).Executor.ExecuteAsync(new GraphQLRequest { Document = escaped });
        result.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_manifest_an_id_is_unknown()
    {
        var server = Server(null);
        (await CodeOfAsync(server, ById(KnownHash))).ShouldBe(ProtectionErrorCodes.DocumentNotFound);
        (await CodeOfAsync(server, ByExtension(KnownHash))).ShouldBe(ProtectionErrorCodes.PersistedQueryNotSupported);
    }

    [Theory]
    [InlineData("""{ "abc": "{ x }" }""", "1:3", "stored under \"abc\"")]
    [InlineData("{\n  \"H\": \"{ y }\"\n}", "2:3", "This document is not valid: at 1:3: Cannot query field \"y\"")]
    [InlineData("{\n  \"H\": \"{ x\"\n}", "2:3", "This document is not valid: at 1:4: Syntax Error")]
    [InlineData("{\n  \"é\": 1\n}", "2:3", "must be the text of a document")]
    [InlineData("{ \"a\": ", "1:8", "This is not JSON")]
    [InlineData("[]", "1:1", "A manifest is a JSON object")]
    [InlineData("", "1:1", "not JSON")]
    [InlineData("{} {}", "1:4", "not JSON")]
    public void A_faulty_manifest_says_where_and_why(string json, string place, string message)
    {
        var document = JsonPart(json);
        var read = DocumentManifest.Read(
            new Source(json.Replace("\"H\"", $"\"{Hash(document)}\"", StringComparison.Ordinal), "manifest.json"), Schema());
        read.Manifest.ShouldBeNull();
        var error = read.Errors.ShouldHaveSingleItem();
        error.ToString().ShouldStartWith($"manifest.json:{place}");
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void A_manifest_that_is_written_reads_back()
    {
        Source[] sources = [new(Known, "a.graphql"), new("{ # é\n x }", "b.graphql"), new(Known, "c.graphql")];
        var made = DocumentManifest.Of(sources, Schema());
        made.Errors.ShouldBeEmpty();
        made.Manifest!.Count.ShouldBe(2);
        var json = Encoding.UTF8.GetString(made.Manifest.ToJson());
        JsonDocument.Parse(json).RootElement.GetProperty(KnownHash).GetString().ShouldBe(Known);
        DocumentManifest.Read(new Source(json, "m.json"), Schema()).Manifest!.ToJson().ShouldBe(made.Manifest.ToJson());
    }

    [Fact]
    public void A_document_that_does_not_fit_makes_no_manifest()
    {
        var made = DocumentManifest.Of([new Source("{\n  y }", "a.graphql")], Schema());
        made.Manifest.ShouldBeNull();
        made.Errors.ShouldHaveSingleItem().ToString().ShouldStartWith("a.graphql:2:3: Cannot query field \"y\"");
    }

    internal static string Hash(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    internal static GraphQLRequest ByExtension(string hash, string? document = null, int version = 1) => new()
    {
        Document = document is null ? default : DocumentText.Of(document),
        Extensions = JsonSerializer.SerializeToElement(new { persistedQuery = new { version, sha256Hash = hash } }),
    };

    internal static async Task<string?> CodeOfAsync(TestServer server, GraphQLRequest request)
    {
        using var result = await server.Executor.ExecuteAsync(request);
        result.Outcome.ShouldBe(RequestOutcome.Rejected);
        return result.Errors.ShouldHaveSingleItem().Code;
    }

    internal static TestServer ServerWith(params object[] steps) => new(
        "type Query { x(n: Int): Int }",
        schema => schema.BindRoot("Query", query => query.Field("x", (int? n) => n ?? 1)),
        options: null,
        steps);

    private static TestServer Server(DocumentTrust? trust) => trust is { } given
        ? ServerWith(new TrustedDocuments(DocumentManifest.Of([new Source(Known, "known.graphql")], Schema()).Manifest!, given))
        : ServerWith();

    private static GraphQLRequest ById(string id) => new() { Document = DocumentText.OfId(id) };

    private static GraphQL.Types.Schema Schema() => GraphQL.Types.SchemaBuilder.Build("type Query { x(n: Int): Int }").Schema!;

    private static string JsonPart(string json) => json.Contains("\"H\": \"", StringComparison.Ordinal) ? json.Split('"')[3] : "";
}
