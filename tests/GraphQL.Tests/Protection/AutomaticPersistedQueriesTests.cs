using System.Text;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Protection;
using NetworkLens.GraphQL.Protection.Documents;
using NetworkLens.GraphQL.Tests.Execution;
using static NetworkLens.GraphQL.Tests.Protection.TrustedDocumentsTests;

namespace NetworkLens.GraphQL.Tests.Protection;

/// <summary>Apollo's protocol: a hash, then both, then the hash alone.</summary>
public sealed class AutomaticPersistedQueriesTests
{
    private const string Document = "query Q { x }";

    [Fact]
    public async Task A_document_that_was_sent_with_its_hash_is_then_found_by_the_hash()
    {
        var server = ServerWith(new AutomaticPersistedQueries());

        (await CodeOfAsync(server, ByExtension(Hash(Document)))).ShouldBe("PERSISTED_QUERY_NOT_FOUND");
        (await AskAsync(server, ByExtension(Hash(Document), Document))).ShouldBe("""{"data":{"x":1}}""");
        (await AskAsync(server, ByExtension(Hash(Document)))).ShouldBe("""{"data":{"x":1}}""");
    }

    [Fact]
    public async Task The_message_is_the_one_that_clients_look_for()
    {
        using var result = await ServerWith(new AutomaticPersistedQueries()).Executor.ExecuteAsync(ByExtension(Hash(Document)));
        result.Errors.ShouldHaveSingleItem().Message.ShouldBe("PersistedQueryNotFound");
    }

    [Fact]
    public async Task A_hash_of_another_document_is_refused_and_nothing_is_stored()
    {
        var queries = new AutomaticPersistedQueries();
        var server = ServerWith(queries);

        (await CodeOfAsync(server, ByExtension(Hash("{ x }"), Document))).ShouldBe("PERSISTED_QUERY_HASH_MISMATCH");

        queries.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("short", 1), InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", 1), InlineData("", 1)]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", 2)]
    public async Task What_is_no_hash_of_version_1_is_a_bad_request(string hash, int version) =>
        (await CodeOfAsync(ServerWith(new AutomaticPersistedQueries()), ByExtension(hash, Document, version))).ShouldBe("BAD_REQUEST");

    [Fact]
    public async Task A_request_that_names_no_hash_goes_on_as_it_is() =>
        (await ServerWith(new AutomaticPersistedQueries()).AskAsync(Document)).ShouldBe("""{"data":{"x":1}}""");

    [Fact]
    public async Task A_document_that_is_too_large_is_answered_and_not_kept()
    {
        var queries = new AutomaticPersistedQueries(new() { MaxDocumentBytes = Document.Length - 1 });
        var server = ServerWith(queries);

        (await AskAsync(server, ByExtension(Hash(Document), Document))).ShouldBe("""{"data":{"x":1}}""");

        queries.Count.ShouldBe(0);
    }

    [Fact]
    public void The_store_keeps_what_was_used_last()
    {
        var store = new DocumentStore(maxDocuments: 3, maxBytes: 1_000_000);
        Add(store, "a", "b", "c");
        store.Find(HashOf("a")).ShouldNotBeNull();
        Add(store, "d");

        Held(store, "a", "b", "c", "d").ShouldBe(["a", "c", "d"]);
        store.Count.ShouldBe(3);
    }

    [Fact]
    public void The_store_is_bounded_by_bytes_too()
    {
        var store = new DocumentStore(maxDocuments: 100, maxBytes: 1_000);
        Add(store, new string('a', 300), new string('b', 300));
        Held(store, new string('a', 300), new string('b', 300)).Count().ShouldBe(2);
        Add(store, new string('c', 700));
        store.Bytes.ShouldBeLessThanOrEqualTo(1_000);
        Held(store, new string('a', 300), new string('b', 300), new string('c', 700)).ShouldBe([new string('c', 700)]);
        Add(store, new string('d', 2_000));
        Held(store, new string('c', 700), new string('d', 2_000)).ShouldBe([new string('c', 700)]);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void The_store_is_a_list_of_the_last_used_at_every_moment(int seed)
    {
        var random = new Random(seed);
        var store = new DocumentStore(maxDocuments: 5, maxBytes: 1_000_000);
        var oracle = new List<string>();
        for (var i = 0; i < 500; i++)
        {
            var name = $"d{random.Next(12)}";
            if (random.Next(2) == 0)
            {
                (store.Find(HashOf(name)) is not null).ShouldBe(oracle.Remove(name));
                if (store.Find(HashOf(name)) is not null)
                {
                    oracle.Add(name);
                }
            }
            else
            {
                Add(store, name);
                if (!oracle.Contains(name))
                {
                    oracle.Add(name);
                }

                if (oracle.Count > 5)
                {
                    oracle.RemoveAt(0);
                }
            }

            store.Count.ShouldBe(oracle.Count);
        }
    }

    private static void Add(DocumentStore store, params string[] documents)
    {
        foreach (var document in documents)
        {
            store.Add(HashOf(document), Encoding.UTF8.GetBytes(document));
        }
    }

    private static IEnumerable<string> Held(DocumentStore store, params string[] documents) =>
        documents.Where(document => store.Find(HashOf(document)) is { } text && Encoding.UTF8.GetString(text.Span) == document);

    private static DocumentHash HashOf(string document) => DocumentHash.Of(Encoding.UTF8.GetBytes(document));

    private static async Task<string> AskAsync(TestServer server, GraphQLRequest request)
    {
        using var result = await server.Executor.ExecuteAsync(request);
        return Encoding.UTF8.GetString(result.ToArray());
    }
}
