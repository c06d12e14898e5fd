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
    private const long BytesPerPlan = 250;
    private const long BytesPerSelection = 150;
    private const long BytesPerField = 450;

    private readonly PreparedOperation operation;
    private readonly Conditions conditions;
    private readonly Conditions whole;
    private volatile bool isKept;
    private int fieldCount;
    private int argumentSlotCount;

    /// <param name="operation">What it is a plan of.</param>
    /// <param name="trueConditions">The variables that are true; null for none.</param>
    /// <param name="isIncremental">Whether @defer and @stream take effect.</param>
    public OperationPlan(PreparedOperation operation, HashSet<string>? trueConditions, bool isIncremental)
    {
        this.operation = operation;
        conditions = new Conditions(trueConditions, isIncremental);
        whole = isIncremental ? new Conditions(trueConditions, isIncremental: false) : conditions;
        Root = SelectRoot();
    }

    /// <summary>The root fields.</summary>
    public PlannedSelection Root { get; }

    /// <summary>What it is a plan of.</summary>
    public PreparedOperation Operation => operation;

    /// <summary>Whether parts of the answer may come later.</summary>
    public bool IsIncremental => conditions.IsIncremental;

    /// <summary>How many fields are planned so far.</summary>
    public int FieldCount => Volatile.Read(ref fieldCount);

    /// <summary>How many fields so far have arguments that depend on variables.</summary>
    public int ArgumentSlotCount => Volatile.Read(ref argumentSlotCount);

    /// <summary>Has it kept, if there is room, for other requests of the same outcome; from then on its memory counts.</summary>
    /// <remarks>Nobody else has seen it yet, so that nothing is counted twice or not at all.</remarks>
    public void KeepIn(OutcomeTable<OperationPlan> plans, ulong outcome)
    {
        var bytes = BytesPerPlan + BytesOf(fieldCount);
        isKept = true;
        if (plans.TryKeep(outcome, this))
        {
            operation.Document.Grow(bytes);
        }
        else
        {
            isKept = false;
        }
    }

    /// <summary>A number for a field whose arguments are kept per request.</summary>
    public int NextArgumentSlot() => Interlocked.Increment(ref argumentSlotCount) - 1;

    /// <summary>The @stream of a field that takes effect, or null.</summary>
    public StreamUsage? StreamOf(CollectedField field) => conditions.StreamOf(field.Syntax);

    /// <summary>Plans what several merged fields select on a concrete type.</summary>
    public PlannedSelection Select(ObjectType type, CollectedField[] merged, PlannedField parent)
    {
        var collector = Collect(conditions, type, merged);
        return IsAtOnce(collector, parent.Usages)
            ? Fields(type, collector.Fields, parent, [])
            : SplitBelow(type, collector, merged, parent);
    }

    // On its own, so that only what is split makes a closure.
    private PlannedSelection SplitBelow(ObjectType type, FieldCollector collector, CollectedField[] merged, PlannedField parent) =>
        Split(type, collector, parent, parent.Usages, () => Fields(type, Collect(whole, type, merged).Fields, parent, []));

    private PlannedSelection SelectRoot()
    {
        var collector = CollectRoot(conditions);
        return IsAtOnce(collector, [])
            ? Fields(operation.RootType, collector.Fields, parent: null, [])
            : Split(
                operation.RootType, collector, parent: null, [], () => Fields(operation.RootType, CollectRoot(whole).Fields, null, []));
    }

    private FieldCollector Collect(Conditions under, ObjectType type, CollectedField[] merged)
    {
        var collector = new FieldCollector(operation.Document, under, type, merged[0].Syntax.SelectionSet?.Selections.Length ?? 0);
        foreach (var field in merged)
        {
            if (field.Syntax.SelectionSet is { } below)
            {
                collector.Collect(below, under.IsIncremental ? field.Defer : null);
            }
        }

        return collector;
    }

    private FieldCollector CollectRoot(Conditions under)
    {
        var set = operation.Syntax.SelectionSet;
        var collector = new FieldCollector(operation.Document, under, operation.RootType, set.Selections.Length);
        collector.Collect(set, defer: null);
        return collector;
    }

    // Whether nothing of a selection is left for later. A @defer around a field that is also asked for at once still counts below it.
    private bool IsAtOnce(FieldCollector collector, DeferUsage[] scope)
    {
        if (!IsIncremental)
        {
            return true;
        }

        if (scope.Length > 0 || collector.Begun.Count > 0)
        {
            return false;
        }

        for (var i = 0; i < collector.Fields.Count; i++)
        {
            if (DeferUsage.Of(collector.Fields[i]).Length > 0)
            {
                return false;
            }
        }

        return true;
    }

    private PlannedSelection Split(
        ObjectType type,
        FieldCollector collector,
        PlannedField? parent,
        DeferUsage[] scope,
        Func<PlannedSelection> makeWhole)
    {
        var now = new CollectedFields(collector.Fields.Count);
        var later = new List<(DeferUsage[] Usages, CollectedFields Fields)>();
        for (var i = 0; i < collector.Fields.Count; i++)
        {
            var same = collector.Fields[i];
            var usages = DeferUsage.Of(same);
            var index = later.FindIndex(group => DeferUsage.AreSame(group.Usages, usages));
            if (index < 0 && !DeferUsage.AreSame(usages, scope))
            {
                index = later.Count;
                later.Add((usages, new CollectedFields(1)));
            }

            var fields = index < 0 ? now : later[index].Fields;
            Array.ForEach(same, fields.Add);
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

    private PlannedSelection Fields(ObjectType type, CollectedFields collected, PlannedField? parent, DeferUsage[] usages)
    {
        var fields = new PlannedField[collected.Count];
        var count = 0;
        for (var i = 0; i < fields.Length; i++)
        {
            var same = collected[i];
            if (operation.Schema.FindField(type, same[0].Syntax.Name.Value!, isRoot: parent is null) is { } definition)
            {
                fields[count] = new PlannedField(this, parent, type, definition, same, isFirst: count == 0, usages);
                count++;
            }
        }

        Array.Resize(ref fields, count); // As it is, unless a field is asked for where it has no meaning.
        Interlocked.Add(ref fieldCount, count);
        if (isKept)
        {
            operation.Document.Grow(BytesOf(count));
        }

        return new PlannedSelection(type, fields) { Parent = parent };
    }

    private static long BytesOf(int fieldsOfSelection) => BytesPerSelection + (fieldsOfSelection * BytesPerField);
}
