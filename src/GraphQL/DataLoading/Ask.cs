using System.Threading.Tasks.Sources;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.DataLoading;

/// <summary>One asking for the value of one key: what the asker waits for. Pooled: it serves again once its value is taken.</summary>
/// <remarks>
/// A level of a response asks hundreds of times. The token of a <see cref="ValueTask{T}"/> keeps whoever takes a value twice
/// from getting that of somebody else.
/// </remarks>
internal sealed class Ask<T> : IValueTaskSource<T>
{
    private static readonly Pool<Ask<T>> Free = new(maxCount: 1024);

    private ManualResetValueTaskSourceCore<T> core;

    /// <summary>The next one that waits for the same key; the last leads to the first.</summary>
    public Ask<T> Next { get; set; } = null!;

    /// <summary>What the asker gets.</summary>
    public ValueTask<T> Answer => new(this, core.Version);

    /// <summary>One that nobody waits for.</summary>
    public static Ask<T> Rent() => Free.TryTake() ?? new Ask<T>();

    /// <summary>Gives the value; whoever waits goes on within this call.</summary>
    public void SetResult(T value) => core.SetResult(value);

    /// <summary>Gives the failure; whoever waits goes on within this call.</summary>
    public void SetException(Exception failure) => core.SetException(failure);

    ValueTaskSourceStatus IValueTaskSource<T>.GetStatus(short token) => core.GetStatus(token);

    void IValueTaskSource<T>.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags) => core.OnCompleted(continuation, state, token, flags);

    T IValueTaskSource<T>.GetResult(short token)
    {
        // A wrong token, or a value that is not there, throws here and leaves the object to whom it belongs.
        if (core.GetStatus(token) == ValueTaskSourceStatus.Pending)
        {
            throw new InvalidOperationException("A value of a loader must be awaited.");
        }

        try
        {
            return core.GetResult(token);
        }
        finally
        {
            core.Reset();
            Next = null!;
            Free.Return(this);
        }
    }
}
