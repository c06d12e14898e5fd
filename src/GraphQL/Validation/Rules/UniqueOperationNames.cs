using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Operations have different names (section 5.2.2.1).</summary>
public sealed class UniqueOperationNames : ValidationRule
{
    private readonly Dictionary<string, NameSyntax> known = [];

    /// <inheritdoc/>
    public override void EnterOperation(OperationDefinitionSyntax operation)
    {
        if (operation.Name.IsPresent && !known.TryAdd(operation.Name.Value, operation.Name))
        {
            var name = operation.Name;
            Report($"There can be only one operation named \"{name}\".", known[name.Value], name);
        }
    }
}
