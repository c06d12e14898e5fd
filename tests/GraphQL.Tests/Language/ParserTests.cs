using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Tests.Language;

public sealed class ParserTests
{
    [Theory]
    [InlineData("", "1:1 Unexpected <EOF>.")]
    [InlineData("{", "1:2 Expected Name, found <EOF>.")]
    [InlineData("{}", "1:2 Expected Name, found \"}\".")]
    [InlineData("{ a(}", "1:5 Expected Name, found \"}\".")]
    [InlineData("{ a() }", "1:5 Expected Name, found \")\".")]
    [InlineData("{ field: {} }", "1:10 Expected Name, found \"{\".")]
    [InlineData("{ ...MissingOn }\nfragment MissingOn Type", "2:20 Expected \"on\", found Name \"Type\".")]
    [InlineData("notAnOperation Foo { field }", "1:1 Unexpected Name \"notAnOperation\".")]
    [InlineData("...", "1:1 Unexpected \"...\".")]
    [InlineData("{ \"", "1:4 Unterminated string.")]
    [InlineData("query ($a: Int = $b) { a }", "1:18 Unexpected variable \"$b\" in constant value.")]
    [InlineData("query ($a: Int = $) { a }", "1:18 Unexpected \"$\".")]
    [InlineData("fragment on on on { on }", "1:10 Unexpected Name \"on\".")]
    [InlineData("{ ...on }", "1:9 Expected Name, found \"}\".")]
    [InlineData("{ a(b: ) }", "1:8 Unexpected \")\".")]
    [InlineData("query { a } extend", "1:19 Unexpected <EOF>.")]
    [InlineData("extend type T", "1:14 Unexpected <EOF>.")]
    [InlineData("\"about\" extend type T { x: Int }",
        "1:1 Unexpected description, only GraphQL definitions support descriptions.")]
    [InlineData("\"about\" { a }", "1:9 Unexpected \"{\".")]
    [InlineData("enum E { true }", "1:10 Name \"true\" is reserved and cannot be used for an enum value.")]
    [InlineData("directive @d on FIELD | NOWHERE", "1:25 Unexpected Name \"NOWHERE\".")]
    [InlineData("type T { a }", "1:12 Expected \":\", found \"}\".")]
    [InlineData("schema { }", "1:10 Expected Name, found \"}\".")]
    [InlineData("schema { nothing: T }", "1:10 Unexpected Name \"nothing\".")]
    [InlineData("{ a } }", "1:7 Unexpected \"}\".")]
    [InlineData("query ($a: [Int) { a }", "1:16 Expected \"]\", found \")\".")]
    public void The_first_mistake_is_told_where_it_is(string text, string error)
    {
        var found = Parser.ParseDocument(new Source(text)).Error.ShouldNotBeNull();
        found.Code.ShouldBe(ErrorCodes.ParseFailed);
        found.Locations.ShouldHaveSingleItem();
        $"{found.Locations[0]} {found.Message}".ShouldBe(error.Insert(error.IndexOf(' '), " Syntax Error:"));
    }

    [Fact]
    public void Elements_know_where_they_stand()
    {
        var document = Parse("\n query Q { a: b(c: 1) }");
        var operation = (OperationDefinitionSyntax)document.Definitions[0];
        var field = (FieldSyntax)operation.SelectionSet.Selections[0];
        operation.Location.ToString().ShouldBe("2:2");
        document.Source.Text[field.Start..field.End].ShouldBe("a: b(c: 1)");
        document.Source.Text[field.Arguments[0].Start..field.Arguments[0].End].ShouldBe("c: 1");
        (field.Alias.Value, field.Name.Value, field.ResponseKey).ShouldBe(("a", "b", "a"));
    }

    [Fact]
    public void Keywords_are_names_everywhere_else()
    {
        var words = new[] { "on", "fragment", "query", "mutation", "subscription",
            "true", "false", "null", "type", "extend" };
        foreach (var word in words)
        {
            var name = word == "on" ? "x" : word;
            Parse($"query {word} {{ {word}({word}: ${word}) @{word} ...{name} ... on {word} {{ {word} }} }} "
                + $"fragment {name} on {word} {{ {word} }}").Definitions.Length.ShouldBe(2);
        }
    }

