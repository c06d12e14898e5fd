using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server.WebSockets;

/// <summary>One operation that a client asked for over its connection: executed, and sent as it comes.</summary>
/// <param name="connection">Where it came from.</param>
/// <param name="id">By which the client knows it.</param>
/// <param name="request">What is to be executed; let go of as soon as it has begun, since its answers may last.</param>
/// <param name="ending">Cancelled when the connection ends.</param>
internal sealed class SocketOperation(SocketConnection connection, string id, GraphQLRequest request, CancellationToken ending)
{
    private readonly Lock gate = new();
    private readonly string? name = request.OperationName;
    private GraphQLRequest? asked = request;
    private readonly CancellationTokenSource cancellation = CancellationTokenSource.CreateLinkedTokenSource(ending);
    private bool isOver;

    /// <summary>By which the client knows it.</summary>
    public string Id => id;

    /// <summary>Stops it: nothing is sent for it any more, and its source is disposed of.</summary>
    public void Cancel()
    {
        lock (gate)
        {
            if (!isOver)
            {
                _ = cancellation.CancelAsync(); // Whoever waits goes on elsewhere, not in the way of the next message.
            }
        }
    }

    /// <summary>Gives up what was never begun.</summary>
    public void Discard()
    {
        lock (gate)
        {
            isOver = true;
            cancellation.Dispose();
        }
    }

    /// <summary>Executes the request and sends what comes of it. Nothing is thrown. To be called once.</summary>
    public async Task RunAsync()
    {
        try
        {
            await AnswerAsync(cancellation.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Nobody wants it any more.
        }
        catch (Exception failure)
        {
            await EndAsync(SocketTexts.Error(id, [connection.Report(failure, name)]));
        }
        finally
        {
            connection.Operations.Finish(this);
            Discard();
        }
    }

    private async Task AnswerAsync(CancellationToken cancel)
    {
        await using var services = connection.MakeServices();
        using var result = await connection.Executor.ExecuteAsync(connection.Complete(Take(), services), cancel);
        var next = SocketTexts.NextHead(id);
        if (result.Outcome != RequestOutcome.Subscribed && !await GiveAsync(next, result, cancel))
        {
            return;
        }

        if (result.Following is { } following)
        {
            await foreach (var item in following.WithCancellation(cancel))
            {
                using (item)
                {
                    if (!await GiveAsync(next, item, cancel))
                    {
                        return;
                    }
                }
            }
        }

        await EndAsync(SocketTexts.Complete(id));
    }

    private GraphQLRequest Take()
    {
        var taken = asked!;
        asked = null;
        return taken;
    }

    // Whether more may be given. An operation that was not executed, or whose source failed, is over with its error.
    private async Task<bool> GiveAsync(ReadOnlyMemory<byte> next, ExecutionResult result, CancellationToken cancel)
    {
        if (result.Outcome is RequestOutcome.Rejected or RequestOutcome.NotAllowed)
        {
            await EndAsync(SocketTexts.Error(id, result.Errors));
            return false;
        }

        return await connection.Sender.SendAsync(next, result, cancel);
    }

    // The id is free before the client can know, so that it may use it at once. A client that wanted no more is told nothing.
    private Task EndAsync(ReadOnlyMemory<byte> last) =>
        connection.Operations.Release(this) ? connection.Sender.SendAsync(last) : Task.CompletedTask;
}
