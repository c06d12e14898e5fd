using System.Globalization;

namespace NetworkLens.GraphQL.Errors;

/// <summary>
/// A place in a document that a reader can count to. Lines and columns start at 1; a column is a UTF-16 unit.
/// </summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct SourceLocation(int Line, int Column)
{
    /// <summary>"line:column".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}");
}
