using System.Collections.Frozen;
using System.Collections.Immutable;

namespace NetworkLens.GraphQL.Types;

/// <summary>One of a fixed set of names.</summary>
public sealed class EnumType : NamedType
{
    private FrozenDictionary<object, EnumValueDefinition>? byValue;

    internal EnumType(string name)
        : base(name)
    {
    }

    /// <summary>Its values.</summary>
    public DefinitionList<EnumValueDefinition> Values { get; internal set; } =
        DefinitionList<EnumValueDefinition>.Empty;

    /// <summary>
    /// The definition whose CLR value equals <paramref name="value"/>, or null. The first call after binding fixes the
    /// lookup; O(1) afterwards.
    /// </summary>
    public EnumValueDefinition? FindByValue(object value)
    {
        var lookup = byValue;
        if (lookup is null)
        {
            var values = new Dictionary<object, EnumValueDefinition>(Values.Count);
            foreach (var definition in Values)
            {
                values.TryAdd(definition.Value, definition);
            }

            byValue = lookup = values.ToFrozenDictionary();
        }

        return lookup.GetValueOrDefault(value);
    }

    internal void ForgetLookup() => byValue = null;
}

/// <summary>One value of an enum.</summary>
public sealed class EnumValueDefinition : INamed
{
    private readonly EnumType owner;
    private object value;

    internal EnumValueDefinition(EnumType owner, string name)
    {
        this.owner = owner;
        Name = name;
        value = name;
    }

    /// <summary>The name, which is what documents and responses carry.</summary>
    public string Name { get; }

    /// <summary>What the schema says about it, or null.</summary>
    public string? Description { get; internal init; }

    /// <summary>Why it should no longer be used, or null.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <summary>Directives applied to it.</summary>
    public ImmutableArray<AppliedDirective> Directives { get; internal set; } = [];

    /// <summary>Where it is defined, null for built-in ones.</summary>
    public Language.EnumValueDefinitionSyntax? Syntax { get; internal init; }

    /// <summary>What resolvers give and get for it: the name until a binder sets a CLR value.</summary>
    public object Value
    {
        get => value;
        set
        {
            this.value = value;
            owner.ForgetLookup();
        }
    }
}
