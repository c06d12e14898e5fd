using static NetworkLens.GraphQL.Tests.Protection.Attacks.Attack;

namespace NetworkLens.GraphQL.Tests.Protection.Attacks;

/// <summary>Values, in documents and in variables, that are the attack.</summary>
internal static class ValueAttacks
{
    private const string NotParsed = "GRAPHQL_PARSE_FAILED";
    private const string NotValid = "GRAPHQL_VALIDATION_FAILED";
    private const string BadInput = "BAD_USER_INPUT";
    private const string BadRequest = "BAD_REQUEST";
    private const string TooLarge = "REQUEST_TOO_LARGE";

    public static IEnumerable<Attack> All { get; } = [.. Numbers(), .. Texts(), .. Variables()];

    private static IEnumerable<Attack> Numbers() =>
    [
        new("a long Int", "{find(many:[" + Many(200_000, "9") + "])}", NotValid, "Int cannot represent", 4_000) { Bytes = 300_000 },
        new("a long exponent", "{find(number:1e" + Many(200_000, "9") + ")}", NotValid, "Float cannot represent", 4_000)
        {
            Bytes = 300_000,
        },
        new("a long fraction", "{find(number:0." + Many(200_000, "3") + ")}", "", "{\"data\":{\"find\":1}}", 2_000),
        new("an Int a little too large", "{find(many:[2147483648])}", NotValid, "32-bit", 500),
        new("a number glued to a name", "{find(many:[" + Many(100, "1a") + "])}", NotParsed, "Invalid number", 500),
        new("a long number as a variable", "query($n:[Int]){find(many:$n)}", BadInput, "Int cannot represent", 4_000)
        {
            Variables = "{\"n\":[" + Many(100_000, "9") + "]}", Bytes = 300_000,
        },
        new("an endless number as a variable", "query($n:Float){find(number:$n)}", BadInput, "Float cannot represent", 500)
        {
            Variables = "{\"n\":1e99999}",
        },
    ];

    private static IEnumerable<Attack> Texts() =>
    [
        new("a long text", "{find(text:\"" + Many(250_000, "x") + "\")}", "", "{\"data\":{\"find\":250000}}", 4_000),
        new("a text of escapes", "{find(text:\"" + Many(15_000, "\\u0041\\u{41}") + "\")}", "", "{\"data\":{\"find\":30000}}", 4_000),
        new("an escape of many digits", "{find(text:\"\\u{" + Many(100_000, "0") + "41}\")}", NotParsed, "Invalid Unicode escape", 1_000),
        new("half a character", "{find(text:\"\\uD800\")}", NotParsed, "Invalid Unicode escape", 500),
        new("a character beyond all", "{find(text:\"\\u{110000}\")}", NotParsed, "Invalid Unicode escape", 500),
        new("a text that does not end", "{find(text:\"" + Many(200_000, "x"), NotParsed, "Unterminated string", 2_000),
        new("block lines", "{find(text:\"\"\"" + Many(60_000, " \n") + "x\"\"\")}", "", "{\"data\":{\"find\":1}}", 8_000),
        new("block indents", "{find(text:\"\"\"" + Many(450, i => new string(' ', i) + "x\n") + "\"\"\")}", "", "\"find\"", 4_000),
        new("block quotes", "{find(text:\"\"\"" + Many(12_000, "\\\"\"\"") + "\"\"\")}", "", "{\"data\":{\"find\":36000}}", 4_000),
        new("characters of no name", "{" + Many(40_000, "\u202E") + "}", NotParsed, "Unexpected character", 2_000),
        new("zeros", "{a\0}", NotParsed, "Unexpected character", 500),
        new("marks of byte order", Many(40_000, "\uFEFF") + "{a}", "", "{\"data\":{\"a\":1}}", 2_000),
        new("letters that look alike", "{\u0430}", NotParsed, "Unexpected character", 500),
    ];

