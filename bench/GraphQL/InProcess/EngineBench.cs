using System.Buffers;
using System.Globalization;
using System.Text;
using NetworkLens.GraphQL.Bench.Yardstick;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Validation;

namespace NetworkLens.GraphQL.Bench.InProcess;

/// <summary>The engine alone, without HTTP: known documents, documents met for the first time, and their parts.</summary>
internal static class EngineBench
{
    private const int MixedCount = 20;
    private static readonly ArrayBufferWriter<byte> Sink = new(1 << 16);

    /// <summary>Measures and writes a table.</summary>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="only">Names to be measured; none for all.</param>
    /// <param name="output">Where to.</param>
    public static void Run(int rounds, IReadOnlyCollection<string> only, TextWriter output)
    {
        var plain = YardstickServer.Make(isBatched: false);
        var batched = YardstickServer.Make(isBatched: true);
        var cold = YardstickServer.Make(isBatched: false, new ExecutionOptions { MaxCachedDocuments = 0 });
        var mixed = Queries.Mixed(MixedCount).Select(DocumentText.Of).ToArray();
        var large = Queries.Large(1);
        var schema = plain.Schema.Schema;
        var parsed = Parser.ParseDocument(new Source(large), new ParserOptions()).Value!;
        var at = 0;
        (string Name, Action Run)[] all =
        [
            ("a", Ask(plain, Queries.A)),
            ("b", Ask(plain, Queries.B)),
            ("c", Ask(plain, Queries.C)),
            ("c batched", Ask(batched, Queries.C)),
            ("20 mixed documents, one each", () => Answer(plain, mixed[at++ % MixedCount])),
            ("2 KB document, known", Ask(plain, large)),
            ("2 KB document, met first", Ask(cold, large)),
            ("of that: parse", () => Parser.ParseDocument(new Source(large), new ParserOptions())),
            ("of that: validate", () => DocumentValidator.Validate(schema, parsed, maxErrors: 100)),
            ("a, met first", Ask(cold, Queries.A)),
            ("c, met first", Ask(cold, Queries.C)),
        ];
        var costs = Measure.Interleaved(rounds, [.. all.Where(each => only.Count == 0 || only.Contains(each.Name))]);
        output.WriteLine($"The large document has {Encoding.UTF8.GetByteCount(large)} bytes.");
        output.WriteLine("\n| | median us | lowest us | bytes |\n|---|---|---|---|");
        foreach (var cost in costs)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {cost.Name} | {cost.Nanoseconds / 1000:0.00} | {cost.Lowest / 1000:0.00} | {cost.Bytes:0} |"));
        }
    }

    private static Action Ask(GraphQLExecutor executor, string document)
    {
        var text = DocumentText.Of(document);
        return () => Answer(executor, text);
    }

    private static void Answer(GraphQLExecutor executor, DocumentText text)
    {
        var answer = executor.ExecuteAsync(new GraphQLRequest { Document = text });
        using var result = answer.IsCompletedSuccessfully ? answer.Result : answer.AsTask().GetAwaiter().GetResult();
        if (result.Errors.Count > 0)
        {
            throw new InvalidOperationException(result.Errors[0].Message);
        }

        Sink.ResetWrittenCount();
        result.WriteTo(Sink);
    }
}
