using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Language;

/// <summary>
/// Where a piece of syntax stands: from <paramref name="Start"/> up to, not including, <paramref name="End"/>.
/// </summary>
/// <param name="Source">The text it stands in.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last character.</param>
public readonly record struct SourceSpan(Source Source, int Start, int End);

/// <summary>
/// A piece of a parsed document. Immutable, and compared by reference: two equal fields are two elements.
/// </summary>
/// <param name="span">Where it stands.</param>
public abstract class SyntaxElement(SourceSpan span)
{
    /// <summary>The text it stands in.</summary>
    public Source Source { get; } = span.Source;

    /// <summary>Offset of its first character.</summary>
    public int Start { get; } = span.Start;

    /// <summary>Offset after its last character.</summary>
    public int End { get; } = span.End;

    /// <summary>Line and column of its first character; counted on each call.</summary>
    public SourceLocation Location => Source.LocationOf(Start);
}

/// <summary>A name and where it stands; the default value means "no name".</summary>
/// <param name="Value">The name, without <c>$</c> or <c>@</c>.</param>
/// <param name="Start">Offset of its first character.</param>
public readonly record struct NameSyntax(string Value, int Start)
{
    /// <summary>Whether there is a name.</summary>
    public bool IsPresent => Value is not null;

    /// <summary>The name.</summary>
    public override string ToString() => Value ?? "";
}
