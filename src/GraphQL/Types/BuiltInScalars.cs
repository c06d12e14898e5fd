using System.Globalization;
using System.Text.Json;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types.Scalars;

namespace NetworkLens.GraphQL.Types;

/// <summary>The five scalars of section 3.5: Int, Float, String, Boolean, ID.</summary>
internal static class BuiltInScalars
{
    /// <summary>SDL that declares them.</summary>
    public const string Sdl = """"
        """A whole number from -2^31 to 2^31 - 1."""
        scalar Int
        """A number with a fraction, of IEEE 754 double precision; never infinite and always a number."""
        scalar Float
        """Text, as Unicode characters."""
        scalar String
        """Either `true` or `false`."""
        scalar Boolean
        """
        What identifies an object, to ask for it again or to cache it by. It is written as a string and means nothing
        to a reader; as an input, a string and a whole number will both do.
        """
        scalar ID
        """";

    /// <summary>Gives one of the five its coercions; leaves every other scalar alone.</summary>
    public static void Configure(ScalarType scalar)
    {
        (scalar.FromLiteral, scalar.FromJson, scalar.ToOutput) = scalar.Name switch
        {
            "Int" => (IntFromLiteral, IntFromJson, IntToOutput),
            "Float" => (FloatFromLiteral, FloatFromJson, FloatToOutput),
            "String" => (StringFromLiteral, StringFromJson, StringToOutput),
            "Boolean" => (BooleanFromLiteral, BooleanFromJson, BooleanToOutput),
            "ID" => (IdFromLiteral, IdFromJson, IdToOutput),
            _ => (scalar.FromLiteral, scalar.FromJson, scalar.ToOutput),
        };
    }

    private static Coerced IntFromLiteral(ValueSyntax literal, IReadOnlyDictionary<string, object?>? variables) =>
        literal is not IntValueSyntax number
            ? Coerced.Fail($"Int cannot represent non-integer value: {Printer.Print(literal)}")
            : int.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? Coerced.To(value)
                : Coerced.Fail($"Int cannot represent non 32-bit signed integer value: {number.Text}");

    private static Coerced IntFromJson(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Number)
        {
            return Coerced.Fail($"Int cannot represent non-integer value: {JsonInspection.Show(json)}");
        }

        // 1.0 and 1e2 are whole numbers to JSON, which has but one kind of number.
        return json.TryGetInt32(out var value) ? Coerced.To(value) : IntFromDouble(json.GetDouble(), json.GetRawText());
    }

    private static Coerced IntFromDouble(double value, string shown) =>
        Math.Floor(value) != value || double.IsInfinity(value)
            ? Coerced.Fail($"Int cannot represent non-integer value: {shown}")
            : value is >= int.MinValue and <= int.MaxValue
                ? Coerced.To((int)value)
                : Coerced.Fail($"Int cannot represent non 32-bit signed integer value: {shown}");

    private static Coerced IntToOutput(object value) => value switch
    {
        int => Coerced.To(value),
        bool flag => Coerced.To(flag ? 1 : 0),
        long or uint or ulong or short or ushort or byte or sbyte or double or float or decimal =>
            IntFromDouble(Convert.ToDouble(value, CultureInfo.InvariantCulture), ShowClr(value)),
        _ => Coerced.Fail($"Int cannot represent non-integer value: {ShowClr(value)}"),
    };

    private static Coerced FloatFromLiteral(ValueSyntax literal, IReadOnlyDictionary<string, object?>? variables)
    {
        var text = (literal as FloatValueSyntax)?.Text ?? (literal as IntValueSyntax)?.Text;
        return text is not null
            && double.TryParse(text, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
                ? Coerced.To(value)
                : Coerced.Fail($"Float cannot represent non numeric value: {Printer.Print(literal)}");
    }

    private static Coerced FloatFromJson(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.GetDouble() is var value && double.IsFinite(value)
            ? Coerced.To(value)
            : Coerced.Fail($"Float cannot represent non numeric value: {JsonInspection.Show(json)}");

    private static Coerced FloatToOutput(object value)
    {
        var number = value switch
        {
            double d => d,
            bool flag => flag ? 1 : 0,
            int or long or uint or ulong or short or ushort or byte or sbyte or float or decimal =>
                Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => double.NaN,
        };
        return double.IsFinite(number)
            ? Coerced.To(number)
            : Coerced.Fail($"Float cannot represent non numeric value: {ShowClr(value)}");
    }

    private static Coerced StringFromLiteral(ValueSyntax literal, IReadOnlyDictionary<string, object?>? variables) =>
        literal is StringValueSyntax text
            ? Coerced.To(text.Value)
            : Coerced.Fail($"String cannot represent a non string value: {Printer.Print(literal)}");

    private static Coerced StringFromJson(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? Coerced.To(json.GetString())
        : Coerced.Fail($"String cannot represent a non string value: {JsonInspection.Show(json)}");

    private static Coerced StringToOutput(object value) => value switch
    {
        string => Coerced.To(value),
        bool flag => Coerced.To(flag ? "true" : "false"),
        IFormattable formattable => Coerced.To(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => Coerced.Fail($"String cannot represent value: {ShowClr(value)}"),
    };

    private static Coerced BooleanFromLiteral(ValueSyntax literal, IReadOnlyDictionary<string, object?>? variables) =>
        literal is BooleanValueSyntax boolean
            ? Coerced.To(boolean.Value)
            : Coerced.Fail($"Boolean cannot represent a non boolean value: {Printer.Print(literal)}");

    private static Coerced BooleanFromJson(JsonElement json) =>
        json.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? Coerced.To(json.GetBoolean())
        : Coerced.Fail($"Boolean cannot represent a non boolean value: {JsonInspection.Show(json)}");

    private static Coerced BooleanToOutput(object value) => value is bool
        ? Coerced.To(value)
        : Coerced.Fail($"Boolean cannot represent a non boolean value: {ShowClr(value)}");

    private static Coerced IdFromLiteral(ValueSyntax literal, IReadOnlyDictionary<string, object?>? variables) =>
        literal switch
        {
            StringValueSyntax text => Coerced.To(text.Value),
            IntValueSyntax number => Coerced.To(number.Text),
            _ => Coerced.Fail(
                $"ID cannot represent a non-string and non-integer value: {Printer.Print(literal)}"),
        };

    private static Coerced IdFromJson(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return Coerced.To(json.GetString());
        }

        if (json.ValueKind == JsonValueKind.Number)
        {
            // Digits are kept as they are, however many; 1.0 and 1e2 are whole numbers too.
            var text = json.GetRawText();
            if (text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
            {
                return Coerced.To(text);
            }

            if (ExactNumber.TryReadWhole(text, out var whole))
            {
                return Coerced.To(whole.ToString(CultureInfo.InvariantCulture));
            }
        }

        return Coerced.Fail($"ID cannot represent value: {JsonInspection.Show(json)}");
    }

    private static Coerced IdToOutput(object value) => value switch
    {
        string => Coerced.To(value),
        int or long or uint or ulong or short or ushort or byte or sbyte or Guid =>
            Coerced.To(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        _ => Coerced.Fail($"ID cannot represent value: {ShowClr(value)}"),
    };

    private static string ShowClr(object value) => value switch
    {
        string text => Printer.PrintString(text),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.GetType().Name,
    };
}
