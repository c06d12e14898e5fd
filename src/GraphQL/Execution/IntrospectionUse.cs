using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Execution;

/// <summary>Tells whether a document asks for the schema itself.</summary>
internal static class IntrospectionUse
{
    /// <summary>Whether <c>__schema</c> or <c>__type</c> is selected anywhere. Time O(document).</summary>
    public static bool IsIn(DocumentSyntax document) => document.Definitions
        .OfType<ExecutableDefinitionSyntax>()
        .Any(definition => IsIn(definition.SelectionSet));

    private static bool IsIn(SelectionSetSyntax? selectionSet) => selectionSet is not null
        && selectionSet.Selections.Any(selection => selection switch
        {
            FieldSyntax { Name.Value: "__schema" or "__type" } => true,
            FieldSyntax field => IsIn(field.SelectionSet),
            InlineFragmentSyntax inline => IsIn(inline.SelectionSet),
            _ => false,
        });
}
