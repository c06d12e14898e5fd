using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Execution.Planning;

/// <summary>The variables that decide about @skip, @include, @defer and @stream anywhere in an operation.</summary>
internal sealed class ConditionVariables
{
    private readonly List<(string Name, bool IsOptional)> found = [];
    private readonly PreparedDocument document;
    private HashSet<string>? visited;

    /// <summary>Finds them. Time O(document).</summary>
    public ConditionVariables(PreparedDocument document, OperationDefinitionSyntax operation)
    {
        this.document = document;
        Visit(operation.SelectionSet);
    }

    /// <summary>
    /// Each once, in the order met. One is optional, and counts as true when it was left out, that decides about @defer and @stream alone.
    /// </summary>
    public IReadOnlyList<(string Name, bool IsOptional)> Found => found;

    /// <summary>Whether there is a @defer or @stream.</summary>
    public bool HasIncremental { get; private set; }

    private void Visit(SelectionSetSyntax? selectionSet)
    {
        if (selectionSet is null)
        {
            return;
        }

        foreach (var selection in selectionSet.Selections)
        {
            Note(selection);
            switch (selection)
            {
                case FieldSyntax field:
                    Visit(field.SelectionSet);
                    break;
                case InlineFragmentSyntax inline:
                    Visit(inline.SelectionSet);
                    break;
                case FragmentSpreadSyntax spread when (visited ??= []).Add(spread.Name.Value!):
                    Visit(document.FindFragment(spread.Name.Value!)?.SelectionSet);
                    break;
            }
        }
    }

    private void Note(SelectionSyntax selection)
    {
        foreach (var directive in selection.Directives)
        {
            var isIncremental = directive.Name.Value is "defer" or "stream";
            HasIncremental |= isIncremental;
            if ((isIncremental || directive.Name.Value is "skip" or "include")
                && directive.FindArgument("if") is VariableSyntax variable)
            {
                Note(variable.Name.Value, isIncremental);
            }
        }
    }

    private void Note(string name, bool isIncremental)
    {
        var index = found.FindIndex(each => each.Name == name);
        if (index < 0)
        {
            found.Add((name, isIncremental));
        }
        else
        {
            found[index] = (name, found[index].IsOptional && isIncremental);
        }
    }
}
