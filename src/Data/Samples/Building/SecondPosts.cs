using NetworkLens.Data.Samples.Catalogue;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Samples.Building;

/// <summary>Joint posts in the counterpart service of another organisation, and part-time secondments to the care board.</summary>
internal static class SecondPosts
{
    private const double JointShare = 0.012;
    private const double SecondmentShare = 0.004;

    /// <summary>Lines on which a link is planted as missing: a joint post would be a link.</summary>
    private static readonly string[] WithoutJointPosts = ["Urgent care", "Mental health liaison", "Diabetes", "Children"];

    internal static void Add(World world, SampleRandom random)
    {
        // Teams with a lead that can be joined, by system and line; and the programmes of each care board.
        var teams = world.Units
            .Where(unit => unit.Leaders.Count > 0 && unit.Line.Length > 0 && unit.OwnEnd - unit.First >= 5)
            .Where(unit => !WithoutJointPosts.Contains(unit.Line, StringComparer.Ordinal))
            .ToLookup(unit => (unit.Organisation.System, unit.Line));
        var programmes = world.Units
            .Where(unit => unit.Organisation.Kind == SystemCatalogue.CareBoard.Kind && unit.Parent is { Parent: null })
            .ToLookup(unit => unit.Organisation.System);

        foreach (var person in world.People.ToArray())
        {
            var draw = random.NextUnit();
            var post = person.Primary;
            if (post.Level > Level.TeamLead || post.Discipline is Discipline.Support or Discipline.Managerial)
            {
                continue;
            }

            var organisation = post.Unit.Organisation;
            if (draw < JointShare * 3)
            {
                var units = teams[(organisation.System, post.Unit.Line)].Where(unit => unit.Organisation != organisation).ToArray();
                AddOne(world, random, person, units, new DateOnly(2024, 4, 1), null, $"{post.Title} (joint post)");
            }
            else if (draw < (JointShare * 3) + SecondmentShare && organisation.Kind != SystemCatalogue.CareBoard.Kind)
            {
                var units = programmes[organisation.System].ToArray();
                AddOne(world, random, person, units, new DateOnly(2026, 1, 5), new DateOnly(2027, 4, 1), "Clinical Fellow (secondment)");
            }
        }
    }

    private static void AddOne(
        World world, SampleRandom random, PersonDraft person, UnitDraft[] units, DateOnly start, DateOnly? end, string title)
    {
        if (units.Length == 0)
        {
            return;
        }

        var unit = units[random.Next(units.Length)];
        var first = person.Primary;
        first.WholeTimeShare = 60;
        world.SecondPosts.Add((person, unit));
        world.Posts.Add(new PostDraft
        {
            Index = world.Posts.Count,
            Title = title,
            Unit = unit,
            Role = first.Role,
            Level = Level.Frontline,
            Discipline = Professions.DisciplineOf(first.Role.Profession),
            Holder = person,
            WholeTimeShare = 40,
            Start = start,
            End = end,
            ReportsTo = unit.Leaders[0],
        });
    }
}
