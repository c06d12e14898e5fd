using NetworkLens.GraphQL.Validation.Rules;
using static NetworkLens.GraphQL.Tests.Validation.RuleHarness;

namespace NetworkLens.GraphQL.Tests.Validation;

/// <summary>Rules of section 5.6: values.</summary>
public sealed class ValueRulesTests
{
    [Theory]
    [InlineData("first: 1")]
    [InlineData("first: null")]
    [InlineData("first: -2147483648")]
    [InlineData("ids: [\"a\", 1]")]
    [InlineData("ids: \"a\"")]
    [InlineData("ids: []")]
    public void Values_that_fit_a_field(string arguments) =>
        Valid<ValuesOfCorrectType>($"{{ pets({arguments}) {{ name }} }}");

    [Theory]
    [InlineData("filter: {req: true}")]
    [InlineData("filter: {req: true, list: 3, nested: {req: false, nested: null}, mode: FAST}")]
    [InlineData("pick: {id: 1}")]
    [InlineData("any: {a: [1, {b: $x}]}")]
    [InlineData("any: FOO")]
    [InlineData("modes: [FAST, null, SLOW]")]
    [InlineData("modes: SLOW")]
    [InlineData("x: 1")]
    [InlineData("on: \"2026-02-28\"")]
    public void Values_that_fit(string arguments) => Valid<ValuesOfCorrectType>($"{{ search({arguments}) }}");

    [Theory]
    [InlineData("text: 1", "1:16 String cannot represent a non string value: 1")]
    [InlineData("text: FOO", "1:16 String cannot represent a non string value: FOO")]
    [InlineData("text: [\"a\"]", "1:16 String cannot represent a non string value: [\"a\"]")]
    [InlineData("x: \"1\"", "1:13 Float cannot represent non numeric value: \"1\"")]
    [InlineData("x: 1e999", "1:13 Float cannot represent non numeric value: 1e999")]
    [InlineData("modes: [FAST, SLO]",
        "1:24 Value \"SLO\" does not exist in \"Mode\" enum. Did you mean the enum value \"SLOW\"?")]
    [InlineData("modes: \"FAST\"",
        "1:17 Enum \"Mode\" cannot represent non-enum value: \"FAST\". Did you mean the enum value \"FAST\"?")]
    [InlineData("filter: {}", "1:18 Field \"Filter.req\" of required type \"Boolean!\" was not provided.")]
    [InlineData("filter: {req: null}", "1:24 Expected value of type \"Boolean!\", found null.")]
    [InlineData("filter: {req: true, n: null}", "1:33 Expected value of type \"Int!\", found null.")]
    [InlineData("filter: {req: true, txt: \"\"}",
        "1:30 Field \"txt\" is not defined by type \"Filter\". Did you mean \"text\"?")]
    [InlineData("filter: {req: true, list: [1, \"2\", null]}",
        "1:40 Int cannot represent non-integer value: \"2\"", "1:45 Expected value of type \"Int!\", found null.")]
    [InlineData("filter: 1", "1:18 Expected value of type \"Filter\", found 1.")]
    [InlineData("pick: {}", "1:16 OneOf Input Object \"Pick\" must specify exactly one key.")]
    [InlineData("pick: {id: 1, name: \"\"}", "1:16 OneOf Input Object \"Pick\" must specify exactly one key.")]
    [InlineData("pick: {id: null}", "1:16 Field \"Pick.id\" must be non-null.")]
    [InlineData("on: \"2026-02-30\"",
        "1:14 Date cannot represent \"2026-02-30\"; it takes a date such as \"2026-01-31\".")]
    public void Values_that_do_not_fit(string arguments, params string[] errors) =>
        Invalid<ValuesOfCorrectType>($"{{ search({arguments}) }}", errors);

    [Theory]
    [InlineData("2147483648", "1:15 Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("1.0", "1:15 Int cannot represent non-integer value: 1.0")]
    [InlineData("{a: 1}", "1:15 Int cannot represent non-integer value: {a: 1}")]
    public void Int_is_of_32_bits(string value, string error) =>
        Invalid<ValuesOfCorrectType>($"{{ pets(first: {value}) {{ name }} }}", error);

    [Fact]
    public void Defaults_of_variables_are_checked() => Invalid<ValuesOfCorrectType>(
        "query ($a: Int! = null, $b: Filter = {req: 1}, $c: Dog = 1) { __typename }",
        "1:19 Expected value of type \"Int!\", found null.",
        "1:44 Boolean cannot represent a non boolean value: 1");

    [Theory]
    [InlineData("{ search(any: {a: {b: 1}, b: {b: 1}}) }")]
    [InlineData("{ search(any: {a: 1, b: 2, a: 3}) }", "1:16, 1:28 There can be only one input field named \"a\".")]
    [InlineData("{ search(any: [{a: {c: 1, c: 2}, c: 1}]) }",
        "1:21, 1:27 There can be only one input field named \"c\".")]
    public void Unique_input_field_names(string document, params string[] errors) =>
        Invalid<UniqueInputFieldNames>(document, errors);
}
