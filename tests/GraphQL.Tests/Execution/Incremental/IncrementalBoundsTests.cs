using System.Text.Json.Nodes;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Execution.Incremental;

namespace NetworkLens.GraphQL.Tests.Execution.Incremental;

/// <summary>What bounds an answer in parts, and that all it takes is given back.</summary>
public sealed class IncrementalBoundsTests
{
    [Theory]
    [InlineData("{ many(count: 4) { ... @defer { id text(length: 9) } } }")]
    [InlineData("{ numbers(count: 60) @stream }")]
    [InlineData("{ many(count: 2) { ... @defer { fails } } }")]
    [InlineData("{ ... @defer { one { id ... @defer { text(length: 60) ... @defer { best { id } } } } } many(count: 2) @stream { id } }")]
    public async Task Whatever_the_bound_on_bytes_all_that_is_announced_is_completed(string document)
    {
        var failures = 0;
        var whole = 0;
        for (var most = 40; most < 1_400; most += 10)
        {
            var world = new PartsWorld(new ExecutionOptions { MaxResponseBytes = most, MaxStreamedItems = 20 });
            var client = await IncrementalClient.ReadAsync(await world.ExecuteAsync(document));
            var last = client.Payloads[^1].ToJsonString();
            client.HasFailures.ShouldBe(last.Contains("RESPONSE_TOO_LARGE") && client.Payloads.Count > 1, last);
            failures += client.HasFailures ? 1 : 0;
            whole += client.Payloads.Count > 1 && !client.HasFailures ? 1 : 0;
        }

        failures.ShouldBeGreaterThan(3);
        whole.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task The_first_payload_counts_among_the_bytes_of_the_answer()
    {
        var world = new PartsWorld(new ExecutionOptions { MaxResponseBytes = 1_000 });

        var client = await IncrementalClient.ReadAsync(
            await world.ExecuteAsync("{ one { text(length: 700) ... @defer { more: text(length: 400) } } }"));

        client.Payloads[1].ToJsonString().ShouldContain("RESPONSE_TOO_LARGE");
    }

    [Fact]
    public async Task Parts_that_wait_to_be_delivered_count_among_the_bytes_of_the_answer()
    {
        var world = new PartsWorld(new ExecutionOptions { MaxResponseBytes = 1_000 });

        // None of it can be delivered before the gate opens, and it never does.
        var client = await IncrementalClient.ReadAsync(
            await world.ExecuteAsync("{ many(count: 5) @stream(initialCount: 0) { gated text(length: 400) } }"));

        client.Payloads[1].ToJsonString().ShouldContain("RESPONSE_TOO_LARGE");
    }

    [Fact]
    public async Task Errors_are_bounded_for_all_parts_together_and_a_failure_is_told_all_the_same()
    {
        var world = new PartsWorld(new ExecutionOptions { MaxErrors = 3 });

        var client = await IncrementalClient.ReadAsync(
            await world.ExecuteAsync("{ one { fails } many(count: 5) { ... @defer { fails } } last: one { ... @defer { must } } }"));

        var text = string.Concat(client.Payloads.Select(payload => payload.ToJsonString()));
        Count(text, "\"message\":\"fails\"").ShouldBe(3);
        client.HasFailures.ShouldBeTrue();
        text.ShouldContain("as many errors as it may");
    }

    [Theory]
    [InlineData("{ many(count: 40) { ... @defer { id waits } } }")]
    [InlineData("{ many(count: 40) @stream { id waits } }")]
    [InlineData("{ many(count: 20) { ... @defer { id waits } } more: many(count: 20) @stream { id ... @defer { waits } } }")]
    public async Task Only_so_many_parts_are_worked_on_at_once_and_all_come(string document)
    {
        var world = new PartsWorld(new ExecutionOptions { MaxPartsAtOnce = 3 });

        var client = await IncrementalClient.ReadAsync(await world.ExecuteAsync(document));

        client.HasFailures.ShouldBeFalse();
        Count(client.Data!.ToJsonString(), "\"waits\":").ShouldBe(40);
        world.MostAtOnce.ShouldBeInRange(2, 3);
    }

    [Fact]
    public async Task Groups_of_one_fragment_count_as_things_to_wait_for()
    {
        var world = new PartsWorld(new ExecutionOptions { MaxPendingDeliveries = 3 });

        // One fragment, and a group of it at each item, since the list is asked for at once too.
        var client = await IncrementalClient.ReadAsync(
            await world.ExecuteAsync("{ many(count: 5) { id } ... @defer { many(count: 5) { text(length: 1) } } }"));

        client.Payloads[0]["data"]!.ToJsonString().ShouldBe(
            """{"many":[{"id":0},{"id":1},{"id":2,"text":"x"},{"id":3,"text":"x"},{"id":4,"text":"x"}]}""");
        client.Payloads[1]["incremental"]!.AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("x: feed(fails: 0) @stream(initialCount: 1)")]
    [InlineData("x: feed(fails: 1) @stream(initialCount: 1)")]
    [InlineData("x: feed(fails: 1) @stream")]
    [InlineData("x: feed @stream(initialCount: -1)")]
    [InlineData("x: feed @stream(initialCount: 9)")]
    [InlineData("x: noFeed @stream")]
    [InlineData("x: throwingFeed @stream")]
    [InlineData("x: one { numbers @stream(initialCount: -1) }")]
    [InlineData("x: numbers(count: 3) @stream(initialCount: 3)")]
    [InlineData("x: badList @stream")]
    [InlineData("x: badEnd @stream")]
    [InlineData("x: strict(badAt: 2) @stream")]
    [InlineData("x: strict(badAt: 1) @stream(initialCount: 2)")]
    [InlineData("x: one { numbers @stream feed @stream(initialCount: 1) must ... @defer { id } }")]
    [InlineData("x: one { feed @stream(initialCount: 1) waits must }")]
    [InlineData("x: one { ... @defer { numbers @stream feed @stream(initialCount: 1) ... @defer { slow } must } }")]
    [InlineData("x: one { ... @defer { numbers @stream best { ... @defer { slow } must } } }")]
    [InlineData("x: one { best { id } ... @defer { must best { waits numbers @stream ... @defer { slow } } } }")]
    [InlineData("x: one { best { id } ... @defer { mustLater best { numbers @stream ... @defer { slow } } } }")]
    [InlineData("x: one { ... @defer { numbers @stream ... @defer { slow } mustLater } ... @defer { numbers @stream mustLater } }")]
    [InlineData("x: one { id ... @defer { id } ... @defer { id best { id } } best { id } }")]
    [InlineData("x: must { one { id ... @defer { text(length: 1) } } }")]
    public async Task What_fails_or_ends_gives_back_what_was_reserved_for_it(string selection)
    {
        var world = new PartsWorld();
        world.MustFails.SetResult();
        using var result = await world.ExecuteAsync($"{{ feed(hangs: 1) @stream(initialCount: 1) {selection} }}");
        var delivery = result.Following.ShouldBeOfType<IncrementalDelivery>();
        await using var reader = delivery.GetAsyncEnumerator(TestContext.Current.CancellationToken);

        // All that is left in the end is the list that hangs.
        while (delivery.Waiting > 1 || delivery.UnderWay > 0)
        {
            await reader.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            reader.Current.Dispose();
        }

        delivery.Waiting.ShouldBe(1);
        await reader.DisposeAsync();
        delivery.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task A_part_that_nobody_wants_any_more_ends_when_its_resolvers_do()
    {
        var world = new PartsWorld();
        using var result = await world.ExecuteAsync(
            "{ feed(hangs: 1) @stream(initialCount: 1) one { best { id } ... @defer { mustLater best { gated text(length: 9) } } } }");
        var delivery = result.Following.ShouldBeOfType<IncrementalDelivery>();
        await using var reader = delivery.GetAsyncEnumerator(TestContext.Current.CancellationToken);

        var failing = reader.MoveNextAsync().AsTask();
        delivery.UnderWay.ShouldBe(2);
        world.MustFails.SetResult();
        (await failing).ShouldBeTrue();
        var told = JsonNode.Parse(reader.Current.ToArray())!;
        told["incremental"].ShouldBeNull();
        told["completed"]!.AsArray().ShouldHaveSingleItem()!["errors"]![0]!["message"]!.GetValue<string>().ShouldBe("must failed later");
        reader.Current.Dispose();
        delivery.Waiting.ShouldBe(1);
        delivery.UnderWay.ShouldBe(1);

        var next = reader.MoveNextAsync().AsTask();
        world.Gate.SetResult();
        for (var i = 0; i < 6_000 && delivery.UnderWay > 0; i++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        delivery.UnderWay.ShouldBe(0);
        next.IsCompleted.ShouldBeFalse();
        await reader.DisposeAsync();
        await Should.ThrowAsync<OperationCanceledException>(next);
    }

    [Fact]
    public async Task What_hears_of_a_failure_and_fails_too_breaks_no_answer_off()
    {
        var options = new ExecutionOptions { OnUnexpected = _ => throw new InvalidOperationException("The log is full.") };
        var executor = new GraphQLExecutor(new PartsWorld().Server.Executor.Schema, options);

        var client = await IncrementalClient.ReadAsync(await executor.ExecuteAsync(
            GraphQLRequest.For("{ one { id ... @defer { odd } } badEnd @stream }") with { Delivery = Delivery.Incremental },
            TestContext.Current.CancellationToken));

        client.HasFailures.ShouldBeFalse();
        client.Data!.ToJsonString().ShouldBe("""{"one":{"id":1,"odd":null},"badEnd":[1,2,3]}""");
    }

    [Fact]
    public async Task A_result_that_was_disposed_of_has_no_bytes_any_more()
    {
        var world = new PartsWorld();
        var rejected = await world.ExecuteAsync("{ nothing }");

        rejected.Dispose();
        rejected.Dispose();

        Should.Throw<ObjectDisposedException>(() => rejected.ToArray());
        rejected.Errors.ShouldHaveSingleItem();
    }

    private static int Count(string text, string what) => text.Split(what).Length - 1;
}
