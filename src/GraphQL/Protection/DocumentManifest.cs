using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Protection.Documents;
using NetworkLens.GraphQL.Types;
using NetworkLens.GraphQL.Validation;

namespace NetworkLens.GraphQL.Protection;

/// <summary>What reading or making a manifest gave: it, or everything that is wrong.</summary>
/// <param name="Manifest">Null when there are errors.</param>
/// <param name="Errors">Empty when there is a manifest; each names its file, line and column.</param>
public sealed record DocumentManifestResult(DocumentManifest? Manifest, ImmutableArray<GraphQLError> Errors);

/// <summary>Documents that are stored under the SHA-256 of their text, every one valid for a schema.</summary>
/// <remarks>
/// As a file it is what GraphQL Code Generator calls <c>persisted-documents.json</c>: one JSON object, the hash in hexadecimal digits as
/// name, the document's text as value. Hashes must be SHA-256 (<c>hashAlgorithm: 'sha256'</c>).
/// </remarks>
public sealed class DocumentManifest
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private DocumentManifest(ImmutableArray<StoredDocument> documents) => Documents = documents;

    /// <summary>How many documents there are.</summary>
    public int Count => Documents.Length;

    internal ImmutableArray<StoredDocument> Documents { get; }

    /// <summary>Makes a manifest of documents, each checked against the schema.</summary>
    /// <param name="sources">The documents, each under the name of its file.</param>
    /// <param name="schema">The schema.</param>
    public static DocumentManifestResult Of(IEnumerable<Source> sources, Schema schema)
    {
        var errors = ImmutableArray.CreateBuilder<GraphQLError>();
        var documents = ImmutableArray.CreateBuilder<StoredDocument>();
        foreach (var source in sources)
        {
            errors.AddRange(FaultsOf(source, schema));
            var text = Encoding.UTF8.GetBytes(source.Text);
            documents.Add(new StoredDocument(DocumentHash.Of(text), text));
        }

        return Result(documents, errors);
    }

    /// <summary>Reads a manifest and checks every document of it: its hash, and that it fits the schema.</summary>
    /// <param name="file">The JSON, under the name of its file.</param>
    /// <param name="schema">The schema.</param>
    public static DocumentManifestResult Read(Source file, Schema schema)
    {
        var read = ManifestReader.Read(file);
        var errors = read.Errors.ToBuilder();
        var documents = ImmutableArray.CreateBuilder<StoredDocument>();
        foreach (var entry in read.Entries)
        {
            var text = Encoding.UTF8.GetBytes(entry.Document);
            var hash = DocumentHash.Of(text);
            if (!DocumentHash.TryParse(Encoding.UTF8.GetBytes(entry.Name), out var named) || named != hash)
            {
                errors.Add(entry.Fault($"The SHA-256 of this document is {hash}, but it is stored under \"{entry.Name}\"."));
            }

            errors.AddRange(FaultsOf(new Source(entry.Document), schema)
                .Select(fault => entry.Fault($"This document is not valid: at {fault}")));
            documents.Add(new StoredDocument(hash, text));
        }

        return Result(documents, errors);
    }

    /// <summary>The manifest as a file, its documents in the order of their hashes, so that a change of one shows as such.</summary>
    public byte[] ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            json.WriteStartObject();
            foreach (var document in Documents.OrderBy(document => document.Hash.ToString(), StringComparer.Ordinal))
            {
                json.WriteString(document.Hash.ToString(), document.Text.AsSpan());
            }

            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static DocumentManifestResult Result(
        ImmutableArray<StoredDocument>.Builder documents,
        ImmutableArray<GraphQLError>.Builder errors) => errors.Count > 0
        ? new DocumentManifestResult(null, errors.ToImmutable())
        : new DocumentManifestResult(new DocumentManifest([.. documents.DistinctBy(document => document.Hash)]), []);

    private static ImmutableArray<GraphQLError> FaultsOf(Source source, Schema schema)
    {
        var parsed = Parser.ParseDocument(source, new ParserOptions());
        return parsed.Value is { } document ? DocumentValidator.Validate(schema, document) : [parsed.Error!];
    }

    /// <summary>A document and its id.</summary>
    internal sealed record StoredDocument(DocumentHash Hash, byte[] Text);
}
