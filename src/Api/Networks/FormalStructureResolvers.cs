using NetworkLens.Api.Disclosure;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Hierarchy;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Networks;

/// <summary>Resolves <c>type FormalStructure</c> of schema/network.graphql.</summary>
internal static class FormalStructureResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("formalStructure", FormalStructureAsync));
        schema.Bind<FormalStructureView>("FormalStructure", structure => structure
            .Field("postCount", s => s.Shown?.Posts)
            .Field("vacancyCount", s => s.Shown?.Vacancies)
            .Field("lineCount", s => s.Shown?.Lines)
            .Field("rootCount", s => s.Shown?.Roots)
            .Field("unattachedCount", s => s.Shown?.Unattached)
            .Field("matrixCount", s => s.Shown?.MatrixPosts)
            .Field("circularCount", s => s.Shown?.CircularPosts)
            .Field("depth", s => (int?)s.Shown?.MaxDepth.Value)
            .Field("depthCounts", s => s.Shown?.DepthCounts.Skip(1))
            .Field("meanSpan", s => s.Shown?.MeanSpan.Value)
            .Field("maxSpan", s => (int?)s.Shown?.MaxSpan.Value)
            .Field("spanCounts", s => s.Shown?.SpanCounts())
            .Field("dimensions", DimensionsAsync)
            .Field("withheld", s => s.Structure.Withheld)
            .Field("liveLineCount", s => s.Shown?.Life.Live)
            .Field("silentLineCount", s => s.Shown?.Life.Silent.Length)
            .Field("unseenLineCount", s => s.Shown?.Life.Unseen)
            .Field("vacantLineCount", s => s.Shown?.Life.Vacant)
            .Field("undefined", s => s.Shown is { } figures
                ? UndefinedFigures.Of(("depth", figures.MaxDepth), ("meanSpan", figures.MeanSpan), ("maxSpan", figures.MaxSpan))
                : []));
    }

    private static async ValueTask<FormalStructureView> FormalStructureAsync(
        NetworkView view, ReportingLineKind? kind, Respondents respondents, CancellationToken cancel)
    {
        var structure = await StructureAsync(view, kind, respondents, cancel);

        // What both kinds have together less what one has is what the other has: it must be shown by itself, or this is not.
        var subject = kind is not null ? SubjectOf(view, structure.Life) : SubjectOf(
            view,
            (await StructureAsync(view, ReportingLineKind.Operational, respondents, cancel)).Life,
            (await StructureAsync(view, ReportingLineKind.Professional, respondents, cancel)).Life);
        return new(view, kind, view.Policy.Disclose(structure, subject));
    }

    /// <summary>Whom it tells of, how many lines are silent: of one line that is what passes between two people.</summary>
    /// <param name="view">The network.</param>
    /// <param name="lines">
    /// Lines of one kind, or those of each kind by itself where it is told of both together: the kind with fewest judged lines counts, but
    /// one without any does not.
    /// </param>
    public static FigureSubject SubjectOf(NetworkView view, params ReadOnlySpan<LineLife> lines)
    {
        var smallest = view.Network.PeopleCount;
        foreach (var life in lines)
        {
            smallest = life.Live + life.Silent.Length is > 0 and var judged ? Math.Min(smallest, judged) : smallest;
        }

        return FigureSubject.Group(smallest);
    }

    private static Task<ReportingStructure> StructureAsync(
        NetworkView view, ReportingLineKind? kind, Respondents respondents, CancellationToken cancel) => view.Shared.GetOrComputeAsync(
        $"{kind} {respondents}",
        (network, _, stop) => ReportingStructure.Compute(network, Tie(kind), Responses.Compute(network, respondents).Seen, stop),
        cancel);

    private static async ValueTask<Disclosed<KrackhardtDimensions>> DimensionsAsync(FormalStructureView structure, CancellationToken cancel)
    {
        var tie = Tie(structure.Kind);
        var dimensions = await structure.Network.AnalyseAsync(
            $"lines {structure.Kind}",
            (network, progress, stop) => KrackhardtDimensions.Compute(Downwards(network, tie, stop), new(0, progress, stop)),
            cancel);
        return structure.Structure.Withheld is { } why ? new(null, why) : dimensions;
    }

    // From the post that is reported to, to the one that reports: repeated lines count once.
    private static CsrGraph Downwards(OrganisationNetwork network, TieKind? kind, CancellationToken cancel)
    {
        var lines = network.Lines.Where(line => kind is null || line.Kind == kind).ToList();
        return CsrGraphBuilder.FromTies(
            network.Posts.Length, [.. lines.Select(line => line.To)], [.. lines.Select(line => line.From)], [], directed: true, cancel);
    }

    private static TieKind? Tie(ReportingLineKind? kind) => kind switch
    {
        ReportingLineKind.Operational => TieKind.OperationalLine,
        ReportingLineKind.Professional => TieKind.ProfessionalLine,
        _ => null,
    };
}

/// <summary>A formal structure with what it was asked of.</summary>
internal sealed record FormalStructureView(NetworkView Network, ReportingLineKind? Kind, Disclosed<ReportingStructure> Structure)
{
    /// <summary>The structure; null when withheld.</summary>
    public ReportingStructure? Shown => Structure.Figures;
}

/// <summary>How spans are told.</summary>
internal static class ReportingSpans
{
    /// <summary>How many posts have 1, 2, 3, ... direct reports, up to the widest span.</summary>
    public static IEnumerable<int> SpanCounts(this ReportingStructure structure)
    {
        var counts = new int[structure.Spans.DefaultIfEmpty().Max()];
        foreach (var span in structure.Spans.Where(span => span > 0))
        {
            counts[span - 1]++;
        }

        return counts;
    }
}

/// <summary>Which lines are meant.</summary>
public enum ReportingLineKind
{
    /// <summary>For the work done.</summary>
    Operational,

    /// <summary>For professional standards.</summary>
    Professional,
}
