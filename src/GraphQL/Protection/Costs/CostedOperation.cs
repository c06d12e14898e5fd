using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Protection.Costs;

/// <summary>The cost programs of one operation, one per outcome of the variables in @skip and @include.</summary>
/// <remarks>As many are kept as of plans, and their memory counts as that of the document.</remarks>
internal sealed class CostedOperation(PreparedOperation operation, CostWeights weights, CostOptions options)
{
    private const long BytesPerEntry = 100;

    private readonly OutcomeTable<CostProgram?> programs = new();
    private readonly OutcomeTable<CostProgram?> explanations = new();

    /// <summary>The program under these variables: found, or compiled; null when the document is too entangled.</summary>
    public CostProgram? ProgramFor(IReadOnlyDictionary<string, object?> variables) => Find(programs, variables, keepsAll: false);

    /// <summary>The program with a step for every field, which can tell what each comes to.</summary>
    public CostProgram? ExplanationFor(IReadOnlyDictionary<string, object?> variables) => Find(explanations, variables, keepsAll: true);

    private CostProgram? Find(OutcomeTable<CostProgram?> table, IReadOnlyDictionary<string, object?> variables, bool keepsAll)
    {
        var outcome = operation.OutcomeOf(variables, out _);
        if (table.TryGet(outcome, out var known))
        {
            return known;
        }

        var program = CostCompiler.Compile(operation, weights, options, variables, keepsAll);
        if (table.TryKeep(outcome, program))
        {
            operation.Document.Grow(BytesPerEntry + (program?.Bytes ?? 0));
        }

        return program;
    }
}
