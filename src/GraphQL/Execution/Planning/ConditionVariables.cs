using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Execution.Planning;

/// <summary>The variables that decide about @skip, @include, @defer and @stream anywhere in an operation.</summary>
internal sealed class ConditionVariables
{
    private readonly OrderedDictionary<string, bool> found = [];
    private readonly HashSet<string> visited = [];
    private readonly PreparedDocument document;

    /// <summary>Finds them. Time O(document).</summary>
    public ConditionVariables(PreparedDocument document, OperationDefinitionSyntax operation)
    {
        this.document = document;
        Visit(operation.SelectionSet);
    }

    /// <summary>The names of those of an operation, each once, in the order met. Time O(document).</summary>
    public static IEnumerable<string> Of(PreparedDocument document, OperationDefinitionSyntax operation) =>
        new ConditionVariables(document, operation).Names;

    /// <summary>Their names, each once, in the order met.</summary>
    public IEnumerable<string> Names => found.Keys;

    /// <summary>Whether there is a @defer or @stream.</summary>
    public bool HasIncremental { get; private set; }

    /// <summary>Whether a variable counts as true when it was left out: it decides about @defer and @stream alone.</summary>
    public bool IsOptional(string name) => found[name];

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
                case FragmentSpreadSyntax spread when visited.Add(spread.Name.Value!):
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
                var name = variable.Name.Value!;
                found[name] = isIncremental && (!found.TryGetValue(name, out var isOptional) || isOptional);
            }
        }
    }
}
