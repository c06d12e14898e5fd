using System.Net;
using System.Text.RegularExpressions;

namespace NetworkLens.Web.Tests.Serving;

public sealed class WebPagesTests
{
    private const string NotBuilt = "The web pages are not built: Node is absent, or BuildClient=false.";

    [Fact]
    public async Task First_page_and_GraphiQL_are_found_wherever_the_host_was_started()
    {
        Assert.SkipUnless(PageServer.PagesAreBuilt, NotBuilt);
        await using var server = await PageServer.StartAsync();

        (await GetAsync(server, "/")).Body.ShouldContain("<title>NetworkLens: how well is the system connected?</title>");
        (await GetAsync(server, "/graphql")).Body.ShouldContain("<title>NetworkLens: ask your own question</title>");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/graphql")]
    public async Task Every_file_that_a_page_names_is_served_with_its_type_and_for_good(string page)
    {
        Assert.SkipUnless(PageServer.PagesAreBuilt, NotBuilt);
        await using var server = await PageServer.StartAsync();

        var named = await FilesOf(server, page);

        named.Length.ShouldBeGreaterThan(2);
        foreach (var file in named)
        {
            var (response, body) = await GetAsync(server, file);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            response.Content.Headers.ContentType?.MediaType
                .ShouldBe(file.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript" : "text/css");
            response.Headers.CacheControl?.ToString().ShouldBe("public, max-age=31536000, immutable");
            body.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task Pages_may_run_no_script_of_another_host_and_no_inline_script()
    {
        Assert.SkipUnless(PageServer.PagesAreBuilt, NotBuilt);
        await using var server = await PageServer.StartAsync();

        var policy = (await GetAsync(server, "/")).Response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();

        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("http");
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip;q=0", null)]
    [InlineData("identity", null)]
    [InlineData("not;a;coding,,", null)]
    public async Task A_script_is_compressed_for_whoever_takes_it_so(string accepted, string? encoding)
    {
        Assert.SkipUnless(PageServer.PagesAreBuilt, NotBuilt);
        await using var server = await PageServer.StartAsync();
        var script = (await FilesOf(server, "/")).First(file => file.EndsWith(".js", StringComparison.Ordinal));
        var plain = (await GetAsync(server, script)).Body;

        var (response, body) = await GetAsync(server, script, accepted);

        response.Content.Headers.ContentEncoding.ShouldBe(encoding is null ? [] : [encoding]);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/javascript");
        response.Headers.Vary.ShouldContain("Accept-Encoding");
        (body == plain).ShouldBe(encoding is null);
    }

    [Fact]
    public async Task Where_the_pages_are_not_built_a_sentence_says_so()
    {
        await using var server = await PageServer.StartAsync(withPages: false);

        var (response, body) = await GetAsync(server, "/");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        body.ShouldStartWith("The web pages are not built");
        body.ShouldContain("The API itself answers at /graphql.");
    }

    private static async Task<string[]> FilesOf(PageServer server, string page)
    {
        var (_, body) = await GetAsync(server, page);
        return [.. Regex.Matches(body, "\"(/assets/[^\"]+)\"").Select(match => match.Groups[1].Value)];
    }

    private static async Task<(HttpResponseMessage Response, string Body)> GetAsync(PageServer server, string path, string? encoding = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, path));
        if (encoding is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        }

        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
