using System.Xml;

namespace NetworkLens.GraphQL.Types.Scalars;

/// <summary><c>Duration</c>: a length of time, <see cref="TimeSpan"/>, as ISO 8601 of weeks, days and less.</summary>
/// <remarks>
/// Years and months are refused, since their length varies. A minus before the P turns all of it round. Only seconds may have a fraction.
/// </remarks>
internal static class DurationScalar
{
    public static KnownScalar Definition { get; } =
        KnownScalar.OfText<TimeSpan>("Duration", "a duration of weeks and less such as \"P14DT12H\"", Read, Print);

    private static bool Read(ReadOnlySpan<char> text, out TimeSpan value)
    {
        value = default;
        var reader = new TimeReader(text);
        var isNegative = reader.Take('-');
        if (!reader.Take('P') || reader.IsAtEnd || !Parts(ref reader, "WD", out var days))
        {
            return false;
        }

        var time = Int128.Zero;
        if (reader.Take('T') && (reader.IsAtEnd || !Parts(ref reader, "HMS", out time)))
        {
            return false;
        }

        var ticks = isNegative ? -(days + time) : days + time;
        if (!reader.IsAtEnd || ticks < long.MinValue || ticks > long.MaxValue)
        {
            return false;
        }

        value = new TimeSpan((long)ticks);
        return true;
    }

    // Numbers with these designators, in this order, each at most once, until something else comes.
    private static bool Parts(ref TimeReader reader, string designators, out Int128 ticks)
    {
        ticks = 0;
        var next = 0;
        while (reader.Number(out var number))
        {
            var before = reader;
            if (!reader.Fraction(out var fraction))
            {
                return false;
            }

            var hasFraction = before.Take('.');
            while (next < designators.Length && !reader.Take(designators[next]))
            {
                next++;
            }

            if (next == designators.Length || (hasFraction && designators[next] != 'S'))
            {
                return false;
            }

            ticks += ((Int128)number * TicksOf(designators[next])) + fraction;
            next++;
        }

        return true;
    }

    private static long TicksOf(char designator) => designator switch
    {
        'W' => 7 * TimeSpan.TicksPerDay,
        'D' => TimeSpan.TicksPerDay,
        'H' => TimeSpan.TicksPerHour,
        'M' => TimeSpan.TicksPerMinute,
        _ => TimeSpan.TicksPerSecond,
    };

    private static string? Print(object value) => value is TimeSpan time ? XmlConvert.ToString(time) : null;
}
