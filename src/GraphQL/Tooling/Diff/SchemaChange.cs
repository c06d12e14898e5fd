using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Tooling.Diff;

/// <summary>One change from a schema to another.</summary>
/// <param name="Kind">What it does to clients.</param>
/// <param name="Type">What happened.</param>
/// <param name="Coordinate">
/// What it happened to, as a schema coordinate (<c>Type</c>, <c>Type.field</c>, <c>Type.field(argument:)</c>, <c>@directive</c>,
/// <c>@directive(argument:)</c>); "schema" for the schema itself, which has no coordinate.
/// </param>
/// <param name="What">What happened, in one sentence.</param>
/// <param name="Meaning">What it means for clients, in one sentence.</param>
/// <param name="Before">
/// Where it stands in the old schema; where its owner stands if it is new; null if neither is there or a file says it.
/// </param>
/// <param name="After">Where it stands in the new schema; where its owner stands if it is gone; null likewise.</param>
public sealed record SchemaChange(
    ChangeKind Kind,
    ChangeType Type,
    string Coordinate,
    string What,
    string Meaning,
    SchemaPlace? Before,
    SchemaPlace? After)
{
    /// <summary>"BREAKING Type.field: What. Meaning."</summary>
    public override string ToString() => $"{Kind.ToString().ToUpperInvariant()} {Coordinate}: {What} {Meaning}";
}

/// <summary>Where a piece of a schema is written.</summary>
/// <param name="File">The name of its file, or null for a text without one.</param>
/// <param name="Location">Line and column of its name.</param>
public sealed record SchemaPlace(string? File, SourceLocation Location)
{
    /// <summary>"file:line".</summary>
    public override string ToString() => $"{File ?? "schema"}:{Location.Line}";

    internal static SchemaPlace Of(SyntaxElement syntax, NameSyntax name) =>
        new(syntax.Source.Name, syntax.Source.LocationOf(name.Start));

    internal static SchemaPlace Of(SyntaxElement syntax) => new(syntax.Source.Name, syntax.Location);
}
