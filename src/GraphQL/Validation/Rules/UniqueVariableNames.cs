using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>The variables of an operation have different names (section 5.8.1).</summary>
public sealed class UniqueVariableNames : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterOperation(OperationDefinitionSyntax operation)
    {
        if (operation.VariableDefinitions.Length < 2)
        {
            return;
        }

        var names = operation.VariableDefinitions.Select(variable => variable.Variable.Name);
        foreach (var group in names.GroupBy(name => name.Value).Where(group => group.Count() > 1))
        {
            Report($"There can be only one variable named \"${group.Key}\".", [.. group]);
        }
    }
}
