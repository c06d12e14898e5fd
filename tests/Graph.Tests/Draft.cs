using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests;

/// <summary>A small organisation network written by hand, or by a seed: indices come out in the order in which things are added.</summary>
internal sealed class Draft
{
    private readonly List<(string Key, int[] Parents)> _organisations = [];
    private readonly List<Unit> _units = [];
    private readonly List<(int Organisation, int Unit, Level Level, Discipline Discipline, string? Profession)> _people = [];
    private readonly List<Post> _posts = [];
    private readonly List<ReportingLine> _lines = [];
    private readonly List<(int From, int To, double Weight)> _ties = [];
    private readonly List<AttributeColumn> _attributes = [];

    public int PeopleCount => _people.Count;

    public int Organisation(string key, params int[] parents)
    {
        _organisations.Add((key, parents));
        return _organisations.Count - 1;
    }

    public int Unit(int organisation, int parent = -1, string? serviceLine = null, string? name = null)
    {
        var count = _units.Count;
        _units.Add(new(count + 500, $"u{count:000}", name ?? $"Unit {count}", organisation, parent, null, serviceLine));
        return _units.Count - 1;
    }

    /// <summary>
    /// Adds a person with a primary post; the index of the post is that of the person as long as no other post is added between.
    /// </summary>
    public int Person(
        int organisation = -1,
        int unit = -1,
        Level level = Level.Unknown,
        Discipline discipline = Discipline.Unknown,
        string? profession = null)
    {
        _people.Add((organisation, unit, level, discipline, profession));
        Post(_people.Count - 1, organisation, unit, level, isPrimary: true);
        return _people.Count - 1;
    }

    /// <summary>Adds a post; without a holder (-1) it is vacant.</summary>
    public int Post(int holder, int organisation, int unit, Level level, bool isPrimary = false)
    {
        _posts.Add(new(_posts.Count + 900, $"x{_posts.Count:00000}", holder, organisation, unit, level, isPrimary));
        return _posts.Count - 1;
    }

    public void Line(int fromPost, int toPost, TieKind kind = TieKind.OperationalLine) => _lines.Add(new(fromPost, toPost, kind));

    public Draft Tie(int from, int to, double weight = 1)
    {
        _ties.Add((from, to, weight));
        return this;
    }

    /// <summary>Adds a free attribute, one value per person.</summary>
    public Draft Attribute(string name, params string?[] values)
    {
        _attributes.Add(AttributeColumn.FromValues(name, values));
        return this;
    }

    /// <summary>Adds ties written as <c>0-1 1-2:2.5</c>.</summary>
    public Draft Ties(string ties)
    {
        foreach (var (from, to, weight) in Dense.Ties(CsrGraph.Parse(ties, directed: true)))
        {
            Tie(from, to, weight);
        }

        return this;
    }

    public OrganisationNetwork Build(TieDirection direction = TieDirection.Either, Lens? lens = null)
    {
        var n = _people.Count;
        var arcs = CsrGraphBuilder.FromTies(
            n,
            [.. _ties.Select(t => t.From)],
            [.. _ties.Select(t => t.To)],
            [.. _ties.Select(t => t.Weight)],
            directed: true);
        return new()
        {
            Lens = (lens ?? Lens.Default) with { Direction = direction },
            Version = "draft",
            Arcs = arcs,
            Ties = arcs.ToUndirected(direction),
            PersonKeys = [.. Enumerable.Range(0, n).Select(i => $"p{i:00000}")],
            PersonIds = [.. Enumerable.Range(0, n).Select(i => (long)i + 100)],
            Organisations = [.. _organisations.Select((o, i) => new Organisation(i + 1, o.Key, $"{o.Key} Trust", [.. o.Parents]))],
            Units = [.. _units],
            OrganisationOf = [.. _people.Select(p => p.Organisation)],
            UnitOf = [.. _people.Select(p => p.Unit)],
            LevelOf = [.. _people.Select(p => p.Level)],
            DisciplineOf = [.. _people.Select(p => p.Discipline)],
            ManagementShareOf = [.. _people.Select(_ => double.NaN)],
            Profession = AttributeColumn.FromValues("profession", [.. _people.Select(p => p.Profession)]),
            Attributes = _attributes.ToImmutableSortedDictionary(column => column.Name, column => column, StringComparer.Ordinal),
            Posts = [.. _posts],
            Lines = [.. _lines],
        };
    }

