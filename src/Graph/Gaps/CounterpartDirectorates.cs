using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Finds the directorates of two organisations that do the same work.</summary>
/// <remarks>
/// Two directorates (units at the top) are counterparts when both name the same service line and each is the only one of its organisation
/// that does; or when neither names a line, both have the same name, case aside, and each is the only one of that name. Where several of an
/// organisation share a line, as practices do, the people of the line are its counterpart, and none of these units by itself. Offices of a
/// board are left out: their executives are a pair of their own.
/// </remarks>
internal sealed class CounterpartDirectorates
{
    private readonly SortedDictionary<string, int>[] _byWork; // per organisation: the only directorate of a line or a name

    public CounterpartDirectorates(Placement place)
    {
        var network = place.Network;
        _byWork = [.. network.Organisations.Select(_ => new SortedDictionary<string, int>(StringComparer.Ordinal))];
        var tops = Enumerable.Range(0, network.Units.Length)
            .Where(unit => place.Units.TopOf(unit) == unit && !Offices.IsOffice(place, unit));
        foreach (var work in tops.GroupBy(unit => (network.Units[unit].Organisation, WorkOf(network.Units[unit]))))
        {
            if (work.Count() == 1)
            {
                _byWork[work.Key.Organisation].Add(work.Key.Item2, work.First());
            }
        }
    }

    /// <summary>The counterparts of two organisations, always in the same order.</summary>
    public IEnumerable<(int First, int Second)> Between(int organisation, int other) =>
        from work in _byWork[organisation]
        where _byWork[other].ContainsKey(work.Key)
        select (work.Value, _byWork[other][work.Key]);

    // The first letter keeps a name from looking like a line.
    private static string WorkOf(Unit unit) => unit.ServiceLine is { } line ? "L" + line : "N" + unit.Name.ToUpperInvariant();
}
