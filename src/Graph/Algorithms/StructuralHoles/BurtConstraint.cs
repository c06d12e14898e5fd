using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.StructuralHoles;

/// <summary>Burt's constraint: how far a person's ties all lead back into one circle. Low where they bridge holes.</summary>
/// <remarks>
/// <para>c(i) = Σ_j (p(i,j) + Σ_q p(i,q) p(q,j))², j over the contacts of i and q over those that i and j share; p(i,j) =
/// (a(i,j) + a(j,i)) / Σ_k (a(i,k) + a(k,i)), the share of i's contact that is with j. Above 0; 1 for a single contact, 9/8 in a closed
/// triangle, and seldom beyond. As igraph's and networkx's: a directed graph is folded, so that a mutual tie counts twice. Weights are
/// strengths; <see cref="CsrGraph.WithoutWeights"/> gives the binary measure. Isolates have none (<see cref="Absence.NoTies"/>). Only a
/// person's own contacts matter, so separate parts do not.</para>
/// <para>Time O(m √m) at worst and nearly O(m) in networks of people; space 8 bytes an arc, and 8 a person and thread. Equal bits at any
/// effort.</para>
/// <para>Burt, R. S. (1992). Structural holes: the social structure of competition. Harvard University Press, ch. 2.</para>
/// </remarks>
public sealed class BurtConstraint
{
    internal BurtConstraint(double[] values) => Values = ImmutableCollectionsMarshal.AsImmutableArray(values);

    /// <summary>Constraint of each person, above 0; 0 stands for isolates, who have none.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Constraint of one person; <see cref="Absence.NoTies"/> for an isolate.</summary>
    public Measured At(int person) => Values[person] == 0 ? Measured.None(Absence.NoTies) : Measured.Of(Values[person]);

    /// <summary>Computes it for everyone.</summary>
    /// <param name="graph">Directed (folded here) or not, with weights or without.</param>
    /// <param name="effort">Threads, progress of the longest step, cancellation.</param>
    public static BurtConstraint Compute(CsrGraph graph, Effort effort) =>
        new(ContactShares.Compute<Squares, double>(graph, effort).Values);

    /// <summary>The constraint that shares of contact, one per contact, make together.</summary>
    internal readonly struct Squares : IFigureOfShares<double>
    {
        /// <inheritdoc/>
        public static double Of(ReadOnlySpan<double> shares)
        {
            var sum = 0.0;
            foreach (var share in shares)
            {
                sum += share * share;
            }

            return sum;
        }
    }
}
