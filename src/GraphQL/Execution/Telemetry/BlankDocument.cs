using System.Text;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Execution.Telemetry;

/// <summary>A document as it may leave the server: without what its author filled in.</summary>
internal static class BlankDocument
{
    /// <summary>
    /// The document with <c>?</c> for every string and number, without comments, its tokens apart by at most a space. O(length).
    /// </summary>
    /// <param name="document">A document that has been parsed.</param>
    /// <param name="most">The most characters; what is longer ends in "…".</param>
    public static string Of(string document, int most)
    {
        var text = new StringBuilder();
        var lexer = new Lexer(document);
        var before = TokenKind.End;
        for (lexer.Advance(); lexer.Kind != TokenKind.End; lexer.Advance())
        {
            if (NeedsSpace(before, lexer.Kind))
            {
                text.Append(' ');
            }

            before = lexer.Kind;
            if (IsFilledIn(before))
            {
                text.Append('?');
            }
            else
            {
                text.Append(lexer.Slice);
            }

            if (text.Length > most)
            {
                return text.ToString(0, most) + "…";
            }
        }

        return text.ToString();
    }

    private static bool IsFilledIn(TokenKind kind) =>
        kind is TokenKind.Int or TokenKind.Float or TokenKind.Text or TokenKind.BlockText;

    private static bool NeedsSpace(TokenKind before, TokenKind next) => (before, next) switch
    {
        (TokenKind.End, _) => false,
        (_, TokenKind.ParenRight) => false,
        (TokenKind.BraceLeft or TokenKind.Colon or TokenKind.BraceRight or TokenKind.EqualSign, _) => true,
        (_, TokenKind.BraceLeft or TokenKind.BraceRight or TokenKind.Spread or TokenKind.At or TokenKind.EqualSign) => true,
        (TokenKind.ParenRight, TokenKind.Name) => true,
        _ => IsWord(before) && (IsWord(next) || next == TokenKind.Dollar),
    };

    private static bool IsWord(TokenKind kind) => kind == TokenKind.Name || IsFilledIn(kind);
}
