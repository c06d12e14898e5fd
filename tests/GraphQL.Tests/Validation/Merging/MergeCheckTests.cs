using System.Text;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;
using NetworkLens.GraphQL.Validation;
using NetworkLens.GraphQL.Validation.Merging;

namespace NetworkLens.GraphQL.Tests.Validation.Merging;

/// <summary>What documents made to be slow cost, counted in steps, not in time.</summary>
public sealed class MergeCheckTests
{
    private static readonly Schema Schema = TestSchemas.Build(
        "type Query { self: Query, other: Query, name(a: Int): String }");

    public static TheoryData<string> Families => ["equal fields", "chain", "fan", "doubled chain", "two names", "inline", "arguments"];

    [Theory]
    [MemberData(nameof(Families))]
    public void Twice_the_document_costs_at_most_little_more_than_twice(string family)
    {
        var (once, tokens) = Cost(Document(family, 100));
        var (twice, moreTokens) = Cost(Document(family, 200));
        var growth = (double)twice / once;
        growth.ShouldBeLessThan(1.3 * moreTokens / tokens, $"{once} steps, then {twice}");
        twice.ShouldBeLessThan(10 * moreTokens);
    }

    [Fact]
    public void A_fragment_that_every_other_spreads_costs_its_spreads()
    {
        var (steps, tokens) = Cost(Document("each spreads all after it", 90));
        steps.ShouldBeLessThan(100 * tokens);
        steps.ShouldBeLessThan(MergeCheck.Budget);
    }

    [Fact]
    public void A_document_with_more_sets_than_anybody_could_look_at_is_given_up_within_the_budget()
    {
        // At each level every alias picks other fragments of the next one: the sets that meet double with each level.
        var check = CheckOf(Document("subsets", 40), out var outcome, out var tokens);
        outcome.ShouldBe(MergeOutcome.TooComplex);
        check.Spent.ShouldBeLessThan(MergeCheck.Budget + tokens);
        var errors = DocumentValidator.Validate(Schema, Parse(Document("subsets", 40)));
        errors.ShouldHaveSingleItem().Message.ShouldStartWith("The fields of this document overlap in too many ways");
    }

    [Theory]
    [InlineData("conflicts in one set")]
    [InlineData("conflicts in chains")]
    public void Conflicts_are_looked_for_within_the_budget(string family)
    {
        var document = Parse(Document(family, 1_200));
        var context = new ValidationContext(Schema, document, maxErrors: 100);
        var finder = new ConflictFinder(context);
        foreach (var definition in document.Definitions.OfType<ExecutableDefinitionSyntax>())
        {
            finder.FindWithin(definition.SelectionSet, Schema.QueryType);
        }

        finder.Spent.ShouldBeLessThan(ConflictFinder.Budget + document.TokenCount);
        DocumentValidator.Validate(Schema, document).Length.ShouldBeInRange(1, 101);
    }

    private static (int Steps, int Tokens) Cost(string text)
    {
        var check = CheckOf(text, out var outcome, out var tokens);
        outcome.ShouldBe(MergeOutcome.Clear);
        return (check.Spent, tokens);
    }

    private static MergeCheck CheckOf(string text, out MergeOutcome outcome, out int tokens)
    {
        var document = Parse(text);
        var check = new MergeCheck(new ValidationContext(Schema, document, maxErrors: 100));
        outcome = check.Run();
        tokens = document.TokenCount;
        return check;
    }

    private static DocumentSyntax Parse(string text) =>
        Parser.ParseDocument(new Source(text), ParserOptions.Trusted).Value.ShouldNotBeNull();

    private static string Document(string family, int n) => family switch
    {
        "equal fields" => $"{{ {Repeat(n, _ => "name ")} }}",
        "arguments" => $"{{ {Repeat(n, _ => "name(a: 1) ")} }}",
        "inline" => $"{{ {Repeat(n, _ => "... on Query { self { name } } ")} }}",
        "fan" => $"{{ {Repeat(n, i => $"...F{i} ")} }} {Repeat(n, i => $"fragment F{i} on Query {{ self {{ name }} }} ")}",
        "chain" => Chain(n, next => $"self {{ ...{next} }}"),
        "doubled chain" => Chain(n, next => $"self {{ ...{next} }} self {{ ...{next} ...{next} }}"),
        "two names" => Chain(n, next => $"self {{ ...{next} }} a: self {{ ...{next} }} b: other {{ ...{next} }}"),
        "each spreads all after it" => "{ ...F0 } " + Repeat(n, i =>
            $"fragment F{i} on Query {{ name self {{ name }} {Repeat(n - i - 1, k => $"...F{i + k + 1} ")} }} "),
        "subsets" => Subsets(n),
        "conflicts in one set" => $"{{ {Repeat(n, i => $"a: name(a: {i}) ")} }}",
        _ => "{ ...F0 ...F1 } " + Repeat(n / 4, i => $"fragment F{i} on Query {{ a: name(a: {i}) self {{ ...F{(i + 1) % (n / 4)} }} }} "),
    };

    private static string Chain(int n, Func<string, string> body) =>
        "{ ...F0 } " + Repeat(n, i => $"fragment F{i} on Query {{ {body($"F{i + 1}")} }} ") + $"fragment F{n} on Query {{ name }}";

    private static string Subsets(int levels)
    {
        const int Width = 18;
        var text = new StringBuilder($"{{ {Repeat(Width, i => $"...F0x{i} ")} }} ");
        for (var level = 0; level < levels; level++)
        {
            for (var i = 0; i < Width; i++)
            {
                // Under "a" each goes on with itself; under "b" it drops out when its turn comes.
                var stays = (level % Width) == i ? "name" : $"...F{level + 1}x{i}";
                text.Append($"fragment F{level}x{i} on Query {{ a: self {{ ...F{level + 1}x{i} }} b: self {{ {stays} }} }} ");
            }
        }

        return text.Append(Repeat(Width, i => $"fragment F{levels}x{i} on Query {{ name }} ")).ToString();
    }

    private static string Repeat(int n, Func<int, string> part) => string.Concat(Enumerable.Range(0, Math.Max(0, n)).Select(part));
}
