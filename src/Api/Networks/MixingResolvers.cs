using System.Globalization;
using NetworkLens.Api.Disclosure;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Groups;
using NetworkLens.Graph.Algorithms.Hypotheses;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Networks;

/// <summary>Resolves <c>type MixingMatrix</c> and <c>type ExternalInternalIndex</c> of schema/network.graphql.</summary>
internal static class MixingResolvers
{
    // Cells grow with the square of the groups: 200 groups are 20,100 cells, which is what a page can show.
    private const int MostGroups = 200;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network
            .Field("mixing", MixingAsync)
            .Field("externalInternal", ExternalInternalAsync));
        schema.Bind<Disclosed<Mixing>>("MixingMatrix", mixing => mixing
            .Field("groups", m => m.Figures?.Groups())
            .Field("cells", m => m.Figures?.Cells())
            .Field("blankCount", m => m.Figures?.Column.Codes.Count(code => code < 0))
            .Field("assortativity", m => m.Figures?.Assortativity.Value)
            .Field("modularity", m => m.Figures?.Modularity.Value)
            .Field("undefined", m => m.Figures is { } figures
                ? UndefinedFigures.Of(("assortativity", figures.Assortativity), ("modularity", figures.Modularity))
                : []));
        schema.Bind<MixingGroup>("MixingGroup");
        schema.Bind<MixingPair>("MixingCell");
        schema.Bind<ExternalInternalView>("ExternalInternalIndex", index => index
            .Field("value", i => i.Index.Figures?.Value.Value)
            .Field("internal", i => (int?)i.Index.Figures?.Internal)
            .Field("external", i => (int?)i.Index.Figures?.External)
            .Field("excluded", i => (int?)i.Index.Figures?.Excluded)
            .Field("permutation", PermutationAsync)
            .Field("withheld", i => i.Index.Withheld)
            .Field("undefined", i => i.Index.Figures is { } figures ? UndefinedFigures.Of(("value", figures.Value)) : []));
    }

    private static async ValueTask<Disclosed<Mixing>> MixingAsync(NetworkView view, GroupAttributeInput by, CancellationToken cancel)
    {
        var groups = by.Of(view.Network).Values.Length;
        if (groups > MostGroups)
        {
            throw new GraphQLException(string.Create(
                CultureInfo.InvariantCulture,
                $"This attribute has {groups:N0} values, and mixing is given for at most {MostGroups}. Group by a coarser one."));
        }

        var mixing = await view.Shared.GetOrComputeAsync(
            by.Key, (network, _, stop) => Mixing.Of(network, by.Of(network), stop), cancel);
        return view.Policy.Disclose(mixing, FigureSubject.Group(mixing.Matrix.GroupSizes.DefaultIfEmpty().Min()));
    }

    private static async ValueTask<ExternalInternalView> ExternalInternalAsync(
        NetworkView view, GroupAttributeInput by, CancellationToken cancel)
    {
        var column = by.Of(view.Network);
        var index = await view.Shared.GetOrComputeAsync(by.Key, (network, _, stop) => EiIndex.Compute(network.Ties, column, stop), cancel);
        // Where one group is a single person, the ties that leave it are theirs.
        return new(view, by, view.Policy.Disclose(index, FigureSubject.Group(column.SmallestGroup())));
    }

    private static async ValueTask<Disclosed<PermutationTest>> PermutationAsync(
        ExternalInternalView index, GroupAttributeInput? within, CancellationToken cancel)
    {
        var shared = index.Network.Shared;
        var (column, strata) = (index.By.Of(shared.Network), within?.Of(shared.Network));
        var test = await shared.GetOrComputeAsync(
            $"E-I {index.By.Key} within {within?.Key}",
            (network, progress, stop) => EiIndexTest.Compute(
                network.Ties,
                column.Codes.AsSpan(),
                column.Values.Length,
                strata is null ? [] : strata.Codes.AsSpan(),
                new PermutationPlan(PermutationPlan.DefaultDraws),
                new(0, progress, stop)),
            cancel);
        return index.Index.Withheld is { } why ? new(null, why) : new(test, null);
    }
}

/// <summary>An E-I index with what it was asked by.</summary>
internal sealed record ExternalInternalView(NetworkView Network, GroupAttributeInput By, Disclosed<EiIndex> Index);

/// <summary>A mixing matrix with the attribute it is by.</summary>
/// <param name="Column">The attribute.</param>
/// <param name="Matrix">The counts.</param>
/// <param name="Assortativity">Whether ties join people of one group.</param>
/// <param name="Modularity">How much of the ties the groups hold, above chance.</param>
internal sealed record Mixing(AttributeColumn Column, MixingMatrix Matrix, Measured Assortativity, Measured Modularity)
{
    public static Mixing Of(OrganisationNetwork network, AttributeColumn column, CancellationToken cancel)
    {
        var matrix = MixingMatrix.Compute(network.Ties, column, new(0, null, cancel));
        return new(
            column,
            matrix,
            NominalAssortativity.Of(matrix).Value,
            Graph.Algorithms.Communities.Modularity.Compute(network.Ties, column, new(0, null, cancel)));
    }

    public IEnumerable<MixingGroup> Groups() => Column.Values.Select((label, code) => new MixingGroup(label, Matrix.GroupSizes[code]));

    public IEnumerable<MixingPair> Cells()
    {
        for (var from = 0; from < Matrix.GroupCount; from++)
        {
            for (var to = Matrix.IsDirected ? 0 : from; to < Matrix.GroupCount; to++)
            {
                yield return new(
                    Column.Values[from],
                    Column.Values[to],
                    (int)Matrix.Observed(from, to),
                    Matrix.Expectation(from, to).Expected.Value,
                    Matrix.Ratio(from, to).Value);
            }
        }
    }
}

/// <summary>A group of a mixing matrix.</summary>
internal sealed record MixingGroup(string Label, int Size);

/// <summary>A cell of a mixing matrix.</summary>
internal sealed record MixingPair(string From, string To, int Observed, double? Expected, double? Ratio);
