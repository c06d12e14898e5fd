using System.Text;

namespace NetworkLens.GraphQL.Language;

// Strings: section 2.9.4 of the specification.
internal partial struct Lexer
{
    private void ReadString()
    {
        var i = position + 1;
        var chunk = i;
        StringBuilder? built = null;
        while (i < text.Length && text[i] is not ('\n' or '\r'))
        {
            var c = text[i];
            if (c == '"')
            {
                TextValue = built is null
                    ? text[chunk..i]
                    : built.Append(text, chunk, i - chunk).ToString();
                position = i + 1;
                Kind = TokenKind.Text;
                return;
            }

            if (c == '\\')
            {
                built = (built ?? new StringBuilder()).Append(text, chunk, i - chunk);
                var size = ReadEscape(i, built);
                if (size == 0)
                {
                    return;
                }

                i += size;
                chunk = i;
            }
            else if (!SkipCharacter(ref i))
            {
                return;
            }
        }

        Fail(i, "Unterminated string.");
    }

    private void ReadBlockString()
    {
        var i = position + 3;
        var chunk = i;
        StringBuilder? built = null;
        while (i < text.Length)
        {
            if (text[i] == '"' && At(i + 1) == '"' && At(i + 2) == '"')
            {
                var raw = built is null ? text[chunk..i] : built.Append(text, chunk, i - chunk).ToString();
                TextValue = BlockString.Dedent(raw);
                position = i + 3;
                Kind = TokenKind.BlockText;
                return;
            }

            if (text[i] == '\\' && At(i + 1) == '"' && At(i + 2) == '"' && At(i + 3) == '"')
            {
                built = (built ?? new StringBuilder()).Append(text, chunk, i - chunk);
                chunk = i + 1;
                i += 4;
            }
            else if (!SkipCharacter(ref i))
            {
                return;
            }
        }

        Fail(i, "Unterminated string.");
    }

    private bool SkipCharacter(ref int i)
    {
        if (!IsScalarValueAt(i))
        {
            Fail(i, $"Invalid character within String: {Show(i)}.");
            return false;
        }

        i += char.IsSurrogate(text[i]) ? 2 : 1;
        return true;
    }

    // Appends what an escape stands for and returns how long it is, or 0 after a mistake.
    private int ReadEscape(int i, StringBuilder to)
    {
        if (At(i + 1) == 'u')
        {
            return At(i + 2) == '{' ? ReadBracedEscape(i, to) : ReadFixedEscape(i, to);
        }

        var c = At(i + 1) switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (c == '\0')
        {
            Fail(i, $"Invalid character escape sequence: \"{SliceAt(i, 2)}\".");
            return 0;
        }

        to.Append(c);
        return 2;
    }

    // \u{10FFFF}: one to eight digits that name a Unicode scalar value.
    private int ReadBracedEscape(int i, StringBuilder to)
    {
        var point = 0;
        var size = 3;
        while (size < 12)
        {
            var c = At(i + size++);
            if (c == '}' && size >= 5 && Rune.IsValid(point))
            {
                to.Append(new Rune(point).ToString());
                return size;
            }

            point = char.IsAsciiHexDigit(c) ? (point << 4) | HexValue(c) : -1;
            if (point < 0)
            {
                break;
            }
        }

        Fail(i, $"Invalid Unicode escape sequence: \"{SliceAt(i, size)}\".");
        return 0;
    }

    // \uXXXX, or two of them that make a surrogate pair.
    private int ReadFixedEscape(int i, StringBuilder to)
    {
        var first = ReadFourDigits(i + 2);
        if (first >= 0 && !char.IsSurrogate((char)first))
        {
            to.Append((char)first);
            return 6;
        }

        if (first >= 0 && char.IsHighSurrogate((char)first) && At(i + 6) == '\\' && At(i + 7) == 'u')
        {
            var second = ReadFourDigits(i + 8);
            if (second >= 0 && char.IsLowSurrogate((char)second))
            {
                to.Append((char)first).Append((char)second);
                return 12;
            }
        }

        Fail(i, $"Invalid Unicode escape sequence: \"{SliceAt(i, 6)}\".");
        return 0;
    }

    private readonly int ReadFourDigits(int i)
    {
        var value = 0;
        for (var k = i; k < i + 4; k++)
        {
            if (!char.IsAsciiHexDigit(At(k)))
            {
                return -1;
            }

            value = (value << 4) | HexValue(At(k));
        }

        return value;
    }

    private static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private readonly string SliceAt(int i, int length) => text.Substring(i, Math.Min(length, text.Length - i));
}
