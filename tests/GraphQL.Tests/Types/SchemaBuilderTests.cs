using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Types;

public sealed class SchemaBuilderTests
{
    [Fact]
    public void Kitchen_sink_becomes_a_schema()
    {
        var schema = TestSchemas.Build(TestSchemas.KitchenSink);
        schema.QueryType!.Name.ShouldBe("Query");
        schema.MutationType!.Name.ShouldBe("Change");
        schema.QueryType.Fields.Find("mode").ShouldNotBeNull();
        schema.PossibleTypes(schema.FindType("Entity")!).Select(type => type.Name).ShouldBe(["Person", "Place"]);
        ((InputObjectType)schema.FindType("Pick")!).IsOneOf.ShouldBeTrue();
    }

    [Fact]
    public void Types_keep_their_order_and_built_in_ones_follow()
    {
        var schema = TestSchemas.Build("type Query { b: B a: A } type B { x: Int } type A { x: Int }");
        schema.Types.Where(type => !type.IsBuiltIn).Select(type => type.Name).ShouldBe(["Query", "B", "A"]);
        schema.Types[0].Name.ShouldBe("Query");
    }

    [Fact]
    public void Built_in_scalars_that_nothing_refers_to_are_left_out()
    {
        var schema = TestSchemas.Build("type Query { x: Int }");
        schema.FindType("Float").ShouldBeNull();
        schema.FindType("ID").ShouldBeNull();
        schema.FindType("Int").ShouldNotBeNull();
        schema.FindType("Boolean").ShouldNotBeNull("introspection refers to it");
    }

    [Fact]
    public void Files_may_refer_to_each_other_and_errors_name_the_file()
    {
        var result = SchemaBuilder.Build([
            new Source("type Query { a: A }", "query.graphql"),
            new Source("type A {\n  b: Bee\n}\ntype Be { x: Int }", "a.graphql"),
        ]);
        result.Schema.ShouldBeNull();
        var error = result.Errors.ShouldHaveSingleItem();
        error.ToString().ShouldBe("a.graphql:2:6: Unknown type \"Bee\". Did you mean \"Be\"?");
    }

    [Fact]
    public void Applied_directives_give_their_arguments_with_defaults()
    {
        var schema = TestSchemas.Build(TestSchemas.KitchenSink);
        var tags = schema.FindType("Thing")!.Directives;
        tags.Length.ShouldBe(2);
        tags[0].CoerceArguments()["weight"].ShouldBe(1.5);
        tags[1].CoerceArguments()["weight"].ShouldBe(2.0);
        schema.AppliedDirectives.ShouldHaveSingleItem().CoerceArguments()["name"].ShouldBe("root");
    }

    [Fact]
    public void Deprecations_are_read_with_their_reasons()
    {
        var query = TestSchemas.Build(TestSchemas.KitchenSink).QueryType!;
        query.Fields.Find("old")!.DeprecationReason.ShouldBe("Use \"thing\"");
        query.Fields.Find("older")!.DeprecationReason.ShouldBe("No longer supported");
        query.Fields.Find("raw")!.DeprecationReason.ShouldBeNull();
    }

    [Theory]
    [InlineData("type A { x: Int }", "Query root type must be provided.")]
    [InlineData("type Query { x: Int } type Query { y: Int }", "1:28: There can be only one type named \"Query\".")]
    [InlineData("type Query { x: Int x: Int }", "1:21: Field \"Query.x\" can only be defined once.")]
    [InlineData("type Query { x(a: Int, a: Int): Int }", "1:24: Argument \"Query.x(a:)\" can only be defined once.")]
    [InlineData("type Query { x: E } enum E { A A }", "1:32: Enum value \"E.A\" can only be defined once.")]
    [InlineData("type Query", "1:1: Type Query must define one or more fields.")]
    [InlineData("type Query { x: U } union U", "1:21: Union type U must define one or more member types.")]
    [InlineData("type Query { x: E } enum E", "1:21: Enum type E must define one or more values.")]
    [InlineData("type Query { x(i: I): Int } input I",
        "1:29: Input Object type I must define one or more fields.")]
    [InlineData("type Query { __x: Int }",
        "1:14: Name \"__x\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("type Query { x: I } input I { a: Int }",
        "1:17: The type of Query.x must be Output Type but got: I.")]
    [InlineData("type Query { x(q: Query): Int }",
        "1:19: The type of Query.x(q:) must be Input Type but got: Query.")]
    [InlineData("type Query { x: Int } extend type Qery { y: Int }",
        "1:35: Cannot extend type \"Qery\" because it is not defined. Did you mean \"Query\"?")]
    [InlineData("type Query { x: Int } extend enum Query { A }", "1:23: Cannot extend non-enum type \"Query\".")]
    [InlineData("schema { query: Query } schema { query: Query } type Query { x: Int }",
        "1:25: Must provide only one schema definition.")]
    [InlineData("schema { query: Query query: Query } type Query { x: Int }",
        "1:23: There can be only one query type in schema.")]
    [InlineData("schema { query: E } enum E { A }",
        "1:17: Query root type must be Object type, it cannot be E.")]
    [InlineData("type Query { x: Int } query { x }",
        "1:23: A schema file holds definitions of the type system, not operations.")]
    public void Structural_mistakes_are_told(string sdl, string error) => CheckError(sdl, error);

