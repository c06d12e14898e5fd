using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Algorithms.Brokerage;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Measures;

/// <summary>
/// Resolves <c>Network.brokerage</c>, <c>NetworkPerson.brokerage</c> and <c>type Brokerage</c> of schema/measures.graphql.
/// </summary>
internal static class BrokerageResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("brokerage", OfNetworkAsync));
        schema.Bind<NetworkPersonView>("NetworkPerson", person => person.Field("brokerage", OfPersonAsync));
        schema.Bind<Disclosed<BrokerageFigures>>("Brokerage", brokerage => brokerage
            .Field("roles", b => b.Figures?.Roles ?? [])
            .Field("blankCount", b => b.Figures?.BlankCount));
        schema.Bind<RoleFigures>("BrokerageOfRole", role => role
            .Field("observed", r => (long?)r.Observed.Value)
            .Field("expected", r => r.Expected.Value)
            .Field("zScore", r => r.ZScore.Value)
            .Field("undefined", r => UndefinedFigures.Of(("observed", r.Observed), ("expected", r.Expected), ("zScore", r.ZScore))));
    }

    private static async ValueTask<Disclosed<BrokerageFigures>> OfNetworkAsync(
        NetworkView view, GroupAttributeInput by, CancellationToken cancel)
    {
        var column = by.Of(view.Network);
        var all = await BrokerageAsync(view.Shared, by, column, cancel);
        var figures = BrokerageFigures.Of(all.BlankPeople, role => new(
            role,
            Measured.Of(all.Network[role]),
            Measured.Of(all.OfNetwork(role).Expected),
            all.NetworkZScore(role)));
        return view.Policy.Disclose(figures, FigureSubject.Group(column.SmallestGroup()));
    }

    private static async ValueTask<Disclosed<BrokerageFigures>> OfPersonAsync(
        NetworkPersonView person, GroupAttributeInput by, CancellationToken cancel)
    {
        var view = person.Network;
        var all = await BrokerageAsync(view.Shared, by, by.Of(view.Network), cancel);
        var figures = BrokerageFigures.Of(all.BlankPeople, role => new(
            role, all.Observed(person.Index, role), all.Expected(person.Index, role), all.ZScore(person.Index, role)));
        return view.Policy.Disclose(figures, FigureSubject.OnePerson);
    }

    private static Task<GouldFernandezBrokerage> BrokerageAsync(
        SharedNetwork shared, GroupAttributeInput by, AttributeColumn column, CancellationToken cancel) =>
        shared.GetOrComputeAsync(
            by.Key, (n, progress, stop) => GouldFernandezBrokerage.Compute(n.Ties, column, new(0, progress, stop)), cancel);
}

/// <summary>The five roles and their sum, of a network or of one person.</summary>
internal sealed record BrokerageFigures(IReadOnlyList<RoleFigures> Roles, int BlankCount)
{
    /// <summary>Gathers the roles.</summary>
    public static BrokerageFigures Of(int blankCount, Func<BrokerageRole, RoleFigures> role) =>
        new([.. Enum.GetValues<BrokerageRole>().Select(role)], blankCount);
}

/// <summary>One role: how often it is taken, how often chance would give it, and how far apart these are.</summary>
internal sealed record RoleFigures(BrokerageRole Role, Measured Observed, Measured Expected, Measured ZScore);
