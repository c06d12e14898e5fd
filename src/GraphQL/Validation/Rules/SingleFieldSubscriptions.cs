using System.Collections.Immutable;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>
/// A subscription selects one field, none of introspection, and not on a condition (section 5.2.4.1).
/// </summary>
public sealed class SingleFieldSubscriptions : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterOperation(OperationDefinitionSyntax operation)
    {
        if (operation.Operation != OperationType.Subscription || Context.Schema.SubscriptionType is not { } root)
        {
            return;
        }

        var subject = operation.Name.IsPresent ? $"Subscription \"{operation.Name}\"" : "Anonymous Subscription";
        var fields = new List<FieldSyntax>();
        var conditions = new List<DirectiveSyntax>();
        Collect(operation.SelectionSet, root, fields, conditions);
        if (conditions.Count > 0)
        {
            Report($"{subject} must not use `@skip` or `@include` directives in the top level selection.",
                [.. conditions]);
        }

        var groups = fields.GroupBy(field => field.ResponseKey).ToList();
        if (groups.Count > 1)
        {
            var extra = groups.Skip(1).SelectMany(group => group).ToArray();
            Report($"{subject} must select only one top level field.", [.. extra]);
        }

        var aboutSchema = groups.Where(group => group.First().Name.Value.StartsWith("__", StringComparison.Ordinal));
        foreach (var group in aboutSchema)
        {
            Report($"{subject} must not select an introspection top level field.", [.. group]);
        }
    }

    // What the root selection comes to, in the order of execution; each fragment counts once.
    private void Collect(
        SelectionSetSyntax selectionSet,
        ObjectType root,
        List<FieldSyntax> fields,
        List<DirectiveSyntax> conditions)
    {
        var visited = new HashSet<string>();
        var open = new Stack<SelectionSyntax>(selectionSet.Selections.Reverse());
        while (open.TryPop(out var selection))
        {
            conditions.AddRange(selection.Directives.Where(directive => directive.Name.Value is "skip" or "include"));
            var inner = selection switch
            {
                FieldSyntax => null,
                InlineFragmentSyntax fragment when Applies(fragment.TypeCondition, root) => fragment.SelectionSet,
                FragmentSpreadSyntax spread when visited.Add(spread.Name.Value) => SelectionsOf(spread, root),
                _ => null,
            };
            if (selection is FieldSyntax field)
            {
                fields.Add(field);
            }

            foreach (var next in inner?.Selections.Reverse() ?? [])
            {
                open.Push(next);
            }
        }
    }

    private SelectionSetSyntax? SelectionsOf(FragmentSpreadSyntax spread, ObjectType root) =>
        Context.FindFragment(spread.Name.Value) is { } fragment && Applies(fragment.TypeCondition, root)
            ? fragment.SelectionSet
            : null;

    private bool Applies(NamedTypeSyntax? condition, ObjectType root)
    {
        var type = condition is null ? root : Context.Schema.FindType(condition.Name.Value);
        return type is not null && (ReferenceEquals(type, root) || Context.Schema.IsSubType(type, root));
    }
}
