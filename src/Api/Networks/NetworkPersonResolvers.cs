using System.Collections.Immutable;
using NetworkLens.Api.Disclosure;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Networks;

/// <summary>Resolves <c>type NetworkPerson</c> and <c>type BalconyView</c> of schema/network.graphql.</summary>
internal static class NetworkPersonResolvers
{
    private const int MostSteps = 10;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("person", PersonAsync));
        schema.Bind<NetworkPersonView>("NetworkPerson", person => person
            .Field("person", (p, context) => p.Network.PersonAsync(p.Index, context))
            .Field("organisation", (p, context) => p.Network.OrganisationAsync(p.Network.Network.OrganisationOf[p.Index], context))
            .Field("unit", (p, context) => p.Network.UnitAsync(p.Network.Network.UnitOf[p.Index], context))
            .Field("level", p => p.Network.Network.LevelOf[p.Index])
            .Field("discipline", p => p.Network.Network.DisciplineOf[p.Index])
            .Field("degree", p => p.Figures.Figures?.Degree)
            .Field("strength", p => p.Figures.Figures?.Strength)
            .Field("balcony", BalconyAsync)
            .Field("withheld", p => p.Figures.Withheld));
        schema.Bind<BalconyOfPerson>("BalconyView", balcony => balcony
            .Field("units", b => b.Figures.Figures?.Units.Value)
            .Field("leaders", b => b.Figures.Figures?.Leaders.Value)
            .Field("frontlineUnits", b => b.Figures.Figures?.FrontlineUnits.Value)
            .Field("reachedByStep", b => b.Figures.Figures?.ReachedByStep.AsEnumerable())
            .Field("withheld", b => b.Figures.Withheld)
            .Field("undefined", b => b.Figures.Figures is { } figures
                ? UndefinedFigures.Of(
                    ("units", figures.Units), ("leaders", figures.Leaders), ("frontlineUnits", figures.FrontlineUnits))
                : []));
    }

    private static async ValueTask<NetworkPersonView?> PersonAsync(NetworkView view, string id, ResolverContext context) =>
        await PersonIndex.FindAsync(view, id, "id", context.Cancel) is { } person
            ? NetworkPersonView.Of(view, person)
            : null;

    private static async ValueTask<BalconyOfPerson> BalconyAsync(NetworkPersonView person, int within, CancellationToken cancel)
    {
        if (within is < 1 or > MostSteps)
        {
            throw new GraphQLException($"within is a number of steps from 1 to {MostSteps}.");
        }

        var view = person.Network;
        var units = await BalconyViews.OfUnitsAsync(view.Shared, within, cancel);
        var leaders = await BalconyViews.OfLeadersAsync(view.Shared, within, cancel);
        var frontline = await BalconyViews.OfFrontlineAsync(view.Shared, within, cancel);
        var figures = new BalconyFigures(
            units.Then(all => all.Of(person.Index)),
            leaders.Then(all => all.Of(person.Index)),
            frontline.Then(all => all.Of(person.Index)),
            Graph.Algorithms.Distances.ReachedByStep.Compute(view.Network.Ties, person.Index, within, cancel));
        return new(within, view.Policy.Disclose(figures, FigureSubject.OnePerson));
    }
}

/// <summary>A person in a network.</summary>
internal sealed record NetworkPersonView(NetworkView Network, int Index, Disclosed<PersonFigures> Figures)
{
    /// <summary>The person of an index, as the viewer of a network is shown them.</summary>
    public static NetworkPersonView Of(NetworkView network, int person) =>
        new(network, person, network.Policy.Disclose(PersonFigures.Of(network.Network.Ties, person), FigureSubject.OnePerson));
}

/// <summary>What a person's own ties say.</summary>
internal sealed record PersonFigures(int Degree, double Strength)
{
    public static PersonFigures Of(CsrGraph ties, int person)
    {
        var weights = ties.Weights(person);
        var strength = weights.IsEmpty ? ties.Degree(person) : 0;
        return new(ties.Degree(person), strength + Sum(weights));
    }

    private static double Sum(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        return sum;
    }
}

/// <summary>A person's balcony view and the steps it was asked for.</summary>
internal sealed record BalconyOfPerson(int Within, Disclosed<BalconyFigures> Figures);

/// <summary>What one person sees.</summary>
internal sealed record BalconyFigures(Measured Units, Measured Leaders, Measured FrontlineUnits, ImmutableArray<int> ReachedByStep);
