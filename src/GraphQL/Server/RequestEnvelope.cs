using System.Runtime.InteropServices;
using System.Text.Json;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Protection.Documents;

namespace NetworkLens.GraphQL.Server;

/// <summary>
/// Reads one JSON object that holds a request: query or documentId, operationName, variables, extensions, each at most once; other names
/// are ignored.
/// </summary>
internal static class RequestEnvelope
{
    private const string ExpectedObject = "The body must be a JSON object with a \"query\".";

    /// <summary>What is wrong with a request that gives a document and the id of one.</summary>
    public const string TwoDocuments = "Give either \"query\" or \"documentId\", not both.";

    [Flags]
    private enum Names
    {
        None = 0,
        Query = 1,
        OperationName = 2,
        Variables = 4,
        Extensions = 8,
        DocumentId = 16,
    }

    /// <summary>Reads the object that begins where the reader is. The document is not copied.</summary>
    /// <param name="reader">Reads <paramref name="body"/> from its start; left at the object's end unless there is a problem.</param>
    /// <param name="body">All that the reader reads.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="InvalidOperationException">A string in it is not Unicode.</exception>
    public static ReadRequest Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return new ReadRequest(Request: null, ExpectedObject);
        }

        var fields = default(Fields);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (ReadField(ref reader, body, ref fields) is { } problem)
            {
                return new ReadRequest(Request: null, problem);
            }
        }

        if (fields.Document.IsEmpty && !PersistedQuery.IsIn(fields.Extensions))
        {
            return new ReadRequest(Request: null, "The parameter \"query\" must be given.");
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

    /// <summary>Throws for a text that a JSON reader took and that has half a character in a string.</summary>
    /// <remarks>Whoever reads such a string later, or only a key beside the one they look for, would meet an exception.</remarks>
    /// <exception cref="JsonException">A string is not Unicode.</exception>
    public static void RefuseWhatIsNoUnicode(JsonElement value)
    {
        if (!JsonText.IsUnicode(JsonMarshal.GetRawUtf8Value(value)))
        {
            throw new JsonException("A string is not Unicode.");
        }
    }

    private static string? ReadField(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, ref Fields fields)
    {
        var name = NameOf(ref reader);
        if ((fields.Seen & name) != Names.None)
        {
            return $"The parameter \"{reader.GetString()}\" must be given once.";
        }

        fields.Seen |= name;
        switch (name)
        {
            case Names.Query:
            case Names.DocumentId:
                return ReadDocument(ref reader, body, isId: name == Names.DocumentId, ref fields);
            case Names.OperationName:
                reader.Read();
                if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
                {
                    return "The parameter \"operationName\" must be a string.";
                }

                fields.OperationName = reader.GetString();
                return null;
            case Names.Variables:
                return ReadObject(ref reader, out fields.Variables) ? null : "The parameter \"variables\" must be an object.";
            case Names.Extensions:
                return ReadObject(ref reader, out fields.Extensions) ? null : "The parameter \"extensions\" must be an object.";
            default:
                reader.Read();
                reader.Skip();
                return null;
        }
    }

    private static Names NameOf(ref Utf8JsonReader reader) => reader.ValueTextEquals("query"u8) ? Names.Query
        : reader.ValueTextEquals("operationName"u8) ? Names.OperationName
        : reader.ValueTextEquals("variables"u8) ? Names.Variables
        : reader.ValueTextEquals("extensions"u8) ? Names.Extensions
        : reader.ValueTextEquals("documentId"u8) ? Names.DocumentId
        : Names.None;

    private static string? ReadDocument(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, bool isId, ref Fields fields)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            return reader.TokenType == JsonTokenType.Null ? null
                : isId ? "The parameter \"documentId\" must be a string." : "The parameter \"query\" must be a string.";
        }

        if (!fields.Document.IsEmpty)
        {
            return TwoDocuments;
        }

        var start = (int)reader.TokenStartIndex + 1;
        fields.Document = new DocumentText(body.Slice(start, reader.ValueSpan.Length), reader.ValueIsEscaped) { IsId = isId };
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

    private struct Fields
    {
        public DocumentText Document;
        public string? OperationName;
        public JsonElement Variables;
        public JsonElement Extensions;
        public Names Seen;
    }
}
