using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;
using NetworkLens.GraphQL.Validation;

namespace NetworkLens.GraphQL.Tests.Validation;

/// <summary>The rules of incremental delivery, by all rules together as a server applies them.</summary>
public sealed class IncrementalRulesTests
{
    private static readonly Schema With = TestSchemas.Build(IncrementalCases.Sdl);

    // What the reference of today refuses and ours takes: nothing is in doubt when both ask for the same.
    private const string StreamedAlike = "{ numbers @stream(initialCount: 1) ... { numbers @stream(initialCount: 1) } }";

    [Fact]
    public void Every_document_is_told_what_is_wrong_with_it()
    {
        IncrementalCases.All.Count.ShouldBeGreaterThan(25);
        foreach (var (document, errors) in IncrementalCases.All)
        {
            Errors(With, document).ShouldBe(errors, document);
        }
    }

    [Fact]
    public void Fields_that_are_streamed_alike_are_one() => Errors(With, StreamedAlike).ShouldBeEmpty();

    [Fact]
    public void A_schema_without_the_directives_does_not_know_them()
    {
        var without = TestSchemas.Build("type Query { hero: Hero numbers: [Int] } type Hero { id: ID name: String }");

        Errors(without, "{ hero { ... @defer { name } } numbers @stream }").ShouldBe(
        [
            "KnownDirectives 1:14 Unknown directive \"@defer\".",
            "KnownDirectives 1:40 Unknown directive \"@stream\".",
        ]);
    }

    private static IEnumerable<string> Errors(Schema schema, string document) =>
        DocumentValidator.Validate(schema, Parser.ParseDocument(new Source(document)).Value!)
            .Select(error => $"{error.Rule} {string.Join(", ", error.Locations)} {error.Message}");
}
