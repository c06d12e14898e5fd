using NetworkLens.Api.Measures;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Networks;

/// <summary>Everyone's balcony views, each computed once per network and steps; not in networks where that takes minutes.</summary>
internal static class BalconyViews
{
    // Groups times arcs: what a request's time allows on two cores. A sweep does 512 groups in one go.
    private const double MostStepsOfSweeps = 3e11;

    /// <summary>Of the units.</summary>
    public static Task<IfAffordable<BalconyView>> OfUnitsAsync(SharedNetwork network, int steps, CancellationToken cancel) =>
        ViewAsync(network, $"units {steps}", BalconyTargets.Units, steps, cancel);

    /// <summary>Of the units that have front-line posts.</summary>
    public static Task<IfAffordable<BalconyView>> OfFrontlineAsync(SharedNetwork network, int steps, CancellationToken cancel) =>
        ViewAsync(network, $"frontline {steps}", BalconyTargets.FrontlineUnits, steps, cancel);

    /// <summary>Of the leaders.</summary>
    public static Task<IfAffordable<BalconyView>> OfLeadersAsync(SharedNetwork network, int steps, CancellationToken cancel) =>
        ViewAsync(network, $"leaders {steps}", static n => BalconyTargets.Leaders(n), steps, cancel);

    private static Task<IfAffordable<BalconyView>> ViewAsync(
        SharedNetwork network, string key, Func<OrganisationNetwork, NodeSets> targets, int steps, CancellationToken cancel) =>
        network.GetOrComputeAsync(
            key,
            (n, progress, stop) =>
            {
                var groups = targets(n);
                return IfAffordable.Of(
                    MostStepsOfSweeps,
                    (double)groups.Count * n.Ties.ArcCount,
                    () => BalconyView.Compute(n.Ties, groups, steps, new(0, progress, stop)));
            },
            cancel);
}
