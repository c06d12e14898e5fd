using System.Text.Json;

namespace NetworkLens.Conformance.Tests.Graph;

/// <summary>
/// Hundreds of graphs through igraph, networkx, numpy and ours: every figure the same to 1e-9 of its size or 1e-10. What differs on
/// purpose is named in <see cref="KnownGraphDifferences"/>, and nothing else may differ.
/// </summary>
public sealed class MeasuresTests
{
    private static readonly string[] Libraries = ["igraph", "networkx", "numpy"];

    public static TheoryData<string> Names => [.. Figures.All.Select(figure => figure.Name)];

    [Fact]
    public void There_are_hundreds_of_graphs_of_every_sort()
    {
        var graphs = GraphCases.All.ToList();

        graphs.Count(graph => graph.Name.StartsWith("random", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(200);
        graphs.Select(graph => graph.Name).ShouldBeUnique();
        foreach (var directed in new[] { false, true })
        {
            graphs.Count(graph => graph.IsDirected == directed && graph.Weighted.IsWeighted).ShouldBeGreaterThan(50);
            graphs.Count(graph => graph.IsDirected == directed && !graph.Weighted.IsWeighted).ShouldBeGreaterThan(50);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Ours_is_what_the_references_say(string name)
    {
        var compared = await CompareAsync(name, ours => ours);

        compared.SelectMany(each => each.Differences).Where(difference => !new KnownGraphDifferences().Explain(difference)).Take(5)
            .ShouldBeEmpty();
    }

    // So that no comparison is one of nothing with nothing, or too kind to see the tenth digit.
    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_figure_wrong_in_the_ninth_digit_is_noticed_by_each_that_has_it(string name)
    {
        var figure = Figures.All.Single(each => each.Name == name);
        var right = await CompareAsync(name, ours => ours);
        var wrong = await CompareAsync(name, ours => Spoil(ours, figure.Tolerance));

        right.ShouldNotBeEmpty("no reference has it");
        foreach (var (before, after) in right.Zip(wrong))
        {
            var noticed = after.Differences.Where(difference => !new KnownGraphDifferences().Explain(difference)).Count();
            noticed.ShouldBeGreaterThan(50, $"{name}, {after.Library}");
            noticed.ShouldBeGreaterThan(before.Differences.Count, $"{name}, {after.Library}");
        }
    }

    [Fact]
    public async Task Every_known_difference_is_still_one()
    {
        var known = new KnownGraphDifferences();
        foreach (var figure in Figures.All)
        {
            foreach (var difference in (await CompareAsync(figure.Name, ours => ours)).SelectMany(each => each.Differences))
            {
                known.Explain(difference);
            }
        }

        known.Unused.ShouldBeEmpty();
    }

    // One entry for each library that has the figure for some graph.
    private static async Task<List<(string Library, List<Difference> Differences)>> CompareAsync(
        string name, Func<IReadOnlyList<double?>, IReadOnlyList<double?>> change)
    {
        var answers = await ReferenceAnswers.ForAllAsync();
        var figure = Figures.All.Single(each => each.Name == name);
        var differences = Libraries.ToDictionary(library => library, _ => (List<Difference>?)null, StringComparer.Ordinal);
        foreach (var (graph, answer) in GraphCases.All.Zip(answers))
        {
            IReadOnlyList<double?>? ours = null;
            foreach (var library in Libraries)
            {
                if (answer.GetProperty(library).TryGetProperty(name, out var theirs))
                {
                    ours ??= change([.. figure.Ours(graph)]);
                    differences[library] ??= [];
                    if (Difference.Between(graph, figure, library, ours, theirs) is { } difference)
                    {
                        differences[library]!.Add(difference);
                    }
                }
            }
        }

        return [.. differences.Where(each => each.Value is not null).Select(each => (each.Key, each.Value!))];
    }

    // The greatest figure a little greater, or one more where there is none.
    private static IReadOnlyList<double?> Spoil(IReadOnlyList<double?> figures, double tolerance)
    {
        if (figures.Max() is not { } greatest)
        {
            return figures;
        }

        var spoilt = figures.ToList();
        spoilt[spoilt.IndexOf(greatest)] = greatest + (5 * tolerance * Math.Max(1, Math.Abs(greatest)));
        return spoilt;
    }
}
