using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using NetworkLens.GraphQL.DataLoading;
using NetworkLens.GraphQL.Execution.Incremental;
using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Execution.Telemetry;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Execution;

/// <summary>One execution of one plan: its buffer, its stacks, and the loop that fills its holes. Pooled.</summary>
/// <remarks>
/// Resolvers that answer at once are written straight into the buffer. Others leave holes; when nothing is left to
/// write, the loop takes what has become ready, and when nothing has, it lets loaders fetch all keys asked for so
/// far. Everything but the posting of ready work and <see cref="ResolverContext"/> runs on one logical thread.
/// </remarks>
internal sealed partial class ExecutionState
{
    private const int TicksBetweenChecks = 256;

    private readonly WorkQueue ownWork = new();
    private readonly LoaderSet ownLoaders;
    private WorkQueue work;
    private readonly Lock cancelGate = new();
    private ArgumentValues?[] arguments = [];
    private CancellationTokenSource? cancelSource;
    private CancellationTokenRegistration cancelRegistration;
    private CancellationToken aborted;
    private long deadline;
    private int ticks;
    private int calls;
    private OperationPlan plan = null!;
    private JsonObject? extensions;

    public ExecutionState()
    {
        Errors = new FieldErrors(this);
        work = ownWork;
        ownLoaders = new LoaderSet(work, () => Cancel);
        Loaders = ownLoaders;
    }

    /// <summary>What is written.</summary>
    public JsonBuffer Output { get; } = new();

    /// <summary>Holes, and nullable values around them.</summary>
    public ResponseMarks Marks { get; } = new();

    /// <summary>The errors of fields.</summary>
    public FieldErrors Errors { get; }

    /// <summary>The request's loaders.</summary>
    public LoaderSet Loaders { get; private set; }

    /// <summary>How many fields have not got their value yet, wanted or not.</summary>
    public int Outstanding { get; set; }

    /// <summary>Tells apart the requests that a pooled state serves.</summary>
    public int Generation { get; private set; }

    /// <summary>The bounds.</summary>
    public ExecutionOptions Options { get; private set; } = null!;

    /// <summary>The schema with its resolvers.</summary>
    public ExecutableSchema Schema { get; private set; } = null!;

    /// <summary>Coerced variables by name.</summary>
    public IReadOnlyDictionary<string, object?> Variables { get; private set; } = null!;

    /// <summary>Where resolvers find services; null when the request brought none.</summary>
    public IServiceProvider? Services { get; private set; }

    /// <summary>What steps say beside the data; null when they say nothing.</summary>
    public JsonObject? Extensions => extensions;

    /// <summary>The spans of its fields; null when nobody wants them.</summary>
    public FieldSpans? FieldSpans { get; private set; }

    /// <summary>Whether its time is up.</summary>
    public bool IsTimeUp => whole?.IsTimeUp ?? Environment.TickCount64 >= deadline
        || (cancelSource is { IsCancellationRequested: true } && !aborted.IsCancellationRequested);

    /// <summary>Whether holes were still open when its time was up: it must not be used again.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>The operation's name, or null.</summary>
    public string? OperationName => plan.Operation.Name;

    /// <summary>Cancelled when the client has gone or the time is up. Made when first asked for.</summary>
    public CancellationToken Cancel
    {
        get
        {
            if (whole is not null)
            {
                return whole.Cancel;
            }

            lock (cancelGate)
            {
                if (cancelSource is null)
                {
                    cancelSource = CancellationTokenSource.CreateLinkedTokenSource(aborted);
                    if (deadline != long.MaxValue)
                    {
                        var left = Math.Max(0, deadline - Environment.TickCount64);
                        cancelSource.CancelAfter(TimeSpan.FromMilliseconds(left));
                    }
                }

                return cancelSource.Token;
            }
        }
    }

    /// <summary>Takes up a request.</summary>
    public void Begin(OperationPlan operationPlan, in ExecutionRequest request)
    {
        plan = operationPlan;
        Options = request.Options;
        Schema = operationPlan.Operation.Schema;
        Variables = request.Variables;
        Services = request.Services;
        extensions = request.Extensions;
        FieldSpans = request.FieldSpans;
        Incremental = request.Incremental;
        aborted = request.Cancel;
        deadline = request.IsEndless ? long.MaxValue : Environment.TickCount64 + Options.TimeoutMs;
        Output.MaxLength = Options.MaxResponseBytes;
        if (arguments.Length < plan.ArgumentSlotCount)
        {
            arguments = new ArgumentValues?[plan.ArgumentSlotCount];
        }
    }

    /// <summary>Lets the loop look again at what is not its work. Safe from any thread.</summary>
    public void Wake() => work.Wake();

    /// <summary>Says that resolvers' code may still be running when it ends: it must not be used again.</summary>
    public void Abandon() => IsAbandoned = true;

