using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution;

/// <summary>
/// Section 6.4.4 of the specification: where null stands after an error, for values at once and later.
/// </summary>
public sealed class NullPropagationTests
{
    private const string Sdl = """
        type Query { leaf: Int, must: Int!, box: Box, boxMust: Box!, boxes: [Box], boxesMust: [Box!], grid: [[Int!]], late: Box }
        type Box { leaf: Int, must: Int!, box: Box, boxMust: Box!, lateLeaf: Int, lateMust: Int!, lateBox: Box, lateBoxMust: Box! }
        """;

    [Fact]
    public async Task Nullable_field_that_throws_is_null_with_an_error() => (await Server().AskAsync("{ leaf }")).ShouldBe(
        """
        {"errors":[{"message":"no","locations":[{"line":1,"column":3}],"path":["leaf"],
        "extensions":{"code":"BAD_USER_INPUT"}}],"data":{"leaf":null}}
        """.ReplaceLineEndings(""));

    [Fact]
    public async Task Non_null_field_at_the_root_makes_data_null() => (await Server().AskAsync("{ must }")).ShouldBe(
        """
        {"errors":[{"message":"no","locations":[{"line":1,"column":3}],"path":["must"],
        "extensions":{"code":"BAD_USER_INPUT"}}],"data":null}
        """.ReplaceLineEndings(""));

    [Theory]
    [InlineData("{ box { must } }", """{"box":null}""", "box.must")]
    [InlineData("{ box { box { must } leaf } }", """{"box":{"box":null,"leaf":null}}""", "box.box.must|box.leaf")]
    [InlineData("{ box { boxMust { must } } }", """{"box":null}""", "box.boxMust.must")]
    [InlineData("{ boxMust { must } }", "null", "boxMust.must")]
    [InlineData("{ boxes { must } }", """{"boxes":[null,null]}""", "boxes.0.must|boxes.1.must")]
    [InlineData("{ boxesMust { must } }", """{"boxesMust":null}""", "boxesMust.0.must")]
    [InlineData("{ grid }", """{"grid":[[1,2],null,[]]}""", "grid.1.1")]
    [InlineData("{ box { lateMust } }", """{"box":null}""", "box.lateMust")]
    [InlineData("{ box { lateLeaf } }", """{"box":{"lateLeaf":null}}""", "box.lateLeaf")]
    [InlineData("{ boxMust { lateMust } }", "null", "boxMust.lateMust")]
    [InlineData("{ boxes { lateMust } }", """{"boxes":[null,null]}""", "boxes.0.lateMust|boxes.1.lateMust")]
    [InlineData("{ late { must } }", """{"late":null}""", "late.must")]
    [InlineData("{ late { lateMust } }", """{"late":null}""", "late.lateMust")]
    [InlineData("{ late { lateBox { lateMust } } }", """{"late":{"lateBox":null}}""", "late.lateBox.lateMust")]
    [InlineData("{ late { lateBoxMust { lateMust } } }", """{"late":null}""", "late.lateBoxMust.lateMust")]
    [InlineData(
        "{ late { a: lateBox { b: lateBox { lateLeaf } } } }",
        """{"late":{"a":{"b":{"lateLeaf":null}}}}""",
        "late.a.b.lateLeaf")]
    public async Task Null_goes_up_to_the_nearest_nullable_place(string document, string data, string paths)
    {
        using var result = await Server().ExecuteAsync(document);

        DataOf(result).ShouldBe(data);
        // What is late fails in the order that it comes.
        var isInOrder = !document.Contains("late", StringComparison.Ordinal);
        result.Errors.Select(error => string.Join('.', error.Path)).ShouldBe(paths.Split('|'), ignoreOrder: !isInOrder);
    }

    [Fact]
    public async Task What_stands_beside_a_late_null_stays()
    {
        using var result = await Server().ExecuteAsync("{ a: box { lateMust } b: boxes { __typename } c: box { x: __typename } }");

        DataOf(result).ShouldBe("""{"a":null,"b":[{"__typename":"Box"},{"__typename":"Box"}],"c":{"x":"Box"}}""");
    }

    [Fact]
    public async Task Null_for_a_non_null_field_is_an_error_that_names_the_field()
    {
        var server = new TestServer("type Query { name: String! }", schema => schema
            .BindRoot("Query", query => query.Field("name", () => (string?)null)));

        using var result = await server.ExecuteAsync("{ name }");

        var error = result.Errors.ShouldHaveSingleItem();
        error.Message.ShouldBe("Cannot return null for non-nullable field Query.name.");
        error.Code.ShouldBe(ExecutionErrorCodes.NullForNonNull);
    }

    [Fact]
    public async Task A_list_that_fails_midway_is_null_and_what_waited_in_it_is_forgotten()
    {
        var server = new TestServer("type Query { boxes: [Box!], after: Int } type Box { late: Int! }", schema => schema
            .Bind<int>("Box", box => box.Field("late", async (number, _) =>
            {
                await Task.Yield();
                return number;
            }))
            .BindRoot("Query", query => query.Field("boxes", Broken).Field("after", () => 7)));

        using var result = await server.ExecuteAsync("{ boxes { late } after }");

        DataOf(result).ShouldBe("""{"boxes":null,"after":7}""");
        result.Errors.ShouldHaveSingleItem().Path.ShouldBe(["boxes"]);

        static IEnumerable<int> Broken()
        {
            yield return 1;
            throw new GraphQLException("broken");
        }
    }

    internal static string DataOf(ExecutionResult result)
    {
        using var json = System.Text.Json.JsonDocument.Parse(result.ToArray());
        return json.RootElement.GetProperty("data").GetRawText();
    }

    private static TestServer Server() => new(Sdl, schema => schema
        .Bind<Box>("Box", box => box
            .Field("leaf", _ => Fail<int?>())
            .Field("must", _ => Fail<int>())
            .Field("box", parent => parent)
            .Field("boxMust", parent => parent)
            .Field("lateLeaf", (_, _) => FailLaterAsync<int?>())
            .Field("lateMust", (_, _) => FailLaterAsync<int>())
            .Field("lateBox", (parent, _) => LaterAsync(parent))
            .Field("lateBoxMust", (parent, _) => LaterAsync(parent)))
        .BindRoot("Query", query => query
            .Field("leaf", () => Fail<int?>())
            .Field("must", () => Fail<int>())
            .Field("box", () => new Box())
            .Field("boxMust", () => new Box())
            .Field("boxes", () => new[] { new Box(), new Box() })
            .Field("boxesMust", () => new List<Box> { new(), new() })
            .Field("grid", () => new object?[] { new object?[] { 1, 2 }, new object?[] { 1, null }, Array.Empty<int>() } as object)
            .Field("late", _ => LaterAsync(new Box()))));

    private static T Fail<T>() => throw new GraphQLException("no");

    private static async Task<T> FailLaterAsync<T>()
    {
        await Task.Yield();
        throw new GraphQLException("no");
    }

    private static async ValueTask<T> LaterAsync<T>(T value)
    {
        await Task.Yield();
        return value;
    }

    private sealed class Box;
}
