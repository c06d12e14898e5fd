using System.Collections.Immutable;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Tooling.Diff;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Tooling.Diff;

public sealed class SchemaDiffTests
{
    private const int Seeds = 25;

    [Fact]
    public void Every_mutation_of_a_random_schema_is_found_alone_and_its_undoing_too()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            foreach (var mutation in SchemaMutation.All)
            {
                var (before, after, coordinate) = Pair(seed, mutation);
                CheckOnly(SchemaDiff.Compare(before, after), mutation.Forward, coordinate, $"{mutation.Name}, seed {seed}");
                CheckOnly(SchemaDiff.Compare(after, before), mutation.Backward, coordinate, $"not {mutation.Name}, seed {seed}");
            }
        }
    }

    [Fact]
    public void The_mutations_cover_nearly_every_type_of_change()
    {
        var covered = SchemaMutation.All.SelectMany(mutation => new[] { mutation.Forward.Type, mutation.Backward.Type });

        // These have cases of their own below.
        Enum.GetValues<ChangeType>().Except(covered).ShouldBe(
            [ChangeType.RootTypeAdded, ChangeType.RootTypeRemoved, ChangeType.RootTypeChanged, ChangeType.SpecifiedByChanged]);
    }

    [Fact]
    public void Several_mutations_are_all_found_in_the_same_order_however_the_schema_is_ordered()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var picks = new Random(seed);
            var mutations = Enumerable.Range(0, 12).Select(_ => SchemaModel.PickOf(picks, SchemaMutation.All)).ToList();
            var before = SchemaModel.Random(seed);
            var after = SchemaModel.Random(seed);
            var coordinates = mutations.Select((mutation, i) =>
            {
                mutation.Apply(new(before, new Random(i), i, IsAfter: false));
                return mutation.Apply(new(after, new Random(i), i, IsAfter: true));
            }).ToList();

            var changes = SchemaDiff.Compare(TestSchemas.Build(before.ToSdl()), TestSchemas.Build(after.ToSdl()));
            changes.Select(change => (change.Kind, change.Type, change.Coordinate)).ShouldBe(
                mutations.Select((mutation, i) => (mutation.Forward.Kind, mutation.Forward.Type, coordinates[i])), ignoreOrder: true);

            after.Types.Reverse();
            after.Directives.Reverse();
            SchemaDiff.Compare(TestSchemas.Build(before.ToSdl()), TestSchemas.Build(after.ToSdl()))
                .Select(change => change.ToString()).ShouldBe(changes.Select(change => change.ToString()));
            changes.Select(change => change.Kind).ShouldBeInOrder(SortDirection.Descending);
        }
    }

    [Fact]
    public void A_schema_does_not_differ_from_itself_nor_from_its_printed_text()
    {
        var schema = TestSchemas.Build(TestSchemas.KitchenSink);
        SchemaDiff.Compare(schema, schema).ShouldBeEmpty();
        SchemaDiff.Compare(schema, TestSchemas.Build(SchemaPrinter.Print(schema))).ShouldBeEmpty();
        for (var seed = 0; seed < Seeds; seed++)
        {
            SchemaDiff.Compare(Random(seed), Random(seed)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("f(a: [Int!] = 1): Int", "f(a: [Int!] = [1]): Int")]
    [InlineData("f(a: Float = 1): Int", "f(a: Float = 1.0): Int")]
    [InlineData("f(a: ID = 1): Int", "f(a: ID = \"1\"): Int")]
    [InlineData("f(a: String = \"x\\ny\"): Int", "f(a: String = \"\"\"x\ny\"\"\"): Int")]
    [InlineData("f(a: In = {b: 1, c: 2}): Int", "f(a: In = {c: [2], b: 1}): Int")]
    [InlineData("f: Int @mark(a: 1, b: 2)", "f: Int @mark(b: 2, a: 1)")]
    [InlineData("f: Int @cost(weight: \"1.0\")", "f: Int @cost(weight: \"1\")")]
    [InlineData("f: Int @cost(weight: \"0\")", "f: Int")]
    [InlineData("f: Query @cost(weight: \"1\")", "f: Query")]
    [InlineData("f: [Int] @listSize(assumedSize: 5, requireOneSlicingArgument: true)", "f: [Int] @listSize(assumedSize: 5)")]
    public void What_means_the_same_is_no_change(string before, string after) => Compare(before, after).ShouldBeEmpty();

    [Theory]
    [InlineData("f(a: In = {b: 1}): Int", "f(a: In = {b: 2}): Int", "Dangerous ArgDefaultValueChange Query.f(a:)")]
    [InlineData("f(a: Int = 1): Int", "f(a: Int! = 1): Int", "Breaking ArgChangedKind Query.f(a:)")]
    [InlineData("f: Query @cost(weight: \"5\")", "f: Query", "Safe CostLowered Query.f")]
    [InlineData("f: Int @listSize(assumedSize: 5)", "f: Int", "Dangerous ListSizeChanged Query.f")]
    [InlineData("f: Int @listSize(assumedSize: 5)", "f: Int @listSize(assumedSize: 4, slicingArguments: [\"a\"])",
        "Dangerous ListSizeChanged Query.f")]
    [InlineData("f: Int @mark(a: 1) @mark(a: 2)", "f: Int @mark(a: 2) @mark(a: 1)", "Dangerous AppliedDirectiveChanged Query.f")]
    [InlineData("f(a: Int @cost(weight: \"0\")): Int", "f(a: Int @cost(weight: \"2\")): Int", "Dangerous CostRaised Query.f(a:)")]
    public void A_change_that_is_easily_missed_is_found(string before, string after, string expected) =>
        Compare(before, after).Select(change => $"{change.Kind} {change.Type} {change.Coordinate}").ShouldBe([expected]);

    [Fact]
    public void Where_operations_start_is_part_of_the_contract()
    {
        const string types = " type Query { a: Int } type B { a: Int } ";
        var one = TestSchemas.Build("schema { query: Query }" + types);
        var two = TestSchemas.Build("schema { query: B mutation: Query }" + types);
        Words(SchemaDiff.Compare(one, two)).ShouldBe(["Breaking RootTypeChanged schema", "Safe RootTypeAdded schema"]);
        Words(SchemaDiff.Compare(two, one)).ShouldBe(["Breaking RootTypeRemoved schema", "Breaking RootTypeChanged schema"]);
    }

    [Fact]
    public void A_new_type_of_a_known_interface_is_told_as_what_clients_may_meet()
    {
        const string known = "type Query { n: N } interface N { id: ID } type A implements N { id: ID } ";
        Words(SchemaDiff.Compare(TestSchemas.Build(known), TestSchemas.Build(known + "type B implements N { id: ID }")))
            .ShouldBe(["Dangerous ImplementedInterfaceAdded B", "Safe TypeAdded B"]);
    }

    [Fact]
    public void A_scalar_of_another_specification_is_told()
    {
        var changes = SchemaDiff.Compare(
            TestSchemas.Build("type Query { a: S } scalar S @specifiedBy(url: \"https://a.example\")"),
            TestSchemas.Build("type Query { a: S } scalar S @specifiedBy(url: \"https://b.example\")"));
        changes.ShouldHaveSingleItem().ToString().ShouldBe(
            "DANGEROUS S: Its format is specified by https://b.example; it was https://a.example. "
            + "Clients may meet values of another format.");
    }

    [Fact]
    public void Each_change_has_its_places_in_both_schemas_or_those_of_its_owner()
    {
        var before = Read("type Query {\n  a: Int\n  gone: Int @deprecated(reason: \"Use a.\")\n}", "old.graphql");
        var after = Read("\n\ntype Query {\n  a: [Int]\n}\nextend type Query {\n  new: Int }", "new.graphql");
        var changes = SchemaDiff.Compare(before, after);
        changes.Select(change => $"{change.Coordinate} {change.Before} {change.After}").ShouldBe(
            ["Query.a old.graphql:2 new.graphql:4", "Query.gone old.graphql:3 new.graphql:3", "Query.new old.graphql:1 new.graphql:7"]);
        changes[1].What.ShouldBe("The field is gone; it was deprecated: Use a.");
        changes[1].Before.ShouldNotBeNull().Location.Column.ShouldBe(3);
    }

    private static void CheckOnly(ImmutableArray<SchemaChange> changes, Expected expected, string coordinate, string of)
    {
        changes.Select(change => (change.Kind, change.Type, change.Coordinate)).ShouldBe(
            [(expected.Kind, expected.Type, coordinate)], of);
        changes[0].What.ShouldNotBeEmpty(of);
        changes[0].Meaning.ShouldEndWith(".", customMessage: of);
    }

    private static (Schema Before, Schema After, string Coordinate) Pair(int seed, SchemaMutation mutation)
    {
        var before = SchemaModel.Random(seed);
        var after = SchemaModel.Random(seed);
        mutation.Apply(new(before, new Random(seed), 0, IsAfter: false));
        var coordinate = mutation.Apply(new(after, new Random(seed), 0, IsAfter: true));
        return (TestSchemas.Build(before.ToSdl()), TestSchemas.Build(after.ToSdl()), coordinate);
    }

    private static Schema Random(int seed) => TestSchemas.Build(SchemaModel.Random(seed).ToSdl());

    private static Schema Read(string sdl, string name) => SchemaBuilder.Build([new Source(sdl, name)]).Schema.ShouldNotBeNull();

    private static IEnumerable<string> Words(ImmutableArray<SchemaChange> changes) =>
        changes.Select(change => $"{change.Kind} {change.Type} {change.Coordinate}");

    private static ImmutableArray<SchemaChange> Compare(string before, string after) =>
        SchemaDiff.Compare(Of(before), Of(after));

    private static Schema Of(string field) => TestSchemas.Build($$"""
        directive @mark(a: Int, b: Int) repeatable on FIELD_DEFINITION
        directive @cost(weight: String!) on FIELD_DEFINITION | ARGUMENT_DEFINITION
        directive @listSize(
          assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true
        ) on FIELD_DEFINITION
        type Query { {{field}} }
        input In { b: Int c: [Int] }
        """);
}
