using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Tests.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Conformance.Tests.Differential;

/// <summary>A schema whose every resolver answers at once, and the same on both sides: incremental.mjs has the other.</summary>
internal static class IncrementalWorld
{
    public const string Sdl = IncrementalDirectives.Sdl + "\n" + """
        type Query {
          hero: Hero even: Hero! nothing: Hero heroes: [Hero!]! none: [Hero!]! nullable: [Hero] many(count: Int!): [Hero!]!
          numbers: [Int!]! table: [[Int!]!]! strict: [Int!] loose: [Int] fails: [Int!]
        }
        type Hero {
          id: ID! name: String other: String! odd: String! fails: String best: Hero friend: Hero! nobody: Hero!
          friends: [Hero!]! numbers: [Int!]!
        }
        """;

    /// <summary>Answers each question by as few payloads as it can.</summary>
    public static GraphQLExecutor Executor { get; } = new TestServer(Sdl, schema => schema
        .BindRoot("Query", query => query
            .Field("hero", () => new Hero(1))
            .Field("even", () => new Hero(2))
            .Field("nothing", () => (Hero?)null)
            .Field("heroes", () => new[] { new Hero(1), new Hero(2) })
            .Field("none", () => Array.Empty<Hero>())
            .Field("nullable", () => new[] { new Hero(1), null, new Hero(2) })
            .Field("many", (int count) => Enumerable.Range(1, count).Select(id => new Hero(id)).ToList())
            .Field("numbers", () => new[] { 1, 2, 3 })
            .Field("table", () => new[] { new[] { 1, 2 }, [3] })
            .Field("strict", () => new object?[] { 0, 1, null, 3 })
            .Field("loose", () => new int?[] { 0, null, 2 })
            .Field("fails", int[] () => throw new GraphQLException("fails")))
        .Bind<Hero>("Hero", hero => hero
            .Field("id", each => each.Id)
            .Field("name", each => $"hero {each.Id}")
            .Field("other", each => $"other {each.Id}")
            .Field("odd", each => each.Id % 2 == 1 ? throw new GraphQLException($"odd fails for {each.Id}") : $"odd {each.Id}")
            .Field("fails", string (_) => throw new GraphQLException("fails"))
            .Field("best", each => new Hero(each.Id + 1))
            .Field("friend", each => new Hero(each.Id + 2))
            .Field("nobody", Hero? (_) => null)
            .Field("friends", each => new[] { new Hero(each.Id + 10), new Hero(each.Id + 11) })
            .Field("numbers", each => new[] { each.Id, each.Id + 1, each.Id + 2 }))).Executor;

    private sealed record Hero(int Id);
}
