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
    private readonly Conditions conditions;
    private readonly Conditions whole;
    private int fieldCount;
    private int argumentSlotCount;

    /// <param name="operation">What it is a plan of.</param>
    /// <param name="trueConditions">The variables that are true.</param>
    /// <param name="isIncremental">Whether @defer and @stream take effect.</param>
    public OperationPlan(PreparedOperation operation, HashSet<string> trueConditions, bool isIncremental)
    {
        this.operation = operation;
        conditions = new Conditions(trueConditions, isIncremental);
        whole = isIncremental ? new Conditions(trueConditions, isIncremental: false) : conditions;
        Root = SelectRoot(conditions);
    }

    /// <summary>The root fields.</summary>
    public PlannedSelection Root { get; }

    /// <summary>What it is a plan of.</summary>
    public PreparedOperation Operation => operation;

    /// <summary>Whether parts of the answer may come later.</summary>
    public bool IsIncremental => conditions.IsIncremental;

    /// <summary>How many fields are planned so far: a measure of its memory.</summary>
    public int FieldCount => Volatile.Read(ref fieldCount);

    /// <summary>How many fields so far have arguments that depend on variables.</summary>
    public int ArgumentSlotCount => Volatile.Read(ref argumentSlotCount);

    /// <summary>A number for a field whose arguments are kept per request.</summary>
    public int NextArgumentSlot() => Interlocked.Increment(ref argumentSlotCount) - 1;

    /// <summary>The @stream of a field that takes effect, or null.</summary>
    public StreamUsage? StreamOf(CollectedField field) => conditions.StreamOf(field.Syntax);

    /// <summary>Plans what several merged fields select on a concrete type.</summary>
    public PlannedSelection Select(ObjectType type, CollectedField[] merged, PlannedField parent)
    {
        var collector = new FieldCollector(operation.Document, conditions, type);
        foreach (var field in merged)
        {
            if (field.Syntax.SelectionSet is { } below)
            {
                collector.Collect(below.Selections, field.Defer);
            }
        }

        return Build(type, collector, parent, () => SelectWhole(type, merged, parent));
    }

    private PlannedSelection SelectWhole(ObjectType type, CollectedField[] merged, PlannedField parent)
    {
        var collector = new FieldCollector(operation.Document, whole, type);
        foreach (var field in merged)
        {
            if (field.Syntax.SelectionSet is { } below)
            {
                collector.Collect(below.Selections, defer: null);
            }
        }

        return Simple(type, collector.Fields, parent);
    }

    private PlannedSelection SelectRoot(Conditions under)
    {
        var collector = new FieldCollector(operation.Document, under, operation.RootType);
        collector.Collect(operation.Syntax.SelectionSet.Selections, defer: null);
        return Build(operation.RootType, collector, parent: null, () => SelectRoot(whole));
    }

    private PlannedSelection Build(
        ObjectType type,
        FieldCollector collector,
        PlannedField? parent,
        Func<PlannedSelection> makeWhole)
    {
        var scope = parent?.Usages ?? [];
        if (scope.Length == 0 && collector.Begun.Count == 0)
        {
            // A @defer around a field that is also asked for at once still counts below it.
            if (!IsIncremental || collector.Fields.Values.All(same => DeferUsage.Of(same).Length == 0))
            {
                return Simple(type, collector.Fields, parent);
            }
        }

        var now = new OrderedDictionary<string, List<CollectedField>>();
        var later = new List<(DeferUsage[] Usages, OrderedDictionary<string, List<CollectedField>> Fields)>();
        foreach (var (key, same) in collector.Fields)
        {
            var usages = DeferUsage.Of(same);
            if (DeferUsage.AreSame(usages, scope))
            {
                now.Add(key, same);
                continue;
            }

            var index = later.FindIndex(group => DeferUsage.AreSame(group.Usages, usages));
            if (index < 0)
            {
                index = later.Count;
                later.Add((usages, []));
            }

            later[index].Fields.Add(key, same);
        }

        var groups = later.Select(group =>
            new DeferredFields(group.Usages, Fields(type, group.Fields, parent, group.Usages)));
        return Fields(type, now, parent, scope) with
        {
            Deferred = later.Count == 0 && collector.Begun.Count == 0
                ? null
                : new DeferredSelection([.. collector.Begun], [.. groups], new Lazy<PlannedSelection>(makeWhole)),
        };
    }

    private PlannedSelection Simple(
        ObjectType type,
        OrderedDictionary<string, List<CollectedField>> collected,
        PlannedField? parent) => Fields(type, collected, parent, []);

    private PlannedSelection Fields(
        ObjectType type,
        OrderedDictionary<string, List<CollectedField>> collected,
        PlannedField? parent,
        DeferUsage[] usages)
    {
        var fields = new List<PlannedField>(collected.Count);
        foreach (var (_, same) in collected)
        {
            var definition = operation.Schema.FindField(type, same[0].Syntax.Name.Value!, isRoot: parent is null);
            if (definition is not null)
            {
                var isFirst = fields.Count == 0;
                fields.Add(new PlannedField(this, parent, type, definition, [.. same], isFirst, usages));
            }
        }

        Interlocked.Add(ref fieldCount, fields.Count);
        return new PlannedSelection(type, [.. fields]) { Parent = parent };
    }
}
