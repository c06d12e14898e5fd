using System.Globalization;
using System.Runtime.CompilerServices;
using NetworkLens.GraphQL.Bench.Servers;
using NetworkLens.GraphQL.Bench.Yardstick;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Server.Streams;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Bench.Soak;

/// <summary>The yardstick with what a soak needs beside: fields that fail or take their time, a mutation, subscriptions.</summary>
internal static class SoakServer
{
    private static int touched;
    private static int openStreams;
    private static int unexpected;
    private static int unobserved;

    /// <summary>Serves until the process is told to stop.</summary>
    public static void Run(int port)
    {
        TaskScheduler.UnobservedTaskException += (_, _) => Interlocked.Increment(ref unobserved);
        var executor = new GraphQLExecutor(
            YardstickServer.Schema(isBatched: true, [YardstickServer.Resource("soak.graphql"), IncrementalDirectives.Source], Bind),
            new ExecutionOptions { OnUnexpected = Note, MaxCachedDocuments = 500 });
        var app = YardstickHost.Make(port);
        app.UseWebSockets();
        // One address stands for many callers here, and a client that leaves a stream keeps its connection for up to two seconds more.
        var streams = new GraphQLStreamOptions { MaxStreamsPerCaller = int.MaxValue };
        app.MapGraphQL("/graphql", executor, new GraphQLHttpOptions { MaxBatch = 10, Streams = streams });
        app.MapGet("/state", Now);
        app.Run();
    }

    private static SoakState Now()
    {
        // Twice, with finalisers between: what is left is what is held.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return new SoakState(
            Memory.Now(), Volatile.Read(ref openStreams), Volatile.Read(ref unexpected), Volatile.Read(ref unobserved),
            ThreadPool.ThreadCount);
    }

    private static void Bind(SchemaBinder binder) => binder
        .BindRoot("Query", query => query
            .Field("broken", string () => throw new DeliberateException())
            .Field("missing", Person? () => null)
            .Field("slow", async (int ms, CancellationToken cancel) =>
            {
                await Task.Delay(Math.Clamp(ms, 0, 5_000), cancel);
                return "awake";
            }))
        .Bind<Touched>("Touched")
        .BindRoot("Mutation", mutation => mutation
            .Field("touch", (string id) => new Touched(Find(id), Interlocked.Increment(ref touched))))
        .BindRoot("Subscription", subscription => subscription
            .Subscribe("counted", (int to, CancellationToken cancel) => CountAsync(to, cancel))
            .Subscribe("seen", (CancellationToken cancel) => SeeAsync(cancel)));

    private static Person? Find(string id) =>
        int.TryParse(id, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= People.All.Length
            ? People.All[number - 1]
            : null;

    private static async IAsyncEnumerable<int> CountAsync(int to, [EnumeratorCancellation] CancellationToken cancel)
    {
        Interlocked.Increment(ref openStreams);
        try
        {
            for (var i = 1; i <= to; i++)
            {
                await Task.Delay(1, cancel);
                yield return i;
            }
        }
        finally
        {
            Interlocked.Decrement(ref openStreams);
        }
    }

    private static async IAsyncEnumerable<Person> SeeAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        Interlocked.Increment(ref openStreams);
        try
        {
            for (var i = 0; ; i = (i + 1) % People.All.Length)
            {
                await Task.Delay(2, cancel);
                yield return People.All[i];
            }
        }
        finally
        {
            Interlocked.Decrement(ref openStreams);
        }
    }

    private static void Note(UnexpectedFailure failure)
    {
        if (failure.Exception is not DeliberateException)
        {
            Interlocked.Increment(ref unexpected);
            Console.Error.WriteLine(FormattableString.Invariant($"{failure.Coordinate}: {failure.Exception}"));
        }
    }

    private sealed record Touched(Person? Person, int Count);

    private sealed class DeliberateException() : Exception("This field fails on purpose.");
}

/// <summary>What the server of a soak says of itself.</summary>
/// <param name="Memory">Its memory, after a collection.</param>
/// <param name="OpenStreams">Sources of subscriptions that have begun and not ended.</param>
/// <param name="Unexpected">Exceptions that nobody threw on purpose.</param>
/// <param name="Unobserved">Tasks that failed and were never looked at.</param>
/// <param name="Threads">Threads of its pool.</param>
internal sealed record SoakState(Memory Memory, int OpenStreams, int Unexpected, int Unobserved, int Threads);
