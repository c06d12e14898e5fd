using System.Text;
using System.Text.Json.Nodes;
using NetworkLens.GraphQL.DataLoading;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Execution.Incremental;

/// <summary>Payloads worked out by hand after the proposal for incremental delivery.</summary>
public sealed class IncrementalDeliveryTests
{
    private const string Sdl = IncrementalDirectives.Sdl + "\n" + """
        type Query {
          hero: Hero heroes: [Hero!]! numbers: [Int!]! table: [[Int!]!]!
          feed(fails: Int, must: Int): [Int] strict(badAt: Int!): [Int!]!
        }
        type Hero { id: ID! name: String slow: String must: Int! friends: [Hero!]! best: Hero loaded: String }
        """;

    [Fact]
    public async Task A_deferred_fragment_comes_after_the_rest()
    {
        (await PayloadsAsync("{ hero { id ...Slow @defer(label: \"late\") } } fragment Slow on Hero { name slow }")).ShouldBe(
        [
            """{"data":{"hero":{"id":"1"}},"pending":[{"id":"0","path":["hero"],"label":"late"}],"hasNext":true}""",
            """{"hasNext":false,"incremental":[{"id":"0","data":{"name":"hero 1","slow":"slow 1"}}],"completed":[{"id":"0"}]}""",
        ]);
    }

    [Fact]
    public async Task A_field_asked_for_at_once_is_not_delivered_again()
    {
        (await PayloadsAsync("{ hero { id best { id } ... @defer { id name best { id name } } } }")).ShouldBe(
        [
            """{"data":{"hero":{"id":"1","best":{"id":"2"}}},"pending":[{"id":"0","path":["hero"]}],"hasNext":true}""",
            """{"hasNext":false,"incremental":[{"id":"0","data":{"name":"hero 1"}},"""
                + """{"id":"0","subPath":["best"],"data":{"name":"hero 2"}}],"completed":[{"id":"0"}]}""",
        ]);
    }

    [Fact]
    public async Task A_fragment_of_which_nothing_is_left_is_never_announced()
    {
        (await PayloadsAsync("{ hero { id name ... @defer { id ... @defer { name } } } }")).ShouldBe(
            ["""{"data":{"hero":{"id":"1","name":"hero 1"}}}"""]);
    }

    [Fact]
    public async Task Nested_fragments_come_one_after_the_other()
    {
        (await PayloadsAsync("{ ... @defer { hero { id ... @defer { name } } } }")).ShouldBe(
        [
            """{"data":{},"pending":[{"id":"0","path":[]}],"hasNext":true}""",
            """{"hasNext":true,"pending":[{"id":"1","path":["hero"]}]"""
                + ""","incremental":[{"id":"0","data":{"hero":{"id":"1"}}}],"completed":[{"id":"0"}]}""",
            """{"hasNext":false,"incremental":[{"id":"1","data":{"name":"hero 1"}}],"completed":[{"id":"1"}]}""",
        ]);
    }

    [Fact]
    public async Task A_fragment_inside_a_list_has_the_path_of_its_item()
    {
        (await PayloadsAsync("{ heroes { ... @defer { name } } }")).ShouldBe(
        [
            """{"data":{"heroes":[{},{}]},"pending":[{"id":"0","path":["heroes",0]},{"id":"1","path":["heroes",1]}],"hasNext":true}""",
            """{"hasNext":false,"incremental":[{"id":"0","data":{"name":"hero 1"}},{"id":"1","data":{"name":"hero 2"}}]"""
                + ""","completed":[{"id":"0"},{"id":"1"}]}""",
        ]);
    }

    [Fact]
    public async Task Null_stops_at_the_fragment_and_ends_it()
    {
        var payloads = await PayloadsAsync("{ hero { id ... @defer { name must } } }");

        var last = JsonNode.Parse(payloads[1])!;
        last["incremental"].ShouldBeNull();
        last["completed"]![0]!["errors"]![0]!["message"]!.GetValue<string>().ShouldBe("must fails");
        last["completed"]![0]!["errors"]![0]!["path"]!.ToJsonString().ShouldBe("""["hero","must"]""");
    }

    [Fact]
    public async Task What_is_deferred_below_a_null_is_never_announced()
    {
        var payloads = await PayloadsAsync("{ hero { id must ... @defer { name } friends @stream { id } } }");

        payloads.ShouldHaveSingleItem().ShouldEndWith(""","data":{"hero":null}}""");
    }

    [Fact]
    public async Task Errors_of_deferred_fields_come_with_them()
    {
        var last = JsonNode.Parse((await PayloadsAsync("{ hero { ... @defer { best { must } name } } }"))[1])!;

        last["incremental"]![0]!["data"]!.ToJsonString().ShouldBe("""{"best":null,"name":"hero 1"}""");
        last["incremental"]![0]!["errors"]![0]!["path"]!.ToJsonString().ShouldBe("""["hero","best","must"]""");
    }

