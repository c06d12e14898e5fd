using NetworkLens.Api.Connectivity;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Algorithms.Change;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Measures;

/// <summary>Resolves <c>NetworkComparison.figures</c> and <c>connectivity</c> of schema/comparison.graphql.</summary>
internal static class ComparedFigures
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<ComparisonView>("NetworkComparison", comparison => comparison
            .Field("figures", FiguresAsync)
            .Field("connectivity", ConnectivityAsync));
        schema.Bind<ComparedFigureView>("FigureChange", change => change
            .Field("before", c => c.Change.Before.Value)
            .Field("after", c => c.Change.After.Value)
            .Field("difference", c => c.Change.Difference.Value)
            .Field("undefined", c => UndefinedFigures.Of(("before", c.Change.Before), ("after", c.Change.After))));
        schema.Bind<DimensionChangeView>("DimensionChange");
    }

    private static async ValueTask<IReadOnlyList<ComparedFigureView>?> FiguresAsync(ComparisonView comparison, CancellationToken cancel)
    {
        if (comparison.Shown is null)
        {
            return null;
        }

        var before = await OfWholeAsync(comparison.Other.Shared, cancel);
        var after = await OfWholeAsync(comparison.Network.Shared, cancel);
        return Beside(before, after);
    }

    private static async ValueTask<IReadOnlyList<DimensionChangeView>?> ConnectivityAsync(
        ComparisonView comparison, CancellationToken cancel)
    {
        if (comparison.Shown is null)
        {
            return null;
        }

        var before = await ConnectivityView.OfAsync(comparison.Other, cancel);
        var after = await ConnectivityView.OfAsync(comparison.Network, cancel);
        return
        [
            .. from dimension in Enum.GetValues<Dimension>()
               let one = before.Of(dimension).Whole
               let other = after.Of(dimension).Whole
               where one is not null && other is not null
               select new DimensionChangeView(dimension, Beside(OfDimension(one), OfDimension(other))),
        ];
    }

    private static IReadOnlyList<ComparedFigureView> Beside(
        IReadOnlyList<(ComparedFigure Figure, Measured Value)> before, IReadOnlyList<(ComparedFigure Figure, Measured Value)> after) =>
        [.. before.Zip(after, (one, other) => new ComparedFigureView(one.Figure, new(one.Value, other.Value)))];

    private static async Task<IReadOnlyList<(ComparedFigure Figure, Measured Value)>> OfWholeAsync(
        SharedNetwork network, CancellationToken cancel)
    {
        var figures = await network.GetOrComputeAsync("", static (n, _, stop) => NetworkFigures.Of(n, stop), cancel);
        var distances = await network.GetOrComputeAsync(
            "", static (n, _, stop) => GeodesicDistances.Compute(n.Ties, new(Cancel: stop)), cancel);
        var transitivity = await PersonAnalyses.TransitivityAsync(network, cancel);
        var cohesion = await PersonAnalyses.ComponentsAsync(network, cancel);
        return
        [
            (ComparedFigure.People, Measured.Of(figures.PeopleCount)),
            (ComparedFigure.Ties, Measured.Of(figures.TieCount)),
            (ComparedFigure.Density, figures.Density),
            (ComparedFigure.Reciprocity, figures.Reciprocity),
            (ComparedFigure.MeanDistance, distances.Mean),
            (ComparedFigure.UnreachableShare, distances.UnreachableShare),
            (ComparedFigure.LargestPiece, cohesion.LargestShare),
            (ComparedFigure.Transitivity, transitivity.Value),
        ];
    }

    private static IReadOnlyList<(ComparedFigure Figure, Measured Value)> OfDimension(DimensionConnectivity dimension) =>
    [
        (ComparedFigure.Ties, dimension.Observed),
        (ComparedFigure.Ratio, dimension.Ratio),
        (ComparedFigure.Reach, dimension.Reach.Value),
        (ComparedFigure.MeanDistance, dimension.Distance.Mean),
        (ComparedFigure.UnreachableShare, dimension.Distance.UnreachableShare),
        (ComparedFigure.Redundancy, dimension.Redundancy.Mean),
        (ComparedFigure.Score, dimension.Score),
    ];
}

/// <summary>A figure that two networks have.</summary>
public enum ComparedFigure
{
    /// <summary>People.</summary>
    People,

    /// <summary>Ties.</summary>
    Ties,

    /// <summary>Share of possible ties.</summary>
    Density,

    /// <summary>Share of arcs that are returned.</summary>
    Reciprocity,

    /// <summary>Mean steps of joined pairs.</summary>
    MeanDistance,

    /// <summary>Share of pairs that are not joined.</summary>
    UnreachableShare,

    /// <summary>Share of people in the largest piece.</summary>
    LargestPiece,

    /// <summary>Share of open triangles that are closed.</summary>
    Transitivity,

    /// <summary>Observed of expected ties of a dimension.</summary>
    Ratio,

    /// <summary>Reach of a dimension.</summary>
    Reach,

    /// <summary>Mean redundancy of a dimension.</summary>
    Redundancy,

    /// <summary>Score of a dimension.</summary>
    Score,
}

/// <summary>A figure before and after.</summary>
internal sealed record ComparedFigureView(ComparedFigure Figure, FigureChange Change);

/// <summary>A dimension before and after.</summary>
internal sealed record DimensionChangeView(Dimension Dimension, IReadOnlyList<ComparedFigureView> Figures);
