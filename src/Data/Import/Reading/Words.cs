using NetworkLens.Data.Model;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Import.Reading;

/// <summary>The words that files use for the values of the engine.</summary>
internal static class Words
{
    public static readonly Dictionary<string, Level> Levels = new(StringComparer.Ordinal)
    {
        ["frontline"] = Level.Frontline,
        ["team_lead"] = Level.TeamLead,
        ["service_lead"] = Level.ServiceLead,
        ["directorate"] = Level.Directorate,
        ["executive"] = Level.Executive,
        ["system"] = Level.System,
    };

    public static readonly Dictionary<string, Discipline> Disciplines = new(StringComparer.Ordinal)
    {
        ["clinical"] = Discipline.Clinical,
        ["managerial"] = Discipline.Managerial,
        ["hybrid"] = Discipline.Hybrid,
        ["support"] = Discipline.Support,
    };

    public static readonly Dictionary<string, TieKind> Interactions = new(StringComparer.Ordinal)
    {
        ["advice"] = TieKind.Advice,
        ["information"] = TieKind.Information,
        ["collaboration"] = TieKind.Collaboration,
        ["trust"] = TieKind.Trust,
        ["friendship"] = TieKind.Friendship,
        ["expertise"] = TieKind.Expertise,
        ["mentoring"] = TieKind.Mentoring,
        ["shadowing"] = TieKind.Shadowing,
        ["escalation"] = TieKind.Escalation,
        ["meeting"] = TieKind.Meeting,
        ["message"] = TieKind.Message,
        ["contact"] = TieKind.Contact,
    };

    public static readonly Dictionary<string, TieKind> Lines = new(StringComparer.Ordinal)
    {
        ["operational"] = TieKind.OperationalLine,
        ["professional"] = TieKind.ProfessionalLine,
    };

    public static readonly Dictionary<string, OrganisationKind> OrganisationKinds = new(StringComparer.Ordinal)
    {
        ["acute_trust"] = OrganisationKind.AcuteTrust,
        ["mental_health_trust"] = OrganisationKind.MentalHealthTrust,
        ["community_trust"] = OrganisationKind.CommunityTrust,
        ["ambulance_trust"] = OrganisationKind.AmbulanceTrust,
        ["primary_care"] = OrganisationKind.PrimaryCare,
        ["care_board"] = OrganisationKind.CareBoard,
        ["local_authority"] = OrganisationKind.LocalAuthority,
        ["voluntary"] = OrganisationKind.Voluntary,
        ["system"] = OrganisationKind.System,
        ["other"] = OrganisationKind.Other,
    };

    /// <summary>"Write a, b or c", with the word that was probably meant first.</summary>
    public static string Mend<T>(string written, Dictionary<string, T> words, string? orBlank = null) =>
        Nearest.To(written, words.Keys) is { } near
            ? $"Write '{near}'"
            : $"Write one of {string.Join(", ", words.Keys)}{orBlank}";
}
