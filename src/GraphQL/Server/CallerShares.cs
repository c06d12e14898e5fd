using System.Runtime.InteropServices;

namespace NetworkLens.GraphQL.Server;

/// <summary>What came of asking for a share.</summary>
internal enum ShareOutcome
{
    /// <summary>It was taken, and has to be given back.</summary>
    Taken,

    /// <summary>The caller has as much as one may have.</summary>
    CallerIsFull,

    /// <summary>All callers together have as much as there is.</summary>
    AllIsFull,
}

/// <summary>
/// Something of which there is so much and each caller may have so much: open streams, connections, bytes on disk. Nobody can take all of
/// it. Safe for several threads; remembers only callers that have a share.
/// </summary>
/// <param name="most">What all callers together may have.</param>
/// <param name="mostOfOne">What one caller may have.</param>
internal sealed class CallerShares(long most, long mostOfOne)
{
    private readonly Lock gate = new();
    private readonly Dictionary<object, long> held = [];
    private long total;

    /// <summary>How many callers have a share.</summary>
    public int Callers
    {
        get
        {
            lock (gate)
            {
                return held.Count;
            }
        }
    }

    /// <summary>Takes a share, if there is one.</summary>
    /// <param name="caller">For whom.</param>
    /// <param name="amount">Above 0.</param>
    public ShareOutcome TryTake(object caller, long amount = 1)
    {
        lock (gate)
        {
            if (amount > mostOfOne - held.GetValueOrDefault(caller))
            {
                return ShareOutcome.CallerIsFull;
            }

            if (amount > most - total)
            {
                return ShareOutcome.AllIsFull;
            }

            CollectionsMarshal.GetValueRefOrAddDefault(held, caller, out _) += amount;
            total += amount;
            return ShareOutcome.Taken;
        }
    }

    /// <summary>Gives back what was taken, all or a part of it; nothing is 0.</summary>
    public void Give(object caller, long amount = 1)
    {
        if (amount == 0)
        {
            return;
        }

        lock (gate)
        {
            var left = held[caller] - amount;
            if (left == 0)
            {
                held.Remove(caller);
            }
            else
            {
                held[caller] = left;
            }

            total -= amount;
        }
    }
}
