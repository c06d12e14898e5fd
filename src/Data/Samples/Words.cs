using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Samples;

/// <summary>The words of docs/import.md for the values of the vocabulary.</summary>
internal static class Words
{
    internal static string Of(Level level) => level switch
    {
        Level.Frontline => "frontline",
        Level.TeamLead => "team_lead",
        Level.ServiceLead => "service_lead",
        Level.Directorate => "directorate",
        Level.Executive => "executive",
        Level.System => "system",
        _ => "",
    };

    internal static string Of(Discipline discipline) => discipline switch
    {
        Discipline.Clinical => "clinical",
        Discipline.Managerial => "managerial",
        Discipline.Hybrid => "hybrid",
        Discipline.Support => "support",
        _ => "",
    };

    internal static string Of(TieKind kind) => kind switch
    {
        TieKind.Advice => "advice",
        TieKind.Information => "information",
        TieKind.Collaboration => "collaboration",
        TieKind.Mentoring => "mentoring",
        TieKind.Shadowing => "shadowing",
        TieKind.Escalation => "escalation",
        TieKind.Meeting => "meeting",
        TieKind.Message => "message",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The sample has no interactions of this kind."),
    };

    internal static string Of(PlantedKind kind) => kind switch
    {
        PlantedKind.Sparse => "SPARSE",
        PlantedKind.Unreached => "UNREACHED",
        PlantedKind.Fragile => "FRAGILE",
        _ => "SILENT_LINE",
    };

    internal static string Of(PlantedDimension dimension) => dimension switch
    {
        PlantedDimension.Vertical => "VERTICAL",
        PlantedDimension.Horizontal => "HORIZONTAL",
        PlantedDimension.CrossOrganisation => "CROSS_ORGANISATION",
        _ => "CLINICAL_MANAGERIAL",
    };
}
