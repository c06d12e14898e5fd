using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution.Incremental;

/// <summary>Whatever is asked to come later, all payloads together are the answer that comes at once.</summary>
public sealed class IncrementalMergeTests
{
    [Theory]
    [InlineData(1), InlineData(1001), InlineData(2001), InlineData(3001)]
    public async Task All_payloads_together_are_the_whole_answer(int firstSeed)
    {
        var compared = 0;
        var inParts = 0;
        for (var seed = firstSeed; seed < firstSeed + 25; seed++)
        {
            var world = new RandomWorld(seed, failsOneIn: seed % 2 == 0 ? 12 : 4000);
            var random = new Random(seed);
            for (var i = 0; i < 8; i++)
            {
                var (document, variables) = world.RandomDocument(random, isIncremental: true);
                var client = await ReadAsync(world, document, variables, seed + i, Delivery.Incremental);
                var plain = await ReadAsync(world, document, variables, seed + i, Delivery.Single);

                plain.Payloads.ShouldHaveSingleItem().ContainsKey("hasNext").ShouldBeFalse();
                client.Payloads.ShouldAllBe(payload => !payload.ToJsonString().Contains("TIMEOUT"), document);
                inParts += client.Payloads.Count > 1 ? 1 : 0;
                if (!client.HasFailures)
                {
                    // A null that comes up stops at what was asked for later, so with failures the whole may know less.
                    compared++;
                    JsonNode.DeepEquals(client.Data, plain.Data).ShouldBeTrue(
                        $"seed {seed}: {document}\n{client.Data?.ToJsonString()}\n{plain.Data?.ToJsonString()}");
                }
            }
        }

        compared.ShouldBeGreaterThan(100);
        inParts.ShouldBeGreaterThan(60);
    }

    private static async Task<IncrementalClient> ReadAsync(
        RandomWorld world,
        string document,
        Dictionary<string, bool> variables,
        int rootId,
        Delivery delivery)
    {
        var isMutation = document.StartsWith("mutation", StringComparison.Ordinal);
        var request = GraphQLRequest.For(document, variables: JsonSerializer.SerializeToElement(variables)) with
        {
            RootValue = new RandomNode(isMutation ? "Mutation" : "Query", rootId),
            Delivery = delivery,
        };
        var result = await world.Executor.ExecuteAsync(request, TestContext.Current.CancellationToken);
        result.Outcome.ShouldBe(RequestOutcome.Executed, document + string.Join('\n', result.Errors));
        try
        {
            return await IncrementalClient.ReadAsync(result);
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"seed {rootId}: {document}", problem);
        }
    }
}
