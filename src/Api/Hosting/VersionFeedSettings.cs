using System.Globalization;
using NetworkLens.Data.Versions;

namespace NetworkLens.Api.Hosting;

/// <summary>How often to look for versions that other processes publish, by the setting <c>Versions:LookEvery</c>, in seconds.</summary>
public static class VersionFeedSettings
{
    /// <summary>The setting.</summary>
    public const string Setting = "Versions:LookEvery";

    /// <summary>Reads the setting.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="options">What it says; the default where it is left out, or faulty.</param>
    /// <returns>Null, or what is wrong with the setting, in words an operator can act on.</returns>
    public static string? Read(IConfiguration settings, out VersionFeedOptions options)
    {
        options = new();
        var text = settings[Setting];
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        // Written so that NaN, which is neither below nor above anything, is refused too.
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var seconds)
            && seconds >= VersionFeedOptions.LeastInterval.TotalSeconds && seconds <= VersionFeedOptions.MostInterval.TotalSeconds)
        {
            options = new() { Interval = TimeSpan.FromSeconds(seconds) };
            return null;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"The setting {Setting} is '{text}', but must be a number of seconds from {VersionFeedOptions.LeastInterval.TotalSeconds} to " +
            $"{VersionFeedOptions.MostInterval.TotalSeconds:#,0}.");
    }
}
