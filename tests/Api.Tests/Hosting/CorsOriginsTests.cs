using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using NetworkLens.Api.Hosting;

namespace NetworkLens.Api.Tests.Hosting;

/// <summary>Other sites are let in by name only.</summary>
public sealed class CorsOriginsTests
{
    private const string Friend = "https://dashboard.example.org";

    [Theory]
    [InlineData("", "")]
    [InlineData("https://a.example", "https://a.example")]
    [InlineData("https://A.example:443, http://localhost:3000;https://a.example", "https://a.example http://localhost:3000")]
    [InlineData("https://bücher.example http://[::1]:80", "https://xn--bcher-kva.example http://[::1]")]
    public void Sites_are_read_as_browsers_spell_them(string setting, string expected)
    {
        CorsOrigins.Read(Settings(("Cors:Origins", setting)), out var origins).ShouldBeNull();
        origins.Sites.ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Sites_may_be_a_list()
    {
        CorsOrigins.Read(Settings(("Cors:Origins:0", Friend), ("Cors:Origins:1", "http://localhost:1")), out var origins).ShouldBeNull();
        origins.Sites.ShouldBe([Friend, "http://localhost:1"]);
        CorsOrigins.Read(Settings(), out var none).ShouldBeNull();
        none.Sites.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("*", "not for every site")]
    [InlineData("https://*.example.org", "not for every site")]
    [InlineData("https://a.example/", "is not a site")]
    [InlineData("https://a.example/path", "is not a site")]
    [InlineData("https://a.example?x", "is not a site")]
    [InlineData("https://user@a.example", "is not a site")]
    [InlineData("ftp://a.example", "is not a site")]
    [InlineData("a.example", "is not a site")]
    [InlineData("null", "is not a site")]
    public void What_is_no_site_is_told(string setting, string fault)
    {
        var settings = Settings(("Cors:Origins", "https://good.example " + setting));
        CorsOrigins.Read(settings, out var origins).ShouldNotBeNull().ShouldContain(fault);
        origins.Sites.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Friend, true)]
    [InlineData("https://evil.example", false)]
    [InlineData("https://dashboard.example.org.evil.example", false)]
    [InlineData("null", false)]
    public async Task A_page_of_a_named_site_may_ask_and_read(string origin, bool isNamed)
    {
        await using var api = await TestApi.StartEmptyAsync(TestContext.Current.CancellationToken, new CorsOrigins([Friend]));
        using var preflight = await SendAsync(api, HttpMethod.Options, "/graphql", origin);
        using var post = await SendAsync(api, HttpMethod.Post, "/graphql", origin);
        using var get = await SendAsync(api, HttpMethod.Get, "/graphql?query={__typename}", origin);
        using var page = await SendAsync(api, HttpMethod.Get, "/", origin);

        (preflight.StatusCode, post.StatusCode, get.StatusCode).ShouldBe(isNamed
            ? (HttpStatusCode.NoContent, HttpStatusCode.OK, HttpStatusCode.OK)
            : (HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden));
        foreach (var response in new[] { preflight, post, get })
        {
            ValuesOf(response, "Access-Control-Allow-Origin").ShouldBe(isNamed ? [Friend] : []);
            ValuesOf(response, "Access-Control-Allow-Credentials").ShouldBeEmpty();
        }

        ValuesOf(page, "Access-Control-Allow-Origin").ShouldBeEmpty();
        if (isNamed)
        {
            ValuesOf(preflight, "Access-Control-Allow-Headers").Single().Split(',')
                .ShouldBe(["Content-Type", "GraphQL-Preflight", "GraphQL-Cost", "If-None-Match"], ignoreOrder: true);
            ValuesOf(post, "Access-Control-Expose-Headers").Single().ShouldContain("ETag");
        }
    }

    [Fact]
    public async Task Without_the_setting_no_site_may()
    {
        await using var api = await TestApi.StartEmptyAsync(TestContext.Current.CancellationToken);
        using var post = await SendAsync(api, HttpMethod.Post, "/graphql", Friend);
        using var preflight = await SendAsync(api, HttpMethod.Options, "/graphql", Friend, site: null);

        post.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        ValuesOf(preflight, "Access-Control-Allow-Origin").ShouldBeEmpty();
    }

    private static async Task<HttpResponseMessage> SendAsync(
        TestApi api, HttpMethod method, string path, string origin, string? site = "cross-site")
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Add("Origin", origin);
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
            request.Headers.Add("Sec-Fetch-Mode", "cors");
        }

        if (method == HttpMethod.Post)
        {
            request.Content = JsonContent.Create(new { query = "{ __typename }" });
        }
        else if (method == HttpMethod.Options)
        {
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "content-type");
        }

        return await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string[] ValuesOf(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) ? [.. values] : [];

    private static IConfiguration Settings(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        .Build();
}
