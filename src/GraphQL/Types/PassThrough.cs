using System.Globalization;
using System.Text.Json;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>The coercion of a scalar that nobody has configured: any JSON, as plain CLR values.</summary>
/// <remarks>
/// Numbers become <see cref="int"/>, <see cref="long"/> or <see cref="double"/>, the first that holds them; one that is too large even for
/// a double is refused, as it could not be written again. Lists become <c>List&lt;object?&gt;</c>, objects <c>Dictionary&lt;string,
/// object?&gt;</c>. Depth is bounded by whoever parsed.
/// </remarks>
public static class PassThrough
{
    /// <summary>Coerces JSON; fails only on a number that is not finite.</summary>
    public static Coerced FromJson(JsonElement json)
    {
        string? tooLarge = null;
        return Result(Plain(json, ref tooLarge), tooLarge);
    }

    /// <summary>Coerces a literal; a variable without a value is null, and as a field of an object it is left out.</summary>
    public static Coerced FromLiteral(ValueSyntax literal, IReadOnlyDictionary<string, object?>? variables)
    {
        string? tooLarge = null;
        return Result(Plain(literal, variables, ref tooLarge), tooLarge);
    }

    private static Coerced Result(object? value, string? tooLarge) =>
        tooLarge is null ? Coerced.To(value) : Coerced.Fail($"The number {tooLarge} is too large.");

    private static object? Plain(JsonElement json, ref string? tooLarge)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                return json.GetBoolean();
            case JsonValueKind.String:
                return json.GetString();
            case JsonValueKind.Number:
                return json.TryGetInt32(out var i) ? i
                    : json.TryGetInt64(out var l) ? l
                    : Finite(json.GetDouble(), json.GetRawText(), ref tooLarge);
            case JsonValueKind.Array:
                var items = new List<object?>(json.GetArrayLength());
                foreach (var item in json.EnumerateArray())
                {
                    items.Add(Plain(item, ref tooLarge));
                }

                return items;
            case JsonValueKind.Object:
                var fields = new Dictionary<string, object?>();
                foreach (var field in json.EnumerateObject())
                {
                    fields[field.Name] = Plain(field.Value, ref tooLarge);
                }

                return fields;
            default:
                return null;
        }
    }

    private static object? Plain(ValueSyntax literal, IReadOnlyDictionary<string, object?>? variables, ref string? tooLarge)
    {
        switch (literal)
        {
            case ListValueSyntax list:
                var items = new List<object?>(list.Items.Length);
                foreach (var item in list.Items)
                {
                    items.Add(Plain(item, variables, ref tooLarge));
                }

                return items;
            case ObjectValueSyntax { Fields: var given }:
                var fields = new Dictionary<string, object?>();
                foreach (var field in given)
                {
                    if (field.Value is not VariableSyntax { Name.Value: var name } || variables?.ContainsKey(name) == true)
                    {
                        fields[field.Name.Value] = Plain(field.Value, variables, ref tooLarge);
                    }
                }

                return fields;
            case IntValueSyntax { Text: var digits }:
                return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var i) ? i
                    : long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var l) ? l
                    : Finite(double.Parse(digits, CultureInfo.InvariantCulture), digits, ref tooLarge);
            case FloatValueSyntax { Text: var digits }:
                return Finite(double.Parse(digits, CultureInfo.InvariantCulture), digits, ref tooLarge);
        }

        return literal switch
        {
            VariableSyntax variable => variables?.GetValueOrDefault(variable.Name.Value),
            BooleanValueSyntax boolean => boolean.Value,
            StringValueSyntax text => text.Value,
            EnumValueSyntax name => name.Value,
            _ => null,
        };
    }

    private static double Finite(double value, string shown, ref string? tooLarge)
    {
        if (!double.IsFinite(value))
        {
            tooLarge ??= shown.Length <= 40 ? shown : shown[..40] + "…";
        }

        return value;
    }
}
