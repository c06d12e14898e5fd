using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Execution;

/// <summary>Running: the root, the loop that fills holes, and the end.</summary>
internal sealed partial class ExecutionState
{
    private const int LargestKeptList = 1 << 14;
    private const int NullText = 0; // The buffer starts with a null that stands in for values taken back late.
    private const int DataStart = 4;

    private readonly List<PendingField> tracked = [];
    private int rootEnd;
    private int rootEndMark;
    private int envelopeStart;
    private int envelopeLength;
    private bool hasEnvelope;
    private int tailStart;
    private int tailLength;

    /// <summary>How many bytes the response has. Set when it is complete.</summary>
    public long ResponseLength { get; private set; }

    /// <summary>Executes the plan. Completes at once when no resolver has to be waited for.</summary>
    /// <remarks>Throws only what ends a request: see <see cref="EndsRequest"/>.</remarks>
    public ValueTask RunAsync(object? root)
    {
        Output.Raw("null{\"data\":"u8);
        Schema.EnsureFits(plan.Operation.RootType, root);
        regionFrame = -1;
        regionFirstMark = 0;
        NoteLoopThread();
        if (plan.Operation.Type == OperationType.Mutation)
        {
            return RunSeriallyAsync(root);
        }

        if (!WriteObject(plan.Root, root))
        {
            IsDataNull = true;
        }

        EndRoot();
        return Outstanding == 0 ? default : DrainAsync(0);
    }

    /// <summary>Says that this thread runs the loop from here on.</summary>
    public void EnterLoop() => NoteLoopThread();

    /// <summary>Runs the loop until a task of resolvers' code is complete, or waiting for it is given up.</summary>
    /// <exception cref="OperationCanceledException">The client has gone.</exception>
    public async ValueTask PumpAsync(Task task, CancellationToken limit = default)
    {
        if (task.IsCompleted)
        {
            return;
        }

        task.GetAwaiter().UnsafeOnCompleted(work.Wake);
        using var waking = limit.UnsafeRegister(static queue => ((WorkQueue)queue!).Wake(), work);
        NoteLoopThread();
        while (!task.IsCompleted && !limit.IsCancellationRequested)
        {
            aborted.ThrowIfCancellationRequested();
            if (!DidOne())
            {
                PrepareToWait();
                await work.WaitAsync();
                NoteLoopThread();
            }
        }
    }

    /// <summary>Puts the envelope around the data and works out what is sent: errors first, then data.</summary>
    public void Complete()
    {
        envelopeStart = Output.Length;
        hasEnvelope = Errors.Count > 0 || IsDataNull;
        if (!hasEnvelope)
        {
            ResponseLength = Marks.Arrange(DataStart, rootEnd, rootEndMark, NullText);
        }
        else
        {
            WriteEnvelope();
            ResponseLength = envelopeLength;
            ResponseLength += IsDataNull ? 0 : Marks.Arrange(DataStart + 1, rootEnd, rootEndMark, NullText);
        }

        if (HasTail)
        {
            WriteTail();
            ResponseLength += tailLength;
        }

        if (ResponseLength > Options.MaxResponseBytes)
        {
            throw new ResponseTooLargeException(Options.MaxResponseBytes);
        }
    }

    /// <summary>How many pieces the response has.</summary>
    public int PieceCount => (hasEnvelope ? 1 : 0) + Marks.Pieces.Length + (tailLength > 0 ? 1 : 0);

    /// <summary>A piece of the response, in the order they are sent.</summary>
    public ReadOnlyMemory<byte> Piece(int index)
    {
        if (hasEnvelope && index-- == 0)
        {
            return Output.Memory(envelopeStart, envelopeLength);
        }

        if (index == Marks.Pieces.Length)
        {
            return Output.Memory(tailStart, tailLength);
        }

        var (start, length) = Marks.Pieces[index];
        return Output.Memory(start, length);
    }

    private void WriteEnvelope()
    {
        Output.Byte((byte)'{');
        if (Errors.Count > 0)
        {
            Output.Raw("\"errors\":"u8);
            ErrorWriter.Write(Errors.All, Output);
            Output.Byte((byte)',');
        }

        if (IsDataNull)
        {
            Output.Raw("\"data\":null"u8);
            Output.Raw(HasTail ? ""u8 : "}"u8);
        }

        envelopeLength = Output.Length - envelopeStart;
    }

    private void WriteTail()
    {
        tailStart = Output.Length;
        Incremental?.WriteFirst(Output);
        ExtensionsWriter.Write(extensions, Output);
        Output.Byte((byte)'}');
        tailLength = Output.Length - tailStart;
    }

    // Members after "data" are written when the answer is complete; most answers have none and are closed at once.
    private bool HasTail => extensions is not null || Incremental is not null;

    private async ValueTask RunSeriallyAsync(object? root)
    {
        // All holes first, so that the root region is written without a pause; then each is filled in its turn.
        var fields = new List<SerialField>();
        OpenObject(plan.Root);
        foreach (var field in plan.Root.Fields)
        {
            Output.Name(field.Name);
            fields.Add(SerialField.Begin(field, root, this));
        }

        Output.Byte((byte)'}');
        EndRoot();
        for (var i = 0; i < fields.Count && !IsAbandoned; i++)
        {
            fields[i].Run();
            await DrainAsync(fields.Count - i - 1);
        }
    }

    private void EndRoot()
    {
        if (!HasTail)
        {
            Output.Byte((byte)'}');
        }

        rootEnd = Output.Length;
        rootEndMark = Marks.Count;
    }

    private async ValueTask DrainAsync(int floor)
    {
        while (Outstanding > floor)
        {
            aborted.ThrowIfCancellationRequested();
            if (IsTimeUp)
            {
                Expire();
                return;
            }

            if (!DidOne())
            {
                PrepareToWait();
                await work.WaitAsync();
                NoteLoopThread();
            }
        }
    }

    // One piece of work that is ready, or one fetch; false when there is neither.
    private bool DidOne()
    {
        if (work.TryTake(out var ready))
        {
            ready.Run();
            return true;
        }

        return Loaders.Dispatch();
    }

    // The wait itself stays with the loops: awaited in them, it costs no state machine of its own.
    private void PrepareToWait()
    {
        WakeWhenCancelled();
        LeaveLoopThread();
    }

    private void WakeWhenCancelled()
    {
        if (cancelRegistration == default)
        {
            cancelRegistration = Cancel.UnsafeRegister(static queue => ((WorkQueue)queue!).Wake(), work);
        }
    }

    /// <summary>Puts TIMEOUT in every hole that is still open; whatever fills them later is not waited for.</summary>
    private void Expire()
    {
        IsAbandoned = true;
        var count = Marks.Count;
        for (var i = 0; i < count; i++)
        {
            Marks[i].Pending?.Expire();
        }
    }

    /// <summary>How many holes it has had.</summary>
    public int HoleCount => tracked.Count;

    /// <summary>The hole that came last; null when there was none.</summary>
    public PendingField? LastHole => tracked.Count == 0 ? null : tracked[^1];

    private void Track(PendingField pending) => tracked.Add(pending);

    private void ReleasePending()
    {
        foreach (var pending in tracked)
        {
            pending.Release();
        }

        tracked.Clear();
        if (tracked.Capacity > LargestKeptList)
        {
            tracked.TrimExcess();
        }
    }
}
