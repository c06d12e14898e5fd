using System.Text.Json;

namespace NetworkLens.Conformance.Tests.Graph;

/// <summary>Where ours and a reference say different things of one graph.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Figure">What was asked.</param>
/// <param name="Library">igraph, networkx or numpy.</param>
/// <param name="Ours">What ours says.</param>
/// <param name="Theirs">What the reference says; null where it has no answer at all.</param>
/// <param name="Error">Why it has none.</param>
internal sealed record Difference(
    GraphCase Graph, Figure Figure, string Library, IReadOnlyList<double?> Ours, IReadOnlyList<double?>? Theirs, string? Error)
{
    /// <summary>Holds figures beside a reference's: null where they are the same.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="figure">What was asked.</param>
    /// <param name="library">Whom.</param>
    /// <param name="ours">What ours says.</param>
    /// <param name="answer">The answer of <c>reference.py</c>.</param>
    public static Difference? Between(
        GraphCase graph, Figure figure, string library, IReadOnlyList<double?> ours, JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Object)
        {
            return new(graph, figure, library, ours, null, answer.GetProperty("error").GetString());
        }

        double?[] theirs =
        [
            .. answer.EnumerateArray().Select(each => each.ValueKind == JsonValueKind.Null ? (double?)null : each.GetDouble()),
        ];
        var isSame = ours.Count == theirs.Length && ours.Zip(theirs).All(pair => IsSame(pair.First, pair.Second, figure.Tolerance));
        return isSame ? null : new(graph, figure, library, ours, theirs, null);
    }

    /// <summary>Whether they differ only where <paramref name="isKnown"/> knows it: asked with place, ours and theirs.</summary>
    public bool Only(Func<int, double?, double?, bool> isKnown) =>
        Theirs is { } theirs && theirs.Count == Ours.Count
        && Enumerable.Range(0, Ours.Count).All(at => IsSame(Ours[at], theirs[at], Figure.Tolerance) || isKnown(at, Ours[at], theirs[at]));

    public override string ToString()
    {
        if (Theirs is null)
        {
            return $"{Graph.Name}: {Figure.Name}, {Library}: ours {Show(Ours)}, theirs {Error}";
        }

        var first = Ours.Zip(Theirs).TakeWhile(pair => IsSame(pair.First, pair.Second, Figure.Tolerance)).Count();
        return $"{Graph.Name}: {Figure.Name}, {Library}: from place {first} on, "
            + $"ours {Show(Ours.Skip(first))}, theirs {Show(Theirs.Skip(first))}";
    }

    private static bool IsSame(double? ours, double? theirs, double tolerance) =>
        ours is { } a && theirs is { } b ? Math.Abs(a - b) <= Math.Max(1e-10, tolerance * Math.Abs(b)) : ours is null && theirs is null;

    private static string Show(IEnumerable<double?> figures) => string.Join(
        ' ', figures.Take(8).Select(each => each?.ToString("R", System.Globalization.CultureInfo.InvariantCulture) ?? "none"));
}
