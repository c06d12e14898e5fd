using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Reading;

/// <summary>Writes a lens as one text, equal for equal lenses and different for different ones, and names networks by it.</summary>
public static class LensText
{
    /// <summary>The canonical text: every property in a fixed order, names after their lengths so that none can pose as two.</summary>
    /// <param name="lens">Any lens.</param>
    public static string Canonical(Lens lens)
    {
        var text = new StringBuilder();
        text.Append("kinds=").AppendJoin(',', lens.Kinds.Select(x => (int)x));
        text.Append(CultureInfo.InvariantCulture, $";from={lens.FromTicks};to={lens.ToTicks};half={lens.HalfLifeDays:R}");
        text.Append(CultureInfo.InvariantCulture, $";least={lens.LeastWeight:R};direction={(int)lens.Direction}");
        AppendNames(text, "organisations", lens.Organisations);
        AppendNames(text, "units", lens.Units);
        AppendNames(text, "professions", lens.Professions);
        text.Append(";levels=").AppendJoin(',', lens.Levels.Select(x => (int)x));
        return text.ToString();
    }

    /// <summary>Names a network: 16 hexadecimal digits from the data version, the lens and the day.</summary>
    /// <param name="versionNumber">Number of the data version; 0 before the first.</param>
    /// <param name="lens">The lens with its window filled in.</param>
    /// <param name="asOf">The day the figures are as of, if any.</param>
    public static string NetworkVersion(long versionNumber, Lens lens, DateOnly? asOf)
    {
        var named = string.Create(CultureInfo.InvariantCulture, $"{versionNumber}|{asOf:yyyy-MM-dd}|{Canonical(lens)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(named)).AsSpan(0, 8));
    }

    private static void AppendNames(StringBuilder text, string what, IEnumerable<string> names)
    {
        text.Append(';').Append(what).Append('=');
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name.Length}:{name}");
        }
    }
}
