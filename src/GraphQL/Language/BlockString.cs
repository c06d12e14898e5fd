using System.Text;

namespace NetworkLens.GraphQL.Language;

/// <summary>
/// Block strings: what their indentation means (section 2.9.4, BlockStringValue) and how to write one.
/// </summary>
public static class BlockString
{
    /// <summary>
    /// Takes away the indentation that all lines but the first share, and blank lines at both ends; lines end in LF.
    /// Time O(length).
    /// </summary>
    /// <param name="raw">What stood between the triple quotes, with <c>\"""</c> resolved.</param>
    public static string Dedent(string raw)
    {
        if (raw.AsSpan().IndexOfAny('\n', '\r') < 0)
        {
            return IsBlank(raw) ? "" : raw;
        }

        var lines = SplitLines(raw);
        var common = int.MaxValue;
        var first = -1;
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (IsBlank(lines[i]))
            {
                continue;
            }

            first = first < 0 ? i : first;
            last = i;
            common = i == 0 ? common : Math.Min(common, Indentation(lines[i]));
        }

        var dedented = new StringBuilder(raw.Length);
        for (var i = first; i >= 0 && i <= last; i++)
        {
            if (i > first)
            {
                dedented.Append('\n');
            }

            var line = lines[i].AsSpan();
            dedented.Append(i == 0 ? line : line[Math.Min(common, line.Length)..]);
        }

        return dedented.ToString();
    }

    /// <summary>Whether a block string can say exactly this: some characters and some indentations it cannot.</summary>
    public static bool CanSay(string value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        if (value.Any(c => (c < 0x20 && c is not ('\t' or '\n')) || c == '\x7f'))
        {
            return false;
        }

        // What would not survive the way out and in again is written as an ordinary string.
        return Dedent(Body(value)) == value;
    }

    /// <summary>Writes a value as a block string; see <see cref="CanSay"/>.</summary>
    public static string Print(string value) => $"\"\"\"{Body(value).Replace("\"\"\"", "\\\"\"\"")}\"\"\"";

    // One short line stays on the line of its quotes, unless its end would run into them; otherwise the text has lines of its own. One
    // that starts indented cannot move: alone on its line its indentation would be taken away.
    private static string Body(string value)
    {
        var isOneLine = !value.Contains('\n');
        var hasOwnLines = !isOneLine || value.Length > 70 || value.EndsWith('"') || value.EndsWith('\\');
        var startsIndented = value.Length > 0 && value[0] is ' ' or '\t';
        return (hasOwnLines && !(isOneLine && startsIndented) ? "\n" : "") + value + (hasOwnLines ? "\n" : "");
    }

    private static List<string> SplitLines(string raw)
    {
        var lines = new List<string>();
        var start = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] is not ('\n' or '\r'))
            {
                continue;
            }

            lines.Add(raw[start..i]);
            i += raw[i] == '\r' && i + 1 < raw.Length && raw[i + 1] == '\n' ? 1 : 0;
            start = i + 1;
        }

        lines.Add(raw[start..]);
        return lines;
    }

    private static bool IsBlank(string line) => Indentation(line) == line.Length;

    private static int Indentation(string line)
    {
        var i = 0;
        while (i < line.Length && line[i] is ' ' or '\t')
        {
            i++;
        }

        return i;
    }
}
