using System.Buffers;
using System.Globalization;

namespace NetworkLens.GraphQL.Language;

/// <summary>
/// Cuts a text into tokens (section 2.1 and appendix B of the specification), one at a time, in place.
/// </summary>
/// <remarks>
/// A value type: copying it is how the parser looks ahead. Only strings with escapes and block strings allocate. The
/// first mistake is kept in <see cref="Problem"/>, and every token after it is the end.
/// </remarks>
internal partial struct Lexer
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("0123456789_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly string text;
    private int position;

    public Lexer(string text)
    {
        this.text = text;
        position = text.StartsWith('\uFEFF') ? 1 : 0;
    }

    /// <summary>What the current token is.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Offset of its first character.</summary>
    public int Start { get; private set; }

    /// <summary>Offset after its last character.</summary>
    public readonly int End => position;

    /// <summary>What a string says, null for every other token.</summary>
    public string? TextValue { get; private set; }

    /// <summary>The first mistake, null while there is none.</summary>
    public string? Problem { get; private set; }

    /// <summary>Where that mistake is.</summary>
    public int ProblemAt { get; private set; }

    /// <summary>The current token as written.</summary>
    public readonly ReadOnlySpan<char> Slice => text.AsSpan(Start, position - Start);

    /// <summary>How an error message calls the current token.</summary>
    public readonly string Describe() => Kind switch
    {
        TokenKind.Name or TokenKind.Int or TokenKind.Float => $"{TokenNames.Of(Kind)} \"{Slice}\"",
        TokenKind.Text or TokenKind.BlockText => $"{TokenNames.Of(Kind)} \"{TextValue}\"",
        _ => TokenNames.Of(Kind),
    };

    /// <summary>Goes to the next token.</summary>
    public void Advance()
    {
        TextValue = null;
        if (Problem is not null)
        {
            return;
        }

        SkipIgnored();
        Start = position;
        if (position >= text.Length)
        {
            Kind = TokenKind.End;
            return;
        }

        var c = text[position];
        if (char.IsAsciiLetter(c) || c == '_')
        {
            var rest = text.AsSpan(position).IndexOfAnyExcept(NameCharacters);
            position = rest < 0 ? text.Length : position + rest;
            Kind = TokenKind.Name;
        }
        else if (Punctuator(c) is var kind && kind != TokenKind.End)
        {
            position++;
            Kind = kind;
        }
        else
        {
            ReadOther(c);
        }
    }

    /// <summary>Makes a mistake known; the current and all further tokens are the end.</summary>
    public void Fail(int at, string problem)
    {
        Problem ??= problem;
        ProblemAt = at;
        Kind = TokenKind.End;
    }

    private void SkipIgnored()
    {
        while (position < text.Length)
        {
            switch (text[position])
            {
                case ' ' or '\t' or '\n' or '\r' or ',' or '\uFEFF':
                    position++;
                    break;
                case '#':
                    SkipComment();
                    break;
                default:
                    return;
            }
        }
    }

    private void SkipComment()
    {
        var rest = text.AsSpan(position);
        var length = rest.IndexOfAny('\n', '\r');
        var comment = length < 0 ? rest : rest[..length];
        for (var i = 0; comment[i..].IndexOfAnyInRange('\uD800', '\uDFFF') is var half and >= 0; i += half + 2)
        {
            if (!IsScalarValueAt(position + i + half))
            {
                Fail(position + i + half, $"Invalid character: {Show(position + i + half)}.");
                position = text.Length;
                return;
            }
        }

        position += comment.Length;
    }

    private static TokenKind Punctuator(char c) => c switch
    {
        '!' => TokenKind.Bang,
        '$' => TokenKind.Dollar,
        '&' => TokenKind.Ampersand,
        '(' => TokenKind.ParenLeft,
        ')' => TokenKind.ParenRight,
        ':' => TokenKind.Colon,
        '=' => TokenKind.EqualSign,
        '@' => TokenKind.At,
        '[' => TokenKind.BracketLeft,
        ']' => TokenKind.BracketRight,
        '{' => TokenKind.BraceLeft,
        '|' => TokenKind.Pipe,
        '}' => TokenKind.BraceRight,
        _ => TokenKind.End,
    };

    private void ReadOther(char c)
    {
        if (c == '.' && At(position + 1) == '.' && At(position + 2) == '.')
        {
            position += 3;
            Kind = TokenKind.Spread;
        }
        else if (c == '"')
        {
            if (At(position + 1) == '"' && At(position + 2) == '"')
            {
                ReadBlockString();
            }
            else
            {
                ReadString();
            }
        }
        else if (c == '-' || char.IsAsciiDigit(c))
        {
            ReadNumber();
        }
        else
        {
            Fail(position, c == '\''
                ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
                : $"{(IsScalarValueAt(position) ? "Unexpected" : "Invalid")} character: {Show(position)}.");
        }
    }

    private void ReadNumber()
    {
        var i = position;
        var isFloat = false;
        if (At(i) == '-')
        {
            i++;
        }

        if (At(i) == '0')
        {
            i++;
            if (char.IsAsciiDigit(At(i)))
            {
                Fail(i, $"Invalid number, unexpected digit after 0: {Show(i)}.");
                return;
            }
        }
        else if (!SkipDigits(ref i))
        {
            return;
        }

        if (At(i) == '.')
        {
            isFloat = true;
            i++;
            if (!SkipDigits(ref i))
            {
                return;
            }
        }

        if (At(i) is 'e' or 'E')
        {
            isFloat = true;
            i += At(i + 1) is '+' or '-' ? 2 : 1;
            if (!SkipDigits(ref i))
            {
                return;
            }
        }

        // A number may not run into a name or another point: 0xF1 and 1.2.3 are mistakes, not two tokens.
        if (At(i) is '.' or '_' || char.IsAsciiLetter(At(i)))
        {
            Fail(i, $"Invalid number, expected digit but got: {Show(i)}.");
            return;
        }

        position = i;
        Kind = isFloat ? TokenKind.Float : TokenKind.Int;
    }

    private bool SkipDigits(ref int i)
    {
        if (!char.IsAsciiDigit(At(i)))
        {
            Fail(i, $"Invalid number, expected digit but got: {Show(i)}.");
            return false;
        }

        while (char.IsAsciiDigit(At(i)))
        {
            i++;
        }

        return true;
    }

    // A NUL stands for what lies beyond the end; no caller asks for a NUL itself.
    private readonly char At(int i) => i < text.Length ? text[i] : '\0';

    private readonly bool IsScalarValueAt(int i) =>
        !char.IsSurrogate(text[i]) || (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]));

    private readonly string Show(int i)
    {
        if (i >= text.Length)
        {
            return TokenNames.Of(TokenKind.End);
        }

        var point = IsScalarValueAt(i) && char.IsSurrogate(text[i])
            ? char.ConvertToUtf32(text[i], text[i + 1])
            : text[i];
        return point switch
        {
            '"' => "'\"'",
            >= 0x20 and <= 0x7e => $"\"{(char)point}\"",
            _ => "U+" + point.ToString("X4", CultureInfo.InvariantCulture),
        };
    }
}
