using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Execution;

/// <summary>Tells whether a document asks for the schema itself.</summary>
internal static class IntrospectionUse
{
    /// <summary>Whether <c>__schema</c> or <c>__type</c> is selected anywhere. Time O(document).</summary>
    public static bool IsIn(DocumentSyntax document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is ExecutableDefinitionSyntax executable && IsIn(executable.SelectionSet))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(SelectionSetSyntax selectionSet)
    {
        foreach (var selection in selectionSet.Selections)
        {
            var isFound = selection switch
            {
                FieldSyntax { Name.Value: "__schema" or "__type" } => true,
                FieldSyntax { SelectionSet: { } below } => IsIn(below),
                InlineFragmentSyntax inline => IsIn(inline.SelectionSet),
                _ => false,
            };
            if (isFound)
            {
                return true;
            }
        }

        return false;
    }
}
