using System.Globalization;
using System.Text.Json;

namespace NetworkLens.Fuzzing;

/// <summary>Leaf values at and beyond their limits, as literals and as JSON.</summary>
public static class Values
{
    /// <summary>Whole numbers as literals; some are no Int.</summary>
    public static readonly string[] Ints =
    [
        "0", "-0", "1", "-1", "7", "42", "2147483647", "2147483648", "-2147483648", "-2147483649", "9007199254740993",
        "9223372036854775808",
        "123456789012345678901234567890",
    ];

    /// <summary>Numbers with a point or an exponent.</summary>
    public static readonly string[] Floats =
    [
        "0.0", "-0.0", "1.5", "-1.25", "1e3", "1E3", "1e+3", "1e-7", "123.456", "1.0", "1e21", "1.7976931348623157e308", "5e-324", "1e400",
        "-1e400", "2147483648.0", "0.1e1", "1e22",
    ];

    /// <summary>Strings as literals, with quotes.</summary>
    public static readonly string[] Strings =
    [
        "\"\"", "\"a\"", "\"hello world\"", "\"\\n\\t\\r\\b\\f\\\\\\/\\\"\"", "\"\\u0041\"", "\"\\u{1F600}\"", "\"\\uD83D\\uDE00\"",
        "\"😀\"",
        "\"é\"", "\"\\u0000\"", "\"\uFEFF\"", "\"\u2028\"", "\"\"\"block\"\"\"", "\"\"\"\n    a\n      b\n\n    c\n  \"\"\"",
        "\"\"\"a \\\"\"\" b\"\"\"", "\"\"\"\\u0041 \\n\"\"\"", "\"\"\"\r\n  x\r  y\n\"\"\"", "\"\"\"\"\"\"",
        "\"\"\"\t\ttab\n\t\t\ttab2\"\"\"",
        "\"#no comment\"", "\"$notVariable\"", "\"LOW\"", "\"7\"", "\"\\u{10FFFF}\"", "\"\u007f\"",
    ];

    /// <summary>Any literal that is a leaf.</summary>
    public static string AnyLeaf(Random random) => random.Next(6) switch
    {
        0 => random.Pick(Ints),
        1 => random.Pick(Floats),
        2 => random.Pick(Strings),
        3 => random.Of("true", "false"),
        4 => "null",
        _ => random.Of("LOW", "MIDDLE", "HIGH", "LOVV", "NOPE", "low", "type", "on", "nullish", "True"),
    };

    /// <summary>A string as JSON writes it.</summary>
    public static string Json(string text) => JsonSerializer.Serialize(text);

    /// <summary>Any JSON that is a leaf. Only what a JSON number of the reference implementation holds exactly, unless asked for.</summary>
    public static string AnyJsonLeaf(Random random) => random.Next(5) switch
    {
        0 => random.Of("0", "1", "-1", "7", "2147483647", "2147483648", "-2147483648", "-2147483649", "9007199254740991"),
        1 => random.Of("1.5", "-0.25", "1e3", "1.0", "0.001", "1e21", "123.456"),
        2 => Json(random.Of("", "a", "LOW", "HIGH", "7", "1.5", "true", "😀", "é\n\"\\", "null", "\0", "MIDLE")),
        3 => random.Of("true", "false"),
        _ => "null",
    };

    /// <summary>A number without culture.</summary>
    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
