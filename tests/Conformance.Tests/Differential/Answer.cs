using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using NetworkLens.Fuzzing;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Conformance.Tests.Differential;

/// <summary>An error as both sides tell it.</summary>
/// <param name="Rule">The rule of validation; null for other errors.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Locations">Where in the document: "1:2 3:4".</param>
/// <param name="Path">Where in the response: "a/0/b"; null for none.</param>
internal sealed record AnswerError(string? Rule, string Message, string Locations, string? Path)
{
    public override string ToString() => $"[{Rule}] {Message} ({Locations}) {Path}";
}

/// <summary>What a side says of a request.</summary>
/// <param name="Phase">How far it came: syntax, validation, subscription, request, execution or, of the reference alone, crash.</param>
/// <param name="Errors">In its order.</param>
/// <param name="Data">The data, with members in their order and numbers as JavaScript writes them; null when there is none.</param>
internal sealed record Answer(string Phase, IReadOnlyList<AnswerError> Errors, string? Data)
{
    /// <summary>What ours says.</summary>
    public static Answer Of(ExecutionResult result)
    {
        var errors = result.Errors.Select(Describe).ToList();
        if (result.Outcome == RequestOutcome.Executed)
        {
            using var json = JsonDocument.Parse(result.ToArray());
            return new Answer("execution", errors, Show(json.RootElement.GetProperty("data")));
        }

        if (result.Outcome == RequestOutcome.NotAllowed)
        {
            return new Answer("subscription", [], Data: null);
        }

        var phase = result.Errors[0] switch
        {
            { Code: ErrorCodes.ParseFailed } => "syntax",
            { Code: ErrorCodes.ValidationFailed } => "validation",
            _ => "request",
        };
        return new Answer(phase, errors, Data: null);
    }

    /// <summary>What the reference says.</summary>
    public static Answer Of(JsonElement told) => new(
        told.GetProperty("phase").GetString()!,
        [.. told.GetProperty("errors").EnumerateArray().Select(Describe)],
        told.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.String
            ? Show(JsonDocument.Parse(Decode(data.GetString()!)).RootElement)
            : null);

    /// <summary>UTF-16 in base64, which holds any text.</summary>
    public static string Encode(string text) => Convert.ToBase64String(MemoryMarshal.AsBytes(text.AsSpan()));

    public static string Decode(string base64) => new(MemoryMarshal.Cast<byte, char>(Convert.FromBase64String(base64)));

    public static AnswerError Describe(GraphQLError error) => new(
        error.Rule,
        error.Message,
        string.Join(' ', error.Locations),
        error.Path.IsEmpty ? null : string.Join('/', error.Path.Select(step => Convert.ToString(step, CultureInfo.InvariantCulture))));

    private static AnswerError Describe(JsonElement error) => new(
        error.GetProperty("rule").GetString(),
        Decode(error.GetProperty("message").GetString()!),
        string.Join(' ', error.GetProperty("locations").EnumerateArray().Select(place => place.GetString())),
        error.GetProperty("path").GetString());

    private static string Show(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', json.EnumerateObject().Select(field => $"{field.Name}:{Show(field.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', json.EnumerateArray().Select(Show))}]",
        JsonValueKind.Number => JsNumber.Show(json.GetDouble()),
        JsonValueKind.String => $"\"{json.GetString()}\"",
        _ => json.GetRawText(),
    };
}
