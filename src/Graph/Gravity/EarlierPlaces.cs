using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gravity;

/// <summary>Which people, organisations and units of a network were which in another that was fitted.</summary>
/// <param name="People">By index the index there; everybody was there.</param>
/// <param name="Organisations">By index the index there, -1 for what was not there.</param>
/// <param name="Units">By index the index there, -1 for what was not there.</param>
public sealed record EarlierPlaces(ImmutableArray<int> People, ImmutableArray<int> Organisations, ImmutableArray<int> Units)
{
    /// <summary>Finds out by the ids of people and the keys of places.</summary>
    /// <param name="network">The network.</param>
    /// <param name="fitted">The one that was fitted.</param>
    /// <exception cref="ArgumentException">Somebody was not there: a fault of the caller.</exception>
    public static EarlierPlaces Of(OrganisationNetwork network, OrganisationNetwork fitted)
    {
        var people = Find(network.PersonIds, fitted.PersonIds);
        return people.Contains(-1)
            ? throw new ArgumentException("Somebody is not in the network that was fitted.", nameof(fitted))
            : new(
                people,
                Find([.. network.Organisations.Select(o => o.Key)], [.. fitted.Organisations.Select(o => o.Key)]),
                Find([.. network.Units.Select(u => u.Key)], [.. fitted.Units.Select(u => u.Key)]));
    }

    private static ImmutableArray<int> Find<T>(ImmutableArray<T> these, ImmutableArray<T> those)
        where T : notnull
    {
        var index = new Dictionary<T, int>(those.Length);
        for (var at = 0; at < those.Length; at++)
        {
            index.Add(those[at], at);
        }

        return [.. these.Select(key => index.GetValueOrDefault(key, -1))];
    }
}
