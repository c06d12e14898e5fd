using System.Collections.Immutable;

namespace NetworkLens.GraphQL.Language;

/// <summary>A value as written.</summary>
public abstract class ValueSyntax(SourceSpan span) : SyntaxElement(span);

/// <summary><c>$name</c>.</summary>
public sealed class VariableSyntax(SourceSpan span, NameSyntax name) : ValueSyntax(span)
{
    /// <summary>Its name, without the dollar sign.</summary>
    public NameSyntax Name { get; } = name;
}

/// <summary>An integer of any size, as written.</summary>
public sealed class IntValueSyntax(SourceSpan span, string text) : ValueSyntax(span)
{
    /// <summary>Its digits, with a leading minus if any.</summary>
    public string Text { get; } = text;
}

/// <summary>A number with a fraction or an exponent, as written.</summary>
public sealed class FloatValueSyntax(SourceSpan span, string text) : ValueSyntax(span)
{
    /// <summary>The number as written.</summary>
    public string Text { get; } = text;
}

/// <summary>A string, its escapes or its indentation already resolved.</summary>
public sealed class StringValueSyntax(SourceSpan span, string value, bool isBlock) : ValueSyntax(span)
{
    /// <summary>What it says.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it stood between triple quotes.</summary>
    public bool IsBlock { get; } = isBlock;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class BooleanValueSyntax(SourceSpan span, bool value) : ValueSyntax(span)
{
    /// <summary>Which of both.</summary>
    public bool Value { get; } = value;
}

/// <summary><c>null</c>.</summary>
public sealed class NullValueSyntax(SourceSpan span) : ValueSyntax(span);

/// <summary>A name that is neither <c>true</c>, <c>false</c> nor <c>null</c>.</summary>
public sealed class EnumValueSyntax(SourceSpan span, string value) : ValueSyntax(span)
{
    /// <summary>The name.</summary>
    public string Value { get; } = value;
}

/// <summary><c>[a, b]</c>.</summary>
public sealed class ListValueSyntax(SourceSpan span, ImmutableArray<ValueSyntax> items) : ValueSyntax(span)
{
    /// <summary>Perhaps none.</summary>
    public ImmutableArray<ValueSyntax> Items { get; } = items;
}

/// <summary><c>{ a: 1 }</c>.</summary>
public sealed class ObjectValueSyntax(SourceSpan span, ImmutableArray<ObjectFieldSyntax> fields) : ValueSyntax(span)
{
    /// <summary>Perhaps none; a name may stand twice until validation says no.</summary>
    public ImmutableArray<ObjectFieldSyntax> Fields { get; } = fields;
}

/// <summary>One field of an object value.</summary>
public sealed class ObjectFieldSyntax(SourceSpan span, NameSyntax name, ValueSyntax value) : SyntaxElement(span)
{
    /// <summary>The input field.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>Its value.</summary>
    public ValueSyntax Value { get; } = value;
}
