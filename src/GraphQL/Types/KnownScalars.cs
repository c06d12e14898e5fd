using System.Globalization;
using System.Text.Json;
using System.Xml;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>
/// Scalars that a schema gets by declaring them: <c>Date</c>, <c>DateTime</c>, <c>Duration</c>, <c>UUID</c>,
/// <c>Long</c>,
/// <c>Upload</c> and <c>JSON</c>.
/// </summary>
/// <remarks>
/// Date is <see cref="DateOnly"/> (2026-01-31). DateTime is <see cref="DateTimeOffset"/> as RFC 3339 with an offset in, in UTC out.
/// Duration is <see cref="TimeSpan"/> as ISO 8601 without years and months, whose length varies. UUID is
/// <see cref="Guid"/>. Long is <see cref="long"/>. Upload is <see cref="IUploadedFile"/>. JSON is any value, see <see cref="PassThrough"/>.
/// </remarks>
public static class KnownScalars
{
    private static readonly string[] DateTimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    /// <summary>Gives a scalar the coercions its name calls for; leaves a scalar of any other name alone.</summary>
    public static void Configure(ScalarType scalar)
    {
        switch (scalar.Name)
        {
            case "Date":
                FromText(scalar, "a date such as \"2026-01-31\"", ParseDate, PrintDate);
                break;
            case "DateTime":
                FromText(scalar, "a time with an offset such as \"2026-01-31T09:30:00Z\"",
                    ParseDateTime, PrintDateTime);
                break;
            case "Duration":
                FromText(scalar, "a duration of days and less such as \"P14DT12H\"", ParseDuration, PrintDuration);
                break;
            case "UUID":
                FromText(scalar, "a UUID such as \"123e4567-e89b-12d3-a456-426614174000\"", ParseUuid, PrintUuid);
                break;
            case "Long":
                ConfigureLong(scalar);
                break;
            case "Upload":
                UploadScalar.Configure(scalar);
                break;
        }
    }

    private static void FromText(
        ScalarType scalar,
        string expected,
        Func<string, object?> parse,
        Func<object, string?> print)
    {
        scalar.FromLiteral = (literal, _) => literal is StringValueSyntax text && parse(text.Value) is { } value
            ? Coerced.To(value)
            : Coerced.Fail($"{scalar.Name} cannot represent {Printer.Print(literal)}; it takes {expected}.");
        scalar.FromJson = json => json.ValueKind == JsonValueKind.String && parse(json.GetString()!) is { } value
            ? Coerced.To(value)
            : Coerced.Fail($"{scalar.Name} cannot represent {JsonInspection.Show(json)}; it takes {expected}.");
        scalar.ToOutput = value => print(value) is { } text
            ? Coerced.To(text)
            : Coerced.Fail($"{scalar.Name} cannot represent a value of type {value.GetType().Name}.");
    }

    private static object? ParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private static string? PrintDate(object value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static object? ParseDateTime(string text) => DateTimeOffset.TryParseExact(
        text.ToUpperInvariant(),
        DateTimeFormats,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal,
        out var time) ? time : null;

    // A time whose kind nobody stated is not printed: guessing a zone would be an error by hours.
    private static string? PrintDateTime(object value) => value switch
    {
        DateTimeOffset time => PrintUtc(time.UtcDateTime),
        DateTime { Kind: DateTimeKind.Utc or DateTimeKind.Local } time => PrintUtc(time.ToUniversalTime()),
        _ => null,
    };

    private static string PrintUtc(DateTime utc) =>
        utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static object? ParseDuration(string text)
    {
        var datePart = text.Split('T')[0];
        if (text.Length > 64 || datePart.Contains('Y') || datePart.Contains('M'))
        {
            return null;
        }

        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static string? PrintDuration(object value) => value is TimeSpan time ? XmlConvert.ToString(time) : null;

    private static object? ParseUuid(string text) => Guid.TryParseExact(text, "D", out var id) ? id : null;

    private static string? PrintUuid(object value) => value is Guid id ? id.ToString("D") : null;

    private static void ConfigureLong(ScalarType scalar)
    {
        scalar.FromLiteral = (literal, _) => literal is IntValueSyntax number
            && long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? Coerced.To(value)
                : Coerced.Fail($"Long cannot represent non 64-bit signed integer value: {Printer.Print(literal)}");
        scalar.FromJson = json => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var value)
            ? Coerced.To(value)
            : Coerced.Fail($"Long cannot represent non 64-bit signed integer value: {JsonInspection.Show(json)}");
        scalar.ToOutput = value => value is long or int or uint or short or ushort or byte or sbyte
            ? Coerced.To(Convert.ToInt64(value, CultureInfo.InvariantCulture))
            : Coerced.Fail($"Long cannot represent a value of type {value.GetType().Name}.");
    }
}
