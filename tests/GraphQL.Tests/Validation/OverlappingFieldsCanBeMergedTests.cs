using System.Text;
using NetworkLens.GraphQL.Validation.Rules;
using static NetworkLens.GraphQL.Tests.Validation.RuleHarness;

namespace NetworkLens.GraphQL.Tests.Validation;

public sealed class OverlappingFieldsCanBeMergedTests
{
    private const string Hint = " Use different aliases on the fields to fetch both if this was intentional.";

    [Theory]
    [InlineData("{ dog { name name a: nick } }")]
    [InlineData("{ dog { name(surname: true) name(surname: true) } }")]
    [InlineData("{ search(filter: {req: true, n: 1}) search(filter: {n: 1, req: true}) }")]
    [InlineData("{ pet { ... on Dog { name(surname: true) } ... on Cat { name } } }")]
    [InlineData("{ dog { owner { name } owner { iq } ...F } } fragment F on Dog { owner { name iq } }")]
    [InlineData("{ dog { ...F ...F } } fragment F on Dog { name ...F }")]
    [InlineData("{ pet { ... on Dog { a: name } ... on Cat { a: meow } } }")]
    [InlineData("{ pet { ... on Dog { owner { x: name } } ... on Cat { owner { x: name(surname: true) } } } }")]
    [InlineData("{ dog { ...F } ...Missing } fragment F on Nope { a ...F }")]
    public void Fields_that_merge(string document) => Valid<OverlappingFieldsCanBeMerged>(document);

    [Theory]
    [InlineData("{ dog { name name: nick } }", "1:9, 1:14",
        "Fields \"name\" conflict because \"name\" and \"nick\" are different fields.")]
    [InlineData("{ dog { name name(surname: true) } }", "1:9, 1:14",
        "Fields \"name\" conflict because they have differing arguments.")]
    [InlineData("{ dog { knows(mode: FAST) knows(mode: SLOW) } }", "1:9, 1:27",
        "Fields \"knows\" conflict because they have differing arguments.")]
    [InlineData("{ pet { ... on Dog { a: volume } ... on Cat { a: volume } } }", "1:22, 1:47",
        "Fields \"a\" conflict because they return conflicting types \"Int\" and \"String\".")]
    [InlineData("{ pet { ... on Dog { nick } ... on Cat { nick } } }", "1:22, 1:42",
        "Fields \"nick\" conflict because they return conflicting types \"String\" and \"String!\".")]
    [InlineData("{ pet { ... on Dog { friends { name } } ... on Cat { friends { name } } } }", "1:22, 1:54",
        "Fields \"friends\" conflict because they return conflicting types \"[Dog]\" and \"[Pet!]!\".")]
    [InlineData("{ pet { name ... on Dog { name: nick } } }", "1:9, 1:27",
        "Fields \"name\" conflict because \"name\" and \"nick\" are different fields.")]
    [InlineData("{ dog { owner { a: name } owner { a: iq } } }", "1:9, 1:17, 1:27, 1:35",
        "Fields \"owner\" conflict because subfields \"a\" conflict because \"name\" and \"iq\" are different fields.")]
    [InlineData("{ pet { ... on Dog { owner { x: name } } ... on Cat { owner { x: iq } } } }", "1:22, 1:30, 1:55, 1:63",
        "Fields \"owner\" conflict because subfields \"x\" conflict because they return conflicting types "
            + "\"String\" and \"Int\".")]
    [InlineData("{ dog { ...A ...B } } fragment A on Dog { x: name } fragment B on Dog { x: nick }", "1:43, 1:73",
        "Fields \"x\" conflict because \"name\" and \"nick\" are different fields.")]
    [InlineData("{ dog { x: name ...A } } fragment A on Dog { ...B } fragment B on Dog { x: nick }", "1:9, 1:73",
        "Fields \"x\" conflict because \"name\" and \"nick\" are different fields.")]
    [InlineData("{ dog { name(surname: \"a\") name(surname: \"\"\"a\"\"\") } }", "1:9, 1:28",
        "Fields \"name\" conflict because they have differing arguments.")]
    public void Fields_that_conflict(string document, string places, string message) =>
        Invalid<OverlappingFieldsCanBeMerged>(document, $"{places} {message}{Hint}");

    [Fact]
    public void Fragments_that_no_operation_reaches_are_checked_too() => Invalid<OverlappingFieldsCanBeMerged>(
        "{ __typename } fragment F on Dog { a: name a: nick }",
        $"1:36, 1:44 Fields \"a\" conflict because \"name\" and \"nick\" are different fields.{Hint}");

    [Fact]
    public void Thousands_of_equal_fields_are_cleared_at_once() =>
        Validate("{ dog { " + string.Join(' ', Enumerable.Repeat("name", 9_000)) + " } }").ShouldBeEmpty();

    [Fact]
    public void Nested_fragments_spread_twice_each_cost_once()
    {
        // Without memory, each level doubles the work: 2^200 paths.
        var document = new StringBuilder("{ self { ...F0 } }");
        for (var i = 0; i < 200; i++)
        {
            document.Append($" fragment F{i} on Query {{ self {{ ...F{i + 1} }} a: self {{ ...F{i + 1} }} }}");
        }

        document.Append(" fragment F200 on Query { __typename }");
        Validate(document.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void A_document_written_to_be_slow_is_refused()
    {
        // 3,000 fields of one key that all conflict: nine million pairs, of which the first errors are told.
        var fields = Enumerable.Range(0, 1_500).Select(i => $"a: name(surname: $v{i})");
        var errors = Validate("{ dog { " + string.Join(' ', fields) + " } }");
        errors.Count.ShouldBe(101);
        errors[^1].Message.ShouldBe("Too many validation errors, error limit reached. Validation aborted.");
    }
}
