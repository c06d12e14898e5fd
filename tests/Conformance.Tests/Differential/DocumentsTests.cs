using System.Text.Json;
using NetworkLens.Fuzzing;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Protection;

namespace NetworkLens.Conformance.Tests.Differential;

/// <summary>
/// Thousands of requests through graphql-js and through ours: the same errors, in the same order, of the same rules at the same places with
/// the same words, and the same data. What differs on purpose is named in <see cref="KnownDifferences"/>, and nothing else may differ.
/// </summary>
public sealed class DocumentsTests
{
    private const int Most = 1_000_000;

    // The reference has no bounds but that on errors.
    private static readonly ExecutionOptions Unbounded = new()
    {
        MaxFieldDepth = 1_000,
        MaxErrors = 100_000,
        MaxDocumentBytes = 1 << 20,
        MaxTokens = 100_000,
        DocumentLimits = new DocumentLimits
        {
            MaxOperations = Most,
            MaxFields = Most,
            MaxRootFields = Most,
            MaxAliases = Most,
            MaxAliasesPerField = Most,
            MaxDirectives = Most,
            MaxDirectivesPerPlace = Most,
            MaxVariables = Most,
            MaxIntrospectionLists = Most,
            MaxIntrospections = Most,
        },
    };

    [Fact]
    public async Task Every_request_is_answered_as_the_reference_answers_it()
    {
        var cancel = TestContext.Current.CancellationToken;
        var world = new World(FuzzSchema.Sdl, Unbounded);
        var requests = Requests(world).ToList();
        requests.Count.ShouldBeGreaterThan(4_000);
        var told = await NodeScripts.RunAsync(
            "Differential/documents.mjs",
            new
            {
                sdl = Answer.Encode(FuzzSchema.Sdl),
                requests = requests.Select(request => new
                {
                    document = Answer.Encode(request.Document),
                    variables = request.Variables is null ? null : Answer.Encode(request.Variables),
                    operationName = request.OperationName,
                }),
            },
            cancel);

        var differences = new List<string>();
        var known = new KnownDifferences();
        foreach (var (request, reference) in requests.Zip(told.EnumerateArray().Select(Answer.Of)))
        {
            var ours = await AskAsync(world, request, cancel);
            if (!known.Explain(request, ours, reference))
            {
                differences.Add(Show(request, ours, reference));
            }
        }

        differences.Count.ShouldBe(0, $"of {requests.Count}; the first:\n{string.Join("\n\n", differences.Take(5))}\n");
        known.Unused.ShouldBeEmpty();
    }

    private static async Task<Answer> AskAsync(World world, GeneratedRequest request, CancellationToken cancel)
    {
        // Not through UTF-8, which has no half of a surrogate pair.
        var bounds = new ParserOptions { MaxTokens = Unbounded.MaxTokens };
        if (Parser.ParseDocument(new Source(request.Document), bounds).Error is { } error)
        {
            return new Answer("syntax", [Answer.Describe(error)], Data: null);
        }

        using var json = request.Variables is null ? null : JsonDocument.Parse(request.Variables);
        var asked = GraphQLRequest.For(request.Document, request.OperationName, json?.RootElement ?? default);
        using var result = await world.Executor.ExecuteAsync(asked, cancel);
        return Answer.Of(result);
    }

    private static IEnumerable<GeneratedRequest> Requests(World world)
    {
        foreach (var request in Corpus.All)
        {
            yield return request;
        }

        foreach (var (seed, faults, count) in new[] { (1, 0.0, 700), (2, 0.01, 700), (3, 0.05, 500), (4, 0.2, 300) })
        {
            var random = new Random(seed);
            for (var i = 0; i < count; i++)
            {
                yield return new DocumentGenerator(world.Schema, random, faults).Next();
            }
        }

        var breaking = new Random(5);
        for (var i = 0; i < 1_500; i++)
        {
            var whole = i % 3 == 0 ? breaking.Pick(Corpus.All) : new DocumentGenerator(world.Schema, breaking, faults: 0).Next();
            yield return whole with { Document = new Mutator(breaking).Break(whole.Document) };
        }
    }

    // The errors from the first that differs.
    private static string Show(GeneratedRequest request, Answer ours, Answer reference)
    {
        var same = ours.Errors.Zip(reference.Errors).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"""
            {request.Document}
            variables {request.Variables}, operation {request.OperationName}
            ours: {ours.Phase} {ours.Data} {string.Join("\n  ", ours.Errors.Skip(same).Take(3))}
            reference: {reference.Phase} {reference.Data} {string.Join("\n  ", reference.Errors.Skip(same).Take(3))}
            """;
    }
}
