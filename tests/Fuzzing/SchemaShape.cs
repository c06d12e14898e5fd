using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Fuzzing;

/// <summary>Everything that a schema says, a line each: what must survive being printed and read again.</summary>
public static class SchemaShape
{
    /// <summary>The lines, in the order of the schema.</summary>
    public static IReadOnlyList<string> Of(Schema schema)
    {
        var lines = new List<string>
        {
            $"schema {schema.QueryType} {schema.MutationType} {schema.SubscriptionType} {Described(schema.Description)}"
                + Applied(schema.AppliedDirectives),
        };
        foreach (var directive in schema.Directives)
        {
            var places = string.Join(' ', directive.Locations);
            lines.Add($"@{directive.Name} {directive.IsRepeatable} {places} {Described(directive.Description)}");
            lines.AddRange(directive.Arguments.Select(argument => $"  {Of(argument)}"));
        }

        foreach (var type in schema.Types)
        {
            lines.Add($"{type.GetType().Name} {type} {Described(type.Description)}{Applied(type.Directives)}");
            lines.AddRange(PartsOf(type));
        }

        return lines;
    }

    private static IEnumerable<string> PartsOf(NamedType type) => type switch
    {
        ScalarType scalar => [$"  {scalar.SpecifiedByUrl}"],
        UnionType union => union.Members.Select(member => $"  {member}"),
        EnumType choice => choice.Values.Select(value =>
            $"  {value.Name} {value.DeprecationReason} {Described(value.Description)}{Applied(value.Directives)}"),
        InputObjectType input => input.Fields.Select(field => $"  {Of(field)}").Prepend($"  {input.IsOneOf}"),
        FieldsType fields => fields.Interfaces.Select(contract => $"  implements {contract}").Concat(fields.Fields.SelectMany(field =>
            field.Arguments.Select(argument => $"    {Of(argument)}").Prepend(
                $"  {field.Name}: {field.Type} {field.DeprecationReason} {Described(field.Description)}{Applied(field.Directives)}"))),
        _ => [],
    };

    private static string Of(InputValueDefinition input)
    {
        var byDefault = input.DefaultLiteral is { } literal ? $" = {Printer.Print(literal)}" : "";
        return $"{input.Name}: {input.Type}{byDefault} {input.DeprecationReason} {Described(input.Description)}{Applied(input.Directives)}";
    }

    private static string Described(string? description) => description is null ? "-" : Printer.PrintString(description);

    private static string Applied(IEnumerable<AppliedDirective> directives) =>
        string.Concat(directives.Select(directive => $" {Printer.Print(directive.Syntax)}"));
}
