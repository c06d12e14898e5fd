using System.Collections.Immutable;

namespace NetworkLens.GraphQL.Language;

// The type system definition language: section 3.
internal sealed partial class SyntaxPrinter
{
    private void WriteTypeSystem(SyntaxElement syntax)
    {
        switch (syntax)
        {
            case SchemaDefinitionSyntax schema:
                WriteHead(schema, "schema", default);
                WriteOptionalBlock(schema.OperationTypes);
                break;
            case OperationTypeDefinitionSyntax operation:
                text.Append(NameOf(operation.Operation)).Append(": ").Append(operation.Type);
                break;
            case TypeDefinitionSyntax type:
                WriteType(type);
                break;
            case DirectiveDefinitionSyntax directive:
                WriteDirectiveDefinition(directive);
                break;
            case FieldDefinitionSyntax field:
                WriteDescription(field.Description);
                text.Append(field.Name.Value);
                WriteArgumentDefinitions(field.Arguments);
                text.Append(": ").Append(field.Type);
                WriteDirectives(field.Directives);
                break;
            case InputValueDefinitionSyntax value:
                WriteDescription(value.Description);
                text.Append(value.Name.Value).Append(": ").Append(value.Type);
                WriteDefault(value.DefaultValue);
                WriteDirectives(value.Directives);
                break;
            case EnumValueDefinitionSyntax value:
                WriteDescription(value.Description);
                text.Append(value.Name.Value);
                WriteDirectives(value.Directives);
                break;
            default:
                throw new ArgumentException($"{syntax.GetType().Name} has no text of its own.", nameof(syntax));
        }
    }

    private void WriteType(TypeDefinitionSyntax type)
    {
        switch (type)
        {
            case ScalarTypeDefinitionSyntax:
                WriteHead(type, "scalar", type.Name);
                break;
            case FieldsTypeDefinitionSyntax fields:
                var keyword = type is ObjectTypeDefinitionSyntax ? "type" : "interface";
                WriteHead(type, keyword, type.Name, fields.Interfaces);
                WriteOptionalBlock(fields.Fields);
                break;
            case UnionTypeDefinitionSyntax union:
                WriteHead(type, "union", type.Name);
                WriteList(" = ", union.Members, " | ", "");
                break;
            case EnumTypeDefinitionSyntax values:
                WriteHead(type, "enum", type.Name);
                WriteOptionalBlock(values.Values);
                break;
            case InputObjectTypeDefinitionSyntax input:
                WriteHead(type, "input", type.Name);
                WriteOptionalBlock(input.Fields);
                break;
        }
    }

    private void WriteHead(
        TypeSystemDefinitionSyntax definition,
        string keyword,
        NameSyntax name,
        ImmutableArray<NamedTypeSyntax>? interfaces = null)
    {
        WriteDescription(definition.Description);
        text.Append(definition.IsExtension ? "extend " : "").Append(keyword);
        text.Append(name.IsPresent ? " " : "").Append(name.Value);
        WriteList(" implements ", interfaces ?? [], " & ", "");
        WriteDirectives(definition.Directives);
    }

    private void WriteOptionalBlock<T>(ImmutableArray<T> items)
        where T : SyntaxElement
    {
        if (!items.IsEmpty)
        {
            text.Append(' ');
            WriteBlock(items);
        }
    }

    // Arguments that carry descriptions get a line each.
    private void WriteArgumentDefinitions(ImmutableArray<InputValueDefinitionSyntax> arguments)
    {
        if (arguments.Any(argument => argument.Description is not null))
        {
            WriteLines("(", arguments, ")");
        }
        else
        {
            WriteList("(", arguments, ", ", ")");
        }
    }

    private void WriteDirectiveDefinition(DirectiveDefinitionSyntax directive)
    {
        WriteDescription(directive.Description);
        text.Append("directive @").Append(directive.Name.Value);
        WriteArgumentDefinitions(directive.Arguments);
        text.Append(directive.IsRepeatable ? " repeatable on " : " on ");
        text.AppendJoin(" | ", directive.Locations.Select(location => location.Value));
    }
}
