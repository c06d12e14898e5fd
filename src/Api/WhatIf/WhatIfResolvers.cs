using System.Globalization;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.WhatIf;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.WhatIf;

/// <summary>Resolves <c>Network.whatIf</c> and the types of schema/whatif.graphql.</summary>
internal static class WhatIfResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network
            .Field("whatIf", WhatIfAsync)
            .Field("whatIfOf", v => v.Shared.Origin));
        schema.Bind<WhatIfOrigin>("WhatIfOf", origin => origin
            .Field("version", (o, context) => NetworkNames.OfAsync(o.Base, context))
            .Field("changeCount", o => o.Changes.Length)
            .Field("refit", o => o.IsRefitted));
    }

    private static ValueTask<NetworkView> WhatIfAsync(
        NetworkView view, IReadOnlyList<ChangeInput> changes, bool refit, NetworkCache networks, CancellationToken cancel) =>
        ChangedAsync(view, changes, refit, "changes", networks, cancel);

    /// <summary>A network with changes, as its viewer asks of it.</summary>
    /// <param name="view">The network.</param>
    /// <param name="asked">What would be otherwise.</param>
    /// <param name="refit">Whether expectations are fitted anew.</param>
    /// <param name="argument">How the list of changes is called.</param>
    /// <param name="networks">Makes and holds it.</param>
    /// <param name="cancel">Stops waiting for it.</param>
    /// <exception cref="GraphQLException">A change cannot be made, or not by this viewer; or there are too many.</exception>
    public static async ValueTask<NetworkView> ChangedAsync(
        NetworkView view,
        IReadOnlyList<ChangeInput> asked,
        bool refit,
        string argument,
        NetworkCache networks,
        CancellationToken cancel)
    {
        GuardBounds(view.Shared.Origin, asked.Count, argument);
        List<Change> changes = [.. asked.Select((change, at) => change.Read($"{argument}[{at}]"))];
        GuardDisclosure(view, changes.Count, argument);
        var made = await networks.WhatIfAsync(view.Shared, changes, refit, cancel);
        return made.Network is { } network
            ? await NetworkView.OfAsync(network, view.Policy, cancel)
            : throw ChangeErrors.Of(argument, changes, made.Fault!);
    }

    private static void GuardBounds(WhatIfOrigin? origin, int count, string argument)
    {
        if (origin?.Depth == NetworkCache.MostDepth && count > 0)
        {
            throw ChangeErrors.Of(
                argument,
                "TOO_DEEP",
                $"A what-if of a what-if may be {NetworkCache.MostDepth} deep.",
                "Put the changes of two of them into one list.");
        }

        if ((origin?.Changes.Length ?? 0) + count > ChangedNetwork.MostChanges)
        {
            throw ChangeErrors.Of(
                argument,
                "TOO_MANY_CHANGES",
                string.Create(
                    CultureInfo.InvariantCulture, $"At most {ChangedNetwork.MostChanges:N0} changes may be made to the data together."),
                "Leave some out.");
        }
    }

    // A figure with a change less the figure without it is one about whoever the change moves; and of several lists, about whoever they
    // move differently, down to one person.
    private static void GuardDisclosure(NetworkView view, int count, string argument)
    {
        if (count > 0 && view.Policy.Disclose(view, FigureSubject.OnePerson).Withheld is { } why)
        {
            throw ChangeErrors.Of(
                argument, "WITHHELD", "What differs with changes may be figures about one person.", why.Explanation, "FORBIDDEN");
        }
    }
}
