using System.Globalization;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tooling.Diff;

/// <summary>One spelling for all literals that an input type reads as the same value.</summary>
internal static class CanonicalLiteral
{
    /// <summary>
    /// The spelling: fields of objects by name, an item in the list that it stands for, numbers and strings without the freedom of their
    /// notation. A custom scalar may read two spellings as one value: they count as two. O(size log size).
    /// </summary>
    /// <param name="literal">A constant.</param>
    /// <param name="type">The type that reads it; null inside a custom scalar.</param>
    public static string Of(ValueSyntax literal, SchemaType? type)
    {
        var target = type?.Nullable;
        if (target is ListType list && literal is not (ListValueSyntax or NullValueSyntax))
        {
            return $"[{Of(literal, list.OfType)}]";
        }

        return literal switch
        {
            ListValueSyntax items => $"[{string.Join(", ", items.Items.Select(item => Of(item, (target as ListType)?.OfType)))}]",
            ObjectValueSyntax fields => $"{{{string.Join(", ", Fields(fields, target as InputObjectType))}}}",
            StringValueSyntax text => Printer.PrintString(text.Value),
            IntValueSyntax number => OfNumber(number.Text, target),
            FloatValueSyntax number => OfNumber(number.Text, target),
            _ => Printer.Print(literal),
        };
    }

    private static IEnumerable<string> Fields(ObjectValueSyntax literal, InputObjectType? type) => literal.Fields
        .OrderBy(field => field.Name.Value, StringComparer.Ordinal)
        .Select(field => $"{field.Name.Value}: {Of(field.Value, type?.Fields.Find(field.Name.Value)?.Type)}");

    private static string OfNumber(string text, SchemaType? target) => (target as ScalarType)?.Name switch
    {
        "ID" => Printer.PrintString(text),
        "Int" => int.Parse(text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        "Float" => double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        _ => text,
    };
}
