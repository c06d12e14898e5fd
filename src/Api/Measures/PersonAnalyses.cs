using System.Collections.Immutable;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Centrality;
using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Algorithms.Groups;
using NetworkLens.Graph.Algorithms.StructuralHoles;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Measures;

/// <summary>The analyses behind the measures of people: each computed once per network for all who ask.</summary>
internal static class PersonAnalyses
{
    // People times arcs: what a request's time allows on two cores. A sweep does 512 people in one go.
    private const double MostStepsOfSweeps = 3e11;
    private const double MostStepsOfPaths = 2e10;
    private const double MostArcsOfRounds = 2e6;
    private const double MostStepsOfLengths = 1e9;

    /// <summary>The network itself.</summary>
    public static Task<OrganisationNetwork> NetworkAsync(SharedNetwork network, CancellationToken cancel) =>
        Task.FromResult(network.Network);

    /// <summary>How many turn to each person.</summary>
    public static Task<InDegrees> InDegreesAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, _, _) => InDegrees.Of(n.Ties), cancel);

    /// <summary>How much turns to each person.</summary>
    public static Task<InStrengths> InStrengthsAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => InStrengths.Of(n.Ties, new(0, progress, stop)), cancel);

    /// <summary>The pieces of the network.</summary>
    public static Task<Components> ComponentsAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => Components.Compute(n.Ties, new(0, progress, stop)), cancel);

    /// <summary>The circles along the directions of ties.</summary>
    public static Task<StrongComponents> StrongComponentsAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => StrongComponents.Compute(n.Ties, new(0, progress, stop)), cancel);

    /// <summary>The cores.</summary>
    public static Task<CoreNumbers> CoreNumbersAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => CoreNumbers.Compute(n.Ties, new(0, progress, stop)), cancel);

    /// <summary>How far everyone is from everyone; not in networks of more than some hundred thousand people.</summary>
    public static Task<IfAffordable<PersonDistances>> DistancesAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync(
            "",
            static (n, progress, stop) => IfAffordable.Of(
                MostStepsOfSweeps,
                (double)n.PeopleCount * n.Ties.ArcCount,
                () => PersonDistances.Compute(n.Ties, PathDirection.Out, new(0, progress, stop))),
            cancel);

    /// <summary>The same where strong ties are short, which is walked person by person; not in networks where that takes minutes.</summary>
    public static Task<IfAffordable<WeightedDistances>> WeightedDistancesAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync(
            "",
            static (n, progress, stop) => IfAffordable.Of(
                MostStepsOfLengths,
                (double)n.PeopleCount * n.Ties.ArcCount,
                () => WeightedDistances.Compute(n.Ties, PathDirection.Out, new(0, progress, stop))),
            cancel);

    /// <summary>On how many shortest paths everyone lies; not in networks where that takes minutes.</summary>
    public static Task<IfAffordable<Scores>> BetweennessAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync(
            "betweenness",
            static (n, progress, stop) => IfAffordable.Of(
                MostStepsOfPaths,
                (double)n.PeopleCount * n.Ties.ArcCount,
                () => new Scores(BetweennessCentrality.Compute(n.Ties, TieLength.One, new(0, progress, stop)))),
            cancel);

    /// <summary>The same where strong ties are short; a walk in order of length takes many times as long.</summary>
    public static Task<IfAffordable<Scores>> WeightedBetweennessAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync(
            "weighted betweenness",
            static (n, progress, stop) => IfAffordable.Of(
                n.Ties.IsWeighted ? MostStepsOfLengths : MostStepsOfPaths,
                (double)n.PeopleCount * n.Ties.ArcCount,
                () => new Scores(BetweennessCentrality.Compute(n.Ties, TieLength.InverseWeight, new(0, progress, stop)))),
            cancel);

    /// <summary>Who carries what passes between clinicians and managers; not in networks where that takes minutes.</summary>
    public static Task<IfAffordable<GroupBetweenness>> BridgingLoadAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync(
            "clinical-managerial",
            static (n, progress, stop) =>
            {
                var (clinical, managerial) = (Of(n, Discipline.Clinical), Of(n, Discipline.Managerial));
                var sources = n.Ties.IsDirected ? clinical.Length : Math.Min(clinical.Length, managerial.Length);
                return IfAffordable.Of(
                    MostStepsOfPaths,
                    (double)sources * n.Ties.ArcCount,
                    () => GroupBetweenness.Compute(n.Ties, clinical, managerial, TieLength.One, new(0, progress, stop)));
            },
            cancel);

    /// <summary>Burt's constraint.</summary>
    public static Task<BurtConstraint> ConstraintAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => BurtConstraint.Compute(n.Ties, new(0, progress, stop)), cancel);

    /// <summary>Effective size and efficiency.</summary>
    public static Task<EffectiveSize> EffectiveSizeAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => EffectiveSize.Compute(n.Ties, new(0, progress, stop)), cancel);

    /// <summary>Burt's hierarchy.</summary>
    public static Task<ConstraintHierarchy> ConstraintHierarchyAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => ConstraintHierarchy.Compute(n.Ties, new(0, progress, stop)), cancel);

    /// <summary>Whether contacts of one person know each other.</summary>
    public static Task<Transitivity> TransitivityAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => Transitivity.Compute(n.Ties, new(0, progress, stop)), cancel);

    /// <summary>Ties held in a circle: of arcs, before directions are folded.</summary>
    public static Task<SimmelianTies> SimmelianTiesAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => SimmelianTies.Compute(n.Arcs, new(0, progress, stop)), cancel);

    /// <summary>What every pair of people has: of arcs, before directions are folded.</summary>
    public static Task<DyadCensus> DyadsAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => DyadCensus.Compute(n.Arcs, new(0, progress, stop)), cancel);

    /// <summary>How every three people are tied: of arcs, before directions are folded.</summary>
    public static Task<TriadCensus> TriadsAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => TriadCensus.Compute(n.Arcs, new(0, progress, stop)), cancel);

    /// <summary>PageRank with the usual damping.</summary>
    public static Task<PageRank> PageRankAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync(
            "", static (n, progress, stop) => PageRank.Compute(n.Ties, PageRank.UsualDamping, new(0, progress, stop)), cancel);

    /// <summary>Eigenvector centrality.</summary>
    public static Task<EigenvectorCentrality> EigenvectorAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => EigenvectorCentrality.Compute(n.Ties, new(0, progress, stop)), cancel);

    /// <summary>Katz centrality with the usual attenuation.</summary>
    public static Task<KatzCentrality> KatzAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => KatzCentrality.Compute(n.Ties, null, new(0, progress, stop)), cancel);

    /// <summary>Hubs and authorities.</summary>
    public static Task<HubsAndAuthorities> HubsAndAuthoritiesAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => HubsAndAuthorities.Compute(n.Ties, new(0, progress, stop)), cancel);

    /// <summary>Coreness, which is worked out on one thread; not in networks where that takes minutes.</summary>
    public static Task<IfAffordable<Coreness>> CorenessAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync(
            "",
            static (n, progress, stop) => IfAffordable.Of(
                MostArcsOfRounds, n.Ties.ArcCount, () => Coreness.Compute(n.Ties, new(0, progress, stop))),
            cancel);

    private static int[] Of(OrganisationNetwork network, Discipline discipline) =>
        [.. Enumerable.Range(0, network.PeopleCount).Where(person => network.DisciplineOf[person] == discipline)];

    /// <summary>The parts that hang together on single people.</summary>
    public static Task<Blocks> BlocksAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => Blocks.Of(n, new(0, progress, stop)), cancel);
}

