using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;
using NetworkLens.GraphQL.Validation;

namespace NetworkLens.GraphQL.Tests.Validation;

public sealed class DocumentValidatorTests
{
    private const string KitchenSinkQuery = """
        query Q($id: ID!, $first: Int = 5, $filter: Filter) @onQuery {
          thing(id: $id, filter: $filter) { ...Named related { id } }
          things(first: $first, pick: {name: "x"}) { __typename ... on Person { mode } ...Named }
          found(text: "a") { ... on Place { size since } ... on Entity { id } }
          __schema { types { name } }
        }
        fragment Named on Thing { id name(max: 3) }
        """;

    [Fact]
    public void A_good_document_has_no_errors() =>
        Validate(KitchenSinkQuery).ShouldBeEmpty();

    [Fact]
    public void Errors_stop_at_the_bound_and_one_more_says_so()
    {
        var many = "{ " + string.Join(' ', Enumerable.Range(0, 50).Select(i => $"x{i}")) + " }";
        Validate(many, maxErrors: 50).Length.ShouldBe(50);
        var errors = Validate(many, maxErrors: 49);
        errors.Length.ShouldBe(50);
        errors[^1].Message.ShouldStartWith("Too many validation errors");
        errors[^1].Code.ShouldBe(ErrorCodes.ValidationFailed);
    }

    [Fact]
    public void Further_rules_can_be_plugged_in()
    {
        var rules = RuleSet.Specified.With(() => new NoFieldCalledId());
        var errors = DocumentValidator.Validate(Schema(), Parse(KitchenSinkQuery), rules: rules);
        errors.Select(error => error.Rule).ShouldBe(["NoFieldCalledId", "NoFieldCalledId", "NoFieldCalledId"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Mutated_documents_never_break_the_validator(int seed)
    {
        var random = new Random(seed);
        var schema = Schema();
        string[] scraps = ["{", "}", "(", ")", "$id", "...", "on", "Person", ":", "!",
            "[", "]", "null", "@skip", "\"", "1"];
        var told = 0;
        for (var round = 0; round < 400; round++)
        {
            var text = KitchenSinkQuery;
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(text.Length);
                var length = Math.Min(random.Next(4), text.Length - at);
                text = text[..at] + scraps[random.Next(scraps.Length)] + text[(at + length)..];
            }

            var parsed = Parser.ParseDocument(new Source(text));
            told += parsed.Error is not null ? 1 : DocumentValidator.Validate(schema, parsed.Value!).Length;
        }

        told.ShouldBeGreaterThan(200);
    }

    private static Schema Schema() => TestSchemas.Build(TestSchemas.KitchenSink);

    private static DocumentSyntax Parse(string text) => Parser.ParseDocument(new Source(text)).Value.ShouldNotBeNull();

    private static GraphQLError[] Validate(string text, int maxErrors = 100) =>
        [.. DocumentValidator.Validate(Schema(), Parse(text), maxErrors)];

    private sealed class NoFieldCalledId : ValidationRule
    {
        public override void EnterField(FieldSyntax field)
        {
            if (field.Name.Value == "id")
            {
                Report("No ids here.", field);
            }
        }
    }
}
