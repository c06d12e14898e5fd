using NetworkLens.Data.Reading;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Measures;

/// <summary>The analyses behind the measures of people: each computed once per network for all who ask, whichever of its measures.</summary>
internal static class PersonAnalyses
{
    /// <summary>The network itself.</summary>
    public static Task<OrganisationNetwork> NetworkAsync(SharedNetwork network, CancellationToken cancel) => Task.FromResult(network.Network);

    /// <summary>How many turn to each person.</summary>
    public static Task<InDegrees> InDegreesAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, _, _) => InDegrees.Of(n.Ties), cancel);

    /// <summary>The pieces of the network.</summary>
    public static Task<Components> ComponentsAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => Components.Compute(n.Ties, new(0, progress, stop)), cancel);

    /// <summary>The circles along the directions of ties.</summary>
    public static Task<StrongComponents> StrongComponentsAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => StrongComponents.Compute(n.Ties, new(0, progress, stop)), cancel);

    /// <summary>The cores.</summary>
    public static Task<CoreNumbers> CoreNumbersAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => CoreNumbers.Compute(n.Ties, new(0, progress, stop)), cancel);

    /// <summary>The parts that hang together on single people.</summary>
    public static Task<Blocks> BlocksAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => Blocks.Of(n, new(0, progress, stop)), cancel);
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
