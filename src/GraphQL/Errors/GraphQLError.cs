using System.Collections.Immutable;

namespace NetworkLens.GraphQL.Errors;

/// <summary>
/// A mistake told to whoever wrote the document, the variables or the schema: what, where and how to mend it.
/// </summary>
/// <remarks>
/// The shape is that of section 7.1.2 of the specification (September 2025): message, locations, path, extensions.
/// Errors are values; nothing throws them.
/// </remarks>
public sealed class GraphQLError
{
    /// <summary>What is wrong, in one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The places in the document; empty when there is none, as for an error found while executing.</summary>
    public ImmutableArray<SourceLocation> Locations { get; init; } = [];

    /// <summary>
    /// Where in the response: a <see cref="string"/> is a response key, an <see cref="int"/> a list index.
    /// </summary>
    public ImmutableArray<object> Path { get; init; } = [];

    /// <summary>What <c>extensions.code</c> says; see <see cref="ErrorCodes"/>.</summary>
    public string? Code { get; init; }

    /// <summary>Further members of <c>extensions</c>, without <c>code</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>The name of the file or request the locations count in, null when it has none.</summary>
    public string? SourceName { get; init; }

    /// <summary>
    /// The validation rule that found it, named as the specification's reference does; null otherwise.
    /// </summary>
    public string? Rule { get; init; }

    /// <summary>What was thrown, for a log; never part of a response.</summary>
    public Exception? Exception { get; init; }

    /// <summary>"file:line:column: message", as compilers and editors write it.</summary>
    public override string ToString()
    {
        var place = Locations.IsDefaultOrEmpty ? "" : $"{Locations[0]}: ";
        return SourceName is null ? place + Message : $"{SourceName}:{(place.Length == 0 ? " " : place)}{Message}";
    }
}
