namespace NetworkLens.GraphQL.Protection;

/// <summary>What an operation may cost at most, measured twice. No unit; the schema's weights give the scale.</summary>
/// <remarks>Both are from 0 to <see cref="Most"/>, where they stay: no page size, however large, makes them overflow.</remarks>
/// <param name="FieldCost">The work: weights of all resolvers, as often as they may run.</param>
/// <param name="TypeCost">The answer's size: weights of all values, as many as there may be; the root counts 1.</param>
public readonly record struct OperationCost(double FieldCost, double TypeCost)
{
    /// <summary>What no cost exceeds.</summary>
    public const double Most = 1e15;

    internal static OperationCost Max(OperationCost a, OperationCost b) =>
        new(Math.Max(a.FieldCost, b.FieldCost), Math.Max(a.TypeCost, b.TypeCost));

    internal static double Saturate(double cost) => Math.Min(cost, Most);

    internal OperationCost Plus(OperationCost other) =>
        new(Saturate(FieldCost + other.FieldCost), Saturate(TypeCost + other.TypeCost));

    internal OperationCost Times(double count) => new(Saturate(FieldCost * count), Saturate(TypeCost * count));
}
