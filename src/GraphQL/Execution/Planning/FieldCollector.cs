using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Execution.Planning;

/// <summary>A field as written, and the @defer it was reached by; null when it was asked for at once.</summary>
internal readonly record struct CollectedField(FieldSyntax Syntax, DeferUsage? Defer);

/// <summary>
/// Collects what is selected on one object type by response key: CollectFields of section 6.3.2 of the specification, and of
/// the proposal for incremental delivery.
/// </summary>
/// <param name="document">Where fragments are found.</param>
/// <param name="conditions">What the directives of selections come to.</param>
/// <param name="type">The object type.</param>
/// <param name="capacity">How many selections there are, as far as is known.</param>
internal sealed class FieldCollector(PreparedDocument document, Conditions conditions, ObjectType type, int capacity)
{
    // Nested fragments that each defer the next one twice would double with each level: beyond so many @defer of one
    // selection, further ones are answered with what is around them, as a server may.
    private const int MaxUsages = 64;

    private HashSet<string>? visited;
    private HashSet<(string Fragment, DeferUsage Usage)>? visitedLater;
    private List<DeferUsage>? begun;

    /// <summary>The fields by response key, in the order of the response.</summary>
    public CollectedFields Fields { get; } = new(capacity);

    /// <summary>The @defer that were met.</summary>
    public IReadOnlyList<DeferUsage> Begun => begun ?? [];

    /// <summary>Adds what selections come to. A fragment is entered once for each @defer it is reached by.</summary>
    public void Collect(SelectionSetSyntax set, DeferUsage? defer)
    {
        foreach (var selection in set.Selections)
        {
            if (!conditions.IsIncluded(selection))
            {
                continue;
            }

            switch (selection)
            {
                case FieldSyntax field:
                    Fields.Add(new CollectedField(field, defer));
                    break;
                case InlineFragmentSyntax inline when Applies(inline.TypeCondition):
                    Collect(inline.SelectionSet, UsageOf(inline, defer));
                    break;
                case FragmentSpreadSyntax spread:
                    Enter(spread, defer);
                    break;
            }
        }
    }

    private void Enter(FragmentSpreadSyntax spread, DeferUsage? defer)
    {
        var name = spread.Name.Value!;
        if (visited?.Contains(name) == true
            || (defer is not null && visitedLater?.Contains((name, defer)) == true)
            || document.FindFragment(name) is not { } fragment
            || !Applies(fragment.TypeCondition))
        {
            return;
        }

        var usage = UsageOf(spread, defer);
        if (usage is null)
        {
            (visited ??= []).Add(name);
        }
        else
        {
            (visitedLater ??= []).Add((name, usage));
        }

        Collect(fragment.SelectionSet, usage);
    }

    private DeferUsage? UsageOf(SelectionSyntax selection, DeferUsage? around)
    {
        if (conditions.DeferOf(selection) is not { } directive || begun is { Count: >= MaxUsages })
        {
            return around;
        }

        var usage = new DeferUsage((directive.FindArgument("label") as StringValueSyntax)?.Value, around);
        (begun ??= []).Add(usage);
        return usage;
    }

    private bool Applies(NamedTypeSyntax? condition)
    {
        if (condition is null || condition.Name.Value == type.Name)
        {
            return true;
        }

        var schema = document.Schema.Schema;
        return schema.FindType(condition.Name.Value) is { IsAbstract: true } wider && schema.IsSubType(wider, type);
    }
}
