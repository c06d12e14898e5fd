using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.WhatIf;

/// <summary>
/// The slow oracle: a system as rows. A change is made in the rows, judged by the network that the builder makes of them, and the changed
/// network is built anew from the first row to the last. Weights are quarters and eighths, so that sums are exact in any order.
/// </summary>
internal sealed partial class RowSystem
{
    private static readonly DateOnly LastDay = new(2026, 6, 30);

    private readonly List<OrganisationRow> _organisations = [];
    private readonly HashSet<(long Child, long Parent)> _links = [];
    private readonly List<UnitRow> _units = [];
    private readonly List<(long Id, string Key, string? Profession, string? Colour)> _people = [];
    private readonly List<PostRow> _posts = [];
    private readonly List<LineRow> _lines = [];
    private readonly List<(long From, long To, double Weight, bool Mutual)> _ties = [];
    private readonly HashSet<long> _left = [];
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal); // Of the posts that are or were in the network.
    private readonly Lens _lens;

    private RowSystem(Lens lens) => _lens = lens with { ToTicks = LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue).Ticks };

    public IReadOnlyList<long> PersonIds => [.. _people.Select(person => person.Id), .. _left, -5];

    public IReadOnlyList<string> UnitKeys => [.. _units.Select(unit => unit.Key), .. _gone, "nowhere"];

    public IReadOnlyList<string> OrganisationKeys => [.. _organisations.Select(organisation => organisation.Key), .. _gone, "nowhere"];

    public IReadOnlyList<string> PostKeys => [.. _posts.Select(post => post.Key).Where(_keys.Contains), "nothing"];

    /// <summary>A random system of organisations that belong to each other, trees of units, vacancies, second posts and lines.</summary>
    public static RowSystem Random(int seed, Lens lens)
    {
        var random = new Random(seed);
        var system = new RowSystem(lens);
        for (var o = 0; o < 5; o++)
        {
            system._organisations.Add(new(o + 1, $"o{o}", $"Trust {o}"));
            if (o > 0 && random.Next(4) > 0)
            {
                system._links.Add((o + 1, random.Next(o) + 1));
            }

            if (o > 2 && random.Next(2) == 0)
            {
                system._links.Add((o + 1, random.Next(o) + 1));
            }
        }

        for (var u = 0; u < 14; u++)
        {
            // Now and then a unit lies below one of another organisation.
            long? parent = u > 2 && random.Next(3) > 0 ? random.Next(u) + 100 : null;
            var home = parent is { } above && random.Next(6) > 0 ? system._units[(int)above - 100].OrganisationId : random.Next(5) + 1;
            system._units.Add(new(u + 100, $"u{u:00}", $"Unit {u}", home, parent, null, random.Next(2) == 0 ? "renal" : null));
        }

        for (var p = 0; p < 30; p++)
        {
            system.AddPerson(random, p);
        }

        for (var line = 0; line < 25; line++)
        {
            var (from, to) = (random.Next(system._posts.Count), random.Next(system._posts.Count));
            if (from != to)
            {
                var kind = random.Next(4) == 0 ? TieKind.ProfessionalLine : TieKind.OperationalLine;
                system._lines.Add(new(system._posts[from].Id, system._posts[to].Id, kind));
            }
        }

        for (var tie = 0; tie < 90; tie++)
        {
            system._ties.Add((random.Next(30) + 1000, random.Next(30) + 1000, random.Next(1, 9) / 4.0, random.Next(4) == 0));
        }

        system._keys.UnionWith(system.Build().Posts.Select(post => post.Key));
        return system;
    }

    public OrganisationNetwork Build()
    {
        var builder = new OrganisationNetworkBuilder(_lens, "rows");
        _organisations.ForEach(builder.AddOrganisation);
        _units.ForEach(builder.AddUnit);
        foreach (var (child, parent) in _links)
        {
            builder.AddOrganisationLink(child, parent);
        }

        foreach (var (id, key, profession, colour) in _people)
        {
            builder.AddPerson(id, key, profession);
            builder.AddAttribute(id, "colour", colour);
        }

        _posts.ForEach(builder.AddPost);
        _lines.ForEach(builder.AddLine);
        foreach (var (from, to, weight, mutual) in _ties)
        {
            builder.AddTie(from, to, TieKind.Advice, null, weight, mutual);
        }

        return builder.Build(default);
    }

    private void AddPerson(Random random, int number)
    {
        string?[] professions = ["nurse", "doctor", null];
        var id = number + 1000;
        _people.Add((id, $"p{number:00}", professions[random.Next(3)], random.Next(3) == 0 ? null : $"c{random.Next(3)}"));
        for (var post = random.Next(12) == 0 ? 1 : 0; post < (random.Next(5) == 0 ? 2 : 1); post++)
        {
            AddPost(random, id);
        }

        if (random.Next(6) == 0)
        {
            AddPost(random, null);
        }
    }

    private void AddPost(Random random, long? holder)
    {
        var unit = random.Next(14);
        long? organisation = random.Next(4) switch { 0 => null, 1 => random.Next(5) + 1, _ => _units[unit].OrganisationId };
        _posts.Add(new(_posts.Count + 5000, $"x{_posts.Count:000}", holder, organisation, random.Next(8) == 0 ? null : unit + 100,
            (Level)random.Next(7), (Discipline)random.Next(5))
        {
            WholeTimeShare = random.Next(1, 5) / 4.0,
            ManagementShare = random.Next(3) == 0 ? 0.5 : null,
            Grade = random.Next(3) == 0 ? null : $"{random.Next(5, 9)}",
            Start = random.Next(3) == 0 ? null : new DateOnly(2020, 1, random.Next(1, 4)),
        });
    }
}
