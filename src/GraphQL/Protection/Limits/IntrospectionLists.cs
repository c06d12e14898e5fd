using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Protection.Limits;

/// <summary>
/// How deeply a question about the schema nests the lists that lead from types to fields and back: each multiplies the answer by the
/// size of the schema.
/// </summary>
internal static class IntrospectionLists
{
    /// <summary>The field that exceeds the limit, as an error; null when there is none.</summary>
    /// <remarks>
    /// What a fragment selects is visited again only where it lies deeper than before: O(document * most). Keeps its own stack.
    /// </remarks>
    /// <param name="document">A valid document.</param>
    /// <param name="most">The most lists that may nest.</param>
    public static GraphQLError? Exceeds(PreparedDocument document, int most)
    {
        // Depth -1 is outside of introspection.
        var deepest = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<(SelectionSetSyntax Set, int Depth)>();
        foreach (var operation in document.Syntax.Definitions.OfType<OperationDefinitionSyntax>())
        {
            open.Push((operation.SelectionSet, -1));
        }

        while (open.TryPop(out var next))
        {
            foreach (var selection in next.Set.Selections)
            {
                switch (selection)
                {
                    case FieldSyntax { SelectionSet: { } below } field:
                        var depth = DepthBelow(field, next.Depth);
                        if (depth > most)
                        {
                            return DocumentLimitsCheck.TooMany(
                                $"Lists of the schema's types and fields nest at most {most} deep; ask for a type by its name.", field);
                        }

                        open.Push((below, depth));
                        break;
                    case InlineFragmentSyntax inline:
                        open.Push((inline.SelectionSet, next.Depth));
                        break;
                    case FragmentSpreadSyntax spread
                        when next.Depth > deepest.GetValueOrDefault(spread.Name.Value, -2)
                            && document.FindFragment(spread.Name.Value) is { } fragment:
                        deepest[spread.Name.Value] = next.Depth;
                        open.Push((fragment.SelectionSet, next.Depth));
                        break;
                }
            }
        }

        return null;
    }

    private static int DepthBelow(FieldSyntax field, int depth) => field.Name.Value switch
    {
        "__schema" or "__type" => Math.Max(depth, 0),
        "fields" or "inputFields" or "interfaces" or "possibleTypes" when depth >= 0 => depth + 1,
        _ => depth,
    };
}
