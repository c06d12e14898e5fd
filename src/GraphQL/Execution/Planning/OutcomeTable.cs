using System.Diagnostics.CodeAnalysis;

namespace NetworkLens.GraphQL.Execution.Planning;

/// <summary>
/// What has been made of an operation for each outcome of its conditions. At most <see cref="Most"/> are kept: n conditions have 2ⁿ
/// outcomes, and cannot be made to fill the memory with them. Safe for use by many requests at once; finding one takes no lock.
/// </summary>
/// <typeparam name="T">What is made.</typeparam>
internal sealed class OutcomeTable<T>
{
    /// <summary>How many are kept.</summary>
    public const int Most = 16;

    private (ulong Outcome, T Value)[] kept = [];

    /// <summary>How many are kept now.</summary>
    public int Count => Volatile.Read(ref kept).Length;

    /// <summary>Those that are kept now.</summary>
    public IEnumerable<T> Values => Volatile.Read(ref kept).Select(each => each.Value);

    /// <summary>What was made for an outcome.</summary>
    public bool TryGet(ulong outcome, [MaybeNullWhen(false)] out T value)
    {
        foreach (ref readonly var each in Volatile.Read(ref kept).AsSpan())
        {
            if (each.Outcome == outcome)
            {
                value = each.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Keeps what was made; false when there is no room, or somebody else was quicker.</summary>
    public bool TryKeep(ulong outcome, T value)
    {
        while (true)
        {
            var before = Volatile.Read(ref kept);
            if (before.Length >= Most || Array.Exists(before, each => each.Outcome == outcome))
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref kept, [.. before, (outcome, value)], before) == before)
            {
                return true;
            }
        }
    }
}
