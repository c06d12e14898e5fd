using System.Buffers;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server.Streams;

/// <summary>Server-sent events as the protocol graphql-sse has them in its distinct connections mode.</summary>
internal sealed class EventStreamFormat : StreamFormat
{
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);

    public static EventStreamFormat Instance { get; } = new();

    /// <inheritdoc />
    public override string ContentType => "text/event-stream; charset=utf-8";

    /// <inheritdoc />
    public override void WriteStart(IBufferWriter<byte> output) => WriteIdle(output);

    /// <inheritdoc />
    public override void WriteResult(ExecutionResult result, IBufferWriter<byte> output)
    {
        output.Write("event: next\ndata: "u8);
        for (var i = 0; i < result.PieceCount; i++)
        {
            WriteLine(result.Piece(i).Span, output);
        }

        output.Write("\n\n"u8);
    }

    /// <inheritdoc />
    public override bool WriteIdle(IBufferWriter<byte> output)
    {
        output.Write(":\n\n"u8);
        return true;
    }

    /// <inheritdoc />
    public override void WriteEnd(IBufferWriter<byte> output) => output.Write("event: complete\ndata: \n\n"u8);

    // A line end would end the event. In JSON it can only be space between values, as in a value that came from elsewhere as text.
    private static void WriteLine(ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        while (json.IndexOfAny(LineEnds) is >= 0 and var end)
        {
            output.Write(json[..end]);
            output.Write(" "u8);
            json = json[(end + 1)..];
        }

        output.Write(json);
    }
}
