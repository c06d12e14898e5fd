using System.Globalization;
using System.Text.Json;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types.Scalars;

/// <summary><c>Long</c>: a whole number of 64 bits, <see cref="long"/>, as a JSON number.</summary>
/// <remarks>
/// JSON has one kind of number, so <c>1.0</c> is whole there; a literal with a point or an exponent is not, as with Int.
/// </remarks>
internal static class LongScalar
{
    private const string Name = "Long";

    public static KnownScalar Definition { get; } = new(Name, typeof(long), FromJson, FromLiteral, ToOutput);

    private static Coerced FromLiteral(ValueSyntax literal, IReadOnlyDictionary<string, object?>? variables) =>
        literal is IntValueSyntax number
            && long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? Coerced.To(value)
                : Refuse(Printer.Print(literal));

    private static Coerced FromJson(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number
            && (json.TryGetInt64(out var value) || ExactNumber.TryReadWhole(json.GetRawText(), out value))
                ? Coerced.To(value)
                : Refuse(JsonInspection.Show(json));

    private static Coerced ToOutput(object value) => value is long or int or uint or short or ushort or byte or sbyte
        ? Coerced.To(Convert.ToInt64(value, CultureInfo.InvariantCulture))
        : KnownScalar.RefuseOutput(Name, value);

    private static Coerced Refuse(string shown) =>
        Coerced.Fail($"Long cannot represent non 64-bit signed integer value: {shown}");
}
