using System.Net.Http.Json;
using System.Text.Json;

namespace NetworkLens.Api.Tests.Hosting;

/// <summary>What the host adds to the library's endpoint.</summary>
public sealed class ApiHostTests(SampleApi sample)
{
    private static readonly object Count = new { query = "{ people { totalCount } }" };

    [Theory]
    [InlineData(1, 200)]
    [InlineData(10, 200)]
    [InlineData(11, 400)]
    public async Task A_dashboard_asks_for_its_tiles_together(int count, int status)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var response = await sample.Api.Client.PostAsJsonAsync("/graphql", Enumerable.Repeat(Count, count), cancel);
        ((int)response.StatusCode).ShouldBe(status);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
        if (status == 200)
        {
            body.EnumerateArray().Select(answer => answer.GetProperty("data").GetProperty("people").GetProperty("totalCount").GetInt32())
                .ShouldBe(Enumerable.Repeat(2_000, count));
        }
    }

    [Theory]
    [InlineData("{ people(first: 100) { nodes { key name } } }", "br")]
    [InlineData("{ people { totalCount } }", null)]
    public async Task A_large_answer_is_compressed(string query, string? encoding)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/graphql", UriKind.Relative));
        request.Content = JsonContent.Create(new { query });
        request.Headers.Add("Accept-Encoding", "gzip, br");
        using var response = await sample.Api.Client.SendAsync(request, cancel);
        response.Content.Headers.ContentEncoding.ShouldBe(encoding is null ? [] : [encoding]);
    }

    [Fact]
    public async Task Files_are_not_taken_where_nothing_takes_them()
    {
        using var form = new MultipartFormDataContent { { new StringContent("{}"), "operations" } };
        using var response = await sample.Api.Client.PostAsync(
            new Uri("/graphql", UriKind.Relative), form, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(415);
    }
}
