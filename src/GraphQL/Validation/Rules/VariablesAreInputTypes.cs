using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Variables have input types (section 5.8.2).</summary>
public sealed class VariablesAreInputTypes : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterVariableDefinition(VariableDefinitionSyntax variable)
    {
        if (Context.Schema.Resolve(variable.Type) is { IsInput: false })
        {
            Report($"Variable \"${variable.Name}\" cannot be non-input type \"{variable.Type}\".", variable.Type);
        }
    }
}
