using System.Text;
using System.Text.Json;
using NetworkLens.GraphQL.Protection;

namespace NetworkLens.GraphQL.Tests.Protection;

/// <summary>Random documents cost what the specification, read slowly, says.</summary>
public sealed class CostOracleTests
{
    private const int Unsized = 3;

    private const string Sdl = """
        type Query {
          a(first: Int, last: Int = 2): [A!]! @listSize(slicingArguments: ["first", "last"], requireOneSlicingArgument: false)
          either(size: Int): [Either] @listSize(slicingArguments: ["size"], assumedSize: 4, requireOneSlicingArgument: false)
          shared: Shared @cost(weight: "1.5")
          find(where: Where, list: [Where!] @cost(weight: "2")): C
          grid: [[C!]]
          connection(first: Int, after: ID @cost(weight: "-0.5")): Connection!
            @listSize(slicingArguments: ["first"], assumedSize: 5, sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
        }
        input Where { x: Int = 1 @cost(weight: "0.25") not: Where all: [Where] kind: Kind @cost(weight: "-3") }
        enum Kind @cost(weight: "0.125") { K }
        scalar Blob @cost(weight: "2")
        union Either = B | C
        interface Shared { id: ID shared: Shared list: [Shared!]! kinds: [Kind!]! }
        type A implements Shared @cost(weight: "3") {
          id: ID @cost(weight: "0.5") shared: Shared list: [Shared!]! @listSize(assumedSize: 2) kinds: [Kind!]! either: Either
        }
        type B implements Shared {
          id: ID shared: Shared @cost(weight: "4") list: [Shared!]! kinds: [Kind!]! @listSize(assumedSize: 6) blob: Blob query: Query!
        }
        type C @cost(weight: "-1") { id: ID blob(n: Int @cost(weight: "7")): Blob @cost(weight: "-2") a(size: Int): A }
        type Connection { edges: [Edge!] nodes: [A!] total: Int @cost(weight: "5") }
        type Edge { node: Shared cursor: ID }
        """;

    [Fact]
    public void Random_documents_cost_what_the_oracle_says()
    {
        var costs = new CostHarness(
            Sdl,
            new CostOptions { MaxFieldCost = OperationCost.Most, MaxTypeCost = OperationCost.Most, UnsizedListLength = Unsized });
        var dear = 0;
        for (var seed = 0; seed < 600; seed++)
        {
            var random = new Random(seed);
            var text = Document(random);
            var document = costs.Prepare(text);
            for (var round = 0; round < 3; round++)
            {
                var variables = Variables(random);
                var expected = new CostOracle(costs.Schema, document.Syntax, JsonSerializer.SerializeToElement(variables), Unsized).Cost();
                var (actual, error) = costs.Ask(document, variables);
                error.ShouldBeNull();
                actual.FieldCost.ShouldBe(expected.FieldCost, 1e-6 * Math.Max(1, expected.FieldCost), $"seed {seed}\n{text}");
                actual.TypeCost.ShouldBe(expected.TypeCost, 1e-6 * Math.Max(1, expected.TypeCost), $"seed {seed}\n{text}");
                dear += actual.FieldCost > 100 ? 1 : 0;
            }
        }

        dear.ShouldBeGreaterThan(200); // Else the documents are too dull to prove anything.
    }

    private static Dictionary<string, object?> Variables(Random random)
    {
        var values = new Dictionary<string, object?> { ["x"] = random.Next(2) == 0, ["y"] = random.Next(2) == 0 };
        if (random.Next(3) > 0)
        {
            values["n"] = random.Next(5) == 0 ? null : random.Next(-2, 9);
        }

        if (random.Next(3) > 0)
        {
            values["w"] = random.Next(5) == 0 ? null : Where(random, 3);
        }

        return values;
    }

    private static Dictionary<string, object?> Where(Random random, int depth)
    {
        var where = new Dictionary<string, object?>();
        if (random.Next(2) == 0)
        {
            where["x"] = random.Next(3) == 0 ? null : 1;
        }

        if (random.Next(3) == 0)
        {
            where["kind"] = "K";
        }

        if (depth > 0 && random.Next(2) == 0)
        {
            where["not"] = Where(random, depth - 1);
        }

        if (depth > 0 && random.Next(2) == 0)
        {
            where["all"] = random.Next(4) == 0 ? Where(random, depth - 1) : new[] { Where(random, depth - 1), null, Where(random, 0) };
        }

        return where;
    }

