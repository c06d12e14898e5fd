using NetworkLens.Api.Schemas;
using NetworkLens.Data.Querying;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Api.Tests.Schemas;

public sealed class ApiSchemaTests
{
    [Fact]
    public void The_printed_whole_is_the_approved_contract() =>
        SchemaPrinter.Print(ApiSchema.Read()).ShouldMatchApproved(c => c.NoDiff().WithFileExtension("graphql"));

    [Fact]
    public void Every_field_has_its_resolver() => ApiSchema.Bind().Schema.Types.ShouldNotBeEmpty();

    [Fact]
    public void Every_type_that_carries_figures_can_withhold_them()
    {
        var schema = ApiSchema.Read();
        var carriers = schema.Types.OfType<ObjectType>().Where(t => t.Fields.Any(f => f.Name == "withheld")).ToList();
        carriers.Count.ShouldBeGreaterThan(10);
        foreach (var type in carriers)
        {
            type.Interfaces.Select(i => i.Name).ShouldContain("Disclosed", type.Name);
            type.Fields.Where(f => IsFigure(f.Type)).ShouldAllBe(f => !f.Type.IsNonNull, type.Name);
        }
    }

    [Theory]
    [InlineData("OrganisationFilterInput"), InlineData("UnitFilterInput"), InlineData("PersonFilterInput"), InlineData("PostFilterInput"),
     InlineData("InteractionFilterInput"), InlineData("ExpectationFilterInput")]
    public void Filters_of_the_contract_mirror_what_the_database_can_filter_by(string input) =>
        InputNames(input).Except(["and", "or", "not"]).ShouldBe(FilterNames(input), ignoreOrder: true);

    [Theory]
    [InlineData("OrganisationSortInput"), InlineData("UnitSortInput"), InlineData("PersonSortInput"), InlineData("PostSortInput"),
     InlineData("InteractionSortInput"), InlineData("ExpectationSortInput")]
    public void Orders_of_the_contract_mirror_what_the_database_can_order_by(string input) =>
        InputNames(input).ShouldBe(SortNames(input), ignoreOrder: true);

    [Fact]
    public void Every_list_says_how_long_it_is_taken_to_be()
    {
        var schema = ApiSchema.Read();
        var fields = schema.Types.OfType<ObjectType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(type => type.Fields.Select(field => (Type: type.Name, Field: field))).ToList();
        var connections = fields.Where(x => IsConnection(x.Field)).ToList();
        connections.Count.ShouldBe(11);
        foreach (var (type, field) in connections)
        {
            var size = SizeOf(field).ShouldNotBeNull($"{type}.{field.Name}");
            Texts(size["sizedFields"]).ShouldBe(["edges", "nodes"], $"{type}.{field.Name}");
            Texts(size["slicingArguments"]).ShouldBe(["first", "last"], $"{type}.{field.Name}");
            size["assumedSize"].ShouldBeOfType<int>().ShouldBeInRange(1, QueryLimits.DefaultPageSize, $"{type}.{field.Name}");
        }

        // Those of a connection are as long as its page; numbers, words and enums weigh nothing, however many there are.
        var unsized = fields.Where(x => x.Field.Type.Nullable is ListType && SizeOf(x.Field) is null && !x.Field.Type.NamedType.IsLeaf)
            .Select(x => $"{x.Type}.{x.Field.Name}");
        var pages = connections.Select(x => x.Field.Type.NamedType.Name).Distinct()
            .SelectMany(name => (string[])[$"{name}.edges", $"{name}.nodes"]);
        unsized.ShouldBe(pages, ignoreOrder: true);
    }

    [Fact]
    public void Every_field_of_a_root_that_reads_or_computes_says_what_it_costs()
    {
        var schema = ApiSchema.Read();
        var roots = schema.QueryType!.Fields.Concat(schema.MutationType!.Fields).Concat(schema.SubscriptionType!.Fields).ToList();
        roots.Where(field => !field.Directives.Any(directive => directive.Name == "cost")).Select(field => field.Name)
            .ShouldBe(["viewer"]); // Known without looking anywhere.
    }

    private static bool IsConnection(FieldDefinition field) =>
        field.Type.NamedType.Name.EndsWith("Connection", StringComparison.Ordinal);

    private static IReadOnlyDictionary<string, object?>? SizeOf(FieldDefinition field) =>
        field.Directives.SingleOrDefault(directive => directive.Name == "listSize")?.CoerceArguments();

    private static IEnumerable<string> Texts(object? list) => ((System.Collections.IEnumerable)list!).Cast<string>();

    // A figure that a client asked for by an argument, such as within, is an echo and may be non-null.
    private static bool IsFigure(SchemaType type) => type.NamedType.Name is "Float";

    private static IEnumerable<string> InputNames(string input) =>
        ApiSchema.Read().FindType(input).ShouldBeOfType<InputObjectType>().Fields.Select(f => f.Name);

    private static IReadOnlyList<string> FilterNames(string input) => input switch
    {
        "OrganisationFilterInput" => QueryFields.Organisations.FilterNames,
        "UnitFilterInput" => QueryFields.Units.FilterNames,
        "PersonFilterInput" => QueryFields.People.FilterNames,
        "PostFilterInput" => QueryFields.Posts.FilterNames,
        "ExpectationFilterInput" => QueryFields.Expectations.FilterNames,
        _ => QueryFields.Interactions.FilterNames,
    };

    private static IReadOnlyList<string> SortNames(string input) => input switch
    {
        "OrganisationSortInput" => QueryFields.Organisations.SortNames,
        "UnitSortInput" => QueryFields.Units.SortNames,
        "PersonSortInput" => QueryFields.People.SortNames,
        "PostSortInput" => QueryFields.Posts.SortNames,
        "ExpectationSortInput" => QueryFields.Expectations.SortNames,
        _ => QueryFields.Interactions.SortNames,
    };
}
