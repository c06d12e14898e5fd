using System.Collections.Immutable;
using System.Globalization;
using NetworkLens.Api.Disclosure;
using NetworkLens.Data.Reading;
using NetworkLens.Data.Versions;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Networks;

/// <summary>
/// Resolves <c>Query.network</c>, <c>Subscription.onNetworkChanged</c>, <c>type Network</c> and <c>type Lens</c> of schema/network.graphql.
/// </summary>
internal static class NetworkResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.BindRoot("Query", query => query.Field("network", NetworkAsync));
        schema.BindRoot("Subscription", subscription => subscription.Subscribe("onNetworkChanged", Changes, ChangedAsync));
        schema.Bind<NetworkView>("Network", network => network
            .Field("version", (v, context) => NetworkNames.OfAsync(v.Shared, context))
            .Field("lens", v => v.Lens)
            .Field("dataWindow", v => v.Shared.Window)
            .Field("peopleCount", v => v.Figures.Figures?.PeopleCount)
            .Field("tieCount", v => v.Figures.Figures?.TieCount)
            .Field("density", v => v.Figures.Figures?.Density.Value)
            .Field("reciprocity", v => v.Figures.Figures?.Reciprocity.Value)
            .Field("withheld", v => v.Figures.Withheld)
            .Field("undefined", v => v.Figures.Figures is { } figures
                ? UndefinedFigures.Of(("density", figures.Density), ("reciprocity", figures.Reciprocity))
                : []));
        schema.Bind<WindowCoverage>("DataWindow", window => window
            .Field("firstDay", w => w.Data?.First)
            .Field("lastDay", w => w.Data?.Last)
            .Field("isWhole", w => w.IsWhole)
            .Field("explanation", WindowWords.Of));
        schema.Bind<Lens>("Lens", lens => lens
            .Field("kinds", Kinds)
            .Field("from", l => Day(l.FromTicks))
            .Field("to", l => Day(l.ToTicks)));
    }

    // A lens that cannot be is refused here, before the stream begins, not at its every event.
    private static IAsyncEnumerable<long> Changes(LensInput? lens, VersionFeed feed, CancellationToken cancel)
    {
        lens?.ToLens(asOf: null);
        return feed.WatchAsync(cancel);
    }

    private static ValueTask<NetworkView> ChangedAsync(
        long version, LensInput? lens, NetworkCache networks, DisclosurePolicy policy, CancellationToken cancel) =>
        NetworkAsync(lens, asOf: null, networks, policy, cancel);

    /// <summary>The network of a lens, as a viewer asks of it.</summary>
    /// <exception cref="GraphQLException">The lens cannot be, or names what is not there.</exception>
    public static async ValueTask<NetworkView> NetworkAsync(
        LensInput? lens, DateOnly? asOf, NetworkCache networks, DisclosurePolicy policy, CancellationToken cancel)
    {
        var shared = await networks.GetAsync(lens?.ToLens(asOf) ?? Lens.Default, asOf, cancel);
        var asked = shared.Network.Lens;
        GuardWindow(lens, asked);
        GuardKeys("organisations", asked.Organisations, shared.Network.Organisations.Select(o => o.Key));
        GuardKeys("units", asked.Units, shared.Network.Units.Select(u => u.Key));
        if (!asked.Professions.IsSubsetOf(shared.Network.Profession.Values))
        {
            // Another filter may have left the profession out: only one that nobody has is a mistake.
            var everyone = await networks.GetAsync(Lens.Default, asOf, cancel);
            GuardKeys("professions", asked.Professions, everyone.Network.Profession.Values);
        }

        return await NetworkView.OfAsync(shared, policy, cancel);
    }

    // Where no day is named, the end is known only now.
    private static void GuardWindow(LensInput? lens, Lens asked)
    {
        if (lens?.From is { } from && asked.ToTicks is { } end && asked.FromTicks >= end)
        {
            throw new GraphQLException(string.Create(
                CultureInfo.InvariantCulture,
                $"This lens cannot be: from is {from:yyyy-MM-dd}, and the window ends with {Day(end):yyyy-MM-dd}, the day after the newest "
                    + $"interaction. Name an earlier day, or a later asOf."));
        }
    }

    // A key that names nothing would give an empty network, and look like a finding.
    private static void GuardKeys(string filter, ImmutableSortedSet<string> asked, IEnumerable<string> known)
    {
        if (asked.Count > 0 && asked.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new GraphQLException(
                $"lens.{filter} names '{unknown}', and there is none of that name. Keys and professions are written as in the data.");
        }
    }

    private static IEnumerable<TieKind> Kinds(Lens lens) => lens.Kinds.Count > 0
        ? lens.Kinds
        : Enum.GetValues<TieKind>().Where(kind => kind is not (TieKind.OperationalLine or TieKind.ProfessionalLine));

    // A start of 0 is how "no window" is said.
    private static DateOnly? Day(long? ticks) => ticks is > 0 ? DateOnly.FromDateTime(new DateTime(ticks.Value, DateTimeKind.Utc)) : null;
}
