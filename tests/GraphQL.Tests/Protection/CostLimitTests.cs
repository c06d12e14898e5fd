using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Protection;

namespace NetworkLens.GraphQL.Tests.Protection;

/// <summary>Costs that a reader can add up, and what is said of those beyond the budget.</summary>
public sealed class CostLimitTests
{
    private const string Films = """
        type Query {
          films(first: Int, after: ID, last: Int, before: ID): FilmConnection
            @listSize(slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"])
          page(size: Int = 3): [Film!]! @listSize(slicingArguments: ["size"])
          shelf(size: Int): [Film!]! @listSize(slicingArguments: ["size"], assumedSize: 7, requireOneSlicingArgument: false)
          all: [Film!]!
          grid: [[Film]] @listSize(assumedSize: 4)
          tags: [String!] @listSize(assumedSize: 5)
          one: Film
          moods: [Mood!]! @listSize(assumedSize: 2)
        }
        type FilmConnection { edges: [FilmEdge] nodes: [Film] pageInfo: PageInfo! total: Int @cost(weight: "10") }
        type FilmEdge { cursor: ID node: Film }
        type PageInfo { hasNextPage: Boolean }
        type Film { title: String similar: [Film!]! @listSize(assumedSize: 10) mood: Mood }
        enum Mood @cost(weight: "0.5") { HAPPY SAD }
        """;

    [Theory]
    [InlineData("{ users(max: 5) { age } }", 11, 6)] // The specification's own examples, section 3.
    [InlineData("{ users(max: 3) { age } }", 7, 4)]
    [InlineData("{ users(max: 3) { name } }", 1, 4)]
    [InlineData("{ users(max: 5) { age again: age } }", 21, 6)]
    [InlineData("{ users(max: 5) { age age } users(max: 5) { age } }", 11, 6)]
    [InlineData("{ users(max: -5) { age } }", 1, 1)]
    public void Users_cost_their_resolvers_and_themselves(string document, double field, double type) =>
        Check(
            """
            type User { name: String age: Int @cost(weight: "2.0") }
            type Query { users(max: Int): [User] @listSize(slicingArguments: ["max"]) }
            """,
            document, field, type);

    [Theory]
    [InlineData("{ topProducts }", 5)] // Section 5.3.2.2, examples 10 to 13.
    [InlineData("{ topProducts(filter: {}) }", 20)]
    [InlineData("{ topProducts(filter: { approx: YES }) }", 8)]
    [InlineData("{ topProducts(filter: { approx: null }) }", 20)]
    [InlineData("{ topProducts(filter: null) }", 5)]
    [InlineData("{ mostPopularProduct { id } }", 5)]
    [InlineData("{ mostPopularProduct(approx: YES) { id } }", 2)]
    [InlineData("{ cheap(approx: YES) }", 0)]
    [InlineData("{ topProducts @approx(tolerance: 0.5) }", 4)]
    public void Arguments_input_fields_and_directives_add_their_weights(string document, double field) =>
        new CostHarness(
            """
            directive @approx(tolerance: Float! @cost(weight: "-1.0")) on FIELD
            enum Approximate { YES }
            input Filter { approx: Approximate @cost(weight: "-12.0") }
            type Product { id: ID }
            type Query {
              topProducts(filter: Filter @cost(weight: "15.0")): [String] @cost(weight: "5.0") @listSize(assumedSize: 10)
              mostPopularProduct(approx: Approximate @cost(weight: "-3.0")): Product @cost(weight: "5.0")
              cheap(approx: Approximate @cost(weight: "-3.0")): Int @cost(weight: "1")
            }
            """).Of(document).FieldCost.ShouldBe(field);

    [Theory]
    [InlineData("{ one { title } }", 1, 2)]
    [InlineData("{ page { title } }", 1, 4)]
    [InlineData("{ shelf { title } }", 1, 8)]
    [InlineData("{ shelf(size: 2) { title } }", 1, 3)]
    [InlineData("{ all { title } }", 1, 11)]
    [InlineData("{ grid { title } }", 1, 17)]
    [InlineData("{ tags }", 0, 1)]
    [InlineData("{ moods }", 0, 2)]
    [InlineData("{ page(size: 2) { mood similar { mood similar { title } } } }", 1 + (2 * (1 + 10)), 1 + (2 * (1.5 + (10 * (1.5 + 10)))))]
    [InlineData("{ films(first: 3) { edges { node { title } } } }", 1 + 1 + 3, 1 + 1 + 3 + 3)]
    [InlineData("{ films(last: 3) { nodes { title } pageInfo { hasNextPage } total } }", 1 + 1 + 1 + 10, 1 + 1 + 3 + 1)]
    [InlineData("{ __schema { types { name fields { name } } } __typename }", 0, 1)]
    public void Lists_multiply_what_lies_below_them(string document, double field, double type) => Check(Films, document, field, type);

