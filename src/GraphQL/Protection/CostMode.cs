namespace NetworkLens.GraphQL.Protection;

/// <summary>What a request wants to know of its cost; over HTTP the header <c>GraphQL-Cost</c> says so.</summary>
public enum CostMode : byte
{
    /// <summary>Nothing: the operation runs if the budget allows it.</summary>
    Enforce,

    /// <summary><c>report</c>: as before, and <c>extensions.operationCost</c> tells the cost.</summary>
    Report,

    /// <summary><c>validate</c>: nothing runs; the answer tells the cost, and whether it is beyond the budget.</summary>
    Validate,
}
