using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Binding;

/// <summary>
/// Looks again at the default values of a schema when scalars, enums and input types are bound: what the schema alone could not judge,
/// the code's coercions can.
/// </summary>
internal static class DefaultValues
{
    /// <summary>Reports every default, and every argument of a directive on the schema's parts, that is not what its type takes.</summary>
    public static void Check(BindingSession session)
    {
        var schema = session.Schema;
        CheckApplied(schema.AppliedDirectives, session);
        foreach (var directive in schema.Directives)
        {
            CheckAll(directive.Arguments, session, argument => $"@{directive.Name}({argument}:)");
        }

        foreach (var type in schema.Types.Where(type => !type.IsBuiltIn))
        {
            CheckApplied(type.Directives, session);
            switch (type)
            {
                case FieldsType { Fields: var fields }:
                    foreach (var field in fields)
                    {
                        CheckApplied(field.Directives, session);
                        CheckAll(field.Arguments, session, argument => $"{type}.{field.Name}({argument}:)");
                    }

                    break;
                case InputObjectType { Fields: var inputs }:
                    CheckAll(inputs, session, field => $"{type}.{field}");
                    break;
                case EnumType { Values: var values }:
                    foreach (var value in values)
                    {
                        CheckApplied(value.Directives, session);
                    }

                    break;
            }
        }
    }

    private static void CheckAll(DefinitionList<InputValueDefinition> inputs, BindingSession session, Func<string, string> placeOf)
    {
        foreach (var input in inputs)
        {
            CheckApplied(input.Directives, session);
            CheckOne(input.DefaultLiteral, input.Type, $"The default value of {placeOf(input.Name)}", session);
        }
    }

    private static void CheckApplied(IEnumerable<AppliedDirective> applied, BindingSession session)
    {
        foreach (var directive in applied)
        {
            foreach (var argument in directive.Syntax.Arguments)
            {
                if (directive.Definition.Arguments.Find(argument.Name.Value) is { } definition)
                {
                    CheckOne(argument.Value, definition.Type, $"Argument \"{argument.Name}\" of @{directive.Name}", session);
                }
            }
        }
    }

    private static void CheckOne(ValueSyntax? literal, SchemaType type, string what, BindingSession session)
    {
        string? problem = null;
        if (literal is not null && !LiteralInput.TryCoerce(literal, type, variables: null, out _, ref problem))
        {
            session.Fault(literal, $"{what} must be {type}, not {Printer.Print(literal)}{(problem is null ? "." : $": {problem}")}");
        }
    }
}
