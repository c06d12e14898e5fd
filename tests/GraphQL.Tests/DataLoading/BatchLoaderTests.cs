using NetworkLens.GraphQL.DataLoading;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Tests.Execution;

namespace NetworkLens.GraphQL.Tests.DataLoading;

/// <summary>Which keys are fetched together, and how often.</summary>
public sealed class BatchLoaderTests
{
    private const string Sdl = """
        type Query { people(ids: [Int!]!): [Person!]!, twice: Int, strict(id: Int!): Int, empty: Int }
        type Person { id: Int!, boss: Person, bossById: Person, colleagues: [Person!]! }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Keys_of_one_depth_are_one_fetch(bool atOnce)
    {
        var log = new Log(atOnce);

        (await Server().AskAsync("{ people(ids: [9, 8, 7]) { boss { id boss { id } } } }", services: log.Services)).ShouldBe(
            """
            {"data":{"people":[{"boss":{"id":4,"boss":{"id":2}}},{"boss":{"id":4,"boss":{"id":2}}},
            {"boss":{"id":3,"boss":{"id":1}}}]}}
            """.ReplaceLineEndings(""));

        log.Fetches.ShouldBe(["4,3", "2,1"]);
    }

    [Fact]
    public async Task Aliases_and_other_fields_share_a_loader_and_its_values()
    {
        var log = new Log(atOnce: false);

        await Server().AskAsync("{ people(ids: [9, 5]) { a: boss { id } b: bossById { id } } }", services: log.Services);

        log.Fetches.ShouldBe(["4,2"]);
    }

    [Fact]
    public async Task Two_loaders_fetch_side_by_side()
    {
        var log = new Log(atOnce: false);

        await Server().AskAsync("{ people(ids: [5, 4]) { boss { id } colleagues { id } } }", services: log.Services);

        log.Fetches.Order().ShouldBe(["2", "group 5,4"]);
    }

    [Theory]
    [InlineData(1, 30), InlineData(30, 1)]
    public async Task Batches_do_not_depend_on_which_fetch_is_quicker(int bossTakes, int colleaguesTake)
    {
        var log = new Log(atOnce: false) { BossTakes = bossTakes, ColleaguesTake = colleaguesTake };

        await Server().AskAsync("{ people(ids: [8, 7]) { boss { boss { id } } colleagues { boss { id } } } }", services: log.Services);

        log.Fetches.Take(2).Order(StringComparer.Ordinal).ShouldBe(["4,3", "group 8,7"]);
        log.Fetches.Skip(2).ShouldHaveSingleItem().Split(',').Order(StringComparer.Ordinal).ShouldBe(["1", "2", "5"]);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_fetch_may_wait_for_another_loader(bool later)
    {
        var server = new TestServer(
            "type Query { outer(key: Int!): Int inner(key: Int!): Int }",
            schema => schema.BindRoot("Query", query => query
                .Field("outer", (Outer loader, int key) => loader.With(later).LoadAsync(key))
                .Field("inner", (Inner loader, int key) => loader.LoadAsync(key))),
            new ExecutionOptions { TimeoutMs = 5_000 });

        (await server.AskAsync("{ outer(key: 3) inner(key: 4) other: inner(key: 6) }")).ShouldBe(
            """{"data":{"outer":60,"inner":40,"other":60}}""");
    }

    [Fact]
    public async Task Keys_beyond_the_largest_batch_are_fetched_in_parts()
    {
        var log = new Log(atOnce: false) { MaxBatchSize = 2 };

        await Server().AskAsync("{ people(ids: [4, 6, 8, 10, 12]) { boss { id } } }", services: log.Services);

        log.Fetches.ShouldBe(["2,3", "4,5", "6"]);
    }

    [Fact]
    public async Task A_key_without_a_value_is_null_and_a_list_without_items_is_empty()
    {
        var log = new Log(atOnce: true);

        (await Server().AskAsync("{ people(ids: [1]) { boss { id } colleagues { id } } }", services: log.Services))
            .ShouldBe("""{"data":{"people":[{"boss":null,"colleagues":[]}]}}""");
    }

    [Fact]
    public async Task A_fetch_that_fails_is_an_error_of_each_field_and_one_entry_in_the_log()
    {
        var log = new Log(atOnce: false) { Fails = true };
        var server = Server();

        using var result = await server.ExecuteAsync("{ people(ids: [9, 5]) { boss { id } } }", services: log.Services);

        NullPropagationTests.DataOf(result).ShouldBe("""{"people":[{"boss":null},{"boss":null}]}""");
        result.Errors.Count.ShouldBe(2);
        server.Unexpected.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_resolver_may_load_again_with_what_it_has_loaded()
    {
        var log = new Log(atOnce: false);

        (await Server().AskAsync("{ twice }", services: log.Services)).ShouldBe("""{"data":{"twice":2}}""");

        log.Fetches.ShouldBe(["4", "2"]);
    }

    [Fact]
    public async Task Each_request_has_its_own_values()
    {
        var log = new Log(atOnce: true);
        var server = Server();

        await server.AskAsync("{ people(ids: [9]) { boss { id } } }", services: log.Services);
        await server.AskAsync("{ people(ids: [9]) { boss { id } } }", services: log.Services);

        log.Fetches.ShouldBe(["4", "4"]);
    }

    [Fact]
    public async Task A_value_that_is_there_is_given_at_once_and_one_that_failed_fails_again()
    {
        var log = new Log(atOnce: false);
        PersonById? kept = null;
        var server = Server(async loader =>
        {
            kept = loader;
            await loader.LoadAsync(4);
            var again = loader.LoadAsync(4);
            again.IsCompletedSuccessfully.ShouldBeTrue();
            loader.Prime(11, new Person(12));
            loader.Prime(4, new Person(12));
            return (await again)!.Id + (await loader.LoadAsync(11))!.Id + (await loader.LoadAsync(4))!.Id;
        });

        (await server.AskAsync("{ twice }", services: log.Services)).ShouldBe("""{"data":{"twice":20}}""");

        log.Fetches.ShouldBe(["4"]);
        Should.Throw<ObjectDisposedException>(() => kept!.LoadAsync(4).AsTask());
    }

    [Fact]
    public async Task All_who_ask_for_a_key_get_it_in_the_order_they_asked_and_once_each()
    {
        var log = new Log(atOnce: false);
        var order = new List<int>();
        var server = Server(async loader =>
        {
            var asking = Enumerable.Range(0, 5).Select(async i =>
            {
                var person = await loader.LoadAsync(7);
                order.Add(i);

                // What served this ask serves the next one, while those behind it still wait.
                return person!.Id + (await loader.LoadAsync(100 + i))!.Id;
            }).ToArray();
            return (await Task.WhenAll(asking)).Sum();
        });

        (await server.AskAsync("{ twice }", services: log.Services)).ShouldBe("""{"data":{"twice":545}}""");

        order.ShouldBe([0, 1, 2, 3, 4]);
        log.Fetches.ShouldBe(["7", "100,101,102,103,104"]);
    }

    [Fact]
    public async Task A_value_taken_twice_is_refused_rather_than_that_of_somebody_else()
    {
        var log = new Log(atOnce: false);
        var server = Server(async loader =>
        {
            var answer = loader.LoadAsync(3);
            await answer;
            var other = loader.LoadAsync(5);
            await Should.ThrowAsync<InvalidOperationException>(async () => await answer);
            return (await other)!.Id;
        });

        (await server.AskAsync("{ twice }", services: log.Services)).ShouldBe("""{"data":{"twice":5}}""");
    }

    [Fact]
    public async Task Requests_at_once_share_no_value()
    {
        var server = Server();
        var asking = Enumerable.Range(1, 200).Select(async i =>
        {
            await Task.Yield();
            var answer = await server.AskAsync(
                $"{{ people(ids: [{2 * i}, {4 * i}, {2 * i}]) {{ boss {{ id }} bossById {{ id }} }} }}",
                services: new Log(atOnce: i % 3 == 0).Services);
            string Person(int id) => $$$"""{"boss":{"id":{{{id}}}},"bossById":{"id":{{{id}}}}}""";
            answer.ShouldBe($$$"""{"data":{"people":[{{{Person(i)}}},{{{Person(2 * i)}}},{{{Person(i)}}}]}}""");
        });

        await Task.WhenAll(asking);
    }

    [Fact]
    public async Task A_loader_that_objects_to_one_key_fails_that_key_alone()
    {
        var answer = await Server().AskAsync("{ good: strict(id: 1) bad: strict(id: 2) }", services: new Log(atOnce: true).Services);

        answer.ShouldContain("\"message\":\"There is no 2.\"");
        answer.ShouldContain("\"code\":\"NOT_FOUND\"");
        answer.ShouldEndWith("""data":{"good":10,"bad":null}}""");
    }

    [Fact]
    public async Task A_fetch_that_gives_null_fails_its_keys_alone()
    {
        var answer = await Server().AskAsync("{ empty good: strict(id: 1) }", services: new Log(atOnce: true).Services);

        answer.ShouldContain("Unexpected error.");
        answer.ShouldEndWith("""data":{"empty":null,"good":10}}""");
    }

    // The boss of n is n / 2; everybody has as colleagues the two people after.
    private static TestServer Server(Func<PersonById, Task<int>>? twice = null) => new(Sdl, schema => schema
        .Bind<Person>("Person", person => person
            .Field("boss", (p, context) => context.Loader<PersonById>().LoadAsync(p.Id / 2))
            .Field("bossById", async (p, context) => await context.Loader<PersonById>().LoadAsync(p.Id / 2))
            .Field("colleagues", (p, context) => context.Loader<ColleaguesOf>().LoadAsync(p.Id)))
        .BindRoot("Query", query => query
            .Field("people", (IReadOnlyList<int> ids) => ids.Select(id => new Person(id)))
            .Field("strict", (int id, Strict loader) => loader.LoadAsync(id))
            .Field("empty", (Hollow loader) => loader.LoadAsync(1))
            .Field("twice", context => (twice ?? TwiceAsync)(context.Loader<PersonById>()))));

    private static async Task<int> TwiceAsync(PersonById loader)
    {
        var first = await loader.LoadAsync(4);
        return (await loader.LoadAsync(first!.Id / 2))!.Id;
    }

    internal sealed record Person(int Id);

    internal sealed class Log(bool atOnce)
    {
        public List<string> Fetches { get; } = [];

        public int BossTakes { get; init; }

        public int ColleaguesTake { get; init; }

        public int MaxBatchSize { get; init; } = 100;

        public bool Fails { get; init; }

        public TestServices Services => new() { [typeof(Log)] = this };

        public async Task NoteAsync(string fetch)
        {
            Fetches.Add(fetch);
            if (!atOnce)
            {
                await Task.Yield();
            }

            if (Fails)
            {
                throw new InvalidOperationException("down");
            }
        }
    }

    internal sealed class PersonById(Log log) : BatchLoader<int, Person>
    {
        protected override int MaxBatchSize => log.MaxBatchSize;

        protected override async Task<IReadOnlyDictionary<int, Person>> FetchAsync(
            IReadOnlyList<int> keys,
            CancellationToken cancel)
        {
            await log.NoteAsync(string.Join(',', keys));
            await Task.Delay(log.BossTakes, cancel);
            return keys.Where(key => key > 0).ToDictionary(key => key, key => new Person(key));
        }
    }

    internal sealed class ColleaguesOf(Log log) : GroupLoader<int, Person>
    {
        protected override async Task<IReadOnlyDictionary<int, IReadOnlyList<Person>>> FetchAsync(
            IReadOnlyList<int> keys,
            CancellationToken cancel)
        {
            await log.NoteAsync("group " + string.Join(',', keys));
            await Task.Delay(log.ColleaguesTake, cancel);
            return keys.Where(key => key > 1)
                .ToDictionary(key => key, key => (IReadOnlyList<Person>)[new Person(key + 1), new Person(key + 2)]);
        }
    }

    private sealed class Outer : BatchLoader<int, int?>
    {
        private bool isLater;

        public Outer With(bool later)
        {
            isLater = later;
            return this;
        }

        protected override async Task<IReadOnlyDictionary<int, int?>> FetchAsync(IReadOnlyList<int> keys, CancellationToken cancel)
        {
            if (isLater)
            {
                await Task.Delay(5, cancel);
            }

            var values = await Loader<Inner>().LoadManyAsync(keys.Select(key => key * 2));
            return keys.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }

    private sealed class Strict : BatchLoader<int, int?>
    {
        protected override Task<IReadOnlyDictionary<int, int?>> FetchAsync(IReadOnlyList<int> keys, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyDictionary<int, int?>>(new Dictionary<int, int?> { [1] = 10 });

        protected override int? Missing(int key) => throw new GraphQLException($"There is no {key}.", "NOT_FOUND");
    }

    private sealed class Hollow : BatchLoader<int, int?>
    {
        protected override Task<IReadOnlyDictionary<int, int?>> FetchAsync(IReadOnlyList<int> keys, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyDictionary<int, int?>>(null!);
    }

    private sealed class Inner : BatchLoader<int, int?>
    {
        protected override async Task<IReadOnlyDictionary<int, int?>> FetchAsync(IReadOnlyList<int> keys, CancellationToken cancel)
        {
            await Task.Yield();
            return keys.ToDictionary(key => key, key => (int?)(key * 10));
        }
    }
}
