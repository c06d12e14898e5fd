using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace NetworkLens.GraphQL.Server.Streams;

/// <summary>The body of a response that is sent little by little. A client that accepts nothing for too long is cut off.</summary>
internal sealed class StreamOutput(HttpContext context, int timeoutMs) : IBufferWriter<byte>, IDisposable
{
    private const int MuchBytes = 64 << 10;

    private readonly PipeWriter writer = context.Response.BodyWriter;
    private readonly SendLimit limit = new(timeoutMs);
    private long unflushed;

    /// <summary>Whether the client was cut off.</summary>
    public bool IsCut => limit.IsExceeded;

    /// <inheritdoc />
    public void Advance(int count)
    {
        writer.Advance(count);
        unflushed += count;
    }

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0) => writer.GetMemory(sizeHint);

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0) => writer.GetSpan(sizeHint);

    /// <summary>Sends what was written, and waits until the client has taken enough of it.</summary>
    /// <exception cref="OperationCanceledException">The client has gone, or was cut off.</exception>
    public async ValueTask FlushAsync()
    {
        if (unflushed == 0)
        {
            return;
        }

        unflushed = 0;
        var isSent = false;
        try
        {
            await writer.FlushAsync(limit.Begin());
            isSent = true;
        }
        finally
        {
            limit.End(isSent);
            if (IsCut)
            {
                context.Abort();
            }
        }

        context.RequestAborted.ThrowIfCancellationRequested();
    }

    /// <summary>Sends what was written if it is so much that it should not wait for more.</summary>
    public ValueTask FlushIfMuchAsync() => unflushed >= MuchBytes ? FlushAsync() : default;

    /// <inheritdoc />
    public void Dispose() => limit.Dispose();
}
