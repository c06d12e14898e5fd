using System.Collections.Immutable;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>A type that the schema names: scalar, object, interface, union, enum or input object.</summary>
public abstract class NamedType : SchemaType, INamed
{
    private protected NamedType(string name) => Name = name;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What the schema says about it, in Markdown; null when it says nothing.</summary>
    public string? Description { get; internal set; }

    /// <summary>Directives applied to it and to its extensions.</summary>
    public ImmutableArray<AppliedDirective> Directives { get; internal set; } = [];

    /// <summary>Where it is defined: the definition first, then its extensions; empty for built-in types.</summary>
    public ImmutableArray<TypeDefinitionSyntax> Syntax { get; internal set; } = [];

    /// <summary>Whether it is part of introspection or one of the five scalars of the specification.</summary>
    public bool IsBuiltIn { get; internal set; }

    /// <summary>A slot that belongs to whoever binds the schema to code; nothing here reads it.</summary>
    public object? Binding { get; set; }

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;
}

/// <summary>A type with output fields: an object type or an interface.</summary>
public abstract class FieldsType : NamedType
{
    private protected FieldsType(string name)
        : base(name)
    {
    }

    /// <summary>Its fields, without the meta field <c>__typename</c>.</summary>
    public DefinitionList<FieldDefinition> Fields { get; internal set; } = DefinitionList<FieldDefinition>.Empty;

    /// <summary>The interfaces it says it implements, those of its interfaces included.</summary>
    public ImmutableArray<InterfaceType> Interfaces { get; internal set; } = [];
}

/// <summary>A type whose values are objects with fields.</summary>
public sealed class ObjectType : FieldsType
{
    internal ObjectType(string name)
        : base(name)
    {
    }
}

/// <summary>Fields that several types have in common.</summary>
public sealed class InterfaceType : FieldsType
{
    internal InterfaceType(string name)
        : base(name)
    {
    }
}

/// <summary>One of several object types.</summary>
public sealed class UnionType : NamedType
{
    internal UnionType(string name)
        : base(name)
    {
    }

    /// <summary>The object types, in the order of the schema.</summary>
    public ImmutableArray<ObjectType> Members { get; internal set; } = [];
}

/// <summary>An object that clients send.</summary>
public sealed class InputObjectType : NamedType
{
    internal InputObjectType(string name)
        : base(name)
    {
    }

    /// <summary>Its fields.</summary>
    public DefinitionList<InputValueDefinition> Fields { get; internal set; } =
        DefinitionList<InputValueDefinition>.Empty;

    /// <summary>Whether exactly one field must be given, and not null (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; internal set; }

    /// <summary>
    /// Makes the value that resolvers get from the coerced fields (defaults filled in, absent ones absent); null leaves
    /// the dictionary as it is. Settable by a binder before the first request. Fields that each are right and together are not make it
    /// fail with a sentence for the client, which becomes a coercion error at the place of the object. It must not throw on user input.
    /// </summary>
    public Func<Dictionary<string, object?>, Coerced>? Construct { get; set; }
}
