using System.Collections.Immutable;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>Coerces the arguments of a field or directive (CoerceArgumentValues, section 6.4.1).</summary>
public static class ArgumentInput
{
    /// <summary>Coerces arguments; time O(arguments + size of the literals).</summary>
    /// <param name="definitions">What the field or directive takes.</param>
    /// <param name="arguments">What the document gives.</param>
    /// <param name="owner">The field or directive as written, where an error about an absent argument points.</param>
    /// <param name="variables">Coerced variables; a variable without a value is not in it.</param>
    /// <param name="values">Values by name; an argument neither given nor with a default is not in it.</param>
    /// <returns>Null when all went well, else the first error, with code <see
    /// cref="ErrorCodes.BadUserInput"/>.</returns>
    public static GraphQLError? Coerce(
        DefinitionList<InputValueDefinition> definitions,
        ImmutableArray<ArgumentSyntax> arguments,
        SyntaxElement owner,
        IReadOnlyDictionary<string, object?>? variables,
        out Dictionary<string, object?> values)
    {
        values = new Dictionary<string, object?>(definitions.Count);
        foreach (var definition in definitions)
        {
            var syntax = Find(arguments, definition.Name);
            if (CoerceOne(definition, syntax, owner, variables, values) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static GraphQLError? CoerceOne(
        InputValueDefinition definition,
        ArgumentSyntax? syntax,
        SyntaxElement owner,
        IReadOnlyDictionary<string, object?>? variables,
        Dictionary<string, object?> values)
    {
        var variable = syntax?.Value as VariableSyntax;
        var isAbsent = syntax is null || (variable is not null && variables?.ContainsKey(variable.Name.Value) != true);
        if (isAbsent && definition.HasDefault)
        {
            values[definition.Name] = definition.DefaultValue;
            return null;
        }

        if (isAbsent)
        {
            return !definition.Type.IsNonNull ? null : Error(syntax?.Value ?? owner, variable is null
                ? $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was not provided."
                : $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was provided the variable "
                    + $"\"${variable.Name.Value}\" which was not provided a runtime value.");
        }

        var isNull = syntax!.Value is NullValueSyntax
            || (variable is not null && variables!.GetValueOrDefault(variable.Name.Value) is null);
        if (isNull && definition.Type.IsNonNull)
        {
            return Error(
                syntax.Value,
                $"Argument \"{definition.Name}\" of non-null type \"{definition.Type}\" must not be null.");
        }

        string? problem = null;
        if (!LiteralInput.TryCoerce(syntax.Value, definition.Type, variables, out var value, ref problem))
        {
            var shown = Printer.Print(syntax.Value);
            var why = problem is null ? "." : $"; {problem}";
            return Error(syntax.Value, $"Argument \"{definition.Name}\" has invalid value {shown}{why}");
        }

        values[definition.Name] = value;
        return null;
    }

    private static ArgumentSyntax? Find(ImmutableArray<ArgumentSyntax> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name.Value == name)
            {
                return argument;
            }
        }

        return null;
    }

    private static GraphQLError Error(SyntaxElement at, string message) => new()
    {
        Message = message,
        Locations = [at.Location],
        SourceName = at.Source.Name,
        Code = ErrorCodes.BadUserInput,
    };
}
