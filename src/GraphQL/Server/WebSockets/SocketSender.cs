using System.Buffers;
using System.Net.WebSockets;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server.WebSockets;

/// <summary>
/// Sends messages to one client, one at a time: whoever has another waits for its turn. So a client that reads slowly slows the sources of
/// what it does not read, and nothing piles up here. One that accepts nothing for too long is cut off.
/// </summary>
internal sealed class SocketSender(WebSocket socket, int timeoutMs) : IDisposable
{
    private const int FragmentBytes = 64 << 10;
    private const int BytesAround = 1; // The brace that ends a message.

    private readonly SemaphoreSlim turn = new(1);
    private readonly SendLimit limit = new(timeoutMs);
    private bool isOver; // Read and written by whose turn it is.

    /// <summary>Sends a whole message.</summary>
    /// <param name="message">Its text.</param>
    /// <returns>Whether it was sent; false when the connection is over.</returns>
    public Task<bool> SendAsync(ReadOnlyMemory<byte> message) => SendAsync(message, payload: null, CancellationToken.None);

    /// <summary>Sends a message that carries a result.</summary>
    /// <param name="head">Its text before the result; after it comes the brace that ends it.</param>
    /// <param name="payload">The result; null where the head is the whole message.</param>
    /// <param name="unwanted">Cancelled when the message is not wanted any more: it is not begun then.</param>
    /// <returns>Whether it was sent; false when the connection is over or nobody wants the message.</returns>
    /// <exception cref="OperationCanceledException">It became unwanted while it waited for its turn.</exception>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> head, ExecutionResult? payload, CancellationToken unwanted)
    {
        await turn.WaitAsync(unwanted);
        try
        {
            if (isOver || unwanted.IsCancellationRequested)
            {
                return false;
            }

            await (payload is null ? WriteAsync(head, isLast: true) : WritePiecesAsync(head, payload));
            return true;
        }
        catch (Exception failure) when (IsOfConnection(failure))
        {
            isOver = true;
            socket.Abort();
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Sends that the server closes; nothing is sent after it.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status, string? reason)
    {
        await turn.WaitAsync();
        var isSent = false;
        try
        {
            if (!isOver)
            {
                isOver = true;
                await socket.CloseOutputAsync(status, reason, limit.Begin());
                isSent = true;
            }
        }
        catch (Exception failure) when (IsOfConnection(failure))
        {
            socket.Abort();
        }
        finally
        {
            limit.End(isSent);
            turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        turn.Dispose();
        limit.Dispose();
    }

    // What a connection does that broke, was cut, or took too long.
    private static bool IsOfConnection(Exception failure) => failure is WebSocketException or OperationCanceledException or IOException
        or ObjectDisposedException or InvalidOperationException;

    private async Task WritePiecesAsync(ReadOnlyMemory<byte> head, ExecutionResult payload)
    {
        var whole = head.Length + payload.Length + BytesAround;
        var fragment = ArrayPool<byte>.Shared.Rent((int)Math.Min(whole, FragmentBytes));
        try
        {
            var length = await AddAsync(fragment, 0, head);
            for (var i = 0; i < payload.PieceCount; i++)
            {
                length = await AddAsync(fragment, length, payload.Piece(i));
            }

            length = await AddAsync(fragment, length, "}"u8.ToArray());
            await WriteAsync(fragment.AsMemory(0, length), isLast: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(fragment);
        }
    }

    // Gives how full the fragment is then: one that is full is sent when there is more.
    private async ValueTask<int> AddAsync(byte[] fragment, int length, ReadOnlyMemory<byte> more)
    {
        while (!more.IsEmpty)
        {
            if (length == fragment.Length)
            {
                await WriteAsync(fragment, isLast: false);
                length = 0;
            }

            var part = Math.Min(more.Length, fragment.Length - length);
            more[..part].CopyTo(fragment.AsMemory(length));
            more = more[part..];
            length += part;
        }

        return length;
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> part, bool isLast)
    {
        var isSent = false;
        try
        {
            await socket.SendAsync(part, WebSocketMessageType.Text, isLast, limit.Begin());
            isSent = true;
        }
        finally
        {
            limit.End(isSent);
        }
    }
}
