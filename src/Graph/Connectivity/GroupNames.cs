using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>Groups in plain words. No person is ever named.</summary>
internal static class GroupNames
{
    public static string Level(Level level) => level switch
    {
        Networks.Level.Frontline => "front line",
        Networks.Level.TeamLead => "team leads",
        Networks.Level.ServiceLead => "service leads",
        Networks.Level.Directorate => "directorate leads",
        Networks.Level.Executive => "executives",
        Networks.Level.System => "system leaders",
        _ => "people of unknown level",
    };

    public static string Frontline(Organisation organisation) => $"front line of {organisation.Name}";

    public static string Executives(Organisation organisation) => $"executives of {organisation.Name}";

    public const string Clinical = "clinical people";

    public const string Managerial = "managerial people";
}
