using NetworkLens.GraphQL.Validation.Rules;
using static NetworkLens.GraphQL.Tests.Validation.RuleHarness;

namespace NetworkLens.GraphQL.Tests.Validation;

/// <summary>Rules of sections 5.1, 5.2 and 5.8: operations and their variables.</summary>
public sealed class OperationRulesTests
{
    [Fact]
    public void Executable_definitions()
    {
        Valid<ExecutableDefinitions>("query A { __typename } fragment F on Dog { name }");
        Invalid<ExecutableDefinitions>(
            "{ __typename }\ntype T { x: Int }\nextend schema @a\ndirective @d on FIELD",
            "2:1 The \"T\" definition is not executable.",
            "3:1 The schema definition is not executable.",
            "4:1 The \"d\" definition is not executable.");
    }

    [Fact]
    public void Unique_operation_names()
    {
        Valid<UniqueOperationNames>("query A { __typename } mutation B { __typename } fragment A on Dog { name }");
        Invalid<UniqueOperationNames>(
            "query A { __typename }\nmutation A { __typename }",
            "1:7, 2:10 There can be only one operation named \"A\".");
    }

    [Fact]
    public void Lone_anonymous_operation()
    {
        Valid<LoneAnonymousOperation>("{ ...F } fragment F on Query { __typename }");
        Invalid<LoneAnonymousOperation>(
            "{ __typename } query A { __typename }",
            "1:1 This anonymous operation must be the only defined operation.");
    }

    [Theory]
    [InlineData("subscription { news { name } }")]
    [InlineData("subscription { ...F } fragment F on Subscription { news { name } news { nick } }")]
    [InlineData("subscription { ... on Dog { name } news { name } }")]
    [InlineData("subscription { ...F } fragment F on Subscription { ...F news { name } }")]
    [InlineData("query { dog { name } cat { name } }")]
    public void One_field_per_subscription(string document) => Valid<SingleFieldSubscriptions>(document);

    [Theory]
    [InlineData("subscription S { news { name } other }",
        "1:32 Subscription \"S\" must select only one top level field.")]
    [InlineData("subscription { news { name } a: other ... { b: other } }",
        "1:30, 1:45 Anonymous Subscription must select only one top level field.")]
    [InlineData("subscription { __typename }",
        "1:16 Anonymous Subscription must not select an introspection top level field.")]
    [InlineData("subscription S($x: Boolean!) { news @skip(if: $x) { name } }",
        "1:37 Subscription \"S\" must not use `@skip` or `@include` directives in the top level selection.")]
    public void More_than_one_field_of_a_subscription(string document, string error) =>
        Invalid<SingleFieldSubscriptions>(document, error);

    [Fact]
    public void Unique_variable_names()
    {
        Valid<UniqueVariableNames>("query A($a: Int, $b: Int) { __typename } query B($a: Int) { __typename }");
        Invalid<UniqueVariableNames>(
            "query A($a: Int, $b: Int, $a: Int, $a: Int) { __typename }",
            "1:10, 1:28, 1:37 There can be only one variable named \"$a\".");
    }

    [Fact]
    public void Variables_are_input_types()
    {
        Valid<VariablesAreInputTypes>("query ($a: [Mode!]!, $b: Filter, $c: Nope) { __typename }");
        Invalid<VariablesAreInputTypes>(
            "query ($a: Dog, $b: [Pet!]) { __typename }",
            "1:12 Variable \"$a\" cannot be non-input type \"Dog\".",
            "1:21 Variable \"$b\" cannot be non-input type \"[Pet!]\".");
    }

    [Theory]
    [InlineData("query ($a: ID!) { human(id: $a) { iq } }")]
    [InlineData("query ($a: ID!) { ...F } fragment F on Query { ...G } fragment G on Query { human(id: $a) { iq } }")]
    [InlineData("query ($a: Int!) { search(filter: {req: true, list: [$a]}) }")]
    public void Variables_defined_and_used(string document)
    {
        Valid<NoUndefinedVariables>(document);
        Valid<NoUnusedVariables>(document);
    }

    [Fact]
    public void Undefined_variables_point_at_the_use_and_the_operation()
    {
        Invalid<NoUndefinedVariables>("{ human(id: $a) { iq } }", "1:13, 1:1 Variable \"$a\" is not defined.");
        Invalid<NoUndefinedVariables>(
            "query A { ...F } query B($a: ID!) { ...F }\nfragment F on Query { human(id: $a) { iq } }",
            "2:33, 1:1 Variable \"$a\" is not defined by operation \"A\".");
    }

    [Fact]
    public void Unused_variables()
    {
        Invalid<NoUnusedVariables>("query ($a: ID) { __typename }", "1:8 Variable \"$a\" is never used.");
        Invalid<NoUnusedVariables>(
            "query A($a: ID!, $b: Int) { human(id: $a) { iq } }",
            "1:18 Variable \"$b\" is never used in operation \"A\".");
    }

    [Theory]
    [InlineData("query ($a: Int!) { pets(first: $a) { name } }")]
    [InlineData("query ($a: Int = 1) { must(a: $a, b: true, c: []) }")]
    [InlineData("query ($a: Int) { must(a: $a, b: true, c: []) }")]
    [InlineData("query ($b: Boolean = true) { must(b: $b, c: []) }")]
    [InlineData("query ($i: ID!) { pets(ids: [$i]) { name } }")]
    [InlineData("query ($f: Boolean!) { search(filter: {req: $f}) }")]
    [InlineData("query ($i: ID!) { search(pick: {id: $i}) }")]
    public void Variables_in_allowed_positions(string document) => Valid<VariablesInAllowedPosition>(document);

    [Theory]
    [InlineData("query ($a: String) { pets(first: $a) { name } }", "1:8, 1:34",
        "Variable \"$a\" of type \"String\" used in position expecting type \"Int\".")]
    [InlineData("query ($b: Boolean) { must(b: $b, c: []) }", "1:8, 1:31",
        "Variable \"$b\" of type \"Boolean\" used in position expecting type \"Boolean!\".")]
    [InlineData("query ($b: Boolean = null) { must(b: $b, c: []) }", "1:8, 1:38",
        "Variable \"$b\" of type \"Boolean\" used in position expecting type \"Boolean!\".")]
    [InlineData("query ($c: [Int]!) { must(b: true, c: $c) }", "1:8, 1:39",
        "Variable \"$c\" of type \"[Int]!\" used in position expecting type \"[Int!]!\".")]
    [InlineData("query ($c: Int!) { must(b: true, c: $c) }", "1:8, 1:37",
        "Variable \"$c\" of type \"Int!\" used in position expecting type \"[Int!]!\".")]
    [InlineData("query ($i: ID) { search(pick: {id: $i}) }", "1:8, 1:36",
        "Variable \"$i\" is of type \"ID\" but must be non-nullable to be used for OneOf Input Object \"Pick\".")]
    public void Variables_in_wrong_positions(string document, string places, string message) =>
        Invalid<VariablesInAllowedPosition>(document, $"{places} {message}");
}
