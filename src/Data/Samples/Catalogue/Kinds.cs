namespace NetworkLens.Data.Samples.Catalogue;

/// <summary>A post that can be filled many times over.</summary>
/// <param name="Title">Its title; {0} stands for the name of the service.</param>
/// <param name="Profession">Staff group of the holder.</param>
/// <param name="Grade">Pay band or medical grade.</param>
/// <param name="Weight">How common it is among the posts of its team.</param>
/// <param name="ManagementShare">Hundredths of its time for management; above 0 for a clinician makes it a hybrid post.</param>
internal sealed record Role(string Title, string Profession, string Grade, int Weight = 1, int ManagementShare = 0);

/// <summary>A kind of team: who leads it and who is in it.</summary>
/// <param name="Name">What the team is called, before a number.</param>
/// <param name="Size">Its size against other teams; 100 is usual.</param>
/// <param name="Lead">Who leads it.</param>
/// <param name="Roles">Who is in it.</param>
internal sealed record TeamKind(string Name, int Size, Role Lead, params Role[] Roles);

/// <summary>Who leads a service.</summary>
internal enum ServiceLeadership
{
    /// <summary>A matron, with a clinical lead in a larger service.</summary>
    Matron = 1,

    /// <summary>A service manager, with a clinical lead in a larger service.</summary>
    Manager = 2,

    /// <summary>A head of an allied or scientific profession.</summary>
    HeadOfProfession = 3,

    /// <summary>A head of a corporate function.</summary>
    HeadOfFunction = 4,
}

/// <summary>A kind of service.</summary>
/// <param name="Code">Last part of its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Line">What it serves; empty for none.</param>
/// <param name="Leadership">Who leads it.</param>
/// <param name="Teams">The kinds of its teams, taken in turn.</param>
internal sealed record ServiceKind(string Code, string Name, string Line, ServiceLeadership Leadership, params TeamKind[] Teams)
{
    /// <summary>The only place where it sits; null: any site of the organisation.</summary>
    internal string? Site { get; init; }
}

/// <summary>A kind of directorate.</summary>
/// <param name="Code">Second part of its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Line">What all of it serves; empty where its services differ.</param>
/// <param name="Weight">Its share of the people of the organisation.</param>
/// <param name="Sponsor">Title of the executive to whom it reports.</param>
/// <param name="Clinical">Led by three: manager, clinical director, head of nursing. Otherwise by one director.</param>
/// <param name="Services">Its services, the first ones first.</param>
internal sealed record DirectorateKind(
    string Code, string Name, string Line, int Weight, string Sponsor, bool Clinical, params ServiceKind[] Services);

/// <summary>A kind of organisation.</summary>
/// <param name="Letter">Last letter of its key.</param>
/// <param name="Name">Its name after that of the system.</param>
/// <param name="Kind">Its kind in docs/import.md.</param>
/// <param name="SystemLevel">Its executives lead the system.</param>
/// <param name="PeoplePerService">Usual size of a service.</param>
/// <param name="PeoplePerDirectorate">A smaller organisation has fewer directorates.</param>
/// <param name="Executives">The executives, the chief first; a smaller organisation has fewer.</param>
/// <param name="Sites">Names of its sites, the main one first.</param>
/// <param name="Directorates">Its directorates, the first ones first.</param>
internal sealed record OrganisationKind(
    char Letter,
    string Name,
    string Kind,
    bool SystemLevel,
    int PeoplePerService,
    int PeoplePerDirectorate,
    Role[] Executives,
    string[] Sites,
    DirectorateKind[] Directorates);
