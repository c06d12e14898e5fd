using System.Collections.Immutable;

namespace NetworkLens.Graph.Algorithms.Change;

/// <summary>Who of one network is who in another.</summary>
/// <param name="Before">People who are in both: their nodes before, ascending.</param>
/// <param name="After">The same people's nodes after, parallel to <paramref name="Before"/>.</param>
/// <param name="Leavers">Nodes before of those who are gone, ascending.</param>
/// <param name="Joiners">Nodes after of those who are new, ascending.</param>
public sealed record PeopleMatch(
    ImmutableArray<int> Before, ImmutableArray<int> After, ImmutableArray<int> Leavers, ImmutableArray<int> Joiners)
{
    /// <summary>People who are in both.</summary>
    public int Stayers => Before.Length;

    /// <summary>Two networks over the same nodes.</summary>
    public static PeopleMatch SameNodes(int nodeCount)
    {
        ImmutableArray<int> everyone = [.. Enumerable.Range(0, nodeCount)];
        return new(everyone, everyone, [], []);
    }

    /// <summary>Matches people by key.</summary>
    /// <param name="before">Key of each node before; compared ordinally.</param>
    /// <param name="after">Key of each node after.</param>
    /// <exception cref="ArgumentException">Two nodes of one network have the same key: a fault of the caller.</exception>
    public static PeopleMatch ByKey(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var nodeAfter = new Dictionary<string, int>(after.Count, StringComparer.Ordinal);
        for (var node = 0; node < after.Count; node++)
        {
            nodeAfter.Add(after[node], node);
        }

        var seen = new HashSet<string>(before.Count, StringComparer.Ordinal);
        var map = new int[before.Count];
        for (var node = 0; node < before.Count; node++)
        {
            if (!seen.Add(before[node]))
            {
                throw new ArgumentException($"'{before[node]}' is the key of two people.", nameof(before));
            }

            map[node] = nodeAfter.TryGetValue(before[node], out var other) ? other : -1;
        }

        return ByNode(map, after.Count);
    }

    /// <summary>Matches people by a map of nodes.</summary>
    /// <param name="toAfter">By node before: the node after, or -1 of somebody who is gone.</param>
    /// <param name="nodesAfter">How many nodes there are after.</param>
    /// <exception cref="ArgumentException">Two people become one, or a node does not exist: a fault of the caller.</exception>
    public static PeopleMatch ByNode(ReadOnlySpan<int> toAfter, int nodesAfter)
    {
        var taken = new bool[nodesAfter];
        var (before, after) = (ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<int>());
        var leavers = ImmutableArray.CreateBuilder<int>();
        for (var node = 0; node < toAfter.Length; node++)
        {
            var other = toAfter[node];
            if (other < 0)
            {
                leavers.Add(node);
                continue;
            }

            if (other >= nodesAfter || taken[other])
            {
                throw new ArgumentException($"Node {node} becomes {other}, which is taken or does not exist.", nameof(toAfter));
            }

            taken[other] = true;
            before.Add(node);
            after.Add(other);
        }

        var joiners = Enumerable.Range(0, nodesAfter).Where(node => !taken[node]);
        return new(before.ToImmutable(), after.ToImmutable(), leavers.ToImmutable(), [.. joiners]);
    }
}
