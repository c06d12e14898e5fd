using System.Globalization;

namespace NetworkLens.Fuzzing;

/// <summary>Writes a number as JavaScript does (Number::toString of ECMAScript).</summary>
public static class JsNumber
{
    /// <summary>The text.</summary>
    public static string Show(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value == 0 ? "0" : value > 0 ? "Infinity" : value < 0 ? "-Infinity" : "NaN";
        }

        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var digits = shortest.Split('E')[0].Replace(".", "", StringComparison.Ordinal).Trim('0');
        var point = ExponentOf(shortest) + 1;
        var sign = value < 0 ? "-" : "";
        if (digits.Length <= point && point <= 21)
        {
            return sign + digits + new string('0', point - digits.Length);
        }

        if (point is > 0 and <= 21)
        {
            return $"{sign}{digits[..point]}.{digits[point..]}";
        }

        if (point is > -6 and <= 0)
        {
            return $"{sign}0.{new string('0', -point)}{digits}";
        }

        var exponent = (point > 0 ? "+" : "-") + Math.Abs(point - 1).ToString(CultureInfo.InvariantCulture);
        return $"{sign}{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{exponent}";
    }

    // Of the shortest decimal, not of the binary value: 1e23 is a little less than it says.
    private static int ExponentOf(string text)
    {
        var at = text.IndexOf('E', StringComparison.Ordinal);
        if (at >= 0)
        {
            return int.Parse(text[(at + 1)..], CultureInfo.InvariantCulture) + text[..at].IndexOf('.', StringComparison.Ordinal) switch
            {
                < 0 => at - 1,
                var dot => dot - 1,
            };
        }

        var whole = text.Split('.')[0];
        return whole != "0" ? whole.Length - 1 : -1 - text[2..].TakeWhile(digit => digit == '0').Count();
    }
}
