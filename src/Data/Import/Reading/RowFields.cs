using System.Globalization;
using NetworkLens.Data.Model;

namespace NetworkLens.Data.Import.Reading;

/// <summary>Reads the fields of the current row of a file as values; what does not fit becomes a fault and marks the row as bad.</summary>
/// <param name="table">The file.</param>
/// <param name="columns">Its columns.</param>
internal sealed class RowFields(CsvTable table, Columns columns)
{
    /// <summary>Years outside these are slips of the pen.</summary>
    public const int FirstYear = 1900;

    /// <summary>The last year that a date may have.</summary>
    public const int LastYear = 2199;

    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'",
    ];

    /// <summary>True where a field of the current row was at fault.</summary>
    public bool IsBad { get; private set; }

    /// <summary>Line of the current row.</summary>
    public int Line => table.Line;

    /// <summary>Goes to the next row.</summary>
    public bool Next()
    {
        IsBad = false;
        return table.Read();
    }

    /// <summary>Whether the file has a column.</summary>
    public bool Has(string column) => columns[column] >= 0;

    /// <summary>Text that must be there, at most <paramref name="most"/> characters; empty after a fault.</summary>
    public string Needed(string column, int most)
    {
        if (Text(column, most) is { } text)
        {
            return text;
        }

        if (table[columns[column]] is null)
        {
            Bad(column, null, $"{column} is blank", $"Give every row its {column}");
        }

        return "";
    }

    /// <summary>Text, null where blank.</summary>
    public string? Text(string column, int most) => Text(columns[column], most);

    /// <summary>Text of the column of that index, null where blank.</summary>
    public string? Text(int column, int most)
    {
        var text = table[column];
        if (text is null || text.Length <= most)
        {
            return text;
        }

        Bad(column, text, LongerThan(most, text), "Shorten it");
        return null;
    }

    /// <summary>What is wrong with a text that is too long.</summary>
    internal static string LongerThan(int most, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"has {text.Length:N0} characters where {most} are the most");

    /// <summary>A key.</summary>
    public string Key(string column = "key") => Needed(column, ColumnLimits.Key);

    /// <summary>A date, null where blank.</summary>
    public DateOnly? Date(string column)
    {
        var text = table[columns[column]];
        if (text is null)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Bad(column, text, "is not a date", "Write YYYY-MM-DD");
            return null;
        }

        return InYears(column, text, date.Year) ? date : null;
    }

    /// <summary>A start and an end; the end is the day after the last one, so it must be later.</summary>
    public (DateOnly? Start, DateOnly? End) Period(string start, string end)
    {
        var first = Date(start);
        var last = Date(end);
        if (first is { } from && last is { } to && to <= from)
        {
            Bad(end, table[columns[end]], $"is not after the {start} {from:yyyy-MM-dd}", $"Write a later date; the {end} is exclusive");
        }

        return (first, last);
    }

    /// <summary>A date (its first instant, UTC) or a time with a zone, as UTC ticks; null where blank.</summary>
    public long? When(string column)
    {
        var text = table[columns[column]];
        if (text is null)
        {
            return null;
        }

        if (ParseWhen(text) is { } when)
        {
            return InYears(column, text, when.Year) ? when.Ticks : null;
        }

        var hasNoZone = DateTime.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        Bad(column, text, hasNoZone ? "is a time without a zone" : "is neither a date nor a time",
            hasNoZone ? "Add Z, or the offset from UTC such as +01:00" : "Write YYYY-MM-DD, or YYYY-MM-DDThh:mm:ssZ");
        return null;
    }

    /// <summary>A number between two bounds; null where blank.</summary>
    public double? Number(string column, double least, double most, bool isLeastIn = true)
    {
        var text = table[columns[column]];
        if (text is null)
        {
            return null;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            Bad(column, text, "is not a number", text.Contains(',') ? "Write a decimal point, not a comma" : "Write a number such as 0.5");
            return null;
        }

        if (number > most || number < least || (!isLeastIn && number <= least))
        {
            var range = Range(least, most, isLeastIn);
            Bad(column, text, $"is not {range}", $"Write a number {range}");
            return null;
        }

        return number;
    }

    /// <summary>A whole number between two bounds; null where blank.</summary>
    public long? Whole(string column, long least, long most)
    {
        var text = table[columns[column]];
        if (text is null)
        {
            return null;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || number < least || number > most)
        {
            var range = Range(least, most, true);
            Bad(column, text, $"is not a whole number {range}", $"Write a whole number {range}");
            return null;
        }

        return number;
    }

    /// <summary>True or false in any letter case; false where blank.</summary>
    public bool Flag(string column)
    {
        var text = table[columns[column]];
        if (text is null || bool.TryParse(text, out var flag) && !flag)
        {
            return false;
        }

        if (!bool.TryParse(text, out flag))
        {
            Bad(column, text, "is neither true nor false", "Write true or false");
        }

        return flag;
    }

    /// <summary>One of several words; the default value where blank.</summary>
    public T Word<T>(string column, Dictionary<string, T> words, bool isNeeded = false)
        where T : struct
    {
        var text = table[columns[column]];
        if (text is null)
        {
            if (isNeeded)
            {
                Bad(column, null, $"{column} is blank", $"Write one of {string.Join(", ", words.Keys)}");
            }

            return default;
        }

        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        Bad(column, text, $"is not a {column.Replace('_', ' ')}", Words.Mend(text, words, isNeeded ? null : ", or leave it blank"));
        return default;
    }

    /// <summary>The row that a key names; -1, on a bad row, where blank though needed, or where no row has that key.</summary>
    public int Reference(string column, KeyIndex keys, bool isNeeded = false)
    {
        if (isNeeded)
        {
            var key = Needed(column, ColumnLimits.Key);
            return key.Length == 0 ? -1 : Find(column, key, keys);
        }

        return Text(column, ColumnLimits.Key) is { } text ? Find(column, text, keys) : -1;
    }

    /// <summary>Adds a fault of a field and marks the row.</summary>
    public void Bad(string column, string? value, string problem, string mend) => Bad(columns[column], value, problem, mend);

    /// <summary>Adds a fault of a field and marks the row.</summary>
    public void Bad(int column, string? value, string problem, string mend)
    {
        IsBad = true;
        table.Fault(table.Line, column + 1, value, problem, mend);
    }

    /// <summary>Reads a date or a time with zone; null where the text is neither.</summary>
    internal static DateTime? ParseWhen(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        }

        return DateTimeOffset.TryParseExact(
            text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.UtcDateTime : null;
    }

    private int Find(string column, string key, KeyIndex keys)
    {
        var row = keys.Find(key);
        if (row < 0 && keys.IsWhole)
        {
            Bad(column, key, $"is not a key of {keys.File}", keys.MendUnknown(key));
        }

        IsBad |= row < 0;

        return row;
    }

    private bool InYears(string column, string text, int year)
    {
        if (year is >= FirstYear and <= LastYear)
        {
            return true;
        }

        Bad(column, text, $"is not in the years {FirstYear} to {LastYear}", "Write the year with four digits");
        return false;
    }

    private static string Range(double least, double most, bool isLeastIn) => (isLeastIn, double.IsFinite(most) && most < 1e15) switch
    {
        (true, true) => string.Create(CultureInfo.InvariantCulture, $"from {least} to {most:#,0.###}"),
        (false, true) => string.Create(CultureInfo.InvariantCulture, $"above {least} and at most {most:#,0.###}"),
        (true, false) => string.Create(CultureInfo.InvariantCulture, $"from {least}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"above {least}"),
    };
}
