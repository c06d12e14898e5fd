using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Tests.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>A real server on a loopback port, whose sources of events tell how many are open and how much they gave.</summary>
internal sealed class StreamingServer : IAsyncDisposable
{
    private const string Sdl = IncrementalDirectives.Sdl + "\n" + """
        scalar JSON
        type Query {
          hello: String!
          echo(text: String!): String!
          large(bytes: Int!): String!
          never: Int
          fails: Int!
          scope: Int!
          verbatim: JSON
          viewer: String
          person: Person!
        }
        type Person { name: String! late: String! gated: String! }
        type Mutation { set(n: Int!): Int! }
        type Subscription {
          counted(to: Int!): Int!
          quiet: Int!
          flood(bytes: Int!): String!
          broken(after: Int!): Int!
          refused: Int!
          scopes: Int!
        }
        """;

    private readonly WebApplication application;
    private readonly List<UnexpectedFailure> unexpected;
    private int opened;
    private int closed;
    private int given;
    private int scopes;

    private StreamingServer(GraphQLHttpOptions options)
    {
        var server = new TestServer(
            Sdl,
            schema => schema
                .BindRoot("Query", query => query
                    .Field("hello", () => "world")
                    .Field("echo", (string text) => text)
                    .Field("large", (int bytes) => new string('x', bytes))
                    .Field("never", NeverAsync)
                    .Field("fails", int () => throw new GraphQLException("no"))
                    .Field("scope", (Scoped scoped) => scoped.Number)
                    .Field("verbatim", () => JsonElement.Parse("{\n  \"a\": [1,\r\n 2]\n}"))
                    .Field("viewer", (Viewer viewer) => viewer.Name)
                    .Field("person", () => new Person("Ada")))
                .Bind<Person>("Person", person => person
                    .Field("late", LateAsync)
                    .Field("gated", (Person _, CancellationToken cancel) => Gate.Task.WaitAsync(cancel)))
                .BindRoot("Mutation", mutation => mutation.Field("set", (int n) => n))
                .BindRoot("Subscription", subscription => subscription
                    .Subscribe("counted", CountAsync)
                    .Subscribe("quiet", WaitAsync)
                    .Subscribe("flood", FloodAsync)
                    .Subscribe("broken", BreakAsync)
                    .Subscribe("refused", IAsyncEnumerable<int> () => throw new GraphQLException("not for you"))
                    .Subscribe("scopes", (CancellationToken cancel) => CountAsync(2, cancel), (int e, Scoped scoped) => scoped.Number)));
        unexpected = server.Unexpected;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddScoped(_ => new Scoped(Interlocked.Increment(ref scopes)));
        builder.Services.AddSingleton(new Viewer("anybody"));
        application = builder.Build();
        application.MapGraphQL("/graphql", server.Executor, options);
    }

    /// <summary>What the field <c>gated</c> waits for.</summary>
    public TaskCompletionSource<string> Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where it listens.</summary>
    public Uri Url => new(application.Urls.Single() + "/graphql");

    /// <summary>How many sources of events were opened.</summary>
    public int Opened => Volatile.Read(ref opened);

    /// <summary>How many of them were disposed of.</summary>
    public int Closed => Volatile.Read(ref closed);

    /// <summary>How many events they gave.</summary>
    public int Given => Volatile.Read(ref given);

    /// <summary>What only the log was told.</summary>
    public IReadOnlyList<UnexpectedFailure> Unexpected => unexpected;

    public static async Task<StreamingServer> StartAsync(GraphQLHttpOptions? options = null)
    {
        var server = new StreamingServer(options ?? new GraphQLHttpOptions());
        await server.application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Waits for something that is to happen soon, and fails when it does not.</summary>
    public static async Task UntilAsync(Func<bool> happened)
    {
        for (var i = 0; i < 6_000 && !happened(); i++)
        {
            await Task.Delay(10);
        }

        happened().ShouldBeTrue();
    }

    /// <summary>Begins to stop, as on Ctrl+C; the task ends when all requests have.</summary>
    public Task StopAsync() => application.StopAsync();

    public void BeginStopping() => application.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        await UntilAsync(() => Closed == Opened); // No source of events is left open.
    }

    private static async ValueTask<string> LateAsync(Person person)
    {
        await Task.Delay(20);
        return person.Name + " late";
    }

    private async Task<int?> NeverAsync(CancellationToken cancel)
    {
        Interlocked.Increment(ref opened);
        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return null;
        }
        finally
        {
            Interlocked.Increment(ref closed);
        }
    }

    private async IAsyncEnumerable<int> CountAsync(int to, [EnumeratorCancellation] CancellationToken cancel)
    {
        Interlocked.Increment(ref opened);
        try
        {
            for (var i = 1; i <= to; i++)
            {
                await Task.Yield();
                cancel.ThrowIfCancellationRequested();
                Interlocked.Increment(ref given);
                yield return i;
            }
        }
        finally
        {
            Interlocked.Increment(ref closed);
        }
    }

    private async IAsyncEnumerable<int> WaitAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var first in CountAsync(1, cancel))
        {
            yield return first;
            await Task.Delay(Timeout.Infinite, cancel);
        }
    }

    private async IAsyncEnumerable<string> FloodAsync(int bytes, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var _ in CountAsync(int.MaxValue, cancel))
        {
            yield return new string('x', bytes);
        }
    }

    private async IAsyncEnumerable<int> BreakAsync(int after, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var i in CountAsync(after, cancel))
        {
            yield return i;
        }

        throw new InvalidOperationException("a secret");
    }

    private sealed record Person(string Name);
}

/// <summary>A service of which each scope has one.</summary>
internal sealed record Scoped(int Number);

/// <summary>Who asks.</summary>
internal sealed record Viewer(string Name);