    private static string Document(Random random)
    {
        var text = new StringBuilder("query($x: Boolean!, $y: Boolean!, $n: Int = 4, $w: Where = { x: 2, not: {} }) ");
        text.Append("{ u: __typename @skip(if: $x) @include(if: $y) u1: a(first: $n) { id } u2: find(where: $w) { id } ");
        text.Append(Select("Query", 4, random)).Append(" } ");
        text.Append($"fragment OfA on A {{ id {Select("A", 1, random, spreads: false)} }} ");
        text.Append($"fragment OfShared on Shared {{ id {Select("Shared", 1, random, spreads: false)} }} ");
        text.Append("fragment Use on Query { a { ...OfA ...OfShared } } ");
        return text.ToString().Replace("u: __typename", "...Use u: __typename", StringComparison.Ordinal);
    }

    private static string Select(string type, int depth, Random random, bool spreads = true)
    {
        var text = new StringBuilder();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            text.Append(Field(type, depth, random, spreads)).Append(' ');
        }

        if (type is "Shared" or "Either")
        {
            text.Append($"... on B {Condition(random)}{{ id {(depth > 0 ? Select("B", depth - 1, random, spreads) : "")} }} ");
        }

        if (spreads && type is "A" or "Shared" && random.Next(2) == 0)
        {
            text.Append(type == "A" ? "...OfA " : $"...OfShared {Condition(random)}");
        }

        return text.ToString();
    }

    // An alias tells the arguments apart, so that what merges has the same ones.
    private static string Field(string type, int depth, Random random, bool spreads)
    {
        string[] leaves = type switch
        {
            "Query" or "Either" => ["__typename"],
            "A" or "Shared" => ["id", "kinds"],
            "B" => ["id", "kinds", "blob"],
            "C" => ["id", "blob", "b1: blob(n: 1)", "b2: blob(n: $n)"],
            "Connection" => ["total"],
            _ => ["cursor"],
        };
        (string Name, string Type)[] objects = type switch
        {
            "Query" =>
            [
                ("a", "A"), ("a1: a(first: 3)", "A"), ("a2: a(first: $n, last: 1)", "A"), ("a3: a(last: null)", "A"), ("either", "Either"),
                ("e1: either(size: $n)", "Either"), ("shared", "Shared"), ("find", "C"), ("f1: find(where: $w)", "C"),
                ("f2: find(where: { not: $w, x: 1 }, list: [$w2, { kind: K }])".Replace("$w2, ", "", StringComparison.Ordinal), "C"),
                ("f3: find(list: { all: [{ x: null }, $w] })", "C"), ("grid", "C"), ("connection", "Connection"),
                ("c1: connection(first: $n, after: \"x\")", "Connection"), ("c2: connection(first: 2)", "Connection"),
            ],
            "A" => [("shared", "Shared"), ("list", "Shared"), ("either", "Either")],
            "Shared" => [("shared", "Shared"), ("list", "Shared")],
            "B" => [("shared", "Shared"), ("list", "Shared"), ("query", "Query")],
            "C" => [("a", "A"), ("a9: a(size: 9)", "A")],
            "Connection" => [("edges", "Edge"), ("nodes", "A")],
            "Edge" => [("node", "Shared")],
            _ => [],
        };
        if (depth == 0 || objects.Length == 0 || random.Next(4) == 0)
        {
            return leaves[random.Next(leaves.Length)] + " " + Condition(random);
        }

        var (name, below) = objects[random.Next(objects.Length)];
        return $"{name} {Condition(random)}{{ __typename {Select(below, depth - 1, random, spreads)} }}";
    }

    private static string Condition(Random random) => random.Next(10) switch
    {
        0 => "@skip(if: $x) ",
        1 => "@include(if: $x) ",
        2 => "@include(if: $y) ",
        3 => "@skip(if: false) ",
        _ => "",
    };
}
