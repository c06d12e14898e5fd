using System.Text.Json;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Protection.Costs;

/// <summary>What a request gives to the cost of its operation, and the fault found while working it out.</summary>
internal struct CostInputs(
    OperationDefinitionSyntax operation,
    IReadOnlyDictionary<string, object?> variables,
    JsonElement json)
{
    /// <summary>Coerced variables by name.</summary>
    public IReadOnlyDictionary<string, object?> Variables { get; } = variables;

    /// <summary>The first thing wrong with how a list was sliced; null when nothing is.</summary>
    public GraphQLError? Fault { get; set; }

    /// <summary>A size that is taken to be <see cref="AssumedLength"/>, to find out what would be allowed.</summary>
    public ListSize? Assumed { get; init; }

    /// <summary>The length of <see cref="Assumed"/>.</summary>
    public double AssumedLength { get; init; }

    /// <summary>
    /// A variable as the client sent it. What coercion made of it is of no use here: it may be an object of the binder's.
    /// </summary>
    /// <returns>Whether the request gives it.</returns>
    public readonly bool TryGetJson(string name, out JsonElement value)
    {
        value = default;
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out value);
    }

    /// <summary>The default of a variable; null when it has none.</summary>
    public readonly ValueSyntax? DefaultOf(string name)
    {
        foreach (var definition in operation.VariableDefinitions)
        {
            if (definition.Name == name)
            {
                return definition.DefaultValue;
            }
        }

        return null;
    }
}
