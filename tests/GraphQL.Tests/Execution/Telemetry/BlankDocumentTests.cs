using NetworkLens.GraphQL.Execution.Telemetry;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Tests.Execution.Telemetry;

public sealed class BlankDocumentTests
{
    [Theory]
    [InlineData("{a(s:\"x\",n:-1.5,b:\"\"\"y\"\"\",e:RED){b}}", "{ a(s: ? n: ? b: ? e: RED) { b } }")]
    [InlineData("query Q($a: Int = 5, $b: [In!]! = [{c: 1}]) @d(of: $a) { ...F }",
        "query Q($a: Int = ? $b: [In!]! = [ { c: ? } ]) @d(of: $a) { ...F }")]
    [InlineData("{ a # who: Jane\n b }", "{ a b }")]
    [InlineData("{ x: a ... on T @skip(if: true) { b } }", "{ x: a ...on T @skip(if: true) { b } }")]
    public void What_is_filled_in_and_what_is_remarked_goes(string document, string expected) =>
        BlankDocument.Of(document, 1_000).ShouldBe(expected);

    [Fact]
    public void What_is_too_long_is_cut() => BlankDocument.Of("{ abcdefgh }", 5).ShouldBe("{ abc…");

    [Fact]
    public void A_document_without_values_reads_as_before()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var (document, _) = new RandomWorld(seed).RandomDocument(new Random(seed));
            var blank = BlankDocument.Of(document, int.MaxValue);
            Print(blank).ShouldBe(Print(document));
        }
    }

    private static string Print(string document) => Printer.Print(Parser.ParseDocument(new Source(document)).Value.ShouldNotBeNull());
}
