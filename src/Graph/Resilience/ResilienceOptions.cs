namespace NetworkLens.Graph.Resilience;

/// <summary>What can be set about a <see cref="ResilienceReport"/>. Each shapes the figures, so that all are part of the report.</summary>
public sealed record ResilienceOptions
{
    /// <summary>The most people who may leave together.</summary>
    public const int MostLeavers = 100;

    /// <summary>The most draws.</summary>
    public const int MostDraws = 200;

    /// <summary>The options that are meant when none are given.</summary>
    public static ResilienceOptions Default { get; } = new();

    /// <summary>How many people leave, 1 to <see cref="MostLeavers"/>; everybody where there are no more.</summary>
    public int Leavers { get; init; } = 10;

    /// <summary>Who they are.</summary>
    public LeaverChoice Choice { get; init; }

    /// <summary>How often as many people are drawn at random, 1 to <see cref="MostDraws"/>.</summary>
    public int Draws { get; init; } = 20;

    /// <summary>Seed of the draws: the same seed draws the same people.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Pairs of groups per dimension whose redundancy is worked out; where there are more before anybody leaves, every so-manieth, and the
    /// same pairs again after.
    /// </summary>
    public int RedundancyPairs { get; init; } = 500;

    /// <summary>
    /// Up to so many people distances within a dimension are exact; where there are more before anybody leaves, to 512 people drawn, and to
    /// the same people after, as far as they are still there.
    /// </summary>
    public int ExactDistancePeople { get; init; } = 2_000;

    /// <summary>Up to so many people, before anybody leaves, efficiency is worked out: it looks at every pair, in every draw.</summary>
    public int EfficiencyPeople { get; init; } = 50_000;

    /// <summary>Refuses values out of their ranges.</summary>
    internal static void Check(ResilienceOptions options)
    {
        if (options.Leavers is < 1 or > MostLeavers || options.Draws is < 1 or > MostDraws)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options, $"Leavers are 1 to {MostLeavers}, draws 1 to {MostDraws}.");
        }
    }
}

/// <summary>Who leaves.</summary>
public enum LeaverChoice : byte
{
    /// <summary>Those on most shortest chains between others, each by itself.</summary>
    Betweenness = 0,

    /// <summary>Those who together part the most pairs: a good set, found by search.</summary>
    KeyPlayers = 1,
}
