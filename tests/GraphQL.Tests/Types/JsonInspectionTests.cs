using System.Text.Json;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Types;

/// <summary>Values as messages show them: whole where they are short, and cut where nobody would read on.</summary>
public sealed class JsonInspectionTests
{
    [Theory]
    [InlineData(10, "]"), InlineData(11, ", ... 1 more item]"), InlineData(12, ", ... 2 more items]")]
    public void Ten_items_are_shown_and_the_others_counted(int count, string end)
    {
        var json = JsonSerializer.SerializeToElement(Enumerable.Range(1, count));
        JsonInspection.Show(json).ShouldBe("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10" + end);
    }

    [Theory]
    [InlineData("[[1]]", "[[1]]"), InlineData("[[[1]]]", "[[[Array]]]"), InlineData("[[[]]]", "[[[]]]")]
    [InlineData("""{"a":{"b":1}}""", "{ a: { b: 1 } }"), InlineData("""{"a":{"b":{"c":1}}}""", "{ a: { b: [Object] } }")]
    [InlineData("""{"a":{"b":{}}}""", "{ a: { b: {} } }"), InlineData("""[{"a":[1]}]""", "[{ a: [Array] }]")]
    public void What_is_deeper_than_two_is_named(string json, string shown) =>
        JsonInspection.Show(JsonElement.Parse(json)).ShouldBe(shown);

    [Fact]
    public void Long_texts_and_names_are_cut()
    {
        var name = new string('n', 500_000);
        JsonInspection.ShowName(new string('n', 2_000)).ShouldBe(new string('n', 2_000));
        JsonInspection.ShowName(name).ShouldBe(new string('n', 2_000) + "…");
        var text = JsonInspection.Show(JsonElement.Parse($"{{\"{name}\":1}}"));
        text.ShouldBe("{ " + new string('n', 1_998) + "…");
    }
}
