using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Centrality;

/// <summary>Whoever is tied to people who are central is central: eigenvector centrality.</summary>
/// <param name="Values">0 to 1 per person, the greatest 1. Empty where the iteration did not settle, and for nobody.</param>
/// <param name="Eigenvalue">The greatest eigenvalue λ of the weights; 0 where no circle of ties leads back.</param>
/// <param name="Convergence">How it settled. Its error is |A x - λx| / (λ |x|): the tolerance is 1e-12.</param>
/// <remarks>
/// <para>λ x(i) = Σ_j w(j,i) x(j) for the greatest λ there is: arcs count where they arrive (igraph's and networkx's convention); a tie
/// without direction counts at both ends, the heavier the more. Scaled so that the greatest is 1, as in igraph.</para>
/// <para>It belongs to a network in one piece. Of several pieces only the one of the greatest λ has values, all others are 0, isolates too;
/// pieces of equal λ share in proportion to what the strengths in, with which the search begins, give them: the values are what of those
/// strengths lies among the eigenvectors of λ. Directed: whoever no circle leads to has 0; of two circles of equal λ of which one leads to
/// the other, only the latter and whom it leads to have values, as repeated multiplication would leave them. Without any circle all are 0
/// (as in igraph). Without ties all are equal: 1 (as in igraph), as is the one person.</para>
/// <para>Time O(m) a product; how many there are depends on how far the next eigenvalue lies away: from a dozen to thousands where the
/// network falls into communities that are nearly alike. Up to 200 restarts; then it has not converged. See the search for its space.
/// Bonacich, P. (1972). Factoring and weighting approaches to status scores and clique identification. Journal of Mathematical Sociology
/// 2, 113-120.</para>
/// </remarks>
public sealed record EigenvectorCentrality(ImmutableArray<double> Values, double Eigenvalue, Convergence Convergence)
{
    private const double Tolerance = 1e-12;

    // Pieces that hold less than this hold only what rounding left there.
    private const double Rounding = 1e-9;

    /// <summary>Works it out.</summary>
    /// <param name="graph">Directed or not, weighted or not.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    public static EigenvectorCentrality Compute(CsrGraph graph, Effort effort)
    {
        var values = new double[graph.NodeCount];
        var silent = new Effort(effort.Threads, null, effort.Cancel);
        if (graph.ArcCount == 0)
        {
            Array.Fill(values, 1.0);
            return new(ImmutableCollectionsMarshal.AsImmutableArray(values), 0, Convergence.Immediate);
        }

        var strong = graph.IsDirected ? StrongComponents.Compute(graph, silent) : null;
        if (strong?.Count == graph.NodeCount)
        {
            return new(ImmutableCollectionsMarshal.AsImmutableArray(values), 0, Convergence.Immediate);
        }

        var rows = graph.Transpose(silent);
        var found = Dominant(rows, Tolerance, effort);
        var convergence = new Convergence(found.Products, found.Error, found.IsReached ? null : Absence.NotConverged);
        if (!found.IsReached)
        {
            return new([], 0, convergence);
        }

        ScaleToOne(found.Vector);
        if (strong is null)
        {
            ClearRounding(graph, found.Vector, silent);
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(found.Vector), found.Value, convergence);
    }

    /// <summary>The search, from the strengths of the rows: who is tied to nobody starts, and stays, at 0.</summary>
    internal static DominantPair Dominant(CsrGraph rows, double tolerance, Effort effort)
    {
        var start = new double[rows.NodeCount];
        for (var node = 0; node < start.Length; node++)
        {
            start[node] = rows.Strength(node);
        }

        return DominantVector.Find(start, (x, y) => TieSums.Compute(rows, x, y, effort), !rows.IsDirected, tolerance, effort);
    }

    /// <summary>Turns a vector whose entries have one sign, but for rounding, to the positive side, and its greatest to 1.</summary>
    internal static void ScaleToOne(double[] vector)
    {
        var (low, high) = (0.0, 0.0);
        foreach (var value in vector)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        var greatest = high >= -low ? high : low;
        for (var node = 0; node < vector.Length; node++)
        {
            vector[node] = greatest == 0 ? 0 : Math.Max(0, vector[node] / greatest);
        }
    }

    private static void ClearRounding(CsrGraph graph, double[] vector, Effort effort)
    {
        var components = Components.Compute(graph, effort);
        var greatest = new double[components.Count];
        for (var node = 0; node < vector.Length; node++)
        {
            greatest[components.Labels[node]] = Math.Max(greatest[components.Labels[node]], vector[node]);
        }

        for (var node = 0; node < vector.Length; node++)
        {
            vector[node] = greatest[components.Labels[node]] < Rounding ? 0 : vector[node];
        }
    }
}
