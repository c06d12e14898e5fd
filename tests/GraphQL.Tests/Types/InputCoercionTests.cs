using System.Text.Json;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Types;

/// <summary>Variables, arguments and literals as resolvers get them.</summary>
public sealed class InputCoercionTests
{
    private static readonly Schema Schema = TestSchemas.Build("""
        type Query {
          f(i: Int, n: Int! = 7, fl: Float, s: String, b: Boolean, id: ID, in: In, e: E,
            list: [Int!], deep: [[Int]]): Int
          g(must: Int!): Int
          k(date: Date, time: DateTime, span: Duration, uuid: UUID, long: Long, json: JSON, own: Own, pick: Pick): Int
        }
        scalar Date scalar DateTime scalar Duration scalar UUID scalar Long scalar JSON scalar Own
        enum E { A B }
        input In { a: Int = 5 must: Boolean! e: E in: In list: [In!] }
        input Pick @oneOf { a: Int b: String }
        """);

    [Theory]
    [InlineData("Int", "1", 1)]
    [InlineData("Int", "1.0", 1)]
    [InlineData("Int", "null", null)]
    [InlineData("Int", "-2147483648", int.MinValue)]
    [InlineData("Float", "1", 1.0)]
    [InlineData("Float", "1.5", 1.5)]
    [InlineData("String", "\"s\"", "s")]
    [InlineData("Boolean", "false", false)]
    [InlineData("ID", "\"s\"", "s")]
    [InlineData("ID", "4", "4")]
    [InlineData("E", "\"B\"", "B")]
    [InlineData("Long", "9007199254740993", 9007199254740993L)]
    public void Variables_become_values(string type, string json, object? value) => Coerce(type, json).ShouldBe(value);

    [Theory]
    [InlineData("Int", "\"1\"", "got invalid value \"1\"; Int cannot represent non-integer value: \"1\"")]
    [InlineData("Int", "1.5", "got invalid value 1.5; Int cannot represent non-integer value: 1.5")]
    [InlineData("Int", "2147483648",
        "got invalid value 2147483648; Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Int!", "null", "of non-null type \"Int!\" must not be null.")]
    [InlineData("Float", "\"1\"", "got invalid value \"1\"; Float cannot represent non numeric value: \"1\"")]
    [InlineData("String", "1", "got invalid value 1; String cannot represent a non string value: 1")]
    [InlineData("Boolean", "0", "got invalid value 0; Boolean cannot represent a non boolean value: 0")]
    [InlineData("ID", "1.5", "got invalid value 1.5; ID cannot represent value: 1.5")]
    [InlineData("E", "\"C\"", "got invalid value \"C\"; Value \"C\" does not exist in \"E\" enum. "
        + "Did you mean the enum value \"A\" or \"B\"?")]
    [InlineData("[Int!]", "[1, null]",
        "got invalid value null at \"v[1]\"; Expected non-nullable type \"Int!\" not to be null.")]
    [InlineData("In", "3", "got invalid value 3; Expected type \"In\" to be an object.")]
    [InlineData("In", "{}", "got invalid value {}; Field \"must\" of required type \"Boolean!\" was not provided.")]
    [InlineData("In", "{\"must\": true, \"muts\": 1}",
        "got invalid value { must: true, muts: 1 }; Field \"muts\" "
            + "is not defined by type \"In\". Did you mean \"must\"?")]
    [InlineData("In", "{\"must\": true, \"list\": [{\"must\": true, \"in\": {\"must\": 1}}]}",
        "got invalid value 1 at \"v.list[0].in.must\"; Boolean cannot represent a non boolean value: 1")]
    [InlineData("Pick", "{}", "got invalid value {}; Exactly one key must be specified for OneOf type \"Pick\".")]
    [InlineData("Pick", "{\"a\": 1, \"b\": \"\"}",
        "got invalid value { a: 1, b: \"\" }; Exactly one key must be specified for OneOf type \"Pick\".")]
    [InlineData("Pick", "{\"a\": null}", "got invalid value null at \"v.a\"; Field \"a\" must be non-null.")]
    public void Variables_that_do_not_fit(string type, string json, string problem)
    {
        var error = CoerceAll($"query ($v: {type}) {{ f }}", $"{{\"v\": {json}}}").Errors.ShouldHaveSingleItem();
        error.Message.ShouldBe($"Variable \"$v\" {problem}");
        error.Code.ShouldBe(ErrorCodes.BadUserInput);
        error.Locations.ShouldHaveSingleItem().ToString().ShouldBe("1:8");
    }

