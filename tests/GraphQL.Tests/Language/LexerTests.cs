using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Tests.Language;

/// <summary>Tokens, looked at through values: what a text says, or what is wrong with it and where.</summary>
public sealed class LexerTests
{
    [Theory]
    [InlineData("\"simple\"", "simple")]
    [InlineData("\"\"", "")]
    [InlineData("\" white space \"", " white space ")]
    [InlineData("\"quote \\\"\"", "quote \"")]
    [InlineData("\"escaped \\n\\r\\b\\t\\f\\/\\\\\"", "escaped \n\r\b\t\f/\\")]
    [InlineData("\"\\u0041\\u{42}\\u{000043}\"", "ABC")]
    [InlineData("\"\\u{1F600}\"", "\U0001F600")]
    [InlineData("\"\\uD83D\\uDE00\"", "\U0001F600")]
    [InlineData("\"\U0001F600 \u00e9\"", "\U0001F600 \u00e9")]
    [InlineData("\"a\u0007b\"", "a\u0007b")]
    [InlineData("\uFEFF \"after a mark\"", "after a mark")]
    [InlineData("# a comment\n, , \"after\"", "after")]
    [InlineData("\"\"\"block \\n \\u0041 \" \"\" \\\"\"\" end\"\"\"", "block \\n \\u0041 \" \"\" \"\"\" end")]
    [InlineData("\"\"\"\"\"\"", "")]
    public void Strings_say(string text, string value) =>
        Parse(text).Value.ShouldBeOfType<StringValueSyntax>().Value.ShouldBe(value);

    [Theory]
    [InlineData("\"", "1:2 Unterminated string.")]
    [InlineData("\"a\n\"", "1:3 Unterminated string.")]
    [InlineData("\"\"\"a", "1:5 Unterminated string.")]
    [InlineData("'a'", "1:1 Unexpected single quote character ('), did you mean to use a double quote (\")?")]
    [InlineData("\"\\x\"", "1:2 Invalid character escape sequence: \"\\x\".")]
    [InlineData("\"\\u00G0\"", "1:2 Invalid Unicode escape sequence: \"\\u00G0\".")]
    [InlineData("\"\\uD83D\"", "1:2 Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData("\"\\uDE00\\uD83D\"", "1:2 Invalid Unicode escape sequence: \"\\uDE00\".")]
    [InlineData("\"\\u{110000}\"", "1:2 Invalid Unicode escape sequence: \"\\u{110000}\".")]
    [InlineData("\"\\u{}\"", "1:2 Invalid Unicode escape sequence: \"\\u{}\".")]
    [InlineData("\"\\u{D800}\"", "1:2 Invalid Unicode escape sequence: \"\\u{D800}\".")]
    [InlineData("00", "1:2 Invalid number, unexpected digit after 0: \"0\".")]
    [InlineData("+1", "1:1 Unexpected character: \"+\".")]
    [InlineData("-", "1:2 Invalid number, expected digit but got: <EOF>.")]
    [InlineData("-A", "1:2 Invalid number, expected digit but got: \"A\".")]
    [InlineData("1.", "1:3 Invalid number, expected digit but got: <EOF>.")]
    [InlineData("1.e1", "1:3 Invalid number, expected digit but got: \"e\".")]
    [InlineData("1e", "1:3 Invalid number, expected digit but got: <EOF>.")]
    [InlineData("1.2.3", "1:4 Invalid number, expected digit but got: \".\".")]
    [InlineData("0xF1", "1:2 Invalid number, expected digit but got: \"x\".")]
    [InlineData("1_000", "1:2 Invalid number, expected digit but got: \"_\".")]
    [InlineData("..", "1:1 Unexpected character: \".\".")]
    [InlineData("\u200B", "1:1 Unexpected character: U+200B.")]
    [InlineData("\U0001F600", "1:1 Unexpected character: U+1F600.")]
    [InlineData("\0", "1:1 Unexpected character: U+0000.")]
    public void Mistakes_are_told_where_they_are(string text, string error) => CheckError(text, error);

    [Fact]
    public void Half_a_surrogate_pair_is_no_character()
    {
        CheckError("\uD83D", "1:1 Invalid character: U+D83D.");
        CheckError("\"a\uDE00\"", "1:3 Invalid character within String: U+DE00.");
        CheckError("\"\"\"\n\uDE00\"\"\"", "2:1 Invalid character within String: U+DE00.");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("4")]
    [InlineData("-9")]
    [InlineData("123456789012345678901234567890")]
    public void Integers_keep_their_text(string text) =>
        Parse(text).Value.ShouldBeOfType<IntValueSyntax>().Text.ShouldBe(text);

    [Theory]
    [InlineData("4.123")]
    [InlineData("-0.5")]
    [InlineData("123E4")]
    [InlineData("1.2e-3")]
    [InlineData("0e+0")]
    public void Floats_keep_their_text(string text) =>
        Parse(text).Value.ShouldBeOfType<FloatValueSyntax>().Text.ShouldBe(text);

    [Theory]
    [InlineData("a\n b", 3, 2, 2)]
    [InlineData("a\r\n b", 4, 2, 2)]
    [InlineData("a\r\rb", 3, 3, 1)]
    [InlineData("", 0, 1, 1)]
    [InlineData("ab", 99, 1, 3)]
    public void Lines_end_in_any_of_three_ways(string text, int offset, int line, int column)
    {
        var location = new Source(text).LocationOf(offset);
        (location.Line, location.Column).ShouldBe((line, column));
    }

    private static Parsed<ValueSyntax> Parse(string text) => Parser.ParseValue(new Source(text));

    private static void CheckError(string text, string error)
    {
        var found = Parse(text).Error.ShouldNotBeNull();
        $"{found.Locations[0]} {found.Message}".ShouldBe(
            error.Replace(error.Split(' ')[0], error.Split(' ')[0] + " Syntax Error:"));
    }
}
