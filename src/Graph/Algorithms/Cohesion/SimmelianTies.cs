using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Cohesion;

/// <summary>Ties held in a circle: mutual ties whose ends both have a mutual tie with the same third person.</summary>
/// <remarks>
/// <para>Two people have a Simmelian tie if they and at least one other all choose each other. Such ties last longer and bind more than a
/// pair alone does. In an undirected graph every tie counts as mutual. Weights do not count. Isolates have none; fewer than three
/// people have none. <see cref="Network"/> says of each how many third people hold it.</para>
/// <para>Time O(m √m) at worst and nearly O(m) in networks of people, space O(n + m).</para>
/// <para>Krackhardt, D. (1998). Simmelian ties: super strong and sticky. In R. M. Kramer &amp; M. A. Neale (eds), Power and influence in
/// organizations. Sage, 21-38. Krackhardt, D. (1999). The ties that torture. Research in the Sociology of Organizations 16, 183-210.</para>
/// </remarks>
public sealed class SimmelianTies
{
    private const int PeopleOfPart = 1 << 12;

    private SimmelianTies(CsrGraph network, int mutualTies)
    {
        Network = network;
        MutualTies = mutualTies;
        Share = Measured.Ratio(network.TieCount, mutualTies, network.NodeCount == 0 ? Absence.NoPeople : Absence.NoTies);
        var of = new int[network.NodeCount];
        for (var person = 0; person < of.Length; person++)
        {
            of[person] = network.Degree(person);
        }

        Of = ImmutableCollectionsMarshal.AsImmutableArray(of);
    }

    /// <summary>The Simmelian ties, undirected; a tie weighs as many as there are third people in a circle with it, 1 or more.</summary>
    public CsrGraph Network { get; }

    /// <summary>Mutual ties, Simmelian or not.</summary>
    public int MutualTies { get; }

    /// <summary>Simmelian ties / mutual ties, 0..1; <see cref="Absence.NoTies"/> without mutual ties.</summary>
    public Measured Share { get; }

    /// <summary>Simmelian ties of each person.</summary>
    public ImmutableArray<int> Of { get; }

    /// <summary>Finds them.</summary>
    /// <param name="graph">Directed, before directions are folded; of an undirected one every tie is mutual.</param>
    /// <param name="effort">Threads, progress of the longest step, cancellation.</param>
    public static SimmelianTies Compute(CsrGraph graph, Effort effort)
    {
        var mutual = graph.WithoutWeights().ToUndirected(TieDirection.Both, effort).WithoutWeights();
        var thirds = SharedContacts.Compute(mutual, null, effort);
        var silent = new Effort(effort.Threads, null, effort.Cancel);
        var offsets = new int[mutual.NodeCount + 1];
        var parts = Chunks.Count(mutual.NodeCount, PeopleOfPart);
        Chunks.Run(parts, silent, part =>
        {
            var (first, end) = Chunks.Range(part, PeopleOfPart, mutual.NodeCount);
            for (var person = first; person < end; person++)
            {
                var row = thirds.AsSpan(mutual.Offsets[person], mutual.Degree(person));
                offsets[person + 1] = row.Length - row.Count(0.0);
            }
        });
        CsrGraphBuilder.Accumulate(offsets);
        var neighbours = HugePages.Allocate<int>(offsets[^1]);
        var weights = HugePages.Allocate<double>(offsets[^1]);
        Chunks.Run(parts, silent, part =>
        {
            var (first, end) = Chunks.Range(part, PeopleOfPart, mutual.NodeCount);
            var place = offsets[first];
            for (var arc = mutual.Offsets[first]; arc < mutual.Offsets[end]; arc++)
            {
                if (thirds[arc] > 0)
                {
                    neighbours[place] = mutual.AllNeighbours[arc];
                    weights[place++] = thirds[arc];
                }
            }
        });
        return new(new(offsets, neighbours, CsrGraphBuilder.OrNullWhenAllOne(weights), isDirected: false), mutual.TieCount);
    }
}