    [Fact]
    public void Absent_variables_take_their_default_or_stay_absent()
    {
        var values = CoerceAll("query ($a: Int = 3, $b: Int, $c: In = {must: true}, $d: Int = 4) { f }",
            "{\"d\": null}").Values;
        values["a"].ShouldBe(3);
        values.ContainsKey("b").ShouldBeFalse();
        ((Dictionary<string, object?>)values["c"]!)["a"].ShouldBe(5);
        values["d"].ShouldBeNull();
        CoerceAll("query ($a: Int!) { f }", null).Errors.ShouldHaveSingleItem().Message
            .ShouldBe("Variable \"$a\" of required type \"Int!\" was not provided.");
        CoerceAll("query ($a: Query) { f }", null).Errors.ShouldHaveSingleItem().Message
            .ShouldBe("Variable \"$a\" expected value of type \"Query\" which cannot be used as an input type.");
    }

    [Fact]
    public void A_single_value_becomes_a_list_of_one()
    {
        ((List<object?>)Coerce("[Int!]", "1")!).ShouldBe([1]);
        ((List<object?>)Coerce("[[Int]]", "1")!).ShouldHaveSingleItem().ShouldBeOfType<List<object?>>().ShouldBe([1]);
        Coerce("[Int]", "null").ShouldBeNull();
    }

    [Fact]
    public void Errors_of_variables_have_a_bound()
    {
        var list = "[" + string.Join(',', Enumerable.Repeat("\"x\"", 500)) + "]";
        var errors = CoerceAll("query ($v: [Int!]) { f }", $"{{\"v\": {list}}}").Errors;
        errors.Length.ShouldBe(VariableInput.MaxErrors + 1);
        errors[^1].Message.ShouldBe("Too many errors processing variables, error limit reached. Execution aborted.");
    }

    [Fact]
    public void Arguments_take_literals_variables_and_defaults()
    {
        var variables = new Dictionary<string, object?> { ["x"] = 4, ["nothing"] = null };
        var values = Arguments("f(i: $x, s: $absent, b: $nothing, list: [1, $x], "
            + "deep: [[$absent]], e: B, in: {must: true, a: $absent})", variables);
        values["i"].ShouldBe(4);
        values["n"].ShouldBe(7);
        values.ContainsKey("s").ShouldBeFalse();
        values["b"].ShouldBeNull();
        ((List<object?>)values["list"]!).ShouldBe([1, 4]);
        ((List<object?>)((List<object?>)values["deep"]!)[0]!).ShouldBe([null]);
        values["e"].ShouldBe("B");
        ((Dictionary<string, object?>)values["in"]!)["a"].ShouldBe(5);
    }

    [Theory]
    [InlineData("g", "1:3 Argument \"must\" of required type \"Int!\" was not provided.")]
    [InlineData("g(must: $x)",
        "1:11 Argument \"must\" of required type \"Int!\" was provided the variable \"$x\" which was "
        + "not provided a runtime value.")]
    [InlineData("g(must: null)", "1:11 Argument \"must\" of non-null type \"Int!\" must not be null.")]
    [InlineData("f(in: {must: $x})", "1:9 Argument \"in\" has invalid value {must: $x}.")]
    [InlineData("f(i: \"a\")", "1:8 Argument \"i\" has invalid value \"a\".")]
    public void Arguments_that_do_not_fit(string field, string error)
    {
        var found = CoerceArguments(field, new Dictionary<string, object?>(), out _).ShouldNotBeNull();
        $"{found.Locations[0]} {found.Message}".ShouldBe(error);
    }

    [Fact]
    public void Known_scalars_become_CLR_values_and_text_again()
    {
        CheckScalar("Date", "\"2026-02-28\"", new DateOnly(2026, 2, 28), "2026-02-28");
        CheckScalar("DateTime", "\"2026-02-28T10:00:00.5+02:00\"",
            new DateTimeOffset(2026, 2, 28, 10, 0, 0, 500, TimeSpan.FromHours(2)), "2026-02-28T08:00:00.5Z");
        CheckScalar("DateTime", "\"2026-02-28t10:00:00z\"",
            new DateTimeOffset(2026, 2, 28, 10, 0, 0, TimeSpan.Zero), "2026-02-28T10:00:00Z");
        CheckScalar("Duration", "\"P1DT2H\"", new TimeSpan(1, 2, 0, 0), "P1DT2H");
        CheckScalar("UUID", "\"123e4567-e89b-12d3-a456-426614174000\"",
            Guid.Parse("123e4567-e89b-12d3-a456-426614174000"), "123e4567-e89b-12d3-a456-426614174000");
        CheckScalar("Long", "9007199254740993", 9007199254740993L, 9007199254740993L);
    }

    [Theory]
    [InlineData("Date", "\"2026-02-30\"")]
    [InlineData("Date", "\"28.02.2026\"")]
    [InlineData("DateTime", "\"2026-02-28T10:00:00\"")]
    [InlineData("DateTime", "\"2026-02-28\"")]
    [InlineData("Duration", "\"P1Y\"")]
    [InlineData("Duration", "\"P1M\"")]
    [InlineData("UUID", "\"123\"")]
    [InlineData("Long", "9223372036854775808")]
    [InlineData("Long", "1.5")]
    public void Known_scalars_refuse_other_spellings(string type, string json)
    {
        CoerceAll($"query ($v: {type}) {{ f }}", $"{{\"v\": {json}}}").Errors.ShouldHaveSingleItem();
        var scalar = (ScalarType)Schema.FindType(type)!;
        scalar.FromLiteral(Parser.ParseValue(new Source(json)).Value!, null).IsOk.ShouldBeFalse();
    }

