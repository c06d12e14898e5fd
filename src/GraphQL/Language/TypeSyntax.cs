namespace NetworkLens.GraphQL.Language;

/// <summary>A type reference as written.</summary>
public abstract class TypeSyntax(SourceSpan span) : SyntaxElement(span)
{
    /// <summary>The type's name, whatever wraps it.</summary>
    public NamedTypeSyntax InnermostType
    {
        get
        {
            var type = this;
            while (type is not NamedTypeSyntax)
            {
                type = type is ListTypeSyntax list ? list.ItemType : ((NonNullTypeSyntax)type).NullableType;
            }

            return (NamedTypeSyntax)type;
        }
    }
}

/// <summary><c>Name</c>.</summary>
public sealed class NamedTypeSyntax(SourceSpan span, NameSyntax name) : TypeSyntax(span)
{
    /// <summary>The type.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>The name as written.</summary>
    public override string ToString() => Name.Value;
}

/// <summary><c>[T]</c>.</summary>
public sealed class ListTypeSyntax(SourceSpan span, TypeSyntax itemType) : TypeSyntax(span)
{
    /// <summary>T.</summary>
    public TypeSyntax ItemType { get; } = itemType;

    /// <summary><c>[T]</c>.</summary>
    public override string ToString() => $"[{ItemType}]";
}

/// <summary><c>T!</c>.</summary>
public sealed class NonNullTypeSyntax(SourceSpan span, TypeSyntax nullableType) : TypeSyntax(span)
{
    /// <summary>T, which is never itself non-null.</summary>
    public TypeSyntax NullableType { get; } = nullableType;

    /// <summary><c>T!</c>.</summary>
    public override string ToString() => $"{NullableType}!";
}
