using NetworkLens.Api.Disclosure;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Networks;

/// <summary>A network as one viewer asks of it.</summary>
/// <param name="Shared">The network, shared by all requests of its version.</param>
/// <param name="Policy">Decides which figures this viewer is given.</param>
/// <param name="Figures">The figures of <c>type Network</c> itself.</param>
public sealed record NetworkView(SharedNetwork Shared, DisclosurePolicy Policy, Disclosed<NetworkFigures> Figures)
{
    /// <summary>The network.</summary>
    public OrganisationNetwork Network => Shared.Network;

    /// <summary>Names data and lens.</summary>
    public string Version => Network.Version;

    /// <summary>The lens, its window filled in.</summary>
    public Lens Lens => Network.Lens;

    /// <summary>Makes the view; its own figures are computed once per network.</summary>
    public static async Task<NetworkView> OfAsync(SharedNetwork shared, DisclosurePolicy policy, CancellationToken cancel)
    {
        var figures = await shared.GetOrComputeAsync("", static (network, _, stop) => NetworkFigures.Of(network, stop), cancel);
        return new(shared, policy, policy.Disclose(figures, FigureSubject.Group(figures.PeopleCount)));
    }

    /// <summary>An analysis of this network, computed once for all who ask, disclosed to this viewer.</summary>
    /// <typeparam name="T">What the analysis gives.</typeparam>
    /// <param name="key">Names the analysis with all of its parameters.</param>
    /// <param name="compute">Makes it.</param>
    /// <param name="cancel">Stops waiting for it.</param>
    public async ValueTask<Disclosed<T>> AnalyseAsync<T>(
        string key, Func<OrganisationNetwork, IProgress<double>, CancellationToken, T> compute, CancellationToken cancel)
        where T : class
    {
        var analysis = await Shared.GetOrComputeAsync(key, compute, cancel);
        return Policy.Disclose(analysis, FigureSubject.Group(Network.PeopleCount));
    }
}

/// <summary>The figures that <c>type Network</c> gives of itself.</summary>
/// <param name="PeopleCount">People who are in.</param>
/// <param name="TieCount">Pairs, or arcs under a directed lens.</param>
/// <param name="Density">Share of possible ties.</param>
/// <param name="Reciprocity">Share of arcs that are returned.</param>
public sealed record NetworkFigures(int PeopleCount, int TieCount, Measured Density, Measured Reciprocity)
{
    internal static NetworkFigures Of(OrganisationNetwork network, CancellationToken cancel) => new(
        network.PeopleCount,
        network.Ties.TieCount,
        Graph.Algorithms.Density.Compute(network.Ties),
        Graph.Algorithms.Reciprocity.Compute(network.Arcs, counts: null, new(0, null, cancel)).Value);
}
