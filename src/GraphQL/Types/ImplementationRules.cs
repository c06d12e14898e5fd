using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>Whether a type implements its interfaces (IsValidImplementation, sections 3.6 and 3.7).</summary>
internal static class ImplementationRules
{
    public static void Check(Schema schema, FieldsType type, SchemaProblems problems)
    {
        var seen = new HashSet<string>();
        foreach (var syntax in type.Syntax.Cast<FieldsTypeDefinitionSyntax>().SelectMany(part => part.Interfaces))
        {
            var name = syntax.Name.Value;
            if (name == type.Name)
            {
                problems.Add(
                    syntax,
                    $"Type {type} cannot implement itself because it would create a circular reference.");
            }
            else if (!seen.Add(name))
            {
                problems.Add(syntax, $"Type {type} can only implement {name} once.");
            }
            else if (schema.FindType(name) is InterfaceType contract)
            {
                CheckTransitive(type, contract, syntax, problems);
                CheckFields(schema, type, contract, problems);
            }
        }
    }

    private static void CheckTransitive(
        FieldsType type,
        InterfaceType contract,
        SyntaxElement at,
        SchemaProblems problems)
    {
        foreach (var inherited in contract.Interfaces)
        {
            if (!type.Interfaces.Contains(inherited))
            {
                problems.Add(at, ReferenceEquals(inherited, type)
                    ? $"Type {type} cannot implement {contract} because it would create a circular reference."
                    : $"Type {type} must implement {inherited} because it is implemented by {contract}.");
            }
        }
    }

    private static void CheckFields(Schema schema, FieldsType type, InterfaceType contract, SchemaProblems problems)
    {
        foreach (var promised in contract.Fields)
        {
            var place = $"{type}.{promised.Name}";
            if (type.Fields.Find(promised.Name) is not { } field)
            {
                problems.Add(
                    type.Syntax[0],
                    $"Interface field {contract}.{promised.Name} expected but {type} does not provide it.");
                continue;
            }

            if (!schema.IsTypeSubTypeOf(field.Type, promised.Type))
            {
                problems.Add(
                    field.Syntax!.Type,
                    $"Interface field {contract}.{promised.Name} expects type {promised.Type} "
                        + $"but {place} is type {field.Type}.");
            }

            if (field.DeprecationReason is not null && promised.DeprecationReason is null)
            {
                problems.Add(
                    field.Syntax,
                    $"Interface field {contract}.{promised.Name} is not deprecated, "
                        + $"so {place} must not be deprecated.");
            }

            CheckArguments(type, contract, field, promised, problems);
        }
    }

    private static void CheckArguments(
        FieldsType type,
        InterfaceType contract,
        FieldDefinition field,
        FieldDefinition promised,
        SchemaProblems problems)
    {
        foreach (var promisedArgument in promised.Arguments)
        {
            var name = promisedArgument.Name;
            var argument = field.Arguments.Find(name);
            if (argument is null)
            {
                problems.Add(
                    field.Syntax,
                    $"Interface field argument {contract}.{promised.Name}({name}:) expected "
                        + $"but {type}.{field.Name} does not provide it.");
            }
            else if (!ReferenceEquals(argument.Type, promisedArgument.Type))
            {
                problems.Add(
                    argument.Syntax!.Type,
                    $"Interface field argument {contract}.{promised.Name}({name}:) "
                        + $"expects type {promisedArgument.Type} "
                        + $"but {type}.{field.Name}({name}:) is type {argument.Type}.");
            }
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && promised.Arguments.Find(argument.Name) is null)
            {
                problems.Add(
                    argument.Syntax,
                    $"Object field {type}.{field.Name} includes required argument {argument.Name} "
                        + $"that is missing from the Interface field {contract}.{promised.Name}.");
            }
        }
    }
}
