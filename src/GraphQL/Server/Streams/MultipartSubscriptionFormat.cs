using System.Buffers;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server.Streams;

/// <summary>
/// A subscription as the parts of a <c>multipart/mixed</c> body, for clients that say <c>subscriptionSpec=1.0</c>: the "multipart
/// protocol for subscriptions" of Apollo's router. Each result is the <c>payload</c> of its part; an empty object is a sign of life.
/// </summary>
internal sealed class MultipartSubscriptionFormat() : MultipartFormat("; subscriptionSpec=1.0")
{
    public static MultipartSubscriptionFormat Instance { get; } = new();

    /// <inheritdoc />
    public override bool WriteIdle(IBufferWriter<byte> output)
    {
        output.Write("\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{}\r\n---"u8);
        return true;
    }

    /// <inheritdoc />
    protected override void WriteBody(ExecutionResult result, IBufferWriter<byte> output)
    {
        output.Write("{\"payload\":"u8);
        result.WriteTo(output);
        output.Write("}"u8);
    }
}
