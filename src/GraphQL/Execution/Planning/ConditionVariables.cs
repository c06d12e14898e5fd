using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Execution.Planning;

/// <summary>Finds the variables that decide about @skip and @include anywhere in an operation.</summary>
internal static class ConditionVariables
{
    /// <summary>Their names, each once, in the order met. Time O(document).</summary>
    public static IEnumerable<string> Of(PreparedDocument document, OperationDefinitionSyntax operation)
    {
        var found = new OrderedDictionary<string, bool>();
        Visit(document, operation.SelectionSet, found, []);
        return found.Keys;
    }

    private static void Visit(
        PreparedDocument document,
        SelectionSetSyntax? selectionSet,
        OrderedDictionary<string, bool> found,
        HashSet<string> visited)
    {
        if (selectionSet is null)
        {
            return;
        }

        foreach (var selection in selectionSet.Selections)
        {
            Note(selection, found);
            switch (selection)
            {
                case FieldSyntax field:
                    Visit(document, field.SelectionSet, found, visited);
                    break;
                case InlineFragmentSyntax inline:
                    Visit(document, inline.SelectionSet, found, visited);
                    break;
                case FragmentSpreadSyntax spread when visited.Add(spread.Name.Value):
                    Visit(document, document.FindFragment(spread.Name.Value)?.SelectionSet, found, visited);
                    break;
            }
        }
    }

    private static void Note(SelectionSyntax selection, OrderedDictionary<string, bool> found)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value is "skip" or "include"
                && directive.Arguments is [{ Value: VariableSyntax variable }, ..])
            {
                found.TryAdd(variable.Name.Value, true);
            }
        }
    }
}
