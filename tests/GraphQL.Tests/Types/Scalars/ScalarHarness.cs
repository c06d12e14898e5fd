using System.Text.Json;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Types.Scalars;

/// <summary>Puts a value through a known scalar, as a variable and as a literal, which must agree.</summary>
internal static class ScalarHarness
{
    private static readonly Schema Schema = TestSchemas.Build(
        "type Query { a: Int } " + string.Join(' ', KnownScalars.Names.Select(name => $"scalar {name}")));

    public static ScalarType Find(string name) => (ScalarType)Schema.FindType(name)!;

    /// <summary>What a string becomes; null when it is refused.</summary>
    public static object? Read(string scalar, string text)
    {
        var json = FromJson(scalar, JsonSerializer.Serialize(text));
        var literal = FromLiteral(scalar, Printer.PrintString(text));
        literal.IsOk.ShouldBe(json.IsOk, text);
        literal.Value.ShouldBe(json.Value);
        return json.Value;
    }

    /// <summary>A string is taken, stands for a value, and that value is written as another string.</summary>
    public static void Takes(string scalar, string text, object value, string written)
    {
        Read(scalar, text).ShouldBe(value);
        Find(scalar).ToOutput(value).ShouldBe(Coerced.To(written));
        Read(scalar, written).ShouldBe(value);
    }

    /// <summary>A string is refused, and the message names the scalar and what it takes.</summary>
    public static void Refuses(string scalar, string text)
    {
        Read(scalar, text).ShouldBeNull($"{text} was taken");
        FromJson(scalar, JsonSerializer.Serialize(text)).Problem.ShouldNotBeNull().ShouldStartWith($"{scalar} cannot represent ");
    }

    public static Coerced FromJson(string scalar, string json)
    {
        using var document = JsonDocument.Parse(json);
        return Find(scalar).FromJson(document.RootElement);
    }

    public static Coerced FromLiteral(string scalar, string literal) =>
        Find(scalar).FromLiteral(Parser.ParseValue(new Source(literal)).Value!, variables: null);
}
