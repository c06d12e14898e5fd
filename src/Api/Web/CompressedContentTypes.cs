using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NetworkLens.Api.Web;

/// <summary>Knows a compressed file by its last suffix, and its content by the suffix before: <c>page.js.br</c> is JavaScript.</summary>
internal sealed class CompressedContentTypes : IContentTypeProvider
{
    // Smallest first.
    private static readonly (string Suffix, string Encoding)[] Known = [(".br", "br"), (".gz", "gzip")];

    private readonly FileExtensionContentTypeProvider types = new();

    /// <summary>The suffixes of compressed files that a client takes, best first.</summary>
    public static IEnumerable<string> Accepted(StringValues acceptEncoding)
    {
        if (!StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var accepted))
        {
            return [];
        }

        return Known
            .Where(known => accepted.Any(value =>
                value.Quality != 0 && value.Value.Equals(known.Encoding, StringComparison.OrdinalIgnoreCase)))
            .Select(known => known.Suffix);
    }

    /// <summary>The content encoding of a file by its name; null where it is not compressed.</summary>
    public static string? EncodingOf(string name) =>
        Known.Where(known => name.EndsWith(known.Suffix, StringComparison.Ordinal)).Select(known => known.Encoding).FirstOrDefault();

    /// <inheritdoc />
    public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType)
    {
        var suffix = EncodingOf(subpath) is null ? 0 : Path.GetExtension(subpath).Length;
        return types.TryGetContentType(subpath[..^suffix], out contentType);
    }
}
