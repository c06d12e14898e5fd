namespace NetworkLens.GraphQL.Server.WebSockets;

/// <summary>What became of an operation that a client asked for.</summary>
internal enum SocketAddition
{
    /// <summary>It may run.</summary>
    Added,

    /// <summary>Another one of its id is running.</summary>
    Duplicate,

    /// <summary>As many are running on the connection as may.</summary>
    TooMany,

    /// <summary>As many are running on all connections of the caller as may.</summary>
    TooManyOfCaller,
}

/// <summary>The operations of one connection: those that the client wants, by id, and those that are still running.</summary>
/// <param name="most">How many may run at once.</param>
/// <param name="shares">What callers have running on all their connections.</param>
/// <param name="caller">Whose connection it is.</param>
internal sealed class SocketOperations(int most, CallerShares shares, object caller)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SocketOperation> wanted = [];
    private readonly HashSet<SocketOperation> running = [];
    private TaskCompletionSource? idle;

    /// <summary>Takes in an operation, if it may run.</summary>
    public SocketAddition Add(SocketOperation operation)
    {
        lock (gate)
        {
            if (wanted.ContainsKey(operation.Id))
            {
                return SocketAddition.Duplicate;
            }

            if (running.Count >= most)
            {
                return SocketAddition.TooMany; // One that was cancelled and does not stop counts too.
            }

            if (shares.TryTake(caller) != ShareOutcome.Taken)
            {
                return SocketAddition.TooManyOfCaller;
            }

            wanted.Add(operation.Id, operation);
            running.Add(operation);
            return SocketAddition.Added;
        }
    }

    /// <summary>The client wants no more of an operation. One that is over, or never was, is no mistake.</summary>
    public void Complete(string id)
    {
        SocketOperation? operation;
        lock (gate)
        {
            wanted.Remove(id, out operation);
        }

        operation?.Cancel();
    }

    /// <summary>An operation has nothing more to give: its id is free. False when the client wanted no more of it before.</summary>
    public bool Release(SocketOperation operation)
    {
        lock (gate)
        {
            return wanted.TryGetValue(operation.Id, out var known) && known == operation && wanted.Remove(operation.Id);
        }
    }

    /// <summary>An operation is over.</summary>
    public void Finish(SocketOperation operation)
    {
        Release(operation);
        lock (gate)
        {
            if (running.Remove(operation))
            {
                shares.Give(caller);
            }

            if (running.Count == 0)
            {
                idle?.TrySetResult();
            }
        }
    }

    /// <summary>Done when none is running. None may be added after this was asked.</summary>
    public Task WhenIdleAsync()
    {
        lock (gate)
        {
            idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (running.Count == 0)
            {
                idle.TrySetResult();
            }

            return idle.Task;
        }
    }
}
