using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Cohesion;

/// <summary>Do people who share a contact know each other? Of the whole network, and around each person (local clustering).</summary>
/// <remarks>
/// <para>Of the network: 3 triangles / pairs of ties that meet in a person. Around a person with d contacts and t triangles: t / (d (d - 1)
/// / 2), the share of the pairs of their contacts who know each other. Both 0..1; the mean of the second over people is not the first.
/// Weights do not count; a directed graph is folded, so that a tie either way makes a contact. As igraph's transitivity_undirected,
/// transitivity_local_undirected and transitivity_avglocal_undirected.</para>
/// <para>Who has fewer than two contacts has no pair of them and no figure: <see cref="Absence.NoPairs"/>, as for a network in which
/// everyone is so; <see cref="Absence.NoPeople"/> for the empty one. Time O(m √m) at worst and nearly O(m) in networks of people, space O(n
/// + m).</para>
/// <para>Luce, R. D. &amp; Perry, A. D. (1949). A method of matrix analysis of group structure. Psychometrika 14, 95-116 (of the network).
/// Watts, D. J. &amp; Strogatz, S. H. (1998). Collective dynamics of 'small-world' networks. Nature 393, 440-442 (local).</para>
/// </remarks>
public sealed class Transitivity
{
    private readonly int[] _contacts;

    private Transitivity(int[] contacts, int[] triangles)
    {
        _contacts = contacts;
        TrianglesOf = ImmutableCollectionsMarshal.AsImmutableArray(triangles);
        var local = new double[contacts.Length];
        var (corners, localSum, withPairs) = (0L, 0.0, 0);
        for (var person = 0; person < contacts.Length; person++)
        {
            var pairs = Pairs(contacts[person]);
            corners += triangles[person];
            TwoPaths += pairs;
            local[person] = pairs == 0 ? 0 : triangles[person] / (double)pairs;
            localSum += local[person];
            withPairs += pairs == 0 ? 0 : 1;
        }

        Triangles = corners / 3;
        Local = ImmutableCollectionsMarshal.AsImmutableArray(local);
        var absence = contacts.Length == 0 ? Absence.NoPeople : Absence.NoPairs;
        Value = Measured.Ratio(corners, TwoPaths, absence);
        MeanLocal = Measured.Ratio(localSum, withPairs, absence);
    }

    /// <summary>Of the whole network, 0..1.</summary>
    public Measured Value { get; }

    /// <summary>Mean of the local clustering of those who have two contacts or more, 0..1.</summary>
    public Measured MeanLocal { get; }

    /// <summary>Triangles of the network.</summary>
    public long Triangles { get; }

    /// <summary>Pairs of ties that meet in a person, closed or not: what the triangles are held against.</summary>
    public long TwoPaths { get; }

    /// <summary>Triangles that each person is in: pairs of their contacts who know each other.</summary>
    public ImmutableArray<int> TrianglesOf { get; }

    /// <summary>Local clustering of each person, 0..1; 0 also where there is none, which only <see cref="LocalAt"/> tells apart.</summary>
    public ImmutableArray<double> Local { get; }

    /// <summary>Local clustering of one person; <see cref="Absence.NoPairs"/> with fewer than two contacts.</summary>
    public Measured LocalAt(int person) => _contacts[person] < 2 ? Measured.None(Absence.NoPairs) : Measured.Of(Local[person]);

    /// <summary>Computes it.</summary>
    /// <param name="graph">Directed (folded here) or not.</param>
    /// <param name="effort">Threads, progress of the longest step, cancellation.</param>
    public static Transitivity Compute(CsrGraph graph, Effort effort)
    {
        effort.Cancel.ThrowIfCancellationRequested();
        var folded = graph.WithoutWeights().ToUndirected(TieDirection.Either, effort).WithoutWeights();
        var contacts = new int[folded.NodeCount];
        for (var person = 0; person < contacts.Length; person++)
        {
            contacts[person] = folded.Degree(person);
        }

        return new(contacts, TrianglesOfPeople.Compute(folded, vectors: true, effort));
    }

    private static long Pairs(int contacts) => (long)contacts * (contacts - 1) / 2;
}
