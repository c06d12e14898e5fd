using System.Globalization;

namespace NetworkLens.GraphQL.Types.Scalars;

/// <summary>Reads the text of a number, as JSON and GraphQL write them, without ever rounding.</summary>
internal static class ExactNumber
{
    private const int MostDecimals = 28;
    private static readonly Int128 Largest = (Int128)decimal.MaxValue;

    /// <summary>The number as a decimal; false when it has more digits than a decimal holds. Time O(length).</summary>
    /// <param name="text">A number of JSON or GraphQL; what it is otherwise is not looked at.</param>
    /// <param name="value">The number. Zero has no sign.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        var end = text.IndexOfAny('e', 'E');
        var digits = end < 0 ? text : text[..end];
        if (!TryReadDigits(digits, out var mantissa, out var power))
        {
            return false;
        }

        if (mantissa == 0)
        {
            return true;
        }

        var exponent = 0;
        if (end >= 0 && !int.TryParse(text[(end + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        return TryScale(mantissa, power + (long)exponent, text[0] == '-', out value);
    }

    /// <summary>The number as a whole one of 64 bits; <c>1.0</c> and <c>1e3</c> are whole.</summary>
    public static bool TryReadWhole(ReadOnlySpan<char> text, out long value)
    {
        var isWhole = TryRead(text, out var number)
            && number is >= long.MinValue and <= long.MaxValue && decimal.IsInteger(number);
        value = isWhole ? (long)number : 0;
        return isWhole;
    }

    // The digits as mantissa · 10^power, without the zeros they end in.
    private static bool TryReadDigits(ReadOnlySpan<char> text, out Int128 mantissa, out int power)
    {
        mantissa = 0;
        power = 0;
        var zeros = 0;
        var isFraction = false;
        foreach (var c in text)
        {
            isFraction |= c == '.';
            if (!char.IsAsciiDigit(c))
            {
                continue;
            }

            power -= isFraction ? 1 : 0;
            if (c == '0')
            {
                zeros++;
                continue;
            }

            for (; zeros >= 0 && mantissa <= Largest; zeros--)
            {
                mantissa *= 10;
            }

            mantissa += c - '0';
            zeros = 0;
            if (mantissa > Largest)
            {
                return false;
            }
        }

        power += zeros;
        return true;
    }

    private static bool TryScale(Int128 mantissa, long power, bool isNegative, out decimal value)
    {
        value = 0;
        for (; power > 0 && mantissa <= Largest; power--)
        {
            mantissa *= 10;
        }

        if (mantissa > Largest || power < -MostDecimals)
        {
            return false;
        }

        var low = (ulong)(mantissa & ulong.MaxValue);
        value = new decimal((int)low, (int)(low >> 32), (int)(mantissa >> 64), isNegative, (byte)-power);
        return true;
    }
}
