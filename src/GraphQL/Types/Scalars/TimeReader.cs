namespace NetworkLens.GraphQL.Types.Scalars;

/// <summary>Reads the parts of RFC 3339 times from the front of a text: ASCII digits of fixed number, no space anywhere.</summary>
internal ref struct TimeReader(ReadOnlySpan<char> text)
{
    private const int MostFractionDigits = 9;
    private const int TickDigits = 7;
    private ReadOnlySpan<char> rest = text;

    /// <summary>Whether nothing is left.</summary>
    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>Takes one of two characters.</summary>
    public bool Take(char one, char other)
    {
        if (rest.IsEmpty || (rest[0] != one && rest[0] != other))
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }

    /// <summary>Takes a character.</summary>
    public bool Take(char one) => Take(one, one);

    /// <summary>Takes so many digits.</summary>
    public bool Digits(int count, out int value)
    {
        value = 0;
        if (rest.Length < count)
        {
            return false;
        }

        foreach (var c in rest[..count])
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        rest = rest[count..];
        return true;
    }

    /// <summary>full-date: <c>2026-01-31</c>. Years are 0001 to 9999.</summary>
    public bool Date(out DateOnly date)
    {
        date = default;
        if (!Digits(4, out var year) || !Take('-') || !Digits(2, out var month) || !Take('-') || !Digits(2, out var day)
            || year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>partial-time: <c>09:30:00.5</c>. A leap second (60) is refused, as the CLR has no such time.</summary>
    public bool Time(out TimeSpan time)
    {
        time = default;
        if (!Digits(2, out var hour) || !Take(':') || !Digits(2, out var minute) || !Take(':') || !Digits(2, out var second)
            || hour > 23 || minute > 59 || second > 59 || !Fraction(out var ticks))
        {
            return false;
        }

        time = new TimeSpan(hour, minute, second) + new TimeSpan(ticks);
        return true;
    }

    /// <summary>Part of a second, if there is one: up to nine digits, of which those beyond 100 ns must be 0.</summary>
    public bool Fraction(out long ticks)
    {
        ticks = 0;
        if (!Take('.'))
        {
            return true;
        }

        var count = 0;
        while (Digits(1, out var digit))
        {
            if (count >= TickDigits && digit != 0)
            {
                return false;
            }

            ticks = count < TickDigits ? (ticks * 10) + digit : ticks;
            count++;
        }

        for (var i = count; i < TickDigits; i++)
        {
            ticks *= 10;
        }

        return count is >= 1 and <= MostFractionDigits;
    }

    /// <summary>A whole number of any length that fits; false when there is no digit.</summary>
    public bool Number(out long value)
    {
        value = 0;
        var count = 0;
        while (count < 19 && Digits(1, out var digit))
        {
            if (value > (long.MaxValue - digit) / 10)
            {
                return false;
            }

            value = (value * 10) + digit;
            count++;
        }

        return count > 0;
    }
}
