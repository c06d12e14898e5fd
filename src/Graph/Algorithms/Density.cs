using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms;

/// <summary>Density: the share of possible ties that are there.</summary>
/// <remarks>
/// m / (n (n - 1) / 2) undirected, m / (n (n - 1)) directed, 0..1. Weights do not count; isolates do, as people who could have ties.
/// <see cref="Absence.NoPeople"/> for an empty graph, <see cref="Absence.TooFewPeople"/> for one person. Time O(1).
/// Wasserman, S. &amp; Faust, K. (1994). Social Network Analysis. Cambridge University Press, ch. 4.
/// </remarks>
public static class Density
{
    /// <summary>Computes it.</summary>
    public static Measured Compute(CsrGraph graph)
    {
        if (graph.NodeCount < 2)
        {
            return Measured.None(graph.NodeCount == 0 ? Absence.NoPeople : Absence.TooFewPeople);
        }

        // An undirected tie is two arcs, so arcs over ordered pairs is the same figure for both.
        return Measured.Of(graph.ArcCount / ((double)graph.NodeCount * (graph.NodeCount - 1)));
    }
}
