using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.DataLoading;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Execution;

/// <summary>Subscriptions: an answer per event, and how a stream ends.</summary>
public sealed class SubscriptionTests
{
    private const string Sdl = """
        type Query { x: Int }
        type Subscription {
          counted(to: Int! = 3): Int!
          news(topic: String): News
          doubled(by: Int!): Int!
          broken(at: Int!): Int
          slow: Int
          late: Int
        }
        type News { title: String! topic: String reader: String must: Int! }
        """;

    [Fact]
    public async Task Each_event_is_answered_by_an_execution_of_its_own()
    {
        using var subscribed = await Feed().SubscribeAsync("subscription($to: Int!) { n: counted(to: $to) }", """{"to":2}""");

        subscribed.Outcome.ShouldBe(RequestOutcome.Subscribed);
        subscribed.Length.ShouldBe(0);
        subscribed.PieceCount.ShouldBe(0);
        (await AllAsync(subscribed)).ShouldBe(["""{"data":{"n":1}}""", """{"data":{"n":2}}"""]);
    }

    [Fact]
    public async Task A_resolver_makes_the_value_of_an_event_from_it_and_from_arguments()
    {
        using var subscribed = await Feed().SubscribeAsync("subscription { doubled(by: 5) }");

        (await AllAsync(subscribed)).ShouldBe(["""{"data":{"doubled":5}}""", """{"data":{"doubled":10}}"""]);
    }

    [Fact]
    public async Task An_error_of_one_event_does_not_end_the_stream()
    {
        var feed = Feed();
        using var subscribed = await feed.SubscribeAsync("subscription { news { title must } }");
        await feed.News.Writer.WriteAsync(new News("one", "t", -1));
        await feed.News.Writer.WriteAsync(new News("two", "t", 2));
        feed.News.Writer.Complete();

        var answers = await AllAsync(subscribed);

        answers[0].ShouldStartWith("""{"errors":[{"message":"negative""");
        answers[0].ShouldEndWith("""
            "data":{"news":null}}
            """);
        answers[1].ShouldBe("""{"data":{"news":{"title":"two","must":2}}}""");
    }

    [Fact]
    public async Task Each_event_has_loaders_and_services_of_its_own()
    {
        var feed = Feed();
        var opened = new List<Scope>();
        var request = GraphQLRequest.For("subscription { news { reader } }") with
        {
            Delivery = Delivery.Events,
            OpenEventScope = () =>
            {
                var scope = new Scope();
                opened.Add(scope);
                return scope;
            },
        };
        using var subscribed = await feed.Server.Executor.ExecuteAsync(request, TestContext.Current.CancellationToken);
        await feed.News.Writer.WriteAsync(new News("one", "t", 1));
        await feed.News.Writer.WriteAsync(new News("two", "t", 1));
        feed.News.Writer.Complete();

        (await AllAsync(subscribed)).ShouldBe(
            ["""{"data":{"news":{"reader":"fetch 1"}}}""", """{"data":{"news":{"reader":"fetch 1"}}}"""]);
        opened.Select(scope => scope.IsDisposed).ShouldBe([true, true]);
    }

    [Theory]
    [InlineData("subscription { broken(at: 0) }", "NO_EVENTS", "broken at once")]
    [InlineData("subscription { broken(at: 1) }", "NO_EVENTS", "broken before its first event")]
    public async Task A_source_that_fails_before_its_first_event_is_a_refusal(string document, string code, string message)
    {
        using var refused = await Feed().SubscribeAsync(document);

        refused.Outcome.ShouldBe(RequestOutcome.Rejected);
        refused.Following.ShouldBeNull();
        var error = refused.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(code);
        error.Message.ShouldBe(message);
        error.Path.ShouldBe(["broken"]);
        Encoding.UTF8.GetString(refused.ToArray()).ShouldNotContain("\"data\"");
    }

    [Fact]
    public async Task A_source_that_fails_unexpectedly_tells_the_log_and_not_the_client()
    {
        var feed = Feed();

        using var refused = await feed.SubscribeAsync("subscription { broken(at: 3) }");

        refused.Errors.ShouldHaveSingleItem().Message.ShouldBe("Unexpected error.");
        var failure = feed.Server.Unexpected.ShouldHaveSingleItem();
        failure.Exception.Message.ShouldBe("secret");
        refused.Errors[0].Extensions!["id"].ShouldBe(failure.Id);
    }

    [Fact]
    public async Task A_source_that_fails_later_ends_the_stream_with_its_error()
    {
        using var subscribed = await Feed().SubscribeAsync("subscription { broken(at: 2) }");
        var outcomes = new List<RequestOutcome>();
        await foreach (var each in subscribed.Following!)
        {
            using (each)
            {
                outcomes.Add(each.Outcome);
            }
        }

        outcomes.ShouldBe([RequestOutcome.Executed, RequestOutcome.Rejected]);
    }

