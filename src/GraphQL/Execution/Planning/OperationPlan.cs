using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Execution.Planning;

/// <summary>
/// One operation under one outcome of its @skip and @include conditions, ready to be executed many times.
/// </summary>
/// <remarks>
/// Follows CollectFields and MergeSelectionSets of section 6.3.2 of the specification, but per type instead of per
/// value. Planning a selection takes time O(selections it reaches); a fragment is entered once per selection set.
/// </remarks>
internal sealed class OperationPlan
{
    private readonly PreparedOperation operation;
    private readonly HashSet<string> trueConditions;
    private int fieldCount;
    private int argumentSlotCount;

    public OperationPlan(PreparedOperation operation, HashSet<string> trueConditions)
    {
        this.operation = operation;
        this.trueConditions = trueConditions;
        Root = Select(operation.RootType, operation.Syntax.SelectionSet.Selections, parent: null);
    }

    /// <summary>The root fields.</summary>
    public PlannedSelection Root { get; }

    /// <summary>What it is a plan of.</summary>
    public PreparedOperation Operation => operation;

    /// <summary>How many fields are planned so far: a measure of its memory.</summary>
    public int FieldCount => Volatile.Read(ref fieldCount);

    /// <summary>How many fields so far have arguments that depend on variables.</summary>
    public int ArgumentSlotCount => Volatile.Read(ref argumentSlotCount);

    /// <summary>A number for a field whose arguments are kept per request.</summary>
    public int NextArgumentSlot() => Interlocked.Increment(ref argumentSlotCount) - 1;

    /// <summary>Plans what several merged fields select on a concrete type.</summary>
    public PlannedSelection Select(ObjectType type, FieldSyntax[] merged, PlannedField parent)
    {
        var collected = new OrderedDictionary<string, List<FieldSyntax>>();
        var visited = new HashSet<string>();
        foreach (var field in merged)
        {
            if (field.SelectionSet is { } below)
            {
                Collect(type, below.Selections, collected, visited);
            }
        }

        return Build(type, collected, parent);
    }

    private PlannedSelection Select(
        ObjectType type,
        IReadOnlyList<SelectionSyntax> selections,
        PlannedField? parent)
    {
        var collected = new OrderedDictionary<string, List<FieldSyntax>>();
        Collect(type, selections, collected, []);
        return Build(type, collected, parent);
    }

    private PlannedSelection Build(
        ObjectType type,
        OrderedDictionary<string, List<FieldSyntax>> collected,
        PlannedField? parent)
    {
        var fields = new List<PlannedField>(collected.Count);
        foreach (var (_, same) in collected)
        {
            var definition = operation.Schema.FindField(type, same[0].Name.Value, isRoot: parent is null);
            if (definition is not null)
            {
                fields.Add(new PlannedField(this, parent, type, definition, [.. same], isFirst: fields.Count == 0));
            }
        }

        Interlocked.Add(ref fieldCount, fields.Count);
        return new PlannedSelection(type, [.. fields]);
    }

    private void Collect(
        ObjectType type,
        IReadOnlyList<SelectionSyntax> selections,
        OrderedDictionary<string, List<FieldSyntax>> collected,
        HashSet<string> visited)
    {
        foreach (var selection in selections)
        {
            if (!IsIncluded(selection))
            {
                continue;
            }

            switch (selection)
            {
                case FieldSyntax field when collected.TryGetValue(field.ResponseKey, out var same):
                    same.Add(field);
                    break;
                case FieldSyntax field:
                    collected.Add(field.ResponseKey, [field]);
                    break;
                case InlineFragmentSyntax inline when Applies(type, inline.TypeCondition):
                    Collect(type, inline.SelectionSet.Selections, collected, visited);
                    break;
                case FragmentSpreadSyntax spread when visited.Add(spread.Name.Value):
                    if (operation.Document.FindFragment(spread.Name.Value) is { } fragment
                        && Applies(type, fragment.TypeCondition))
                    {
                        Collect(type, fragment.SelectionSet.Selections, collected, visited);
                    }

                    break;
            }
        }
    }

    private bool Applies(ObjectType type, NamedTypeSyntax? condition)
    {
        if (condition is null || condition.Name.Value == type.Name)
        {
            return true;
        }

        var schema = operation.Schema.Schema;
        return schema.FindType(condition.Name.Value) is { IsAbstract: true } wider && schema.IsSubType(wider, type);
    }

    private bool IsIncluded(SelectionSyntax selection)
    {
        foreach (var directive in selection.Directives)
        {
            var excludes = directive.Name.Value switch
            {
                "skip" => ConditionOf(directive),
                "include" => !ConditionOf(directive),
                _ => false,
            };
            if (excludes)
            {
                return false;
            }
        }

        return true;
    }

    private bool ConditionOf(DirectiveSyntax directive) => directive.Arguments.Length == 0 ? false
        : directive.Arguments[0].Value switch
        {
            BooleanValueSyntax constant => constant.Value,
            VariableSyntax variable => trueConditions.Contains(variable.Name.Value),
            _ => false,
        };
}
