using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NetworkLens.Api.Tests.Networks;

/// <summary>A page that shows what is known at once, and the figures when they are worked out.</summary>
public sealed partial class DeferredFiguresTests(SampleApi sample)
{
    private const string Parts = "multipart/mixed, application/json;q=0.9";

    private const string Query = """
        query Page {
          people(first: 1) { totalCount ... @defer(label: "names") { nodes { name } } }
          network { peopleCount ... @defer(label: "figures") { connectivity { horizontal { observed expected } } } }
        }
        """;

    private static readonly string Whole = Later().Replace(Query, "...");

    [Fact]
    public async Task Deferred_figures_come_after_the_plain_fields_and_are_those_of_the_whole_answer()
    {
        using var response = await SendAsync(Query, Parts);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("multipart/mixed");
        response.Headers.ETag.ShouldBeNull();
        var payloads = Payloads(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        var first = payloads[0].GetProperty("data");
        first.GetProperty("network").EnumerateObject().Select(field => field.Name).ShouldBe(["peopleCount"]);
        first.GetProperty("people").EnumerateObject().Select(field => field.Name).ShouldBe(["totalCount"]);
        var labels = payloads[0].GetProperty("pending").EnumerateArray().ToDictionary(
            each => each.GetProperty("id").GetString()!, each => each.GetProperty("label").GetString()!);
        labels.Values.ShouldBe(["names", "figures"], ignoreOrder: true);
        payloads[^1].GetProperty("hasNext").GetBoolean().ShouldBeFalse();

        var whole = await sample.Api.AskAsync(Whole, TestContext.Current.CancellationToken);
        var late = payloads.Skip(1).SelectMany(payload => payload.GetProperty("incremental").EnumerateArray()).ToDictionary(
            piece => labels[piece.GetProperty("id").GetString()!], piece => piece.GetProperty("data"));
        Same(late["names"].GetProperty("nodes"), whole.GetProperty("people").GetProperty("nodes"));
        Same(late["figures"].GetProperty("connectivity"), whole.GetProperty("network").GetProperty("connectivity"));
        Same(first.GetProperty("network").GetProperty("peopleCount"), whole.GetProperty("network").GetProperty("peopleCount"));
    }

    [Fact]
    public async Task A_client_that_takes_no_parts_gets_the_whole()
    {
        using var response = await SendAsync(Query, "application/json");
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        Same(answer.GetProperty("data"), await sample.Api.AskAsync(Whole, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_comes_later_costs_as_much()
    {
        (await CostAsync(Query)).ShouldBe(await CostAsync(Whole));
    }

    [Fact]
    public async Task An_answer_in_parts_has_no_entity_tag_and_the_same_as_a_whole_has()
    {
        var address = $"/graphql?query={Uri.EscapeDataString(Query)}";
        using var parts = await GetAsync(address, Parts);
        parts.Content.Headers.ContentType!.MediaType.ShouldBe("multipart/mixed");
        parts.Headers.ETag.ShouldBeNull();
        using var whole = await GetAsync(address, "application/json");
        whole.Headers.ETag.ShouldNotBeNull();
    }

    private async Task<double> CostAsync(string query)
    {
        using var response = await SendAsync(query, Parts, "validate");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return answer.GetProperty("extensions").GetProperty("operationCost").GetProperty("typeCost").GetDouble();
    }

    private async Task<HttpResponseMessage> SendAsync(string query, string accept, string? cost = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (cost is not null)
        {
            request.Headers.Add("GraphQL-Cost", cost);
        }

        return await sample.Api.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await sample.Api.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static List<JsonElement> Payloads(string body) =>
        [.. Json().Matches(body).Select(line => JsonSerializer.Deserialize<JsonElement>(line.Value))];

    private static void Same(JsonElement left, JsonElement right) => left.GetRawText().ShouldBe(right.GetRawText());

    [GeneratedRegex(@"^\{.*\}(?=\r?$)", RegexOptions.Multiline, 1000)]
    private static partial Regex Json();

    [GeneratedRegex(@"\.\.\. @defer\(label: ""\w+""\)", RegexOptions.None, 1000)]
    private static partial Regex Later();
}
