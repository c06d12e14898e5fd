using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Protection;
using NetworkLens.GraphQL.Protection.Limits;

namespace NetworkLens.GraphQL.Tests.Protection;

/// <summary>Each limit lets through just as much as it says, and names the place of what is too much.</summary>
public sealed class DocumentLimitsTests
{
    private static readonly CostHarness World = new(
        "type Query { a(n: Int): Int b: Query } directive @tag(n: Int) repeatable on FIELD | QUERY | VARIABLE_DEFINITION");

    [Fact]
    public void Operations_of_a_document_are_counted() => Check(
        new() { MaxOperations = 2 },
        "query A { a } query B { a }",
        "query A { a } query B { a }\nquery C { a }",
        "at most 2 operations",
        "2:1");

    [Fact]
    public void Variables_that_decide_what_is_selected_are_counted_wherever_they_stand()
    {
        Check(new(), Deciding(63), Deciding(64), "At most 63 variables of an operation may decide", "1:1");

        static string Deciding(int count)
        {
            var names = Enumerable.Range(0, count).Select(i => $"$v{i}").ToList();
            return $"query({string.Concat(names.Select(name => $"{name}: Boolean! "))}) {{ a ...F }} fragment F on Query {{ "
                + string.Concat(names.Select((name, i) => $"x{i}: a @{(i % 2 == 0 ? "skip" : "include")}(if: {name}) ")) + "}";
        }
    }

    [Theory]
    [InlineData("{ a b { a } }", "{ a b { a b { a } } }", "at most 3 fields, fragments followed", "1:1")]
    [InlineData("{ ...F } fragment F on Query { a b { a } }", "{ ...F x: b { ...F } } fragment F on Query { a }", null, null)]
    [InlineData("{ a }", "{ ...F y: b { ...F } } fragment F on Query { a b { a } }", "at most 3 fields, fragments followed", "1:1")]
    public void Fields_count_as_often_as_fragments_bring_them(string fits, string exceeds, string? message, string? place) =>
        Check(new() { MaxFields = 3 }, fits, exceeds, message, place);

    [Fact]
    public void Root_fields_are_those_of_fragments_too() => Check(
        new() { MaxRootFields = 2 },
        "{ x: a b { a b { a } } }",
        "{ ... { x: a } ...F } fragment F on Query { y: a z: a }",
        "at most 2 fields at its root",
        "1:1");

    [Fact]
    public void Aliases_count_as_often_as_fragments_bring_them() => Check(
        new() { MaxAliases = 2 },
        "{ x: a b { y: a } }",
        "{ ...F b { ...F b { ...F } } } fragment F on Query { x: a }",
        "at most 2 aliases",
        "1:1");

    [Fact]
    public void One_field_has_so_many_names_in_one_selection() => Check(
        new() { MaxAliasesPerField = 2 },
        "{ x: a y: a a b { x: a y: a } }",
        "{ x: a y: a b { x: a\n y: a\n z: a } }",
        "asks for \"a\" under at most 2 names",
        "3:2");

    [Fact]
    public void Directives_of_a_document_are_counted() => Check(
        new() { MaxDirectives = 3 },
        "query @tag { a @tag @tag }",
        "query @tag { a @tag @tag b @tag { a } }",
        "at most 3 directives",
        "1:28");

    [Fact]
    public void Directives_of_variables_count_with_the_others() => Check(
        new() { MaxDirectives = 3 },
        "query($x: Int @tag, $y: Int @tag) { a @tag(n: $x) b { a(n: $y) } }",
        "query($x: Int @tag, $y: Int @tag) @tag { b { a(n: $x) a(n: $x) x: a(n: $y) @tag } }",
        "at most 3 directives",
        "1:76");

    [Fact]
    public void Directives_of_one_variable_are_counted() => Check(
        new() { MaxDirectivesPerPlace = 2 },
        "query($x: Int @tag @tag, $y: Int @tag) { a(n: $x) b { a(n: $y) } }",
        "query($x: Int @tag, $y: Int @tag @tag @tag) { a(n: $x) b { a(n: $y) } }",
        "At most 2 directives may stand at one place",
        "1:39");

    [Fact]
    public void Directives_of_one_place_are_counted() => Check(
        new() { MaxDirectivesPerPlace = 2 },
        "{ a @tag @tag b @tag @tag { a } }",
        "{ a @tag @tag @tag }",
        "At most 2 directives may stand at one place",
        "1:15");

    [Fact]
    public void Variables_of_an_operation_are_counted() => Check(
        new() { MaxVariables = 1 },
        "query($x: Int) { a @tag(n: $x) }",
        "query($x: Int, $y: Int) { a @tag(n: $x) x: a @tag(n: $y) }",
        "at most 1 variables",
        "1:16");

    [Theory]
    [InlineData(
        "{ __schema { types { fields { type { fields { name } } } } } }",
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }")]
    [InlineData(
        "{ __type(name: \"A\") { ...T } } fragment T on __Type { interfaces { possibleTypes { name } } }",
        "{ __type(name: \"A\") { interfaces { ...T } } } fragment T on __Type { interfaces { possibleTypes { name } } }")]
    public void Lists_of_the_schema_nest_so_deep(string fits, string exceeds) =>
        Check(new() { MaxIntrospectionLists = 2 }, fits, exceeds, "nest at most 2 deep", null);

    [Fact]
    public void A_field_of_the_schema_s_own_that_is_called_fields_is_no_list_of_introspection()
    {
        var world = new CostHarness("type Query { fields: [Query] }");
        DocumentLimitsCheck.Exceeds(world.Prepare("{ fields { fields { fields { __typename } } } }"), new()).ShouldBeNull();
    }

    [Fact]
    public void Fragments_that_multiply_without_end_are_counted_at_once()
    {
        var fragments = string.Concat(Enumerable.Range(0, 200).Select(i =>
            $"fragment F{i} on Query {{ x: b {{ ...F{i + 1} ...F{i + 1} }} y: b {{ ...F{i + 1} }} }} "));
        Exceeds($"{{ ...F0 }} {fragments} fragment F200 on Query {{ a }}", new()).ShouldNotBeNull().Message.ShouldContain("aliases");
    }

    [Fact]
    public void A_chain_of_fragments_as_long_as_the_document_needs_no_stack()
    {
        var fragments = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} }} "));
        var counts = ExpandedCounts.Of(World.Prepare($"{{ ...F0 }} {fragments} fragment F20000 on Query {{ x: a a }}")).Single().Counts;
        counts.ShouldBe(new ExpandedCounts(Fields: 2, RootFields: 2, Aliases: 1));
    }

    private static void Check(DocumentLimits limits, string fits, string exceeds, string? message, string? place)
    {
        Exceeds(fits, limits).ShouldBeNull();
        var error = Exceeds(exceeds, limits);
        (error is null).ShouldBe(message is null);
        error?.Message.ShouldContain(message!);
        error?.Code.ShouldBe(ExecutionErrorCodes.RequestTooLarge);
        if (place is not null)
        {
            error!.Locations.ShouldHaveSingleItem().ToString().ShouldBe(place);
        }
    }

    private static GraphQLError? Exceeds(string document, DocumentLimits limits) =>
        DocumentLimitsCheck.Exceeds(World.Prepare(document), limits);
}