    [Theory]
    [InlineData("type Query @nope { x: Int }", "1:12: Unknown directive \"@nope\".")]
    [InlineData("type Query @deprecated { x: Int }", "1:12: Directive \"@deprecated\" may not be used on OBJECT.")]
    [InlineData("type Query { x: Int @deprecated @deprecated }",
        "1:33: The directive \"@deprecated\" can only be used once at this location.")]
    [InlineData("type Query { x: Int @deprecated(reson: \"a\") }",
        "1:33: Unknown argument \"reson\" on directive \"@deprecated\". Did you mean \"reason\"?")]
    [InlineData("type Query { x: Int @deprecated(reason: 1) }",
        "1:41: Argument \"reason\" of directive \"@deprecated\" takes String!, not 1.")]
    [InlineData("type Query { x: D } scalar D @specifiedBy",
        "1:30: Directive \"@specifiedBy\" argument \"url\" of type \"String!\" is required, but it was not provided.")]
    [InlineData("type Query { x: Int } directive @a(b: Int @a) on ARGUMENT_DEFINITION",
        "1:43: Directive \"@a\" must not be used in its own definition.")]
    [InlineData("type Query { x(a: Int! @deprecated): Int }",
        "1:16: Required argument Query.x(a:) cannot be deprecated.")]
    public void Directives_of_the_schema_are_checked(string sdl, string error) => CheckError(sdl, error);

    [Theory]
    [InlineData("type Query implements I { x: Int } interface I { y: Int }",
        "1:1: Interface field I.y expected but Query does not provide it.")]
    [InlineData("type Query implements I { x: Int } interface I { x: String }",
        "1:30: Interface field I.x expects type String but Query.x is type Int.")]
    [InlineData("type Query implements I { x: Int } interface I { x: Int! }",
        "1:30: Interface field I.x expects type Int! but Query.x is type Int.")]
    [InlineData("type Query implements I { x: Int } interface I { x(a: Int): Int }",
        "1:27: Interface field argument I.x(a:) expected but Query.x does not provide it.")]
    [InlineData("type Query implements I { x(a: Int): Int } interface I { x(a: Int!): Int }",
        "1:32: Interface field argument I.x(a:) expects type Int! but Query.x(a:) is type Int.")]
    [InlineData("type Query implements I { x(a: Int!): Int } interface I { x: Int }",
        "1:29: Object field Query.x includes required argument a that is missing from the Interface field I.x.")]
    [InlineData("type Query implements I { x: Int } interface I implements J { x: Int } interface J { x: Int }",
        "1:23: Type Query must implement J because it is implemented by I.")]
    [InlineData("type Query implements I & I { x: Int } interface I { x: Int }",
        "1:27: Type Query can only implement I once.")]
    [InlineData("type Query implements Query { x: Int }",
        "1:23: A type can only implement Interface types, it cannot implement Query.")]
    [InlineData("type Query { x: I } interface I implements I { x: Int }",
        "1:44: Type I cannot implement itself because it would create a circular reference.")]
    [InlineData("type Query implements I { x: Int @deprecated } interface I { x: Int }",
        "1:27: Interface field I.x is not deprecated, so Query.x must not be deprecated.")]
    public void Implementations_keep_their_promises(string sdl, string error) => CheckError(sdl, error);

    [Fact]
    public void Covariant_results_are_implementations() => TestSchemas.Build("""
        type Query implements I { x: [Query!]! y(a: Int, b: Int = 1): Query }
        interface I { x: [I] y(a: Int): U }
        union U = Query
        """).QueryType!.Interfaces.Length.ShouldBe(1);

    [Theory]
    [InlineData("type Query { x(a: A): Int } input A { a: A! }",
        "1:39: Cannot reference Input Object \"A\" within itself through a series of non-null fields: \"a\".")]
    [InlineData("type Query { x(a: A): Int } input A { b: B! } input B { a: A! }",
        "1:39: Cannot reference Input Object \"A\" within itself through a series of non-null fields: \"b.a\".")]
    [InlineData("type Query { x(a: A): Int } input A { a: A = {} }",
        "1:39: Invalid circular reference. The default value of Input Object field A.a references itself via the "
            + "default values of: \"a\".")]
    [InlineData("type Query { x(a: Int = \"b\"): Int }",
        "1:25: The default value of Query.x(a:) must be Int, not \"b\".")]
    [InlineData("type Query { x(a: A = {b: 1}): Int } input A { b: Int c: Int! }",
        "1:23: The default value of Query.x(a:) must be A, not {b: 1}.")]
    [InlineData("type Query { x(a: A): Int } input A @oneOf { b: Int! }",
        "1:46: OneOf input field A.b must be nullable.")]
    [InlineData("type Query { x(a: A): Int } input A @oneOf { b: Int = 1 }",
        "1:46: OneOf input field A.b cannot have a default value.")]
    public void Inputs_can_be_given(string sdl, string error) => CheckError(sdl, error);

    [Fact]
    public void Nullable_and_listed_cycles_of_inputs_are_fine() =>
        TestSchemas.Build("type Query { x(a: A): Int } input A { a: A b: [A!]! c: A = {c: null, b: []} }")
            .FindType("A").ShouldNotBeNull();

    [Fact]
    public void Syntax_errors_of_a_file_are_told_alone()
    {
        var result = SchemaBuilder.Build([
            new Source("type Query { a: A }", "q.graphql"),
            new Source("type A {", "a.graphql"),
        ]);
        result.Errors.ShouldHaveSingleItem().ToString()
            .ShouldBe("a.graphql:1:9: Syntax Error: Expected Name, found <EOF>.");
    }

    private static void CheckError(string sdl, string error)
    {
        var result = SchemaBuilder.Build(sdl);
        result.Schema.ShouldBeNull();
        result.Errors.Select(found => found.ToString()).ShouldContain(error);
    }
}