    [Fact]
    public void Operations_fragments_and_variables_may_be_described()
    {
        var document = Parse("\"Op\" query Q(\"Var\" $a: Int) { a } \"\"\"Frag\"\"\" fragment F on T { a }");
        var operation = (OperationDefinitionSyntax)document.Definitions[0];
        operation.Description!.Value.ShouldBe("Op");
        operation.VariableDefinitions[0].Description!.Value.ShouldBe("Var");
        ((FragmentDefinitionSyntax)document.Definitions[1]).Description!.Value.ShouldBe("Frag");
    }

    [Fact]
    public void Lists_of_more_than_eight_items_are_whole()
    {
        var list = (ListValueSyntax)Parser.ParseValue(new Source("[1 2 3 4 5 6 7 8 9 10 11]")).Value!;
        list.Items.Select(item => ((IntValueSyntax)item).Text).ShouldBe(
            ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"]);
    }

    [Theory]
    [InlineData("{a", "}", 200)]
    [InlineData("{a(b: [", "])}", 199)]
    public void Nesting_has_a_bound(string open, string close, int allowed)
    {
        CheckDepth(open, close, allowed - 1, isAllowed: true);
        CheckDepth(open, close, allowed + 2, isAllowed: false);
        CheckDepth(open, close, 10_000, isAllowed: false);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a:", "}")]
    public void Values_and_types_have_the_same_bound(string open, string close)
    {
        Parser.ParseValue(new Source(Nest(open, "1", close, 200))).Error.ShouldBeNull();
        var deep = Parser.ParseValue(new Source(Nest(open, "1", close, 201))).Error.ShouldNotBeNull();
        deep.Message.ShouldBe("Syntax Error: Document is nested deeper than 200 levels. Parsing aborted.");
        Parser.ParseType(new Source(Nest("[", "T", "]", 200))).Error.ShouldBeNull();
        Parser.ParseType(new Source(Nest("[", "T", "]", 10_000))).Error.ShouldNotBeNull();
    }

    [Fact]
    public void Tokens_have_a_bound()
    {
        var options = new ParserOptions { MaxTokens = 6 };
        Parser.ParseDocument(new Source("{ a b c d }"), options).Error.ShouldBeNull();
        Parser.ParseDocument(new Source("{ a b c d e }"), options).Error.ShouldNotBeNull().Message
            .ShouldBe("Syntax Error: Document contains more than 6 tokens. Parsing aborted.");
        Should.Throw<ArgumentOutOfRangeException>(() => new ParserOptions { MaxDepth = 501 });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_tokens_never_break_the_parser(int seed)
    {
        var random = new Random(seed);
        string[] tokens = ["{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "@", "$",
            "...", "on", "a", "1", "1.5", "\"s\"",
            "\"\"\"b\"\"\"", "type", "extend", "query", "fragment", "enum", "input", "union",
            "directive", "schema", "#\n", "\\"];
        for (var round = 0; round < 5_000; round++)
        {
            var text = string.Join(' ',
                Enumerable.Range(0, random.Next(1, 14)).Select(_ => tokens[random.Next(tokens.Length)]));
            var parsed = Parser.ParseDocument(new Source(text));
            (parsed.Value is null).ShouldBe(parsed.Error is not null);
            if (parsed.Value is { } document)
            {
                var printed = Printer.Print(document);
                Printer.Print(Parse(printed)).ShouldBe(printed);
            }
        }
    }

    private static void CheckDepth(string open, string close, int levels, bool isAllowed)
    {
        var text = open.Contains('[')
            ? "{a(b: " + Nest("[", "1", "]", levels) + ")}"
            : Nest(open, "{ b }", close, levels);
        var error = Parser.ParseDocument(new Source(text)).Error;
        (error is null).ShouldBe(isAllowed);
        (error?.Message ?? "nested deeper").ShouldContain("nested deeper");
    }

    private static string Nest(string open, string core, string close, int levels) =>
        string.Concat(Enumerable.Repeat(open, levels)) + core + string.Concat(Enumerable.Repeat(close, levels));

    private static DocumentSyntax Parse(string text)
    {
        var parsed = Parser.ParseDocument(new Source(text));
        parsed.Error.ShouldBeNull();
        return parsed.Value!;
    }
}
