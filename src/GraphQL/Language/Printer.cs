using System.Globalization;
using System.Text;

namespace NetworkLens.GraphQL.Language;

/// <summary>Writes syntax as text that parses back to the same syntax, two spaces to a level.</summary>
public static class Printer
{
    /// <summary>Writes any piece of syntax. Time O(size); comments are not kept.</summary>
    /// <param name="syntax">A document, definition, selection, value, type or part of one.</param>
    public static string Print(SyntaxElement syntax)
    {
        var printer = new SyntaxPrinter();
        printer.Write(syntax);
        return printer.ToString();
    }

    /// <summary>Writes a string value between quotes, escaping what must be and every control character.</summary>
    public static string PrintString(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            var isPaired = char.IsSurrogate(c)
                && ((i + 1 < value.Length && char.IsSurrogatePair(c, value[i + 1]))
                    || (i > 0 && char.IsSurrogatePair(value[i - 1], c)));
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or (>= '\x7f' and <= '\x9f') =>
                    text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),

                // GraphQL has no way to say half a pair: it becomes the replacement character.
                _ when char.IsSurrogate(c) && !isPaired => text.Append('\uFFFD'),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }
}
