using System.Net.WebSockets;

namespace NetworkLens.GraphQL.Server.WebSockets;

/// <summary>What came from a client.</summary>
/// <param name="Text">A whole message; empty where something else came.</param>
/// <param name="Fault">Why the connection must end; null when nothing is wrong.</param>
/// <param name="IsClose">Whether the client closes.</param>
internal readonly record struct Received(ReadOnlyMemory<byte> Text, SocketClosing? Fault, bool IsClose);

/// <summary>Puts the messages of one client together, each up to a bound.</summary>
internal sealed class SocketReceiver(WebSocket socket, int maxBytes)
{
    private const int SmallestBuffer = 4096;
    private const int LargestKeptBuffer = 64 << 10;

    private byte[] buffer = new byte[SmallestBuffer];
    private long steps;

    /// <summary>
    /// Changes when waiting for the client begins, to an odd number, and when something comes. An odd number that stays means that nothing
    /// came; while what came before is worked on, nobody knows what is there already.
    /// </summary>
    public long Steps => Volatile.Read(ref steps);

    /// <summary>The next message. Its text is there until the next call.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async ValueTask<Received> ReceiveAsync(CancellationToken cancel)
    {
        if (buffer.Length > LargestKeptBuffer)
        {
            buffer = new byte[SmallestBuffer]; // One large message must not hold its memory while others are waited for.
        }

        var length = 0;
        while (true)
        {
            Interlocked.Increment(ref steps);
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), cancel);
            Interlocked.Increment(ref steps);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return new Received(default, null, IsClose: true);
            }

            length += received.Count;
            if (received.MessageType == WebSocketMessageType.Binary)
            {
                return new Received(default, SocketClosing.NotText, IsClose: false);
            }

            if (length > maxBytes)
            {
                return new Received(default, SocketClosing.TooBig(maxBytes), IsClose: false);
            }

            if (received.EndOfMessage)
            {
                return new Received(buffer.AsMemory(0, length), null, IsClose: false);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(2L * length, maxBytes + 1L));
            }
        }
    }

    /// <summary>Reads and forgets until the client has closed too.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async Task DrainAsync(CancellationToken cancel)
    {
        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
        {
            await socket.ReceiveAsync(buffer.AsMemory(), cancel);
        }
    }
}
