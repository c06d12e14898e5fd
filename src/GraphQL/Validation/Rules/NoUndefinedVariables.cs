using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Variables that an operation uses, in its fragments too, are defined by it (section 5.8.3).</summary>
public sealed class NoUndefinedVariables : ValidationRule
{
    /// <inheritdoc/>
    public override void LeaveOperation(OperationDefinitionSyntax operation)
    {
        var defined = operation.VariableDefinitions.Select(variable => variable.Name).ToHashSet();
        foreach (var usage in Context.VariableUsages(operation))
        {
            var name = usage.Variable.Name.Value;
            if (!defined.Contains(name))
            {
                var where = operation.Name.IsPresent ? $" by operation \"{operation.Name}\"" : "";
                Report($"Variable \"${name}\" is not defined{where}.", usage.Variable, operation);
            }
        }
    }
}
