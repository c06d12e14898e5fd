using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Lists the pairs of groups between which a link is expected, dimension by dimension, always in the same order.</summary>
/// <remarks>
/// VERTICAL, per organisation and per directorate (top unit): each two levels that a reporting line joins there; the front line with
/// the executives of the organisation; the front line of a directorate with its own leads; and, pooled, the front line of an organisation
/// with all its leaders from DIRECTORATE up. HORIZONTAL: each two sibling units, offices of a board left out (<see cref="Offices"/>); each
/// two professions of a service, which is a service line of an organisation, or a directorate that names none.
/// CROSS_ORGANISATION, for each two organisations of one system: their executives; their people of each service line that both have; their
/// directorates that are each the only one of a line, or of a name, in its organisation; and the whole organisations, pooled unless they
/// are all there is. CLINICAL_MANAGERIAL: the two disciplines of each organisation and of each directorate; of all together where no
/// organisation is known. A directorate whose groups are those of its organisation, or of a service line, is not listed twice.
/// </remarks>
internal sealed class ExpectedPairs(Placement place, GroupCatalogue groups, GapOptions options)
{
    private readonly OrganisationNetwork _network = place.Network;
    private int[]? _tops;
    private SortedSet<string>[]? _serviceLines;
    private PeopleGroup?[]? _unitGroups;

    /// <summary>Pairs left out because a group is smaller than <see cref="GapOptions.LeastGroupSize"/>.</summary>
    public int TooSmall { get; private set; }

    /// <summary>Lists the pairs of one dimension. Empty groups make no pair.</summary>
    public IEnumerable<ExpectedPair> Of(Dimension dimension)
    {
        var pairs = dimension switch
        {
            Dimension.Vertical => Vertical(),
            Dimension.Horizontal => Siblings().Concat(Professions()),
            Dimension.CrossOrganisation => Cross(),
            Dimension.ClinicalManagerial => ClinicalManagerial(),
            _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a dimension."),
        };
        foreach (var (from, to) in pairs)
        {
            if (IsFit(from, to))
            {
                yield return new(dimension, from, to);
            }
        }

        foreach (var (from, to) in Pools(dimension))
        {
            if (IsFit(from, to))
            {
                yield return new(dimension, from, to, IsPool: true);
            }
        }
    }

    private bool IsFit(PeopleGroup from, PeopleGroup to)
    {
        if (from.Size == 0 || to.Size == 0)
        {
            return false;
        }

        var isFit = !IsTooSmall(from) && !IsTooSmall(to);
        TooSmall += isFit ? 0 : 1;
        return isFit;
    }

    private bool IsTooSmall(PeopleGroup group) => group.Kind != GroupKind.Level && group.Size < options.LeastGroupSize;

    private int[] Tops => _tops ??= [.. Enumerable.Range(0, _network.Units.Length).Where(unit => place.Units.TopOf(unit) == unit)];

    private IEnumerable<(PeopleGroup From, PeopleGroup To)> Vertical()
    {
        var (byOrganisation, byTop) = LevelsJoinedByLines();
        for (var o = 0; o < _network.Organisations.Length; o++)
        {
            foreach (var (lower, upper) in byOrganisation.GetValueOrDefault(o) ?? [])
            {
                yield return (LevelOf(o, -1, lower), LevelOf(o, -1, upper));
            }

            var joined = byOrganisation.GetValueOrDefault(o)?.Contains((Level.Frontline, Level.Executive)) ?? false;
            if (!joined)
            {
                yield return (LevelOf(o, -1, Level.Frontline), LevelOf(o, -1, Level.Executive));
            }
        }

        foreach (var top in Tops)
        {
            var o = _network.Units[top].Organisation;
            var whole = place.ResidentsOf(o).Length == place.Units.MembersOf(top).Length;
            foreach (var (lower, upper) in whole ? [] : byTop.GetValueOrDefault(top) ?? [])
            {
                if (upper != Level.Executive || lower != Level.Frontline)
                {
                    yield return (LevelOf(o, top, lower), LevelOf(o, top, upper));
                }
            }

            var frontline = LevelOf(o, top, Level.Frontline);
            if (frontline.Size < place.FrontlineOf(o).Length)
            {
                yield return (frontline, LevelOf(o, -1, Level.Executive));
            }

            if (!whole && !(byTop.GetValueOrDefault(top)?.Contains((Level.Frontline, Level.Directorate)) ?? false))
            {
                yield return (frontline, LevelOf(o, top, Level.Directorate));
            }
        }
    }

    private IEnumerable<(PeopleGroup From, PeopleGroup To)> Pools(Dimension dimension) => dimension switch
    {
        Dimension.Vertical => FrontlineAndLeaders(),
        Dimension.CrossOrganisation => WholeOrganisations(),
        _ => [],
    };

