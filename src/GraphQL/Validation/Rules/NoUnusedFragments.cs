using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>
/// Fragments that are defined are used by an operation, directly or through others (section 5.5.1.4).
/// </summary>
public sealed class NoUnusedFragments : ValidationRule
{
    /// <inheritdoc/>
    public override void LeaveDocument(DocumentSyntax document)
    {
        if (!Context.HasFragments)
        {
            return;
        }

        var used = new HashSet<string>();
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionSyntax operation)
            {
                used.UnionWith(Context.ReferencedFragments(operation).Select(fragment => fragment.Name.Value));
            }
        }

        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionSyntax fragment && !used.Contains(fragment.Name.Value))
            {
                Report($"Fragment \"{fragment.Name}\" is never used.", fragment);
            }
        }
    }
}
