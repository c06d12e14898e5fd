using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server.WebSockets;

/// <summary>
/// One client that speaks <c>graphql-transport-ws</c>, from its opening to its end: reads its messages one after the other, has its
/// operations run beside each other, and closes with the codes that the protocol names.
/// </summary>
internal sealed class SocketConnection : IDisposable
{
    private readonly WebSocket socket;
    private readonly HttpContext http;
    private readonly GraphQLHttpOptions served;
    private readonly GraphQLWebSocketOptions options;
    private readonly SocketReceiver receiver;
    private readonly RequestRate rate;
    private readonly CancellationTokenSource ending = new();
    private readonly CancellationTokenSource receiving;
    private ConnectionAdmission? admission;
    private bool isInitialised;
    private int isClosing;

    /// <summary>Begins with a socket that was just accepted.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="http">The request that opened it.</param>
    /// <param name="executor">What answers.</param>
    /// <param name="served">How it is served.</param>
    /// <param name="options">The bounds.</param>
    /// <param name="shares">What callers have running on all their connections.</param>
    public SocketConnection(
        WebSocket socket,
        HttpContext http,
        GraphQLExecutor executor,
        GraphQLHttpOptions served,
        GraphQLWebSocketOptions options,
        CallerShares shares)
    {
        this.socket = socket;
        this.http = http;
        this.served = served;
        this.options = options;
        Executor = executor;
        Operations = new SocketOperations(options.MaxOperations, shares, served.CallerOf(http));
        Sender = new SocketSender(socket, options.SendTimeoutMs);
        rate = new RequestRate(served.RateLimiter);
        receiver = new SocketReceiver(socket, options.MaxMessageBytes);
        receiving = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
    }

    public GraphQLExecutor Executor { get; }

    public SocketOperations Operations { get; }

    public SocketSender Sender { get; }

