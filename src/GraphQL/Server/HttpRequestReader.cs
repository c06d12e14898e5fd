using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Protection.Documents;

namespace NetworkLens.GraphQL.Server;

/// <summary>What reading a request gave: the request, or why it is none.</summary>
/// <param name="Request">The request, null after a problem.</param>
/// <param name="Problem">What is wrong, null when nothing is.</param>
internal readonly record struct ReadRequest(GraphQLRequest? Request, string? Problem);

/// <summary>What reading a batch gave: its requests in their order, at least one, or why it is none.</summary>
/// <param name="Requests">The requests, null after a problem.</param>
/// <param name="Problem">What is wrong, null when nothing is.</param>
internal readonly record struct ReadBatch(IReadOnlyList<GraphQLRequest>? Requests, string? Problem);

/// <summary>Reads requests from bodies and from query strings, after GraphQL over HTTP.</summary>
internal static class HttpRequestReader
{
    private const string NotJson = "The body is not valid JSON, or a string in it is not Unicode.";

    // Nobody may put it there, but many an editor does, and nothing is lost by stepping over it (RFC 8259, section 8.1).
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether a body is a list of requests rather than one.</summary>
    /// <param name="body">JSON in UTF-8, or what claims to be.</param>
    public static bool IsBatch(ReadOnlySpan<byte> body)
    {
        var text = WithoutMark(body).TrimStart(" \t\r\n"u8);
        return !text.IsEmpty && text[0] == (byte)'[';
    }

    /// <summary>Reads a body of one request. The document is not copied: the request lives as long as the body.</summary>
    /// <param name="body">JSON in UTF-8.</param>
    public static ReadRequest FromBody(ReadOnlyMemory<byte> body)
    {
        try
        {
            return ReadBody(WithoutMark(body));
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return Problem(NotJson);
        }
    }

    /// <summary>Reads a body that is a list of requests. Documents are not copied: they live as long as the body.</summary>
    /// <param name="body">JSON in UTF-8 for which <see cref="IsBatch"/> holds.</param>
    /// <param name="most">How many requests it may have; 0 takes no batches.</param>
    public static ReadBatch BatchFromBody(ReadOnlyMemory<byte> body, int most)
    {
        if (most <= 0)
        {
            return NoBatch("Batches are not taken here: send one operation a request.");
        }

        try
        {
            return ReadItems(WithoutMark(body), most);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return NoBatch(NotJson);
        }
    }

    /// <summary>Reads the query string of a GET.</summary>
    public static ReadRequest FromQuery(IQueryCollection query)
    {
        if (!TryParseObject(query["variables"], out var variables))
        {
            return Problem("The parameter \"variables\" must be a JSON object, given once.");
        }

        if (!TryParseObject(query["extensions"], out var extensions))
        {
            return Problem("The parameter \"extensions\" must be a JSON object, given once.");
        }

        if (query["operationName"] is { Count: > 1 })
        {
            return Problem("The parameter \"operationName\" must be given once.");
        }

        if (DocumentIn(query, extensions, out var document) is { } problem)
        {
            return Problem(problem);
        }

        return new ReadRequest(
            new GraphQLRequest
            {
                Document = document,
                OperationName = query["operationName"],
                Variables = variables,
                Extensions = extensions,
                QueriesOnly = true,
            },
            Problem: null);
    }

    private static string? DocumentIn(IQueryCollection query, JsonElement extensions, out DocumentText document)
    {
        document = default;
        var (text, id) = (query["query"], query["documentId"]);
        if (text.Count > 1 || id.Count > 1)
        {
            return "The parameters \"query\" and \"documentId\" must be given once.";
        }

        if (text is [{ Length: > 0 } written])
        {
            document = DocumentText.Of(written);
            return id.Count == 0 ? null : RequestEnvelope.TwoDocuments;
        }

        if (id is [{ Length: > 0 } named])
        {
            document = DocumentText.OfId(named);
            return null;
        }

        return PersistedQuery.IsIn(extensions) ? null : "The parameter \"query\" must be given, once.";
    }

    private static ReadRequest ReadBody(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        var read = RequestEnvelope.Read(ref reader, body);
        if (read.Request is not null)
        {
            ReadToEnd(ref reader);
        }

        return read;
    }

    private static ReadBatch ReadItems(ReadOnlyMemory<byte> body, int most)
    {
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        var requests = new List<GraphQLRequest>(Math.Min(most, 16));
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (requests.Count == most)
            {
                return NoBatch(string.Create(CultureInfo.InvariantCulture, $"The batch has more than {most} requests; send fewer."));
            }

            var read = RequestEnvelope.Read(ref reader, body);
            if (read.Request is not { } request)
            {
                return NoBatch(string.Create(CultureInfo.InvariantCulture, $"Request {requests.Count} of the batch: {read.Problem}"));
            }

            requests.Add(request);
        }

        ReadToEnd(ref reader);
        return requests.Count == 0 ? NoBatch("The batch is empty: it must have a request.") : new ReadBatch(requests, Problem: null);
    }

    // Whatever follows makes the body something other than JSON; the reader throws for it.
    private static void ReadToEnd(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) =>
        body.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;

    private static bool TryParseObject(StringValues parameter, out JsonElement value)
    {
        value = default;
        if (parameter.Count > 1)
        {
            return false;
        }

        if (StringValues.IsNullOrEmpty(parameter))
        {
            return true;
        }

        try
        {
            using var document = JsonDocument.Parse(parameter[0]!);
            value = document.RootElement.Clone();
            RequestEnvelope.RefuseWhatIsNoUnicode(value);
        }
        catch (JsonException)
        {
            return false;
        }

        return value.ValueKind is JsonValueKind.Object or JsonValueKind.Null;
    }

    private static ReadRequest Problem(string problem) => new(Request: null, problem);

    private static ReadBatch NoBatch(string problem) => new(Requests: null, problem);
}