    [Fact]
    public async Task Items_of_a_list_come_after_the_first_ones()
    {
        (await PayloadsAsync("{ numbers @stream(initialCount: 1, label: \"rest\") }")).ShouldBe(
        [
            """{"data":{"numbers":[1]},"pending":[{"id":"0","path":["numbers"],"label":"rest"}],"hasNext":true}""",
            """{"hasNext":false,"incremental":[{"id":"0","items":[2,3]}],"completed":[{"id":"0"}]}""",
        ]);
    }

    [Theory]
    [InlineData("{ numbers @stream(initialCount: 3) }", """{"data":{"numbers":[1,2,3]}}""")]
    [InlineData("{ numbers @stream(if: false) }", """{"data":{"numbers":[1,2,3]}}""")]
    [InlineData("query($on: Boolean! = false) { numbers @stream(if: $on) }", """{"data":{"numbers":[1,2,3]}}""")]
    [InlineData("{ hero { ... @defer(if: false) { name } } }", """{"data":{"hero":{"name":"hero 1"}}}""")]
    public async Task What_has_nothing_to_wait_for_comes_whole(string document, string answer) =>
        (await PayloadsAsync(document)).ShouldBe([answer]);

    [Fact]
    public async Task Only_the_outer_list_is_streamed()
    {
        (await PayloadsAsync("{ table @stream(initialCount: 1) }")).ShouldBe(
        [
            """{"data":{"table":[[1,2]]},"pending":[{"id":"0","path":["table"]}],"hasNext":true}""",
            """{"hasNext":false,"incremental":[{"id":"0","items":[[3,4]]}],"completed":[{"id":"0"}]}""",
        ]);
    }

    [Fact]
    public async Task An_item_that_may_not_be_null_ends_its_list()
    {
        var payloads = await PayloadsAsync("{ strict(badAt: 2) @stream }");

        var last = JsonNode.Parse(payloads[1])!;
        last["incremental"]!.ToJsonString().ShouldBe("""[{"id":"0","items":[0,1]}]""");
        last["completed"]![0]!["errors"]![0]!["path"]!.ToJsonString().ShouldBe("""["strict",2]""");
    }

    [Fact]
    public async Task An_asynchronous_sequence_is_streamed_as_it_comes_and_collected_otherwise()
    {
        var client = await IncrementalClient.ReadAsync(await ExecuteAsync("{ feed @stream(initialCount: 1) }"));

        client.Payloads[0]["data"]!.ToJsonString().ShouldBe("""{"feed":[0]}""");
        client.Payloads.Count.ShouldBeGreaterThan(2);
        client.Data!.ToJsonString().ShouldBe("""{"feed":[0,1,2]}""");
        (await PayloadsAsync("{ feed }")).ShouldBe(["""{"data":{"feed":[0,1,2]}}"""]);
    }

    [Fact]
    public async Task A_sequence_that_breaks_ends_its_stream_or_fails_its_field()
    {
        var streamed = await IncrementalClient.ReadAsync(await ExecuteAsync("{ feed(fails: 2) @stream }"));
        var whole = await PayloadsAsync("{ feed(fails: 2) }");

        streamed.HasFailures.ShouldBeTrue();
        streamed.Data!.ToJsonString().ShouldBe("""{"feed":[0,1]}""");
        whole.ShouldHaveSingleItem().ShouldEndWith(""","data":{"feed":null}}""");
    }

    [Fact]
    public async Task A_sequence_that_is_too_long_to_be_collected_fails_its_field()
    {
        var answer = await Server(new ExecutionOptions { MaxCollectedItems = 2 }).AskAsync("{ feed }");

        answer.ShouldContain("RESPONSE_TOO_LARGE");
    }

    [Fact]
    public async Task Parts_side_by_side_share_their_loaders()
    {
        var fetched = new List<string>();
        var client = await IncrementalClient.ReadAsync(await ExecuteAsync(
            "{ heroes { ... @defer { loaded best { ... @defer { loaded } } } } }", fetched: fetched));

        client.Data!.ToJsonString().ShouldBe(
            """{"heroes":[{"loaded":"1","best":{"loaded":"2"}},{"loaded":"2","best":{"loaded":"3"}}]}""");
        fetched.ShouldBe(["1,2", "3"]);
    }

    [Fact]
    public async Task Beyond_what_may_be_waited_for_all_comes_at_once()
    {
        var options = new ExecutionOptions { MaxPendingDeliveries = 1 };

        (await PayloadsAsync("{ heroes { ... @defer { name } } numbers @stream }", options)).ShouldBe(
        [
            """{"data":{"heroes":[{},{"name":"hero 2"}],"numbers":[1,2,3]},"pending":[{"id":"0","path":["heroes",0]}],"hasNext":true}""",
            """{"hasNext":false,"incremental":[{"id":"0","data":{"name":"hero 1"}}],"completed":[{"id":"0"}]}""",
        ]);
    }

