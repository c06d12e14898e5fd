using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Expectations;

/// <summary>How an expectation came out.</summary>
public enum ExpectationStatus : byte
{
    /// <summary>Nobody is expected to reach, or nobody is there to be reached.</summary>
    Nobody = 0,

    /// <summary>At least as many comply as are to.</summary>
    Met = 1,

    /// <summary>Too few comply.</summary>
    NotMet = 2,
}

/// <summary>Why somebody does not comply.</summary>
public enum ExpectationFailure : byte
{
    /// <summary>Whoever is to be reached is further away, or not joined at all.</summary>
    Unreached = 1,

    /// <summary>Somebody is reached, but too few others could cut that off.</summary>
    TooFewRoutes = 2,

    /// <summary>Nobody stands where they are to be reached: the organisation has no executive.</summary>
    NobodyThere = 3,
}

/// <summary>How far an <see cref="Expectations.Expectation"/> is met.</summary>
/// <remarks>
/// A person complies who reaches somebody of the other group, in the relation asked for, within the steps, and whom no fewer than
/// <see cref="Expectation.Routes"/> others could cut off from all of them by leaving. The separate routes may be longer than the steps: to
/// count routes of bounded length is intractable (Itai, Perl &amp; Shiloach 1982). A member of the other group complies by being there,
/// except <see cref="Expectation.IsAmongPeers"/>. Those who reach are placed by their primary post; those who are reached by any post,
/// since a joint post is the strongest link between two organisations that there is. Whoever lacks the place that the relation needs is
/// left out and counted. One search serves a whole group of people who are to reach the same ones. Time O(n + m) for a relation of
/// the whole network, the arcs within the steps of each group otherwise; with several routes a few passes over the network for each group
/// of people who are to reach the same ones, with three or more a flow for some of them as well (<see cref="SingleCuts"/>,
/// <see cref="SmallCuts"/>); where that is less, or for peers, one flow for each whose contacts do not show enough routes by themselves
/// (<see cref="ShortRoutes"/>).
/// </remarks>
public sealed record ExpectationResult
{
    /// <summary>What was expected.</summary>
    public required Expectation Expectation { get; init; }

    /// <summary>How many should reach.</summary>
    public required int Expected { get; init; }

    /// <summary>How many are there to be reached.</summary>
    public required int Targets { get; init; }

    /// <summary>How many are left out because the data do not say the place that the relation needs.</summary>
    public required int Unplaced { get; init; }

    /// <summary>Who does not reach within the steps, ascending.</summary>
    public required ImmutableArray<int> Unreached { get; init; }

    /// <summary>Who reaches, but by too few separate routes, ascending.</summary>
    public required ImmutableArray<int> TooFewRoutes { get; init; }

    /// <summary>For whom nobody is there to be reached, ascending.</summary>
    public required ImmutableArray<int> NobodyThere { get; init; }

    /// <summary>Keys and professions that the expectation, or the lens, names and the network does not have, in ordinal order.</summary>
    public required ImmutableArray<string> UnknownKeys { get; init; }

    /// <summary>Whether there are people, and the level of none of them is known: nobody is then found by it.</summary>
    public bool IsLevelUnknown { get; init; }

    /// <summary>Whether there are people, and the discipline of none of them is known.</summary>
    public bool IsDisciplineUnknown { get; init; }

    /// <summary>How many comply.</summary>
    public int Met => Expected - Unreached.Length - TooFewRoutes.Length - NobodyThere.Length;

    /// <summary>Share of those expected who comply, 0 to 1; absent where either group is empty.</summary>
    public Measured Compliance =>
        Targets == 0 ? Measured.None(Absence.EmptyGroup) : Measured.Ratio(Met, Expected, Absence.EmptyGroup);

    /// <summary>How it came out, if such a share is to comply.</summary>
    public ExpectationStatus StatusAt(double target) => StatusOf(Compliance, target);

    /// <summary>How a compliance stands to the share that is to comply.</summary>
    public static ExpectationStatus StatusOf(Measured compliance, double target) =>
        compliance.Value is not { } share ? ExpectationStatus.Nobody
        : share >= target ? ExpectationStatus.Met
        : ExpectationStatus.NotMet;

    /// <summary>Those who do not comply for one reason, or for any, ascending.</summary>
    public ImmutableArray<int> Failing(ExpectationFailure? why) => why switch
    {
        ExpectationFailure.Unreached => Unreached,
        ExpectationFailure.TooFewRoutes => TooFewRoutes,
        ExpectationFailure.NobodyThere => NobodyThere,
        _ => [.. Unreached.Concat(TooFewRoutes).Concat(NobodyThere).Order()],
    };

    /// <summary>Holds a network against an expectation.</summary>
    /// <param name="network">The network.</param>
    /// <param name="expectation">What is expected; criteria that name unknown keys select nobody.</param>
    /// <param name="effort">Who hears of progress, who may stop it; works on one thread.</param>
    /// <exception cref="ArgumentOutOfRangeException">Steps or routes are out of their ranges.</exception>
    public static ExpectationResult Compute(OrganisationNetwork network, Expectation expectation, Effort effort = default)
    {
        if (expectation.Within is < 1 or > Expectation.MostSteps || expectation.Routes is < 1 or > Expectation.MostRoutes)
        {
            throw new ArgumentOutOfRangeException(nameof(expectation), expectation, "Steps and routes are 1 to 10.");
        }

        return new ExpectationComputation(network, expectation, effort).Run();
    }
}
