using System.Collections.Concurrent;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Protection.Costs;

/// <summary>The cost programs of one operation, one per outcome of the variables in @skip and @include.</summary>
/// <remarks>As with plans, a bounded number is kept, so that n conditions cannot fill the memory with 2ⁿ programs.</remarks>
internal sealed class CostedOperation(PreparedOperation operation, CostWeights weights, CostOptions options)
{
    private const int MaxMaskedConditions = 64;

    private readonly string[] conditions = [.. ConditionVariables.Of(operation.Document, operation.Syntax)];
    private readonly ConcurrentDictionary<ulong, CostProgram?> programs = [];
    private CostProgram? unconditional;

    /// <summary>The program under these variables: found, or compiled; null when the document is too entangled.</summary>
    public CostProgram? ProgramFor(IReadOnlyDictionary<string, object?> variables)
    {
        if (conditions.Length == 0 && Volatile.Read(ref unconditional) is { } always)
        {
            return always;
        }

        var mask = MaskOf(variables);
        if (mask is { } outcome && programs.TryGetValue(outcome, out var found))
        {
            return found;
        }

        var program = CostCompiler.Compile(operation, weights, options, variables);
        if (mask is { } key && programs.Count < PreparedOperation.MaxPlans)
        {
            programs[key] = program;
        }

        if (conditions.Length == 0)
        {
            Volatile.Write(ref unconditional, program);
        }

        return program;
    }

    private ulong? MaskOf(IReadOnlyDictionary<string, object?> variables)
    {
        if (conditions.Length > MaxMaskedConditions)
        {
            return null;
        }

        var mask = 0UL;
        for (var i = 0; i < conditions.Length; i++)
        {
            mask |= variables.GetValueOrDefault(conditions[i]) is true ? 1UL << i : 0;
        }

        return mask;
    }
}
