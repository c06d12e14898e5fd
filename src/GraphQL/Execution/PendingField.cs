using System.Runtime.CompilerServices;
using NetworkLens.GraphQL.Execution.Incremental;
using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Execution.Telemetry;

namespace NetworkLens.GraphQL.Execution;

/// <summary>
/// A field whose value is not there yet: a hole in the response that a region of the buffer will fill.
/// </summary>
/// <remarks>
/// Keeps what the execution's stacks said when the hole was made (list indices, the nullable value around it),
/// because by the time the value comes they say something else.
/// </remarks>
internal abstract class PendingField : IWork
{
    private int[] indices = [];
    private int indexCount;
    private FragmentScope? scope;

    protected PendingField() => OnReady = () => State!.Post(this);

    /// <summary>The field.</summary>
    public PlannedField Field { get; private set; } = null!;

    /// <summary>The mark of the innermost nullable value around it; -1 for the whole of data.</summary>
    public int Frame { get; private set; }

    /// <summary>Whether its value has come.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether what it is part of has been taken back.</summary>
    public bool IsDead { get; set; }

    /// <summary>Where its region begins in the buffer.</summary>
    public int RegionStart { get; private set; }

    /// <summary>Where its region ends.</summary>
    public int RegionEnd { get; private set; }

    /// <summary>The first mark inside its region.</summary>
    public int FirstMark { get; private set; }

    /// <summary>The mark after the last one inside its region.</summary>
    public int EndMark { get; private set; }

    /// <summary>How many list indices its path has.</summary>
    public int IndexCount => indexCount;

    /// <summary>The list indices of its path.</summary>
    public ReadOnlySpan<int> Path => indices.AsSpan(0, indexCount);

    /// <summary>The resolver call that it is the answer of.</summary>
    public int Call { get; private set; }

    /// <summary>Its span, which ends when its value has been written; null when nobody wants one.</summary>
    public LooseSpan? Span { get; set; }

    /// <summary>The execution it belongs to.</summary>
    protected ExecutionState? State { get; private set; }

    /// <summary>What its task calls when it is complete; made once per object.</summary>
    protected Action OnReady { get; }

    /// <summary>Fills the hole: writes its region, or null, or nothing when nobody wants it any more.</summary>
    public void Run()
    {
        var state = State!;
        Fill(state);
        state.Settle();
    }

    /// <summary>Throws its value away: the execution was abandoned, and nobody fills the hole.</summary>
    public void Drop() => Discard();

    private void Fill(ExecutionState state)
    {
        state.Outstanding--;
        if (IsDead || state.IsNulled(Frame))
        {
            IsDead = true;
            Discard();
            return;
        }

        state.EnterRegion(Frame, indices.AsSpan(0, indexCount), scope);
        Begin(state);
        Span?.Resume();
        bool isWritten;
        try
        {
            isWritten = WriteValue(state);
        }
        catch (Exception failure) when (!state.EndsRequest(failure))
        {
            Span?.Fail(failure);
            state.Recover(this);
            state.Errors.AddException(Field, failure);
            isWritten = state.WriteNullFor(Field);
        }

        StopSpan();
        End(state, isWritten);
    }

    /// <summary>Records that it came too late, and puts null in its place.</summary>
    public void Expire()
    {
        var state = State!;
        if (IsDone || IsDead || state.IsNulled(Frame))
        {
            return;
        }

        state.EnterRegion(Frame, indices.AsSpan(0, indexCount), scope);
        Begin(state);
        state.Errors.AddTimeout(Field);
        End(state, state.WriteNullFor(Field));
    }

    /// <summary>Makes the object free for another request.</summary>
    public abstract void Release();

    /// <summary>Takes the state of the execution at the place where the hole is.</summary>
    protected void Open(PlannedField field, ExecutionState state)
    {
        Field = field;
        State = state;
        Call = state.LastCall;
        IsDone = false;
        IsDead = false;
        var current = state.Indices;
        if (indices.Length < current.Length)
        {
            indices = new int[Math.Max(4, current.Length)];
        }

        current.CopyTo(indices);
        indexCount = current.Length;
        scope = state.Scope;
        Frame = state.AddHole(this);
    }

    /// <summary>Forgets the request.</summary>
    protected void Close()
    {
        StopSpan();
        Field = null!;
        State = null;
        scope = null;
    }

    /// <summary>Takes the value and writes it.</summary>
    protected abstract bool WriteValue(ExecutionState state);

    /// <summary>Takes the value, or the exception, and forgets it.</summary>
    protected abstract void Discard();

    private void StopSpan()
    {
        Span?.Stop();
        Span = null;
    }

    private void Begin(ExecutionState state)
    {
        RegionStart = state.Output.Length;
        FirstMark = state.Marks.Count;
    }

    private void End(ExecutionState state, bool isWritten)
    {
        if (!isWritten)
        {
            state.Recover(this);
            state.Null(Frame);
        }

        RegionEnd = state.Output.Length;
        EndMark = state.Marks.Count;
        IsDone = true;
    }
}

/// <summary>A pending field of one CLR type.</summary>
internal sealed class PendingField<T> : PendingField
{
    private static readonly Pool<PendingField<T>> Free = new(maxCount: 1024);

    private ValueTaskAwaiter<T> awaiter;
    private ValueWriter<T> writer = null!;

    /// <summary>Leaves a hole for a value that comes later.</summary>
    /// <exception cref="InvalidOperationException">The value is awaited elsewhere, or has been: a value task is for one taker.</exception>
    public static void Begin(PlannedField field, ValueTask<T> answer, ValueWriter<T> writer, ExecutionState state)
    {
        var pending = Free.TryTake() ?? new PendingField<T>();
        pending.Open(field, state);
        pending.writer = writer;
        try
        {
            pending.awaiter = answer.GetAwaiter();
            pending.awaiter.UnsafeOnCompleted(pending.OnReady);
        }
        catch
        {
            // Nothing will ever fill the hole, so nothing may wait for it.
            state.Outstanding--;
            throw;
        }
    }

    public override void Release()
    {
        awaiter = default;
        writer = null!;
        Close();
        Free.Return(this);
    }

    protected override bool WriteValue(ExecutionState state) => writer.Write(Field, awaiter.GetResult(), state);

    protected override void Discard()
    {
        try
        {
            (awaiter.GetResult() as AsyncItems)?.Close();
        }
        catch (Exception)
        {
            // The null that stands above it has its own error; section 6.4.4 asks for no other.
        }
    }
}

/// <summary>A root field of a mutation, which waits for the one before it and not for a task.</summary>
internal sealed class SerialField : PendingField
{
    private object? root;

    /// <summary>Leaves a hole for the field.</summary>
    public static SerialField Begin(PlannedField field, object? root, ExecutionState state)
    {
        var serial = new SerialField { root = root };
        serial.Open(field, state);
        return serial;
    }

    public override void Release() => Close();

    protected override bool WriteValue(ExecutionState state) => Field.Resolver.Resolve(Field, root, state);

    protected override void Discard()
    {
        // It was never started: data had become null before its turn.
    }
}
