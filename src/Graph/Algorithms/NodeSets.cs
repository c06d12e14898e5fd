using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms;

/// <summary>Numbered sets of nodes: the groups that a measure is about. Sets may share nodes and may be empty.</summary>
public sealed class NodeSets
{
    private readonly int[] _offsets;
    private readonly int[] _members;

    private NodeSets(int[] offsets, int[] members)
    {
        _offsets = offsets;
        _members = members;
    }

    /// <summary>How many sets there are.</summary>
    public int Count => _offsets.Length - 1;

    /// <summary>The nodes of a set.</summary>
    public ReadOnlySpan<int> this[int set] => _members.AsSpan(_offsets[set].._offsets[set + 1]);

    /// <summary>Every node 0..n-1 as a set of its own.</summary>
    public static NodeSets Everyone(int nodeCount) => Singles([.. Enumerable.Range(0, nodeCount)]);

    /// <summary>Each of the nodes named as a set of its own.</summary>
    public static NodeSets Singles(ReadOnlySpan<int> nodes) => new([.. Enumerable.Range(0, nodes.Length + 1)], nodes.ToArray());

    /// <summary>The sets as they are listed.</summary>
    public static NodeSets Of(IReadOnlyList<IReadOnlyCollection<int>> sets)
    {
        var offsets = new int[sets.Count + 1];
        var members = new List<int>();
        for (var set = 0; set < sets.Count; set++)
        {
            members.AddRange(sets[set]);
            offsets[set + 1] = members.Count;
        }

        return new(offsets, [.. members]);
    }

    /// <summary>One set per code, ascending within each; nodes of a negative code are in none.</summary>
    /// <param name="codes">A code per node, below <paramref name="groupCount"/>; negative is blank.</param>
    /// <param name="groupCount">How many codes there are; a code that nobody has makes an empty set.</param>
    /// <remarks>Time and space O(n + groups).</remarks>
    public static NodeSets ByCode(ReadOnlySpan<int> codes, int groupCount)
    {
        var offsets = new int[groupCount + 1];
        foreach (var code in codes)
        {
            if (code >= 0)
            {
                offsets[code + 1]++;
            }
        }

        CsrGraphBuilder.Accumulate(offsets);
        var members = new int[offsets[groupCount]];
        var next = offsets.AsSpan(0, groupCount).ToArray();
        for (var node = 0; node < codes.Length; node++)
        {
            if (codes[node] >= 0)
            {
                members[next[codes[node]]++] = node;
            }
        }

        return new(offsets, members);
    }

    /// <summary>Refuses codes that are not one per node or that name no group.</summary>
    internal static void CheckCodes(ReadOnlySpan<int> codes, int nodeCount, int groupCount)
    {
        if (codes.Length != nodeCount)
        {
            throw new ArgumentException($"{codes.Length} codes were given for {nodeCount} nodes.", nameof(codes));
        }

        foreach (var code in codes)
        {
            if (code >= groupCount)
            {
                throw new ArgumentException($"Code {code} names none of {groupCount} groups.", nameof(codes));
            }
        }
    }
}
