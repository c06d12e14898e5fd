using NetworkLens.GraphQL.Validation.Rules;
using static NetworkLens.GraphQL.Tests.Validation.RuleHarness;

namespace NetworkLens.GraphQL.Tests.Validation;

/// <summary>Rules of sections 5.3, 5.4 and 5.7: fields, arguments and directives.</summary>
public sealed class FieldRulesTests
{
    [Theory]
    [InlineData("{ dog { name __typename } __schema { types { name } } __type(name: \"Dog\") { name } }")]
    [InlineData("{ catOrDog { __typename ... on Dog { barks } } }")]
    [InlineData("{ unknown { anything { goes } } }", "1:3 Cannot query field \"unknown\" on type \"Query\".")]
    [InlineData("{ dog { nam } }", "1:9 Cannot query field \"nam\" on type \"Dog\". Did you mean \"name\"?")]
    [InlineData("{ dog { __schema { types { name } } } }", "1:9 Cannot query field \"__schema\" on type \"Dog\".")]
    [InlineData("{ pet { barks } }",
        "1:9 Cannot query field \"barks\" on type \"Pet\". Did you mean to use an inline fragment on \"Dog\"?")]
    [InlineData("{ catOrDog { nick } }",
        "1:14 Cannot query field \"nick\" on type \"CatOrDog\". "
            + "Did you mean to use an inline fragment on \"Pet\", \"Cat\", or \"Dog\"?")]
    public void Fields_on_correct_type(string document, params string[] errors) =>
        Invalid<FieldsOnCorrectType>(document, errors);

    [Theory]
    [InlineData("{ dog { barks } }")]
    [InlineData("{ dog }",
        "1:3 Field \"dog\" of type \"Dog\" must have a selection of subfields. Did you mean \"dog { ... }\"?")]
    [InlineData("{ pets }",
        "1:3 Field \"pets\" of type \"[Pet!]!\" must have a selection of subfields. Did you mean \"pets { ... }\"?")]
    [InlineData("{ dog { barks { loudly } } }",
        "1:15 Field \"barks\" must not have a selection since type \"Boolean\" has no subfields.")]
    public void Scalar_leafs(string document, params string[] errors) => Invalid<ScalarLeafs>(document, errors);

    [Theory]
    [InlineData("{ dog { name(surname: true) @include(if: true) } }")]
    [InlineData("{ dog { name(sirname: true) } }",
        "1:14 Unknown argument \"sirname\" on field \"Dog.name\". Did you mean \"surname\"?")]
    [InlineData("{ dog @skip(unless: true) { name } }", "1:13 Unknown argument \"unless\" on directive \"@skip\".")]
    [InlineData("{ human(i: 1) @nope(id: 1) { iq } }",
        "1:9 Unknown argument \"i\" on field \"Query.human\". Did you mean \"id\"?")]
    public void Known_argument_names(string document, params string[] errors) =>
        Invalid<KnownArgumentNames>(document, errors);

    [Theory]
    [InlineData("{ a: human(id: 1) { iq } b: human(id: 1) { iq } }")]
    [InlineData("{ human(id: 1, id: 2, id: 3) { iq } }",
        "1:9, 1:16, 1:23 There can be only one argument named \"id\".")]
    [InlineData("{ dog @skip(if: true, if: true) { name } }",
        "1:13, 1:23 There can be only one argument named \"if\".")]
    public void Unique_argument_names(string document, params string[] errors) =>
        Invalid<UniqueArgumentNames>(document, errors);

    [Theory]
    [InlineData("{ must(b: true, c: []) unknown(x: 1) }")]
    [InlineData("{ must }",
        "1:3 Field \"must\" argument \"b\" of type \"Boolean!\" is required, but it was not provided.",
        "1:3 Field \"must\" argument \"c\" of type \"[Int!]!\" is required, but it was not provided.")]
    [InlineData("{ dog @skip { name } }",
        "1:7 Directive \"@skip\" argument \"if\" of type \"Boolean!\" is required, but it was not provided.")]
    public void Provided_required_arguments(string document, params string[] errors) =>
        Invalid<ProvidedRequiredArguments>(document, errors);

    [Theory]
    [InlineData("query ($a: Int @mode(level: 1)) @tag { dog @skip(if: true) { ...F @tag ... @tag { name } } } "
        + "fragment F on Dog @tag { name }")]
    [InlineData("{ dog @nope { name } }", "1:7 Unknown directive \"@nope\".")]
    [InlineData("query @skip(if: true) { dog { name } }", "1:7 Directive \"@skip\" may not be used on QUERY.")]
    [InlineData("mutation @mode(level: 1) { add(name: \"\") { name } }",
        "1:10 Directive \"@mode\" may not be used on MUTATION.")]
    [InlineData("{ dog { ...F @mode(level: 1) } } fragment F on Dog @skip(if: true) { name }",
        "1:14 Directive \"@mode\" may not be used on FRAGMENT_SPREAD.",
        "1:52 Directive \"@skip\" may not be used on FRAGMENT_DEFINITION.")]
    [InlineData("query ($a: Int @tag) { dog { name } }",
        "1:16 Directive \"@tag\" may not be used on VARIABLE_DEFINITION.")]
    public void Known_directives(string document, params string[] errors) => Invalid<KnownDirectives>(document, errors);

    [Theory]
    [InlineData("{ dog @tag @tag @skip(if: true) @include(if: true) { name @skip(if: true) } }")]
    [InlineData("{ dog @skip(if: true) @skip(if: false) { name } }",
        "1:7, 1:23 The directive \"@skip\" can only be used once at this location.")]
    public void Unique_directives_per_location(string document, params string[] errors) =>
        Invalid<UniqueDirectivesPerLocation>(document, errors);
}
