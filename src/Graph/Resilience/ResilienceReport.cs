using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Resilience;

/// <summary>What a network loses when the people on whom most hangs leave, beside what it loses when just anybody does.</summary>
/// <remarks>
/// <para>
/// The network is measured as it is; without the key people; and <see cref="ResilienceOptions.Draws"/> times without as many people drawn
/// at random, everybody equally likely. Whoever leaves is gone as in <see cref="WhatIf.Leave"/>: figures are those of the people who stay,
/// so that shares are shares of them. Nobody takes over what the leavers did: it is the day after, not the year after.
/// </para>
/// <para>
/// How a figure is worked out is decided once, by the network before anybody leaves: whether distances are exact or to people drawn, and
/// to whom; which pairs of groups are looked at for redundancy; whether there is an efficiency. What is lost is then the difference of two
/// figures of one kind, over the same people and pairs as far as they are still there, and not that of an estimate and the truth.
/// </para>
/// <para>
/// Key people are those of greatest betweenness (of equals the lowest index), exact up to <see cref="ExactSteps"/> people times arcs and
/// estimated from at most 128 pivots above; or key players by <see cref="Algorithms.Sets.KeyPlayersNegative"/>. A figure that there is not
/// is absent with a reason: before, after, or in a draw, which is then not counted.
/// </para>
/// <para>
/// Time O((draws + 2) · report of connectivity), and as many sweeps of all distances where efficiency is asked for. Seeded; the same bits
/// on any number of threads. Albert, R., Jeong, H. &amp; Barabási, A.-L. (2000). Error and attack tolerance of complex networks. Nature
/// 406, 378-382. Latora, V. &amp; Marchiori, M. (2001). Efficient behavior of small-world networks. Physical Review Letters 87, 198701.
/// </para>
/// </remarks>
public sealed record ResilienceReport
{
    /// <summary>People times arcs up to which betweenness is exact.</summary>
    public const double ExactSteps = 2e10;

    /// <summary>The options that shaped the figures.</summary>
    public required ResilienceOptions Options { get; init; }

    /// <summary>Who leaves: by betweenness the most between first, key players ascending.</summary>
    public required ImmutableArray<int> Leavers { get; init; }

    /// <summary>Figures of the network as a whole.</summary>
    public required ImmutableArray<ResilienceFigure> Whole { get; init; }

    /// <summary>Figures of the dimensions, one after the other, parallel to <see cref="Dimension"/>.</summary>
    public required ImmutableArray<ImmutableArray<ResilienceFigure>> Dimensions { get; init; }

    /// <summary>Works it out.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">What can be set; null is <see cref="ResilienceOptions.Default"/>.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static ResilienceReport Compute(OrganisationNetwork network, ResilienceOptions? options, Effort effort) =>
        new ResilienceComputation(network, options ?? ResilienceOptions.Default, effort).Compute();
}

/// <summary>One figure before people leave, after key people have left, and after as many random ones have.</summary>
/// <param name="Measure">Which figure.</param>
/// <param name="Before">With everybody there.</param>
/// <param name="After">Without the key people.</param>
/// <param name="Random">Without random people.</param>
public sealed record ResilienceFigure(ResilienceMeasure Measure, Measured Before, Measured After, RandomLeavers Random);

/// <summary>What is left when people drawn at random leave.</summary>
/// <param name="Counted">Draws in which there was a figure.</param>
/// <param name="Mean">Its mean over them.</param>
/// <param name="Lower">Nineteen in twenty of them lie at or above: the quantile .05, interpolated.</param>
/// <param name="Upper">Nineteen in twenty lie at or below: the quantile .95.</param>
/// <param name="AsBad">Draws that were at least as bad as the leaving of the key people; null where there is no figure of that.</param>
public sealed record RandomLeavers(int Counted, Measured Mean, Measured Lower, Measured Upper, int? AsBad)
{
    /// <summary>Sums draws up.</summary>
    /// <param name="draws">The figure in each draw.</param>
    /// <param name="after">The figure without the key people.</param>
    /// <param name="lessIsBad">Whether a low figure is the bad one.</param>
    internal static RandomLeavers Of(IReadOnlyList<Measured> draws, Measured after, bool lessIsBad)
    {
        double[] there = [.. draws.Where(draw => draw.HasValue).Select(draw => draw.Value!.Value).Order()];
        if (there.Length == 0)
        {
            var none = Measured.None(draws.Count == 0 ? Absence.NotComputed : draws[0].Why!.Value);
            return new(0, none, none, none, null);
        }

        int? asBad = after.Value is { } key ? there.Count(draw => lessIsBad ? draw <= key : draw >= key) : null;
        return new(there.Length, Measured.Of(there.Sum() / there.Length), Quantile(there, 0.05), Quantile(there, 0.95), asBad);
    }

    // R's type 7.
    private static Measured Quantile(double[] ascending, double share)
    {
        var at = share * (ascending.Length - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, ascending.Length - 1);
        return Measured.Of(ascending[below] + ((at - below) * (ascending[above] - ascending[below])));
    }
}

/// <summary>A figure whose loss is told.</summary>
public enum ResilienceMeasure : byte
{
    /// <summary>Ties: all, or those of a dimension.</summary>
    Ties = 0,

    /// <summary>The share of people who stand in the largest piece, 0 to 1.</summary>
    LargestPiece = 1,

    /// <summary>The share of pairs that some chain joins, 0 to 1.</summary>
    JoinedPairs = 2,

    /// <summary>Mean over all pairs of 1 / steps, 0 where no chain joins: 0 to 1.</summary>
    Efficiency = 3,

    /// <summary>The reach of a dimension, 0 to 1.</summary>
    Reach = 4,

    /// <summary>The mean redundancy of a dimension, 0 to 3.</summary>
    Redundancy = 5,

    /// <summary>Mean distance within a dimension, over the pairs that are joined, in steps.</summary>
    MeanDistance = 6,

    /// <summary>The share of pairs of a dimension that no chain joins, 0 to 1.</summary>
    UnreachableShare = 7,
}
