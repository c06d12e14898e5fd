using NetworkLens.GraphQL.Protection;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Protection;

/// <summary>Section 9 of the cost specification: what is wrong with directives is told at the start, with its place.</summary>
public sealed class CostWeightsTests
{
    [Theory]
    [InlineData("""type Query { a: Int @cost(weight: "dear") }""", "The weight \"dear\" of \"a\" must be a number")]
    [InlineData("""type Query { a: Int @cost(weight: "NaN") }""", "The weight \"NaN\"")]
    [InlineData("""type Query { a: Int @cost(weight: "1e99") }""", "at most 1e9")]
    [InlineData("""type Query { a: Int } input I { x: Int @cost(weight: "") }""", "The weight \"\" of \"x\"")]
    [InlineData(
        """type Query { a: N } interface N { x: Int @cost(weight: "1") } type T implements N { x: Int }""",
        "may not stand here. N.x:")]
    [InlineData("""type Query { a: Int @listSize(assumedSize: 3) }""", "Query.a: \"@listSize\" is for a list, and Int is none")]
    [InlineData("""type Query { a: [Int] @listSize }""", "needs assumedSize or slicingArguments")]
    [InlineData("""type Query { a: [Int] @listSize(assumedSize: -1) }""", "cannot be negative")]
    [InlineData(
        """type Query { a(n: Int): [Int] @listSize(slicingArguments: ["m"]) }""",
        "names \"m\", which is no argument of type Int, nor a list.")]
    [InlineData(
        """type Query { a(n: ID): [Int] @listSize(slicingArguments: ["n"]) }""",
        "names \"n\", which is no argument of type Int, nor a list.")]
    [InlineData(
        """type Query { a: Q @listSize(assumedSize: 1, sizedFields: ["x"]) } type Q { x: Int }""",
        "names \"x\", which is no list of Q")]
    [InlineData(
        """type Query { a: Q @listSize(assumedSize: 1, sizedFields: ["y"]) } type Q { x: [Int] }""",
        "names \"y\", which is no list of Q")]
    [InlineData(
        """type Query { a(n: Int = 1): [Int] @listSize(assumedSize: 1, slicingArguments: ["n"], requireOneSlicingArgument: false) }""",
        "where a slicing argument has a default")]
    [InlineData(
        """type Query { a(n: Int): [Int] @listSize(assumedSize: 1, slicingArguments: ["n"]) }""",
        "requireOneSlicingArgument: false")]
    public void Faults_are_told_with_file_line_and_column(string sdl, string expected)
    {
        var fault = CostHarness.FaultsOf(sdl).ShouldHaveSingleItem();
        fault.ShouldStartWith("test.graphql:1:");
        fault.ShouldContain(expected);
    }

    [Fact]
    public void All_faults_are_told_at_once_and_stop_the_start()
    {
        var schema = SchemaBuilder.Build(
            CostDirectives.Sdl + """ type Query { a: Int @cost(weight: "x") b: Int @cost(weight: "y") }""").Schema!;
        var stop = Should.Throw<InvalidOperationException>(() => CostLimit.For(schema));
        stop.Message.ShouldContain("\"x\"");
        stop.Message.ShouldContain("\"y\"");
    }

    [Theory]
    [InlineData("directive @cost(weight: Int!) on FIELD_DEFINITION", "must take \"weight: String!\"")]
    [InlineData("directive @cost(weight: String!) repeatable on FIELD_DEFINITION", "must not be repeatable")]
    [InlineData("directive @listSize(assumedSize: Int) on FIELD_DEFINITION", "must take \"slicingArguments: [String!]\"")]
    public void Directives_of_the_name_that_mean_something_else_are_refused(string directive, string expected)
    {
        var schema = SchemaBuilder.Build(directive + " type Query { a: Int }").Schema!;
        CostWeights.Read(schema).Errors.ShouldContain(error => error.Message.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_schema_without_the_directives_has_the_default_weights()
    {
        var schema = SchemaBuilder.Build("type Query { a: Query b: Int }").Schema!;
        CostWeights.Read(schema).Weights.ShouldNotBeNull();
    }

    [Fact]
    public void The_size_that_an_interface_tells_holds_for_its_types() =>
        new CostHarness(
            """
            interface Owner { things: [Int] @listSize(assumedSize: 3) others: [One!]! @listSize(assumedSize: 3) }
            type One implements Owner { things: [Int] others: [One!]! @listSize(assumedSize: 2) }
            type Two implements Owner { things: [Int] others: [One!]! }
            type Query { one: One two: Two }
            """).Of("{ one { others { things } } two { others { things } } }").TypeCost.ShouldBe(1 + 1 + 2 + 1 + 3);
}
