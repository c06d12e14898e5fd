using System.IO.Pipelines;
using System.Net.WebSockets;
using NetworkLens.GraphQL.Server.WebSockets;

namespace NetworkLens.GraphQL.Tests.Server.WebSockets;

/// <summary>What tells that nothing came from a client, rather than that nobody looked.</summary>
public sealed class SocketReceiverTests
{
    [Fact]
    public async Task Silence_is_an_odd_number_that_stays_and_a_message_that_is_worked_on_is_none()
    {
        var (up, down) = (new Pipe(), new Pipe());
        using var server = WebSocket.CreateFromStream(new Duplex(up.Reader, down.Writer), new() { IsServer = true });
        using var client = WebSocket.CreateFromStream(new Duplex(down.Reader, up.Writer), new() { IsServer = false });
        var receiver = new SocketReceiver(server, maxBytes: 100);
        long.IsEvenInteger(receiver.Steps).ShouldBeTrue();

        var receiving = receiver.ReceiveAsync(CancellationToken.None).AsTask();
        var waiting = receiver.Steps;
        long.IsOddInteger(waiting).ShouldBeTrue();
        await client.SendAsync("a"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        (await receiving).Text.ToArray().ShouldBe("a"u8.ToArray());

        // What comes now lies unread while the first message is worked on.
        await client.SendAsync("b"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        receiver.Steps.ShouldBeGreaterThan(waiting);
        long.IsEvenInteger(receiver.Steps).ShouldBeTrue();
    }

    private sealed class Duplex(PipeReader reader, PipeWriter writer) : Stream
    {
        private readonly Stream input = reader.AsStream();
        private readonly Stream output = writer.AsStream();

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            input.ReadAsync(buffer, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            output.WriteAsync(buffer, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => output.FlushAsync(cancellationToken);

        public override void Flush() => output.Flush();

        public override int Read(byte[] buffer, int offset, int count) => input.Read(buffer, offset, count);

        public override void Write(byte[] buffer, int offset, int count) => output.Write(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
