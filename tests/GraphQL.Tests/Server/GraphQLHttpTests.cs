using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Tests.Execution;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>GraphQL over HTTP against a real server on a loopback port.</summary>
public sealed class GraphQLHttpTests : IAsyncLifetime
{
    private const string Json = "application/json";
    private const string GraphQL = "application/graphql-response+json";

    private readonly WebApplication application = Application();
    private readonly HttpClient client = new();

    public async ValueTask InitializeAsync()
    {
        await application.StartAsync(TestContext.Current.CancellationToken);
        client.BaseAddress = new Uri(application.Urls.Single() + "/graphql");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await application.DisposeAsync();
    }

    [Theory]
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData(Json, Json)]
    [InlineData(GraphQL, GraphQL)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", GraphQL)]
    [InlineData("application/graphql-response+json;q=0.5, application/json", Json)]
    [InlineData("application/json, application/graphql-response+json", GraphQL)]
    [InlineData("application/json; charset=utf-8", Json)]
    [InlineData("text/html, */*;q=0.1", Json)]
    [InlineData("application/json;q=0, */*", GraphQL)]
    public async Task Accept_decides_the_form(string? accept, string expected)
    {
        using var response = await PostAsync("""{"query":"{ hello }"}""", accept);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe(expected + "; charset=utf-8");
        (await BodyOf(response)).ShouldBe("""{"data":{"hello":"world"}}""");
    }

    [Theory]
    [InlineData("text/plain", HttpStatusCode.NotAcceptable)]
    [InlineData("not a media type at all,,;", HttpStatusCode.NotAcceptable)]
    public async Task An_Accept_that_excludes_JSON_is_406(string accept, HttpStatusCode status)
    {
        using var response = await PostAsync("""{"query":"{ hello }"}""", accept);

        response.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("""{"query":"{"}""", 200, 400)]
    [InlineData("""{"query":"query($n: Int!) { echo(n: $n) }","variables":{"n":"x"}}""", 200, 400)]
    [InlineData("""{"query":"query A { hello }","operationName":"B"}""", 200, 400)]
    [InlineData("""{"query":"{ fails }"}""", 200, 200)]
    [InlineData("""{"query":"{ failsMust }"}""", 200, 200)]
    [InlineData("""{"query":"mutation { set }"}""", 200, 200)]
    [InlineData("""{"query":"{ hello }","variables":null,"operationName":null,"extensions":null,"unknown":[{}]}""", 200, 200)]
    [InlineData("""{"query":"{ hello }","operationName":""}""", 200, 200)]
    [InlineData("""{"query":1}""", 400, 400)]
    [InlineData("""{"query":""}""", 400, 400)]
    [InlineData("""{"qeury":"{ hello }"}""", 400, 400)]
    [InlineData("""{"query":"{ hello }","variables":[]}""", 400, 400)]
    [InlineData("""{"query":"{ hello }","variables":"{}"}""", 400, 400)]
    [InlineData("""{"query":"{ hello }","operationName":1}""", 400, 400)]
    [InlineData("""{"query":"{ hello }","extensions":0}""", 400, 400)]
    [InlineData("""{"query":"{ hello }"} trailing""", 400, 400)]
    [InlineData("""{"query":"{ hel""", 400, 400)]
    [InlineData("""[{"query":"{ hello }"}]""", 400, 400)]
    [InlineData("null", 400, 400)]
    [InlineData("", 400, 400)]
    [InlineData("{\"query\":\"{ hello }\",\"operationName\":\"\\ud800\"}", 400, 400)]
    public async Task Status_of_a_POST(string body, int asJson, int asGraphQL)
    {
        using var plain = await PostAsync(body, Json);
        using var graphQL = await PostAsync(body, GraphQL);

        ((int)plain.StatusCode, (int)graphQL.StatusCode).ShouldBe((asJson, asGraphQL));
        if (asJson == 400)
        {
            (await BodyOf(plain)).ShouldStartWith("""{"errors":[{"message":""");
        }
    }

    [Theory]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=latin1", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=\"UTF-8\"", HttpStatusCode.OK)]
    public async Task Status_by_the_type_of_the_body(string? contentType, HttpStatusCode status)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"query":"{ hello }"}"""));
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);

        using var response = await client.PostAsync((Uri?)null, content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("?query={hello}", 200)]
    [InlineData("?query=query($n:Int!){echo(n:$n)}&variables={\"n\":7}", 200)]
    [InlineData("?query=query($n:Int!){echo(n:$n)}&variables={\"n\":7", 400)]
    [InlineData("?query=query($n:Int!){echo(n:$n)}&variables=[]", 400)]
    [InlineData("?query={hello}&extensions=1", 400)]
    [InlineData("?query=query A{hello} query B{hello}&operationName=B", 200)]
    [InlineData("", 400)]
    [InlineData("?query=", 400)]
    public async Task Status_of_a_GET(string query, int status)
    {
        using var response = await client.GetAsync(query, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_mutation_by_GET_is_405_and_not_run()
    {
        using var response = await client.GetAsync("?query=mutation{set}", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
        (await BodyOf(response)).ShouldNotContain("data");
    }

    [Fact]
    public async Task Another_method_is_405()
    {
        using var response = await client.DeleteAsync((Uri?)null, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["GET", "HEAD", "POST"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_beyond_its_limit_is_413(bool chunked)
    {
        var body = """{"query":"{ hello }","extensions":{"padding":"PAD"}}""".Replace("PAD", new string('x', 5_000));

        using var response = await PostAsync(body, Json, chunked);

        ((int)response.StatusCode).ShouldBe(413);
    }

    [Fact]
    public async Task A_body_in_chunks_and_a_document_with_escapes_are_read()
    {
        const string Body = """{"query":"query($s: String) {\n  say(s: $s)\n}","variables":{"s":"\u00e9\ud83d\ude00\"\\"}}""";

        using var response = await PostAsync(Body, Json, chunked: true);

        (await BodyOf(response)).ShouldBe("""{"data":{"say":"é😀\"\\"}}""");
    }

    [Fact]
    public async Task A_large_answer_with_late_values_arrives_whole()
    {
        using var response = await PostAsync("""{"query":"{ many { late text } fails }"}""", Json);

        var body = await BodyOf(response);
        using var parsed = System.Text.Json.JsonDocument.Parse(body);
        parsed.RootElement.GetProperty("errors").GetArrayLength().ShouldBe(1);
        var many = parsed.RootElement.GetProperty("data").GetProperty("many");
        many.GetArrayLength().ShouldBe(3_000);
        many[2_999].GetProperty("late").GetInt32().ShouldBe(2_999);
        response.Content.Headers.ContentLength.ShouldBe(Encoding.UTF8.GetByteCount(body));
    }

    [Fact]
    public async Task A_browser_gets_the_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, (Uri?)null);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        (await BodyOf(response)).ShouldBe("the page");
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string? accept, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(Json);
        request.Headers.TransferEncodingChunked = chunked;
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<string> BodyOf(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static WebApplication Application()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        var options = new GraphQLHttpOptions
        {
            MaxBodyBytes = 4_000,
            GraphiQLPage = context => context.Response.WriteAsync("the page"),
        };
        built.MapGraphQL("/graphql", Server().Executor, options);
        return built;
    }

    private static TestServer Server() => new(
        """
        type Query { hello: String!, echo(n: Int!): Int, say(s: String): String, fails: Int, failsMust: Int!, many: [Item!]! }
        type Mutation { set: Int }
        type Item { late: Int!, text: String! }
        """,
        schema => schema
            .BindRoot("Query", query => query
                .Field("hello", () => "world")
                .Field("echo", (int n) => n)
                .Field("say", (string? s) => s)
                .Field("fails", int () => throw new GraphQLException("no"))
                .Field("failsMust", int () => throw new GraphQLException("no"))
                .Field("many", () => Enumerable.Range(0, 3_000).Select(i => new Item(i)).ToArray()))
            .BindRoot("Mutation", mutation => mutation.Field("set", () => 1))
            .Bind<Item>("Item", item => item.Field("late", LateAsync)));

    private static async ValueTask<int> LateAsync(Item item, ResolverContext context)
    {
        await Task.Yield();
        return item.Number;
    }

    private sealed record Item(int Number)
    {
        public string Text => new('x', 100);
    }
}
