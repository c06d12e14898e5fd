namespace NetworkLens.Graph.Gravity;

/// <summary>What can be set about a <see cref="GravityModel"/>. The defaults are those that were measured.</summary>
public sealed record GravityOptions
{
    /// <summary>The options that are meant when none are given.</summary>
    public static GravityOptions Default { get; } = new();

    /// <summary>How strongly coefficients are drawn to 0, more than 0: it decides only what the ties leave open.</summary>
    public double Ridge { get; init; } = 0.2;

    /// <summary>Rounds of Newton's method at most, at least 1; as a rule it takes 6.</summary>
    public int MaxRounds { get; init; } = 20;

    /// <summary>Times at most that gaps leave the fit and it is made again, at least 0; until the same gaps are found twice.</summary>
    public int TrimRounds { get; init; } = 3;

    /// <summary>A pair is a gap when its q is less, more than 0 and at most 1: the share of gaps that may be chance.</summary>
    public double GapQ { get; init; } = 0.05;

    /// <summary>A pair can be tested when no tie at all would give a p of at most this, more than 0 and at most 1.</summary>
    public double TestableP { get; init; } = 0.01;

    /// <summary>Least share of dyads of a pair that could be seen, 0 to 1. A judgement, not a finding.</summary>
    public double LeastObservable { get; init; } = 0.5;

    /// <summary>
    /// Most people, as a share, whose level (vertical) or discipline (clinical to managerial) is unknown, 0 to 1. A judgement.
    /// </summary>
    public double MostUnknown { get; init; } = 0.2;

    /// <summary>Fewest reference pairs that tell how counts spread, at least 1; with fewer no pair of a dimension gets a verdict.</summary>
    public int LeastReferencePairs { get; init; } = 8;

    /// <summary>Reference pairs looked at per dimension, and as many near ones, at least 1; of more, every so-manieth is.</summary>
    public int ReferencePairLimit { get; init; } = 5_000;

    /// <summary>Pairs of cells that may leave the fit together, at least 0; gaps of more are found but stay in it.</summary>
    public int TrimCellPairLimit { get; init; } = 20_000_000;

    /// <summary>Refuses values out of their ranges.</summary>
    internal static void Check(GravityOptions options)
    {
        if (!(options.Ridge > 0) || options.MaxRounds < 1 || options.TrimRounds < 0 || options.LeastReferencePairs < 1
            || options.ReferencePairLimit < 1 || options.TrimCellPairLimit < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options, "Ridge is more than 0; rounds and reference pairs are at least 1, trims at least 0.");
        }

        if (options.GapQ is not (> 0 and <= 1) || options.TestableP is not (> 0 and <= 1)
            || options.LeastObservable is not (>= 0 and <= 1) || options.MostUnknown is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options, "GapQ and TestableP are more than 0 and at most 1, the two shares 0 to 1.");
        }
    }
}
