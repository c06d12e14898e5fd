using System.Globalization;

namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>
/// Result coercion of the five scalars of the specification (section 3.5) for values whose CLR type is not known ahead.
/// Each writes the value, or writes nothing and returns what is wrong.
/// </summary>
internal static class BuiltInScalars
{
    /// <summary>Int: whole numbers of 32 bits, booleans as 1 and 0, strings that read as such a number.</summary>
    public static string? WriteInt(object value, JsonBuffer output)
    {
        switch (value)
        {
            case bool flag:
                output.Integer(flag ? 1 : 0);
                return null;
            case int or short or byte or sbyte or ushort:
                output.Integer(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                return null;
            case long or uint or ulong or double or float or decimal:
                return WriteWhole(Convert.ToDouble(value, CultureInfo.InvariantCulture), value, output);
            case string text when double.TryParse(text, CultureInfo.InvariantCulture, out var number):
                return WriteWhole(number, value, output);
            default:
                return Text($"Int cannot represent non-integer value: {value}");
        }
    }

    /// <summary>Float: finite numbers, booleans as 1 and 0, strings that read as a number.</summary>
    public static string? WriteFloat(object value, JsonBuffer output) => value switch
    {
        double number => FloatFormat.Write(number, output),
        float number => FloatFormat.Write(number, output),
        decimal number => FloatFormat.Write(number, output),
        bool flag => IntegerFormat.Write(flag ? 1 : 0, output),
        int or short or byte or sbyte or ushort or long or uint =>
            IntegerFormat.Write(Convert.ToInt64(value, CultureInfo.InvariantCulture), output),
        ulong number => FloatFormat.Write((decimal)number, output),
        string text when double.TryParse(text, CultureInfo.InvariantCulture, out var number) =>
            FloatFormat.Write(number, output),
        _ => Text($"Float cannot represent non numeric value: {value}"),
    };

    /// <summary>String: strings, and booleans and finite numbers as text.</summary>
    public static string? WriteString(object value, JsonBuffer output)
    {
        switch (value)
        {
            case string text:
                output.String(text);
                return null;
            case bool flag:
                output.String(flag ? "true" : "false");
                return null;
            case char c:
                output.String([c]);
                return null;
            case int or long or short or byte or decimal:
                output.String(Convert.ToString(value, CultureInfo.InvariantCulture));
                return null;
            case double number when double.IsFinite(number):
                output.String(number.ToString(CultureInfo.InvariantCulture));
                return null;
            default:
                return Text($"String cannot represent value: {value}");
        }
    }

    /// <summary>Boolean: booleans, and finite numbers by whether they differ from 0.</summary>
    public static string? WriteBoolean(object value, JsonBuffer output)
    {
        switch (value)
        {
            case bool flag:
                output.Boolean(flag);
                return null;
            case int or long or short or byte:
                output.Boolean(Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0);
                return null;
            case double number when double.IsFinite(number):
                output.Boolean(number != 0);
                return null;
            default:
                return Text($"Boolean cannot represent a non boolean value: {value}");
        }
    }

    /// <summary>ID: strings, whole numbers and Guids.</summary>
    public static string? WriteId(object value, JsonBuffer output)
    {
        switch (value)
        {
            case string text:
                output.String(text);
                return null;
            case int or long or short or byte:
                return IdFormat.Write(Convert.ToInt64(value, CultureInfo.InvariantCulture), output);
            case Guid id:
                return IdFormat.Write(id, output);
            default:
                return Text($"ID cannot represent value: {value}");
        }
    }

    private static string? WriteWhole(double number, object value, JsonBuffer output)
    {
        if (!double.IsInteger(number))
        {
            return Text($"Int cannot represent non-integer value: {value}");
        }

        if (number is < int.MinValue or > int.MaxValue)
        {
            return Text($"Int cannot represent non 32-bit signed integer value: {value}");
        }

        output.Integer((long)number);
        return null;
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
