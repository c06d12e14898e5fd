using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Country;

/// <summary>A made-up health system with a place for everyone, made of arrays: no row of it was ever in a table.</summary>
/// <remarks>
/// The circles of <see cref="HealthSystem"/> are its units: teams of 12 below departments of 15 teams below directorates of 6
/// departments, in organisations of 5 directorates that belong to one system. The first of a team leads it, the first of a department or
/// directorate leads that, the first eight of an organisation are its executives. Leads are managerial, one of thirty-one others too; one
/// of twelve is support, the others are clinical. Two directorates share a site; each is of one of seven service lines.
/// </remarks>
internal static class CountryNetwork
{
    private const int TeamSize = 12;
    private const int TeamsOfDepartment = 15;
    private const int DepartmentsOfDirectorate = 6;
    private const int DepartmentSize = TeamSize * TeamsOfDepartment;
    private const int DirectorateSize = DepartmentSize * DepartmentsOfDirectorate;
    private const int Executives = 8;
    private const int Lines = 7;
    private static readonly ImmutableArray<string> Professions = ["Allied health", "Medical", "Midwifery", "Nursing", "Other"];

    /// <summary>Puts people into places around given ties.</summary>
    /// <param name="arcs">Who turns to whom.</param>
    /// <param name="ties">The same without directions.</param>
    public static OrganisationNetwork Around(CsrGraph arcs, CsrGraph ties)
    {
        var people = arcs.NodeCount;
        var organisations = People(people, HealthSystem.OrganisationOf);
        var (units, unitOf) = Units(people);
        var levels = People(people, LevelOf);
        var disciplines = People(people, person => DisciplineOf(person, levels[person]));
        return new()
        {
            Lens = Lens.Default,
            Version = "bench",
            Arcs = arcs,
            Ties = ties,
            PersonKeys = People(people, person => Key('P', person)),
            PersonIds = People(people, person => (long)person),
            Organisations = Organisations(people == 0 ? 0 : organisations[^1] + 1),
            Units = units,
            OrganisationOf = organisations,
            UnitOf = unitOf,
            LevelOf = levels,
            DisciplineOf = disciplines,
            ManagementShareOf = People(people, person => disciplines[person] == Discipline.Managerial ? 1.0 : 0.0),
            Profession = new("profession", Professions, People(people, person => person % 7 % Professions.Length)),
            Attributes = ImmutableSortedDictionary.Create<string, AttributeColumn>(StringComparer.Ordinal),
            Posts = People(people, person => new Post(
                person, Key('p', person), person, organisations[person], unitOf[person], levels[person], IsPrimary: true)),
            Lines = People(people, person => new ReportingLine(person, person / TeamSize * TeamSize, TieKind.OperationalLine))
                .RemoveAll(line => line.From == line.To),
        };
    }

    // The system comes last, so that organisations have the numbers that people name.
    private static ImmutableArray<Organisation> Organisations(int count) =>
    [
        .. Enumerable.Range(0, count).Select(o => new Organisation(o, Key('O', o), Key('O', o), [count])),
        new(count, "SYSTEM", "System", []),
    ];

    // Directorates first, then departments, then teams.
    private static (ImmutableArray<Unit> Units, ImmutableArray<int> UnitOf) Units(int people)
    {
        var (directorates, departments, teams) = (Count(people, DirectorateSize), Count(people, DepartmentSize), Count(people, TeamSize));
        var units = ImmutableArray.CreateBuilder<Unit>(directorates + departments + teams);
        for (var d = 0; d < directorates; d++)
        {
            Add('D', d, DirectorateSize, -1);
        }

        for (var d = 0; d < departments; d++)
        {
            Add('E', d, DepartmentSize, d / DepartmentsOfDirectorate);
        }

        for (var t = 0; t < teams; t++)
        {
            Add('T', t, TeamSize, directorates + (t / TeamsOfDepartment));
        }

        return (units.MoveToImmutable(), People(people, person => directorates + departments + (person / TeamSize)));

        void Add(char kind, int number, int size, int parent) => units.Add(new(
            units.Count, Key(kind, number), Key(kind, number), HealthSystem.OrganisationOf(number * size),
                parent, SiteOf(number * size), LineOf(number * size)));
    }

    private static string SiteOf(int person) => Key('S', person / (2 * DirectorateSize));

    private static string LineOf(int person) => Key('L', person / DirectorateSize % Lines);

    private static Level LevelOf(int person) =>
        person % (DirectorateSize * 5) < Executives ? Level.Executive
        : person % DirectorateSize == 0 ? Level.Directorate
        : person % DepartmentSize == 0 ? Level.ServiceLead
        : person % TeamSize == 0 ? Level.TeamLead
        : Level.Frontline;

    private static Discipline DisciplineOf(int person, Level level) =>
        level > Level.Frontline || person % 31 == 0 ? Discipline.Managerial
        : person % TeamSize == 7 ? Discipline.Support
        : Discipline.Clinical;

    private static int Count(int people, int size) => (people + size - 1) / size;

    private static string Key(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number:D7}");

    private static ImmutableArray<T> People<T>(int people, Func<int, T> of)
    {
        var column = new T[people];
        for (var person = 0; person < people; person++)
        {
            column[person] = of(person);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(column);
    }
}
