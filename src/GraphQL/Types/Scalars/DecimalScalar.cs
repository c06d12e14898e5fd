using System.Globalization;
using System.Text.Json;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types.Scalars;

/// <summary><c>Decimal</c>: a number of up to 28 decimal digits, <see cref="decimal"/>, as a JSON number.</summary>
internal static class DecimalScalar
{
    private const string Name = "Decimal";
    private const string Expected = "a number of at most 28 digits";

    public static KnownScalar Definition { get; } = new(Name, typeof(decimal), FromJson, FromLiteral, ToOutput);

    private static Coerced FromLiteral(ValueSyntax literal, IReadOnlyDictionary<string, object?>? variables)
    {
        var text = (literal as FloatValueSyntax)?.Text ?? (literal as IntValueSyntax)?.Text;
        return text is not null && ExactNumber.TryRead(text, out var value)
            ? Coerced.To(value)
            : KnownScalar.Refuse(Name, Printer.Print(literal), Expected);
    }

    private static Coerced FromJson(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && ExactNumber.TryRead(json.GetRawText(), out var value)
            ? Coerced.To(value)
            : KnownScalar.Refuse(Name, JsonInspection.Show(json), Expected);

    private static Coerced ToOutput(object value) =>
        value is decimal or long or ulong or int or uint or short or ushort or byte or sbyte
            ? Coerced.To(Convert.ToDecimal(value, CultureInfo.InvariantCulture))
            : KnownScalar.RefuseOutput(Name, value);
}
