using System.Globalization;

namespace NetworkLens.GraphQL.Types.Scalars;

/// <summary><c>Date</c>: a day of the calendar, <see cref="DateOnly"/>, as full-date of RFC 3339.</summary>
internal static class DateScalar
{
    public static KnownScalar Definition { get; } =
        KnownScalar.OfText<DateOnly>("Date", "a date such as \"2026-01-31\"", Read, Print);

    private static bool Read(ReadOnlySpan<char> text, out DateOnly value)
    {
        var reader = new TimeReader(text);
        return reader.Date(out value) && reader.IsAtEnd;
    }

    private static string? Print(object value) =>
        value is DateOnly date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
