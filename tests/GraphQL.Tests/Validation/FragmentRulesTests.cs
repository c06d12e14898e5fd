using NetworkLens.GraphQL.Validation.Rules;
using static NetworkLens.GraphQL.Tests.Validation.RuleHarness;

namespace NetworkLens.GraphQL.Tests.Validation;

/// <summary>Rules of section 5.5: fragments.</summary>
public sealed class FragmentRulesTests
{
    [Theory]
    [InlineData("query ($a: Int, $b: [Mode!]) { ... on Dog { name } } fragment F on Pet { name }")]
    [InlineData("query ($a: Nope) { ... on Peeet { name } } fragment F on Doog { name }",
        "1:12 Unknown type \"Nope\". Did you mean \"Mode\"?",
        "1:27 Unknown type \"Peeet\". Did you mean \"Pet\"?",
        "1:58 Unknown type \"Doog\". Did you mean \"Dog\"?")]
    public void Known_type_names(string document, params string[] errors) => Invalid<KnownTypeNames>(document, errors);

    [Theory]
    [InlineData("{ ... on Query { __typename } ... on CatOrDog { __typename } } fragment F on Pet { name }")]
    [InlineData("{ ... on Mode { x } } fragment F on Filter { x }",
        "1:10 Fragment cannot condition on non composite type \"Mode\".",
        "1:37 Fragment \"F\" cannot condition on non composite type \"Filter\".")]
    public void Fragments_on_composite_types(string document, params string[] errors) =>
        Invalid<FragmentsOnCompositeTypes>(document, errors);

    [Theory]
    [InlineData("fragment A on Dog { name } fragment B on Dog { name }")]
    [InlineData("fragment A on Dog { name } fragment A on Dog { nick }",
        "1:10, 1:37 There can be only one fragment named \"A\".")]
    public void Unique_fragment_names(string document, params string[] errors) =>
        Invalid<UniqueFragmentNames>(document, errors);

    [Theory]
    [InlineData("{ ...F } fragment F on Query { dog { name } }")]
    [InlineData("{ ...G } fragment F on Query { dog { name } }", "1:6 Unknown fragment \"G\".")]
    public void Known_fragment_names(string document, params string[] errors) =>
        Invalid<KnownFragmentNames>(document, errors);

    [Theory]
    [InlineData("{ ...A } fragment A on Query { ...B } fragment B on Query { __typename }")]
    [InlineData("{ ...A } fragment A on Query { __typename } fragment B on Query { ...C } fragment C on Query { ...B }",
        "1:45 Fragment \"B\" is never used.", "1:74 Fragment \"C\" is never used.")]
    public void No_unused_fragments(string document, params string[] errors) =>
        Invalid<NoUnusedFragments>(document, errors);

    [Theory]
    [InlineData("{ dog { ... on Pet { name } ...F ... { name } } catOrDog { ... on Pet { name } } } "
        + "fragment F on CatOrDog { __typename }")]
    [InlineData("{ dog { ... on Cat { name } } }",
        "1:9 Fragment cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\".")]
    [InlineData("{ pet { ...F } } fragment F on Human { iq }",
        "1:9 Fragment \"F\" cannot be spread here as objects of type \"Pet\" can never be of type \"Human\".")]
    [InlineData("{ catOrDog { ... on Result { __typename } } human(id: 1) { ... on CatOrDog { __typename } } }",
        "1:60 Fragment cannot be spread here as objects of type \"Human\" can never be of type \"CatOrDog\".")]
    public void Possible_fragment_spreads(string document, params string[] errors) =>
        Invalid<PossibleFragmentSpreads>(document, errors);

    [Theory]
    [InlineData("fragment A on Dog { ...B ...B } fragment B on Dog { ...C } fragment C on Dog { ...Missing }")]
    [InlineData("fragment A on Dog { name ...A }", "1:26 Cannot spread fragment \"A\" within itself.")]
    [InlineData("fragment A on Dog { ...B } fragment B on Dog { ...C } fragment C on Dog { ...A }",
        "1:21, 1:48, 1:75 Cannot spread fragment \"A\" within itself via \"B\", \"C\".")]
    [InlineData("fragment A on Dog { ...B } fragment B on Dog { ...B ...A }",
        "1:48 Cannot spread fragment \"B\" within itself.",
        "1:21, 1:53 Cannot spread fragment \"A\" within itself via \"B\".")]
    public void No_fragment_cycles(string document, params string[] errors) =>
        Invalid<NoFragmentCycles>(document, errors);

    [Fact]
    public void A_chain_of_thousands_of_fragments_is_walked_without_a_stack()
    {
        var chain = Enumerable.Range(0, 2_400).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} }}");
        Validate("{ ...F0 } " + string.Join(' ', chain) + " fragment F2400 on Query { ...F0 }")
            .ShouldContain(error => error.Rule == nameof(NoFragmentCycles) && error.Locations.Length == 50);
    }
}
