namespace NetworkLens.GraphQL.Protection.Costs;

/// <summary>What the requests of one batch have spent: the budget of one request is theirs together. Safe for many at once.</summary>
internal sealed class CostAccount
{
    private readonly Lock gate = new();
    private OperationCost spent;

    /// <summary>Spends, if what is left allows it.</summary>
    /// <param name="cost">What the next request costs.</param>
    /// <param name="options">The budget.</param>
    /// <param name="before">What was spent before.</param>
    public bool TrySpend(OperationCost cost, CostOptions options, out OperationCost before)
    {
        lock (gate)
        {
            before = spent;
            var after = spent.Plus(cost);
            if (after.FieldCost > options.MaxFieldCost || after.TypeCost > options.MaxTypeCost)
            {
                return false;
            }

            spent = after;
            return true;
        }
    }
}
