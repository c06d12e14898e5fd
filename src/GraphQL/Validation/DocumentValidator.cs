using System.Collections.Immutable;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation;

/// <summary>Says whether a document fits a schema (section 5 of the specification).</summary>
public static class DocumentValidator
{
    /// <summary>How many errors are reported unless a caller says otherwise.</summary>
    public const int DefaultMaxErrors = 100;

    /// <summary>
    /// Validates a document in one walk. Time near linear in its size; see OverlappingFieldsCanBeMerged.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="document">The document, from <see cref="Parser"/>: its depth is bounded, so the walk may
    /// recurse.</param>
    /// <param name="maxErrors">After so many errors one more says so, and the walk ends.</param>
    /// <param name="rules">Null for <see cref="RuleSet.Specified"/>.</param>
    /// <returns>Errors with code <see cref="ErrorCodes.ValidationFailed"/>; empty when the document may be
    /// executed.</returns>
    public static ImmutableArray<GraphQLError> Validate(
        Schema schema,
        DocumentSyntax document,
        int maxErrors = DefaultMaxErrors,
        RuleSet? rules = null)
    {
        var context = new ValidationContext(schema, document, maxErrors);
        new ValidationWalk(context, rules ?? RuleSet.Specified).Run();
        return context.Errors.Count == 0 ? [] : [.. context.Errors];
    }
}
