using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Execution;

/// <summary>
/// How deeply a response may nest. Braces in the text say little of it: a chain of fragments, each with one field, nests as deep as
/// the document is long, and where each level is a list its answer grows with the power of the depth.
/// </summary>
internal static class FieldDepth
{
    /// <summary>
    /// The first field found that lies deeper than allowed, as an error; null when there is none. Conditions count as if all held.
    /// </summary>
    /// <remarks>
    /// Keeps its own stack, and visits what a fragment selects again only where it lies deeper than before: O(document * most).
    /// The document must be valid: no fragment spreads itself.
    /// </remarks>
    /// <param name="document">A valid document.</param>
    /// <param name="most">The most fields on a way from the root, both ends included.</param>
    public static GraphQLError? Exceeds(PreparedDocument document, int most)
    {
        var deepest = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<(SelectionSetSyntax Set, int Depth)>();
        foreach (var operation in document.Syntax.Definitions.OfType<OperationDefinitionSyntax>())
        {
            open.Push((operation.SelectionSet, 1));
        }

        while (open.TryPop(out var next))
        {
            foreach (var selection in next.Set.Selections)
            {
                switch (selection)
                {
                    case FieldSyntax field when next.Depth > most:
                        return RequestErrors.TooDeep(most, field.Location);
                    case FieldSyntax { SelectionSet: { } below }:
                        open.Push((below, next.Depth + 1));
                        break;
                    case InlineFragmentSyntax inline:
                        open.Push((inline.SelectionSet, next.Depth));
                        break;
                    case FragmentSpreadSyntax spread
                        when next.Depth > deepest.GetValueOrDefault(spread.Name.Value)
                            && document.FindFragment(spread.Name.Value) is { } fragment:
                        deepest[spread.Name.Value] = next.Depth;
                        open.Push((fragment.SelectionSet, next.Depth));
                        break;
                }
            }
        }

        return null;
    }
}
