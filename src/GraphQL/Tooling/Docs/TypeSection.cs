using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tooling.Docs;

/// <summary>Writes what a page says about one type or one directive.</summary>
internal sealed class TypeSection(StringBuilder text, Schema schema, DocsLinks links, TypeUses uses)
{
    private const int MostUses = 10;

    /// <summary>What a reader calls such a type.</summary>
    public static string KindOf(NamedType type) => type switch
    {
        ScalarType => "scalar",
        ObjectType => "object",
        InterfaceType => "interface",
        UnionType => "union",
        EnumType => "enum",
        InputObjectType { IsOneOf: true } => "input, exactly one field",
        _ => "input",
    };

    public void Write(NamedType type)
    {
        text.Append("\n## ").Append(type.Name).Append("\n\n*").Append(Heading(type)).Append("*\n");
        if (type.Description is not null)
        {
            text.Append('\n').Append(Lines(type.Description, "")).Append('\n');
        }

        switch (type)
        {
            case FieldsType fields:
                WriteFields(fields);
                break;
            case InputObjectType input:
                WriteInputs(input.Fields, "");
                break;
            case EnumType choice:
                WriteValues(choice);
                break;
        }

        WriteUses(type);
    }

    public void Write(DirectiveDefinition directive)
    {
        text.Append("\n## @").Append(directive.Name).Append("\n\n*directive")
            .Append(directive.IsRepeatable ? ", repeatable" : "").Append(", on ")
            .AppendJoin(", ", directive.Locations.Select(location => $"`{DirectiveLocations.NameOf(location)}`")).Append("*\n");
        if (directive.Description is not null)
        {
            text.Append('\n').Append(Lines(directive.Description, "")).Append('\n');
        }

        WriteInputs(directive.Arguments, "");
    }

    private string Heading(NamedType type) => KindOf(type) + type switch
    {
        ScalarType { SpecifiedByUrl: { } url } => $", specified by <{url}>",
        ObjectType { Interfaces.Length: > 0 } known => $", implements {Join(known.Interfaces)}",
        InterfaceType abstraction => $", of {Join(schema.PossibleTypes(abstraction))}",
        UnionType union => $", of {Join(union.Members)}",
        _ => "",
    } + Costs(type.Directives);

    private string Join<T>(ImmutableArray<T> types)
        where T : NamedType => types.IsEmpty ? "nothing yet" : string.Join(", ", types.Select(links.To));

    private void WriteFields(FieldsType type)
    {
        text.Append('\n');
        foreach (var field in type.Fields)
        {
            text.Append("- **`").Append(field.Name).Append("`**: ").Append(links.To(field.Type));
            WriteSaid(field.Description, field.DeprecationReason, field.Directives, "  ");
            if (field.Arguments.Count > 0)
            {
                WriteInputs(field.Arguments, "  ");
            }
        }
    }

    private void WriteInputs(DefinitionList<InputValueDefinition> inputs, string indent)
    {
        text.Append(indent.Length == 0 && inputs.Count > 0 ? "\n" : "");
        foreach (var input in inputs)
        {
            text.Append(indent).Append("- **`").Append(input.Name).Append("`**: ").Append(links.To(input.Type));
            if (input.DefaultLiteral is not null)
            {
                text.Append(", default `").Append(Printer.Print(input.DefaultLiteral).ReplaceLineEndings(" ")).Append('`');
            }

            text.Append(input.IsRequired ? ", required" : "");
            WriteSaid(input.Description, input.DeprecationReason, input.Directives, indent + "  ");
        }
    }

    private void WriteValues(EnumType type)
    {
        text.Append('\n');
        foreach (var value in type.Values)
        {
            text.Append("- **`").Append(value.Name).Append("`**");
            WriteSaid(value.Description, value.DeprecationReason, value.Directives, "  ");
        }
    }

    private void WriteSaid(string? description, string? deprecation, ImmutableArray<AppliedDirective> directives, string indent)
    {
        text.Append(Costs(directives)).Append('.');
        if (description is not null)
        {
            text.Append(' ').Append(Lines(description, indent));
        }

        if (deprecation is not null)
        {
            text.Append(" **Deprecated:** ").Append(Lines(deprecation, indent));
        }

        text.Append('\n');
    }

    private void WriteUses(NamedType type)
    {
        var all = uses.Of(type);
        if (all.Count == 0)
        {
            return;
        }

        text.Append("\nUsed by ").AppendJoin(", ", all.Take(MostUses).Select(coordinate => $"`{coordinate}`"));
        if (all.Count > MostUses)
        {
            text.Append(CultureInfo.InvariantCulture, $" and {all.Count - MostUses} more");
        }

        text.Append(".\n");
    }

    // Whatever the schema states by the directives of the cost specification; nothing else is part of a price list.
    private static string Costs(ImmutableArray<AppliedDirective> directives)
    {
        var cost = directives.FirstOrDefault(directive => directive.Name == "cost");
        var size = directives.FirstOrDefault(directive => directive.Name == "listSize");
        return (cost is null ? "" : $", costs {Given(cost, "weight")}")
            + (size is null || Given(size, "assumedSize").Length == 0 ? "" : $", counted as {Given(size, "assumedSize")} items")
            + (size is null || Given(size, "slicingArguments").Length == 0 ? "" : $", counted by {Given(size, "slicingArguments")}");
    }

    private static string Given(AppliedDirective directive, string argument) =>
        directive.Syntax.Arguments.FirstOrDefault(given => given.Name.Value == argument)?.Value switch
        {
            null => "",
            StringValueSyntax written => written.Value,
            ListValueSyntax list => string.Join(", ", list.Items.OfType<StringValueSyntax>().Select(item => $"`{item.Value}`")),
            var other => Printer.Print(other),
        };

    private static string Lines(string markdown, string indent) =>
        markdown.ReplaceLineEndings("\n").Trim('\n').Replace("\n", "\n" + indent, StringComparison.Ordinal);
}
