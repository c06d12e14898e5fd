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
        var matches = new PeopleGroupInput(Organisations, Units, Professions, Levels, Disciplines).Matcher(network, "where");
        return
        [
            .. ranking.People.Where(p =>
                matches(p)
                // NaN, no value, is in no range.
                && (AtLeast is not { } least || ranking.ValueOf(p) >= least)
                && (AtMost is not { } most || ranking.ValueOf(p) <= most)),
        ];
    }
}

/// <summary>Some people of a network: everything that is given must hold.</summary>
internal sealed record PeopleGroupInput(
    IReadOnlyList<string>? Organisations,
    IReadOnlyList<string>? Units,
    IReadOnlyList<string>? Professions,
    IReadOnlyList<Level>? Levels,
    IReadOnlyList<Discipline>? Disciplines)
{
    /// <summary>Who they are, ascending. Time O(people + units).</summary>
    /// <param name="network">Of which network.</param>
    /// <param name="argument">What names them, for whoever has to mend it.</param>
    /// <exception cref="GraphQLException">A key names nothing: an empty group would read as a finding.</exception>
    public int[] Of(OrganisationNetwork network, string argument) =>
        [.. Enumerable.Range(0, network.PeopleCount).Where(Matcher(network, argument))];

    /// <summary>Whether somebody is one of them.</summary>
    /// <exception cref="GraphQLException">A key names nothing.</exception>
    public Func<int, bool> Matcher(OrganisationNetwork network, string argument)
    {
        RefuseEmpty(argument);
        var organisations = Members($"{argument}.organisations", Organisations, [.. network.Organisations.Select(o => o.Key)]);
        var units = WithAllBelow(network, Members($"{argument}.units", Units, [.. network.Units.Select(u => u.Key)]));
        var professions = Members($"{argument}.professions", Professions, network.Profession.Values);
        return person =>
            IsIn(organisations, network.OrganisationOf[person])
            && IsIn(units, network.UnitOf[person])
            && IsIn(professions, network.Profession.Codes[person])
            && (Levels is null || Levels.Contains(network.LevelOf[person]))
            && (Disciplines is null || Disciplines.Contains(network.DisciplineOf[person]));
    }

    // An empty list lets nobody in, which no reader would take for an answer; nor should it mean everybody.
    private void RefuseEmpty(string argument)
    {
        var lists = new (string Name, int? Count)[]
        {
            ("organisations", Organisations?.Count), ("units", Units?.Count), ("professions", Professions?.Count),
            ("levels", Levels?.Count), ("disciplines", Disciplines?.Count),
        };
        if (lists.FirstOrDefault(list => list.Count == 0).Name is { } empty)
        {
            throw new GraphQLException($"{argument}.{empty} is an empty list. Leave it out for all, or name at least one.");
        }
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
            $"{name} names '{wanted.Order(StringComparer.Ordinal).First()}', and this network has none of that name. "
            + "Keys and professions are written as in the data.");
    }

    private static bool[]? WithAllBelow(OrganisationNetwork network, bool[]? named)
    {
        if (named is null)
        {
            return null;
        }

        return [.. Enumerable.Range(0, named.Length).Select(unit => network.UnitAndAbove(unit).Any(above => named[above]))];
    }
}
