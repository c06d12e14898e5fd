using System.Buffers;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server.Streams;

/// <summary>
/// Results as the parts of a <c>multipart/mixed</c> body, as the proposal "Incremental Delivery over HTTP" of GraphQL over HTTP has them.
/// </summary>
/// <remarks>
/// The boundary after a part is sent with the part: a client knows only by it that the part is whole.
/// </remarks>
/// <param name="parameters">What the Content-Type says beyond the boundary: what the client asked for, with a semicolon before it.</param>
internal class MultipartFormat(string parameters) : StreamFormat
{
    /// <summary>For clients that ask for <c>multipart/mixed</c> and say no more.</summary>
    public static MultipartFormat Plain { get; } = new("");

    /// <summary>The same, for clients that name the version of the format: <c>incrementalSpec=v0.2</c>.</summary>
    public static MultipartFormat Named { get; } = new("; incrementalSpec=v0.2");

    /// <inheritdoc />
    public override string ContentType { get; } = "multipart/mixed; boundary=\"-\"" + parameters;

    /// <inheritdoc />
    public override void WriteStart(IBufferWriter<byte> output) => output.Write("\r\n---"u8);

    /// <inheritdoc />
    public override void WriteResult(ExecutionResult result, IBufferWriter<byte> output)
    {
        output.Write("\r\nContent-Type: application/json; charset=utf-8\r\n\r\n"u8);
        WriteBody(result, output);
        output.Write("\r\n---"u8);
    }

    /// <inheritdoc />
    public override bool WriteIdle(IBufferWriter<byte> output) => false;

    /// <inheritdoc />
    public override void WriteEnd(IBufferWriter<byte> output) => output.Write("--\r\n"u8);

    /// <summary>Writes the JSON of one part.</summary>
    protected virtual void WriteBody(ExecutionResult result, IBufferWriter<byte> output) => result.WriteTo(output);
}
