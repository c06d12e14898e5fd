using System.Collections.Immutable;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>A field of an object type or interface.</summary>
public sealed class FieldDefinition : INamed
{
    internal FieldDefinition(string name, SchemaType type)
    {
        Name = name;
        Type = type;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>An output type.</summary>
    public SchemaType Type { get; }

    /// <summary>What the schema says about it, or null.</summary>
    public string? Description { get; internal init; }

    /// <summary>Its arguments.</summary>
    public DefinitionList<InputValueDefinition> Arguments { get; internal init; } =
        DefinitionList<InputValueDefinition>.Empty;

    /// <summary>Why it should no longer be used, or null.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <summary>Directives applied to it.</summary>
    public ImmutableArray<AppliedDirective> Directives { get; internal set; } = [];

    /// <summary>Where it is defined, null for built-in fields.</summary>
    public FieldDefinitionSyntax? Syntax { get; internal init; }

    /// <summary>A slot that belongs to whoever binds the schema to code; nothing here reads it.</summary>
    public object? Resolver { get; set; }

    /// <summary>Where the events of a field of the subscription root come from: a slot as <see cref="Resolver"/> is.</summary>
    public object? EventSource { get; set; }

    /// <summary>
    /// Gives the field's value at once from its parent and its coerced arguments. Introspection fields come with it
    /// set;
    /// a list is any <c>IEnumerable</c>, an enum its CLR value.
    /// </summary>
    public Func<object?, IReadOnlyDictionary<string, object?>, object?>? SyncResolver { get; set; }
}

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputValueDefinition : INamed
{
    internal InputValueDefinition(string name, SchemaType type)
    {
        Name = name;
        Type = type;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>An input type.</summary>
    public SchemaType Type { get; }

    /// <summary>What the schema says about it, or null.</summary>
    public string? Description { get; internal init; }

    /// <summary>The default as written, null when there is none.</summary>
    public ValueSyntax? DefaultLiteral { get; internal init; }

    /// <summary>Whether there is a default; it may be null itself.</summary>
    public bool HasDefault => DefaultLiteral is not null;

    /// <summary>
    /// The default as resolvers get it, null when there is none. Coerced anew on each call, as scalars and enums may be
    /// bound in between: a plan should keep it.
    /// </summary>
    /// <exception cref="InvalidOperationException">A binder's scalar refuses what the schema's file says.</exception>
    public object? DefaultValue => DefaultLiteral is null ? null
        : LiteralInput.TryCoerce(DefaultLiteral, Type, variables: null, out var value) ? value
        : throw new InvalidOperationException(
            $"{DefaultLiteral.Source.Name}:{DefaultLiteral.Location}: the default of \"{Name}\" is no {Type}.");

    /// <summary>Whether leaving it out is an error: non-null without a default.</summary>
    public bool IsRequired => Type.IsNonNull && !HasDefault;

    /// <summary>Why it should no longer be used, or null.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <summary>Directives applied to it.</summary>
    public ImmutableArray<AppliedDirective> Directives { get; internal set; } = [];

    /// <summary>Where it is defined, null for built-in ones.</summary>
    public InputValueDefinitionSyntax? Syntax { get; internal init; }

    /// <summary>A slot that belongs to whoever binds the schema to code; nothing here reads it.</summary>
    public object? Binding { get; set; }
}
