using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Execution;

/// <summary>Turns the arguments of a field into values that resolvers get.</summary>
internal static class InputCoercion
{
    /// <summary>Coerces the arguments of a field under variables; an error is part of the result.</summary>
    public static ArgumentValues Arguments(
        FieldDefinition definition,
        FieldSyntax syntax,
        IReadOnlyDictionary<string, object?> variables)
    {
        var error = ArgumentInput.Coerce(definition.Arguments, syntax.Arguments, syntax, variables, out var values);
        return new ArgumentValues(values) { Error = error };
    }
}
