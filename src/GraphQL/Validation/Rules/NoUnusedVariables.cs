using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Variables that an operation defines are used by it or its fragments (section 5.8.4).</summary>
public sealed class NoUnusedVariables : ValidationRule
{
    /// <inheritdoc/>
    public override void LeaveOperation(OperationDefinitionSyntax operation)
    {
        if (operation.VariableDefinitions.IsEmpty)
        {
            return;
        }

        var used = Context.VariableUsages(operation).Select(usage => usage.Variable.Name.Value).ToHashSet();
        foreach (var variable in operation.VariableDefinitions.Where(variable => !used.Contains(variable.Name)))
        {
            var where = operation.Name.IsPresent ? $" in operation \"{operation.Name}\"" : "";
            Report($"Variable \"${variable.Name}\" is never used{where}.", variable);
        }
    }
}
