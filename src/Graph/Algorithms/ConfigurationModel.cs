using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms;

/// <summary>
/// Ties expected between groups if everyone kept as many ties as they have and tied them to anyone: the configuration model.
/// </summary>
/// <remarks>
/// Stubs are matched at random: a stub meets any of the other 2m - 1. F is the second factorial moment, so Var = F + E - E².
/// It describes; it gives no verdict, since to it every organisation looks siloed. Inside small busy groups E is too high, because
/// matched stubs may double up while real ties do not. Time O(1).
/// Newman, M. E. J. (2010). Networks. Oxford University Press, ch. 13; Bollobás, B. (1980). European Journal of Combinatorics 1, 311-316.
/// </remarks>
public static class ConfigurationModel
{
    /// <summary>Ties between two groups that share nobody, undirected.</summary>
    /// <param name="degreesA">Sum of the degrees of the first group, K_A.</param>
    /// <param name="degreesB">Sum of the degrees of the second group, K_B.</param>
    /// <param name="ties">All ties of the network, m.</param>
    /// <returns>E = K_A K_B / (2m - 1), F = K_A (K_A - 1) K_B (K_B - 1) / ((2m - 1)(2m - 3)).</returns>
    public static TieExpectation Between(double degreesA, double degreesB, double ties) => Moments(
        ties,
        degreesA * degreesB / ((2 * ties) - 1),
        degreesA * (degreesA - 1) * degreesB * (degreesB - 1) / (((2 * ties) - 1) * ((2 * ties) - 3)));

    /// <summary>Ties within one group, undirected.</summary>
    /// <param name="degrees">Sum of the degrees of the group, K.</param>
    /// <param name="ties">All ties of the network, m.</param>
    /// <returns>E = K (K - 1) / (2 (2m - 1)), F = K (K-1)(K-2)(K-3) / (4 (2m-1)(2m-3)).</returns>
    public static TieExpectation Within(double degrees, double ties) => Moments(
        ties,
        degrees * (degrees - 1) / (2 * ((2 * ties) - 1)),
        degrees * (degrees - 1) * (degrees - 2) * (degrees - 3) / (4 * ((2 * ties) - 1) * ((2 * ties) - 3)));

    /// <summary>Arcs from one group to another, or to itself.</summary>
    /// <param name="outDegrees">Sum of the out-degrees of the first, K_o.</param>
    /// <param name="inDegrees">Sum of the in-degrees of the second, K_i.</param>
    /// <param name="arcs">All arcs of the network, m.</param>
    /// <returns>E = K_o K_i / m, F = K_o (K_o - 1) K_i (K_i - 1) / (m (m - 1)).</returns>
    public static TieExpectation Directed(double outDegrees, double inDegrees, double arcs) => Moments(
        arcs,
        outDegrees * inDegrees / arcs,
        arcs <= 1 ? 0 : outDegrees * (outDegrees - 1) * inDegrees * (inDegrees - 1) / (arcs * (arcs - 1)));

    private static TieExpectation Moments(double ties, double expected, double second)
    {
        if (ties <= 0)
        {
            return new(Measured.None(Absence.NoTies), Measured.None(Absence.NoTies));
        }

        // Rounding may leave a trace, on either side of 0, where every matching gives the same count.
        var variance = second + expected - (expected * expected);
        return new(Measured.Of(expected), Measured.Of(variance <= 1e-12 * (second + expected) ? 0 : variance));
    }
}

/// <summary>What chance would give.</summary>
/// <param name="Expected">Mean number of ties, E; <see cref="Absence.NoTies"/> in a network without ties.</param>
/// <param name="Variance">Its variance over all matchings.</param>
public readonly record struct TieExpectation(Measured Expected, Measured Variance)
{
    /// <summary>Observed / expected; <see cref="Absence.NothingExpected"/> where none is expected.</summary>
    public Measured Ratio(double observed) =>
        Expected.Value is { } expected ? Measured.Ratio(observed, expected, Absence.NothingExpected) : Expected;

    /// <summary>(Observed - expected) / standard deviation; <see cref="Absence.NoVariance"/> where every matching gives the same.</summary>
    public Measured ZScore(double observed) => (Expected.Value, Variance.Value) switch
    {
        ({ } expected, { } variance) => Measured.Ratio(observed - expected, Math.Sqrt(variance), Absence.NoVariance),
        _ => Expected,
    };
}
