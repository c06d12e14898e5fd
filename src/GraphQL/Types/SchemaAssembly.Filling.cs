using System.Collections.Immutable;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

// Gives the empty types their fields, members, values and directives.
internal sealed partial class SchemaAssembly
{
    private void Fill(TypeParts parts)
    {
        var type = parts.Type;
        type.Syntax = [.. parts.All];
        type.Directives = Apply(parts.All, LocationOf(type));
        switch (type)
        {
            case ScalarType scalar:
                BuiltInScalars.Configure(scalar);
                KnownScalars.Configure(scalar);
                afterwards.Add(() => scalar.SpecifiedByUrl = Argument(scalar.Directives, "specifiedBy", "url"));
                break;
            case FieldsType fields:
                var syntax = parts.All.Cast<FieldsTypeDefinitionSyntax>().ToList();
                fields.Interfaces = [.. syntax.SelectMany(part => part.Interfaces)
                    .Select(FindInterface).OfType<InterfaceType>()];
                fields.Fields = Fields(fields, [.. syntax.SelectMany(part => part.Fields)]);
                break;
            case UnionType union:
                var members = parts.All.Cast<UnionTypeDefinitionSyntax>().SelectMany(part => part.Members);
                union.Members = [.. members.Select(member => FindMember(union, member)).OfType<ObjectType>()];
                break;
            case EnumType choice:
                choice.Values = Values(choice,
                    parts.All.Cast<EnumTypeDefinitionSyntax>().SelectMany(part => part.Values));
                break;
            case InputObjectType input:
                var inputs = parts.All.Cast<InputObjectTypeDefinitionSyntax>().SelectMany(part => part.Fields);
                input.Fields = Inputs(inputs, DirectiveLocation.InputFieldDefinition,
                    name => $"Field \"{input.Name}.{name}\"");
                input.IsOneOf = input.Directives.Any(directive => directive.Name == "oneOf");
                break;
        }
    }

    private void FillDirective(DirectiveDefinition directive) => directive.Arguments = Inputs(
        directive.Syntax!.Arguments,
        DirectiveLocation.ArgumentDefinition,
        name => $"Argument \"@{directive.Name}({name}:)\"");

    private DefinitionList<FieldDefinition> Fields(FieldsType owner, List<FieldDefinitionSyntax> syntax)
    {
        RefuseTwice(syntax, field => field.Name, name => $"Field \"{owner.Name}.{name}\"");
        var fields = new List<FieldDefinition>();
        foreach (var field in syntax)
        {
            if (!owner.IsBuiltIn)
            {
                RefuseReservedName(field, field.Name);
            }

            var place = $"{owner.Name}.{field.Name.Value}";
            var arguments = Inputs(
                field.Arguments, DirectiveLocation.ArgumentDefinition, name => $"Argument \"{place}({name}:)\"");
            if (FindType(field.Type) is not { } type)
            {
                continue;
            }

            if (!type.IsOutput)
            {
                Problems.Add(field.Type, $"The type of {place} must be Output Type but got: {type}.");
            }

            var definition = new FieldDefinition(field.Name.Value, type)
            {
                Description = field.Description?.Value,
                Arguments = arguments,
                Syntax = field,
                Directives = Apply(field.Directives, DirectiveLocation.FieldDefinition),
            };
            afterwards.Add(() => definition.DeprecationReason = Deprecation(definition.Directives));
            fields.Add(definition);
        }

        return new DefinitionList<FieldDefinition>(fields);
    }

    private DefinitionList<InputValueDefinition> Inputs(
        IEnumerable<InputValueDefinitionSyntax> syntax,
        DirectiveLocation location,
        Func<string, string> placeOf)
    {
        var all = syntax.ToList();
        RefuseTwice(all, input => input.Name, placeOf);
        var inputs = new List<InputValueDefinition>();
        foreach (var input in all)
        {
            RefuseReservedName(input, input.Name);
            if (FindType(input.Type) is not { } type)
            {
                continue;
            }

            if (!type.IsInput)
            {
                var place = placeOf(input.Name.Value).Split('"')[1];
                Problems.Add(input.Type, $"The type of {place} must be Input Type but got: {type}.");
            }

            var definition = new InputValueDefinition(input.Name.Value, type)
            {
                Description = input.Description?.Value,
                DefaultLiteral = input.DefaultValue,
                Syntax = input,
                Directives = Apply(input.Directives, location),
            };
            afterwards.Add(() => definition.DeprecationReason = Deprecation(definition.Directives));
            inputs.Add(definition);
        }

        return new DefinitionList<InputValueDefinition>(inputs);
    }

    private DefinitionList<EnumValueDefinition> Values(EnumType owner, IEnumerable<EnumValueDefinitionSyntax> syntax)
    {
        var all = syntax.ToList();
        RefuseTwice(all, value => value.Name, name => $"Enum value \"{owner.Name}.{name}\"");
        var values = new List<EnumValueDefinition>();
        foreach (var value in all)
        {
            RefuseReservedName(value, value.Name);
            var definition = new EnumValueDefinition(owner, value.Name.Value)
            {
                Description = value.Description?.Value,
                Syntax = value,
                Directives = Apply(value.Directives, DirectiveLocation.EnumValue),
            };
            afterwards.Add(() => definition.DeprecationReason = Deprecation(definition.Directives));
            values.Add(definition);
        }

        return new DefinitionList<EnumValueDefinition>(values);
    }

    private void RefuseTwice<T>(IEnumerable<T> syntax, Func<T, NameSyntax> nameOf, Func<string, string> placeOf)
        where T : SyntaxElement
    {
        var seen = new HashSet<string>();
        foreach (var item in syntax)
        {
            var name = nameOf(item);
            if (!seen.Add(name.Value))
            {
                Problems.Add(item, name, $"{placeOf(name.Value)} can only be defined once.");
            }
        }
    }

    private InterfaceType? FindInterface(NamedTypeSyntax syntax)
    {
        var type = FindType(syntax);
        if (type is not null and not InterfaceType)
        {
            Problems.Add(syntax, $"A type can only implement Interface types, it cannot implement {type}.");
        }

        return type as InterfaceType;
    }

    private ObjectType? FindMember(UnionType union, NamedTypeSyntax syntax)
    {
        var type = FindType(syntax);
        if (type is not null and not ObjectType)
        {
            Problems.Add(syntax, $"Union type {union.Name} can only include Object types, it cannot include {type}.");
        }

        return type as ObjectType;
    }

    private SchemaType? FindType(TypeSyntax syntax)
    {
        switch (syntax)
        {
            case ListTypeSyntax list:
                return FindType(list.ItemType)?.List;
            case NonNullTypeSyntax nonNull:
                return FindType(nonNull.NullableType)?.NonNull;
        }

        var name = ((NamedTypeSyntax)syntax).Name.Value;
        if (types.TryGetValue(name, out var parts))
        {
            referenced.Add(name);
            return parts.Type;
        }

        var near = Suggestions.Near(name, types.Keys.Where(known => !known.StartsWith("__", StringComparison.Ordinal)));
        Problems.Add(syntax, $"Unknown type \"{name}\".{Suggestions.DidYouMean(near)}");
        return null;
    }

    private static DirectiveLocation LocationOf(NamedType type) => type switch
    {
        ScalarType => DirectiveLocation.Scalar,
        ObjectType => DirectiveLocation.Object,
        InterfaceType => DirectiveLocation.Interface,
        UnionType => DirectiveLocation.Union,
        EnumType => DirectiveLocation.Enum,
        _ => DirectiveLocation.InputObject,
    };
}
