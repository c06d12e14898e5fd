using System.Net;
using System.Net.Http.Json;

namespace NetworkLens.Api.Tests.Hosting;

public sealed class OwnPagesOnlyTests(SampleApi sample)
{
    [Theory]
    [InlineData("POST", null, null, HttpStatusCode.OK)]
    [InlineData("POST", "same-origin", "cors", HttpStatusCode.OK)]
    [InlineData("POST", "none", "cors", HttpStatusCode.OK)]
    [InlineData("POST", "cross-site", "cors", HttpStatusCode.Forbidden)]
    [InlineData("POST", "same-site", "cors", HttpStatusCode.Forbidden)]
    [InlineData("POST", "cross-site", "navigate", HttpStatusCode.Forbidden)]
    [InlineData("GET", "cross-site", "no-cors", HttpStatusCode.Forbidden)]
    [InlineData("GET", "cross-site", "navigate", HttpStatusCode.Forbidden)]
    [InlineData("GET", "same-origin", "cors", HttpStatusCode.OK)]
    [InlineData("GET", null, null, HttpStatusCode.OK)]
    public async Task A_page_of_another_site_is_not_worked_for(string method, string? site, string? mode, HttpStatusCode expected)
    {
        using var response = await SendAsync(method, site, mode);
        response.StatusCode.ShouldBe(expected);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains("Query", StringComparison.Ordinal)
            .ShouldBe(expected == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/"), InlineData("/graphql"), InlineData("/graphql?query={__typename}")]
    public async Task A_link_from_another_site_opens_the_page(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Accept", "text/html,*/*;q=0.8");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        using var response = await sample.Api.Client.SendAsync(request, TestContext.Current.CancellationToken);

        // 404 where the pages were not built: a sentence says so.
        response.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
        response.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
    }

    [Fact]
    public async Task An_answer_is_kept_nowhere_taken_for_nothing_else_and_names_no_server()
    {
        using var response = await SendAsync("POST", site: null, mode: null);
        response.Headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBeTrue();
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.Server.ShouldBeEmpty();
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string? site, string? mode)
    {
        const string Query = "{ __typename }";
        var path = method == "GET" ? "/graphql?query=" + Uri.EscapeDataString(Query) : "/graphql";
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        request.Content = method == "POST" ? JsonContent.Create(new { query = Query }) : null;
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
            request.Headers.Add("Sec-Fetch-Mode", mode);
        }

        return await sample.Api.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
