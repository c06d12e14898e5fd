using NetworkLens.GraphQL.Protection;

namespace NetworkLens.GraphQL.Tests.Protection.Costs;

/// <summary>The field that is told is the dearest, wherever it stands.</summary>
public sealed class CostExplanationTests
{
    private const string Sdl = """
        type Query {
          dear: Int @cost(weight: "1200")
          light: Int @cost(weight: "1")
          box: Box
          boxes(first: Int): [Box] @listSize(slicingArguments: ["first"])
        }
        type Box { dear: Int @cost(weight: "700") light: Int @cost(weight: "1") box: Box }
        """;

    [Theory]
    [InlineData("{ dear }", "Query.dear", 1_200, "1:3"), InlineData("{ dear light }", "Query.dear", 1_200, "1:3")]
    [InlineData("{ light dear }", "Query.dear", 1_200, "1:9")]
    [InlineData("{ box { dear } dear }", "Query.dear", 1_200, "1:16"), InlineData("{ dear box { dear } }", "Query.dear", 1_200, "1:3")]
    [InlineData("{ box { box { dear light again: dear } light } light }", "Box.box", 1_402, "1:9")]
    [InlineData("{ boxes(first: 3) { dear light } light }", "Box.dear", 2_100, "1:21")]
    [InlineData("{ boxes(first: 3) { light dear } light }", "Box.dear", 2_100, "1:27")]
    public void The_dearest_field_is_told_wherever_it_stands(string document, string field, double cost, string place)
    {
        var error = new CostHarness(Sdl, new CostOptions()).ErrorOf(document);
        error.Message.ShouldContain(FormattableString.Invariant($"Its dearest field, {field}, accounts for {cost:#,0}."));
        error.Locations.ShouldHaveSingleItem().ToString().ShouldBe(place);
    }
}
