using System.Text.Json.Nodes;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Protection.Costs;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Protection;

/// <summary>Refuses operations that may cost more than a request may, before anything of them runs.</summary>
/// <remarks>
/// Static analysis of the GraphQL Cost Directives specification (https://ibm.github.io/graphql-specs/cost-spec.html, section 5.1.1): an
/// upper bound of what running costs, by weights and list sizes that the schema tells. The cost of an operation is compiled once per
/// outcome of its @skip and @include; where it does not depend on variables it is then a constant. Requests of one batch share one
/// budget. Safe for many requests at once.
/// </remarks>
/// <param name="weights">What the schema says.</param>
/// <param name="options">The budget; null for the defaults.</param>
public sealed class CostLimit(CostWeights weights, CostOptions? options = null) : IOperationStep
{
    private readonly CostOptions options = options ?? new CostOptions();

    /// <summary>The budget.</summary>
    public CostOptions Options => options;

    /// <summary>The limit for a schema whose cost directives must be right.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="options">The budget; null for the defaults.</param>
    /// <exception cref="InvalidOperationException">They are not: it lists every fault with file, line and column.</exception>
    public static CostLimit For(Schema schema, CostOptions? options = null)
    {
        var read = CostWeights.Read(schema);
        return read.Weights is { } weights
            ? new CostLimit(weights, options)
            : throw new InvalidOperationException(
                "The cost directives of the schema are wrong:" + string.Concat(read.Errors.Select(error => $"\n  {error}")));
    }

    /// <inheritdoc/>
    public GraphQLError? OnOperation(OperationStart start)
    {
        var operation = start.Operation;
        var costed = operation.Costed ??= Take(operation);
        if (costed.ProgramFor(start.Variables) is not { } program)
        {
            return CostErrors.TooEntangled(operation, options);
        }

        var inputs = new CostInputs(operation.Syntax, start.Variables, start.Request.Variables);
        var cost = program.Evaluate(ref inputs);
        if (start.Request.CostMode != CostMode.Enforce)
        {
            start.Extend("operationCost", new JsonObject { ["fieldCost"] = cost.FieldCost, ["typeCost"] = cost.TypeCost });
        }

        return inputs.Fault ?? Judge(start, costed, cost, inputs);
    }

    // Weights belong to the very objects of one schema: those of another, even of the same text, would weigh nothing.
    private CostedOperation Take(PreparedOperation operation) => ReferenceEquals(operation.Document.Schema.Schema, weights.Schema)
        ? new CostedOperation(operation, weights, options)
        : throw new InvalidOperationException("The cost limit was made for another schema than the one that is executed.");

    private GraphQLError? Judge(OperationStart start, CostedOperation costed, OperationCost cost, CostInputs inputs)
    {
        if (cost.FieldCost > options.MaxFieldCost || cost.TypeCost > options.MaxTypeCost)
        {
            return CostExplanation.Explain(start.Operation, costed, options, cost, inputs);
        }

        if (start.Request.CostMode == CostMode.Validate)
        {
            start.EndHere();
            return null;
        }

        var account = start.Request.Batch?.Share(static () => new CostAccount());
        return account?.TrySpend(cost, options, out var before) == false
            ? CostErrors.AccountSpent(cost, before, options)
            : null;
    }
}
