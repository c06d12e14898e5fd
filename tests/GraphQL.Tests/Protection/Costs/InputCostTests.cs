namespace NetworkLens.GraphQL.Tests.Protection.Costs;

/// <summary>Lists of input objects cost each of them, in whatever way they are given.</summary>
public sealed class InputCostTests
{
    private const string Sdl = """
        input Row { value: Int @cost(weight: "2") next: Row more: [Row!] = [] }
        type Item { id: ID }
        type Query { item(row: Row, rows: [Row], grid: [[Row]]): Item }
        """;

    // A row costs 1 for its list "more", which has a default; 2 with its value; what "next" has, and 1 for that.
    private const double Field = 1, Argument = 1, Empty = 1, Valued = 3, Nested = 1 + 1 + Valued;

    [Theory]
    [InlineData("{ item(rows: [{}]) { id } }", Empty)]
    [InlineData("{ item(rows: {}) { id } }", Empty)]
    [InlineData("{ item(rows: [{ value: 1 }, {}, { next: { value: 1 } }, null]) { id } }", Valued + Empty + Nested)]
    [InlineData("{ item(rows: [{ more: [{}, { value: 1 }] }]) { id } }", 1 + Empty + Valued)]
    [InlineData("{ item(grid: [[{ value: 1 }, {}], [], [{ value: 1 }]]) { id } }", Valued + Empty + Valued)]
    [InlineData("query($r: [Row] = [{ value: 1 }, {}]) { item(rows: $r) { id } }", Valued + Empty)]
    [InlineData("query($r: Row = { value: 1 }) { item(rows: [{}, $r, $r]) { id } }", Empty + Valued + Valued)]
    [InlineData("query($a: Row = { value: 1 }, $b: Row = {}) { item(row: $a) { id } b: item(row: $b) { id } }",
        Valued + Field + Argument + Empty)]
    [InlineData("query($a: Row = { value: 1 }, $b: Row = {}) { item(rows: [$b, $b]) { id } b: item(row: $a) { id } }",
        Empty + Empty + Field + Argument + Valued)]
    [InlineData("query($a: Row = { value: 1 }, $b: Row) { item(rows: [{}, $b]) { id } b: item(row: $a) { id } }",
        Empty + Field + Argument + Valued)]
    public void Literals_and_defaults_cost_their_items(string document, double rows) =>
        new CostHarness(Sdl).Of(document).FieldCost.ShouldBe(Field + Argument + rows);

    [Theory]
    [InlineData("""{"r":{"value":1}}""", Valued), InlineData("""{"r":{}}""", Empty), InlineData("""{"r":null}""", 0.0)]
    public void Variables_that_are_items_cost_what_they_have(string variables, double item) =>
        new CostHarness(Sdl).Of("query($r: Row) { item(rows: [$r, {}, $r]) { id } }", System.Text.Json.JsonElement.Parse(variables))
            .FieldCost.ShouldBe(Field + Argument + item + Empty + item);

    [Theory]
    [InlineData("""{"r":[{"value":1},{},{"next":{"value":1}},null]}""", Valued + Empty + Nested)]
    [InlineData("""{"r":[{"more":[{},{"value":1}]}]}""", 1 + Empty + Valued)]
    [InlineData("""{"r":{"value":1,"more":null}}""", Valued - 1)]
    [InlineData("""{"r":[]}""", 0.0)]
    public void Variables_cost_their_items(string variables, double rows) =>
        new CostHarness(Sdl).Of("query($r: [Row]) { item(rows: $r) { id } }", System.Text.Json.JsonElement.Parse(variables))
            .FieldCost.ShouldBe(Field + Argument + rows);
}
