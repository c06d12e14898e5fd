using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Centrality;

/// <summary>All the ways in which one is turned to, through others too, the longer the less: Katz centrality.</summary>
/// <param name="Values">
/// At least 1 per person: 1 for oneself and α to the power of its length for each way that arrives. Empty where there is no sum.
/// </param>
/// <param name="Attenuation">α, as given or as chosen.</param>
/// <param name="Convergence">
/// How it settled. Its error is what the equations are out by, per person, beside values of at least 1: the tolerance is 1e-12.
/// <see cref="Absence.NotConverged"/> also where α is 1/λ or more, so that the ways add up to no number.
/// </param>
/// <remarks>
/// <para>x(i) = 1 + α Σ_j w(j,i) x(j). Arcs count where they arrive (networkx's convention; its values are these, divided by their
/// Euclidean length); a tie without direction counts at both ends; a way weighs the product of its ties' weights. Isolates have 1, as have
/// all whom nobody turns to; pieces do not touch each other.</para>
/// <para>If no α is given, it is 0.85/λ, λ the greatest eigenvalue of the weights, so that networks of any density can be compared, and 1/2
/// where λ is 0. That a given α is below 1/λ is proved by the answer: only then does the equation have one without negative values. Time
/// O(m) a product: some 20 to 40 products at the α chosen, more the closer it is to 1/λ; finding λ comes on top. Space O(n).</para>
/// <para>Katz, L. (1953). A new status index derived from sociometric analysis. Psychometrika 18, 39-43.</para>
/// </remarks>
public sealed record KatzCentrality(ImmutableArray<double> Values, double Attenuation, Convergence Convergence)
{
    /// <summary>The α chosen, as a share of the least that is too much.</summary>
    public const double UsualShare = 0.85;

    private const double Tolerance = 1e-12;
    private const double AttenuationWithoutCircles = 0.5;

    /// <summary>Works it out.</summary>
    /// <param name="graph">Directed or not, weighted or not.</param>
    /// <param name="attenuation">α, above 0 and finite; null chooses it.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    /// <exception cref="ArgumentOutOfRangeException">α is not above 0 and finite: a fault of the caller.</exception>
    public static KatzCentrality Compute(CsrGraph graph, double? attenuation, Effort effort)
    {
        if (attenuation is { } given && !(given > 0 && double.IsFinite(given)))
        {
            throw new ArgumentOutOfRangeException(nameof(attenuation), attenuation, "Above 0 and finite.");
        }

        var silent = new Effort(effort.Threads, null, effort.Cancel);
        var rows = graph.Transpose(silent);
        var searched = 0;
        if (attenuation is null)
        {
            var found = Eigenvalue(graph, rows, silent);
            if (!found.IsReached)
            {
                return new([], 0, new(found.Products, found.Error, Absence.NotConverged));
            }

            searched = found.Products;
            attenuation = found.Value > 0 ? UsualShare / found.Value : AttenuationWithoutCircles;
        }

        if (graph.NodeCount == 0)
        {
            return new([], attenuation.Value, Convergence.Immediate);
        }

        var ones = new double[graph.NodeCount];
        Array.Fill(ones, 1.0);
        var system = new ShiftedSystem(rows, ones, attenuation.Value, effort);
        var solution = graph.IsDirected
            ? MinimalResiduals.Solve(system, Tolerance, effort.Progress)
            : ConjugateGradients.Solve(system, Tolerance, effort.Progress);
        var products = searched + solution.Products;
        return solution.IsReached && HasSum(solution.Values)
            ? new(ImmutableCollectionsMarshal.AsImmutableArray(solution.Values), attenuation.Value, new(products, solution.Error, null))
            : new([], attenuation.Value, new(products, solution.Error, Absence.NotConverged));
    }

    private static DominantPair Eigenvalue(CsrGraph graph, CsrGraph rows, Effort effort)
    {
        var hasCircle = graph.ArcCount > 0 && (!graph.IsDirected || StrongComponents.Compute(graph, effort).Count < graph.NodeCount);
        return hasCircle ? EigenvectorCentrality.Dominant(rows, Tolerance, effort) : new([], 0, 0, 0, true);
    }

    // If some x > 0 makes x - αWx > 0, as it does here where it is 1 but for rounding, then α is below 1/λ (W has no negative entries).
    private static bool HasSum(double[] values) => !values.AsSpan().ContainsAnyExceptInRange(0.5, double.MaxValue);
}
