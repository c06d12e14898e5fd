using System.Text.Json;
using NetworkLens.Data.Databases;

namespace NetworkLens.Api.Tests.Expectations;

/// <summary>The API on a sample of its own, in which tests may write rules.</summary>
public sealed class RulesApi : IAsyncLifetime
{
    private TestApi? _api;

    public TestApi Api => _api ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("networklens-rules-").FullName;
        DatabaseAddress.TryParse($"Data Source={Path.Combine(folder, "rules.db")};Pooling=False", out var address, out _).ShouldBeTrue();
        _api = await TestApi.StartAsync(address!, folder, noSample: false, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _api?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Writing rules as a client does.</summary>
internal static class Rules
{
    private const string Errors = """
        errors {
          __typename
          ... on Error { message }
          ... on InvalidArgumentError { argument }
          ... on UnknownKeyError { argument key suggestion }
          ... on ExpectationNotFoundError { id }
          ... on ExpectationNameTakenError { name takenBy }
          ... on TooManyError { most }
        }
        """;

    /// <summary>Sends a rule, written as the input's fields, and gives the payload.</summary>
    public static async Task<JsonElement> SendAsync(this TestApi api, string input, string selection = "id name sentence")
    {
        var query = $"mutation {{ writeExpectation(input: {{ {input} }}) {{ expectation {{ {selection} }} {Errors} }} }}";
        return (await api.AskAsync(query, TestContext.Current.CancellationToken)).GetProperty("writeExpectation");
    }

    /// <summary>Writes a rule that must be right, and gives it.</summary>
    public static async Task<JsonElement> WriteAsync(this TestApi api, string input, string selection = "id name sentence")
    {
        var payload = await api.SendAsync(input, selection);
        payload.GetProperty("errors").ValueKind.ShouldBe(JsonValueKind.Null, payload.GetRawText());
        return payload.GetProperty("expectation");
    }

    /// <summary>Sends a rule that must be wrong, and gives what is told of it.</summary>
    public static async Task<List<JsonElement>> FailAsync(this TestApi api, string input)
    {
        var payload = await api.SendAsync(input);
        payload.GetProperty("expectation").ValueKind.ShouldBe(JsonValueKind.Null);
        return [.. payload.GetProperty("errors").EnumerateArray()];
    }

    public static string Text(this JsonElement element, string field) => element.GetProperty(field).GetString()!;
}
