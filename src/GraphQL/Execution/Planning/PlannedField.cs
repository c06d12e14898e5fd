using System.Collections.Immutable;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Execution.Resolvers;
using NetworkLens.GraphQL.Execution.Telemetry;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Execution.Planning;

/// <summary>One response key of one concrete type: everything about it that does not vary between requests.</summary>
/// <remarks>
/// What is selected below it is planned on first use, so a plan never grows larger than what executions have visited.
/// Safe for use by many requests at once.
/// </remarks>
internal sealed class PlannedField
{
    private readonly CollectedField[] syntax;
    private readonly OperationPlan plan;
    private PlannedSelection? only;
    private PlannedSelection[] byType = [];
    private PlannedField? streamed;
    private readonly EncodedName name;
    private ImmutableArray<SourceLocation> locations;

    public PlannedField(
        OperationPlan plan,
        PlannedField? parent,
        ObjectType parentType,
        FieldDefinition definition,
        CollectedField[] syntax,
        bool isFirst,
        DeferUsage[] usages)
        : this(plan, parent, parentType, definition, syntax, isFirst)
    {
        Usages = usages;
        Arguments = PlannedArguments.Of(plan, definition, syntax[0].Syntax);
        Stream = ListDepth > 0 ? plan.StreamOf(syntax[0]) : null;
    }

    private PlannedField(
        OperationPlan plan,
        PlannedField? parent,
        ObjectType parentType,
        FieldDefinition definition,
        CollectedField[] syntax,
        bool isFirst)
    {
        this.plan = plan;
        this.syntax = syntax;
        Parent = parent;
        ParentType = parentType;
        Definition = definition;
        ResponseKey = syntax[0].Syntax.ResponseKey;
        name = EncodedName.Of(ResponseKey, isFirst);
        Type = definition.Type.NamedType;
        ListDepth = DepthOf(definition.Type);
        IndexBase = parent is null ? 0 : parent.IndexBase + parent.ListDepth;
        Level = parent is null ? 0 : parent.Level + 1;
        var resolver = FieldResolver.Of(definition, parentType);
        Resolver = plan.Operation.TracesFields && !(resolver.IsPlain && Type.IsLeaf) ? new TracedField(resolver) : resolver;
    }

    /// <summary>The field whose value this is part of, null for a root field.</summary>
    public PlannedField? Parent { get; }

    /// <summary>The concrete type that it is a field of.</summary>
    public ObjectType ParentType { get; }

    /// <summary>What the schema says about it.</summary>
    public FieldDefinition Definition { get; }

    /// <summary>Its key in the response.</summary>
    public string ResponseKey { get; }

    /// <summary>The key as bytes, with the brace or the comma before it.</summary>
    public ref readonly EncodedName Name => ref name;

    /// <summary>Its type without wrappers.</summary>
    public NamedType Type { get; }

    /// <summary>How many lists wrap its type.</summary>
    public int ListDepth { get; }

    /// <summary>How many fields stand above it.</summary>
    public int Level { get; }

    /// <summary>How many list indices its path has before its own.</summary>
    public int IndexBase { get; }

    /// <summary>Gives and writes its value.</summary>
    public FieldResolver Resolver { get; }

    /// <summary>Its arguments; null when it takes none.</summary>
    public PlannedArguments? Arguments { get; private init; }

    /// <summary>The @defer under which it is answered; none when it is answered at once.</summary>
    public DeferUsage[] Usages { get; } = [];

    /// <summary>Its @stream, or null.</summary>
    public StreamUsage? Stream { get; }

    /// <summary>
    /// The same field for items that are streamed: what is below them comes with them, whatever the list was deferred by.
    /// </summary>
    public PlannedField Streamed
    {
        get
        {
            if (Volatile.Read(ref streamed) is { } known)
            {
                return known;
            }

            CollectedField[] plain = [.. syntax.Select(each => each with { Defer = null })];
            var made = new PlannedField(plan, Parent, ParentType, Definition, plain, isFirst: false) { Arguments = Arguments };
            return Interlocked.CompareExchange(ref streamed, made, null) ?? made;
        }
    }

    /// <summary>Whether null may stand in its place.</summary>
    public bool IsNullable => !Definition.Type.IsNonNull;

    /// <summary>"Type.field", for messages.</summary>
    public string Coordinate => $"{ParentType.Name}.{Definition.Name}";

    /// <summary>Where the document asks for it: each place, when several merge into this one.</summary>
    public ImmutableArray<SourceLocation> Locations
    {
        get
        {
            if (locations.IsDefault)
            {
                locations = [.. syntax.Select(each => each.Syntax.Location)];
            }

            return locations;
        }
    }

    /// <summary>Adds the path to it, or to an item of its list.</summary>
    /// <param name="indices">The list indices on the way, as far as they are known.</param>
    /// <param name="path">A string is a response key, an int a list index.</param>
    public void AppendPath(ReadOnlySpan<int> indices, ImmutableArray<object>.Builder path)
    {
        Parent?.AppendPath(indices[..Math.Min(indices.Length, IndexBase)], path);
        path.Add(ResponseKey);
        foreach (var index in indices[Math.Min(indices.Length, IndexBase)..])
        {
            path.Add(index);
        }
    }

    /// <summary>What is selected on a concrete type below it. O(1) after the first time.</summary>
    public PlannedSelection SelectionOn(ObjectType type)
    {
        var first = only;
        if (first is not null && ReferenceEquals(first.Type, type))
        {
            return first;
        }

        foreach (var known in Volatile.Read(ref byType))
        {
            if (ReferenceEquals(known.Type, type))
            {
                return known;
            }
        }

        return Plan(type);
    }

    private PlannedSelection Plan(ObjectType type)
    {
        var selection = plan.Select(type, syntax, this);
        if (Interlocked.CompareExchange(ref only, selection, null) is null)
        {
            return selection;
        }

        // Two requests may plan the same at once: either copy serves, and one is kept.
        while (true)
        {
            var before = Volatile.Read(ref byType);
            if (Array.Find(before, known => ReferenceEquals(known.Type, type)) is { } known)
            {
                return known;
            }

            if (Interlocked.CompareExchange(ref byType, [.. before, selection], before) == before)
            {
                return selection;
            }
        }
    }

    private static int DepthOf(SchemaType type)
    {
        var depth = 0;
        while (type is not NamedType)
        {
            if (type is ListType list)
            {
                depth++;
                type = list.OfType;
            }
            else
            {
                type = ((NonNullType)type).OfType;
            }
        }

        return depth;
    }
}

/// <summary>The fields selected on one concrete type, merged and in response order.</summary>
/// <param name="Type">The concrete type.</param>
/// <param name="Fields">Its fields; perhaps none, when conditions leave all out.</param>
internal sealed record PlannedSelection(ObjectType Type, PlannedField[] Fields)
{
    private const int LevelsBetweenChecks = 16;

    /// <summary>The field whose value it is selected on; null at the root.</summary>
    public PlannedField? Parent { get; init; }

    /// <summary>What is answered later; null when all is answered at once.</summary>
    public DeferredSelection? Deferred { get; init; }

    /// <summary>Its fields, and those that are answered later.</summary>
    public IEnumerable<PlannedField> AllFields => Deferred is null
        ? Fields
        : Fields.Concat(Deferred.Groups.SelectMany(group => group.Selection.Fields));

    /// <summary>Whether this level is one of those where the room on the stack is looked at: not every one, for speed.</summary>
    public bool ChecksStack { get; } = Fields.Length > 0 && Fields[0].Level % LevelsBetweenChecks == LevelsBetweenChecks - 1;
}