    [Fact]
    public void Unknown_scalars_pass_through_as_plain_values()
    {
        var value = (Dictionary<string, object?>)Coerce("Own", "{\"a\": [1, 2.5, null, true, 3000000000]}")!;
        ((List<object?>)value["a"]!).ShouldBe([1, 2.5, null, true, 3_000_000_000L]);
        var literal = Parser.ParseValue(new Source("{a: [1, 2.5, null, true, 3000000000, FOO, $x]}")).Value!;
        var variables = new Dictionary<string, object?> { ["x"] = "y" };
        var parsed = (Dictionary<string, object?>)
            ((ScalarType)Schema.FindType("Own")!).FromLiteral(literal, variables).Value!;
        ((List<object?>)parsed["a"]!).ShouldBe([1, 2.5, null, true, 3_000_000_000L, "FOO", "y"]);
    }

    [Fact]
    public void Binders_set_enum_values_and_construct_input_objects()
    {
        var schema = TestSchemas.Build("type Query { f(e: E = B, in: In): Int } enum E { A B } input In { e: E = A }");
        var choice = (EnumType)schema.FindType("E")!;
        choice.Values[0].Value = DayOfWeek.Monday;
        choice.Values[1].Value = DayOfWeek.Friday;
        ((InputObjectType)schema.FindType("In")!).Construct = fields => Coerced.To($"made of {fields["e"]}");
        choice.FindByValue(DayOfWeek.Friday)!.Name.ShouldBe("B");
        var f = schema.QueryType!.Fields[0];
        f.Arguments.Find("e")!.DefaultValue.ShouldBe(DayOfWeek.Friday);
        var field = Field("{ f(in: {}) }");
        ArgumentInput.Coerce(f.Arguments, field.Arguments, field, null, out var values).ShouldBeNull();
        values["in"].ShouldBe("made of Monday");
    }

    private static void CheckScalar(string type, string json, object value, object output)
    {
        var scalar = (ScalarType)Schema.FindType(type)!;
        Coerce(type, json).ShouldBe(value);
        scalar.FromLiteral(Parser.ParseValue(new Source(json)).Value!, null).Value.ShouldBe(value);
        scalar.ToOutput(value).Value.ShouldBe(output);
        scalar.ToOutput(new object()).IsOk.ShouldBeFalse();
    }

    [Theory]
    [InlineData("E", "\"NAME\"", "; Value \"NAME…\" does not exist in \"E\" enum.")]
    [InlineData("In", "{\"must\":true,\"NAME\":1}", "; Field \"NAME…\" is not defined by type \"In\".")]
    public void A_name_that_nobody_would_read_to_its_end_is_cut(string type, string json, string message)
    {
        var sent = json.Replace("NAME", new string('n', 100_000), StringComparison.Ordinal);
        var error = CoerceAll($"query ($v: {type}) {{ f }}", $"{{\"v\": {sent}}}").Errors.ShouldHaveSingleItem();
        error.Message.ShouldEndWith(message.Replace("NAME", new string('n', 2_000), StringComparison.Ordinal));
    }

    private static object? Coerce(string type, string json)
    {
        var result = CoerceAll($"query ($v: {type}) {{ f }}", $"{{\"v\": {json}}}");
        result.Errors.ShouldBeEmpty();
        return result.Values["v"];
    }

    private static CoercedVariables CoerceAll(string document, string? json)
    {
        var operation = (OperationDefinitionSyntax)Parser.ParseDocument(new Source(document)).Value!.Definitions[0];
        return VariableInput.Coerce(Schema, operation, json is null ? null : JsonDocument.Parse(json).RootElement);
    }

    private static FieldSyntax Field(string document) =>
        (FieldSyntax)((OperationDefinitionSyntax)Parser.ParseDocument(new Source(document)).Value!.Definitions[0])
            .SelectionSet.Selections[0];

    private static Dictionary<string, object?> Arguments(string field, Dictionary<string, object?> variables)
    {
        CoerceArguments(field, variables, out var values).ShouldBeNull();
        return values;
    }

    private static GraphQLError? CoerceArguments(
        string field,
        Dictionary<string, object?> variables,
        out Dictionary<string, object?> values)
    {
        var syntax = Field($"{{ {field} }}");
        var definition = Schema.QueryType!.Fields.Find(syntax.Name.Value)!;
        return ArgumentInput.Coerce(definition.Arguments, syntax.Arguments, syntax, variables, out values);
    }
}
