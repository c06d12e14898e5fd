using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>A document to execute defines operations and fragments only (section 5.1.1).</summary>
public sealed class ExecutableDefinitions : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterDocument(DocumentSyntax document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is not ExecutableDefinitionSyntax)
            {
                Report($"The {NameOf(definition)} definition is not executable.", definition);
            }
        }
    }

    private static string NameOf(DefinitionSyntax definition) => definition switch
    {
        TypeDefinitionSyntax type => $"\"{type.Name}\"",
        DirectiveDefinitionSyntax directive => $"\"{directive.Name}\"",
        _ => "schema",
    };
}
