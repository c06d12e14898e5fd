using System.Globalization;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Protection.Costs;

/// <summary>Tells why an operation is too dear: its dearest field, where it stands, and what would be within the budget.</summary>
/// <remarks>Made only for operations that are refused, so it may take its time: that of some runs, and once of compiling.</remarks>
internal sealed class CostExplanation
{
    private readonly CostOptions options;
    private readonly CostProgram program;
    private readonly OperationCost[] values;
    private readonly bool isByField;
    private CostInputs inputs;
    private FieldStep? dearest;
    private FieldStep? sliced;
    private double dearestCost;
    private double slicedItems;

    private CostExplanation(CostProgram program, OperationCost total, CostInputs inputs, CostOptions options)
    {
        this.program = program;
        this.inputs = inputs;
        this.options = options;
        values = new OperationCost[program.Steps.Length];
        isByField = total.FieldCost / options.MaxFieldCost >= total.TypeCost / options.MaxTypeCost;
    }

    /// <summary>The error of an operation beyond the budget.</summary>
    public static GraphQLError Explain(
        PreparedOperation operation,
        CostedOperation costed,
        CostOptions options,
        OperationCost total,
        CostInputs inputs)
    {
        return costed.ExplanationFor(inputs.Variables) is not { } whole
            ? CostErrors.TooEntangled(operation, options)
            : new CostExplanation(whole, total, inputs, options).Write(operation, total);
    }

    private GraphQLError Write(PreparedOperation operation, OperationCost total)
    {
        program.Run(values, ref inputs);
        FindDearest();
        var (cost, most) = isByField ? (total.FieldCost, options.MaxFieldCost) : (total.TypeCost, options.MaxTypeCost);
        var what = isByField ? "field cost" : "type cost";
        var message = $"The {what} of this operation is {Show(cost)}, and {Show(most)} is the most.";
        if (dearest is not null)
        {
            message += $" Its dearest field, {dearest.Coordinate}, accounts for {Show(dearestCost)}.";
        }

        return new GraphQLError
        {
            Message = message + Mend(),
            Locations = [dearest?.Syntax.Location ?? operation.Syntax.Location],
            SourceName = operation.Syntax.Source.Name,
            Code = ProtectionErrorCodes.CostExceeded,
            Extensions = new Dictionary<string, object?>
            {
                ["fieldCost"] = total.FieldCost,
                ["maxFieldCost"] = options.MaxFieldCost,
                ["typeCost"] = total.TypeCost,
                ["maxTypeCost"] = options.MaxTypeCost,
            },
        };
    }

    // From the root down, always to the dearest part, while that one part is more than half of the whole.
    private void FindDearest()
    {
        var whole = CostOf(program.Result.Step);
        var (step, times) = (program.Result.Step, 1.0);
        while (step >= 0)
        {
            switch (program.Steps[step])
            {
                case SumStep sum:
                    step = DearestOf(sum.Parts);
                    break;
                case DearestStep types:
                    step = DearestOf(types.Parts);
                    break;
                case FieldStep field:
                    var cost = OperationCost.Saturate(times * CostOf(step));
                    if (dearest is not null && cost < whole / 2)
                    {
                        return;
                    }

                    (dearest, dearestCost) = (field, cost);
                    var items = field.Items(ref inputs);
                    if (items > slicedItems && field.Size?.AskingFor("", inputs) is not null)
                    {
                        (sliced, slicedItems) = (field, items);
                    }

                    times = OperationCost.Saturate(times * items);
                    step = field.Below.Step;
                    break;
            }
        }
    }

    // The most items that the list could have within the budget: found by halving, as the cost grows with them. Nor more than may be asked
    // for: a mend that is refused again would be none.
    private string Mend()
    {
        if (sliced?.Size is { } size && slicedItems > 1)
        {
            var (fits, exceeds) = (0.0, Math.Min(slicedItems, options.LargestSlice + 1 ?? slicedItems));
            while (exceeds - fits > 1)
            {
                var middle = Math.Floor((fits + exceeds) / 2);
                if (Fits(size, middle))
                {
                    fits = middle;
                }
                else
                {
                    exceeds = middle;
                }
            }

            if (fits >= 1)
            {
                return $" Ask for fewer: {size.AskingFor(Show(fits), inputs)}.";
            }
        }

        return " Ask for fewer fields, or in several requests.";
    }

    private bool Fits(ListSize size, double length)
    {
        var assumed = inputs with { Assumed = size, AssumedLength = length };
        var cost = program.Evaluate(ref assumed);
        return cost.FieldCost <= options.MaxFieldCost && cost.TypeCost <= options.MaxTypeCost;
    }

    private int DearestOf(ReadOnlySpan<int> parts)
    {
        var best = -1;
        foreach (var part in parts)
        {
            best = best < 0 || CostOf(part) > CostOf(best) ? part : best;
        }

        return best;
    }

    private double CostOf(int step) => step < 0 ? 0 : isByField ? values[step].FieldCost : values[step].TypeCost;

    private static string Show(double cost) => Math.Round(cost, 1).ToString("#,0.#", CultureInfo.InvariantCulture);
}
