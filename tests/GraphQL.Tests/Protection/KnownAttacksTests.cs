using System.Text;
using NetworkLens.GraphQL.Tests.Execution;

namespace NetworkLens.GraphQL.Tests.Protection;

/// <summary>Documents made to hurt are refused by what a server does by default, with a short answer that is no fault of its own.</summary>
public sealed class KnownAttacksTests
{
    private const string Sdl = "type Query { a: Int b: Inner } type Inner { a(n: Int): Int b: Inner }";

    public static TheoryData<string, string> Attacks { get; } = new()
    {
        { "aliases", "{" + Many(20_000, i => $"x{i}:a ") + "}" },
        { "directives on a field", "{a" + Many(10_000, _ => "@include(if:true)") + "}" },
        { "unknown directives", "{a" + Many(7_000, i => $"@u{i}") + "}" },
        { "unknown fields", "{" + Many(7_000, i => $"u{i} ") + "}" },
        { "one circle of fragments", "{b{...F0}}" + Many(1_000, i => $"fragment F{i} on Inner{{...F{(i + 1) % 1_000}}}") },
        { "many circles of fragments", "{b{...F0}}" + Many(1_000, i => $"fragment F{i} on Inner{{...F{i + 1}}}")
            + "fragment F1000 on Inner{" + Many(1_000, i => $"...F{i} ") + "}" },
        { "doubling fragments", "{b{...F0}}" + Many(30, i => $"fragment F{i} on Inner{{x:b{{...F{i + 1}}} y:b{{...F{i + 1}}}}}")
            + "fragment F30 on Inner{a}" },
        { "deep selections", Many(10_000, _ => "{b") + Many(10_000, _ => "}") },
        { "deep lists", "{b{a(n:" + Many(10_000, _ => "[") },
        { "a long number", "{b{a(n:" + new string('9', 10_000) + ")}}" },
        { "a long name", "{" + new string('u', 100_000) + "}" },
        { "nested introspection", "{__schema{types{fields{type" + Many(100, _ => "{ofType") + "{name}" + Many(100, _ => "}") + "}}}}" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Attack_is_refused_shortly(string attack, string document)
    {
        var server = new TestServer(Sdl, schema => schema.BindRoot("Query", query => query
            .Field("a", () => 1)
            .Field("b", () => new Inner(null, 1))).Bind<Inner>("Inner", inner => inner.Field("a", (_, _) => (int?)1)));

        var answer = await server.AskAsync(document);

        answer.ShouldContain("\"errors\"", customMessage: attack);
        answer.ShouldNotContain("INTERNAL", customMessage: attack);
        Encoding.UTF8.GetByteCount(answer).ShouldBeLessThan(400_000, attack);
        server.Unexpected.ShouldBeEmpty();
    }

    private static string Many(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    private sealed record Inner(Inner? B, int Depth);
}
