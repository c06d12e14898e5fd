using System.Collections;
using System.Runtime.CompilerServices;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Execution.Incremental;

/// <summary>A schema whose parts can be held up, counted, and made to fail in every way.</summary>
internal sealed class PartsWorld
{
    private const string Sdl = IncrementalDirectives.Sdl + "\n" + """
        type Query {
          one: Thing must: Must many(count: Int!): [Thing!]! numbers(count: Int!): [Int!]!
          feed(fails: Int, hangs: Int): [Int] noFeed: [Int] throwingFeed: [Int] badList: [Int] badEnd: [Int] strict(badAt: Int!): [Int!]
        }
        type Must { one: Thing! }
        type Thing {
          id: Int! text(length: Int!): String fails: Int odd: Int must: Int! mustLater: Int! waits: Int gated: Int best: Thing
          numbers: [Int] feed(fails: Int, hangs: Int): [Int] slow: Int
        }
        """;

    private int working;

    public PartsWorld(ExecutionOptions? options = null) => Server = new TestServer(
        Sdl,
        schema => schema
            .BindRoot("Query", query => query
                .Field("one", () => new Thing(1))
                .Field("must", () => new Must())
                .Field("many", (int count) => Enumerable.Range(0, count).Select(i => new Thing(i)))
                .Field("numbers", (int count) => Enumerable.Range(0, count))
                .Field("feed", (int? fails, int? hangs, CancellationToken cancel) => FeedAsync(fails, hangs, cancel))
                .Field("noFeed", IAsyncEnumerable<int?> () => null!)
                .Field("throwingFeed", IAsyncEnumerable<int?> () => throw new GraphQLException("no feed"))
                .Field("badList", () => new BadList(atOnce: true))
                .Field("badEnd", () => new BadList(atOnce: false))
                .Field("strict", (int badAt) => Enumerable.Range(0, 4).Select(i => i == badAt ? (object?)null : i).ToList()))
            .Bind<Must>("Must", must => must.Field("one", Thing (_) => throw new GraphQLException("one fails")))
            .Bind<Thing>("Thing", thing => thing
                .Field("id", each => each.Id)
                .Field("text", (Thing _, int length) => new string('x', length))
                .Field("fails", int? (_) => throw new GraphQLException("fails"))
                .Field("odd", int? (_) => throw new InvalidOperationException("odd"))
                .Field("must", int (_) => throw new GraphQLException("must fails"))
                .Field("mustLater", async (_, _) =>
                {
                    await MustFails.Task;
                    return Fail();
                })
                .Field("waits", async (each, _) => await WorkAsync(each.Id))
                .Field("gated", async (each, _) =>
                {
                    await Gate.Task;
                    return (int?)each.Id;
                })
                .Field("slow", async (each, context) =>
                {
                    await Task.Delay(20, context.Cancel);
                    return (int?)each.Id;
                })
                .Field("best", each => new Thing(each.Id + 1))
                .Field("numbers", _ => new int?[] { 1, 2, 3 })
                .Field("feed", (Thing _, int? fails, int? hangs, CancellationToken cancel) => FeedAsync(fails, hangs, cancel))),
        options);

    public TestServer Server { get; }

    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource MustFails { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The most of <c>waits</c> that were under way together.</summary>
    public int MostAtOnce { get; private set; }

    public ValueTask<ExecutionResult> ExecuteAsync(string document) => Server.Executor.ExecuteAsync(
        GraphQLRequest.For(document) with { Delivery = Delivery.Incremental },
        TestContext.Current.CancellationToken);

    private static int Fail() => throw new GraphQLException("must failed later");

    private async Task<int?> WorkAsync(int id)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref working));
        await Task.Delay(2);
        Interlocked.Decrement(ref working);
        return id;
    }

    private static async IAsyncEnumerable<int?> FeedAsync(int? fails, int? hangs, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var i = 0; i < 3; i++)
        {
            await Task.Delay(i == hangs ? 100_000 : 1, cancel);
            yield return i == fails ? throw new GraphQLException("the feed broke") : i;
        }
    }

    internal sealed record Thing(int Id);

    internal sealed record Must;

    /// <summary>A list that cannot be read, or one that cannot be closed.</summary>
    private sealed class BadList(bool atOnce) : IEnumerable<int?>
    {
        public IEnumerator<int?> GetEnumerator() => atOnce ? throw new GraphQLException("no list") : new Rows();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private sealed class Rows : IEnumerator<int?>
        {
            private int at;

            public int? Current => at;

            object? IEnumerator.Current => Current;

            public bool MoveNext() => ++at < 4;

            public void Reset() => at = 0;

            public void Dispose() => throw new InvalidOperationException("It cannot be closed.");
        }
    }
}
