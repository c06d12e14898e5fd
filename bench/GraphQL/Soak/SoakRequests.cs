using System.Text;
using NetworkLens.GraphQL.Bench.Yardstick;

namespace NetworkLens.GraphQL.Bench.Soak;

/// <summary>One kind of request over HTTP, and what must come of it.</summary>
/// <param name="Kind">Its name in the report.</param>
/// <param name="Body">The body; a new one for each number.</param>
/// <param name="Expects">What the answer must contain.</param>
/// <param name="Status">The status that it must have.</param>
internal sealed record SoakRequest(string Kind, Func<int, byte[]> Body, string Expects, int Status = 200)
{
    /// <summary>What the body is said to be.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>What the client takes.</summary>
    public string Accept { get; init; } = "application/json";

    /// <summary>How often it is sent, beside the others.</summary>
    public int Weight { get; init; } = 4;
}

/// <summary>The mix of a soak: what clients send, right and wrong.</summary>
internal static class SoakRequests
{
    private const string Everything =
        "{ people(first: 1000) { id name level contacts(first: 20) { id name organisation { name code } } } }";

    private const string InParts =
        "{ people(first: 5) @stream(initialCount: 2) { name ... @defer(label: \"later\") { level contacts(first: 3) { name } } } }";

    private const string Batch =
        """[{"query":"{ hello }"},{"query":"{ people(first: 2) { contacts(first: 2) { name } } }"},{"query":"{ no }"}]""";

    private const string GraphQLJson = "application/graphql-response+json";
    private static readonly string[] Mixed = [.. Queries.Mixed(20)];

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<SoakRequest> All { get; } =
    [
        Same("a", Queries.A, "\"hello\":\"world\"") with { Weight = 20 },
        Same("b", Queries.B, "\"code\":\"ORG-050\"") with { Weight = 20 },
        Same("c, batched", Queries.C, "\"name\":\"Organisation 1\"") with { Weight = 10 },
        new("20 mixed documents", n => Queries.Body(Mixed[n % Mixed.Length]), "\"contacts\":") { Weight = 20 },
        new("documents met first", n => Queries.Body(Queries.Large(n)), "\"again\":\"world\""),
        new("variables", n => Json(
            $$$"""{"query":"query($n: Int!) { people(first: $n) { id } }","variables":{"n":{{{n % 50}}}}}"""), "\"people\":["),
        new("mutations", n => Json(
            $$"""{"query":"mutation { touch(id: \"{{n % 1200}}\") { count person { name } } }"}"""), "\"count\":"),
        Same("big answers", Everything, "\"id\":\"1000\"") with { Weight = 1 },
        Same("waiting", "{ slow(ms: 20) x: slow(ms: 5) people(first: 3) { contacts(first: 2) { name } } }", "awake"),
        Same("in parts", InParts, "\"hasNext\":false") with { Accept = "multipart/mixed, application/json;q=0.5" },
        Same("in parts, over server-sent events", InParts, "\"hasNext\":false") with { Accept = "text/event-stream" },
        new("batches", _ => Json(Batch), "Cannot query field"),
        Same("failing resolver", "{ broken hello }", "Unexpected error."),
        Same("null in a non-null place", "{ missing { name } }", "\"data\":null"),
        Same("syntax error", "{ people(first: ", "Syntax Error", 400) with { Accept = GraphQLJson },
        Same("unknown field", "{ people(first: 1) { nam } }", "Did you mean") with { Weight = 2 },
        Same("unknown field, new type", "{ people(first: 1) { nam } }", "Did you mean", 400) with { Accept = GraphQLJson, Weight = 2 },
        Same("too deep", Deep(40), "REQUEST_TOO_LARGE"),
        new("wrong variable", _ => Json("""{"query":"query($n: Int!) { people(first: $n) { id } }","variables":{"n":"many"}}"""), "$n"),
        new("wrong JSON", _ => Json("""{"query": "{ hello """), "errors", 400),
        new("no object", _ => Json("17"), "errors", 400) { Weight = 2 },
        new("wrong Content-Type", _ => Queries.Body(Queries.A), "errors", 415) { ContentType = "text/plain", Weight = 2 },
        new("body too large", _ => new byte[(1 << 20) + 1], "errors", 413) { Weight = 1 },
    ];

    private static SoakRequest Same(string kind, string query, string expects, int status = 200)
    {
        var body = Queries.Body(query);
        return new SoakRequest(kind, _ => body, expects, status);
    }

    private static byte[] Json(string text) => Encoding.UTF8.GetBytes(text);

    private static string Deep(int levels)
    {
        var text = new StringBuilder("{ people(first: 1) { ");
        for (var i = 0; i < levels; i++)
        {
            text.Append("contacts(first: 1) { ");
        }

        return text.Append("name").Append(' ').Append('}', levels + 2).ToString();
    }
}
