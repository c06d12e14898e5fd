using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

/// <summary>
/// Trusts made by a seed: directorates of the same service lines in each, three units in every directorate, a lead of each unit and of each
/// directorate, an office with the executives, and ties drawn by rates of the form that the gap model assumes.
/// </summary>
internal static class MadeTrusts
{
    public const int UnitsOfDirectorate = 3;
    public const int Executives = 5;

    /// <summary>Makes them.</summary>
    /// <param name="seed">Draws everything.</param>
    /// <param name="isCut">True for two people between whom no tie is drawn; null cuts none.</param>
    /// <param name="trusts">How many.</param>
    /// <param name="directorates">Of each.</param>
    /// <param name="people">Of each unit, its lead included.</param>
    /// <param name="degree">Ties of a person, about.</param>
    public static Draft Make(
        int seed, Func<Place, Place, bool>? isCut = null, int trusts = 3, int directorates = 6, int people = 12, double degree = 14)
    {
        var random = new Random(seed);
        var draft = new Draft();
        var places = new List<Place>();
        var system = draft.Organisation("SYS");
        for (var trust = 0; trust < trusts; trust++)
        {
            var organisation = draft.Organisation($"T{trust}", system);
            var office = draft.Unit(organisation, name: "Executive Office");
            for (var person = 0; person < Executives; person++)
            {
                Add(draft, places, random, new(organisation, -1, office, Level.Executive));
            }

            for (var directorate = 0; directorate < directorates; directorate++)
            {
                var top = draft.Unit(organisation, serviceLine: $"line {directorate}", name: $"Directorate {directorate}");
                Add(draft, places, random, new(organisation, directorate, top, Level.Directorate));
                Add(draft, places, random, new(organisation, directorate, top, Level.Directorate));
                for (var unit = 0; unit < UnitsOfDirectorate; unit++)
                {
                    var below = draft.Unit(organisation, top, name: $"Team {directorate}.{unit}");
                    for (var person = 0; person < people; person++)
                    {
                        Add(draft, places, random, new(organisation, directorate, below, person == 0 ? Level.TeamLead : Level.Frontline));
                    }
                }
            }
        }

        Draw(draft, places, random, isCut ?? ((_, _) => false), degree);
        return draft;
    }

    private static void Add(Draft draft, List<Place> places, Random random, Place place)
    {
        var isManager = place.Level >= Level.Directorate || random.Next(4) == 0;
        var discipline = isManager ? Discipline.Managerial : Discipline.Clinical;
        var profession = isManager ? "manager" : random.Next(2) == 0 ? "nurse" : "doctor";
        draft.Person(place.Organisation, place.Unit, place.Level, discipline, profession);
        places.Add(place with { Discipline = discipline, Profession = profession, Activity = Math.Exp(0.5 * Normal(random)) });
    }

    private static void Draw(Draft draft, List<Place> places, Random random, Func<Place, Place, bool> isCut, double degree)
    {
        var total = 0.0;
        for (var i = 0; i < places.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                total += Rate(places[i], places[j]);
            }
        }

        var scale = degree * places.Count / 2 / total;
        for (var i = 0; i < places.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var isTied = random.NextDouble() < 1 - Math.Exp(-scale * Rate(places[i], places[j]));
                if (isTied && !isCut(places[i], places[j]) && !isCut(places[j], places[i]))
                {
                    draft.Tie(i, j);
                }
            }
        }
    }

    private static double Rate(Place first, Place second)
    {
        var log = -0.3 * Math.Abs((int)first.Level - (int)second.Level);
        log += first.Profession == second.Profession ? 0.4 : 0;
        log += first.Discipline == second.Discipline ? 0.3 : 0;
        log += first.Organisation == second.Organisation ? 1.5 : first.Directorate == second.Directorate ? 0.6 : 0;
        log += first.Organisation == second.Organisation && first.Directorate == second.Directorate ? 0.8 : 0;
        return first.Activity * second.Activity * Math.Exp(log) * (first.Unit == second.Unit ? 3 : 1);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Where somebody stands.</summary>
    internal sealed record Place(int Organisation, int Directorate, int Unit, Level Level)
    {
        public Discipline Discipline { get; init; }

        public string Profession { get; init; } = "";

        public double Activity { get; init; }
    }
}
