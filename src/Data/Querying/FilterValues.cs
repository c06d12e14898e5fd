using System.Globalization;
using System.Text;

namespace NetworkLens.Data.Querying;

/// <summary>Reads the values of a coerced input as what a column holds. Never null: null is dealt with before.</summary>
internal static class FilterValues
{
    public static string Text(object value, FilterContext at)
    {
        if (value is not string text)
        {
            throw at.Fault("It is not text.", "Write text.");
        }

        if (text.Length > QueryLimits.MostTextLength)
        {
            throw at.Fault(
                "The text is too long.",
                string.Create(CultureInfo.InvariantCulture, $"Write at most {QueryLimits.MostTextLength:N0} characters."));
        }

        // PostgreSQL can hold neither, so nothing can equal them; sent there, they are errors of the protocol.
        return IsStorable(text) ? text : throw at.Fault("It holds a character of code 0 or half of a character.", "Leave it out.");
    }

    /// <summary>Whether both databases can hold the text: no code 0, no surrogate without its partner.</summary>
    public static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    public static long Whole(object value, FilterContext at) => value switch
    {
        long number => number,
        int or short or byte or uint or ushort or sbyte => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        _ => throw at.Fault("It is not a whole number.", "Write a whole number."),
    };

    public static double Number(object value, FilterContext at)
    {
        var number = value switch
        {
            double real => real,
            float or decimal or long or int or short or byte => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => throw at.Fault("It is not a number.", "Write a number."),
        };
        return double.IsFinite(number) ? number : throw at.Fault("It is not finite.", "Write a number.");
    }

    public static bool Truth(object value, FilterContext at) =>
        value is bool truth ? truth : throw at.Fault("It is not true or false.", "Write true or false.");

    public static long Id(string type, object value, FilterContext at) => value switch
    {
        string text when at.ReadId is { } read => read(type, text) ?? throw UnknownId(at),
        string text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw UnknownId(at),
        long or int => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        _ => throw UnknownId(at),
    };

    public static DateOnly Date(object value, FilterContext at) => value switch
    {
        DateOnly date => date,
        string text when DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        _ => throw at.Fault("It is not a date.", "Write YYYY-MM-DD."),
    };

    public static long Ticks(object value, FilterContext at) => value switch
    {
        DateTimeOffset time => time.UtcTicks,
        DateTime { Kind: not DateTimeKind.Unspecified } time => time.ToUniversalTime().Ticks,
        string text when text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time.UtcTicks,
        _ => throw at.Fault("It is not a time.", "Write YYYY-MM-DDThh:mm:ssZ."),
    };

    public static TEnum Member<TEnum>(object value, FilterContext at)
        where TEnum : struct, Enum => value switch
        {
            TEnum member when Enum.IsDefined(member) => member,
            string text when EnumNames<TEnum>.ByName.TryGetValue(text, out var member) => member,
            _ => throw at.Fault("It is none of the values.", $"Write one of {string.Join(", ", EnumNames<TEnum>.ByName.Keys)}."),
        };

    private static QueryFaultException UnknownId(FilterContext at) => at.Fault("It is no id of this kind.", "Write an id as it was given.");

    /// <summary>The names that clients write: <c>AcuteTrust</c> is <c>ACUTE_TRUST</c>.</summary>
    private static class EnumNames<TEnum>
        where TEnum : struct, Enum
    {
        public static Dictionary<string, TEnum> ByName { get; } =
            Enum.GetValues<TEnum>().ToDictionary(x => Upper(x.ToString()), x => x, StringComparer.Ordinal);

        private static string Upper(string name)
        {
            var upper = new StringBuilder();
            foreach (var letter in name)
            {
                if (char.IsUpper(letter) && upper.Length > 0)
                {
                    upper.Append('_');
                }

                upper.Append(char.ToUpperInvariant(letter));
            }

            return upper.ToString();
        }
    }
}
