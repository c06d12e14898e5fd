using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Tests.Execution;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>Lists of requests over HTTP.</summary>
public sealed class BatchAnswerTests
{
    private static readonly GraphQLHttpOptions Options = new() { MaxBatch = 4 };

    [Theory]
    [InlineData("""[{"query":"{ number }"}]""", """[{"data":{"number":0}}]""")]
    [InlineData(
        """ [{"query":"{ add(n: 1) }"}, {"query":"{ fails }"}, {"query":"query($n: Int!) { add(n: $n) }","variables":{"n":2}}]""",
        """[{"data":{"add":1}},{"errors":[{"message":"no","locations":[{"line":1,"column":3}],"path":["fails"],"extensions":"""
        + """{"code":"BAD_USER_INPUT"}}],"data":{"fails":null}},{"data":{"add":2}}]""")]
    [InlineData(
        """[{"query":"{ number }"},{"query":"mutation { set(n: 7) }"},{"query":"{ number }"},{"query":"mutation { set(n: 8) }"}]""",
        """[{"data":{"number":0}},{"data":{"set":7}},{"data":{"number":7}},{"data":{"set":8}}]""")]
    [InlineData(
        """[{"query":"\u006dutation { setLate(n: 7) }"},{"query":"{ number }"}]""",
        """[{"data":{"setLate":7}},{"data":{"number":7}}]""")]
    public async Task Each_request_has_its_answer_in_its_place(string batch, string answers)
    {
        await using var server = await LoopbackServer.StartAsync(Numbers(), Options);

        (await server.PostAsync(batch, "application/graphql-response+json")).ShouldBe((200, answers));
    }

    [Theory]
    [InlineData("[]", 4, "The batch is empty")]
    [InlineData("[{\"query\":\"{ number }\"}", 4, "not valid JSON")]
    [InlineData("[{\"query\":\"{ number }\"}] []", 4, "not valid JSON")]
    [InlineData("[\"array\"]", 4, "Request 0 of the batch")]
    [InlineData("[{\"query\":\"{ number }\"},{\"query\":1}]", 4, "Request 1 of the batch: The parameter \\\"query\\\"")]
    [InlineData("[[{\"query\":\"{ number }\"}]]", 4, "Request 0 of the batch")]
    [InlineData("[{\"query\":\"{ number }\"},{\"query\":\"{ number }\"},{\"query\":\"{ number }\"}]", 2, "more than 2 requests")]
    [InlineData("[{\"query\":\"{ number }\"}]", 0, "Batches are not taken here")]
    public async Task What_is_no_batch_is_400_as_a_whole(string batch, int most, string problem)
    {
        await using var server = await LoopbackServer.StartAsync(Numbers(), new() { MaxBatch = most });

        var (status, body) = await server.PostAsync(batch);

        status.ShouldBe(400);
        body.ShouldStartWith("{\"errors\":[");
        body.ShouldContain(problem);
    }

    [Fact]
    public async Task Queries_run_side_by_side_and_know_their_batch()
    {
        var waiting = new List<RequestBatch>();
        var all = new TaskCompletionSource();
        var step = new Step(request =>
        {
            lock (waiting)
            {
                waiting.Add(request.Batch!);
                if (waiting.Count == 3)
                {
                    all.SetResult(); // Nobody gets past who does not meet the others.
                }
            }

            return all.Task;
        });
        await using var server = await LoopbackServer.StartAsync(Numbers(step), Options);

        var (status, _) = await server.PostAsync("""[{"query":"{ number }"},{"query":"{ number }"},{"query":"{ a: number }"}]""");

        status.ShouldBe(200);
        waiting.Distinct().Count().ShouldBe(1);
        waiting[0].Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_batch_is_never_a_stream()
    {
        await using var server = await LoopbackServer.StartAsync(Numbers(), Options);

        (await server.PostAsync("""[{"query":"{ number }"}]""", "text/event-stream")).Status.ShouldBe(406);
    }

    [Fact]
    public async Task A_request_alone_has_no_batch()
    {
        RequestBatch? seen = new(1);
        var step = new Step(request =>
        {
            seen = request.Batch;
            return Task.CompletedTask;
        });
        await using var server = await LoopbackServer.StartAsync(Numbers(step), Options);

        (await server.PostAsync("""{"query":"{ number }"}""")).Body.ShouldBe("""{"data":{"number":0}}""");
        seen.ShouldBeNull();
    }

    private static TestServer Numbers(params object[] steps)
    {
        var number = 0;
        return new TestServer(
            "type Query { number: Int!, add(n: Int!): Int!, fails: Int } type Mutation { set(n: Int!): Int!, setLate(n: Int!): Int! }",
            schema => schema
                .BindRoot("Query", query => query
                    .Field("number", () => number)
                    .Field("add", (int n) => number + n)
                    .Field("fails", int () => throw new GraphQLException("no")))
                .BindRoot("Mutation", mutation => mutation
                    .Field("set", (int n) => number = n)
                    .Field("setLate", async Task<int> (int n) =>
                    {
                        await Task.Delay(20);
                        return number = n;
                    })),
            options: null,
            steps);
    }

    private sealed class Step(Func<GraphQLRequest, Task> wait) : IRequestStep
    {
        public async ValueTask<StepResult> OnRequestAsync(GraphQLRequest request, CancellationToken cancel)
        {
            await wait(request);
            return StepResult.Continue(request);
        }
    }
}
