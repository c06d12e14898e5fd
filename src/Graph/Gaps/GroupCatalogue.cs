using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Finds the people of selectors, each group once.</summary>
internal sealed class GroupCatalogue
{
    private readonly Placement _place;
    private readonly OrganisationNetwork _network;
    private readonly Dictionary<string, PeopleGroup> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _units = new(StringComparer.Ordinal);

    public GroupCatalogue(Placement place)
    {
        (_place, _network) = (place, place.Network);
        for (var o = 0; o < _network.Organisations.Length; o++)
        {
            _organisations[_network.Organisations[o].Key] = o;
        }

        for (var unit = 0; unit < _network.Units.Length; unit++)
        {
            _units[_network.Units[unit].Key] = unit;
        }
    }

    /// <summary>Service line of a unit, or of the nearest unit above that has one.</summary>
    public string? ServiceLineOf(int unit) => _place.Units.ServiceLineOf(unit);

    /// <summary>The group of a selector; the label is taken the first time it is asked for.</summary>
    public PeopleGroup Group(GroupKind kind, PeopleSelector selector, string label)
    {
        var key = selector.Key;
        if (!_groups.TryGetValue(key, out var group))
        {
            group = new()
            {
                Kind = kind,
                Label = label,
                Key = key,
                Selector = selector,
                Organisation = selector.Organisation is { } o && _organisations.TryGetValue(o, out var organisation) ? organisation : null,
                Unit = selector.Unit is { } u && _units.TryGetValue(u, out var unit) ? unit : null,
                Level = LevelOf(selector),
                Members = [.. Members(selector)],
            };
            _groups.Add(key, group);
        }

        return group;
    }

    // Executives and system leaders are one group; any other run of levels has none of its own.
    private static Level? LevelOf(PeopleSelector selector) =>
        selector.LowestLevel is { } level && (selector.HighestLevel == level || level >= Level.Executive) ? level : null;

    /// <summary>The people of a selector, ascending; nobody where a key is not known.</summary>
    public int[] Members(PeopleSelector selector)
    {
        if (Candidates(selector) is not { } candidates)
        {
            return [];
        }

        int[] members = [.. candidates.Where(person => Fits(selector, person))];
        Array.Sort(members);
        return members;
    }

    private int[]? Candidates(PeopleSelector selector)
    {
        var organisation = -1;
        if (selector.Organisation is { } o && !_organisations.TryGetValue(o, out organisation))
        {
            return null;
        }

        var unit = -1;
        if (selector.Unit is { } u && !_units.TryGetValue(u, out unit))
        {
            return null;
        }

        if (selector.Unit is not null)
        {
            return _place.Units.MembersOf(unit).ToArray();
        }

        return selector.Organisation is null ? [.. Enumerable.Range(0, _network.PeopleCount)]
            : (selector.AnyPost ? _place.MembersOf(organisation) : _place.ResidentsOf(organisation)).ToArray();
    }

    private bool Fits(PeopleSelector selector, int person) =>
        (selector.Discipline is not { } discipline || _network.DisciplineOf[person] == discipline)
        && (selector.Profession is not { } profession || ProfessionOf(person) == profession)
        && (selector.ServiceLine is not { } line || ServiceLineOf(_network.UnitOf[person]) == line)
        && (selector is { LowestLevel: null, HighestLevel: null } || IsLevel(selector, _network.LevelOf[person], person));

    private string? ProfessionOf(int person) =>
        _network.Profession.Codes[person] is >= 0 and var code ? _network.Profession.Values[code] : null;

    private bool IsLevel(PeopleSelector selector, Level level, int person)
    {
        if (selector is not { AnyPost: true, Organisation: { } key })
        {
            return IsBetween(selector, level);
        }

        var organisation = _organisations[key];
        if (_network.OrganisationOf[person] == organisation && IsBetween(selector, level))
        {
            return true;
        }

        foreach (var index in _network.PostsOf(person))
        {
            var post = _network.Posts[index];
            if (!post.IsPrimary && post.Organisation == organisation && IsBetween(selector, post.Level))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBetween(PeopleSelector selector, Level level) =>
        level != Level.Unknown && level >= (selector.LowestLevel ?? Level.Frontline) && level <= (selector.HighestLevel ?? Level.System);
}