    [Fact]
    public async Task Few_items_come_in_one_payload()
    {
        var options = new ExecutionOptions { MaxStreamedItems = 2 };
        var client = await IncrementalClient.ReadAsync(await ExecuteAsync("{ numbers @stream }", options));

        client.Payloads[1]["incremental"]!.ToJsonString().ShouldBe("""[{"id":"0","items":[1,2]}]""");
        client.Data!.ToJsonString().ShouldBe("""{"numbers":[1,2,3]}""");
    }

    [Fact]
    public async Task Without_a_transport_of_parts_the_answer_is_whole()
    {
        var answer = await Server().AskAsync("{ hero { id ... @defer { name } } numbers @stream }");

        answer.ShouldBe("""{"data":{"hero":{"id":"1","name":"hero 1"},"numbers":[1,2,3]}}""");
    }

    [Fact]
    public async Task What_is_not_ready_in_time_ends_with_an_error()
    {
        var options = new ExecutionOptions { TimeoutMs = 150 };
        const string Document = "{ hero { id ... @defer { friends { friends { id } } } } never: feed(must: 1) @stream }";
        var payloads = await PayloadsAsync(Document, options);

        payloads[^1].ShouldContain("TIMEOUT");
        payloads[^1].ShouldContain("\"hasNext\":false");
    }

    [Fact]
    public async Task Leaving_early_gives_back_the_sequence_behind_a_stream()
    {
        FeedEnded = new TaskCompletionSource();
        using (var result = await ExecuteAsync("{ feed(must: 1) @stream(initialCount: 1) }"))
        {
            await using var reader = result.Following!.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        }

        await FeedEnded.Task.WaitAsync(TestContext.Current.CancellationToken);
        FeedEnded = new TaskCompletionSource();
        (await ExecuteAsync("{ feed(must: 1) @stream(initialCount: 1) }")).Dispose();
        await FeedEnded.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    private TaskCompletionSource FeedEnded { get; set; } = new();

    private async Task<List<string>> PayloadsAsync(string document, ExecutionOptions? options = null)
    {
        using var result = await ExecuteAsync(document, options);
        List<string> payloads = [Encoding.UTF8.GetString(result.ToArray())];
        if (result.Following is { } following)
        {
            await foreach (var each in following)
            {
                using (each)
                {
                    payloads.Add(Encoding.UTF8.GetString(each.ToArray()));
                }
            }
        }

        return payloads;
    }

    private ValueTask<ExecutionResult> ExecuteAsync(string document, ExecutionOptions? options = null, List<string>? fetched = null) =>
        Server(options, fetched).Executor.ExecuteAsync(
            GraphQLRequest.For(document) with { Delivery = Delivery.Incremental },
            TestContext.Current.CancellationToken);

    private TestServer Server(ExecutionOptions? options = null, List<string>? fetched = null) => new(
        Sdl,
        schema => schema
            .BindRoot("Query", query => query
                .Field("hero", () => new Hero(1))
                .Field("heroes", () => new[] { new Hero(1), new Hero(2) })
                .Field("numbers", () => new List<int> { 1, 2, 3 })
                .Field("table", () => new[] { new[] { 1, 2 }, [3, 4] })
                .Field("feed", (int? fails, int? must, CancellationToken cancel) => FeedAsync(fails, must, cancel))
                .Field("strict", (int badAt) => Enumerable.Range(0, 4).Select(i => i == badAt ? (object?)null : i).ToList()))
            .Bind<Hero>("Hero", hero => hero
                .Field("id", each => each.Id)
                .Field("name", each => $"hero {each.Id}")
                .Field("slow", async (each, _) =>
                {
                    await Task.Delay(5);
                    return $"slow {each.Id}";
                })
                .Field("must", int (_) => throw new GraphQLException("must fails"))
                .Field("friends", async (each, context) =>
                {
                    await Task.Delay(each.Id == 1 ? 1 : 100_000, context.Cancel);
                    return new[] { new Hero(each.Id + 1) };
                })
                .Field("best", each => new Hero(each.Id + 1))
                .Field("loaded", (each, context) =>
                {
                    var names = context.Loader<Names>();
                    names.Fetched = fetched ?? [];
                    return names.LoadAsync(each.Id);
                })),
        options);

    private async IAsyncEnumerable<int?> FeedAsync(
        int? fails,
        int? hangs,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        try
        {
            for (var i = 0; i < 3; i++)
            {
                await Task.Delay(i == hangs ? 100_000 : 10, cancel);
                yield return i == fails ? throw new GraphQLException("the feed broke") : i;
            }
        }
        finally
        {
            FeedEnded.TrySetResult();
        }
    }

    private sealed record Hero(int Id);

    private sealed class Names : BatchLoader<int, string>
    {
        public List<string> Fetched { get; set; } = [];

        protected override async Task<IReadOnlyDictionary<int, string>> FetchAsync(IReadOnlyList<int> keys, CancellationToken cancel)
        {
            Fetched.Add(string.Join(',', keys));
            await Task.Yield();
            return keys.ToDictionary(key => key, key => $"{key}");
        }
    }
}
