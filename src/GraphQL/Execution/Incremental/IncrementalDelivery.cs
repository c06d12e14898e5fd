using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution.Output;

namespace NetworkLens.GraphQL.Execution.Incremental;

/// <summary>
/// The later payloads of one answer. Works only while a payload is waited for: begins what may begin, side by side so that
/// loaders see all keys at once, and ends the payload with whatever is ready then.
/// </summary>
/// <param name="root">The execution of the first payload, whose loop, loaders and time all parts share.</param>
/// <param name="stop">Cancelled to end it.</param>
/// <param name="request">Cancelled when the client has gone.</param>
internal sealed class IncrementalDelivery(
    ExecutionState root,
    CancellationTokenSource stop,
    CancellationToken request) : ResultStream(stop, request)
{
    private readonly PayloadWriter payload = new();
    private readonly Queue<DeferredGroup> settled = new();
    private readonly List<StreamedList> streams = [];
    private readonly List<DeferredGroup> started = [];
    private DeliveryGraph? graph;
    private string? operationName;
    private long sent;
    private int reserved;
    private int freed;
    private int holders = 2;
    private bool isOver;

    /// <summary>The execution of the first payload.</summary>
    public ExecutionState Root => root;

    /// <summary>How many items of one list are worked on at once, and come in one payload.</summary>
    public int MaxItems => root.Options.MaxStreamedItems;

    private DeliveryGraph Graph => graph ??= new DeliveryGraph(payload);

    /// <summary>Whether so many more things may be waited for; counts them if so.</summary>
    public bool TryReserve(int count)
    {
        var alive = reserved - freed - Graph.Finished;
        if (alive + count > root.Options.MaxPendingDeliveries)
        {
            return false;
        }

        reserved += count;
        return true;
    }

    /// <summary>Takes back what was reserved, since null took its place.</summary>
    public void Free(int count) => freed += count;

    /// <summary>Takes up what the first payload leaves for later; false when that is nothing.</summary>
    public bool Begin()
    {
        operationName = root.OperationName;
        Graph.Add(root.TakeNotes(), []);
        NoteStreams();
        return Graph.Awaited.Count > 0;
    }

    /// <summary>Writes what of the first payload comes after its data.</summary>
    public void WriteFirst(JsonBuffer output)
    {
        if (Begin())
        {
            payload.FinishFirst(output);
        }
    }

    /// <summary>Whether anything comes after the first payload.</summary>
    public bool HasNext => Graph.Awaited.Count > 0;

    /// <summary>Takes up that a group has been executed, on the loop.</summary>
    public void Settled(DeferredGroup group) => settled.Enqueue(group);

    /// <summary>Gives back the memory of the first payload, when all that follows has ended too.</summary>
    public void ReleaseRoot()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            root.End();
        }
    }

    protected override async ValueTask<ExecutionResult?> NextAsync()
    {
        if (isOver)
        {
            return null;
        }

        try
        {
            root.EnterLoop();
            root.ThrowIfOver();
            while (!Work())
            {
                // A group that is ready may have left further ones of the same fragment, which can begin at once.
                if (!Graph.HasStartable && settled.Count == 0)
                {
                    await root.AdvanceAsync();
                }
            }

            if (sent + payload.Length > root.Options.MaxResponseBytes)
            {
                throw new ResponseTooLargeException(root.Options.MaxResponseBytes);
            }
        }
        catch (Exception failure) when (!StopToken.IsCancellationRequested)
        {
            EndAll(failure);
        }

        isOver = !HasNext;
        sent += payload.Length;
        return payload.Finish(HasNext, operationName);
    }

    protected override ValueTask EndAsync()
    {
        foreach (var group in started)
        {
            group.Release();
        }

        graph?.Close();
        ReleaseRoot();
        return default;
    }

    /// <summary>Begins what may begin and takes up what has come; whether that makes a payload.</summary>
    private bool Work()
    {
        while (Graph.TryStart(out var group))
        {
            started.Add(group);
            group.Start(this);
        }

        foreach (var stream in streams)
        {
            stream.Fill(this);
        }

        // What becomes known now begins with the next payload, so that this one is not held up by it.
        for (var count = settled.Count; count > 0; count--)
        {
            Graph.Finish(settled.Dequeue());
        }

        for (var i = 0; i < streams.Count; i++)
        {
            streams[i].Deliver(Graph, payload);
        }

        streams.RemoveAll(stream => stream.IsOver);
        started.RemoveAll(group => group.State is null);
        NoteStreams();
        return payload.HasNews;
    }

    private void NoteStreams()
    {
        foreach (var node in Graph.Awaited)
        {
            if (node is StreamedList { IsListed: false } stream)
            {
                stream.IsListed = true;
                streams.Add(stream);
            }
        }
    }

    private void EndAll(Exception failure)
    {
        GraphQLError error = failure switch
        {
            RequestTimeoutException => RequestErrors.TimedOut(root.Options.TimeoutMs),
            ResponseTooLargeException => RequestErrors.ResponseTooLarge(root.Options.MaxResponseBytes),
            _ => RequestErrors.Unexpected(root.Errors.Log(failure, coordinate: null)),
        };
        payload.Drop();
        foreach (var node in Graph.Awaited.ToList())
        {
            if (node.IsSent)
            {
                Graph.End(node, [error]);
            }
            else
            {
                Graph.Forget(node);
            }
        }
    }
}
