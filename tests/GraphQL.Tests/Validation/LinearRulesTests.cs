using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;
using NetworkLens.GraphQL.Validation;
using NetworkLens.GraphQL.Validation.Rules;

namespace NetworkLens.GraphQL.Tests.Validation;

/// <summary>
/// Rules that look at fragments and variables do work in proportion to the document. Counted in bytes allocated, which every visit,
/// comparison of sets and message costs, and which no clock or neighbour changes.
/// </summary>
public sealed class LinearRulesTests
{
    private static readonly Schema Schema = TestSchemas.Build(
        "type Query { self: Query, name(a: Int, b: In): String } input In { a: Int b: [In] }");

    public static TheoryData<string> Families =>
    [
        "chain", "cycle", "many cycles", "each spread twice", "unused fragments", "variables used once", "variables never used",
        "variables never defined", "variables used in a chain", "many operations", "equal names", "directives", "nested lists",
    ];

    [Theory]
    [MemberData(nameof(Families))]
    public void Twice_the_document_takes_about_twice_the_work(string family)
    {
        var small = Parse(Document(family, 400));
        var large = Parse(Document(family, 800));
        Work(small);
        Work(large);
        ((double)Work(large) / Work(small)).ShouldBeLessThan(2.6);
    }

    private static readonly RuleSet Rules = new(
    [
        () => new NoFragmentCycles(), () => new NoUnusedFragments(), () => new NoUndefinedVariables(), () => new NoUnusedVariables(),
        () => new VariablesInAllowedPosition(), () => new UniqueFragmentNames(), () => new UniqueOperationNames(),
        () => new UniqueArgumentNames(), () => new UniqueVariableNames(), () => new UniqueInputFieldNames(),
        () => new UniqueDirectivesPerLocation(), () => new KnownFragmentNames(), () => new ValuesOfCorrectType(),
    ]);

    private static long Work(DocumentSyntax document)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        DocumentValidator.Validate(Schema, document, maxErrors: 50, Rules);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static DocumentSyntax Parse(string text) =>
        Parser.ParseDocument(new Source(text), ParserOptions.Trusted).Value.ShouldNotBeNull();

    private static string Document(string family, int n) => family switch
    {
        "chain" => $"{{ ...F0 }} {Repeat(n, i => Fragment(i, $"...F{i + 1}"))} {Fragment(n, "name")}",
        "cycle" => $"{{ ...F0 }} {Repeat(n, i => Fragment(i, $"...F{(i + 1) % n}"))}",
        "many cycles" => $"{{ ...F0 }} {Repeat(n, i => Fragment(i, $"...F{i} ...F{(i + 1) % n}"))}",
        "each spread twice" => $"{{ ...F0 }} {Repeat(n, i => Fragment(i, $"...F{i + 1} self {{ ...F{i + 1} }}"))} {Fragment(n, "name")}",
        "unused fragments" => $"{{ name }} {Repeat(n, i => Fragment(i, "name"))}",
        "variables used once" => $"query ({Repeat(n, i => $"$v{i}: Int ")}) {{ {Repeat(n, i => $"a{i}: name(a: $v{i}) ")} }}",
        "variables never used" => $"query ({Repeat(n, i => $"$v{i}: Int ")}) {{ name }}",
        "variables never defined" => $"{{ {Repeat(n, i => $"a{i}: name(a: $v{i}) ")} }}",
        "variables used in a chain" => $"query ({Repeat(n, i => $"$v{i}: Int ")}) {{ ...F0 }} "
            + $"{Repeat(n, i => Fragment(i, $"name(a: $v{i}) ...F{i + 1}"))} {Fragment(n, "name")}",
        "many operations" => $"{Repeat(n, i => $"query Q{i}($v: Int) {{ ...F0 }} ")} {Fragment(0, "name(a: $v)")}",
        "equal names" => $"{Repeat(n, _ => "query Q { name } ")} {Repeat(n, _ => Fragment(0, "name"))}",
        "directives" => $"{{ {Repeat(n, _ => "name @skip(if: true) @include(if: true) ")} }}",
        _ => $"{{ name(b: {{b: [{Repeat(n, i => $"{{a: {i}}} ")}]}}) }}",
    };

    private static string Fragment(int number, string body) => $"fragment F{number} on Query {{ {body} }} ";

    private static string Repeat(int n, Func<int, string> part) => string.Concat(Enumerable.Range(0, n).Select(part));
}
