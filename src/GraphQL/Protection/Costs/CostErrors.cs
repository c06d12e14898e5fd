using System.Globalization;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Protection.Costs;

/// <summary>Errors of operations whose cost cannot be borne, but for the one that <see cref="CostExplanation"/> words.</summary>
internal static class CostErrors
{
    public static GraphQLError TooEntangled(PreparedOperation operation, CostOptions options) => new()
    {
        Message = string.Create(
            CultureInfo.InvariantCulture,
            $"To find what this operation costs takes more than {options.MaxVisitedSelections:N0} steps; "
                + $"use fewer fragments in fragments."),
        Locations = [operation.Syntax.Location],
        SourceName = operation.Syntax.Source.Name,
        Code = ExecutionErrorCodes.RequestTooLarge,
    };

    public static GraphQLError AccountSpent(OperationCost cost, OperationCost spent, CostOptions options) => new()
    {
        Message = string.Create(
            CultureInfo.InvariantCulture,
            $"The operations before this one in the same request have used up what one request may cost; send it in another."),
        Code = ProtectionErrorCodes.CostExceeded,
        Extensions = new Dictionary<string, object?>
        {
            ["fieldCost"] = cost.FieldCost + spent.FieldCost,
            ["maxFieldCost"] = options.MaxFieldCost,
            ["typeCost"] = cost.TypeCost + spent.TypeCost,
            ["maxTypeCost"] = options.MaxTypeCost,
        },
    };
}
