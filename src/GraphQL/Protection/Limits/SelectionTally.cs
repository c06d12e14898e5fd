using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Protection.Limits;

/// <summary>What one operation or fragment has, its fragments not followed.</summary>
internal sealed class SelectionTally
{
    private SelectionTally()
    {
    }

    /// <summary>Fields at any depth.</summary>
    public long Fields { get; private set; }

    /// <summary>Fields at its root.</summary>
    public long RootFields { get; private set; }

    /// <summary>Fields with an alias.</summary>
    public long Aliases { get; private set; }

    /// <summary>Fragments spread at any depth, each as often as it is; whether at the root.</summary>
    public List<(string Name, bool IsRoot)> Spreads { get; } = [];

    /// <summary>Counts. Recurses as deeply as braces nest, which the parser bounds; time O(size).</summary>
    public static SelectionTally Of(SelectionSetSyntax set)
    {
        var tally = new SelectionTally();
        tally.Count(set, isRoot: true);
        return tally;
    }

    private void Count(SelectionSetSyntax set, bool isRoot)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldSyntax field:
                    Fields++;
                    RootFields += isRoot ? 1 : 0;
                    Aliases += field.Alias.IsPresent ? 1 : 0;
                    if (field.SelectionSet is { } below)
                    {
                        Count(below, isRoot: false);
                    }

                    break;
                case InlineFragmentSyntax inline:
                    Count(inline.SelectionSet, isRoot);
                    break;
                case FragmentSpreadSyntax spread:
                    Spreads.Add((spread.Name.Value, isRoot));
                    break;
            }
        }
    }
}
