using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Server;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>What a page of another site could have a browser send is refused, and nothing else is.</summary>
public sealed class CrossSiteGuardTests
{
    private const string Firefox = "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Theory]
    [InlineData("")]
    [InlineData("User-Agent: curl/8.5.0")]
    [InlineData("User-Agent: node|Sec-Fetch-Mode: cors|Accept-Language: *")]
    [InlineData("Sec-Fetch-Site: same-origin|" + Firefox)]
    [InlineData("Sec-Fetch-Site: none|" + Firefox)]
    [InlineData("Sec-Fetch-Site: cross-site|GraphQL-Preflight: 1|" + Firefox)]
    [InlineData("Sec-Fetch-Site: cross-site|Apollo-Require-Preflight: true")]
    [InlineData("Sec-Fetch-Site: cross-site|Origin: https://dashboard.example.org")]
    [InlineData("Origin: http://localhost:5080|" + Firefox)]
    public void Lets_in(string headers) => Refuses(headers).ShouldBeFalse();

    [Theory]
    [InlineData("Sec-Fetch-Site: cross-site")]
    [InlineData("Sec-Fetch-Site: same-site|Referer: http://localhost:5080/")]
    [InlineData("Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate")]
    [InlineData("Sec-Fetch-Site: same-origin, cross-site")]
    [InlineData("Sec-Fetch-Site: cross-site|Origin: https://evil.example")]
    [InlineData("Sec-Fetch-Site: cross-site|Origin: https://dashboard.example.org.evil.example")]
    [InlineData("Origin: https://evil.example")]
    [InlineData("Origin: null")]
    [InlineData("Origin: http://localhost:5080.evil.example")]
    [InlineData("Referer: https://evil.example/page")]
    [InlineData(Firefox)]
    [InlineData("Sec-Fetch-Site: cross-site|GraphQL-Preflight: ")]
    public void Keeps_out(string headers) => Refuses(headers).ShouldBeTrue();

    [Fact]
    public void Lets_all_in_when_it_is_off() =>
        new CrossSiteGuard(new() { GuardAgainstOtherSites = false }).Refuses(Request("Sec-Fetch-Site: cross-site")).ShouldBeFalse();

    [Fact]
    public async Task A_refused_GET_is_403_with_the_mend_and_the_page_is_still_to_be_had()
    {
        var options = new GraphQLHttpOptions { GraphiQLPage = context => context.Response.WriteAsync("the page") };
        await using var server = await LoopbackServer.StartAsync(Hello.Server(), options);
        using var query = Get(server, "?query={hello}", "*/*");
        using var page = Get(server, "", "text/html");

        var (status, body) = await server.SendAsync(query);

        status.ShouldBe(403);
        body.ShouldContain("Send the header GraphQL-Preflight with any value");
        (await server.SendAsync(page)).ShouldBe((200, "the page"));
    }

    [Fact]
    public async Task A_POST_of_JSON_is_for_CORS_to_decide()
    {
        await using var server = await LoopbackServer.StartAsync(Hello.Server(), new());
        server.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        (await server.PostAsync("""{"query":"{ hello }"}""")).ShouldBe((200, """{"data":{"hello":"world"}}"""));
    }

    private static HttpRequestMessage Get(LoopbackServer server, string query, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, server.Address + query);
        request.Headers.Add("Accept", accept);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        return request;
    }

    private static bool Refuses(string headers) =>
        new CrossSiteGuard(new() { AllowedOrigins = ["https://dashboard.example.org"] }).Refuses(Request(headers));

    private static HttpRequest Request(string headers)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Host = "localhost:5080";
        foreach (var header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.Append(header[..colon], header[(colon + 1)..].Trim());
        }

        return request;
    }
}
