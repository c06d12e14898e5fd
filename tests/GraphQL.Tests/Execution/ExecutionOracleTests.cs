using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Tests.Execution;

/// <summary>
/// The engine against the specification's algorithms written down plainly, on random schemas, documents and data. Data must
/// be equal. Of errors, those below a null that came up may be missing, as long as one tells of that null.
/// </summary>
public sealed class ExecutionOracleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1001)]
    [InlineData(2001)]
    [InlineData(3001)]
    public async Task Data_and_errors_are_those_of_the_specification(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + 20; seed++)
        {
            var world = new RandomWorld(seed);
            var random = new Random(seed);
            for (var i = 0; i < 8; i++)
            {
                var (document, variables) = world.RandomDocument(random);
                await CompareAsync(world, document, variables, new RandomNode("Query", seed + i));
            }
        }
    }

    private static async Task CompareAsync(
        RandomWorld world,
        string document,
        Dictionary<string, bool> variables,
        RandomNode root)
    {
        var json = JsonSerializer.SerializeToElement(variables);
        var isMutation = document.StartsWith("mutation", StringComparison.Ordinal);
        root = root with { TypeName = isMutation ? "Mutation" : "Query" };
        var syntax = Parser.ParseDocument(new Source(document)).Value!;
        var oracle = new OracleExecutor(world.Schema, syntax, variables, world.Resolve);
        var expected = oracle.Execute(root);

        var request = GraphQLRequest.For(document, variables: json) with { RootValue = root };
        using var result = await world.Executor.ExecuteAsync(request);

        var answer = JsonNode.Parse(result.ToArray())!;
        answer.AsObject().ContainsKey("data").ShouldBeTrue(document);
        (answer["data"]?.ToJsonString() ?? "null").ShouldBe(expected?.ToJsonString() ?? "null", document);
        CompareErrors(oracle, result, document);
    }

    private static void CompareErrors(OracleExecutor oracle, ExecutionResult result, string document)
    {
        var found = result.Errors.Select(error => ("." + string.Join('.', error.Path), error.Message)).ToList();
        found.ShouldBeUnique(document);
        found.Except(oracle.Errors).ShouldBeEmpty(document);
        foreach (var error in oracle.Errors.Where(error => !oracle.Nulled.Any(place => IsBelow(error.Path, place))))
        {
            found.ShouldContain(error, document);
        }

        // A place inside another that is null as well has nobody to be told to.
        foreach (var place in oracle.Nulled.Where(place => !oracle.Nulled.Any(other => other != place && IsBelow(place, other))))
        {
            found.ShouldContain(error => error.Item1 == place || IsBelow(error.Item1, place), $"{place} in {document}");
        }
    }

    private static bool IsBelow(string path, string place) => path.StartsWith(place + ".", StringComparison.Ordinal);
}
