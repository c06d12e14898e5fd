using NetworkLens.GraphQL.DataLoading;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution;

/// <summary>What a known document allocates: the request and the result, whatever the size of the answer.</summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests
{
    private const int RunsOfBatch = 400;

    [Fact]
    public async Task An_answer_of_any_size_allocates_the_same_few_bytes()
    {
        var people = Enumerable.Range(0, 500)
            .Select(i => new Person($"Person {i}", i, i % 2 == 0 ? "née Müller" : null)).ToArray();
        var server = new TestServer(
            """
            type Query { hello: String!, people(first: Int!): [Person!]! }
            type Person { name: String!, level: Int!, note: String, isNew: Boolean!, self: Person! }
            """,
            schema => schema
                .Bind<Person>("Person", person => person.Field("self", p => p))
                .BindRoot("Query", query => query
                    .Field("hello", () => "world")
                    .Field("people", (int first) => new ArraySegment<Person>(people, 0, first))));

        var small = await BytesOfAsync(server, "{ hello }");
        var large = await BytesOfAsync(server, "{ people(first: 500) { name level note isNew self { name self { level __typename } } } }");

        small.ShouldBeLessThanOrEqualTo(256);
        large.ShouldBe(small);
    }

    [Fact]
    public async Task A_level_from_a_loader_allocates_no_more_than_its_fetch_and_a_few_bytes_a_request()
    {
        var server = new TestServer(
            "type Query { people: [Person!]! } type Person { double: Int! }",
            schema => schema
                .Bind<Person>("Person", person => person.Field("double", (p, context) => context.Loader<Doubles>().LoadAsync(p.Level)))
                .BindRoot("Query", query => query.Field("people", () => Everybody)));

        var bytes = await BytesOfAsync(server, "{ people { double } }");

        // Before the tables and the waiting were kept between requests, a hundred keys took more than 20,000.
        bytes.ShouldBeLessThan(3_500);
    }

    private static readonly Person[] Everybody = [.. Enumerable.Range(0, 100).Select(i => new Person($"Person {i}", i, null))];

    private sealed class Doubles : BatchLoader<int, int>
    {
        private static readonly Dictionary<int, int> Known = Everybody.ToDictionary(p => p.Level, p => 2 * p.Level);

        protected override Task<IReadOnlyDictionary<int, int>> FetchAsync(IReadOnlyList<int> keys, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyDictionary<int, int>>(Known);
    }

    private static async Task<long> BytesOfAsync(TestServer server, string document)
    {
        var text = DocumentText.Of(document);
        var least = long.MaxValue;
        for (var batch = 0; batch < 5; batch++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var run = 0; run < RunsOfBatch; run++)
            {
                // Completes at once, so that all of it is on this thread.
                using var result = await server.Executor.ExecuteAsync(new GraphQLRequest { Document = text });
                if (result.Errors.Count > 0)
                {
                    throw new InvalidOperationException(result.Errors[0].Message);
                }
            }

            // What the runtime itself allocates now and then is far less than a byte a run.
            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / RunsOfBatch);
        }

        return least;
    }

    private sealed record Person(string Name, int Level, string? Note, bool IsNew = true);
}
