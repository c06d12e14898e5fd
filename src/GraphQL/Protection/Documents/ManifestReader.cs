using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Protection.Documents;

/// <summary>One member of a manifest, and where it stands.</summary>
/// <param name="Name">What it is stored under.</param>
/// <param name="Document">The document.</param>
/// <param name="File">The manifest.</param>
/// <param name="Place">Where the name stands in it.</param>
internal sealed record ManifestEntry(string Name, string Document, Source File, SourceLocation Place)
{
    /// <summary>Something is wrong with it.</summary>
    public GraphQLError Fault(string message) => ManifestReader.Fault(File, Place, message);
}

/// <summary>Reads the JSON of a manifest, noting where each document stands.</summary>
internal static class ManifestReader
{
    /// <summary>The members, in their order; and what is wrong with the JSON.</summary>
    public static (ImmutableArray<ManifestEntry> Entries, ImmutableArray<GraphQLError> Errors) Read(Source file)
    {
        var entries = ImmutableArray.CreateBuilder<ManifestEntry>();
        try
        {
            return ReadAll(file, Encoding.UTF8.GetBytes(file.Text), entries) is { } fault ? ([], [fault]) : (entries.ToImmutable(), []);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            var place = problem is JsonException { LineNumber: { } line, BytePositionInLine: { } column }
                ? new SourceLocation((int)line + 1, (int)column + 1)
                : new SourceLocation(1, 1);
            return ([], [Fault(file, place, "This is not JSON, or a string in it is not Unicode.")]);
        }
    }

    /// <summary>The fault of a manifest at a place.</summary>
    public static GraphQLError Fault(Source file, SourceLocation place, string message) => new()
    {
        Message = message,
        Locations = [place],
        SourceName = file.Name,
        Code = ErrorCodes.ValidationFailed,
    };

    private static GraphQLError? ReadAll(Source file, byte[] json, ImmutableArray<ManifestEntry>.Builder entries)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return Fault(file, new SourceLocation(1, 1), "A manifest is a JSON object: the hash of each document, and its text.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var place = file.LocationOf(Encoding.UTF8.GetCharCount(json, 0, (int)reader.TokenStartIndex));
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                return Fault(file, place, $"\"{name}\" must be the text of a document.");
            }

            entries.Add(new ManifestEntry(name, reader.GetString()!, file, place));
        }

        while (reader.Read())
        {
        }

        return null;
    }
}
