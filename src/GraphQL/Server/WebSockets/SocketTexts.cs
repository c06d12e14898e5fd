using System.Runtime.InteropServices;
using System.Text.Json;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution.Output;

namespace NetworkLens.GraphQL.Server.WebSockets;

/// <summary>The messages of the server, as JSON in UTF-8.</summary>
internal static class SocketTexts
{
    public static ReadOnlyMemory<byte> Ping { get; } = "{\"type\":\"ping\"}"u8.ToArray();

    /// <summary><c>connection_ack</c>, with what the application wants it to carry; undefined for nothing.</summary>
    public static ReadOnlyMemory<byte> Acknowledgement(JsonElement payload) => payload.ValueKind == JsonValueKind.Object
        ? WithPayload("{\"type\":\"connection_ack\",\"payload\":"u8, JsonMarshal.GetRawUtf8Value(payload))
        : "{\"type\":\"connection_ack\"}"u8.ToArray();

    /// <summary><c>pong</c>, with what the client's <c>ping</c> carried.</summary>
    public static ReadOnlyMemory<byte> Pong(ReadOnlySpan<byte> payload) => payload.IsEmpty
        ? "{\"type\":\"pong\"}"u8.ToArray()
        : WithPayload("{\"type\":\"pong\",\"payload\":"u8, payload);

    /// <summary>What stands before the result in a <c>next</c>; one brace is wanting after it.</summary>
    public static ReadOnlyMemory<byte> NextHead(string id) => OfOperation(id, ",\"type\":\"next\",\"payload\":"u8, []);

    public static ReadOnlyMemory<byte> Complete(string id) => OfOperation(id, ",\"type\":\"complete\"}"u8, []);

    public static ReadOnlyMemory<byte> Error(string id, IReadOnlyList<GraphQLError> errors) =>
        OfOperation(id, ",\"type\":\"error\",\"payload\":"u8, errors);

    private static byte[] WithPayload(ReadOnlySpan<byte> head, ReadOnlySpan<byte> payload) => [.. head, .. payload, (byte)'}'];

    private static byte[] OfOperation(string id, ReadOnlySpan<byte> rest, IReadOnlyList<GraphQLError> errors)
    {
        var text = new JsonBuffer();
        text.Raw("{\"id\":"u8);
        text.String(id);
        text.Raw(rest);
        if (errors.Count > 0)
        {
            ErrorWriter.Write(errors, text);
            text.Byte((byte)'}');
        }

        return text.Written.ToArray();
    }
}
