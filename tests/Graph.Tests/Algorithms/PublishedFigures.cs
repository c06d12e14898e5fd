using System.Text.Json;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Groups;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms;

/// <summary>How figures of an expected.json are compared.</summary>
internal static class PublishedFigures
{
    /// <summary>Compares each figure by the check of its name; fails on one that has none.</summary>
    /// <param name="figures">An object of the file.</param>
    /// <param name="where">How a failure names it.</param>
    /// <param name="checks">By name.</param>
    public static void Each(JsonElement figures, string where, Dictionary<string, Action<JsonElement>> checks)
    {
        foreach (var figure in figures.EnumerateObject())
        {
            checks.TryGetValue(figure.Name, out var check).ShouldBeTrue($"{where}: nothing compares {figure.Name}");
            check!(figure.Value);
        }
    }

    /// <summary>Both are the same number, or neither is there.</summary>
    public static void Same(JsonElement expected, Measured actual, string what)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            actual.HasValue.ShouldBeFalse(what);
        }
        else
        {
            Close.To(expected.GetDouble(), actual, what);
        }
    }

    /// <summary>The index of one attribute, with what was counted.</summary>
    public static void EiIndexOf(JsonElement expected, CsrGraph graph, AttributeColumn column)
    {
        var index = EiIndex.Compute(graph, column, TestContext.Current.CancellationToken);
        Each(expected, $"E-I of {column.Name}", new()
        {
            ["internal"] = figure => index.Internal.ShouldBe(figure.GetInt64()),
            ["external"] = figure => index.External.ShouldBe(figure.GetInt64()),
            ["excluded"] = figure => index.Excluded.ShouldBe(figure.GetInt64()),
            ["ei"] = figure => Same(figure, index.Value, column.Name),
        });
    }

    /// <summary>The assortativity of each attribute.</summary>
    public static void AssortativityOf(JsonElement expected, CsrGraph graph, SharedData data)
    {
        foreach (var attribute in expected.EnumerateObject())
        {
            Same(attribute.Value, NominalAssortativity.Compute(graph, data.Column(attribute.Name), default).Value, attribute.Name);
        }
    }
}