    /// <summary>
    /// The front line and all leaders of an organisation, where these are more than its executives or its directorate leads.
    /// </summary>
    private IEnumerable<(PeopleGroup From, PeopleGroup To)> FrontlineAndLeaders()
    {
        for (var o = 0; o < _network.Organisations.Length; o++)
        {
            var selector = new PeopleSelector
            {
                Organisation = _network.Organisations[o].Key,
                LowestLevel = Level.Directorate,
                HighestLevel = Level.System,
                AnyPost = true,
            };
            var leaders = groups.Group(GroupKind.Level, selector, $"directorate leads and executives of {_network.Organisations[o].Name}");
            if (leaders.Size > place.ExecutivesOf(o).Length && leaders.Size > LevelOf(o, -1, Level.Directorate).Size)
            {
                yield return (LevelOf(o, -1, Level.Frontline), leaders);
            }
        }
    }

    private IEnumerable<(PeopleGroup From, PeopleGroup To)> WholeOrganisations()
    {
        foreach (var (o, other) in Counterparts())
        {
            if (AreSplit(o, other))
            {
                yield return (Organisation(o), Organisation(other));
            }
        }
    }

    /// <summary>Pairs of levels, the lower first, between which a line runs inside an organisation, and inside a directorate.</summary>
    private (Dictionary<int, SortedSet<(Level, Level)>> ByOrganisation, Dictionary<int, SortedSet<(Level, Level)>> ByTop)
        LevelsJoinedByLines()
    {
        var byOrganisation = new Dictionary<int, SortedSet<(Level, Level)>>();
        var byTop = new Dictionary<int, SortedSet<(Level, Level)>>();
        foreach (var line in _network.Lines)
        {
            var (from, to) = (_network.Posts[line.From], _network.Posts[line.To]);
            Level lower = Band(from.Level < to.Level ? from.Level : to.Level), upper = Band(from.Level < to.Level ? to.Level : from.Level);
            if (from.Organisation < 0 || from.Organisation != to.Organisation || lower == Level.Unknown || lower == upper)
            {
                continue;
            }

            Joined(byOrganisation, from.Organisation).Add((lower, upper));
            if (from.Unit >= 0 && to.Unit >= 0 && place.Units.TopOf(from.Unit) == place.Units.TopOf(to.Unit))
            {
                Joined(byTop, place.Units.TopOf(from.Unit)).Add((lower, upper));
            }
        }

        return (byOrganisation, byTop);
    }

    /// <summary>Executives and system leaders of an organisation are one group: its balcony.</summary>
    private static Level Band(Level level) => level >= Level.Executive ? Level.Executive : level;

    private static SortedSet<(Level, Level)> Joined(Dictionary<int, SortedSet<(Level, Level)>> sets, int key)
    {
        if (!sets.TryGetValue(key, out var set))
        {
            sets.Add(key, set = []);
        }

        return set;
    }

    private PeopleGroup LevelOf(int organisation, int unit, Level level)
    {
        var selector = new PeopleSelector
        {
            Organisation = _network.Organisations[organisation].Key,
            Unit = unit < 0 ? null : _network.Units[unit].Key,
            LowestLevel = level,
            HighestLevel = level == Level.Executive ? Level.System : level,
            AnyPost = unit < 0 && level == Level.Executive,
        };
        var where = _network.Organisations[organisation].Name;
        where = unit < 0 ? where : $"{_network.Units[unit].Name}, {where}";
        return groups.Group(GroupKind.Level, selector, $"{GroupNames.Level(level)} of {where}");
    }

    private IEnumerable<(PeopleGroup From, PeopleGroup To)> Siblings()
    {
        foreach (var siblings in place.Siblings)
        {
            for (var i = 0; i < siblings.Length; i++)
            {
                for (var j = i + 1; j < siblings.Length; j++)
                {
                    yield return (UnitGroup(siblings[i]), UnitGroup(siblings[j]));
                }
            }
        }
    }

    // Kept, since units side by side ask for each other many times.
    private PeopleGroup UnitGroup(int unit)
    {
        _unitGroups ??= new PeopleGroup?[_network.Units.Length];
        return _unitGroups[unit] ??= Made(unit);

        PeopleGroup Made(int unit)
        {
            var organisation = _network.Organisations[_network.Units[unit].Organisation];
            var selector = new PeopleSelector { Organisation = organisation.Key, Unit = _network.Units[unit].Key };
            return groups.Group(GroupKind.Unit, selector, $"{_network.Units[unit].Name} of {organisation.Name}");
        }
    }

    private IEnumerable<(PeopleGroup From, PeopleGroup To)> Professions()
    {
        foreach (var (service, people, name) in Services())
        {
            var codes = new SortedSet<int>(people.Select(person => _network.Profession.Codes[person]));
            codes.Remove(-1);
            PeopleGroup[] professions =
            [
                .. codes.Select(code => _network.Profession.Values[code]).Select(profession => groups.Group(
                    GroupKind.Profession, service with { Profession = profession }, $"{profession} of {name}")),
            ];
            for (var i = 0; i < professions.Length; i++)
            {
                for (var j = i + 1; j < professions.Length; j++)
                {
                    yield return (professions[i], professions[j]);
                }
            }
        }
    }

