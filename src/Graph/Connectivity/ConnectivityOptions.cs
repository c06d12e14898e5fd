namespace NetworkLens.Graph.Connectivity;

/// <summary>
/// What can be set about a <see cref="ConnectivityReport"/>. Every value shapes the figures, so all are part of the report.
/// </summary>
public sealed record ConnectivityOptions
{
    /// <summary>The options that are meant when none are given.</summary>
    public static ConnectivityOptions Default { get; } = new();

    /// <summary>Steps within which a group counts as reached, 1 to 10. 2: someone you know, or someone whom they know.</summary>
    public int Within { get; init; } = 2;

    /// <summary>Up to so many people distances are exact; above, they are estimated from sampled sources. At least 0.</summary>
    public int ExactDistancePeople { get; init; } = 50_000;

    /// <summary>Sources drawn per dimension where distances are estimated, at least 2.</summary>
    public int SampledSources { get; init; } = 512;

    /// <summary>Seed of that draw: the same seed gives the same estimate.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Pairs of groups per dimension whose redundancy is worked out, at least 1; where there are more, every so-manieth pair is taken and
    /// <see cref="Redundancy.PairsExamined"/> says how many.
    /// </summary>
    public int RedundancyPairs { get; init; } = 20_000;

    /// <summary>Refuses values out of their ranges.</summary>
    internal static void Check(ConnectivityOptions options)
    {
        if (options.Within is < 1 or > 10)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Within, "Within is 1 to 10 steps.");
        }

        if (options.ExactDistancePeople < 0 || options.SampledSources < 2 || options.RedundancyPairs < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options, "ExactDistancePeople is at least 0, SampledSources at least 2, RedundancyPairs at least 1.");
        }
    }
}
