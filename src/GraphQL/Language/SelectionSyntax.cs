using System.Collections.Immutable;

namespace NetworkLens.GraphQL.Language;

/// <summary>What stands between braces in an executable document.</summary>
public sealed class SelectionSetSyntax(SourceSpan span, ImmutableArray<SelectionSyntax> selections)
    : SyntaxElement(span)
{
    /// <summary>At least one, in the order of the text.</summary>
    public ImmutableArray<SelectionSyntax> Selections { get; } = selections;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionSyntax(SourceSpan span, ImmutableArray<DirectiveSyntax> directives) : SyntaxElement(span)
{
    /// <summary>Directives applied to it.</summary>
    public ImmutableArray<DirectiveSyntax> Directives { get; } = directives;
}

/// <summary>A field asked for.</summary>
public sealed class FieldSyntax(
    SourceSpan span,
    NameSyntax alias,
    NameSyntax name,
    ImmutableArray<ArgumentSyntax> arguments,
    ImmutableArray<DirectiveSyntax> directives,
    SelectionSetSyntax? selectionSet) : SelectionSyntax(span, directives)
{
    /// <summary>The name it shall have in the response; not present when it keeps its own.</summary>
    public NameSyntax Alias { get; } = alias;

    /// <summary>The field of the type.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>Alias, or else name: its key in the response.</summary>
    public string ResponseKey => Alias.Value ?? Name.Value;

    /// <summary>Arguments as written.</summary>
    public ImmutableArray<ArgumentSyntax> Arguments { get; } = arguments;

    /// <summary>What is selected below it, null for a leaf.</summary>
    public SelectionSetSyntax? SelectionSet { get; } = selectionSet;
}

/// <summary><c>...Name</c>.</summary>
public sealed class FragmentSpreadSyntax(SourceSpan span, NameSyntax name, ImmutableArray<DirectiveSyntax> directives)
    : SelectionSyntax(span, directives)
{
    /// <summary>The fragment.</summary>
    public NameSyntax Name { get; } = name;
}

/// <summary><c>... on Type { … }</c>.</summary>
public sealed class InlineFragmentSyntax(
    SourceSpan span,
    NamedTypeSyntax? typeCondition,
    ImmutableArray<DirectiveSyntax> directives,
    SelectionSetSyntax selectionSet) : SelectionSyntax(span, directives)
{
    /// <summary>The type it applies on, null for the type around it.</summary>
    public NamedTypeSyntax? TypeCondition { get; } = typeCondition;

    /// <summary>What it selects.</summary>
    public SelectionSetSyntax SelectionSet { get; } = selectionSet;
}

/// <summary><c>name: value</c>.</summary>
public sealed class ArgumentSyntax(SourceSpan span, NameSyntax name, ValueSyntax value) : SyntaxElement(span)
{
    /// <summary>The argument.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>Its value, perhaps with variables.</summary>
    public ValueSyntax Value { get; } = value;
}

/// <summary><c>@name(arguments)</c>.</summary>
public sealed class DirectiveSyntax(SourceSpan span, NameSyntax name, ImmutableArray<ArgumentSyntax> arguments)
    : SyntaxElement(span)
{
    /// <summary>Its name, without the at sign.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>Arguments as written.</summary>
    public ImmutableArray<ArgumentSyntax> Arguments { get; } = arguments;

    /// <summary>The value of the argument of that name as written; null when it is left out.</summary>
    public ValueSyntax? FindArgument(string argument)
    {
        foreach (var each in Arguments)
        {
            if (each.Name.Value == argument)
            {
                return each.Value;
            }
        }

        return null;
    }
}
