using NetworkLens.Data.Samples.Catalogue;

namespace NetworkLens.Data.Samples.Building;

/// <summary>Builds all systems: organisations, units, posts and people, with professional lines, second posts and careers.</summary>
internal static class SystemBuilder
{
    internal const string RegionKey = "MR";

    /// <summary>Builds the world of a sample. Time and space O(people).</summary>
    internal static World Build(SampleOptions options, CancellationToken cancel)
    {
        var world = new World();
        var systems = 1 + ((options.People - 1) / SystemCatalogue.PeoplePerSystem);
        if (systems > 1)
        {
            world.AddOrganisation(-1, RegionKey, "Mereland Region", "system");
        }

        var parts = Apportionment.Split(options.People, [.. Enumerable.Repeat(1, systems)]);
        for (var system = 0; system < systems; system++)
        {
            cancel.ThrowIfCancellationRequested();
            var random = new SampleRandom(options.Seed, 1000 + system);
            world.SystemStarts.Add(world.People.Count);
            BuildSystem(world, random, system, parts[system], systems > 1);
        }

        world.SystemStarts.Add(world.People.Count);
        ProfessionalLines.Draw(world);
        SecondPosts.Add(world, new SampleRandom(options.Seed, 1));
        Careers.Invent(world, new SampleRandom(options.Seed, 2));
        return world;
    }

    private static void BuildSystem(World world, SampleRandom random, int system, int people, bool hasRegion)
    {
        var (key, name) = SystemCatalogue.Systems[system];
        string[] above = hasRegion ? [RegionKey] : [];
        world.AddOrganisation(system, key, $"{name} Integrated Care System", "system", above);
        var parts = Apportionment.Split(people, SystemCatalogue.OrganisationWeights);
        BuildOne(world, random, system, TrustCatalogue.Acute, parts[0]);
        BuildOne(world, random, system, TrustCatalogue.MentalHealth, parts[1]);
        BuildOne(world, random, system, TrustCatalogue.Community, parts[2]);
        new PrimaryCareBuilder(world, random, system, key, name).Build(parts[3]);
        BuildOne(world, random, system, SystemCatalogue.CareBoard, parts[4]);
    }

    private static void BuildOne(World world, SampleRandom random, int system, OrganisationKind kind, int people)
    {
        var (key, name) = SystemCatalogue.Systems[system];
        var organisation = world.AddOrganisation(system, $"{key}{kind.Letter}", $"{name} {kind.Name}", kind.Kind, key);
        var sites = kind.Sites.Select((site, i) => i == 0 ? $"{name} {site}" : site).ToArray();
        new OrganisationBuilder(world, random, organisation, kind, sites).Build(people);
    }
}
