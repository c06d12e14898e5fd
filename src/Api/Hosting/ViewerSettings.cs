using System.Globalization;
using NetworkLens.Api.Disclosure;

namespace NetworkLens.Api.Hosting;

/// <summary>
/// What whoever asks is shown, by the setting <c>Disclosure:Profile</c>: NONE withholds nothing; MIN_GROUP_5 withholds single people and
/// what is about groups of fewer than five.
/// </summary>
public static class ViewerSettings
{
    /// <summary>The setting.</summary>
    public const string Setting = "Disclosure:Profile";

    private const string MinGroup = "MIN_GROUP_";
    private const int LeastBound = 3;
    private const int MostBound = 1_000;

    /// <summary>Reads the setting.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="viewer">Whoever asks; the viewer at this machine where the setting is left out, nobody's where it is faulty.</param>
    /// <returns>Null, or what is wrong with the setting, in words an operator can act on.</returns>
    public static string? Read(IConfiguration settings, out Viewer viewer)
    {
        viewer = Viewer.Local;
        var profile = settings[Setting];
        if (string.IsNullOrEmpty(profile) || profile == Viewer.Local.DisclosureProfile)
        {
            return null;
        }

        if (profile.StartsWith(MinGroup, StringComparison.Ordinal)
            && int.TryParse(profile.AsSpan(MinGroup.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            && least is >= LeastBound and <= MostBound)
        {
            viewer = new("guest", SeesIndividuals: false, $"{MinGroup}{least}", least);
            return null;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"The setting {Setting} is '{profile}', but must be NONE, or {MinGroup}{LeastBound} to {MinGroup}{MostBound}: single people " +
            $"and figures of fewer than so many are withheld.");
    }
}
