using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Measures;

/// <summary>Resolves <c>Network.cohesion</c> and <c>type Cohesion</c> of schema/measures.graphql.</summary>
internal static class CohesionResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("cohesion", CohesionAsync));
        schema.Bind<Disclosed<CohesionFigures>>("Cohesion", cohesion => cohesion
            .Field("componentCount", c => c.Figures?.Components.Count)
            .Field("largestComponentShare", c => c.Figures?.LargestShare.Value)
            .Field("isolateCount", c => c.Figures?.Isolates)
            .Field("strongComponentCount", c => (int?)c.Figures?.StrongCount.Value)
            .Field("largestStrongComponentShare", c => c.Figures?.LargestStrongShare.Value)
            .Field("articulationPointCount", c => c.Figures?.Blocks.Parts.ArticulationPoints.Length)
            .Field("bridgeCount", c => c.Figures?.Blocks.Parts.Bridges.Length)
            .Field("blockCount", c => c.Figures?.Blocks.Parts.Count)
            .Field("degeneracy", c => c.Figures?.Cores.Degeneracy)
            .Field("mutualCount", c => c.Figures?.Dyads.Mutual)
            .Field("asymmetricCount", c => c.Figures?.Dyads.Asymmetric)
            .Field("nullCount", c => c.Figures?.Dyads.Null)
            .Field("triangleCount", c => c.Figures?.Transitivity.Triangles)
            .Field("transitivity", c => c.Figures?.Transitivity.Value.Value)
            .Field("meanClustering", c => c.Figures?.Transitivity.MeanLocal.Value)
            .Field("simmelianShare", c => c.Figures?.Simmelian.Share.Value)
            .Field("triads", c => c.Figures?.TriadCounts() ?? [])
            .Field("undefined", c => c.Figures is { } figures
                ? UndefinedFigures.Of(
                    ("transitivity", figures.Transitivity.Value),
                    ("meanClustering", figures.Transitivity.MeanLocal),
                    ("simmelianShare", figures.Simmelian.Share),
                    ("largestComponentShare", figures.LargestShare),
                    ("strongComponentCount", figures.StrongCount),
                    ("largestStrongComponentShare", figures.LargestStrongShare))
                : []));
        schema.Bind<TriadCount>("TriadCount");
    }

    private static async ValueTask<Disclosed<CohesionFigures>> CohesionAsync(NetworkView view, CancellationToken cancel)
    {
        var figures = await CohesionFigures.OfAsync(view.Shared, cancel);
        return view.Policy.Disclose(figures, FigureSubject.Group(view.Network.PeopleCount));
    }
}

/// <summary>How a network holds together.</summary>
/// <param name="Network">The network.</param>
/// <param name="Components">Its pieces.</param>
/// <param name="Strong">Its circles along the directions of ties; without directions the pieces.</param>
/// <param name="Blocks">Its parts that hang on single people.</param>
/// <param name="Cores">Its cores.</param>
/// <param name="Dyads">Pairs of people.</param>
/// <param name="Triads">Triples of people.</param>
/// <param name="Transitivity">Closed triples.</param>
/// <param name="Simmelian">Ties held in a circle.</param>
internal sealed record CohesionFigures(
    OrganisationNetwork Network,
    Components Components,
    StrongComponents Strong,
    Blocks Blocks,
    CoreNumbers Cores,
    DyadCensus Dyads,
    TriadCensus Triads,
    Transitivity Transitivity,
    SimmelianTies Simmelian)
{
    /// <summary>People without any tie.</summary>
    public int Isolates => Blocks.CountOf.Count(blocks => blocks == 0);

    /// <summary>The share of people in the largest piece.</summary>
    public Measured LargestShare => Components.LargestShare;

    /// <summary>How many circles there are; without directions the pieces say it already.</summary>
    public Measured StrongCount =>
        Network.Ties.IsDirected ? Measured.Of(Strong.Count) : Measured.None(Absence.WrongDirection);

    /// <summary>The share of people in the largest circle.</summary>
    public Measured LargestStrongShare =>
        Network.Ties.IsDirected ? ShareOf(Strong.Largest, Strong.Sizes) : Measured.None(Absence.WrongDirection);

    /// <summary>Gathers them, each computed once per network.</summary>
    public static async Task<CohesionFigures> OfAsync(SharedNetwork network, CancellationToken cancel) => new(
        network.Network,
        await PersonAnalyses.ComponentsAsync(network, cancel),
        await PersonAnalyses.StrongComponentsAsync(network, cancel),
        await PersonAnalyses.BlocksAsync(network, cancel),
        await PersonAnalyses.CoreNumbersAsync(network, cancel),
        await PersonAnalyses.DyadsAsync(network, cancel),
        await PersonAnalyses.TriadsAsync(network, cancel),
        await PersonAnalyses.TransitivityAsync(network, cancel),
        await PersonAnalyses.SimmelianTiesAsync(network, cancel));

    /// <summary>Triples of each class that there are.</summary>
    public IEnumerable<TriadCount> TriadCounts() =>
        Enum.GetValues<TriadClass>().Where(triad => Triads[triad] > 0).Select(triad => new TriadCount(triad, Triads[triad]));

    private Measured ShareOf(int part, IReadOnlyList<int> sizes) =>
        part < 0 ? Measured.None(Absence.NoPeople) : Measured.Of((double)sizes[part] / Network.PeopleCount);
}

/// <summary>How many triples are of a class.</summary>
internal sealed record TriadCount(TriadClass Triad, long Count);
