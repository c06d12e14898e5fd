using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Tests.Language;

public sealed class PrinterTests
{
    [Fact]
    public void An_executable_document_prints_as_it_is_written() => CheckUnchanged(""""
        """What it asks."""
        query Q($a: [Int!]! = [1, 2] @d, $b: In) @on(x: {y: null, z: ENUM}) {
          alias: field(a: $a, b: -1.5e3, c: "q\"\\\n", d: true) @skip(if: $b) {
            ...F @a @b
            ... on T {
              x
            }
            ... @include(if: false) {
              y
            }
          }
        }

        mutation {
          x
        }

        fragment F on T @f {
          z
        }

        subscription S {
          s
        }

        """");

    [Fact]
    public void A_plain_query_prints_in_its_short_form() =>
        Printer.Print(Parse("query { a b }")).ShouldBe("{\n  a\n  b\n}\n");

    [Fact]
    public void Long_arguments_get_a_line_each()
    {
        var value = new string('v', 80);
        Printer.Print(Parse($"{{ f(a: {value}, b: 1) {{ x }} }}"))
            .ShouldBe($"{{\n  f(\n    a: {value}\n    b: 1\n  ) {{\n    x\n  }}\n}}\n");
    }

    [Fact]
    public void The_kitchen_sink_of_types_comes_back()
    {
        var first = Printer.Print(Parse(TestSchemas.KitchenSink));
        Printer.Print(Parse(first)).ShouldBe(first);
        first.ShouldContain("extend type Query");
    }

    [Fact]
    public void Control_characters_and_half_pairs_are_escaped() =>
        Printer.PrintString("a\u0007\u007f\ud800\U0001F600").ShouldBe("\"a\\u0007\\u007F\uFFFD\U0001F600\"");

    private static void CheckUnchanged(string text) => Printer.Print(Parse(text)).ShouldBe(text);

    private static DocumentSyntax Parse(string text) => Parser.ParseDocument(new Source(text)).Value.ShouldNotBeNull();
}