    /// <summary>Serves the client until it or the server closes, or the connection breaks. All its operations are over then.</summary>
    /// <param name="stopping">Cancelled when the server stops.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        var goodbye = Task.CompletedTask;
        var tending = TendAsync();
        var registration = stopping.Register(() => goodbye = CloseAsync(SocketClosing.GoingAway));
        try
        {
            await ReceiveAllAsync(receiving.Token);
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException)
        {
            socket.Abort();
        }
        finally
        {
            await registration.DisposeAsync();
            await StopOperationsAsync();
            await Operations.WhenIdleAsync();
            await Task.WhenAll(tending, goodbye);
        }
    }

    /// <summary>Closes, unless it is closing already: the operations are stopped, and nothing is sent after the code.</summary>
    public async Task CloseAsync(SocketClosing closing)
    {
        if (Interlocked.Exchange(ref isClosing, 1) == 0)
        {
            await StopOperationsAsync();
            await Sender.CloseAsync(closing.Status, closing.Reason);
            receiving.CancelAfter(options.CloseTimeoutMs);
        }
    }

    /// <summary>A client's request, with what the client cannot say.</summary>
    /// <param name="request">What came.</param>
    /// <param name="services">A scope for it, used unless the connection was let in with services.</param>
    public GraphQLRequest Complete(GraphQLRequest request, OperationServices services) => request with
    {
        Services = admission?.Services ?? services,
        OpenEventScope = admission?.Services is null ? () => new OperationServices(http.RequestServices) : null,
        RootValue = served.RootValue?.Invoke(http),
        CostMode = CostWish.ModeOf(http.Request.Headers, request),
        Delivery = Delivery.Incremental | Delivery.Events,
    };

    /// <summary>A scope for one operation.</summary>
    public OperationServices MakeServices() => new(http.RequestServices);

    /// <summary>Tells the log of an exception that is nobody's business but ours, and gives the error that the client sees.</summary>
    public GraphQLError Report(Exception failure, string? operationName)
    {
        var id = Guid.NewGuid().ToString("N");
        Executor.Options.OnUnexpected?.Invoke(new UnexpectedFailure(id, failure, Coordinate: null, operationName));
        return RequestErrors.Unexpected(id);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Sender.Dispose();
        receiving.Dispose();
        ending.Dispose();
    }

    private async Task ReceiveAllAsync(CancellationToken cancel)
    {
        while (Volatile.Read(ref isClosing) == 0)
        {
            var received = await receiver.ReceiveAsync(cancel);
            if (received.IsClose)
            {
                await AnswerCloseAsync();
                return;
            }

            if (Volatile.Read(ref isClosing) == 0)
            {
                await (received.Fault is { } fault ? CloseAsync(fault) : HandleAsync(received.Text, cancel));
            }
        }

        await receiver.DrainAsync(cancel);
    }

    private async Task AnswerCloseAsync()
    {
        if (Interlocked.Exchange(ref isClosing, 1) == 0)
        {
            await StopOperationsAsync();
            var status = socket.CloseStatus is { } theirs and not WebSocketCloseStatus.Empty ? theirs : WebSocketCloseStatus.NormalClosure;
            await Sender.CloseAsync(status, reason: null);
        }
    }

    private Task HandleAsync(ReadOnlyMemory<byte> text, CancellationToken cancel)
    {
        if (SocketMessage.Read(text, out var problem) is not { } message)
        {
            return CloseAsync(SocketClosing.BadMessage(problem));
        }

        switch (message.Type)
        {
            case SocketMessageType.ConnectionInit:
                return InitialiseAsync(message.Payload, cancel);
            case SocketMessageType.Ping:
                return Sender.SendAsync(SocketTexts.Pong(message.Payload.Span));
            case SocketMessageType.Subscribe:
                return SubscribeAsync(message);
            case SocketMessageType.Complete:
                Operations.Complete(message.Id);
                return Task.CompletedTask;
            default:
                return Task.CompletedTask; // A pong: that something came is all it says.
        }
    }

    private async Task InitialiseAsync(ReadOnlyMemory<byte> payload, CancellationToken cancel)
    {
        if (isInitialised)
        {
            await CloseAsync(SocketClosing.TooManyInits);
            return;
        }

        isInitialised = true;
        var decision = ConnectionAdmission.Accept();
        if (options.OnConnect is { } decide)
        {
            try
            {
                using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancel, ending.Token);
                var json = JsonElement.Parse(payload.IsEmpty ? "{}"u8 : payload.Span);
                decision = await decide(new ConnectionInit(json, http), leaving.Token);
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Report(failure, operationName: null);
                await CloseAsync(SocketClosing.ServerFault);
                return;
            }
        }

        if (decision.Refusal is { } refusal)
        {
            await CloseAsync(SocketClosing.Forbidden(refusal));
            return;
        }

        Volatile.Write(ref admission, decision);
        await Sender.SendAsync(SocketTexts.Acknowledgement(decision.Payload));
    }

    private Task SubscribeAsync(SocketMessage message)
    {
        if (admission is null)
        {
            return CloseAsync(SocketClosing.Unauthorized);
        }

        // A copy: the next message is read into the same place while this one runs.
        var read = HttpRequestReader.FromBody(message.Payload.ToArray());
        if (read.Request is not { } request)
        {
            return CloseAsync(SocketClosing.BadMessage(read.Problem!));
        }

        if (!rate.Allows(http, 1, out var refusal, isConnection: true))
        {
            return Sender.SendAsync(SocketTexts.Error(message.Id, [refusal]));
        }

        var operation = new SocketOperation(this, message.Id, request, ending.Token);
        switch (Operations.Add(operation))
        {
            case SocketAddition.Added:
                // Elsewhere, since its resolvers may keep a thread for long and the client's next message may be to stop it.
                _ = Task.Run(operation.RunAsync, CancellationToken.None);
                return Task.CompletedTask;
            case SocketAddition.Duplicate:
                operation.Discard();
                return CloseAsync(SocketClosing.Duplicate(message.Id));
            case SocketAddition.TooMany:
                operation.Discard();
                return Sender.SendAsync(SocketTexts.Error(message.Id, [RequestErrors.TooManyOperations(options.MaxOperations)]));
            default:
                operation.Discard();
                var most = options.MaxOperationsPerCaller;
                return Sender.SendAsync(SocketTexts.Error(message.Id, [RequestErrors.TooManyOperationsOfCaller(most)]));
        }
    }

    private Task WaitAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), served.Clock, ending.Token);

    // Whatever resolvers have registered to be told of it runs here, and must not keep the connection from its end.
    private async Task StopOperationsAsync()
    {
        try
        {
            await ending.CancelAsync();
        }
        catch (AggregateException failure)
        {
            Report(failure, operationName: null);
        }
    }

    // Sees to it that the client introduces itself, and that it is still there.
    private async Task TendAsync()
    {
        try
        {
            await WaitAsync(options.InitTimeoutMs);
            if (Volatile.Read(ref admission) is null)
            {
                await CloseAsync(SocketClosing.InitTimeout);
                return;
            }

            while (true)
            {
                await WaitAsync(options.PingIntervalMs);
                await Sender.SendAsync(SocketTexts.Ping);
                var before = receiver.Steps;
                await WaitAsync(options.PongTimeoutMs);
                if (receiver.Steps == before && long.IsOddInteger(before))
                {
                    await CloseAsync(SocketClosing.PingUnanswered);
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The connection ends.
        }
    }
}
