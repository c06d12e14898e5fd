using System.Text.Json;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Change;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms;

/// <summary>A published hierarchy of posts, or of organisations, and its figures.</summary>
internal sealed class PublishedHierarchy
{
    private readonly SharedData _data;
    private readonly CsrGraph _graph;
    private readonly ReportingStructure _structure;
    private readonly string[] _ids;

    /// <summary>Reads it; a line runs from whoever reports.</summary>
    public PublishedHierarchy(SharedData data, string relation)
    {
        (_data, _graph, _ids) = (data, data.Graph(relation, directed: true), [.. data.Ids]);
        ReportingLine[] lines = [.. data.Ties(relation).Select(tie => new ReportingLine(tie.From, tie.To, TieKind.OperationalLine))];
        _structure = ReportingStructure.Compute(
            [.. Enumerable.Range(0, data.NodeCount)], lines, null, null, TestContext.Current.CancellationToken);
    }

    /// <summary>Compares every figure.</summary>
    public void Check(JsonElement expected) => PublishedFigures.Each(expected, "hierarchy", new()
    {
        ["n"] = figure => (_structure.Posts, _graph.NodeCount).ShouldBe((figure.GetInt32(), figure.GetInt32())),
        ["m"] = figure => (_structure.Lines, _graph.TieCount).ShouldBe((figure.GetInt32(), figure.GetInt32())),
        ["roots"] = figure => _structure.Roots.ShouldBe(figure.GetInt32()),
        ["leaves"] = figure => (_structure.Posts - _structure.Managers).ShouldBe(figure.GetInt32()),
        ["multi_parent"] = figure => _structure.MatrixPosts.ShouldBe(figure.GetInt32()),
        ["is_dag"] = figure => (_structure.CircularPosts == 0).ShouldBe(figure.GetBoolean()),
        ["weak_components"] = figure => Components.Compute(_graph, Effort.OneThread).Count.ShouldBe(figure.GetInt32()),
        ["max_span"] = figure => PublishedFigures.Same(figure, _structure.MaxSpan, "greatest span"),
        ["mean_span_of_managers"] = figure => PublishedFigures.Same(figure, _structure.MeanSpan, "mean span"),
        ["depth_counts"] = figure => _structure.DepthCounts.Skip(1).ShouldBe(
            figure.EnumerateObject().OrderBy(depth => int.Parse(depth.Name)).Select(depth => depth.Value.GetInt32())),
        ["ei"] = figure =>
        {
            foreach (var attribute in figure.EnumerateObject())
            {
                PublishedFigures.EiIndexOf(attribute.Value, _graph, _data.Column(attribute.Name));
            }
        },
        ["assortativity_nominal"] = figure => PublishedFigures.AssortativityOf(figure, _graph, _data),
    });

    /// <summary>Compares what changed until a later state.</summary>
    public void CheckChange(PublishedHierarchy later, JsonElement expected)
    {
        var match = PeopleMatch.ByKey(_ids, later._ids);
        var kept = _ids.Intersect(later._ids).ToList();
        PublishedFigures.Each(expected, "change", new()
        {
            ["from_"] = figure => figure.ValueKind.ShouldBe(JsonValueKind.String),
            ["to"] = figure => figure.ValueKind.ShouldBe(JsonValueKind.String),
            ["posts_kept"] = figure => match.Stayers.ShouldBe(figure.GetInt32()),
            ["posts_gone"] = figure => match.Leavers.Length.ShouldBe(figure.GetInt32()),
            ["posts_new"] = figure => match.Joiners.Length.ShouldBe(figure.GetInt32()),
            ["kept_posts_with_changed_line"] = figure =>
                kept.Count(id => !Bosses(id).SequenceEqual(later.Bosses(id))).ShouldBe(figure.GetInt32()),
        });
    }

    private IEnumerable<string> Bosses(string id) =>
        _graph.Neighbours(_data.Index(id)).ToArray().Select(boss => _ids[boss]).Order(StringComparer.Ordinal);
}
