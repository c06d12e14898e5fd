using System.Text.Json;

namespace NetworkLens.GraphQL.Bench.Yardstick;

/// <summary>The queries of the yardstick.</summary>
internal static class Queries
{
    /// <summary>One field: what a request costs before anything is asked.</summary>
    public const string A = "{ hello }";

    /// <summary>A page of a list: 50 people with their organisations, about 5 KB.</summary>
    public const string B = "{ people(first: 50) { id name level organisation { name code } } }";

    /// <summary>A graph: 20 people with 20 contacts each, about 26 KB.</summary>
    public const string C = "{ people(first: 20) { name contacts(first: 20) { name organisation { name } } } }";

    /// <summary>By name, as they are reported.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } = [("a", A), ("b", B), ("c", C)];

    /// <summary>The body of a request.</summary>
    public static byte[] Body(string text) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["query"] = text });

    /// <summary>Different documents of about the size of b: no processor learns one of them by heart.</summary>
    public static IReadOnlyList<string> Mixed(int count)
    {
        string[] fields = ["id", "name", "level", "organisation { id name code }", "other: name", "__typename"];
        var random = new Random(7);
        var documents = new string[count];
        for (var i = 0; i < count; i++)
        {
            var chosen = string.Join(' ', fields.Where(_ => random.Next(3) > 0).Append("contacts(first: 3) { name level }"));
            documents[i] = FormattableString.Invariant($"query Mixed{i} {{ people(first: {10 + i}) {{ {chosen} }} }}");
        }

        return documents;
    }

    /// <summary>A document of about 2 KB with fragments and variables, different for each number.</summary>
    public static string Large(int number)
    {
        var parts = string.Concat(Enumerable.Range(0, 10).Select(i => FormattableString.Invariant($$"""
              p{{i}}: people(first: $n) {
                ...Who
                contacts(first: 3) { ...Who c: contacts(first: $m) { level name organisation { ...Org } } }
              }

            """)));
        return FormattableString.Invariant($$"""
            query Large{{number}}($n: Int! = 1, $m: Int! = 1) {
            {{parts}}  hello
              again: hello @include(if: true)
            }

            fragment Who on Person {
              id
              name
              level
              organisation { ...Org }
            }

            fragment Org on Organisation {
              id
              name
              code
            }

            """);
    }
}
