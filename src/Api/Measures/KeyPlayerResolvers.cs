using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Algorithms.Sets;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Measures;

/// <summary>Resolves <c>Network.keyPlayers</c> and <c>type KeyPlayers</c> of schema/measures.graphql.</summary>
internal static class KeyPlayerResolvers
{
    private const int MostPlayers = 10;
    private const int MostSteps = 10;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("keyPlayers", KeyPlayersAsync));
        schema.Bind<KeyPlayersView>("KeyPlayers", players => players
            .Field("people", PeopleAsync)
            .Field("namesWithheld", p => p.Network.NamesWithheld(p.Set.Withheld))
            .Field("before", p => p.Set.Figures?.Before.Value)
            .Field("score", p => p.Set.Figures?.Score.Value)
            .Field("withheld", p => p.Set.Withheld)
            .Field("undefined", p => p.Set.Figures is { } figures
                ? UndefinedFigures.Of(("before", figures.Before), ("score", figures.Score))
                : []));
    }

    private static async ValueTask<KeyPlayersView> KeyPlayersAsync(
        NetworkView view, KeyPlayerObjective objective, int size, int within, CancellationToken cancel)
    {
        Guard(size is >= 1 and <= MostPlayers, $"size is a number of people from 1 to {MostPlayers}.");
        Guard(within is >= 1 and <= MostSteps, $"within is a number of steps from 1 to {MostSteps}.");
        var set = objective == KeyPlayerObjective.Fragment
            ? await view.Shared.GetOrComputeAsync(
                $"{objective} {size}",
                (n, progress, stop) => KeyPlayersNegative.Compute(n.Ties, size, new(0, progress, stop)),
                cancel)
            : await view.Shared.GetOrComputeAsync(
                $"{objective} {size} {within}",
                (n, progress, stop) => KeyPlayersPositive.Compute(n.Ties, size, within, new(0, progress, stop)),
                cancel);

        // What a few reach, or part, is a figure about these few, also where they are not named.
        return new(view, objective, view.Policy.Disclose(set, FigureSubject.Groups(view.Network.PeopleCount, set.People.Length)));
    }

    private static async ValueTask<IReadOnlyList<Data.Model.Person>?> PeopleAsync(KeyPlayersView players, ResolverContext context) =>
        players.Set.Figures is { } shown ? await players.Network.NamedPeopleAsync(shown.People, context) : null;

    private static void Guard(bool holds, string mend)
    {
        if (!holds)
        {
            throw new GraphQLException(mend);
        }
    }
}

/// <summary>What key players are chosen for.</summary>
public enum KeyPlayerObjective
{
    /// <summary>Whose leaving would part the most pairs.</summary>
    Fragment,

    /// <summary>Who together reach the most people.</summary>
    Reach,
}

/// <summary>Key players as one viewer is shown them.</summary>
internal sealed record KeyPlayersView(NetworkView Network, KeyPlayerObjective Objective, Disclosed<KeyPlayerSet> Set);
