using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Expectations;

/// <summary>A place that a person holds: the primary one, or that of another post.</summary>
/// <param name="Person">Index.</param>
/// <param name="Organisation">Index, -1 unknown.</param>
/// <param name="Unit">Index, -1 unknown.</param>
internal readonly record struct HeldPlace(int Person, int Organisation, int Unit);

/// <summary>Finds the people of criteria in a network, and the places at which they meet them.</summary>
/// <remarks>Time O(people + posts) a question, after O(units) once.</remarks>
internal sealed class CriteriaMembers
{
    private readonly OrganisationNetwork _network;
    private readonly UnitTree _units;

    public CriteriaMembers(OrganisationNetwork network) => (_network, _units) = (network, new(network));

    /// <summary>Whether there are people, and nobody's level is known, by whatever post.</summary>
    public bool IsLevelUnknown => _network.PeopleCount > 0 && _network.LevelOf.All(level => level == Level.Unknown)
        && _network.Posts.All(post => post.Holder < 0 || post.Level == Level.Unknown);

    /// <summary>Whether there are people, and nobody's discipline is known.</summary>
    public bool IsDisciplineUnknown =>
        _network.PeopleCount > 0 && _network.DisciplineOf.All(discipline => discipline == Discipline.Unknown);

    /// <summary>The directorate of a unit; -1 for none.</summary>
    public int DirectorateOf(int unit) => unit < 0 ? -1 : _units.TopOf(unit);

    /// <summary>Service line of a unit, or of the nearest unit above that has one.</summary>
    public string? ServiceLineOf(int unit) => _units.ServiceLineOf(unit);

    /// <summary>Those who meet criteria by their primary post, ascending.</summary>
    public IEnumerable<HeldPlace> ByPrimaryPost(PeopleCriteria criteria)
    {
        var fits = Fits(criteria);
        for (var person = 0; person < _network.PeopleCount; person++)
        {
            var place = PrimaryOf(person);
            if (fits(place, _network.LevelOf[person]))
            {
                yield return place;
            }
        }
    }

    /// <summary>The places at which people meet criteria, by whatever post: first the primary ones, by person; then others.</summary>
    public IEnumerable<HeldPlace> ByAnyPost(PeopleCriteria criteria)
    {
        var fits = Fits(criteria);
        for (var person = 0; person < _network.PeopleCount; person++)
        {
            var place = PrimaryOf(person);
            if (fits(place, _network.LevelOf[person]))
            {
                yield return place;
            }

        }

        foreach (var post in _network.Posts)
        {
            var place = new HeldPlace(post.Holder, post.Organisation, post.Unit);
            if (post is { Holder: >= 0, IsPrimary: false } && fits(place, post.Level))
            {
                yield return place;
            }
        }
    }

    /// <summary>What criteria name and the network does not have, and what its lens names and there is not; in ordinal order.</summary>
    public IEnumerable<string> Unknown(IReadOnlyList<PeopleCriteria> criteria)
    {
        var organisations = criteria.SelectMany(c => c.Organisations).Concat(_network.Lens.Organisations);
        var units = criteria.SelectMany(c => c.Units).Concat(_network.Lens.Units);
        return organisations.Except(_network.Organisations.Select(o => o.Key))
            .Union(units.Except(_network.Units.Select(u => u.Key)))
            .Union(criteria.SelectMany(c => c.Professions).Except(_network.Profession.Values))
            .Order(StringComparer.Ordinal);
    }

    private HeldPlace PrimaryOf(int person) => new(person, _network.OrganisationOf[person], _network.UnitOf[person]);

    private Func<HeldPlace, Level, bool> Fits(PeopleCriteria criteria)
    {
        var organisations = Named(criteria.Organisations, _network.Organisations, o => o.Key);
        var units = WithAllBelow(Named(criteria.Units, _network.Units, u => u.Key));
        var professions = Named(criteria.Professions, _network.Profession.Values, value => value);
        return (place, level) =>
            IsIn(organisations, place.Organisation)
            && IsIn(units, place.Unit)
            && IsIn(professions, _network.Profession.Codes[place.Person])
            && (criteria.Levels.IsEmpty || criteria.Levels.Contains(level))
            && (criteria.Disciplines.IsEmpty || criteria.Disciplines.Contains(_network.DisciplineOf[place.Person]));
    }

    private static bool IsIn(bool[]? named, int code) => named is null || (code >= 0 && named[code]);

    private static bool[]? Named<T>(ImmutableSortedSet<string> keys, ImmutableArray<T> table, Func<T, string> key) =>
        keys.IsEmpty ? null : [.. table.Select(row => keys.Contains(key(row)))];

    private bool[]? WithAllBelow(bool[]? named)
    {
        if (named is null)
        {
            return null;
        }

        var all = new bool[named.Length];
        for (var unit = 0; unit < named.Length; unit++)
        {
            for (var above = unit; above >= 0 && !all[unit]; above = _units.ParentOf(above))
            {
                all[unit] = named[above];
            }
        }

        return all;
    }
}
