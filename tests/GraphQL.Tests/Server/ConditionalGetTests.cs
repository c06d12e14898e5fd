using System.Net;
using NetworkLens.GraphQL.Server;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>Entity tags of answers to GET.</summary>
public sealed class ConditionalGetTests
{
    [Fact]
    public async Task Who_has_the_answer_is_told_so_until_the_version_changes()
    {
        var version = "1";
        await using var server = await StartAsync(() => version);
        using var first = await GetAsync(server, "?query={calls}");
        using var again = await GetAsync(server, "?query={calls}", first.Headers.ETag!.ToString());
        version = "2";
        using var changed = await GetAsync(server, "?query={calls}", first.Headers.ETag!.ToString());

        (first.StatusCode, await BodyOf(first)).ShouldBe((HttpStatusCode.OK, """{"data":{"calls":1}}"""));
        (again.StatusCode, await BodyOf(again)).ShouldBe((HttpStatusCode.NotModified, ""));
        (changed.StatusCode, await BodyOf(changed)).ShouldBe((HttpStatusCode.OK, """{"data":{"calls":2}}"""));
        again.Headers.ETag.ShouldBe(first.Headers.ETag);
        changed.Headers.ETag.ShouldNotBe(first.Headers.ETag);
        foreach (var response in new[] { first, again })
        {
            response.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
            response.Headers.Vary.ShouldContain("Accept");
        }
    }

    [Theory]
    [InlineData("TAG", true)]
    [InlineData("\"other\", TAG", true)]
    [InlineData("STRONG", true)]
    [InlineData("\"other\"", false)]
    [InlineData("*", false)]
    [InlineData("not a tag", false)]
    public async Task If_None_Match_is_a_list_compared_weakly(string given, bool matches)
    {
        await using var server = await StartAsync(() => "1");
        using var first = await GetAsync(server, "?query={hello}");
        var tag = first.Headers.ETag!.ToString();
        var header = given.Replace("TAG", tag, StringComparison.Ordinal).Replace("STRONG", tag[2..], StringComparison.Ordinal);

        using var again = await GetAsync(server, "?query={hello}", header);

        again.StatusCode.ShouldBe(matches ? HttpStatusCode.NotModified : HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_question_form_or_report_has_another_tag()
    {
        await using var server = await StartAsync(() => "1");
        using var plain = await GetAsync(server, "?query={hello}");
        using var other = await GetAsync(server, "?query={ hello }");
        using var form = await GetAsync(server, "?query={hello}", accept: "application/graphql-response+json");
        using var report = await GetAsync(server, "?query={hello}", more: ("GraphQL-Cost", "report"));

        new[] { plain, other, form, report }.Select(response => response.Headers.ETag!.Tag).Distinct().Count().ShouldBe(4);
    }

    [Theory]
    [InlineData("?query={fails}", 200)]
    [InlineData("?query={nonsense}", 200)]
    [InlineData("?query=mutation{set}", 405)]
    [InlineData("?query=", 400)]
    public async Task An_answer_with_errors_has_no_tag(string query, int status)
    {
        await using var server = await StartAsync(() => "1");

        using var response = await GetAsync(server, query);

        ((int)response.StatusCode, response.Headers.ETag).ShouldBe((status, null));
    }

    [Fact]
    public async Task Without_a_version_there_is_no_tag()
    {
        await using var server = await StartAsync(() => null);

        using var response = await GetAsync(server, "?query={hello}", "\"any\"");

        (response.StatusCode, response.Headers.ETag).ShouldBe((HttpStatusCode.OK, null));
    }

    [Fact]
    public async Task A_POST_has_no_tag()
    {
        await using var server = await StartAsync(() => "1");
        using var content = new StringContent("""{"query":"{ hello }"}""", System.Text.Encoding.UTF8, "application/json");

        using var response = await server.Client.PostAsync((Uri?)null, content, TestContext.Current.CancellationToken);

        response.Headers.ETag.ShouldBeNull();
    }

    [Fact]
    public async Task HEAD_tells_what_GET_would()
    {
        await using var server = await StartAsync(() => "1");
        using var get = await GetAsync(server, "?query={hello}");
        using var request = new HttpRequestMessage(HttpMethod.Head, server.Address + "?query={hello}");

        using var head = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Headers.ETag.ShouldBe(get.Headers.ETag);
        head.Content.Headers.ContentLength.ShouldBe(get.Content.Headers.ContentLength);
        (await BodyOf(head)).ShouldBeEmpty();
    }

    private static Task<LoopbackServer> StartAsync(Func<string?> version) =>
        LoopbackServer.StartAsync(Hello.Server(), new() { Version = _ => ValueTask.FromResult(version()) });

    private static async Task<HttpResponseMessage> GetAsync(
        LoopbackServer server, string query, string? ifNoneMatch = null, string? accept = null, (string Name, string Value)? more = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address + query);
        foreach (var (name, value) in new[] { ("If-None-Match", ifNoneMatch), ("Accept", accept), (more?.Name ?? "", more?.Value) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<string> BodyOf(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
