using System.Text;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution.Resolvers;

/// <summary>
/// Resolvers take the parent for what it was bound to without another look: so whatever comes from outside the
/// compiler's sight must have been looked at before.
/// </summary>
public sealed class FieldResolverTests
{
    private const string Sdl = """
        type Query { any: Cat, list: [Cat], pet: Pet, either: Either }
        interface Pet { name: String }
        type Cat implements Pet { name: String, lives: Int }
        type Dog implements Pet { name: String }
        union Either = Cat | Dog
        """;

    [Theory]
    [InlineData("any { name }"), InlineData("any { lives }"), InlineData("list { name }"), InlineData("pet { name }"),
     InlineData("either { __typename ... on Cat { lives } }")]
    public async Task A_value_of_another_class_than_the_bound_one_is_an_error_and_never_read(string field)
    {
        var server = new TestServer(Sdl, schema => schema
            .Bind<Cat>("Cat").Bind<Dog>("Dog")
            .ResolveType("Pet", _ => "Cat").ResolveType("Either", _ => "Cat")
            .BindRoot("Query", query => query
                .Field("any", object () => new Dog("Rex"))
                .Field("list", object () => new[] { new Dog("Rex") })
                .Field("pet", object () => new Dog("Rex"))
                .Field("either", () => new Dog("Rex"))));

        using var result = await server.ExecuteAsync($"{{ {field} }}");

        result.Errors.ShouldHaveSingleItem().Code.ShouldBe("INTERNAL");
        Encoding.UTF8.GetString(result.ToArray()).ShouldContain("null");
        server.Unexpected.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(true, """{"data":{"name":"Tom"}}""")]
    [InlineData(false, null)]
    public async Task The_root_value_is_looked_at_before_it_is_read(bool isRight, string? expected)
    {
        var server = new TestServer("type Query { name: String }", schema => schema.Bind<Cat>("Query"));
        object root = isRight ? new Cat("Tom", 9) : new Dog("Rex");

        using var result = await server.Executor.ExecuteAsync(GraphQLRequest.For("{ name }") with { RootValue = root });

        result.Outcome.ShouldBe(isRight ? RequestOutcome.Executed : RequestOutcome.GivenUp);
        if (expected is not null)
        {
            Encoding.UTF8.GetString(result.ToArray()).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task A_struct_is_a_parent_like_any_other()
    {
        var server = new TestServer("type Query { point: Point! } type Point { x: Int!, label: String! }", schema => schema
            .Bind<Point>("Point", point => point.Field("label", p => $"at {p.X}"))
            .BindRoot("Query", query => query.Field("point", () => new Point(3))));

        (await server.AskAsync("{ point { x label } }")).ShouldBe("""{"data":{"point":{"x":3,"label":"at 3"}}}""");
    }

    private sealed record Cat(string Name, int Lives);

    private sealed record Dog(string Name);

    private readonly record struct Point(int X);
}
