using System.Globalization;
using System.Text.Json;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>The coercion of a scalar that nobody has configured: any JSON, as plain CLR values.</summary>
/// <remarks>
/// Numbers become <see cref="int"/>, <see cref="long"/> or <see cref="double"/>, the first that holds them; lists become
/// <c>List&lt;object?&gt;</c>, objects <c>Dictionary&lt;string, object?&gt;</c>. Depth is bounded by whoever parsed.
/// </remarks>
public static class PassThrough
{
    /// <summary>Coerces JSON; never fails.</summary>
    public static Coerced FromJson(JsonElement json) => Coerced.To(Plain(json));

    /// <summary>Coerces a literal; fails only on a variable inside it that is not known.</summary>
    public static Coerced FromLiteral(ValueSyntax literal, IReadOnlyDictionary<string, object?>? variables) =>
        Coerced.To(Plain(literal, variables));

    private static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt32(out var i) ? i : json.TryGetInt64(out var l) ? l : json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.Object => PlainObject(json),
        _ => null,
    };

    private static Dictionary<string, object?> PlainObject(JsonElement json)
    {
        var fields = new Dictionary<string, object?>();
        foreach (var field in json.EnumerateObject())
        {
            fields[field.Name] = Plain(field.Value);
        }

        return fields;
    }

    private static object? Plain(ValueSyntax literal, IReadOnlyDictionary<string, object?>? variables) => literal switch
    {
        VariableSyntax variable => variables?.GetValueOrDefault(variable.Name.Value),
        BooleanValueSyntax boolean => boolean.Value,
        StringValueSyntax text => text.Value,
        EnumValueSyntax name => name.Value,
        IntValueSyntax number => PlainInteger(number.Text),
        FloatValueSyntax number => double.Parse(number.Text, CultureInfo.InvariantCulture),
        ListValueSyntax list => list.Items.Select(item => Plain(item, variables)).ToList(),
        ObjectValueSyntax fields => PlainObject(fields, variables),
        _ => null,
    };

    private static object PlainInteger(string digits) =>
        int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var i) ? i
        : long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var l) ? l
        : double.Parse(digits, CultureInfo.InvariantCulture);

    private static Dictionary<string, object?> PlainObject(
        ObjectValueSyntax literal,
        IReadOnlyDictionary<string, object?>? variables)
    {
        var fields = new Dictionary<string, object?>();
        foreach (var field in literal.Fields)
        {
            fields[field.Name.Value] = Plain(field.Value, variables);
        }

        return fields;
    }
}