    [Fact]
    public async Task The_source_is_asked_only_when_the_reader_asks()
    {
        var feed = Feed();
        using var subscribed = await feed.SubscribeAsync("subscription { counted(to: 100) }");
        await using var reader = subscribed.Following!.GetAsyncEnumerator(TestContext.Current.CancellationToken);

        feed.Asked.ShouldBe(1); // The first event is waited for from the start, so that nothing is missed.
        await reader.MoveNextAsync();
        reader.Current.Dispose();
        await reader.MoveNextAsync();
        reader.Current.Dispose();
        feed.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task Leaving_disposes_of_the_source()
    {
        var feed = Feed();
        using (var subscribed = await feed.SubscribeAsync("subscription { counted(to: 100) }"))
        {
            await foreach (var each in subscribed.Following!)
            {
                each.Dispose();
                break;
            }

            feed.Ended.ShouldBe(1);
        }

        using (await feed.SubscribeAsync("subscription { counted(to: 100) }"))
        {
            // Nobody reads: giving the result back is enough.
        }

        feed.Ended.ShouldBe(2);
    }

    [Fact]
    public async Task Cancelling_while_nothing_happens_ends_the_stream_and_the_source()
    {
        var feed = Feed();
        using var leave = new CancellationTokenSource();
        using var subscribed = await feed.SubscribeAsync("subscription { news { title } }");
        await using var reader = subscribed.Following!.GetAsyncEnumerator(leave.Token);
        var next = reader.MoveNextAsync().AsTask();

        await leave.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(next);
        (await reader.MoveNextAsync()).ShouldBeFalse();
        await feed.NewsEnded.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_request_s_own_cancellation_ends_the_stream_even_if_the_source_takes_no_notice()
    {
        using var gone = new CancellationTokenSource();
        var request = GraphQLRequest.For("subscription { slow }") with { Delivery = Delivery.Events };
        using var subscribed = await Feed().Server.Executor.ExecuteAsync(request, gone.Token);
        await using var reader = subscribed.Following!.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = reader.MoveNextAsync().AsTask();

        await gone.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(next)).CancellationToken.ShouldBe(gone.Token);
    }

    [Fact]
    public async Task A_source_that_opens_after_its_client_has_gone_is_given_back_and_told_to_stop()
    {
        var feed = Feed();
        using var gone = new CancellationTokenSource();
        var request = GraphQLRequest.For("subscription { late }") with { Delivery = Delivery.Events };
        var subscribing = feed.Server.Executor.ExecuteAsync(request, gone.Token).AsTask();
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(subscribing);

        // The next request must not meet what the source's code still holds.
        (await feed.Server.AskAsync("{ x }")).ShouldBe("""{"data":{"x":1}}""");
        var events = new LateEvents();
        feed.Opening.SetResult(events);

        await events.Disposed.Task.WaitAsync(TestContext.Current.CancellationToken);
        events.Cancel.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task A_disposal_while_a_step_is_under_way_ends_both()
    {
        var feed = Feed();
        using var subscribed = await feed.SubscribeAsync("subscription { news { title } }");
        var reader = subscribed.Following!.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = reader.MoveNextAsync().AsTask();

        await reader.DisposeAsync();

        await Should.ThrowAsync<OperationCanceledException>(next);
        await feed.NewsEnded.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_source_that_takes_no_notice_is_given_back_when_its_step_has_ended()
    {
        var (gate, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        async IAsyncEnumerable<int> StubbornAsync()
        {
            try
            {
                await gate.Task;
                yield return 1;
            }
            finally
            {
                ended.SetResult();
            }
        }

        var server = new TestServer(
            "type Query { x: Int } type Subscription { stubborn: Int }",
            schema => schema
                .BindRoot("Query", query => query.Field("x", () => 1))
                .BindRoot("Subscription", subscription => subscription.Subscribe("stubborn", StubbornAsync)));
        var request = GraphQLRequest.For("subscription { stubborn }") with { Delivery = Delivery.Events };
        (await server.Executor.ExecuteAsync(request, TestContext.Current.CancellationToken)).Dispose();

        ended.Task.IsCompleted.ShouldBeFalse();
        gate.SetResult();

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_a_transport_of_events_a_subscription_is_not_allowed()
    {
        using var refused = await Feed().Server.ExecuteAsync("subscription { counted }");

        refused.Outcome.ShouldBe(RequestOutcome.NotAllowed);
    }

    [Fact]
    public async Task What_follows_is_read_once()
    {
        using var subscribed = await Feed().SubscribeAsync("subscription { counted }");
        await AllAsync(subscribed);

        Should.Throw<InvalidOperationException>(
            () => subscribed.Following!.GetAsyncEnumerator(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_field_of_the_root_needs_a_source_and_no_other_field_can_have_one()
    {
        var schema = SchemaBuilder.Build("type Query { x: Int } type Subscription { a: Int b: Int }").Schema!;
        var binder = new SchemaBinder(schema)
            .BindRoot("Query", query => query.Subscribe("x", () => Count(1)))
            .BindRoot("Subscription", root => root.Field("a", () => 1).Subscribe("b", () => 1));

        var faults = Should.Throw<SchemaBindingException>(binder.Build).Faults.Select(fault => fault.Message).ToList();

        faults.ShouldContain(fault => fault.StartsWith("Query.x has a source of events", StringComparison.Ordinal));
        faults.ShouldContain("Subscription.a has no source of events: bind it by Subscribe.");
        faults.ShouldContain("The source of Subscription.b gives Int32, which is no IAsyncEnumerable.");
    }

    private static async IAsyncEnumerable<int> Count(int to)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    private static async Task<List<string>> AllAsync(ExecutionResult subscribed)
    {
        var answers = new List<string>();
        await foreach (var each in subscribed.Following!.WithCancellation(TestContext.Current.CancellationToken))
        {
            using (each)
            {
                answers.Add(Encoding.UTF8.GetString(each.ToArray()));
            }
        }

        return answers;
    }

    private static NewsFeed Feed() => new();

    private sealed record News(string Title, string? Topic, int Number);

    private sealed class NewsFeed
    {
        public NewsFeed() => Server = new TestServer(Sdl, schema => schema
            .BindRoot("Query", query => query.Field("x", () => 1))
            .BindRoot("Subscription", root => root
                .Subscribe("counted", (int to) => CountAsync(to))
                .Subscribe("news", (string? topic, CancellationToken cancel) => Task.FromResult(NewsAsync(topic, cancel)))
                .Subscribe("doubled", (int by) => Count(2), (int number, int by) => number * by)
                .Subscribe("broken", (int at) => Break(at))
                .Subscribe("slow", () => Deaf())
                .Subscribe("late", async () => (IAsyncEnumerable<int?>)await Opening.Task))
            .Bind<News>("News", news => news
                .Field("reader", (each, context) => context.Loader<Readers>().LoadAsync(each.Title))
                .Field("must", each => each.Number < 0 ? throw new GraphQLException("negative") : each.Number)));

        public TestServer Server { get; }

        public Channel<News> News { get; } = Channel.CreateUnbounded<News>();

        public TaskCompletionSource NewsEnded { get; } = new();

        public TaskCompletionSource<LateEvents> Opening { get; } = new();

        public int Asked { get; private set; }

        public int Ended { get; private set; }

        public ValueTask<ExecutionResult> SubscribeAsync(string document, string? variables = null)
        {
            var json = variables is null ? default : JsonDocument.Parse(variables).RootElement;
            var request = GraphQLRequest.For(document, variables: json) with { Delivery = Delivery.Events };
            return Server.Executor.ExecuteAsync(request, TestContext.Current.CancellationToken);
        }

        private async IAsyncEnumerable<int> CountAsync(int to)
        {
            try
            {
                for (var i = 1; i <= to; i++)
                {
                    Asked++;
                    yield return i;
                }

                await Task.Yield();
            }
            finally
            {
                Ended++;
            }
        }

        private async IAsyncEnumerable<News> NewsAsync(string? topic, [EnumeratorCancellation] CancellationToken cancel)
        {
            try
            {
                await foreach (var news in News.Reader.ReadAllAsync(cancel))
                {
                    if (topic is null || news.Topic == topic)
                    {
                        yield return news;
                    }
                }
            }
            finally
            {
                NewsEnded.TrySetResult();
            }
        }

        private static IAsyncEnumerable<int?> Break(int at) =>
            at == 0 ? throw new GraphQLException("broken at once", "NO_EVENTS") : BreakLater(at);

        private static async IAsyncEnumerable<int?> BreakLater(int at)
        {
            if (at == 1)
            {
                throw new GraphQLException("broken before its first event", "NO_EVENTS");
            }

            if (at == 3)
            {
                throw new InvalidOperationException("secret");
            }

            yield return 1;
            await Task.Yield();
            throw new GraphQLException("broken later");
        }

        private static async IAsyncEnumerable<int?> Deaf()
        {
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            yield return 1;
        }
    }

    private sealed class LateEvents : IAsyncEnumerable<int?>, IAsyncEnumerator<int?>
    {
        public TaskCompletionSource Disposed { get; } = new();

        public CancellationToken Cancel { get; private set; }

        public int? Current => null;

        public IAsyncEnumerator<int?> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            Cancel = cancellationToken;
            return this;
        }

        public ValueTask<bool> MoveNextAsync() => new(false);

        public ValueTask DisposeAsync()
        {
            Disposed.TrySetResult();
            return default;
        }
    }

    /// <summary>Says how often it has fetched: once, if every event has its own.</summary>
    private sealed class Readers : BatchLoader<string, string>
    {
        private int fetches;

        protected override async Task<IReadOnlyDictionary<string, string>> FetchAsync(
            IReadOnlyList<string> keys,
            CancellationToken cancel)
        {
            fetches++;
            await Task.Yield();
            return keys.ToDictionary(key => key, _ => $"fetch {fetches}");
        }
    }

    private sealed class Scope : IEventScope, IServiceProvider
    {
        public bool IsDisposed { get; private set; }

        public IServiceProvider Services => this;

        public object? GetService(Type serviceType) => null;

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return default;
        }
    }
}
