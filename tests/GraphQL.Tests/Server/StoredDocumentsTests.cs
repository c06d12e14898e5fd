using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Protection;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Tests.Execution;
using NetworkLens.GraphQL.Tests.Protection;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>Documents asked for by their id, and costs asked for by a header, over HTTP.</summary>
public sealed class StoredDocumentsTests
{
    private const string Query = "query Q($n: Int) { x(n: $n) }";
    private const string Mutation = "mutation M { set }";
    private static readonly string Id = "sha256:" + TrustedDocumentsTests.Hash(Query);
    private static readonly string MutationId = "sha256:" + TrustedDocumentsTests.Hash(Mutation);

    [Theory]
    [InlineData("""{"documentId":"ID","variables":{"n":4}}""", 200, """{"data":{"x":4}}""")]
    [InlineData("""{"documentId":"ID","query":null}""", 200, """{"data":{"x":0}}""")]
    [InlineData("""{"documentId":"ID","operationName":"Q"}""", 200, """{"data":{"x":0}}""")]
    [InlineData("""{"documentId":"\u0073ha256:0"}""", 400, "DOCUMENT_NOT_FOUND")]
    [InlineData("""{"documentId":"ID","query":"{ x }"}""", 400, "Give either")]
    [InlineData("""{"query":"{ x }","documentId":"ID"}""", 400, "Give either")]
    [InlineData("""{"documentId":7}""", 400, "must be a string")]
    [InlineData("""{"documentId":"ID","documentId":"ID"}""", 400, "must be given once")]
    [InlineData("""{"documentId":""}""", 400, "must be given")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"}}}""", 200, """{"data":{"x":0}}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1}}}""", 400, "BAD_REQUEST")]
    [InlineData("""{"extensions":{"persistedQuery":null}}""", 400, "must be given")]
    [InlineData("""[{"documentId":"MUTATION"},{"documentId":"ID"}]""", 200, """[{"data":{"set":7}},{"data":{"x":7}}]""")]
    public async Task A_POST_names_its_document(string body, int status, string expected)
    {
        await using var server = await StartAsync();
        var json = body.Replace("\"ID\"", $"\"{Id}\"", StringComparison.Ordinal).Replace("HASH", Id[7..], StringComparison.Ordinal)
            .Replace("\"MUTATION\"", $"\"{MutationId}\"", StringComparison.Ordinal);

        var answer = await server.PostAsync(json, "application/graphql-response+json");

        answer.Status.ShouldBe(status, answer.Body);
        answer.Body.ShouldContain(expected);
    }

    [Theory]
    [InlineData("?documentId=ID&variables={\"n\":4}", 200, """{"data":{"x":4}}""")]
    [InlineData("?extensions={\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"HASH\"}}", 200, """{"data":{"x":0}}""")]
    [InlineData("?documentId=ID&query={x}", 400, "Give either")]
    [InlineData("?documentId=ID&documentId=ID", 400, "must be given once")]
    [InlineData("?documentId=MUTATION", 405, "OPERATION_NOT_ALLOWED")]
    [InlineData("", 400, "must be given")]
    public async Task A_GET_names_its_document(string query, int status, string expected)
    {
        await using var server = await StartAsync();
        var address = query.Replace("=ID", "=" + Id, StringComparison.Ordinal).Replace("HASH", Id[7..], StringComparison.Ordinal)
            .Replace("=MUTATION", "=" + MutationId, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address + address));
        request.Headers.TryAddWithoutValidation("Accept", "application/graphql-response+json");

        var answer = await server.SendAsync(request);

        answer.Status.ShouldBe(status, answer.Body);
        answer.Body.ShouldContain(expected);
    }

    [Fact]
    public async Task Apollo_s_protocol_goes_by_GET_too()
    {
        await using var server = await StartAsync(new AutomaticPersistedQueries());
        const string document = "{ x(n: 5) }";
        var extensions = $$$"""&extensions={"persistedQuery":{"version":1,"sha256Hash":"{{{TrustedDocumentsTests.Hash(document)}}}"}}""";

        (await GetAsync("?" + extensions[1..])).ShouldContain("PERSISTED_QUERY_NOT_FOUND");
        (await GetAsync($"?query={Uri.EscapeDataString(document)}{extensions}")).ShouldBe("""{"data":{"x":5}}""");
        (await GetAsync("?" + extensions[1..])).ShouldBe("""{"data":{"x":5}}""");

        async Task<string> GetAsync(string query) => await server.Client.GetStringAsync(new Uri(server.Address + query));
    }

    [Theory]
    [InlineData("report", """{"data":{"x":0},"extensions":{"operationCost":{"fieldCost":2,"typeCost":1}}}""")]
    [InlineData("Validate", """{"data":null,"extensions":{"operationCost":{"fieldCost":2,"typeCost":1}}}""")]
    [InlineData("other", """{"data":{"x":0}}""")]
    public async Task The_header_GraphQL_Cost_asks_for_the_cost(string mode, string expected)
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address);
        request.Content = new StringContent("""{"query":"{ x }"}""", System.Text.Encoding.UTF8, "application/json");
        request.Headers.Add("GraphQL-Cost", mode);

        (await server.SendAsync(request)).ShouldBe((200, expected));
    }

    private static Task<LoopbackServer> StartAsync(params object[] steps)
    {
        var schema = GraphQL.Types.SchemaBuilder.Build(
            CostDirectives.Sdl + """ type Query { x(n: Int): Int @cost(weight: "2") } type Mutation { set: Int }""").Schema!;
        var manifest = DocumentManifest.Of([new Source(Query, "q.graphql"), new Source(Mutation, "m.graphql")], schema).Manifest!;
        var value = 0;
        var bound = new SchemaBinder(schema)
            .BindRoot("Query", query => query.Field("x", (int? n) => n ?? value))
            .BindRoot("Mutation", mutation => mutation.Field("set", () => value = 7)).Build();
        var executor = new GraphQLExecutor(
            bound, options: null, [new TrustedDocuments(manifest, DocumentTrust.Any), .. steps, CostLimit.For(schema)]);
        return LoopbackServer.StartAsync(executor, new GraphQLHttpOptions { MaxBatch = 5 });
    }
}