    /// <summary>Ends an execution that gave no answer, and what would have followed it.</summary>
    public void GiveUp()
    {
        if (Incremental is { } delivery)
        {
            delivery.EndUnread();
            delivery.ReleaseRoot();
        }
        else
        {
            End();
        }
    }

    /// <summary>Forgets the request, and goes back to serve another unless a resolver may still be running.</summary>
    public void End()
    {
        Generation++;
        cancelRegistration.Dispose();
        cancelRegistration = default;
        if (whole is null)
        {
            ownLoaders.Clear(isIdle: !IsAbandoned && Outstanding == 0);
        }

        DiscardNotes();
        if (IsAbandoned || Outstanding > 0 || (whole is null && ownLoaders.IsFetching))
        {
            whole?.Abandon();
            StopWhatStillRuns();
            return;
        }

        cancelSource?.Dispose();
        cancelSource = null;
        EndIncremental();
        ReleasePending();
        ownWork.Clear();
        Output.Clear();
        Marks.Clear();
        Errors.Clear();
        Array.Clear(arguments);
        plan = null!;
        Variables = null!;
        Services = null;
        aborted = default;
        extensions = null;
        FieldSpans = null;
        tailLength = 0;
        frameCount = 0;
        indexCount = 0;
        ticks = 0;
        IsDataNull = false;
        StatePool.Return(this);
    }

    // Nobody waits for it, and the state serves no other request: whoever still holds its token is told to stop, also if they ask later.
    private void StopWhatStillRuns()
    {
        Output.Release();
        if (whole is not null)
        {
            return;
        }

        ownWork.Close();
        if (Cancel.CanBeCanceled)
        {
            _ = cancelSource!.CancelAsync();
        }
    }

    /// <summary>What a resolver is given.</summary>
    public ResolverContext ContextOf(PlannedField field)
    {
        if (field.Arguments is not null)
        {
            ArgumentsOf(field); // Wrong arguments fail here, on the loop, and later reads find them made.
        }

        return new ResolverContext(this, field, Generation, ++calls);
    }

    /// <summary>The field's arguments under this request's variables, coerced once.</summary>
    public ArgumentValues ArgumentsOf(PlannedField field)
    {
        if (whole is not null)
        {
            return whole.ArgumentsOf(field);
        }

        if (field.Arguments is not { } planned)
        {
            return ArgumentValues.None;
        }

        if (planned.Slot < 0)
        {
            return planned.Under(Variables);
        }

        if (planned.Slot >= arguments.Length)
        {
            Array.Resize(ref arguments, Math.Max(planned.Slot + 1, plan.ArgumentSlotCount));
        }

        return arguments[planned.Slot] ??= planned.Under(Variables);
    }

    /// <summary>The number of the resolver call made last; each has its own.</summary>
    public int LastCall => calls;

    /// <summary>Adds work for the loop. Safe from any thread.</summary>
    public void Post(IWork ready) => work.Post(ready);

    /// <summary>Called now and then in long stretches of work.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Tick()
    {
        if (++ticks >= TicksBetweenChecks)
        {
            ticks = 0;
            ThrowIfOver();
        }
    }

    /// <summary>Whether an exception is about the request as a whole rather than one field.</summary>
    public bool EndsRequest(Exception failure) =>
        failure is ResponseTooLargeException or RequestTimeoutException
        || (failure is OperationCanceledException && aborted.IsCancellationRequested);

    /// <summary>Ends the request when nobody waits for it or its time is up.</summary>
    public void ThrowIfOver()
    {
        aborted.ThrowIfCancellationRequested();
        if (IsTimeUp)
        {
            throw new RequestTimeoutException();
        }
    }

    private static readonly Pool<ExecutionState> StatePool = new(maxCount: 256);

    /// <summary>A state that serves no request.</summary>
    public static ExecutionState Rent() => StatePool.TryTake() ?? new ExecutionState();
}

/// <summary>Ends an execution whose time is up while it is writing.</summary>
internal sealed class RequestTimeoutException : Exception;

/// <summary>What an execution needs besides its plan.</summary>
internal readonly record struct ExecutionRequest(
    ExecutionOptions Options,
    IReadOnlyDictionary<string, object?> Variables,
    IServiceProvider? Services,
    CancellationToken Cancel,
    JsonObject? Extensions = null)
{
    /// <summary>What delivers parts that come later; null when the answer is whole.</summary>
    public IncrementalDelivery? Incremental { get; init; }

    /// <summary>Whether it runs without a limit of time, as the source of events does.</summary>
    public bool IsEndless { get; init; }

    /// <summary>The spans of its fields; null when nobody wants them.</summary>
    public FieldSpans? FieldSpans { get; init; }
}
