using System.Text;
using System.Text.Json;

namespace NetworkLens.GraphQL.Execution;

/// <summary>The text of a document as it arrived, so that a known one is found without decoding it.</summary>
/// <remarks>
/// The same document may be spelt in several ways inside JSON; each spelling is found, and kept, on its own.
/// </remarks>
/// <param name="Utf8">The bytes: UTF-8, or the inside of a JSON string.</param>
/// <param name="IsJsonEscaped">Whether the bytes are the inside of a JSON string that has escapes.</param>
public readonly record struct DocumentText(ReadOnlyMemory<byte> Utf8, bool IsJsonEscaped)
{
    /// <summary>Whether the bytes are the id of a stored document in place of one; a request step has to find it.</summary>
    public bool IsId { get; init; }

    /// <summary>Whether there is no document.</summary>
    public bool IsEmpty => Utf8.IsEmpty;

    /// <summary>A document given as text.</summary>
    public static DocumentText Of(string text) => new(Encoding.UTF8.GetBytes(text), IsJsonEscaped: false);

    /// <summary>A stored document, by its id.</summary>
    public static DocumentText OfId(string id) => Of(id) with { IsId = true };

    /// <summary>The text; null when the bytes are not what they say they are.</summary>
    public string? Decode()
    {
        try
        {
            return IsJsonEscaped ? Unescape() : Strict.GetString(Utf8.Span);
        }
        catch (Exception problem)
            when (problem is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            return null;
        }
    }

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private string? Unescape()
    {
        var quoted = new byte[Utf8.Length + 2];
        quoted[0] = (byte)'"';
        Utf8.Span.CopyTo(quoted.AsSpan(1));
        quoted[^1] = (byte)'"';
        var reader = new Utf8JsonReader(quoted);
        return reader.Read() ? reader.GetString() : null;
    }
}
