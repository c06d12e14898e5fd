using System.Globalization;

namespace NetworkLens.GraphQL.Types.Scalars;

/// <summary><c>DateTime</c>: an instant, <see cref="DateTimeOffset"/>, as date-time of RFC 3339; written in UTC.</summary>
/// <remarks>
/// Offsets go to 23:59, as the RFC has it. The CLR keeps those up to 14:00; beyond, the instant is kept and its offset becomes zero.
/// </remarks>
internal static class DateTimeScalar
{
    private static readonly TimeSpan LargestKept = TimeSpan.FromHours(14);

    public static KnownScalar Definition { get; } = KnownScalar.OfText<DateTimeOffset>(
        "DateTime", "a time with an offset such as \"2026-01-31T09:30:00Z\"", Read, Print);

    private static bool Read(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        value = default;
        var reader = new TimeReader(text);
        if (!reader.Date(out var date) || !reader.Take('T', 't') || !reader.Time(out var time)
            || !Offset(ref reader, out var offset) || !reader.IsAtEnd)
        {
            return false;
        }

        var local = date.ToDateTime(TimeOnly.MinValue).Ticks + time.Ticks;
        var utc = local - offset.Ticks;
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = offset.Duration() <= LargestKept
            ? new DateTimeOffset(local, offset)
            : new DateTimeOffset(utc, TimeSpan.Zero);
        return true;
    }

    private static bool Offset(ref TimeReader reader, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (reader.Take('Z', 'z'))
        {
            return true;
        }

        var isBehind = reader.Take('-');
        if ((!isBehind && !reader.Take('+'))
            || !reader.Digits(2, out var hours) || !reader.Take(':') || !reader.Digits(2, out var minutes)
            || hours > 23 || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (isBehind ? -1 : 1);
        return true;
    }

    // A time whose kind nobody stated is not printed: guessing a zone would be an error by hours.
    private static string? Print(object value) => value switch
    {
        DateTimeOffset time => PrintUtc(time.UtcDateTime),
        DateTime { Kind: DateTimeKind.Utc or DateTimeKind.Local } time => PrintUtc(time.ToUniversalTime()),
        _ => null,
    };

    private static string PrintUtc(DateTime utc) =>
        utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
