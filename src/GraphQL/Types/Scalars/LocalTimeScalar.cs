using System.Globalization;

namespace NetworkLens.GraphQL.Types.Scalars;

/// <summary><c>LocalTime</c>: a time of day without a zone, <see cref="TimeOnly"/>, as partial-time of RFC 3339.</summary>
internal static class LocalTimeScalar
{
    public static KnownScalar Definition { get; } =
        KnownScalar.OfText<TimeOnly>("LocalTime", "a time of day such as \"09:30:00\"", Read, Print);

    private static bool Read(ReadOnlySpan<char> text, out TimeOnly value)
    {
        var reader = new TimeReader(text);
        var isTime = reader.Time(out var time) && reader.IsAtEnd;
        value = TimeOnly.FromTimeSpan(time);
        return isTime;
    }

    private static string? Print(object value) =>
        value is TimeOnly time ? time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) : null;
}
