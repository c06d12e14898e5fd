using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Suggestions;

/// <summary>Ties without direction, with new ones beside them.</summary>
internal sealed class GrowingTies(CsrGraph ties)
{
    private readonly Dictionary<int, List<int>> _new = [];

    /// <summary>How many people there are.</summary>
    public int People => ties.NodeCount;

    /// <summary>Contacts of old.</summary>
    public ReadOnlySpan<int> Old(int person) => ties.Neighbours(person);

    /// <summary>Contacts by new ties.</summary>
    public ReadOnlySpan<int> New(int person) => _new.TryGetValue(person, out var list) ? CollectionsMarshal.AsSpan(list) : [];

    /// <summary>Makes a tie.</summary>
    public void Join(int a, int b)
    {
        ListOf(a).Add(b);
        ListOf(b).Add(a);
    }

    /// <summary>Takes back a tie that was made here.</summary>
    public void Part(int a, int b)
    {
        ListOf(a).Remove(b);
        ListOf(b).Remove(a);
    }

    /// <summary>Takes back all that were made here.</summary>
    public void Clear() => _new.Clear();

    private List<int> ListOf(int person)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_new, person, out _);
        return list ??= [];
    }
}