    [Fact]
    public void The_dearest_type_of_an_abstract_one_counts_in_each_measure()
    {
        const string sdl = """
            interface Thing { name: String }
            type Light implements Thing { name: String @cost(weight: "5") }
            type Heavy implements Thing @cost(weight: "4") { name: String @cost(weight: "3") more: Int @cost(weight: "1") }
            union Any = Light | Heavy
            type Query { thing: Thing any: Any }
            """;
        Check(sdl, "{ thing { name } }", 6, 5);
        Check(sdl, "{ any { ... on Heavy { name more } } }", 5, 5);
        Check(sdl, "{ thing { name ... on Heavy { more } } }", 6, 5);
        Check(sdl, "{ thing { ...N } } fragment N on Thing { ... on Light { name } ... on Heavy { name more } }", 6, 5);
    }

    [Theory]
    [InlineData(true, true, 1)]
    [InlineData(false, true, 12)]
    [InlineData(true, false, 1)]
    [InlineData(false, false, 1)]
    public void Skip_and_include_count_as_they_fall(bool skip, bool include, double type)
    {
        var costs = new CostHarness(Films);
        var document = costs.Prepare(
            "query($s: Boolean!, $i: Boolean!) { one @skip(if: $s) { similar @include(if: $i) { title } } all @skip(if: true) { title } }");
        costs.Ask(document, new { s = skip, i = include }).Cost.TypeCost.ShouldBe(skip ? 1 : include ? type : 2);
        costs.Ask(document, new { s = skip, i = include }).Cost.TypeCost.ShouldBe(skip ? 1 : include ? type : 2);
    }

    [Fact]
    public void Variables_size_lists_and_weigh_inputs()
    {
        var costs = new CostHarness(
            """
            input Row { value: Int @cost(weight: "2") next: Row more: [Row!] = [] }
            type Item { id: ID }
            type Query { items(first: Int, rows: [Row!]): [Item!] @listSize(slicingArguments: ["first"]) }
            """);
        var document = costs.Prepare("query($n: Int! = 4, $r: [Row!]) { items(first: $n, rows: $r) { id } }");

        costs.Ask(document, null).Cost.ShouldBe(new(1, 5));
        costs.Ask(document, new { n = 100 }).Cost.ShouldBe(new(1, 101));
        costs.Ask(document, new { r = (object?)null }).Cost.ShouldBe(new(1, 5));
        // 1 for the field, 1 for the argument; of each row 2 for its value, and 1 for "more", given or by default.
        costs.Ask(document, new { r = new[] { new { more = Array.Empty<int>() } } }).Cost.FieldCost.ShouldBe(1 + 1 + 1);
        costs.Ask(document, new { r = new object[] { new { value = 1 }, new { value = 2, more = Array.Empty<int>() } } })
            .Cost.FieldCost.ShouldBe(1 + 1 + (2 * (2 + 1)));
        costs.Ask(document, new { r = new { value = 1, more = Array.Empty<int>(), next = new { value = 1, more = Array.Empty<int>() } } })
            .Cost.FieldCost.ShouldBe(1 + 1 + (2 + 1) + 1 + (2 + 1));
    }

    [Fact]
    public void Nothing_overflows()
    {
        var nested = string.Concat(Enumerable.Repeat("page(size: 2147483647) { again { ", 30))
            + "page { id }" + string.Concat(Enumerable.Repeat(" } }", 30));
        var costs = new CostHarness(
            """
            type Query { page(size: Int = 3): [Item!]! @listSize(slicingArguments: ["size"]) }
            type Item { id: ID again: Query @cost(weight: "0") }
            """);

        var cost = costs.Of($"{{ {nested} }}");

        cost.ShouldBe(new(OperationCost.Most, OperationCost.Most));
        costs.Of($"query($n: Int!) {{ {nested.Replace("2147483647", "$n", StringComparison.Ordinal)} }}", new { n = int.MaxValue })
            .ShouldBe(cost);
    }

