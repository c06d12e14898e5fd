using System.Text;
using System.Text.Json;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution;

/// <summary>A request's variables have so many values and no more, whatever becomes of them.</summary>
public sealed class VariableVolumeTests
{
    [Theory]
    [InlineData("{}", 0), InlineData("""{"a":1}""", 1), InlineData("""{"a":[]}""", 1), InlineData("""{"a":[1,2,[{}]]}""", 5)]
    [InlineData("""{"a":{"b":{"c":null}},"d":"[1,2,3,4]"}""", 4), InlineData("""{"a":1,"a":2}""", 2)]
    public void Lists_objects_and_what_is_in_them_count_one_each(string json, int count)
    {
        var variables = JsonElement.Parse(json);
        VariableVolume.Exceeds(variables, count).ShouldBeFalse();
        VariableVolume.Exceeds(variables, count - 1).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Random_variables_have_as_many_values_as_are_found_one_by_one(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++)
        {
            var text = new StringBuilder("{\"v\":");
            Write(random, text, depth: 5);
            var json = JsonElement.Parse(text.Append('}').ToString());
            var count = Count(json) - 1;
            VariableVolume.Exceeds(json, count).ShouldBeFalse(json.GetRawText());
            VariableVolume.Exceeds(json, count - 1).ShouldBeTrue(json.GetRawText());
        }
    }

    [Fact]
    public async Task Beyond_the_bound_the_request_is_refused_as_a_whole()
    {
        var server = new TestServer(
            "scalar JSON type Query { size(any: JSON): Int }",
            schema => schema.BindRoot("Query", query => query.Field("size", int? (object? any) => ((List<object?>?)any)?.Count)),
            new ExecutionOptions { MaxVariableValues = 4 });

        const string Query = "query($v: JSON) { size(any: $v) }";
        (await server.AskAsync(Query, """{"v":[1,2,3]}""")).ShouldBe("""{"data":{"size":3}}""");
        (await server.AskAsync(Query, """{"v":[1,2,[]],"unknown":7}""")).ShouldBe(
            """{"errors":[{"message":"The variables have more than 4 values, with those in lists and objects; """
            + "send them in several requests.\","
            + "\"extensions\":{\"code\":\"REQUEST_TOO_LARGE\"}}]}");
    }

    private static int Count(JsonElement json) => 1 + json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Sum(Count),
        JsonValueKind.Object => json.EnumerateObject().Sum(field => Count(field.Value)),
        _ => 0,
    };

    private static void Write(Random random, StringBuilder text, int depth)
    {
        var count = random.Next(4);
        switch (random.Next(depth > 0 ? 5 : 3))
        {
            case 0:
                text.Append(random.Next(100));
                break;
            case 1:
                text.Append("\"[{,}]\"");
                break;
            case 2:
                text.Append("null");
                break;
            case 3:
                text.Append("[ ");
                for (var i = 0; i < count; i++)
                {
                    text.Append(i == 0 ? "" : " ,");
                    Write(random, text, depth - 1);
                }

                text.Append(']');
                break;
            default:
                text.Append('{');
                for (var i = 0; i < count; i++)
                {
                    text.Append(i == 0 ? "" : ",").Append("\"f\" : ");
                    Write(random, text, depth - 1);
                }

                text.Append('}');
                break;
        }
    }
}
