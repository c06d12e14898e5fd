using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Connected;

/// <summary>How deep in the thick of the network a person stands: the k-core numbers.</summary>
/// <remarks>
/// <para>The k-core is the largest set of people each of whom has at least k ties within the set; a person's core number is the greatest k
/// whose core they are in. 0 for isolates, n - 1 for everyone where all are tied to all; nobody: none. Weights do not count.
/// In a directed graph ties either way count, a mutual one twice (igraph's mode "all", the same as in networkx).</para>
/// <para>Peels whoever has k ties left, for k = 0, 1, ...: time O(n + m), since who stays over for level k has k ties left to pay for the
/// look; space O(n). There is one answer. On one thread.
/// Seidman, S. B. (1983). Network structure and minimum degree. Social Networks 5, 269-287. Batagelj, V. &amp; Zaversnik, M. (2011). Fast
/// algorithms for determining (generalized) core groups in social networks. Advances in Data Analysis and Classification 5, 129-145.</para>
/// </remarks>
public sealed class CoreNumbers
{
    private CoreNumbers(int[] values, int degeneracy)
    {
        Values = ImmutableCollectionsMarshal.AsImmutableArray(values);
        Degeneracy = degeneracy;
    }

    /// <summary>Core number of each node, 0 to its degree.</summary>
    public ImmutableArray<int> Values { get; }

    /// <summary>The greatest core number there is; 0 without ties.</summary>
    public int Degeneracy { get; }

    /// <summary>The nodes of the core of <paramref name="k"/>, ascending: everyone for 0, nobody above <see cref="Degeneracy"/>.</summary>
    public ImmutableArray<int> Core(int k)
    {
        var members = ImmutableArray.CreateBuilder<int>();
        for (var node = 0; node < Values.Length; node++)
        {
            if (Values[node] >= k)
            {
                members.Add(node);
            }
        }

        return members.DrainToImmutable();
    }

    /// <summary>Finds the core number of everyone.</summary>
    /// <param name="graph">Ties; directed ones count at either end.</param>
    /// <param name="effort">Cancellation, and progress by people who have their number.</param>
    public static CoreNumbers Compute(CsrGraph graph, Effort effort)
    {
        var reverse = graph.IsDirected ? graph.Transpose(new(effort.Threads, null, effort.Cancel)) : null;
        var peeling = new CorePeeling(graph, reverse, effort);
        return new(peeling.Run(), peeling.Level);
    }
}
