using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>An operation without a name is the only one of its document (section 5.2.3.1).</summary>
public sealed class LoneAnonymousOperation : ValidationRule
{
    private int operationCount;

    /// <inheritdoc/>
    public override void EnterDocument(DocumentSyntax document)
    {
        foreach (var definition in document.Definitions)
        {
            operationCount += definition is OperationDefinitionSyntax ? 1 : 0;
        }
    }

    /// <inheritdoc/>
    public override void EnterOperation(OperationDefinitionSyntax operation)
    {
        if (!operation.Name.IsPresent && operationCount > 1)
        {
            Report("This anonymous operation must be the only defined operation.", operation);
        }
    }
}
