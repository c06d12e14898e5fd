using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Centrality;

/// <summary>
/// How often one meets each person on an endless walk along ties that now and then starts again from anyone: PageRank.
/// </summary>
/// <param name="Values">
/// Share of the walk per person: above 0, at least (1 - d)/n, 1 in all. Empty where the iteration did not settle, and for nobody.
/// </param>
/// <param name="Convergence">
/// How it settled. Its error bounds what all values together are out by, as a share of 1: the tolerance is 1e-12.
/// </param>
/// <remarks>
/// <para>x = d Σ_j→i x(j) w(j,i) / s(j) + (d D + 1 - d)/n, s(j) the strength of j's ties out, D the share of those who have none: from them
/// the walk goes on to anyone (as in igraph and networkx). Arcs are followed in their direction: being turned to is what counts. A tie
/// without direction is followed either way; then, at d = 1, the values would be the shares of the strengths. The heavier a tie, the
/// likelier it is followed. An isolate has what it gets from anyone; without ties all have 1/n, as the one person has 1. Parts that nothing
/// joins share by their numbers of people.</para>
/// <para>Undirected: conjugate gradients on D - dW, some 28 products for d = .85. Directed: GMRES, some 35, and the plain iteration where
/// that does not settle. Time O(m) a product, space O(n), and for a directed graph O(m) for its transpose. For people who stay by
/// themselves the equation is solved as it stands; so dividing by the sum at the end deals with those who have no ties out.</para>
/// <para>Brin, S. &amp; Page, L. (1998). The anatomy of a large-scale hypertextual Web search engine. Computer Networks 30, 107-117.
/// del Corso, G. M., Gullí, A. &amp; Romani, F. (2005). Fast PageRank computation via a sparse linear system. Internet Mathematics 2,
/// 251-273.</para>
/// </remarks>
public sealed record PageRank(ImmutableArray<double> Values, Convergence Convergence)
{
    /// <summary>The damping that is usual, d.</summary>
    public const double UsualDamping = 0.85;

    private const double Tolerance = 1e-12;

    /// <summary>Works it out.</summary>
    /// <param name="graph">Directed or not, weighted or not.</param>
    /// <param name="damping">d, the chance that the walk goes on along a tie: at least 0, below 1.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The damping is out of range: a fault of the caller.</exception>
    public static PageRank Compute(CsrGraph graph, double damping, Effort effort)
    {
        if (!(damping >= 0 && damping < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(damping), damping, "At least 0, below 1.");
        }

        if (graph.NodeCount == 0)
        {
            return new([], Convergence.Immediate);
        }

        var strengths = new double[graph.NodeCount];
        for (var node = 0; node < strengths.Length; node++)
        {
            // Nobody hears from who has no ties out; the 1 keeps their own equation whole.
            strengths[node] = graph.Degree(node) == 0 ? 1 : graph.Strength(node);
        }

        var system = new ShiftedSystem(graph.Transpose(new(effort.Threads, null, effort.Cancel)), strengths, damping, effort);
        var within = Tolerance * (1 - damping);
        var solution = graph.IsDirected
            ? MinimalResiduals.Solve(system, within, effort.Progress)
            : ConjugateGradients.Solve(system, within, effort.Progress);
        var error = solution.Error / (1 - damping);
        if (!solution.IsReached)
        {
            return new([], new(solution.Products, error, Absence.NotConverged));
        }

        var values = solution.Values;
        var (sum, _) = system.Each((from, end) =>
        {
            var part = 0.0;
            for (var node = from; node < end; node++)
            {
                values[node] *= strengths[node];
                part += values[node];
            }

            return (part, 0);
        });
        system.Each((from, end) =>
        {
            Lanes.Scale(values.AsSpan(from..end), 1 / sum);
            return default;
        });
        return new(ImmutableCollectionsMarshal.AsImmutableArray(values), new(solution.Products, error, null));
    }
}
