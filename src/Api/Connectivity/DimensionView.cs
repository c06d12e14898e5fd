using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Connectivity;

/// <summary>The four dimensions of a network.</summary>
internal sealed record ConnectivityView(NetworkView Network, ConnectivityReport Report)
{
    public DimensionView Of(Dimension dimension) => new(
        Network, dimension, Network.Policy.Disclose(Report[dimension], FigureSubject.Group(Network.Network.PeopleCount)));
}

/// <summary>One dimension of a network.</summary>
internal sealed record DimensionView(NetworkView Network, Dimension Dimension, Disclosed<DimensionConnectivity> Figures)
{
    /// <summary>The figures, null when withheld.</summary>
    public DimensionConnectivity? Whole => Figures.Figures;

    /// <summary>A part of the figures, withheld with the whole.</summary>
    public Disclosed<T> Part<T>(Func<DimensionConnectivity, T> part)
        where T : class => new(Whole is null ? null : part(Whole), Figures.Withheld);

    /// <summary>The organisations, each disclosed by its own size.</summary>
    public IEnumerable<OrganisationView> ByOrganisation() => Whole is null
        ? []
        : Whole.ByOrganisation.Select(o => new OrganisationView(
            Network, o.Organisation, Network.Policy.Disclose<ConnectivityFigures>(o, FigureSubject.Group(SizeOf(o.Organisation)))));

    private int SizeOf(int organisation) => Network.Network.OrganisationOf.Count(o => o == organisation);
}

/// <summary>A dimension in one organisation.</summary>
internal sealed record OrganisationView(NetworkView Network, int Index, Disclosed<ConnectivityFigures> Figures);

/// <summary>A redundancy with the network that names its people.</summary>
internal sealed record RedundancyView(NetworkView Network, Disclosed<Redundancy> Redundancy)
{
    /// <summary>
    /// The pair that fewest people hold together, disclosed by its smaller group, not by the network; null where there is none.
    /// </summary>
    public Disclosed<WeakestPair> Weakest => Redundancy.Figures?.Weakest is { } weakest
        ? Network.Policy.Disclose(weakest, FigureSubject.Group(weakest.SmallerGroup))
        : new(null, Redundancy.Withheld);
}

/// <summary>A reach and the steps it was asked for.</summary>
internal sealed record ReachView(int Within, Disclosed<Reach> Reach);

/// <summary>How figures of connectivity are told.</summary>
internal static class ConnectivityFigureExtensions
{
    /// <summary>A count that the engine gives as a figure.</summary>
    public static int? AsCount(this Measured count) => (int?)count.Value;

    /// <summary>Figures of a dimension that are missing.</summary>
    public static IReadOnlyList<UndefinedFigure> Undefined(this ConnectivityFigures? figures) => figures is null
        ? []
        : UndefinedFigures.Of(
            ("observed", figures.Observed),
            ("expected", figures.Expected),
            ("ratio", figures.Ratio),
            ("strength", figures.Strength),
            ("reciprocity", figures.Reciprocity),
            ("score", figures.Score));
}
