using System.Globalization;
using System.Text.Unicode;

namespace NetworkLens.GraphQL.Server;

/// <summary>Tells whether the strings of a JSON text are Unicode, which a JSON reader only finds out where it reads one.</summary>
internal static class JsonText
{
    private const int EscapeLength = 6; // \uXXXX

    /// <summary>Whether it is UTF-8 without an escape of half a character. Time O(length), one sweep where nothing is escaped.</summary>
    /// <param name="json">JSON, known to be well formed otherwise.</param>
    public static bool IsUnicode(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            return false;
        }

        while (json.IndexOf((byte)'\\') is >= 0 and var start)
        {
            json = json[start..];
            if (json[1] != (byte)'u')
            {
                json = json[2..];
                continue;
            }

            var unit = UnitOf(json);
            var isPair = char.IsHighSurrogate(unit) && json[EscapeLength..].StartsWith("\\u"u8)
                && char.IsLowSurrogate(UnitOf(json[EscapeLength..]));
            if (char.IsSurrogate(unit) && !isPair)
            {
                return false;
            }

            json = json[(isPair ? 2 * EscapeLength : EscapeLength)..];
        }

        return true;
    }

    private static char UnitOf(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