    /// <summary>
    /// A random system: organisations under one or two parents (or none), trees of units with service lines, people with blanks in every
    /// column, some posts in two organisations, reporting lines with vacancies, and random ties, denser at home.
    /// </summary>
    public static Draft Random(int seed, int people = 40, int organisations = 3, double density = 0.08, double blank = 0.08)
    {
        var random = new Random(seed);
        var draft = new Draft();
        var withParents = random.Next(3) > 0;
        for (var o = 0; o < organisations; o++)
        {
            var parents = withParents && o > 0 ? (o > 2 && random.Next(2) == 0 ? new[] { 0, 1 } : [0]) : [];
            draft.Organisation($"O{o:00}", parents);
            for (var u = 0; u < 5; u++)
            {
                var parent = u < 2 ? -1 : draft._units.Count - random.Next(1, u + 1);
                draft.Unit(o, parent, random.Next(2) == 0 ? $"line {random.Next(2)}" : null);
            }
        }

        string?[] professions = ["nurse", "doctor", "physio", null];
        for (var p = 0; p < people; p++)
        {
            var organisation = random.NextDouble() < blank ? -1 : random.Next(organisations);
            var unit = organisation < 0 || random.NextDouble() < blank ? -1 : (organisation * 5) + random.Next(5);
            var level = random.NextDouble() < blank ? Level.Unknown : random.Next(10) switch
            {
                < 6 => Level.Frontline,
                6 => Level.TeamLead,
                7 => Level.ServiceLead,
                8 => Level.Directorate,
                _ => random.Next(4) == 0 ? Level.System : Level.Executive,
            };
            draft.Person(organisation, unit, level, (Discipline)random.Next(5), professions[random.Next(4)]);
        }

        for (var extra = 0; extra < people / 10; extra++)
        {
            var organisation = random.Next(organisations);
            draft.Post(random.Next(people + 3) is var p && p < people ? p : -1, organisation, organisation * 5, (Level)random.Next(7));
        }

        for (var line = 0; line < people; line++)
        {
            int from = random.Next(draft._posts.Count), to = random.Next(draft._posts.Count);
            if (draft._posts[from].Level < draft._posts[to].Level)
            {
                draft.Line(from, to, random.Next(5) == 0 ? TieKind.ProfessionalLine : TieKind.OperationalLine);
            }
        }

        for (var i = 0; i < people; i++)
        {
            for (var j = 0; j < people; j++)
            {
                var home = draft._people[i].Organisation == draft._people[j].Organisation ? 1 : 0.3;
                if (i != j && random.NextDouble() < density * home)
                {
                    draft.Tie(i, j, random.Next(1, 9) / 4.0);
                }
            }
        }

        return draft;
    }

    /// <summary>The same system with person i in the place of <c>name[i]</c>: every figure has to stay.</summary>
    public Draft Relabelled(int[] name)
    {
        var draft = new Draft();
        draft._organisations.AddRange(_organisations);
        draft._units.AddRange(_units);
        var people = new (int, int, Level, Discipline, string?)[_people.Count];
        for (var i = 0; i < people.Length; i++)
        {
            people[name[i]] = _people[i];
        }

        draft._people.AddRange(people);
        draft._posts.AddRange(_posts.Select(p => p.Holder < 0 ? p : p with { Holder = name[p.Holder] }));
        draft._lines.AddRange(_lines);
        foreach (var column in _attributes)
        {
            var codes = new int[_people.Count];
            for (var i = 0; i < codes.Length; i++)
            {
                codes[name[i]] = column.Codes[i];
            }

            draft._attributes.Add(column with { Codes = [.. codes] });
        }

        draft._ties.AddRange(_ties.Select(t => (name[t.From], name[t.To], t.Weight)));
        return draft;
    }
}
