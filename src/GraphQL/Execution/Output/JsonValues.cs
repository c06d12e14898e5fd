using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>Writes plain CLR values as JSON: what custom scalars give, and extensions of errors.</summary>
internal static class JsonValues
{
    private const int MaxDepth = 64;

    /// <summary>
    /// Writes null, strings, booleans, numbers, dates, Guids, enums, <see cref="JsonElement"/>, dictionaries and
    /// lists of those. Returns what is wrong, with part of the value perhaps written, when something else is met.
    /// </summary>
    public static string? Write(object? value, JsonBuffer output) => Write(value, output, MaxDepth);

    private static string? Write(object? value, JsonBuffer output, int depth)
    {
        if (depth == 0)
        {
            return FormattableString.Invariant($"The value nests more than {MaxDepth} levels.");
        }

        switch (value)
        {
            case null:
                output.Null();
                return null;
            case string text:
                output.String(text);
                return null;
            case bool flag:
                output.Boolean(flag);
                return null;
            case int or long or short or byte or uint or ushort or sbyte:
                output.Integer(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                return null;
            case double or float or decimal or ulong:
                return BuiltInScalars.WriteFloat(value, output);
            case DateOnly date:
                return DateFormat.Write(date, output);
            case DateTimeOffset time:
                return DateTimeFormat.Write(time, output);
            case Guid id:
                return IdFormat.Write(id, output);
            case Enum member:
                output.String(member.ToString());
                return null;
            case JsonElement json:
                output.Raw(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(json));
                return null;
            case IReadOnlyDictionary<string, object?> members:
                return WriteObject(members, output, depth);
            case IEnumerable items:
                return WriteList(items, output, depth);
            default:
                return $"A value of {value.GetType()} has no JSON form.";
        }
    }

    private static string? WriteObject(IReadOnlyDictionary<string, object?> members, JsonBuffer output, int depth)
    {
        output.Byte((byte)'{');
        var isFirst = true;
        foreach (var (name, value) in members)
        {
            if (!isFirst)
            {
                output.Byte((byte)',');
            }

            isFirst = false;
            output.String(name);
            output.Byte((byte)':');
            if (Write(value, output, depth - 1) is { } problem)
            {
                return problem;
            }
        }

        output.Byte((byte)'}');
        return null;
    }

    private static string? WriteList(IEnumerable items, JsonBuffer output, int depth)
    {
        output.Byte((byte)'[');
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
            {
                output.Byte((byte)',');
            }

            isFirst = false;
            if (Write(item, output, depth - 1) is { } problem)
            {
                return problem;
            }
        }

        output.Byte((byte)']');
        return null;
    }
}
