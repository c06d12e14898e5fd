using System.Text;

namespace NetworkLens.Fuzzing;

/// <summary>Writes tokens with whatever GraphQL lets stand between them.</summary>
public sealed class Spelling(Random random)
{
    private static readonly string[] Separators =
        [" ", " ", " ", " ", "\n", "\n  ", "\r\n", "\r", ",", ", ", "\t", "  ", " # a comment\n", "#\r\n", "\uFEFF", ",,", "# é 😀\n"];

    private readonly StringBuilder text = new();
    private readonly bool isPlain = random.Chance(0.5);

    /// <summary>Adds a token and what parts it from the next.</summary>
    public Spelling Add(string token)
    {
        text.Append(token).Append(isPlain ? " " : random.Pick(Separators));
        return this;
    }

    /// <summary>Adds several tokens.</summary>
    public Spelling Add(params ReadOnlySpan<string> tokens)
    {
        foreach (var token in tokens)
        {
            Add(token);
        }

        return this;
    }

    /// <summary>What is written.</summary>
    public override string ToString() => text.ToString();
}
