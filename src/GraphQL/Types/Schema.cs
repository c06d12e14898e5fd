using System.Collections.Frozen;
using System.Collections.Immutable;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>What clients may ask: types by name, directives, and where each operation starts.</summary>
/// <remarks>
/// Built by <see cref="SchemaBuilder"/> and then fixed, but for the slots meant for a binder (resolvers, scalar coercions, enum values),
/// which must be filled before the first request.
/// </remarks>
public sealed class Schema
{
    private readonly FrozenDictionary<string, ImmutableArray<ObjectType>> possibleTypes;
    private readonly FrozenDictionary<string, FrozenSet<string>> subTypes;

    internal Schema(
        IEnumerable<NamedType> types,
        IEnumerable<DirectiveDefinition> directives,
        ObjectType? queryType,
        ObjectType? mutationType,
        ObjectType? subscriptionType)
    {
        Types = new DefinitionList<NamedType>(types);
        Directives = new DefinitionList<DirectiveDefinition>(directives);
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
        possibleTypes = Types.Where(type => type.IsAbstract)
            .ToFrozenDictionary(type => type.Name, FindPossibleTypes);
        subTypes = Types.Where(type => type.IsAbstract)
            .ToFrozenDictionary(type => type.Name, type => FindSubTypes(type).ToFrozenSet());
    }

    /// <summary>What the schema says about itself, or null.</summary>
    public string? Description { get; internal init; }

    /// <summary>Every named type, those of introspection included.</summary>
    public DefinitionList<NamedType> Types { get; }

    /// <summary>Every directive, the specification's own included.</summary>
    public DefinitionList<DirectiveDefinition> Directives { get; }

    /// <summary>
    /// Where queries start. Null only in a schema that has none, which is invalid but can be described.
    /// </summary>
    public ObjectType? QueryType { get; }

    /// <summary>Where mutations start, or null.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>Where subscriptions start, or null.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>
    /// The fields <c>__typename</c> (of every composite type), <c>__schema</c> and <c>__type</c> (of the query type).
    /// </summary>
    public DefinitionList<FieldDefinition> MetaFields { get; internal init; } = DefinitionList<FieldDefinition>.Empty;

    /// <summary>Where the schema itself is defined, then extended; empty when only its types are.</summary>
    public ImmutableArray<SchemaDefinitionSyntax> Syntax { get; internal init; } = [];

    /// <summary>Directives applied to the schema itself.</summary>
    public ImmutableArray<AppliedDirective> AppliedDirectives { get; internal init; } = [];

    /// <summary>The type of that name, or null. O(1).</summary>
    public NamedType? FindType(string name) => Types.Find(name);

    /// <summary>The directive of that name, without the at sign, or null. O(1).</summary>
    public DirectiveDefinition? FindDirective(string name) => Directives.Find(name);

    /// <summary>The type that a reference names, or null when the schema has no such type. O(wrappers).</summary>
    public SchemaType? Resolve(TypeSyntax syntax) => syntax switch
    {
        NamedTypeSyntax named => FindType(named.Name.Value),
        ListTypeSyntax list => Resolve(list.ItemType)?.List,
        NonNullTypeSyntax nonNull => Resolve(nonNull.NullableType)?.NonNull,
        _ => null,
    };

    /// <summary>
    /// The field of that name on a composite type, the meta fields <c>__typename</c>, <c>__schema</c> and <c>__type</c>
    /// included; null when there is none. O(1).
    /// </summary>
    public FieldDefinition? FindField(NamedType parent, string name)
    {
        if (!name.StartsWith("__", StringComparison.Ordinal))
        {
            return (parent as FieldsType)?.Fields.Find(name);
        }

        var isForEveryType = name == "__typename" && parent.IsComposite;
        return isForEveryType || ReferenceEquals(parent, QueryType)
            ? MetaFields.Find(name)
            : (parent as FieldsType)?.Fields.Find(name);
    }

    /// <summary>Where that kind of operation starts, or null when the schema has none.</summary>
    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => QueryType,
        OperationType.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>
    /// The object types a value of that type may have: members, implementers, or the object type itself.
    /// </summary>
    public ImmutableArray<ObjectType> PossibleTypes(NamedType type) => type switch
    {
        ObjectType only => [only],
        _ => possibleTypes.GetValueOrDefault(type.Name, []),
    };

    /// <summary>Whether the abstract type is a union with that member, or an interface with that implementer.</summary>
    public bool IsSubType(NamedType abstractType, NamedType maybeSubType) =>
        subTypes.TryGetValue(abstractType.Name, out var names) && names.Contains(maybeSubType.Name);

    /// <summary>
    /// Whether every value of <paramref name="sub"/> is one of <paramref name="super"/>, wrappers included.
    /// </summary>
    public bool IsTypeSubTypeOf(SchemaType sub, SchemaType super) => (sub, super) switch
    {
        _ when ReferenceEquals(sub, super) => true,
        (NonNullType a, NonNullType b) => IsTypeSubTypeOf(a.OfType, b.OfType),
        (NonNullType a, _) => IsTypeSubTypeOf(a.OfType, super),
        (ListType a, ListType b) => IsTypeSubTypeOf(a.OfType, b.OfType),
        (FieldsType a, NamedType b) when b.IsAbstract => IsSubType(b, a),
        _ => false,
    };

    private ImmutableArray<ObjectType> FindPossibleTypes(NamedType type) => type is UnionType union
        ? union.Members
        : [.. Types.OfType<ObjectType>().Where(candidate => candidate.Interfaces.Contains((InterfaceType)type))];

    private IEnumerable<string> FindSubTypes(NamedType type) => type is UnionType union
        ? union.Members.Select(member => member.Name)
        : Types.OfType<FieldsType>()
            .Where(candidate => candidate.Interfaces.Contains((InterfaceType)type))
            .Select(candidate => candidate.Name);
}
