using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Gaps.Bench.Systems;

/// <summary>Numbers that are not uniform, from those that are.</summary>
internal static class Chance
{
    /// <summary>A standard normal number (Box and Muller).</summary>
    public static double Normal(this SeededRandom random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