/// <summary>A figure of everyone, one after another.</summary>
internal sealed record Scores(ImmutableArray<double> Values);

/// <summary>An analysis, or nothing where the network is too large for it.</summary>
internal sealed record IfAffordable<T>(T? Analysis)
    where T : class
{
    /// <summary>A figure of it; not computed where there is none.</summary>
    public Measured Then(Func<T, Measured> figure) => Analysis is { } known ? figure(known) : Measured.None(Absence.NotComputed);
}

/// <summary>Makes what can be afforded.</summary>
internal static class IfAffordable
{
    /// <summary>Makes it where it takes at most so many steps.</summary>
    public static IfAffordable<T> Of<T>(double most, double steps, Func<T> compute)
        where T : class => new(steps <= most ? compute() : null);
}

/// <summary>How many turn to each person: none where ties have no direction.</summary>
internal sealed class InDegrees
{
    private readonly int[]? _counts;

    private InDegrees(int[]? counts) => _counts = counts;

    /// <summary>The in-degree of a person; the degree says it already where ties have no direction.</summary>
    public Measured this[int person] =>
        _counts is null ? Measured.None(Absence.WrongDirection) : Measured.Of(_counts[person]);

    /// <summary>Counts them.</summary>
    public static InDegrees Of(CsrGraph ties)
    {
        if (!ties.IsDirected)
        {
            return new(null);
        }

        var counts = new int[ties.NodeCount];
        foreach (var to in ties.AllNeighbours)
        {
            counts[to]++;
        }

        return new(counts);
    }
}

/// <summary>How much turns to each person: none where ties have no direction.</summary>
internal sealed class InStrengths
{
    private readonly Strength? _strength;

    private InStrengths(Strength? strength) => _strength = strength;

    /// <summary>The weights of the ties to a person; the strength says it already where ties have no direction.</summary>
    public Measured this[int person] =>
        _strength is null ? Measured.None(Absence.WrongDirection) : Measured.Of(_strength.In[person]);

    /// <summary>Adds them up.</summary>
    public static InStrengths Of(CsrGraph ties, Effort effort) => new(ties.IsDirected ? Strength.Compute(ties, effort) : null);
}

/// <summary>Blocks, and how many of them meet in each person.</summary>
/// <param name="Parts">The blocks.</param>
/// <param name="CountOf">By person: 0 for whoever has no tie, 2 and more for whoever holds others together.</param>
internal sealed record Blocks(BiconnectedComponents Parts, IReadOnlyList<int> CountOf)
{
    /// <summary>Finds them.</summary>
    public static Blocks Of(OrganisationNetwork network, Effort effort)
    {
        var parts = BiconnectedComponents.Compute(network.Ties, effort);
        var counts = new int[network.PeopleCount];
        for (var block = 0; block < parts.Count; block++)
        {
            foreach (var member in parts.Members(block))
            {
                counts[member]++;
            }
        }

        return new(parts, counts);
    }
}
