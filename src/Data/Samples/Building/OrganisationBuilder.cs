using System.Globalization;
using NetworkLens.Data.Samples.Catalogue;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Samples.Building;

/// <summary>Fills one organisation with units, posts and exactly as many people as it is given; vacancies come on top.</summary>
internal sealed class OrganisationBuilder(
    World world, SampleRandom random, OrganisationDraft organisation, OrganisationKind kind, string[] sites)
{
    private const double VacantLeader = 0.045;
    private const double VacantFrontline = 0.04;

    private static readonly Role Assistant = new("Executive Assistant", Professions.Administrative, "Band 5");
    private static readonly Role BusinessManager = new("Directorate Business Manager", Professions.Management, "Band 7");
    private static readonly Role ServiceSupport = new("Assistant Service Manager", Professions.Management, "Band 6");
    private static readonly Role GeneralManager = new("Divisional Director of Operations", Professions.Management, "Band 8d");
    private static readonly Role ClinicalDirector = new("Clinical Director", Professions.Medical, "Consultant", ManagementShare: 40);
    private static readonly Role HeadOfNursing = new("Head of Nursing", Professions.Nursing, "Band 8c", ManagementShare: 60);
    private static readonly Role Director = new("Director", Professions.Management, "Band 9");

    /// <summary>Builds the organisation for <paramref name="people"/> people, at least 2.</summary>
    internal void Build(int people)
    {
        var executives = Math.Clamp(people / 12, 1, kind.Executives.Length);
        var assistants = people >= 90 ? Math.Clamp(people / 150, 2, 8) : 0;
        BuildExecutive(executives, assistants);

        var left = people - executives - assistants;
        var wanted = Math.Clamp(left / kind.PeoplePerDirectorate, 1, kind.Directorates.Length);

        // A smaller organisation goes without the directorates in the middle of the list: the last is its corporate one.
        var last = kind.Directorates.Length - 1;
        var chosen = kind.Directorates.Where((_, i) => i < wanted - 1 || i == last).ToArray();
        var parts = Apportionment.Split(left, [.. chosen.Select(d => d.Weight)]);
        for (var i = 0; i < chosen.Length; i++)
        {
            BuildDirectorate(chosen[i], parts[i]);
        }
    }

    private void BuildExecutive(int executives, int assistants)
    {
        var office = world.OpenUnit(organisation, null, "EXE", "Executive Office", sites[0], "");
        var level = kind.SystemLevel ? Level.System : Level.Executive;
        for (var i = 0; i < executives; i++)
        {
            var post = world.AddPost(office, kind.Executives[i], level, i == 0 ? null : organisation.Executives[0], vacant: false);
            organisation.Executives.Add(post);
            office.Leaders.Add(post);
        }

        for (var i = 0; i < assistants; i++)
        {
            world.AddPost(office, Assistant, Level.Frontline, organisation.Executives[i % executives], vacant: false);
        }

        office.End = world.People.Count;
    }

    private PostDraft Executive(string title) =>
        organisation.Executives.Find(post => post.Role.Title == title) ?? organisation.Executives[0];

    private void BuildDirectorate(DirectorateKind directorate, int people)
    {
        if (people == 0)
        {
            return;
        }

        var unit = world.OpenUnit(organisation, null, directorate.Code, directorate.Name, sites[0], directorate.Line);
        var before = world.People.Count;
        LeadDirectorate(directorate, unit, people);
        if (people >= 80)
        {
            world.AddPost(unit, BusinessManager, Level.Frontline, unit.Leaders[0], vacant: false);
        }

        var left = people - (world.People.Count - before);
        BuildServices(directorate, unit, left);
        unit.End = world.People.Count;
    }

    private void LeadDirectorate(DirectorateKind directorate, UnitDraft unit, int people)
    {
        var sponsor = Executive(directorate.Sponsor);
        var head = directorate.Clinical ? GeneralManager : Director;
        var title = directorate.Clinical ? $"{head.Title} for {directorate.Name}" : $"Director of {directorate.Name}";
        unit.Leaders.Add(world.AddPost(unit, head, Level.Directorate, sponsor, vacant: false, title));
        if (!directorate.Clinical || people < 25)
        {
            return;
        }

        var doctor = organisation.Executives.Find(post => post.Role.Profession == Professions.Medical) ?? sponsor;
        unit.Leaders.Add(world.AddPost(
            unit, ClinicalDirector, Level.Directorate, doctor, random.Chance(VacantLeader), $"Clinical Director for {directorate.Name}"));
        if (people >= 40)
        {
            unit.Leaders.Add(world.AddPost(
                unit,
                HeadOfNursing,
                Level.Directorate,
                unit.Leaders[0],
                random.Chance(VacantLeader),
                $"Head of Nursing for {directorate.Name}"));
        }
    }

    private void BuildServices(DirectorateKind directorate, UnitDraft unit, int people)
    {
        var names = directorate.Services.Length;
        var wanted = (people + (kind.PeoplePerService / 2)) / kind.PeoplePerService;
        var most = kind.SystemLevel ? names : Math.Min(12, names * sites.Length);
        var services = Math.Clamp(wanted, 1, most);
        var parts = Apportionment.Split(people, [.. Enumerable.Range(0, services).Select(i => 100 - (3 * (i % names)))]);
        for (var i = 0; i < services; i++)
        {
            BuildService(directorate.Services[i % names], unit, i / names, parts[i], directorate);
        }
    }

    private void BuildService(ServiceKind service, UnitDraft directorate, int round, int people, DirectorateKind parent)
    {
        if (people == 0)
        {
            return;
        }

        // The second round of a large directorate is the same service at the next site.
        var site = service.Site ?? sites[round > 0 ? round % sites.Length : random.Next(sites.Length)];
        var code = round == 0 ? service.Code : string.Create(CultureInfo.InvariantCulture, $"{service.Code}{round + 1}");
        var name = round == 0 ? service.Name : string.Create(CultureInfo.InvariantCulture, $"{service.Name} {round + 1}");
        var unit = world.OpenUnit(organisation, directorate, code, name, site, service.Line);
        var before = world.People.Count;
        LeadService(service, unit, directorate, people);
        if (parent.Clinical && people >= 32)
        {
            world.AddPost(unit, ServiceSupport, Level.Frontline, unit.Leaders[0], vacant: false);
        }

        var left = people - (world.People.Count - before);
        if (left < 8)
        {
            AddFrontline(unit, service.Teams[0], service.Name, unit.Leaders[0], left);
        }
        else
        {
            BuildTeams(service, unit, left);
        }

        unit.End = world.People.Count;
    }

    private void LeadService(ServiceKind service, UnitDraft unit, UnitDraft directorate, int people)
    {
        var head = directorate.Leaders[0];
        var nurse = directorate.Leaders.Find(post => post.Role.Profession == Professions.Nursing) ?? head;
        var team = service.Teams[0].Lead;
        var (role, title, manager) = service.Leadership switch
        {
            ServiceLeadership.Matron =>
                (new Role("", Professions.Nursing, "Band 8a", ManagementShare: 50), $"Matron for {service.Name}", nurse),
            ServiceLeadership.Manager => (new Role("", Professions.Management, "Band 8a"), $"Service Manager for {service.Name}", head),
            ServiceLeadership.HeadOfProfession =>
                (new Role("", team.Profession, "Band 8b", ManagementShare: 60), $"Head of {service.Name}", head),
            _ => (new Role("", Professions.Management, "Band 8b"), $"Head of {service.Name}", head),
        };

        // The head of a small service is never vacant, or nobody would be left to hold it together.
        var vacant = people >= 20 && random.Chance(VacantLeader);
        unit.Leaders.Add(world.AddPost(unit, role, Level.ServiceLead, manager, vacant, title));
        if (people >= 26 && service.Teams.Contains(Teams.Doctors))
        {
            var director = directorate.Leaders.Find(post => post.Role.Profession == Professions.Medical) ?? head;
            var lead = new Role("", Professions.Medical, "Consultant", ManagementShare: 20);
            unit.Leaders.Add(world.AddPost(unit, lead, Level.ServiceLead, director, vacant: false, $"Clinical Lead for {service.Name}"));
        }
    }

    private void BuildTeams(ServiceKind service, UnitDraft unit, int people)
    {
        var count = Math.Clamp((people + 5) / 10, 1, 16);
        var kinds = Enumerable.Range(0, count).Select(i => service.Teams[i % service.Teams.Length]).ToArray();
        var parts = Apportionment.Split(people, [.. kinds.Select(k => k.Size)]);
        for (var i = 0; i < count; i++)
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"{i + 1:00}");
            var alike = kinds.Count(k => k == kinds[i]);
            var number = kinds.Take(i + 1).Count(k => k == kinds[i]);
            var name = alike == 1 ? kinds[i].Name : string.Create(CultureInfo.InvariantCulture, $"{kinds[i].Name} {number}");
            BuildTeam(kinds[i], unit, code, $"{service.Name} {name}", parts[i], service.Name);
        }
    }

    /// <summary>A team with its lead, under a service or a practice.</summary>
    internal void BuildTeam(TeamKind team, UnitDraft parent, string code, string name, int people, string context)
    {
        if (people == 0)
        {
            return;
        }

        var unit = world.OpenUnit(organisation, parent, code, name, parent.Site, parent.Line);
        var before = world.People.Count;
        var isMedical = team.Lead.Profession == Professions.Medical;
        var doctor = isMedical ? parent.Leaders.Find(post => post.Role.Profession == Professions.Medical) : null;
        var above = doctor ?? parent.Leaders[0];
        var title = Title(team.Lead, context);
        var lead = world.AddPost(unit, team.Lead, Level.TeamLead, above, people >= 5 && random.Chance(VacantLeader), title);
        unit.Leaders.Add(lead);
        AddFrontline(unit, team, context, lead, people - (world.People.Count - before));
        unit.End = world.People.Count;
    }

    private void AddFrontline(UnitDraft unit, TeamKind team, string context, PostDraft lead, int people)
    {
        var weights = team.Roles.Select(role => role.Weight).ToArray();
        for (var filled = 0; filled < people;)
        {
            var role = team.Roles[random.Pick(weights)];
            var vacant = random.Chance(VacantFrontline);
            world.AddPost(unit, role, Level.Frontline, lead, vacant, Title(role, context));
            filled += vacant ? 0 : 1;
        }
    }

    private static string Title(Role role, string context) => role.Title.Replace("{0}", context, StringComparison.Ordinal);
}
