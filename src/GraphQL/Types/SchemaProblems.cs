using System.Collections.Immutable;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>Gathers what is wrong with the files of a schema.</summary>
internal sealed class SchemaProblems
{
    private readonly List<GraphQLError> errors = [];

    public bool Any => errors.Count > 0;

    public int Count => errors.Count;

    public void Add(GraphQLError error) => errors.Add(error);

    /// <summary>Something is wrong at a piece of syntax; null when it has no place, as a missing query type.</summary>
    public void Add(SyntaxElement? at, string message) => Add(at?.Source, at?.Start, message);

    /// <summary>Something is wrong at a name inside a piece of syntax.</summary>
    public void Add(SyntaxElement within, NameSyntax name, string message) => Add(within.Source, name.Start, message);

    public ImmutableArray<GraphQLError> ToImmutable() => [.. errors];

    private void Add(Source? source, int? offset, string message) => errors.Add(new GraphQLError
    {
        Message = message,
        Locations = source is null ? [] : [source.LocationOf(offset ?? 0)],
        SourceName = source?.Name,
        Code = ErrorCodes.SchemaInvalid,
    });
}
