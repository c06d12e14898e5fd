using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>A variable's type fits every place that uses it (section 5.8.5, AreTypesCompatible).</summary>
public sealed class VariablesInAllowedPosition : ValidationRule
{
    /// <inheritdoc/>
    public override void LeaveOperation(OperationDefinitionSyntax operation)
    {
        var definitions = new Dictionary<string, VariableDefinitionSyntax>();
        foreach (var variable in operation.VariableDefinitions)
        {
            definitions[variable.Name] = variable;
        }

        foreach (var usage in Context.VariableUsages(operation))
        {
            if (definitions.TryGetValue(usage.Variable.Name.Value, out var definition)
                && usage.Type is { } expected
                && Context.Schema.Resolve(definition.Type) is { } type)
            {
                Check(definition, type, usage, expected);
            }
        }
    }

    private void Check(VariableDefinitionSyntax definition, SchemaType type, VariableUsage usage, SchemaType expected)
    {
        if (!IsAllowed(definition, type, usage, expected))
        {
            Report(
                $"Variable \"${definition.Name}\" of type \"{type}\" used in position expecting type \"{expected}\".",
                definition,
                usage.Variable);
        }

        if (usage.ParentType is InputObjectType { IsOneOf: true } oneOf && !type.IsNonNull)
        {
            Report(
                $"Variable \"${definition.Name}\" is of type \"{type}\" but must be non-nullable to be used "
                    + $"for OneOf Input Object \"{oneOf}\".",
                definition,
                usage.Variable);
        }
    }

    // A nullable variable may stand in a non-null place that one of both defaults keeps from being null.
    private bool IsAllowed(
        VariableDefinitionSyntax definition,
        SchemaType type,
        VariableUsage usage,
        SchemaType expected)
    {
        if (!expected.IsNonNull || type.IsNonNull)
        {
            return Context.Schema.IsTypeSubTypeOf(type, expected);
        }

        return (definition.DefaultValue is not null and not NullValueSyntax || usage.HasDefault)
            && Context.Schema.IsTypeSubTypeOf(type, expected.Nullable);
    }
}
