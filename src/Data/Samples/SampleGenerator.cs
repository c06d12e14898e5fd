using System.Globalization;
using NetworkLens.Data.Samples.Building;
using NetworkLens.Data.Samples.Catalogue;
using NetworkLens.Data.Samples.Planting;
using NetworkLens.Data.Samples.Ties;

namespace NetworkLens.Data.Samples;

/// <summary>
/// Invents an integrated care system: an acute, a mental health and a community trust, primary care and a care board, with units,
/// posts, reporting lines and twelve months of interactions, and with some links missing on purpose.
/// </summary>
/// <remarks>
/// Above 16,000 people there are several systems of one region. The same options give the same sample on every machine: the
/// generator has its own random numbers and its own exponential function, and no culture. Time O((people + ties) log people); space
/// O(people + ties). The interactions follow <see cref="TieModel"/>; samples/README.md tells the rest in words.
/// </remarks>
public static class SampleGenerator
{
    /// <summary>Makes a sample.</summary>
    /// <param name="options">How large, and which one.</param>
    /// <param name="progress">Told of every stage; null: nobody.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The options have faults: ask <see cref="SampleOptions.Faults"/> first.</exception>
    public static Sample Generate(SampleOptions options, IProgress<SampleProgress>? progress = null, CancellationToken cancel = default)
    {
        if (options.Faults() is [var fault, ..])
        {
            throw new ArgumentOutOfRangeException(nameof(options), options, fault);
        }

        progress?.Report(new SampleProgress("organisations and people", 0));
        var world = SystemBuilder.Build(options, cancel);
        progress?.Report(new SampleProgress("ties", 0.15));
        var model = new TieModel(world, new SampleRandom(options.Seed, 3));
        var ties = new TieSampler(world, model, new SampleRandom(options.Seed, 4)).Draw(cancel);
        progress?.Report(new SampleProgress("missing links", 0.5));
        var people = Keys('P', world.People.Count);
        var planter = new GapPlanter(world, model, ties, new SampleRandom(options.Seed, 5), cancel);
        var planted = planter.Plant(person => people[person]);
        progress?.Report(new SampleProgress("interactions", 0.7));
        var drafter = new InteractionDrafter(world, model, new SampleRandom(options.Seed, 6));
        var interactions = drafter.Draft(ties, people, cancel);
        progress?.Report(new SampleProgress("sample made", 1));
        return new Sample
        {
            Options = options,
            Organisations = Organisations(world),
            Units = Units(world),
            People = People(world, people),
            Posts = Posts(world, people),
            Interactions = interactions,
            Planted = planted,
            TieCount = ties.Count,
            UnplantedLines = Lines(world, ties, planted),
        };
    }

    /// <summary>Keys of one width, so that their ordinal order is the order of their numbers.</summary>
    private static string[] Keys(char letter, int count)
    {
        var width = Math.Max(4, count.ToString(CultureInfo.InvariantCulture).Length);
        var format = string.Create(CultureInfo.InvariantCulture, $"D{width}");
        return [.. Enumerable.Range(1, count).Select(number => letter + number.ToString(format, CultureInfo.InvariantCulture))];
    }

    private static List<SampleOrganisation> Organisations(World world) =>
    [
        .. world.Organisations.OrderBy(organisation => organisation.Key, StringComparer.Ordinal).Select((organisation, number) =>
            new SampleOrganisation(
                organisation.Key,
                organisation.Name,
                organisation.Kind,
                string.Create(CultureInfo.InvariantCulture, $"X-{number + 1:000}"),
                organisation.Parents)),
    ];

    private static List<SampleUnit> Units(World world) =>
    [
        .. world.Units.OrderBy(unit => unit.Key, StringComparer.Ordinal)
            .Select(unit => new SampleUnit(unit.Key, unit.Organisation.Key, unit.Name, unit.Parent?.Key, unit.Site, unit.Line)),
    ];

    private static List<SamplePerson> People(World world, string[] keys) =>
    [
        .. world.People.Select(person => new SamplePerson(
            keys[person.Index],
            person.Name,
            person.Primary.Role.Profession,
            person.Gender,
            person.Joined,
            person.Contract,
            Professions.BandGroup(person.Primary.Role.Grade))),
    ];

    private static List<SamplePost> Posts(World world, string[] people)
    {
        var keys = Keys('J', world.Posts.Count);
        return
        [
            .. world.Posts.Select(post => new SamplePost(
                keys[post.Index],
                post.Title,
                post.Unit.Organisation.Key,
                post.Unit.Key,
                post.Holder is { } holder ? people[holder.Index] : null,
                post.Level,
                post.Discipline,
                post.Discipline == Graph.Networks.Discipline.Hybrid ? post.Role.ManagementShare : null,
                post.Role.Grade,
                post.WholeTimeShare,
                post.Start,
                post.End,
                post.ReportsTo is { } above ? keys[above.Index] : null,
                post.ProfessionalReportsTo is { } professional ? keys[professional.Index] : null)),
        ];
    }

    private static (int Silent, int All) Lines(World world, TieSet ties, List<PlantedLink> planted)
    {
        var lines = ReportingLines.Of(world).ToArray();
        var silent = lines.Count(line => !ties.Holds(line.Junior, line.Senior));
        return (silent - planted.Sum(link => link.Lines.Count), lines.Length);
    }
}
