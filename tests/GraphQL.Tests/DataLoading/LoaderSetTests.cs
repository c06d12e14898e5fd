using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Tasks.Sources;
using NetworkLens.GraphQL.DataLoading;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Tests.Execution;
using NetworkLens.GraphQL.Tests.Execution.Incremental;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.DataLoading;

/// <summary>When loaders fetch, and how long they know what they fetched.</summary>
public sealed class LoaderSetTests
{
    private const string Sdl = IncrementalDirectives.Sdl + "\n" + """
        type Query { now: Int thing: Thing held: Int other: Int shared: Int }
        type Thing { held: Int other: Int }
        type Subscription { read: Int }
        """;

    [Fact]
    public async Task A_part_does_not_wait_for_what_another_part_fetches()
    {
        var world = new World();
        using var result = await world.ExecuteAsync("{ now thing { ... @defer(label: \"held\") { held } ... @defer { other } } }");
        var payloads = new List<string>();

        await foreach (var payload in result.Following!)
        {
            using (payload)
            {
                payloads.Add(Encoding.UTF8.GetString(payload.ToArray()));
            }

            world.Open.TrySetResult(); // Not before something has come, which must be the other part.
        }

        payloads[0].ShouldContain("\"other\":2");
        payloads[1].ShouldContain("\"held\":1");
    }

    [Fact]
    public async Task A_key_that_another_thread_asks_for_while_a_fetch_starts_waits_its_turn()
    {
        var world = new World { BlocksUntilAsked = true };
        world.Open.SetResult();

        using var result = await world.ExecuteAsync("{ held other }");

        Encoding.UTF8.GetString(result.ToArray()).ShouldBe("""{"data":{"held":1,"other":2}}""");
        world.Log.ShouldBe(["held begins", "held ends", "other begins"]);
    }

    [Fact]
    public async Task A_value_that_two_fields_await_is_an_error_of_one_and_holds_up_nothing()
    {
        // Nothing that waits for the limit of time, as it would for a hole that nobody fills, is ready so soon.
        var world = new World(new ExecutionOptions { TimeoutMs = 600_000 });
        var answer = await world.Server.AskAsync("{ a: shared b: shared }")
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        answer.ShouldEndWith("""data":{"a":2,"b":null}}""");
        answer.ShouldContain("INTERNAL");
        answer.ShouldNotContain("TIMEOUT");
    }

    [Fact]
    public async Task The_source_of_a_subscription_reads_anew_for_each_event()
    {
        var world = new World();
        var request = GraphQLRequest.For("subscription { read }") with { Delivery = Delivery.Events };
        using var subscribed = await world.Server.Executor.ExecuteAsync(request, TestContext.Current.CancellationToken);
        var answers = new List<string>();
        await foreach (var answer in subscribed.Following!)
        {
            using (answer)
            {
                answers.Add(Encoding.UTF8.GetString(answer.ToArray()));
            }
        }

        answers.ShouldBe(["""{"data":{"read":1}}""", """{"data":{"read":2}}""", """{"data":{"read":3}}"""]);
    }

    private sealed class World
    {
        private readonly Late late = new();

        public World(ExecutionOptions? options = null) => Server = new TestServer(
            Sdl,
            schema => schema
                .BindRoot("Query", query => query
                    .Field("now", () => 0)
                    .Field("thing", () => new Thing())
                    .Field("held", context => HeldAsync(context))
                    .Field("other", context => OtherAsync(context))
                    .Field("shared", () => new ValueTask<int?>(late, 0)))
                .Bind<Thing>("Thing", thing => thing
                    .Field("held", (_, context) => HeldAsync(context))
                    .Field("other", (_, context) => OtherAsync(context)))
                .BindRoot("Subscription", root => root.Subscribe("read", (ResolverContext context) => ReadAsync(context))),
            options ?? new ExecutionOptions { TimeoutMs = 3_000 });

        public TestServer Server { get; }

        public bool BlocksUntilAsked { get; init; }

        public List<string> Log { get; } = [];

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ManualResetEventSlim Asked { get; } = new();

        public ValueTask<ExecutionResult> ExecuteAsync(string document) => Server.Executor.ExecuteAsync(
            GraphQLRequest.For(document) with { Delivery = Delivery.Incremental }, TestContext.Current.CancellationToken);

        private async Task<int?> HeldAsync(ResolverContext context) => await context.Loader<Held>().With(this).LoadAsync(1);

        // Asks when the other fetch is under way already, from a thread of its own.
        private async Task<int?> OtherAsync(ResolverContext context)
        {
            await Begun.Task;
            var answer = context.Loader<Other>().With(this).LoadAsync(2);
            Asked.Set();
            return await answer;
        }

        private static async IAsyncEnumerable<int?> ReadAsync(
            ResolverContext context,
            [EnumeratorCancellation] CancellationToken cancel = default)
        {
            var counter = context.Loader<Counter>();
            for (var i = 0; i < 3; i++)
            {
                cancel.ThrowIfCancellationRequested();
                yield return await counter.LoadAsync(7);
            }
        }
    }

    private sealed record Thing;

    /// <summary>A value for one taker.</summary>
    private sealed class Late : IValueTaskSource<int?>
    {
        private ManualResetValueTaskSourceCore<int?> core = new() { RunContinuationsAsynchronously = true };

        public int? GetResult(short token) => core.GetResult(token);

        public ValueTaskSourceStatus GetStatus(short token) => core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        {
            core.OnCompleted(continuation, state, token, flags);
            _ = Task.Delay(20).ContinueWith(_ => core.SetResult(2), TaskScheduler.Default);
        }
    }

    private sealed class Held : BatchLoader<int, int?>
    {
        private World world = null!;

        public Held With(World its)
        {
            world = its;
            return this;
        }

        protected override async Task<IReadOnlyDictionary<int, int?>> FetchAsync(IReadOnlyList<int> keys, CancellationToken cancel)
        {
            world.Log.Add("held begins");
            world.Begun.TrySetResult();
            if (world.BlocksUntilAsked)
            {
                world.Asked.Wait(cancel);
            }

            await world.Open.Task.WaitAsync(cancel);
            await Task.Delay(30, cancel);
            world.Log.Add("held ends");
            return keys.ToDictionary(key => key, key => (int?)key);
        }
    }

    private sealed class Other : BatchLoader<int, int?>
    {
        private World world = null!;

        public Other With(World its)
        {
            world = its;
            return this;
        }

        protected override async Task<IReadOnlyDictionary<int, int?>> FetchAsync(IReadOnlyList<int> keys, CancellationToken cancel)
        {
            world.Log.Add("other begins");
            await Task.Yield();
            return keys.ToDictionary(key => key, key => (int?)key);
        }
    }

    private sealed class Counter : BatchLoader<int, int?>
    {
        private int fetches;

        protected override Task<IReadOnlyDictionary<int, int?>> FetchAsync(IReadOnlyList<int> keys, CancellationToken cancel)
        {
            fetches++;
            return Task.FromResult<IReadOnlyDictionary<int, int?>>(keys.ToDictionary(key => key, _ => (int?)fetches));
        }
    }
}