    private IEnumerable<(PeopleSelector Service, int[] People, string Name)> Services()
    {
        for (var o = 0; o < _network.Organisations.Length; o++)
        {
            var organisation = _network.Organisations[o];
            var lines = ServiceLinesOf(o);
            foreach (var line in lines)
            {
                var selector = new PeopleSelector { Organisation = organisation.Key, ServiceLine = line };
                yield return (selector, groups.Members(selector), $"{line}, {organisation.Name}");
            }

            foreach (var top in Tops.Where(top => _network.Units[top].Organisation == o && groups.ServiceLineOf(top) is null))
            {
                var selector = new PeopleSelector { Organisation = organisation.Key, Unit = _network.Units[top].Key };
                yield return (selector, groups.Members(selector), $"{_network.Units[top].Name}, {organisation.Name}");
            }
        }
    }

    private SortedSet<string> ServiceLinesOf(int organisation)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var person in place.ResidentsOf(organisation))
        {
            if (groups.ServiceLineOf(_network.UnitOf[person]) is { } line)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private SortedSet<string>[] ServiceLines =>
        _serviceLines ??= [.. Enumerable.Range(0, _network.Organisations.Length).Select(ServiceLinesOf)];

    /// <summary>Each two organisations of one system, once.</summary>
    private IEnumerable<(int First, int Second)> Counterparts()
    {
        var counterparts = new List<int>();
        for (var o = 0; o < _network.Organisations.Length; o++)
        {
            place.Systems.CounterpartsOf(o, counterparts);
            foreach (var other in counterparts.Where(other => other > o).ToArray())
            {
                yield return (o, other);
            }
        }
    }

    /// <summary>Whether both have executives, or a service line in common: then the whole organisations only pool these.</summary>
    private bool AreSplit(int o, int other) =>
        (!place.ExecutivesOf(o).IsEmpty && !place.ExecutivesOf(other).IsEmpty) || ServiceLines[o].Overlaps(ServiceLines[other]);

    private IEnumerable<(PeopleGroup From, PeopleGroup To)> Cross()
    {
        var directorates = new CounterpartDirectorates(place);
        foreach (var (o, other) in Counterparts())
        {
            if (!place.ExecutivesOf(o).IsEmpty && !place.ExecutivesOf(other).IsEmpty)
            {
                yield return (LevelOf(o, -1, Level.Executive), LevelOf(other, -1, Level.Executive));
            }

            foreach (var line in ServiceLines[o].Where(ServiceLines[other].Contains))
            {
                yield return (ServiceLine(o, line), ServiceLine(other, line));
            }

            if (!AreSplit(o, other))
            {
                yield return (Organisation(o), Organisation(other));
            }

            foreach (var (first, second) in directorates.Between(o, other))
            {
                if (!IsServiceLine(o, first) || !IsServiceLine(other, second))
                {
                    yield return (UnitGroup(first), UnitGroup(second));
                }
            }
        }
    }

    private bool IsServiceLine(int organisation, int unit) =>
        groups.ServiceLineOf(unit) is { } line
        && ServiceLine(organisation, line).Members.AsSpan().SequenceEqual(UnitGroup(unit).Members.AsSpan());

    private PeopleGroup ServiceLine(int organisation, string line) => groups.Group(
        GroupKind.ServiceLine,
        new() { Organisation = _network.Organisations[organisation].Key, ServiceLine = line },
        $"{line} of {_network.Organisations[organisation].Name}");

    private PeopleGroup Organisation(int organisation) => groups.Group(
        GroupKind.Organisation,
        new() { Organisation = _network.Organisations[organisation].Key, AnyPost = true },
        _network.Organisations[organisation].Name);

    private IEnumerable<(PeopleGroup From, PeopleGroup To)> ClinicalManagerial()
    {
        var placed = false;
        for (var o = 0; o < _network.Organisations.Length; o++)
        {
            placed |= !place.ResidentsOf(o).IsEmpty;
            yield return Disciplines(new() { Organisation = _network.Organisations[o].Key }, $" of {_network.Organisations[o].Name}");
        }

        foreach (var top in Tops)
        {
            var organisation = _network.Organisations[_network.Units[top].Organisation];
            if (place.Units.MembersOf(top).Length < place.ResidentsOf(_network.Units[top].Organisation).Length)
            {
                var selector = new PeopleSelector { Organisation = organisation.Key, Unit = _network.Units[top].Key };
                yield return Disciplines(selector, $" of {_network.Units[top].Name}, {organisation.Name}");
            }
        }

        if (!placed)
        {
            yield return Disciplines(new(), "");
        }
    }

    private (PeopleGroup From, PeopleGroup To) Disciplines(PeopleSelector where, string suffix) => (
        groups.Group(GroupKind.Discipline, where with { Discipline = Discipline.Clinical }, GroupNames.Clinical + suffix),
        groups.Group(GroupKind.Discipline, where with { Discipline = Discipline.Managerial }, GroupNames.Managerial + suffix));
}
