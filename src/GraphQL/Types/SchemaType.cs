namespace NetworkLens.GraphQL.Types;

/// <summary>A type of a schema: named, or a list or non-null wrapping of one.</summary>
/// <remarks>
/// One object stands for one type: <see cref="List"/> and <see cref="NonNull"/> always give the same wrapper, so types
/// compare by reference.
/// </remarks>
public abstract class SchemaType
{
    private ListType? list;
    private NonNullType? nonNull;

    /// <summary>The list of this type.</summary>
    public ListType List => list ?? Interlocked.CompareExchange(ref list, new ListType(this), null) ?? list;

    /// <summary>This type without null; itself when it is non-null already.</summary>
    public NonNullType NonNull => this as NonNullType
        ?? nonNull ?? Interlocked.CompareExchange(ref nonNull, new NonNullType(this), null) ?? nonNull;

    /// <summary>This type with null: what a non-null type wraps, else itself.</summary>
    public SchemaType Nullable => this is NonNullType wrapper ? wrapper.OfType : this;

    /// <summary>The type inside all wrappers.</summary>
    public NamedType NamedType
    {
        get
        {
            var type = this;
            while (type is not Types.NamedType)
            {
                type = type is ListType list ? list.OfType : ((NonNullType)type).OfType;
            }

            return (NamedType)type;
        }
    }

    /// <summary>Whether null is not among its values.</summary>
    public bool IsNonNull => this is NonNullType;

    /// <summary>Whether variables and arguments may have it: scalars, enums, input objects.</summary>
    public bool IsInput => NamedType is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether fields may have it: all but input objects.</summary>
    public bool IsOutput => NamedType is not InputObjectType;

    /// <summary>Whether it has nothing to select: a scalar or enum, not wrapped.</summary>
    public bool IsLeaf => this is ScalarType or EnumType;

    /// <summary>Whether it may be selected on: an object, interface or union, not wrapped.</summary>
    public bool IsComposite => this is ObjectType or InterfaceType or UnionType;

    /// <summary>Whether it stands for several object types: an interface or union, not wrapped.</summary>
    public bool IsAbstract => this is InterfaceType or UnionType;
}

/// <summary><c>[T]</c>.</summary>
public sealed class ListType : SchemaType
{
    internal ListType(SchemaType ofType) => OfType = ofType;

    /// <summary>T.</summary>
    public SchemaType OfType { get; }

    /// <summary><c>[T]</c>.</summary>
    public override string ToString() => $"[{OfType}]";
}

/// <summary><c>T!</c>.</summary>
public sealed class NonNullType : SchemaType
{
    internal NonNullType(SchemaType ofType) => OfType = ofType;

    /// <summary>T, which is never itself non-null.</summary>
    public SchemaType OfType { get; }

    /// <summary><c>T!</c>.</summary>
    public override string ToString() => $"{OfType}!";
}
