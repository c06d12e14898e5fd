using System.Collections.Immutable;
using System.Text.Json;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>Variables as resolvers see them, or what is wrong with what the client sent.</summary>
/// <param name="Values">By name; a variable neither sent nor with a default is not in it. Empty after errors.</param>
/// <param name="Errors">Empty when all went well; each has code <see cref="ErrorCodes.BadUserInput"/>.</param>
public sealed record CoercedVariables(
    IReadOnlyDictionary<string, object?> Values,
    ImmutableArray<GraphQLError> Errors)
{
    /// <summary>Of an operation that has no variables.</summary>
    public static CoercedVariables None { get; } = new(ImmutableDictionary<string, object?>.Empty, []);
}

/// <summary>Coerces the variables of a request (CoerceVariableValues, section 6.1.2).</summary>
public static class VariableInput
{
    /// <summary>Errors beyond this many are not looked for.</summary>
    public const int MaxErrors = 50;

    /// <summary>Coerces all variables of an operation. Time O(size of the JSON).</summary>
    /// <param name="schema">The schema the operation was validated against.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="json">The <c>variables</c> of the request: an object, or null when there is none.</param>
    /// <param name="files">
    /// Files that came with the request, by where they belong in the variables, such as <c>"files.0"</c>, where the JSON has null.
    /// </param>
    public static CoercedVariables Coerce(
        Schema schema,
        OperationDefinitionSyntax operation,
        JsonElement? json,
        IReadOnlyDictionary<string, IUploadedFile>? files = null)
    {
        if (operation.VariableDefinitions.IsEmpty)
        {
            return CoercedVariables.None;
        }

        var errors = new List<GraphQLError>();
        var values = new Dictionary<string, object?>(operation.VariableDefinitions.Length);
        foreach (var definition in operation.VariableDefinitions)
        {
            CoerceOne(schema, definition, Property(json, definition.Name), files, values, errors);
            if (errors.Count > MaxErrors)
            {
                errors.RemoveRange(MaxErrors, errors.Count - MaxErrors);
                errors.Add(new GraphQLError
                {
                    Message = "Too many errors processing variables, error limit reached. Execution aborted.",
                    Code = ErrorCodes.BadUserInput,
                });
                break;
            }
        }

        return errors.Count == 0
            ? new CoercedVariables(values, [])
            : new CoercedVariables(ImmutableDictionary<string, object?>.Empty, [.. errors]);
    }

    private static void CoerceOne(
        Schema schema,
        VariableDefinitionSyntax definition,
        JsonElement? json,
        IReadOnlyDictionary<string, IUploadedFile>? files,
        Dictionary<string, object?> values,
        List<GraphQLError> errors)
    {
        var name = definition.Name;
        if (schema.Resolve(definition.Type) is not { IsInput: true } type)
        {
            errors.Add(Error(
                definition.Type,
                $"Variable \"${name}\" expected value of type \"{definition.Type}\" "
                    + $"which cannot be used as an input type."));
        }
        else if (json is not { } value)
        {
            if (definition.DefaultValue is { } literal)
            {
                TakeDefault(definition, literal, type, values, errors);
            }
            else if (type.IsNonNull)
            {
                errors.Add(Error(definition, $"Variable \"${name}\" of required type \"{type}\" was not provided."));
            }
        }
        else if (value.ValueKind == JsonValueKind.Null && type.IsNonNull && files?.ContainsKey(name) != true)
        {
            errors.Add(Error(definition, $"Variable \"${name}\" of non-null type \"{type}\" must not be null."));
        }
        else
        {
            var input = new JsonInput((path, at, problem) => Report(definition, path, at, problem, errors))
            {
                Files = files is null ? null : new FilePlaces(name, files),
            };
            values[name] = input.Coerce(value, type);
        }
    }

    // Validation has looked at it, but not at what an input's constructor says.
    private static void TakeDefault(
        VariableDefinitionSyntax definition,
        ValueSyntax literal,
        SchemaType type,
        Dictionary<string, object?> values,
        List<GraphQLError> errors)
    {
        string? problem = null;
        if (LiteralInput.TryCoerce(literal, type, variables: null, out var value, ref problem))
        {
            values[definition.Name] = value;
            return;
        }

        errors.Add(Error(
            literal,
            $"Variable \"${definition.Name}\" has invalid default value {Printer.Print(literal)}"
                + (problem is null ? "." : $"; {problem}")));
    }

    // False stops the coercion: there are more errors than anybody will read.
    private static bool Report(
        VariableDefinitionSyntax definition,
        string path,
        JsonElement? at,
        string problem,
        List<GraphQLError> errors)
    {
        var place = path.Length == 0 ? "" : $" at \"{definition.Name}{path}\"";
        errors.Add(Error(
            definition,
            $"Variable \"${definition.Name}\" got invalid value {JsonInspection.Show(at)}{place}; {problem}"));
        return errors.Count <= MaxErrors;
    }

    private static JsonElement? Property(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty(name, out var value) ? value : null;

    private static GraphQLError Error(SyntaxElement at, string message) => new()
    {
        Message = message,
        Locations = [at.Location],
        Code = ErrorCodes.BadUserInput,
    };
}
