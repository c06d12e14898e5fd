using System.Collections.Immutable;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tooling.Diff;

/// <summary>Finds what changed between two schemas and what it does to clients.</summary>
/// <remarks>
/// What is breaking and what is dangerous follows graphql-js, with more told: defaults that made something optional, root types, applied
/// directives, costs. The order in which a schema declares things is no part of it.
/// </remarks>
public static class SchemaDiff
{
    /// <summary>
    /// Compares two schemas. Every difference is told once, the worst first, then by coordinate and type; two schemas that say the same
    /// give nothing. Built-in types and directives are left out. Time O(size of both, times the logarithm of the number of changes).
    /// </summary>
    /// <param name="before">What clients were written for.</param>
    /// <param name="after">What they will meet.</param>
    public static ImmutableArray<SchemaChange> Compare(Schema before, Schema after)
    {
        var findings = new Findings();
        CompareSchemaItself(findings, before, after);
        TypeChanges.Find(findings, before, after);
        DirectiveChanges.Find(findings, before, after);
        return findings.InOrder();
    }

    private static void CompareSchemaItself(Findings findings, Schema before, Schema after)
    {
        var spot = new Spot("schema", PlaceOf(before), PlaceOf(after));
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            CompareRoots(findings, spot, operation, before.RootType(operation)?.Name, after.RootType(operation)?.Name);
        }

        AppliedChanges.Describe(findings, spot, before.Description, after.Description);
        AppliedChanges.Compare(findings, spot, before.AppliedDirectives, after.AppliedDirectives, usualWeight: 0);
    }

    private static void CompareRoots(Findings findings, Spot spot, OperationType operation, string? before, string? after)
    {
        var word = operation.ToString().ToLowerInvariant();
        switch (before, after)
        {
            case (null, not null):
                findings.Add(ChangeKind.Safe, ChangeType.RootTypeAdded, spot,
                    $"There are {Plural(word)} now, starting from {after}.", "Clients may use them; none has to.");
                break;
            case (not null, null):
                findings.Add(ChangeKind.Breaking, ChangeType.RootTypeRemoved, spot,
                    $"There are no {Plural(word)} any more; they started from {before}.", $"Every {word} is refused.");
                break;
            case (not null, not null) when before != after:
                findings.Add(ChangeKind.Breaking, ChangeType.RootTypeChanged, spot,
                    $"A {word} starts from {after} instead of {before}.",
                    $"Fragments on {before} no longer fit at the top of a {word}, and __typename says {after} there.");
                break;
        }
    }

    private static string Plural(string word) => word == "query" ? "queries" : word + "s";

    private static SchemaPlace? PlaceOf(Schema schema) =>
        schema.Syntax.IsDefaultOrEmpty ? null : SchemaPlace.Of(schema.Syntax[0]);
}
