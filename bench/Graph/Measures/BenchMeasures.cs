using System.Reflection;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>All that is compared: what <c>All(CsrGraph)</c> of each class of this folder gives, in the order of their names.</summary>
internal static class BenchMeasures
{
    private const string Entry = "All";

    /// <summary>Every measure that is run on networks as large as this one.</summary>
    /// <param name="graph">The undirected form, for what a measure has to prepare.</param>
    public static IReadOnlyList<BenchMeasure> Of(CsrGraph graph) =>
    [
        .. from room in typeof(BenchMeasures).Assembly.GetTypes()
           where room.Namespace == typeof(BenchMeasures).Namespace
           orderby room.Name
           let entry = room.GetMethod(Entry, BindingFlags.Public | BindingFlags.Static, [typeof(CsrGraph)])
           where entry is not null
           from measure in (IEnumerable<BenchMeasure>)entry.Invoke(null, [graph])!
           where graph.NodeCount <= measure.MostPeople
           select measure,
    ];
}
