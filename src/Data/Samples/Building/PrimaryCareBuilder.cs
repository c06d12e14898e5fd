using NetworkLens.Data.Samples.Catalogue;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Samples.Building;

/// <summary>Primary care: one collaborative, practice networks under it, and practices as the units of a network.</summary>
internal sealed class PrimaryCareBuilder(World world, SampleRandom random, int system, string systemKey, string systemName)
{
    private const int PeoplePerNetwork = 70;
    private const int PeoplePerPractice = 20;
    private const int MostPractices = 12;

    private static readonly Role Manager = new("Practice Manager", Professions.Management, "Band 7");
    private static readonly Role Partner = new("Senior Partner", Professions.Medical, "GP Partner", ManagementShare: 20);

    /// <summary>Builds for <paramref name="people"/> people. The second network has two parents.</summary>
    internal void Build(int people)
    {
        var kind = SystemCatalogue.PrimaryCareBody;
        var body = world.AddOrganisation(
            system, $"{systemKey}{kind.Letter}", $"{systemName} {kind.Name}", kind.Kind, systemKey);
        var own = people < 40 ? 2 : Math.Min(40, 4 + (people / 30));
        new OrganisationBuilder(world, random, body, kind, kind.Sites).Build(own);

        var left = people - own;
        var networks = Math.Clamp(left / PeoplePerNetwork, 1, SystemCatalogue.Networks.Length);
        var parts = Apportionment.Split(left, [.. Enumerable.Range(0, networks).Select(i => 20 - i)]);
        for (var i = 0; i < networks; i++)
        {
            // The network that the community trust hosts as well: a system is no tree.
            var isShared = i == Math.Min(1, networks - 1);
            string[] parents = isShared ? [body.Key, $"{systemKey}{TrustCatalogue.Community.Letter}"] : [body.Key];
            var name = $"{systemName} {SystemCatalogue.Networks[i]} Primary Care Network";
            var key = $"{systemKey}N{(char)('A' + i)}";
            BuildNetwork(world.AddOrganisation(system, key, name, "primary_care", parents), i, parts[i]);
        }
    }

    private void BuildNetwork(OrganisationDraft network, int number, int people)
    {
        var name = SystemCatalogue.Networks[number];
        var office = world.OpenUnit(network, null, "EXE", $"{name} Network Office", $"{name} Health Centre", "Neighbourhood care");
        var executives = people < 10 ? 1 : 2;
        for (var i = 0; i < executives; i++)
        {
            var above = i == 0 ? null : network.Executives[0];
            network.Executives.Add(world.AddPost(office, SystemCatalogue.NetworkExecutives[i], Level.Executive, above, vacant: false));
        }

        office.Leaders.AddRange(network.Executives);
        office.End = world.People.Count;
        var left = people - executives;
        var practices = Math.Clamp((left + (PeoplePerPractice / 2)) / PeoplePerPractice, 1, MostPractices);
        var parts = Apportionment.Split(left, [.. Enumerable.Range(0, practices).Select(i => 20 - i)]);
        for (var i = 0; i < practices; i++)
        {
            var practice = SystemCatalogue.Practices[(i + (7 * number)) % SystemCatalogue.Practices.Length];
            BuildPractice(network, i, $"{practice} Practice", parts[i]);
        }
    }

    private void BuildPractice(OrganisationDraft network, int number, string name, int people)
    {
        if (people == 0)
        {
            return;
        }

        var unit = world.OpenUnit(network, null, $"P{(char)('A' + number)}", name, name, "Neighbourhood care");
        var before = world.People.Count;
        unit.Leaders.Add(world.AddPost(unit, Manager, Level.ServiceLead, network.Executives[^1], vacant: false));
        if (people >= 6)
        {
            unit.Leaders.Add(world.AddPost(unit, Partner, Level.ServiceLead, network.Executives[0], vacant: false));
        }

        var builder = new OrganisationBuilder(world, random, network, SystemCatalogue.PrimaryCareBody, [name]);
        var parts = Apportionment.Split(people - (world.People.Count - before), [55, 45]);
        builder.BuildTeam(Teams.PracticeClinic, unit, "01", $"{name} Clinical Team", parts[0], name);
        builder.BuildTeam(Teams.PracticeOffice, unit, "02", $"{name} Reception and Administration", parts[1], name);
        unit.End = world.People.Count;
    }
}
