using System.Text.Json;

namespace NetworkLens.GraphQL.Server.WebSockets;

/// <summary>What a client may send.</summary>
internal enum SocketMessageType
{
    /// <summary>It wishes to be connected.</summary>
    ConnectionInit,

    /// <summary>It asks for a sign of life.</summary>
    Ping,

    /// <summary>It gives one.</summary>
    Pong,

    /// <summary>It asks for an operation, of any kind.</summary>
    Subscribe,

    /// <summary>It wants no more of an operation.</summary>
    Complete,
}

/// <summary>One message of a client, checked against the protocol.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">Of which operation; empty where the type has none.</param>
/// <param name="Payload">A JSON object in UTF-8, a part of the message; empty when there is none.</param>
internal readonly record struct SocketMessage(SocketMessageType Type, string Id, ReadOnlyMemory<byte> Payload)
{
    // It is kept for as long as its operation lasts, and sent with every answer.
    private const int LongestId = 256;
    private const string NoJson = "The message is not valid JSON, or a string in it is not Unicode.";

    /// <summary>Reads a message; null, with what is wrong, when it is not one of the protocol.</summary>
    public static SocketMessage? Read(ReadOnlyMemory<byte> utf8, out string problem)
    {
        try
        {
            return ReadObject(utf8, out problem);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            problem = NoJson;
            return null;
        }
    }

    private static SocketMessage? ReadObject(ReadOnlyMemory<byte> utf8, out string problem)
    {
        var reader = new Utf8JsonReader(utf8.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            problem = "The message must be a JSON object.";
            return null;
        }

        var (type, id, payload) = ((string?)null, (string?)null, default(ReadOnlyMemory<byte>));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKnown = reader.ValueTextEquals("type"u8) ? ReadText(ref reader, out type)
                : reader.ValueTextEquals("id"u8) ? ReadText(ref reader, out id)
                : !reader.ValueTextEquals("payload"u8) ? Skip(ref reader)
                : ReadPayload(ref reader, utf8, out payload);
            if (!isKnown)
            {
                problem = "Of a message, \"type\" and \"id\" must be strings and \"payload\" an object.";
                return null;
            }
        }

        // Whatever follows the object makes it something other than JSON; the reader throws for it.
        while (reader.Read())
        {
        }

        if (!JsonText.IsUnicode(utf8.Span))
        {
            problem = NoJson;
            return null;
        }

        return Check(type, id, payload, out problem);
    }

    private static SocketMessage? Check(string? name, string? id, ReadOnlyMemory<byte> payload, out string problem)
    {
        SocketMessageType? known = name switch
        {
            "connection_init" => SocketMessageType.ConnectionInit,
            "ping" => SocketMessageType.Ping,
            "pong" => SocketMessageType.Pong,
            "subscribe" => SocketMessageType.Subscribe,
            "complete" => SocketMessageType.Complete,
            _ => null,
        };
        if (known is not { } type)
        {
            problem = name is null ? "A message must have a \"type\"." : $"Clients send no message of type \"{name}\".";
            return null;
        }

        problem = (type, id, payload.Length) switch
        {
            (SocketMessageType.Subscribe or SocketMessageType.Complete, null or "", _) =>
                $"A message of type \"{name}\" must have an \"id\".",
            (SocketMessageType.Subscribe, { Length: > LongestId }, _) => $"An \"id\" may have {LongestId} characters at most.",
            (SocketMessageType.Subscribe, _, 0) => "A message of type \"subscribe\" must have a \"payload\".",
            _ => "",
        };
        return problem.Length > 0 ? null : new SocketMessage(type, id ?? "", payload);
    }

    private static bool ReadText(ref Utf8JsonReader reader, out string? value)
    {
        reader.Read();
        value = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return value is not null;
    }

    private static bool Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
        return true;
    }

    private static bool ReadPayload(ref Utf8JsonReader reader, ReadOnlyMemory<byte> utf8, out ReadOnlyMemory<byte> payload)
    {
        reader.Read();
        payload = default;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return reader.TokenType == JsonTokenType.Null;
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        payload = utf8[start..(int)reader.BytesConsumed];
        return true;
    }
}
