using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Measures;

/// <summary>Which people of a network are wanted: everything that is given must hold.</summary>
internal sealed record NetworkPersonFilterInput(
    IReadOnlyList<string>? Organisations,
    IReadOnlyList<string>? Units,
    IReadOnlyList<string>? Professions,
    IReadOnlyList<Level>? Levels,
    IReadOnlyList<Discipline>? Disciplines,
    double? AtLeast,
    double? AtMost)
{
    /// <summary>Those of some people, in their order. Time O(people + units).</summary>
    /// <exception cref="GraphQLException">A key names nothing: an empty list would read as a finding.</exception>
    public IReadOnlyList<int> Of(OrganisationNetwork network, PersonRanking ranking)
    {
        var organisations = Members("organisations", Organisations, [.. network.Organisations.Select(o => o.Key)]);
        var units = WithAllBelow(network, Members("units", Units, [.. network.Units.Select(u => u.Key)]));
        var professions = Members("professions", Professions, network.Profession.Values);
        return
        [
            .. ranking.People.Where(p =>
                IsIn(organisations, network.OrganisationOf[p])
                && IsIn(units, network.UnitOf[p])
                && IsIn(professions, network.Profession.Codes[p])
                && (Levels is null || Levels.Contains(network.LevelOf[p]))
                && (Disciplines is null || Disciplines.Contains(network.DisciplineOf[p]))
                // NaN, no value, is in no range.
                && (AtLeast is not { } least || ranking.ValueOf(p) >= least)
                && (AtMost is not { } most || ranking.ValueOf(p) <= most)),
        ];
    }

    private static bool IsIn(bool[]? members, int code) => members is null || (code >= 0 && members[code]);

    private static bool[]? Members(string name, IReadOnlyList<string>? asked, IReadOnlyList<string> known)
    {
        if (asked is null)
        {
            return null;
        }

        var wanted = asked.ToHashSet(StringComparer.Ordinal);
        var members = new bool[known.Count];
        for (var code = 0; code < known.Count; code++)
        {
            members[code] = wanted.Remove(known[code]);
        }

        return wanted.Count == 0 ? members : throw new GraphQLException(
            $"where.{name} names '{wanted.Order(StringComparer.Ordinal).First()}', and this network has none of that name. "
            + "Keys and professions are written as in the data.");
    }

    private static bool[]? WithAllBelow(OrganisationNetwork network, bool[]? named)
    {
        if (named is null)
        {
            return null;
        }

        var members = new bool[named.Length];
        for (var unit = 0; unit < named.Length; unit++)
        {
            for (var above = unit; above >= 0 && !members[unit]; above = network.Units[above].Parent)
            {
                members[unit] = named[above];
            }
        }

        return members;
    }
}
