using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Language;

/// <summary>A text that is parsed, and the name its errors give it.</summary>
/// <param name="text">The document, as UTF-16.</param>
/// <param name="name">A file name, or null for the document of a request.</param>
public sealed class Source(string text, string? name = null)
{
    private int[]? lineStarts;

    /// <summary>The whole text.</summary>
    public string Text { get; } = text;

    /// <summary>The name of the file, null for the document of a request.</summary>
    public string? Name { get; } = name;

    /// <summary>
    /// Line and column of an offset. LF, CR and CRLF each end one line. The first call counts the lines, O(length); later ones are O(log
    /// lines).
    /// </summary>
    /// <param name="offset">0 to the text's length; what lies beyond counts as the end.</param>
    public SourceLocation LocationOf(int offset)
    {
        var starts = lineStarts ??= FindLineStarts(Text);
        var place = Math.Clamp(offset, 0, Text.Length);
        var found = Array.BinarySearch(starts, place);
        var line = found >= 0 ? found : ~found - 1;
        return new SourceLocation(line + 1, place - starts[line] + 1);
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            var isCrLf = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
            if (text[i] == '\n' || (text[i] == '\r' && !isCrLf))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
