using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Algorithms.Hierarchy;
using NetworkLens.Graph.Algorithms.Hypotheses;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Measures;

/// <summary>
/// Resolves <c>Network.hierarchy</c>, <c>type KrackhardtDimensions</c> and <c>type PermutationTest</c> of schema/measures.graphql.
/// </summary>
internal static class HierarchyResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("hierarchy", HierarchyAsync));
        schema.Bind<Disclosed<KrackhardtDimensions>>("KrackhardtDimensions", dimensions => dimensions
            .Field("connectedness", d => d.Figures?.Connectedness.Value)
            .Field("hierarchy", d => d.Figures?.Hierarchy.Value)
            .Field("efficiency", d => d.Figures?.Efficiency.Value)
            .Field("leastUpperBoundedness", d => d.Figures?.LeastUpperBoundedness.Value)
            .Field("undefined", d => d.Figures is { } figures
                ? UndefinedFigures.Of(
                    ("connectedness", figures.Connectedness),
                    ("hierarchy", figures.Hierarchy),
                    ("efficiency", figures.Efficiency),
                    ("leastUpperBoundedness", figures.LeastUpperBoundedness))
                : []));
        schema.Bind<Disclosed<PermutationTest>>("PermutationTest", test => test
            .Field("observed", t => t.Figures?.Observed.Value)
            .Field("expected", t => t.Figures?.Expected.Value)
            .Field("standardDeviation", t => t.Figures?.StandardDeviation.Value)
            .Field("zScore", t => t.Figures?.ZScore.Value)
            .Field("lower", t => t.Figures?.Lower.Value)
            .Field("upper", t => t.Figures?.Upper.Value)
            .Field("pValue", t => t.Figures?.PTwoSided.Value)
            .Field("draws", t => t.Figures?.Draws)
            .Field("undefined", t => t.Figures is { } figures
                ? UndefinedFigures.Of(
                    ("observed", figures.Observed),
                    ("expected", figures.Expected),
                    ("standardDeviation", figures.StandardDeviation),
                    ("zScore", figures.ZScore),
                    ("lower", figures.Lower),
                    ("upper", figures.Upper),
                    ("pValue", figures.PTwoSided))
                : []));
    }

    private static ValueTask<Disclosed<KrackhardtDimensions>> HierarchyAsync(NetworkView view, CancellationToken cancel) =>
        view.AnalyseAsync("ties", static (n, progress, stop) => KrackhardtDimensions.Compute(n.Ties, new(0, progress, stop)), cancel);
}
