using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Protection.Costs;

/// <summary>A part of a cost that is known while compiling, or the step of the program that finds it.</summary>
/// <param name="Constant">The cost, when <paramref name="Step"/> is negative.</param>
/// <param name="Step">The step; -1 for none.</param>
internal readonly record struct CostTerm(OperationCost Constant, int Step)
{
    public bool IsConstant => Step < 0;

    public static CostTerm Of(OperationCost constant) => new(constant, -1);

    public OperationCost ValueIn(ReadOnlySpan<OperationCost> before) => Step < 0 ? Constant : before[Step];
}

/// <summary>One step of a cost program. It reads the results of steps before it.</summary>
internal abstract class CostStep
{
    public abstract OperationCost Run(ReadOnlySpan<OperationCost> before, ref CostInputs inputs);
}

/// <summary>The cost of one response key of one type: the resolver, and what lies below it as often as there are items.</summary>
internal sealed class FieldStep(ObjectType parent, FieldSyntax syntax, double weight, InputCost[] inputCosts) : CostStep
{
    public FieldSyntax Syntax => syntax;

    /// <summary>"Type.field".</summary>
    public string Coordinate => $"{parent.Name}.{syntax.Name}";

    /// <summary>What the field gives, once.</summary>
    public required CostTerm Below { get; init; }

    /// <summary>How long its list is; null for <see cref="ConstantSize"/>.</summary>
    public ListSize? Size { get; init; }

    /// <summary>The length of its list, 1 for what is no list, where it is the same in every request.</summary>
    public double ConstantSize { get; init; } = 1;

    /// <summary>How many lists wrap its type; each is as long as the others.</summary>
    public int ListDepth { get; init; }

    /// <summary>Whether its cost is the same in every request.</summary>
    public bool IsConstant => Size is null && inputCosts.Length == 0 && Below.IsConstant;

    /// <summary>How many values lie at the bottom of its lists.</summary>
    public double Items(ref CostInputs inputs)
    {
        var size = Size?.Evaluate(ref inputs) ?? ConstantSize;
        var items = 1.0;
        for (var i = 0; i < ListDepth; i++)
        {
            items = OperationCost.Saturate(items * size);
        }

        return items;
    }

    public override OperationCost Run(ReadOnlySpan<OperationCost> before, ref CostInputs inputs)
    {
        var own = weight;
        foreach (var input in inputCosts)
        {
            own += input.Evaluate(inputs);
        }

        // Arguments may make a field cheaper, down to nothing.
        return Below.ValueIn(before).Times(Items(ref inputs)).Plus(new(Math.Max(0, own), 0));
    }
}

/// <summary>All that a selection costs on one type: the value, and its fields.</summary>
internal sealed class SumStep(OperationCost constant, int[] parts) : CostStep
{
    public ReadOnlySpan<int> Parts => parts;

    public override OperationCost Run(ReadOnlySpan<OperationCost> before, ref CostInputs inputs)
    {
        var sum = constant;
        foreach (var part in parts)
        {
            sum = sum.Plus(before[part]);
        }

        return sum;
    }
}

/// <summary>The dearest of the types that a value may be.</summary>
internal sealed class DearestStep(OperationCost constant, int[] parts) : CostStep
{
    public ReadOnlySpan<int> Parts => parts;

    public override OperationCost Run(ReadOnlySpan<OperationCost> before, ref CostInputs inputs)
    {
        var most = constant;
        foreach (var part in parts)
        {
            most = OperationCost.Max(most, before[part]);
        }

        return most;
    }
}
