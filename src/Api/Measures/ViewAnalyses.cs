using System.Collections.Immutable;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Views;

namespace NetworkLens.Api.Measures;

/// <summary>What people see, carry and are to others beside their title: each computed once per network for all who ask.</summary>
internal static class ViewAnalyses
{
    // Beyond three ties a step counts an eighth and less, and nobody knows any more whom they see.
    private const int Steps = 3;

    /// <summary>Everyone's view of the units.</summary>
    public static Task<IfAffordable<BalconyView>> OfUnitsAsync(SharedNetwork network, CancellationToken cancel) =>
        BalconyViews.OfUnitsAsync(network, Steps, cancel);

    /// <summary>Everyone's view of the units that have front-line posts.</summary>
    public static Task<IfAffordable<BalconyView>> OfFrontlineAsync(SharedNetwork network, CancellationToken cancel) =>
        BalconyViews.OfFrontlineAsync(network, Steps, cancel);

    /// <summary>Everyone's view of the leaders.</summary>
    public static Task<IfAffordable<BalconyView>> OfLeadersAsync(SharedNetwork network, CancellationToken cancel) =>
        BalconyViews.OfLeadersAsync(network, Steps, cancel);

    /// <summary>The strain of hybrid posts; not in networks where their paths take minutes.</summary>
    public static async Task<IfAffordable<PersonFigure>> StrainsAsync(SharedNetwork network, CancellationToken cancel)
    {
        var load = await PersonAnalyses.BridgingLoadAsync(network, cancel);
        return await network.GetOrComputeAsync(
            "strain",
            (n, _, _) => new IfAffordable<PersonFigure>(
                load.Analysis is { } paths ? new PersonFigure(BridgingStrain.Compute(n, paths)) : null),
            cancel);
    }

    /// <summary>Who is turned to, beside what titles say.</summary>
    public static Task<PersonFigure> StandingsAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("standing", static (n, _, stop) => new PersonFigure(InformalStanding.Compute(n, stop)), cancel);

    /// <summary>The peers of everyone.</summary>
    public static Task<PersonFigure> PeersAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("peers", static (n, _, stop) => new PersonFigure(Peers.Compute(n, stop)), cancel);
}

/// <summary>A figure of everyone, or why there is none, one person after another.</summary>
internal sealed record PersonFigure(ImmutableArray<Measured> Values);
