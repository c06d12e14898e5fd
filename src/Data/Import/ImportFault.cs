using System.Globalization;
using System.Text;

namespace NetworkLens.Data.Import;

/// <summary>One thing in a file that keeps it from being imported, with the place and the mend.</summary>
/// <param name="File">Name of the file, relative to the folder; the folder's name where the folder itself is at fault.</param>
/// <param name="Line">Line in the file, from 1 (the header is line 1); 0 where the file as a whole is at fault.</param>
/// <param name="Column">Number of the field in its row, from 1, as a spreadsheet counts; 0 where the whole row is at fault.</param>
/// <param name="Value">
/// What stands there, at most <see cref="LongestValue"/> characters, control characters as <c>\uXXXX</c>; null where nothing does.
/// </param>
/// <param name="Problem">What is wrong with it: a predicate that reads on from the value.</param>
/// <param name="Mend">What to do, as a sentence without its full stop.</param>
public sealed record ImportFault(string File, int Line, int Column, string? Value, string Problem, string Mend)
{
    /// <summary>Values longer than this are cut and end in an ellipsis.</summary>
    public const int LongestValue = 60;

    /// <summary>JSON path of the fault (<c>$.ties[1].kind</c>) where the file is a mapping file; otherwise null.</summary>
    public string? Path { get; init; }

    /// <summary>One line for people: <c>posts.csv:17:4 'xx' is not a date. Write YYYY-MM-DD.</c></summary>
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Line > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $":{Line}");
            if (Column > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $":{Column}");
            }
        }

        if (Path is not null)
        {
            text.Append(':').Append(Path);
        }

        if (Value is not null)
        {
            text.Append(" '").Append(Value).Append('\'');
        }

        return text.Append(' ').Append(Problem).Append(". ").Append(Mend).Append('.').ToString();
    }

    /// <summary>Makes a value fit to be shown: cut, and without control characters.</summary>
    /// <param name="value">The raw field; null stays null.</param>
    internal static string? Shown(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var text = new StringBuilder(Math.Min(value.Length, LongestValue + 1));
        foreach (var character in value)
        {
            if (text.Length >= LongestValue)
            {
                // Half a surrogate pair would not survive being written as UTF-8.
                if (char.IsHighSurrogate(text[^1]))
                {
                    text.Length--;
                }

                return text.Append('…').ToString();
            }

            if (char.IsControl(character) || (int)character is 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
            else
            {
                text.Append(character);
            }
        }

        return text.ToString();
    }
}