    [Theory]
    [InlineData("{ films { nodes { title } } }")]
    [InlineData("{ films(first: null) { nodes { title } } }")]
    [InlineData("{ films(first: 1, last: 1) { nodes { title } } }")]
    [InlineData("query($n: Int) { films(first: $n) { nodes { title } } }")]
    public void A_list_that_must_be_sliced_once_is_refused_otherwise(string document)
    {
        var error = new CostHarness(Films).ErrorOf(document);
        error.Code.ShouldBe(ProtectionErrorCodes.SliceRequired);
        error.Message.ShouldBe("Field \"films\" must say how many it wants, by just one of its arguments first or last.");
        error.Locations.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_list_that_must_be_sliced_takes_its_slice_from_a_variable()
    {
        var costs = new CostHarness(Films);
        var document = costs.Prepare("query($n: Int) { films(first: $n) { nodes { title } } }");
        costs.Ask(document, new { n = 3 }).Cost.ShouldBe(new(1 + 1, 1 + 1 + 3));
        costs.Ask(document, new { n = (int?)null }).Error!.Code.ShouldBe(ProtectionErrorCodes.SliceRequired);
    }

    [Fact]
    public void A_list_of_ids_is_as_long_as_what_it_answers()
    {
        const string sdl = """
            type Query { nodes(ids: [ID!]!): [Node]! @listSize(slicingArguments: ["ids"]) }
            type Node { id: ID }
            """;
        Check(sdl, "{ nodes(ids: [1, 2, 3]) { id } }", 1, 4);
        Check(sdl, "{ nodes(ids: 1) { id } }", 1, 2);
        Check(sdl, "{ nodes(ids: []) { id } }", 1, 1);
        var costs = new CostHarness(sdl, new CostOptions { MaxTypeCost = 10 });
        const string document = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        costs.Of(document, new { ids = new[] { "a", "b" } }).TypeCost.ShouldBe(3);
        costs.ErrorOf(document, new { ids = Enumerable.Range(0, 20) }).Message.ShouldEndWith("Ask for fewer: 9 ids.");
    }

    [Fact]
    public void Beyond_the_budget_the_dearest_field_and_the_mend_are_told()
    {
        var costs = new CostHarness(Films, new CostOptions());

        var error = costs.ErrorOf("{\n  one { title }\n  films(first: 500) { nodes {\n    similar { title }\n  } }\n}");

        error.Code.ShouldBe(ProtectionErrorCodes.CostExceeded);
        error.Message.ShouldBe(
            "The type cost of this operation is 5,503, and 1,000 is the most. Its dearest field, Film.similar, accounts for 5,000. "
            + "Ask for fewer: first: 90.");
        error.Locations.ShouldHaveSingleItem().ToString().ShouldBe("4:5");
        error.Extensions!["typeCost"].ShouldBe(5503.0);
        error.Extensions["maxTypeCost"].ShouldBe(1000.0);
        error.Extensions["fieldCost"].ShouldBe(503.0);
        // 90 * (1 + 10) + 3 is 993; 91 would make 1,004.
        costs.Of("{ one { title } films(first: 90) { nodes { similar { title } } } }").TypeCost.ShouldBe(993);
        costs.ErrorOf("query($n: Int) { one { title } films(first: $n) { nodes { similar { title } } } }", new { n = 91 })
            .Message.ShouldEndWith("Ask for fewer: first: 90.");
    }

    [Theory, InlineData(40, 40), InlineData(90, 90), InlineData(91, 90), InlineData(5_000, 90)]
    public void No_list_is_proposed_that_is_longer_than_may_be_asked_for(int longest, int proposed) =>
        new CostHarness(Films, new CostOptions { LargestSlice = longest })
            .ErrorOf("{ one { title } films(first: 500) { nodes { similar { title } } } }")
            .Message.ShouldEndWith($"Ask for fewer: first: {proposed}.");

    [Fact]
    public void Where_no_list_is_sliced_fewer_fields_are_the_mend()
    {
        var many = string.Concat(Enumerable.Range(0, 150).Select(i => $" a{i}: films(first: 1) {{ total }}"));
        var error = new CostHarness(Films, new CostOptions()).ErrorOf($"{{{many} }}");
        error.Message.ShouldStartWith("The field cost of this operation is 1,650, and 1,000 is the most. Its dearest field, Query.films,");
        error.Message.ShouldEndWith(" Ask for fewer fields, or in several requests.");
    }

    [Fact]
    public void An_entangled_document_is_given_up()
    {
        // Which of the threads has come so far depends on every type on the way: their sets are as many as the ways.
        var threads = Enumerable.Range(0, 24).Select(i =>
            string.Concat(Enumerable.Range(0, 24).Select(level => level == i ? "self { ... on A { " : "self { ... on Self { "))
            + $"t{i}: id " + string.Concat(Enumerable.Repeat("} } ", 24)));
        var costs = new CostHarness(
            """
            interface Self { self: Self id: ID }
            type A implements Self { self: Self id: ID }
            type B implements Self { self: Self id: ID }
            type Query { self: Self id: ID }
            """);
        var error = costs.ErrorOf($"{{ {string.Concat(threads)} }}");
        error.Code.ShouldBe(ExecutionErrorCodes.RequestTooLarge);
        error.Message.ShouldContain("takes more than 50,000 steps; use fewer fragments");
    }

    [Fact]
    public void Fragments_that_double_at_each_level_are_counted_once_each()
    {
        var fragments = string.Concat(Enumerable.Range(0, 40).Select(i =>
            $"fragment F{i} on Film {{ similar {{ ...F{i + 1} }} again: similar {{ ...F{i + 1} }} }} "));
        var costs = new CostHarness(Films);
        costs.Of($"{{ one {{ ...F0 }} }} {fragments} fragment F40 on Film {{ title }}").TypeCost.ShouldBe(OperationCost.Most);
    }

    [Fact]
    public async Task A_request_can_ask_for_its_cost_beside_the_data_or_alone()
    {
        var ran = 0;
        var server = Executor(() => ran++);

        (await AskAsync(server, "{ dear }", CostMode.Enforce)).ShouldBe("""{"data":{"dear":1}}""");
        (await AskAsync(server, "{ dear }", CostMode.Report))
            .ShouldBe("""{"data":{"dear":1},"extensions":{"operationCost":{"fieldCost":600,"typeCost":1}}}""");
        ran.ShouldBe(2);
        (await AskAsync(server, "{ dear }", CostMode.Validate))
            .ShouldBe("""{"data":null,"extensions":{"operationCost":{"fieldCost":600,"typeCost":1}}}""");
        var refused = await AskAsync(server, "{ dear again: dear }", CostMode.Validate);
        refused.ShouldContain("\"code\":\"COST_EXCEEDED\"");
        refused.ShouldEndWith(""","extensions":{"operationCost":{"fieldCost":1200,"typeCost":1}}}""");
        ran.ShouldBe(2);
    }

    [Fact]
    public async Task The_requests_of_a_batch_share_one_budget()
    {
        var server = Executor(() => { });
        var batch = new RequestBatch(2);
        var request = GraphQLRequest.For("{ dear }") with { Batch = batch };

        using var first = await server.ExecuteAsync(request);
        using var second = await server.ExecuteAsync(request);

        first.Outcome.ShouldBe(RequestOutcome.Executed);
        second.Errors.ShouldHaveSingleItem().Code.ShouldBe(ProtectionErrorCodes.CostExceeded);
    }

    [Fact]
    public void What_costs_the_same_each_time_takes_no_memory_to_look_up()
    {
        var costs = new CostHarness(Films);
        var operation = costs.Prepare("query($n: Int!) { page(size: $n) { similar { title } } one { title } }").Operations[0];
        var variables = new Dictionary<string, object?> { ["n"] = 5 };
        var limit = CostLimit.For(costs.Schema);
        var start = new OperationStart(operation, variables, new GraphQLRequest());
        limit.OnOperation(start).ShouldBeNull();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            limit.OnOperation(start);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public async Task A_limit_made_for_another_schema_is_a_mistake_that_is_noticed()
    {
        var failures = new List<UnexpectedFailure>();
        var other = CostLimit.For(GraphQL.Types.SchemaBuilder.Build("type Query { dear: Int }").Schema!);
        var executor = Executor(() => { }, _ => other, failures.Add);

        using var result = await executor.ExecuteAsync(GraphQLRequest.For("{ dear }"));

        result.Outcome.ShouldBe(RequestOutcome.GivenUp);
        failures.ShouldHaveSingleItem().Exception.Message.ShouldContain("another schema");
    }

    private static GraphQLExecutor Executor(
        Action run,
        Func<GraphQL.Types.Schema, CostLimit>? limit = null,
        Action<UnexpectedFailure>? fail = null)
    {
        var schema = GraphQL.Types.SchemaBuilder.Build(CostDirectives.Sdl + """ type Query { dear: Int @cost(weight: "600") }""").Schema!;
        var bound = new SchemaBinder(schema).BindRoot("Query", query => query.Field("dear", () =>
        {
            run();
            return 1;
        })).Build();
        return new GraphQLExecutor(bound, new() { OnUnexpected = fail }, limit?.Invoke(schema) ?? CostLimit.For(schema));
    }

    private static async Task<string> AskAsync(GraphQLExecutor executor, string document, CostMode mode)
    {
        using var result = await executor.ExecuteAsync(GraphQLRequest.For(document) with { CostMode = mode });
        return System.Text.Encoding.UTF8.GetString(result.ToArray());
    }

    private static void Check(string sdl, string document, double field, double type) =>
        new CostHarness(sdl).Of(document).ShouldBe(new(field, type));
}
