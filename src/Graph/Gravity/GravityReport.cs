using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Gravity;

/// <summary>What became of the fit.</summary>
public enum GravityOutcome : byte
{
    /// <summary>It settled: there are verdicts.</summary>
    Converged = 0,

    /// <summary>It did not settle within its rounds: no verdict.</summary>
    NotConverged = 1,

    /// <summary>There is no tie that anybody could have seen.</summary>
    NoTies = 2,

    /// <summary>The ties have directions, for which there is no model.</summary>
    Directed = 3,
}

/// <summary>What the gravity model says of pairs of groups.</summary>
public sealed record GravityReport
{
    /// <summary>What became of the fit.</summary>
    public required GravityOutcome Outcome { get; init; }

    /// <summary>Rounds of Newton's method in the last fit.</summary>
    public int Rounds { get; init; }

    /// <summary>How many times gaps left the fit and it was made again.</summary>
    public int Trims { get; init; }

    /// <summary>Pairs that left the last fit.</summary>
    public int TrimmedPairs { get; init; }

    /// <summary>Cells: kinds of people alike to the model.</summary>
    public int Cells { get; init; }

    /// <summary>What makes people meet more (above 0) or less, as logarithms of rates.</summary>
    public ImmutableArray<GravityCoefficient> Coefficients { get; init; } = [];

    /// <summary>How counts spread, by dimension.</summary>
    public ImmutableArray<GravityDispersion> Dispersions { get; init; } = [];

    /// <summary>What the fit came to, for <see cref="FrozenGravity"/>; null where it did not settle.</summary>
    internal SettledFit? Settled { get; init; }

    /// <summary>The findings, in the order of the pairs given.</summary>
    public required ImmutableArray<PairFinding> Pairs { get; init; }
}

/// <summary>What a covariate does to the logarithm of the expected ties.</summary>
/// <param name="Name">The covariate.</param>
/// <param name="Value">Its coefficient.</param>
public readonly record struct GravityCoefficient(string Name, double Value);

/// <summary>How much more than Poisson counts a dimension's pairs spread.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Phi">Variance over mean, 1 to 12.</param>
/// <param name="ReferencePairs">Pairs with more ties than expected from which it was worked out.</param>
public readonly record struct GravityDispersion(Dimension Dimension, double Phi, int ReferencePairs)
{
    /// <summary>
    /// τ²: how far the rates of pairs of groups differ for reasons that nobody knows, as a squared relative deviation, 0 to 4.
    /// </summary>
    public double PairSpread { get; init; }

    /// <summary>Of the reference pairs those that stand nearest, of which that was worked out.</summary>
    public int NearPairs { get; init; }
}

/// <summary>What a test against chance says of the ties between two groups.</summary>
public enum GapVerdict : byte
{
    /// <summary>No test was made.</summary>
    NotTested = 0,

    /// <summary>Fewer ties than comparable groups have.</summary>
    Gap = 1,

    /// <summary>Shown to be joined.</summary>
    Connected = 2,

    /// <summary>The data do not say.</summary>
    CannotTell = 3,

    /// <summary>So few ties are expected that none at all would be no surprise.</summary>
    TooFew = 4,
}

/// <summary>How far a gap is to be relied upon.</summary>
public enum GapConfidence : byte
{
    /// <summary>Less than 65 % of the dyads could be seen.</summary>
    Low = 0,

    /// <summary>65 % or more could be seen.</summary>
    Moderate = 1,

    /// <summary>80 % or more could be seen, and q is less than 0.01.</summary>
    High = 2,
}

/// <summary>What the model says of one pair of groups.</summary>
/// <remarks>NaN stands for what there is none of: everything but counts and shares unless the outcome is CONVERGED.</remarks>
public sealed record PairFinding
{
    /// <summary>O: ties between the groups, each once; those that nobody could have seen left out.</summary>
    public required long Observed { get; init; }

    /// <summary>Share of dyads that could be seen, 0 to 1; 1 where there are none.</summary>
    public required double Observable { get; init; }

    /// <summary>E: ties expected of comparable people, worked out without this pair.</summary>
    public double Expected { get; init; } = double.NaN;

    /// <summary>Variance of the count.</summary>
    public double Variance { get; init; } = double.NaN;

    /// <summary>Lower end of the 90 % interval of the rate over what is expected.</summary>
    public double RatioLow { get; init; } = double.NaN;

    /// <summary>Upper end.</summary>
    public double RatioHigh { get; init; } = double.NaN;

    /// <summary>Chance of fewer ties, plus half that of as many.</summary>
    public double P { get; init; } = double.NaN;

    /// <summary>What p would be without any tie: the least that it could be.</summary>
    public double LeastP { get; init; } = double.NaN;

    /// <summary>Share of findings with so small a p that are expected to be chance; NaN where nothing was tested.</summary>
    public double Q { get; init; } = double.NaN;

    /// <summary>Whether any number of ties could be surprisingly small.</summary>
    public bool IsTestable { get; init; }

    /// <summary>The verdict.</summary>
    public GapVerdict Verdict { get; init; } = GapVerdict.CannotTell;

    /// <summary><c>clip(1 - O/E, 0, 1)</c>, for gaps only.</summary>
    public double? Severity { get; init; }

    /// <summary>How far to rely on it.</summary>
    public GapConfidence Confidence { get; init; }
}
