using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Centrality;

/// <summary>Who turns to the right people (hubs), and whom such people turn to (authorities): Kleinberg's scores.</summary>
/// <param name="Hubs">0 to 1 per person, the greatest 1. Empty where the iteration did not settle, and for nobody.</param>
/// <param name="Authorities">The same.</param>
/// <param name="Convergence">How it settled. Its error is |A Aᵀ h - λh| / (λ |h|): the tolerance is 1e-12.</param>
/// <remarks>
/// <para>h(i) ~ Σ_i→j w(i,j) a(j), a(j) ~ Σ_i→j w(i,j) h(i): h belongs to the greatest eigenvalue of A Aᵀ, a to that of Aᵀ A. A hub's arcs
/// go out, an authority's come in; without directions both are the eigenvector centrality, whose error is told. Heavier ties count more.
/// Whoever has no ties out is no hub (0), whoever has none in no authority. Several parts with nothing between them: only the one of the
/// greatest eigenvalue has values, equals share in proportion to what the strengths of ties out, with which the search begins, give them.
/// Without ties all have 1 (igraph's convention, as is the scale).</para>
/// <para>Time O(m) for each of two products a step; the steps depend on how far the next eigenvalue lies away. Space O(n), and O(m) for the
/// transpose of a directed graph. Kleinberg, J. M. (1999). Authoritative sources in a hyperlinked environment. Journal of the ACM 46,
/// 604-632.
/// </para>
/// </remarks>
public sealed record HubsAndAuthorities(ImmutableArray<double> Hubs, ImmutableArray<double> Authorities, Convergence Convergence)
{
    private const double Tolerance = 1e-12;

    /// <summary>Works them out.</summary>
    /// <param name="graph">Directed or not, weighted or not.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    public static HubsAndAuthorities Compute(CsrGraph graph, Effort effort)
    {
        var hubs = new double[graph.NodeCount];
        if (graph.ArcCount == 0)
        {
            Array.Fill(hubs, 1.0);
            var all = ImmutableCollectionsMarshal.AsImmutableArray(hubs);
            return new(all, all, Convergence.Immediate);
        }

        if (!graph.IsDirected)
        {
            // Of two sides with ties only between them, A A has its greatest eigenvalue twice, and would set one side against the other.
            var found = EigenvectorCentrality.Compute(graph, effort);
            return new(found.Values, found.Values, found.Convergence);
        }

        return OfArcs(graph, hubs, effort);
    }

    private static HubsAndAuthorities OfArcs(CsrGraph graph, double[] hubs, Effort effort)
    {
        for (var node = 0; node < hubs.Length; node++)
        {
            hubs[node] = graph.Strength(node);
        }

        var reverse = graph.Transpose(new(effort.Threads, null, effort.Cancel));
        var middle = new double[graph.NodeCount];
        var found = DominantVector.Find(hubs, Product, isSymmetric: true, Tolerance, effort);
        var convergence = new Convergence(2 * found.Products, found.Error, found.IsReached ? null : Absence.NotConverged);
        if (!found.IsReached)
        {
            return new([], [], convergence);
        }

        EigenvectorCentrality.ScaleToOne(found.Vector);
        TieSums.Compute(reverse, found.Vector, middle, effort);
        EigenvectorCentrality.ScaleToOne(middle);
        return new(
            ImmutableCollectionsMarshal.AsImmutableArray(found.Vector), ImmutableCollectionsMarshal.AsImmutableArray(middle), convergence);

        void Product(double[] x, double[] y)
        {
            TieSums.Compute(reverse, x, middle, effort);
            TieSums.Compute(graph, middle, y, effort);
        }
    }
}
