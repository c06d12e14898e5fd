using System.Runtime.InteropServices;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.DataLoading;

/// <summary>What one loader knows of one key.</summary>
/// <typeparam name="TValue">What is loaded.</typeparam>
[StructLayout(LayoutKind.Auto)]
internal struct KeyState<TValue>
{
    /// <summary>Whether the value, or a failure, is there.</summary>
    public bool IsDone;

    /// <summary>The value.</summary>
    public TValue? Value;

    /// <summary>Why there is none.</summary>
    public Exception? Failure;

    /// <summary>Who has asked last and waits; those before form a ring with it. Null when nobody waits.</summary>
    public Ask<TValue?>? LastAsk;
}

/// <summary>The keys of one loader for one request. Pooled, as its memory is most of what a loader needs.</summary>
internal sealed class KeyTable<TKey, TValue>
    where TKey : notnull
{
    private const int LargestKept = 2_000;
    private const int SmallEnough = 64;
    private static readonly Pool<KeyTable<TKey, TValue>> Free = new(maxCount: 64);

    private readonly Dictionary<TKey, KeyState<TValue>> states = [];

    /// <summary>How many keys it has room for.</summary>
    public int Capacity => states.Capacity;

    /// <summary>How many keys are asked for and not answered.</summary>
    public int Open { get; set; }

    /// <summary>How many keys the largest batch had: how much room the next is given.</summary>
    public int LargestBatch { get; set; } = 4;

    /// <summary>An empty table.</summary>
    public static KeyTable<TKey, TValue> Rent() => Free.TryTake() ?? new KeyTable<TKey, TValue>();

    /// <summary>The state of a key, to be read or changed in place until another key is asked for.</summary>
    public ref KeyState<TValue> Of(TKey key, out bool isKnown) =>
        ref CollectionsMarshal.GetValueRefOrAddDefault(states, key, out isKnown);

    /// <summary>Forgets all keys, and serves again unless it has grown unusually. Room that is hardly used is halved each time.</summary>
    public void Return()
    {
        if (states.Count > LargestKept || Open != 0)
        {
            return;
        }

        var isHardlyUsed = states.Capacity > SmallEnough && states.Count < states.Capacity / 4;
        states.Clear();
        if (isHardlyUsed)
        {
            states.TrimExcess(states.Capacity / 2);
            LargestBatch = Math.Min(LargestBatch, states.Capacity);
        }

        Free.Return(this);
    }
}
