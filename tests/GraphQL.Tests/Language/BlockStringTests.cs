using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Tests.Language;

public sealed class BlockStringTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("  a", "  a")]
    [InlineData("\n  a\n    b\n", "a\n  b")]
    [InlineData("a\n  b\n    c", "a\nb\n  c")]
    [InlineData("\n\n  a\n\n  b\n\n", "a\n\nb")]
    [InlineData("\r\n\ta\r\tb\r\n", "a\nb")]
    [InlineData("   \n   ", "")]
    [InlineData("\n    a   \n  b \t\n", "  a   \nb \t")]
    public void Indentation_that_all_lines_share_is_taken_away(string raw, string value) =>
        BlockString.Dedent(raw).ShouldBe(value);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_a_block_string_can_say_comes_back(int seed)
    {
        var random = new Random(seed);
        var said = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var characters = Enumerable.Range(0, random.Next(9)).Select(_ => "\n\t \"a\\\r"[random.Next(7)]);
            var value = string.Concat(characters);
            if (BlockString.CanSay(value))
            {
                said++;
                var parsed = Parser.ParseValue(new Source(BlockString.Print(value)));
                parsed.Value.ShouldBeOfType<StringValueSyntax>().Value.ShouldBe(value);
            }
        }

        said.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Printed_inside_an_indented_block_it_says_the_same()
    {
        foreach (var value in new[] { "a\n\n  b\nc", "  first\nthen", "ends in \"", "ends in \\", "\"\"\"", "a\n b" })
        {
            var sdl = $"type T {{ {Printer.PrintString(value)} x: Int }}";
            var printed = Printer.Print(Parse(sdl)).Replace(Printer.PrintString(value), BlockString.Print(value));
            var again = Parse(Printer.Print(Parse(printed)));
            var type = again.Definitions[0].ShouldBeOfType<ObjectTypeDefinitionSyntax>();
            type.Fields[0].Description!.Value.ShouldBe(value);
        }
    }

    private static DocumentSyntax Parse(string text) => Parser.ParseDocument(new Source(text)).Value.ShouldNotBeNull();
}
