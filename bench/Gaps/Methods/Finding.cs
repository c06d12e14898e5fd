using NetworkLens.Gaps.Bench.Systems;

namespace NetworkLens.Gaps.Bench.Methods;

/// <summary>What a method says of one pair of groups.</summary>
/// <param name="Score">The smaller, the more it looks like a gap to the method.</param>
internal readonly record struct Finding(double Score)
{
    /// <summary>Chance of so few ties without a gap; NaN: not tested, or the method gives no p.</summary>
    public double P { get; init; } = double.NaN;

    /// <summary>Whether the method calls it a gap.</summary>
    public bool IsGap { get; init; }

    /// <summary>Whether the method says that the groups are connected.</summary>
    public bool IsConnected { get; init; }

    /// <summary>1 - observed / expected within 0..1; NaN where the method expects nothing.</summary>
    public double Severity { get; init; } = double.NaN;

    /// <summary>The 90 % interval of the true ratio; NaN where none is given.</summary>
    public (double Low, double High) Interval { get; init; } = (double.NaN, double.NaN);
}

/// <summary>A way of looking for gaps: one finding for each pair of the system, in their order.</summary>
/// <param name="Name">What it is called in the tables.</param>
/// <param name="Find">Looks at staff, ties and pairs; never at the truth.</param>
internal sealed record Method(string Name, Func<PlantedSystem, Finding[]> Find);
