using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Execution.Telemetry;

namespace NetworkLens.GraphQL.Execution.Incremental;

/// <summary>
/// The later payloads of one answer. Works only while a payload is waited for: begins what may begin, side by side so that
/// loaders see many keys at once, and ends the payload with whatever is ready then.
/// </summary>
/// <remarks>
/// Bounded all in all, and not by the part: what may be waited for, what is worked on at once, and the bytes of what has been sent, is
/// ready or is being written.
/// </remarks>
/// <param name="root">The execution of the first payload, whose loop, loaders and time all parts share.</param>
/// <param name="stop">Cancelled to end it.</param>
/// <param name="request">Cancelled when the client has gone.</param>
internal sealed class IncrementalDelivery(
    ExecutionState root,
    CancellationTokenSource stop,
    CancellationToken request) : ResultStream(stop, request)
{
    private const int LargePayload = 1 << 18; // What is this large goes out before more is begun.

    private readonly PayloadWriter payload = new();
    private readonly Queue<DeferredGroup> settled = new();
    private readonly List<StreamedList> streams = [];
    private readonly HashSet<AnswerPart> underWay = [];
    private DeliveryGraph? graph;
    private RequestMeasure? measure;
    private string? operationName;
    private long sent;
    private long held;
    private int waiting;
    private int holders = 2;
    private bool isOver;

    /// <summary>The execution of the first payload.</summary>
    public ExecutionState Root => root;

    /// <summary>How many items of one list are worked on at once, and come in one payload.</summary>
    public int MaxItems => root.Options.MaxStreamedItems;

    /// <summary>Whether one more part may be worked on.</summary>
    public bool HasRoom => underWay.Count < Math.Max(1, root.Options.MaxPartsAtOnce);

    /// <summary>How many bytes the response may still have.</summary>
    public int BytesLeft => (int)Math.Max(0, root.Options.MaxResponseBytes - Bytes);

    /// <summary>How much is counted as waited for.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>How many parts are worked on.</summary>
    public int UnderWay => underWay.Count;

    private DeliveryGraph Graph => graph ??= new DeliveryGraph(payload);

    private long Bytes => root.ResponseLength + sent + payload.Length + held;

    /// <summary>Whether so many more things may be waited for; counts them if so. On the loop.</summary>
    public bool TryReserve(int count)
    {
        if (Waiting + count > root.Options.MaxPendingDeliveries)
        {
            return false;
        }

        Interlocked.Add(ref waiting, count);
        return true;
    }

    /// <summary>Takes back what was reserved. Safe from any thread.</summary>
    public void Free(int count) => Interlocked.Add(ref waiting, -count);

    /// <summary>Notes how many bytes more, or fewer, parts hold that are written or wait to be delivered.</summary>
    /// <exception cref="ResponseTooLargeException">That is more than a response may have.</exception>
    public void Hold(int change)
    {
        held += change;
        if (change > 0 && Bytes > root.Options.MaxResponseBytes)
        {
            throw new ResponseTooLargeException(root.Options.MaxResponseBytes);
        }
    }

    /// <summary>Notes that a part is worked on.</summary>
    public void Began(AnswerPart part) => underWay.Add(part);

    /// <summary>Notes that a part is no longer worked on.</summary>
    public void Ended(AnswerPart part) => underWay.Remove(part);

    /// <summary>Takes up that a group has been executed, on the loop.</summary>
    public void Settled(DeferredGroup group) => settled.Enqueue(group);

    /// <summary>Writes what of the first payload comes after its data.</summary>
    public void WriteFirst(JsonBuffer output)
    {
        operationName = root.OperationName;
        Graph.Add(root.TakeNotes(), []);
        NoteStreams();
        if (HasNext)
        {
            payload.FinishFirst(output);
        }
    }

    /// <summary>Whether anything comes after the first payload.</summary>
    public bool HasNext => Graph.Awaited.Count > 0;

    /// <summary>Lets what measures the request go on until the last payload, and end with it.</summary>
    public void MeasureBy(RequestMeasure ofRequest) => measure = ofRequest;

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

        var outcome = RequestOutcome.Executed;
        measure?.Enter();
        try
        {
            root.EnterLoop();
            root.Loaders.FetchSideBySide();
            root.ThrowIfOver();
            while (!Work())
            {
                // A group that is ready may have left further ones of the same fragment, which can begin at once.
                if (!CanStart && settled.Count == 0)
                {
                    await root.AdvanceAsync();
                }
            }

            if (Bytes > root.Options.MaxResponseBytes)
            {
                throw new ResponseTooLargeException(root.Options.MaxResponseBytes);
            }
        }
        catch (Exception failure) when (!StopToken.IsCancellationRequested)
        {
            EndAll(failure);
            outcome = RequestOutcome.GivenUp;
        }

        isOver = !HasNext;
        sent += payload.Length;
        var result = payload.Finish(HasNext, operationName);
        measure?.Count(result.Errors);
        if (isOver)
        {
            measure?.Finish(outcome);
        }

        return result;
    }

    protected override ValueTask EndAsync()
    {
        foreach (var part in underWay)
        {
            part.Abandon();
        }

        underWay.Clear();
        graph?.Close();
        payload.Release();
        measure?.Dispose();
        ReleaseRoot();
        return default;
    }

    private bool CanStart => Graph.StartableCount > 0 && HasRoom;

    /// <summary>Begins what may begin and takes up what has come; whether that makes a payload.</summary>
    private bool Work()
    {
        // What becomes known now begins with the next payload, so that this one is not held up by it.
        var count = Graph.StartableCount;
        FinishSettled();
        for (; count > 0 && HasRoom && payload.Length < LargePayload; count--)
        {
            if (Graph.TakeStartable() is { } group)
            {
                root.ThrowIfOver();
                group.Start(this);
                FinishSettled();
            }
        }

        foreach (var stream in streams)
        {
            stream.Fill();
            stream.Deliver(Graph, payload);
        }

        streams.RemoveAll(stream => stream.IsOver);
        NoteStreams();
        return payload.HasNews;
    }

    private void FinishSettled()
    {
        while (settled.TryDequeue(out var group))
        {
            Graph.Finish(group);
        }
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

    // Whatever the client knows of is ended, be it that its end was in the payload that does not go out.
    private void EndAll(Exception failure)
    {
        GraphQLError error = failure switch
        {
            RequestTimeoutException => RequestErrors.TimedOut(root.Options.TimeoutMs),
            ResponseTooLargeException => RequestErrors.ResponseTooLarge(root.Options.MaxResponseBytes),
            _ => RequestErrors.Unexpected(root.Errors.Log(failure, coordinate: null)),
        };
        foreach (var node in payload.Drop())
        {
            payload.Completed(node, [error]);
        }

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

        settled.Clear();
    }
}
