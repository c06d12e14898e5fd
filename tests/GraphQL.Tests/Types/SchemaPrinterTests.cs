using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Types;

public sealed class SchemaPrinterTests
{
    [Fact]
    public void Printed_schema_builds_and_prints_the_same_again()
    {
        var first = SchemaPrinter.Print(TestSchemas.Build(TestSchemas.KitchenSink));
        SchemaPrinter.Print(TestSchemas.Build(first)).ShouldBe(first);
    }

    [Fact]
    public void Nothing_of_a_small_schema_is_lost() => CheckUnchanged(""""
        """What it is for."""
        schema @a(n: 1) {
          query: Root
        }

        directive @a(n: Int! = 3) repeatable on SCHEMA | OBJECT

        type Root implements I @a @a(n: 2) {
          """
          Two lines
            of text with \""" in it.
          """
          x(a: [In!] = [{b: "q\""}, {c: [1, 2]}], d: E = ONE): Int @deprecated(reason: "old")
          y(
            """An argument."""
            a: Int
          ): U
        }

        interface I {
          x(a: [In!]): Int @deprecated
        }

        union U = Root

        enum E {
          """First."""
          ONE
          TWO @deprecated
        }

        input In @oneOf {
          b: String
          c: [Int!]
        }

        scalar S @specifiedBy(url: "https://example.org")

        """");

    [Fact]
    public void Extensions_are_merged_into_their_types()
    {
        var schema = TestSchemas.Build("""
            type Query { a: E } extend type Query implements I { b: U } interface I { a: E }
            enum E { A } extend enum E { B } union U = Query extend union U = T type T { x: S }
            extend type T { s(i: N): Int } scalar S extend scalar S @specifiedBy(url: "u") input N { a: Int }
            extend input N { b: Int } extend interface I { b: U }
            """);
        var text = SchemaPrinter.Print(schema);
        text.ShouldNotContain("extend");
        text.ShouldContain("type Query implements I {\n  a: E\n  b: U\n}");
        text.ShouldContain("union U = Query | T");
        SchemaPrinter.Print(TestSchemas.Build(text)).ShouldBe(text);
    }

    [Fact]
    public void A_type_called_Mutation_that_is_no_root_stays_none()
    {
        var text = SchemaPrinter.Print(TestSchemas.Build(
            "schema { query: Query } type Query { x: Mutation } type Mutation { y: Int }"));
        TestSchemas.Build(text).MutationType.ShouldBeNull();
    }

    private static void CheckUnchanged(string sdl) => SchemaPrinter.Print(TestSchemas.Build(sdl)).ShouldBe(sdl);
}
