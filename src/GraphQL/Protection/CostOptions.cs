namespace NetworkLens.GraphQL.Protection;

/// <summary>How dear an operation may be.</summary>
/// <remarks>
/// Two budgets and not one for their sum: work and size of the answer are bounded by different things, and a sum would count each
/// list twice.
/// </remarks>
public sealed record CostOptions
{
    /// <summary>The most that the work of one request may cost.</summary>
    public double MaxFieldCost { get; init; } = 1_000;

    /// <summary>The most that the size of one answer may cost.</summary>
    public double MaxTypeCost { get; init; } = 1_000;

    /// <summary>How long a list is taken to be of which the schema says nothing.</summary>
    public int UnsizedListLength { get; init; } = 10;

    /// <summary>The longest list that a request may ask for by a number: no error proposes more. Null where there is none.</summary>
    public int? LargestSlice { get; init; }

    /// <summary>
    /// How many selections are looked at to find the cost of one operation: fragments inside many types can entangle a short document
    /// so that it means more than anybody can count. Beyond it the operation is refused.
    /// </summary>
    public int MaxVisitedSelections { get; init; } = 50_000;
}
