using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace NetworkLens.Api.Tests.Hosting;

/// <summary>Whatever a client sends, the answer is shaped as the specification says and never a 500.</summary>
public sealed class BadQuestionsTests(SampleApi sample)
{
    [Theory]
    [InlineData("{ network {", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ nonsense }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ network { people } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("query Q($x: Int!) { node(id: $x) { id } }", "GRAPHQL_VALIDATION_FAILED")]
    public async Task A_question_that_cannot_be_answered_is_refused_with_place_and_code(string query, string code)
    {
        var (status, body) = await SendAsync(JsonSerializer.Serialize(new { query }));
        ((int)status).ShouldBeLessThan(500);
        body.TryGetProperty("data", out _).ShouldBeFalse();
        var error = body.GetProperty("errors")[0];
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe(code);
        error.GetProperty("locations")[0].GetProperty("line").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_variable_of_the_wrong_type_is_refused()
    {
        var (status, body) = await SendAsync(
            """{"query":"query Q($n: Int) { people(first: $n) { totalCount } }","variables":{"n":"many"}}""");
        ((int)status).ShouldBeLessThan(500);
        body.GetProperty("errors")[0].GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("$n");
    }

    [Fact]
    public async Task Nesting_of_ten_thousand_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("{a", 10_000)) + new string('}', 10_000);
        var (status, body) = await SendAsync(JsonSerializer.Serialize(new { query = deep }));
        ((int)status).ShouldBeLessThan(500);
        body.GetProperty("errors").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("{ network(lens: { halfLifeDays: 0 }) { version } }", "halfLifeDays")]
    [InlineData("{ network(lens: { leastWeight: -1 }) { version } }", "leastWeight")]
    [InlineData("{ network(lens: { allTime: true, from: \"2026-01-01\" }) { version } }", "allTime")]
    [InlineData("{ network(lens: { organisations: [\"NOBODY\"] }) { version } }", "NOBODY")]
    [InlineData("{ network(lens: { kinds: [] }) { version } }", "kinds")]
    [InlineData("{ network(lens: { professions: [\"Wizard\"] }) { version } }", "Wizard")]
    [InlineData("{ network { gaps(where: { organisation: { eq: \"NOBODY\" } }) { totalCount } } }", "NOBODY")]
    [InlineData("{ network { mixing(by: { attribute: \"shoe size\" }) { blankCount } } }", "shoe size")]
    [InlineData("{ network { gaps(first: 501) { totalCount } } }", "500")]
    [InlineData("{ network { gaps(after: \"x\") { totalCount } } }", "after")]
    [InlineData("{ network { gaps(first: 1, last: 1) { totalCount } } }", "last")]
    [InlineData("{ network { gaps(last: -1) { totalCount } } }", "last")]
    [InlineData("{ network { gaps(last: 1, before: \"x\") { totalCount } } }", "before")]
    [InlineData("{ network { gaps(where: { unit: { in: [\"NO-UNIT\"] } }) { totalCount } } }", "NO-UNIT")]
    [InlineData("{ network { pairs(where: { unit: { eq: \"NO-UNIT\" } }) { totalCount } } }", "NO-UNIT")]
    [InlineData("{ network { pairs(where: { organisation: { eq: \"NOBODY\" } }) { totalCount } } }", "NOBODY")]
    [InlineData("{ network { pairs(first: 501) { totalCount } } }", "500")]
    [InlineData("{ network { pairs(after: \"x\") { totalCount } } }", "after")]
    [InlineData("{ network { path(from: \"x\", to: \"y\") { length } } }", "from")]
    [InlineData("{ network { connectivity { vertical { reach(within: 11) { value } } } } }", "within")]
    [InlineData("{ people(first: 501) { totalCount } }", "first")]
    [InlineData("{ people(first: 1, last: 1) { totalCount } }", "last")]
    [InlineData("{ people(after: \"x\") { totalCount } }", "after")]
    public async Task An_argument_out_of_its_range_names_itself(string query, string named)
    {
        var (status, body) = await SendAsync(JsonSerializer.Serialize(new { query }));
        ((int)status).ShouldBeLessThan(500);
        var error = body.GetProperty("errors")[0];
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain(named);
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BAD_USER_INPUT");
        error.GetProperty("path").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(""), InlineData("{"), InlineData("[]"), InlineData("null"), InlineData("{\"query\":7}"),
     InlineData("{\"query\":\"{a}\",\"variables\":[]}")]
    public async Task A_body_that_is_no_request_is_refused(string body)
    {
        var (status, answer) = await SendAsync(body);
        status.ShouldBe(HttpStatusCode.BadRequest);
        answer.GetProperty("errors").GetArrayLength().ShouldBe(1);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string body)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await sample.Api.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content, cancel);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(cancel));
    }
}
