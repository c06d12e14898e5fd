using System.Buffers;

namespace NetworkLens.GraphQL.Protection.Costs;

/// <summary>The cost of an operation under one outcome of its @skip and @include: a constant, or steps in order.</summary>
/// <remarks>
/// Each step runs once, however often fragments lead to it, so a request takes time O(steps + size of its variables) and allocates
/// nothing. Safe for use by many requests at once.
/// </remarks>
internal sealed class CostProgram(CostTerm result, CostStep[] steps)
{
    private const int MostOnStack = 32;
    private const long BytesPerStep = 150;

    public CostTerm Result => result;

    public ReadOnlySpan<CostStep> Steps => steps;

    /// <summary>How much memory it takes, by estimate, in bytes.</summary>
    public long Bytes => steps.Length * BytesPerStep;

    /// <summary>The cost in a request.</summary>
    public OperationCost Evaluate(ref CostInputs inputs)
    {
        if (result.IsConstant)
        {
            return result.Constant;
        }

        if (steps.Length <= MostOnStack)
        {
            Span<OperationCost> few = stackalloc OperationCost[MostOnStack];
            Run(few, ref inputs);
            return few[result.Step];
        }

        var many = ArrayPool<OperationCost>.Shared.Rent(steps.Length);
        try
        {
            Run(many, ref inputs);
            return many[result.Step];
        }
        finally
        {
            ArrayPool<OperationCost>.Shared.Return(many);
        }
    }

    /// <summary>The results of all steps.</summary>
    /// <param name="values">Has room for as many as there are steps.</param>
    /// <param name="inputs">What the request gives.</param>
    public void Run(Span<OperationCost> values, ref CostInputs inputs)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            values[i] = steps[i].Run(values[..i], ref inputs);
        }
    }
}
