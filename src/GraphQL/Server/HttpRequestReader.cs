using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server;

/// <summary>What reading a request gave: the request, or why it is none.</summary>
/// <param name="Request">The request, null after a problem.</param>
/// <param name="Problem">What is wrong, null when nothing is.</param>
internal readonly record struct ReadRequest(GraphQLRequest? Request, string? Problem);

/// <summary>
/// Reads the parameters of GraphQL over HTTP: query, operationName, variables, extensions; others are ignored.
/// </summary>
internal static class HttpRequestReader
{
    private const string ExpectedObject = "The body must be a JSON object with a \"query\".";

    /// <summary>Reads the body of a POST. The document is not copied: the request lives as long as the body.</summary>
    /// <param name="body">JSON in UTF-8.</param>
    public static ReadRequest FromBody(ReadOnlyMemory<byte> body)
    {
        try
        {
            return ReadBody(body);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return Problem("The body is not valid JSON, or a string in it is not Unicode.");
        }
    }

    /// <summary>Reads the query string of a GET.</summary>
    public static ReadRequest FromQuery(IQueryCollection query)
    {
        if (query["query"] is not [{ Length: > 0 } document])
        {
            return Problem("The parameter \"query\" must be given, once.");
        }

        if (!TryParseObject(query["variables"], out var variables))
        {
            return Problem("The parameter \"variables\" must be a JSON object.");
        }

        if (!TryParseObject(query["extensions"], out var extensions))
        {
            return Problem("The parameter \"extensions\" must be a JSON object.");
        }

        return new ReadRequest(
            new GraphQLRequest
            {
                Document = DocumentText.Of(document),
                OperationName = query["operationName"].Count == 0 ? null : (string?)query["operationName"][0],
                Variables = variables,
                Extensions = extensions,
                QueriesOnly = true,
            },
            Problem: null);
    }

    private static ReadRequest ReadBody(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span);
        if (!reader.Read())
        {
            return Problem(ExpectedObject);
        }

        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return Problem("Batches are not supported: send one operation a request.");
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Problem(ExpectedObject);
        }

        var fields = default(Fields);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (ReadField(ref reader, body, ref fields) is { } problem)
            {
                return Problem(problem);
            }
        }

        // Whatever follows the object makes the body something other than JSON; the reader throws for it.
        while (reader.Read())
        {
        }

        if (fields.Document.IsEmpty && !HasExtensions(fields))
        {
            return Problem("The parameter \"query\" must be given.");
        }

        return new ReadRequest(
            new GraphQLRequest
            {
                Document = fields.Document,
                OperationName = fields.OperationName,
                Variables = fields.Variables,
                Extensions = fields.Extensions,
            },
            Problem: null);
    }

    // A stored document is asked for by its id in the extensions, without a query.
    private static bool HasExtensions(in Fields fields) => fields.Extensions.ValueKind == JsonValueKind.Object
        && fields.Extensions.TryGetProperty("persistedQuery", out _);

    private static string? ReadField(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, ref Fields fields)
    {
        if (reader.ValueTextEquals("query"u8))
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                return reader.TokenType == JsonTokenType.Null ? null : "The parameter \"query\" must be a string.";
            }

            var start = (int)reader.TokenStartIndex + 1;
            fields.Document = new DocumentText(body.Slice(start, reader.ValueSpan.Length), reader.ValueIsEscaped);
            return null;
        }

        if (reader.ValueTextEquals("operationName"u8))
        {
            reader.Read();
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
            {
                return "The parameter \"operationName\" must be a string.";
            }

            fields.OperationName = reader.GetString();
            return null;
        }

        if (reader.ValueTextEquals("variables"u8))
        {
            return ReadObject(ref reader, out fields.Variables)
                ? null
                : "The parameter \"variables\" must be an object.";
        }

        if (reader.ValueTextEquals("extensions"u8))
        {
            return ReadObject(ref reader, out fields.Extensions)
                ? null
                : "The parameter \"extensions\" must be an object.";
        }

        reader.Read();
        reader.Skip();
        return null;
    }

    private static bool ReadObject(ref Utf8JsonReader reader, out JsonElement value)
    {
        value = default;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        value = JsonElement.ParseValue(ref reader);
        RefuseWhatIsNoUnicode(value);
        return true;
    }

    // Whoever reads such a string later, or only a key beside the one they look for, would meet an exception.
    private static void RefuseWhatIsNoUnicode(JsonElement value)
    {
        if (!JsonText.IsUnicode(JsonMarshal.GetRawUtf8Value(value)))
        {
            throw new JsonException("A string is not Unicode.");
        }
    }

    private static bool TryParseObject(string? text, out JsonElement value)
    {
        value = default;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            value = document.RootElement.Clone();
            RefuseWhatIsNoUnicode(value);
        }
        catch (JsonException)
        {
            return false;
        }

        return value.ValueKind is JsonValueKind.Object or JsonValueKind.Null;
    }

    private static ReadRequest Problem(string problem) => new(Request: null, problem);

    private struct Fields
    {
        public DocumentText Document;
        public string? OperationName;
        public JsonElement Variables;
        public JsonElement Extensions;
    }
}
