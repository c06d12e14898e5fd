namespace NetworkLens.Fuzzing;

/// <summary>Breaks texts: takes stretches out, doubles and swaps them, puts in what lexers and parsers stumble over.</summary>
public sealed class Mutator(Random random)
{
    private static readonly string[] Stumbling =
    [
        "\"", "\"\"\"", "\\", "\\u", "\\u{", "\\u{110000}", "\\uD800", "\\x", "'", "\0", "\u0007", "\ud83d", "\ude00", "\uFEFF",
        "\u2028", "é", "😀",
        "..", "...", "....", ".", "01", "-", "1.", "1e", "1.5.5", "0x1", "1a", "-a", "&", "|", "!", "!!", "$", "$$", "@", "=", ":", "::",
        "(", ")", "()",
        "[", "]", "{", "}", "{}", "#", "\r", "\r\n", "\t", "\v", "\f", "\u00a0", "`", "~", "^", "%", "/", "<", "?", ";", "*", "+",
        "query", "fragment on on",
        "on", "null", "true", "type", "extend", "schema", "subscription", "repeatable", "implements", "_", "__", "\u200b", "0", "1e+",
        "\"\\\"", "\"\n\"",
    ];

    /// <summary>A text with one to three breaks.</summary>
    public string Break(string text)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            text = BreakOnce(text);
        }

        return text;
    }

    private string BreakOnce(string text)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Chance(0.7) ? 1 : random.Next(12), text.Length - at);
        return random.Next(7) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => text[..at],
            3 when at + (2 * length) <= text.Length =>
                text[..at] + text[(at + length)..(at + (2 * length))] + text[at..(at + length)] + text[(at + (2 * length))..],
            4 when at < text.Length => text[..at] + (char)(text[at] ^ (1 << random.Next(8))) + text[(at + 1)..],
            5 => text[..at] + random.Pick(Stumbling) + text[Math.Min(at + length, text.Length)..],
            _ => text.Insert(at, random.Pick(Stumbling)),
        };
    }
}
