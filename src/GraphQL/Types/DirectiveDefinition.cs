using System.Collections.Immutable;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>Where a directive may stand, named as in section 3.13 of the specification.</summary>
public enum DirectiveLocation
{
    /// <summary>On a query.</summary>
    Query,

    /// <summary>On a mutation.</summary>
    Mutation,

    /// <summary>On a subscription.</summary>
    Subscription,

    /// <summary>On a selected field.</summary>
    Field,

    /// <summary>On a fragment's definition.</summary>
    FragmentDefinition,

    /// <summary>On a fragment spread.</summary>
    FragmentSpread,

    /// <summary>On an inline fragment.</summary>
    InlineFragment,

    /// <summary>On a variable's definition.</summary>
    VariableDefinition,

    /// <summary>On the schema.</summary>
    Schema,

    /// <summary>On a scalar.</summary>
    Scalar,

    /// <summary>On an object type.</summary>
    Object,

    /// <summary>On a field's definition.</summary>
    FieldDefinition,

    /// <summary>On an argument's definition.</summary>
    ArgumentDefinition,

    /// <summary>On an interface.</summary>
    Interface,

    /// <summary>On a union.</summary>
    Union,

    /// <summary>On an enum.</summary>
    Enum,

    /// <summary>On an enum's value.</summary>
    EnumValue,

    /// <summary>On an input object type.</summary>
    InputObject,

    /// <summary>On a field of an input object type.</summary>
    InputFieldDefinition,
}

/// <summary>A directive that the schema knows.</summary>
public sealed class DirectiveDefinition : INamed
{
    internal DirectiveDefinition(string name) => Name = name;

    /// <summary>The name, without the at sign.</summary>
    public string Name { get; }

    /// <summary>What the schema says about it, or null.</summary>
    public string? Description { get; internal init; }

    /// <summary>Its arguments.</summary>
    public DefinitionList<InputValueDefinition> Arguments { get; internal set; } =
        DefinitionList<InputValueDefinition>.Empty;

    /// <summary>Where it may stand.</summary>
    public ImmutableArray<DirectiveLocation> Locations { get; internal init; } = [];

    /// <summary>Whether it may stand more than once at one place.</summary>
    public bool IsRepeatable { get; internal init; }

    /// <summary>Whether it is one of the specification's own.</summary>
    public bool IsBuiltIn { get; internal init; }

    /// <summary>Where it is defined, null for built-in ones.</summary>
    public DirectiveDefinitionSyntax? Syntax { get; internal init; }

    /// <summary>A slot that belongs to whoever binds the schema to code; nothing here reads it.</summary>
    public object? Binding { get; set; }
}

/// <summary>A directive as it stands on a piece of the schema.</summary>
/// <param name="Definition">The directive.</param>
/// <param name="Syntax">How and where it is written.</param>
public sealed record AppliedDirective(DirectiveDefinition Definition, DirectiveSyntax Syntax) : INamed
{
    /// <summary>The directive's name, without the at sign.</summary>
    public string Name => Definition.Name;

    /// <summary>
    /// Its arguments as code gets them, defaults filled in; an argument neither given nor with a default is not in it.
    /// Coerced anew on each call.
    /// </summary>
    /// <exception cref="InvalidOperationException">A binder's scalar refuses what the schema's file says.</exception>
    public IReadOnlyDictionary<string, object?> CoerceArguments() =>
        ArgumentInput.Coerce(Definition.Arguments, Syntax.Arguments, Syntax, variables: null, out var values)
            is { } error
            ? throw new InvalidOperationException(error.ToString())
            : values;
}
