using NetworkLens.Gaps.Bench.Methods;
using NetworkLens.Gaps.Bench.Systems;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Gaps.Bench.Scoring;

/// <summary>What a method said of a pair, beside what is true.</summary>
/// <param name="System">Which system of the run.</param>
/// <param name="Dimension">Of the pair.</param>
/// <param name="IsPooled">Whether it takes several directorates together.</param>
/// <param name="Truth">What is true.</param>
/// <param name="Finding">What was said.</param>
internal readonly record struct ScoredPair(int System, Dimension Dimension, bool IsPooled, PairTruth Truth, Finding Finding)
{
    /// <summary>Whether a test that knows the rates would find the gap with power of at least .9.</summary>
    public bool IsPowered(double alpha) =>
        Truth.IsPlanted && KnownRates.Power(Truth.Free, Truth.Free * Truth.Ratio, alpha) >= 0.9;

    /// <summary>The pairs of one system.</summary>
    public static IEnumerable<ScoredPair> Of(int number, PlantedSystem system, Finding[] findings) =>
        system.Pairs.Select((pair, at) => new ScoredPair(number, pair.Dimension, pair.IsPooled, system.Truth[at], findings[at]));
}
