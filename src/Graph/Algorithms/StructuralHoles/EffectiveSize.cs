using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.StructuralHoles;

/// <summary>How many of a person's contacts count for something: contacts less those who lead to one another; and their share.</summary>
/// <remarks>
/// <para>e(i) = Σ_j (1 - Σ_q p(i,q) m(j,q)), j and q over the contacts of i, q ≠ j; p(i,q) = (a(i,q) + a(q,i)) / Σ_k (a(i,k) + a(k,i)), the
/// share of i's contact that is with q; m(j,q) = (a(j,q) + a(q,j)) / max_k (a(j,k) + a(k,j)), how strong the tie of j and q is beside j's
/// strongest. 1 (all of them one circle) to the number N of contacts (none know each other). Efficiency = e(i) / N, above 0 to 1.
/// Without weights and directions e(i) = N - 2t / N for t ties among the contacts (Borgatti). As networkx's: a directed graph is
/// folded, so that a mutual tie weighs twice. Weights are strengths. Isolates have neither (<see cref="Absence.NoTies"/>).</para>
/// <para>Time O(m √m) at worst and nearly O(m) in networks of people; space 8 bytes an arc, and 8 a person and thread. Equal bits at any
/// effort.</para>
/// <para>Burt, R. S. (1992). Structural holes: the social structure of competition. Harvard University Press, ch. 2. Borgatti, S. P.
/// (1997). Structural holes: unpacking Burt's redundancy measures. Connections 20, 35-38.</para>
/// </remarks>
public sealed class EffectiveSize
{
    private const int PeopleOfPart = 1 << 12;

    private EffectiveSize(double[] values, double[] efficiency)
    {
        Values = ImmutableCollectionsMarshal.AsImmutableArray(values);
        Efficiency = ImmutableCollectionsMarshal.AsImmutableArray(efficiency);
    }

    /// <summary>Effective size of each person's circle, 1 to their number of contacts; 0 stands for isolates, who have none.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Effective size / number of contacts, above 0 to 1; 0 stands for isolates, who have none.</summary>
    public ImmutableArray<double> Efficiency { get; }

    /// <summary>Effective size of one person's circle; <see cref="Absence.NoTies"/> for an isolate.</summary>
    public Measured At(int person) => Values[person] == 0 ? Measured.None(Absence.NoTies) : Measured.Of(Values[person]);

    /// <summary>Efficiency of one person's circle; <see cref="Absence.NoTies"/> for an isolate.</summary>
    public Measured EfficiencyAt(int person) => Values[person] == 0 ? Measured.None(Absence.NoTies) : Measured.Of(Efficiency[person]);

    /// <summary>Computes both for everyone.</summary>
    /// <param name="graph">Directed (folded here) or not, with weights or without.</param>
    /// <param name="effort">Threads, progress of the longest step, cancellation.</param>
    public static EffectiveSize Compute(CsrGraph graph, Effort effort)
    {
        var silent = new Effort(effort.Threads, null, effort.Cancel);
        var folded = graph.ToUndirected(TieDirection.Either, silent);
        if (!folded.IsWeighted)
        {
            return OfTriangles(folded, effort);
        }

        var shared = SharedContacts.Compute(folded, null, effort);
        var strongest = new double[folded.NodeCount];
        var (values, efficiency) = (new double[folded.NodeCount], new double[folded.NodeCount]);
        var parts = Chunks.Count(values.Length, PeopleOfPart);
        Chunks.Run(parts, silent, part =>
        {
            var (first, end) = Chunks.Range(part, PeopleOfPart, values.Length);
            for (var person = first; person < end; person++)
            {
                strongest[person] = Strongest(folded.Weights(person));
            }
        });
        Chunks.Run(parts, silent, part =>
        {
            var (first, end) = Chunks.Range(part, PeopleOfPart, values.Length);
            for (var person = first; person < end; person++)
            {
                var contacts = folded.Degree(person);
                if (contacts > 0)
                {
                    var row = shared.AsSpan(folded.Offsets[person], contacts);
                    values[person] = contacts - (Redundancy(folded.Neighbours(person), row, strongest) / folded.Strength(person));
                    efficiency[person] = values[person] / contacts;
                }
            }
        });
        return new(values, efficiency);
    }

    // N - 2t / N: each of t ties among the contacts makes two of them count for 1 / N less.
    private static EffectiveSize OfTriangles(CsrGraph ties, Effort effort)
    {
        var triangles = TrianglesOfPeople.Compute(ties, vectors: true, effort);
        var (values, efficiency) = (new double[triangles.Length], new double[triangles.Length]);
        for (var person = 0; person < values.Length; person++)
        {
            double contacts = ties.Degree(person);
            if (contacts > 0)
            {
                values[person] = contacts - (2.0 * triangles[person] / contacts);
                efficiency[person] = values[person] / contacts;
            }
        }

        return new(values, efficiency);
    }

    private static double Strongest(ReadOnlySpan<double> weights)
    {
        var strongest = weights.IsEmpty ? 1.0 : 0;
        foreach (var weight in weights)
        {
            strongest = Math.Max(strongest, weight);
        }

        return strongest;
    }

    private static double Redundancy(ReadOnlySpan<int> contacts, ReadOnlySpan<double> shared, double[] strongest)
    {
        var sum = 0.0;
        for (var at = 0; at < contacts.Length; at++)
        {
            sum += shared[at] / strongest[contacts[at]];
        }

        return sum;
    }
}
