using static NetworkLens.GraphQL.Tests.Types.Scalars.ScalarHarness;

namespace NetworkLens.GraphQL.Tests.Types.Scalars;

/// <summary>JSON and Upload: any value, and no value.</summary>
public sealed class JsonScalarTests
{
    [Theory]
    [InlineData("1", 1), InlineData("2147483648", 2147483648L), InlineData("-1.5", -1.5)]
    [InlineData("1e308", 1e308), InlineData("\"a\"", "a")]
    [InlineData("true", true), InlineData("9223372036854775808", 9223372036854775808.0)]
    public void JSON_takes_every_value(string text, object value)
    {
        FromJson("JSON", text).Value.ShouldBe(value);
        FromLiteral("JSON", text).Value.ShouldBe(value);
    }

    [Theory]
    [InlineData("1e400"), InlineData("[1, [-1e999]]")]
    public void JSON_refuses_a_number_that_could_not_be_written_again(string text)
    {
        FromJson("JSON", text).Problem.ShouldNotBeNull().ShouldEndWith(" is too large.");
        FromLiteral("JSON", text).Problem.ShouldNotBeNull().ShouldEndWith(" is too large.");
    }

    [Fact]
    public void A_variable_without_a_value_leaves_its_field_out()
    {
        var literal = GraphQL.Language.Parser.ParseValue(new GraphQL.Language.Source("{a: $a, b: $b, list: [$b]}")).Value!;
        var value = (Dictionary<string, object?>)Find("JSON").FromLiteral(literal, new Dictionary<string, object?> { ["a"] = 1 }).Value!;
        value.Keys.ShouldBe(["a", "list"]);
        ((List<object?>)value["list"]!).ShouldBe([null]);
    }

    [Fact]
    public void Upload_takes_nothing_from_a_document_and_nothing_from_plain_JSON()
    {
        FromJson("Upload", "\"file\"").Problem.ShouldNotBeNull().ShouldContain("multipart");
        FromLiteral("Upload", "\"file\"").Problem.ShouldNotBeNull().ShouldContain("multipart");
        Find("Upload").ToOutput(new object()).IsOk.ShouldBeFalse();
    }
}