    private static IEnumerable<Attack> Variables() =>
    [
        new("deep variables", "query($v:JSON){find(any:$v)}", BadRequest, "not valid JSON", 500)
        {
            Variables = "{\"v\":" + Many(10_000, "[") + Many(10_000, "]") + "}",
        },
        new("variables as deep as may be", "query($v:By){find(by:$v)}", "", "{\"data\":{\"find\":1}}", 500)
        {
            Variables = "{\"v\":" + Many(60, "{\"not\":") + "{}" + Many(60, "}") + "}",
        },
        new("a long list", "query($v:[Int]){find(many:$v)}", "", "{\"data\":{\"find\":49999}}", 12_000)
        { Variables = "{\"v\":[" + Many(49_998, "1,") + "1]}" },
        new("a longer list", "query($v:[Int]){find(many:$v)}", TooLarge, "more than 50,000 values", 30_000)
        { Variables = "{\"v\":[" + Many(499_999, "1,") + "1]}" },
        new("a long list of what does not fit", "query($v:[Int]){find(many:$v)}", BadInput, "Int cannot represent", 30_000)
        {
            Variables = "{\"v\":[" + Many(49_998, "\"\",") + "\"\"]}", Errors = 51, Bytes = 30_000,
        },
        new("a long list of objects", "query($v:[By!]){find(by:{and:$v})}", "", "{\"data\":{\"find\":1}}", 20_000)
        {
            Variables = "{\"v\":[" + Many(49_998, "{},") + "{}]}",
        },

        // The index of the JSON, 12 bytes a token, grows by doubling: 10 MB where the pool has the arrays, 22 MB where it has none yet.
        new("a longer list of objects", "query($v:[By!]){find(by:{and:$v})}", TooLarge, "more than 50,000 values", 24_000)
        { Variables = "{\"v\":[" + Many(299_999, "{},") + "{}]}" },
        new("objects for a scalar that takes any", "query($v:JSON){find(any:$v)}", TooLarge, "more than 50,000 values", 12_000)
        {
            Variables = "{\"v\":[" + Many(119_999, "{\"a\":1},") + "{}]}",
        },
        new("objects of no variable", "query($v:Int){find(many:[$v])}", TooLarge, "more than 50,000 values", 24_000)
        { Variables = "{\"v\":1,\"w\":[" + Many(299_999, "{},") + "{}]}" },
        new("a name given twice", "query($v:Int){find(many:[$v])}", "", "{\"data\":{\"find\":1}}", 500)
        {
            Variables = "{\"v\":\"text\",\"v\":1}",
        },
        new("names given many times", "query($v:Int){find(many:[$v])}", "", "{\"data\":{\"find\":1}}", 12_000)
        {
            Variables = "{" + Many(49_998, "\"v\":1,") + "\"v\":1}",
        },
        new("many names of no variable", "query($v:Int){find(many:[$v])}", "", "{\"data\":{\"find\":1}}", 12_000)
        {
            Variables = "{" + Many(49_998, i => $"\"x{i}\":1,") + "\"v\":1}",
        },
        new("names of prototypes", "query($v:By){find(by:$v)}", BadInput, "\\\"__proto__\\\"", 500)
        {
            Variables = "{\"v\":{\"__proto__\":{\"n\":1},\"constructor\":{},\"toString\":1}}", Errors = 3, Bytes = 1_500,
        },
        new("names of prototypes beside variables", "query($v:By){find(by:$v)}", "", "{\"data\":{\"find\":0}}", 500)
        {
            Variables = "{\"__proto__\":{\"v\":{\"n\":1}},\"constructor\":{\"prototype\":{\"v\":1}}}",
        },
        new("fields that the input has not", "query($v:By){find(by:$v)}", BadInput, "is not defined by type", 8_000)
        {
            Variables = "{\"v\":{" + Many(49_997, i => $"\"no{i}\":1,") + "\"n\":1}}", Errors = 51, Bytes = 120_000,
        },
        new("a long unknown name of a field", "query($v:By){find(by:$v)}", BadInput, "is not defined by type", 8_000)
        {
            Variables = "{\"v\":{\"" + Many(500_000, "n") + "\":1}}", Bytes = 6_000,
        },
        new("a long text beside what is wrong", "query($v:By){find(by:$v)}", BadInput, "is not defined by type", 8_000)
        {
            Variables = "{\"v\":{\"text\":\"" + Many(900_000, "t") + "\"" + Many(60, i => $",\"no{i}\":1") + "}}",
            Errors = 51,
            Bytes = 120_000,
        },
    ];
}
