using System.Net;
using System.Net.Http.Json;

namespace NetworkLens.Web.Tests.Serving;

/// <summary>What a page of another site can get out of the API through the browser of somebody who may see it: nothing.</summary>
[Collection(SampleServer.Name)]
public sealed class StrangerTests(SampleServer sample)
{
    [Theory]
    [InlineData("elsewhere.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.elsewhere.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    public async Task A_name_that_was_made_to_point_here_gets_no_answer(string host, HttpStatusCode expected)
    {
        (await SendAsync(request => request.Headers.Host = host)).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_page_of_another_site_may_not_read_the_answer()
    {
        var response = await SendAsync(request => request.Headers.Add("Origin", "https://elsewhere.example"));

        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    private async Task<HttpResponseMessage> SendAsync(Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(sample.Address, "graphql"))
        {
            Content = JsonContent.Create(new { query = "{ __typename }" }),
        };
        change(request);
        return await sample.Api.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
