using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>What can be set about a <see cref="GapReport"/>.</summary>
/// <remarks>
/// The targets are judgements, not findings. Half: where fewer reach the other group, its typical member does not. Across organisations a
/// quarter: counterparts are meant to be joined, but not everybody's work lies there. What the test calls a gap rests on no target.
/// </remarks>
public sealed record GapOptions
{
    /// <summary>The options that are meant when none are given.</summary>
    public static GapOptions Default { get; } = new();

    /// <summary>Steps within which a group counts as reached, 1 to 10.</summary>
    public int Within { get; init; } = 2;

    /// <summary>Least share of the lower group that reaches the upper, 0 to 1.</summary>
    public double VerticalTarget { get; init; } = 0.5;

    /// <summary>Least reach between sibling units, and between professions of a service, 0 to 1.</summary>
    public double HorizontalTarget { get; init; } = 0.5;

    /// <summary>Least reach between counterparts of two organisations, 0 to 1.</summary>
    public double CrossOrganisationTarget { get; init; } = 0.25;

    /// <summary>Least reach between clinical and managerial people, 0 to 1.</summary>
    public double ClinicalManagerialTarget { get; init; } = 0.5;

    /// <summary>
    /// Least size of units, professions, service lines, organisations and disciplines that are looked at, at least 1. Below three a group
    /// is its people. Levels are looked at whatever their size: a board may be two people.
    /// </summary>
    public int LeastGroupSize { get; init; } = 3;

    /// <summary>
    /// Pairs of groups looked at per dimension, at least 1; where there are more, every so-manieth pair is, and
    /// <see cref="GapReport.Omitted"/> says so. Those of rules are counted apart: what users ask must not change what is found of others.
    /// </summary>
    public int PairLimit { get; init; } = 20_000;

    /// <summary>
    /// Pairs that rules make, over all dimensions, at least 0. A rule that does not fit in beside older ones makes none, and
    /// <see cref="GapReport.Omitted"/> says so.
    /// </summary>
    public int RulePairLimit { get; init; } = 5_000;

    /// <summary>
    /// People in the groups of these pairs, whoever is in several counted in each, at least 0: the groups of a relation to others hold
    /// nearly everybody, once for each place.
    /// </summary>
    public int RuleMemberLimit { get; init; } = 5_000_000;

    /// <summary>Gaps, from the first, whose distance is worked out, at least 0.</summary>
    public int DistanceLimit { get; init; } = 100;

    /// <summary>People named per gap who join the groups today, at least 0.</summary>
    public int BridgeLimit { get; init; } = 5;

    /// <summary>Pairs listed with the fewest ties for their size, at least 0.</summary>
    public int FewestTiesLimit { get; init; } = 20;

    /// <summary>Seed of the draw where a group is too large for its distances to be exact.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>By what it is told who answered; ties that nobody could have seen are neither counted nor expected by the test.</summary>
    public Respondents Respondents { get; init; } = Respondents.Recorded;

    /// <summary>
    /// What can be set about the test against chance. There is room for about a hundred gaps of directorates, or thousands of units, to
    /// leave the fit.
    /// </summary>
    public GravityOptions Gravity { get; init; } = GravityOptions.Default with { TrimCellPairLimit = 1_000_000 };

    /// <summary>Rules of users, whose groups are pairs beside those of the dimensions; the older first.</summary>
    public ImmutableArray<GapRule> Rules { get; init; } = [];

    /// <summary>The target of a dimension.</summary>
    public double TargetOf(Dimension dimension) => dimension switch
    {
        Dimension.Vertical => VerticalTarget,
        Dimension.Horizontal => HorizontalTarget,
        Dimension.CrossOrganisation => CrossOrganisationTarget,
        Dimension.ClinicalManagerial => ClinicalManagerialTarget,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a dimension."),
    };

    /// <summary>Refuses values out of their ranges.</summary>
    internal static void Check(GapOptions options)
    {
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            if (options.TargetOf(dimension) is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(options), options.TargetOf(dimension), "A target is a share, 0 to 1.");
            }
        }

        GravityOptions.Check(options.Gravity);
        if (options.Within is < 1 or > 10)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Within, "Within is 1 to 10 steps.");
        }

        if (options.LeastGroupSize < 1 || options.PairLimit < 1 || options.RulePairLimit < 0 || options.RuleMemberLimit < 0
            || options.DistanceLimit < 0 || options.BridgeLimit < 0 || options.FewestTiesLimit < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options, "LeastGroupSize and PairLimit are at least 1, the other limits at least 0.");
        }
    }
}
