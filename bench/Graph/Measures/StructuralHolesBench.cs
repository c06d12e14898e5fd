using NetworkLens.Graph.Algorithms.StructuralHoles;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>What Burt measures of holes between contacts.</summary>
internal static class StructuralHolesBench
{
    public static IEnumerable<BenchMeasure> All(CsrGraph graph) =>
    [
        new("constraint", "constraint()", (ties, effort) => BurtConstraint.Compute(ties, effort).Values.Sum())
        {
            Target = (1_500_000, 15),
        },
        new("constraint, weighted", "constraint(weights)", (ties, effort) => BurtConstraint.Compute(ties, effort).Values.Sum())
        {
            Form = GraphForm.Weighted,
            Target = (1_500_000, 10),
        },
        new("effective size", "", (ties, effort) => EffectiveSize.Compute(ties, effort).Values.Sum()),
        new("effective size, weighted", "", (ties, effort) => EffectiveSize.Compute(ties, effort).Values.Sum())
        {
            Form = GraphForm.Weighted,
        },
        new("constraint and its hierarchy", "", (ties, effort) => ConstraintHierarchy.Compute(ties, effort).Values.Sum()),
    ];
}
