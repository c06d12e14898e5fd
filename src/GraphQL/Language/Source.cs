using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Language;

/// <summary>A text that is parsed, and the name its errors give it.</summary>
/// <param name="text">The document, as UTF-16.</param>
/// <param name="name">A file name, or null for the document of a request.</param>
public sealed class Source(string text, string? name = null)
{
    /// <summary>The whole text.</summary>
    public string Text { get; } = text;

    /// <summary>The name of the file, null for the document of a request.</summary>
    public string? Name { get; } = name;

    /// <summary>
    /// Line and column of an offset. LF, CR and CRLF each end one line. Time O(offset): only errors ask.
    /// </summary>
    /// <param name="offset">0 to the text's length; what lies beyond counts as the end.</param>
    public SourceLocation LocationOf(int offset)
    {
        var end = Math.Clamp(offset, 0, Text.Length);
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < end; i++)
        {
            var c = Text[i];
            var isCrLf = c == '\r' && i + 1 < Text.Length && Text[i + 1] == '\n';
            if (c == '\n' || (c == '\r' && !isCrLf))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new SourceLocation(line, end - lineStart + 1);
    }
}
