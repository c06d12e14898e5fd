using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Connected;

/// <summary>The parts of a network that stay in one piece whoever leaves, and the people and ties on which one hangs to the next.</summary>
/// <remarks>
/// <para>Blocks: largest sets of people within which any two ties lie on a common cycle, or the two ends of a tie that lies on none. Each
/// tie is in one block; whoever is in several is an articulation point; a block of two is a bridge; an isolate is in none. Directions
/// and weights do not count. Numbered by their two lowest members, which no two blocks share, so there is one answer.</para>
/// <para>Time O(n + m + b log b) for b blocks, space O(n), on one thread; whoever wants points or bridges as well has them of the same
/// search. Hopcroft, J. &amp; Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph manipulation. Communications of the
/// ACM 16, 372-378.</para>
/// </remarks>
public sealed class BiconnectedComponents
{
    private readonly int[] _offsets; // of each block in the members; blocks + 1.
    private readonly int[] _members; // ascending within a block.

    private BiconnectedComponents(int[] offsets, int[] members, DepthFirstForest forest)
    {
        (_offsets, _members) = (offsets, members);
        ArticulationPoints = Connected.ArticulationPoints.Of(forest);
        Bridges = Connected.Bridges.Of(forest);
    }

    /// <summary>How many blocks there are; 0 without ties.</summary>
    public int Count => _offsets.Length - 1;

    /// <summary>Whoever is in more than one block, ascending.</summary>
    public ImmutableArray<int> ArticulationPoints { get; }

    /// <summary>The blocks of two as ties, the lower end first, ascending.</summary>
    public ImmutableArray<(int Low, int High)> Bridges { get; }

    /// <summary>The people of a block, at least two, ascending.</summary>
    public ReadOnlySpan<int> Members(int block) => _members.AsSpan(_offsets[block].._offsets[block + 1]);

    /// <summary>Finds them.</summary>
    /// <param name="graph">Ties; directed ones as pairs.</param>
    /// <param name="effort">Cancellation; threads serve the folding of directed graphs only.</param>
    public static BiconnectedComponents Compute(CsrGraph graph, Effort effort)
    {
        var forest = DepthFirstForest.Compute(graph, effort);
        var parent = forest.Parent;
        var blockOf = new int[parent.Length]; // Block of the tie to the parent; of roots -1.
        var heads = new List<int>();          // Place by which each block hangs on the rest: the parent of its first member.
        for (var place = 0; place < parent.Length; place++)
        {
            blockOf[place] = parent[place] < 0 ? -1 : forest.HangsOnParent(place) ? heads.Count : blockOf[parent[place]];
            if (blockOf[place] == heads.Count)
            {
                heads.Add(parent[place]);
            }
        }

        effort.Cancel.ThrowIfCancellationRequested();
        var (offsets, members) = Gather(forest.Node, blockOf, heads);
        effort.Cancel.ThrowIfCancellationRequested();
        return Order(offsets, members, forest);
    }

    // Counts up everyone under the block of the tie to the parent, and the parent of the first beside them; nodes come ascending.
    private static (int[] Offsets, int[] Members) Gather(ReadOnlySpan<int> nodes, int[] blockOf, List<int> heads)
    {
        var offsets = new int[heads.Count + 1];
        foreach (var block in blockOf)
        {
            offsets[block + 1] += block < 0 ? 0 : 1;
        }

        for (var block = 0; block < heads.Count; block++)
        {
            offsets[block + 1] += offsets[block] + 1;
        }

        var members = new int[offsets[^1]];
        var next = offsets.AsSpan(0, heads.Count).ToArray();
        for (var block = 0; block < heads.Count; block++)
        {
            members[next[block]++] = nodes[heads[block]];
        }

        for (var place = 0; place < blockOf.Length; place++)
        {
            if (blockOf[place] >= 0)
            {
                members[next[blockOf[place]]++] = nodes[place];
            }
        }

        for (var block = 0; block < heads.Count; block++)
        {
            members.AsSpan(offsets[block]..offsets[block + 1]).Sort();
        }

        return (offsets, members);
    }

    private static BiconnectedComponents Order(int[] offsets, int[] members, DepthFirstForest forest)
    {
        var order = new int[offsets.Length - 1];
        var lowest = new long[order.Length];
        for (var block = 0; block < order.Length; block++)
        {
            order[block] = block;
            lowest[block] = ((long)members[offsets[block]] << 32) | (uint)members[offsets[block] + 1];
        }

        Array.Sort(lowest, order);
        var (newOffsets, newMembers) = (new int[offsets.Length], new int[members.Length]);
        for (var block = 0; block < order.Length; block++)
        {
            var old = members.AsSpan(offsets[order[block]]..offsets[order[block] + 1]);
            old.CopyTo(newMembers.AsSpan(newOffsets[block]));
            newOffsets[block + 1] = newOffsets[block] + old.Length;
        }

        return new(newOffsets, newMembers, forest);
    }
}
