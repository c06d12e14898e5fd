using NetworkLens.Api.Disclosure;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Networks;

/// <summary>Resolves <c>type FormalStructure</c> of schema/network.graphql.</summary>
internal static class FormalStructureResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("formalStructure", FormalStructureAsync));
        schema.Bind<Disclosed<ReportingStructure>>("FormalStructure", structure => structure
            .Field("postCount", s => s.Figures?.Posts)
            .Field("vacancyCount", s => s.Figures?.Vacancies)
            .Field("lineCount", s => s.Figures?.Lines)
            .Field("rootCount", s => s.Figures?.Roots)
            .Field("unattachedCount", s => s.Figures?.Unattached)
            .Field("matrixCount", s => s.Figures?.MatrixPosts)
            .Field("circularCount", s => s.Figures?.CircularPosts)
            .Field("depth", s => (int?)s.Figures?.MaxDepth.Value)
            .Field("depthCounts", s => s.Figures?.DepthCounts.Skip(1))
            .Field("meanSpan", s => s.Figures?.MeanSpan.Value)
            .Field("maxSpan", s => (int?)s.Figures?.MaxSpan.Value)
            .Field("liveLineCount", s => s.Figures?.Life.Live)
            .Field("silentLineCount", s => s.Figures?.Life.Silent.Length)
            .Field("vacantLineCount", s => s.Figures?.Life.Vacant)
            .Field("undefined", s => s.Figures is { } figures
                ? UndefinedFigures.Of(("depth", figures.MaxDepth), ("meanSpan", figures.MeanSpan), ("maxSpan", figures.MaxSpan))
                : []));
    }

    private static ValueTask<Disclosed<ReportingStructure>> FormalStructureAsync(
        NetworkView view, ReportingLineKind? kind, CancellationToken cancel) => view.AnalyseAsync(
        $"{kind}", (network, _, stop) => ReportingStructure.Compute(network, Tie(kind), stop), cancel);

    private static TieKind? Tie(ReportingLineKind? kind) => kind switch
    {
        ReportingLineKind.Operational => TieKind.OperationalLine,
        ReportingLineKind.Professional => TieKind.ProfessionalLine,
        _ => null,
    };
}

/// <summary>Which lines are meant.</summary>
public enum ReportingLineKind
{
    /// <summary>For the work done.</summary>
    Operational,

    /// <summary>For professional standards.</summary>
    Professional,
}
