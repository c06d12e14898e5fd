using System.Globalization;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench;

/// <summary>Times every algorithm on one network, beside a bound or a plain method measured in the same run.</summary>
/// <remarks>
/// The bound of what touches every arc is one pass that adds up all neighbours. The peer of a sweep is a plain breadth-first search
/// from each source, timed on 64 sources and scaled up. Lowest of
/// five runs after a warm-up, as wall time and as processor time of all threads: where others use the machine, only the second holds.
/// </remarks>
internal static class AlgorithmBench
{
    private const int SampledSources = 64;

    /// <summary>Runs all and writes a table.</summary>
    public static void Run(PlantedNetwork network, TextWriter output)
    {
        var graph = Build(network, directed: false);
        var directed = Build(network, directed: true);
        output.WriteLine(Invariant($"{graph.NodeCount:N0} people, {graph.TieCount:N0} ties, {network.Units:N0} units"));
        output.WriteLine($"{"algorithm",-44}{"ms",12}{"cpu ms",12}{"ratio",10}  to what");
        var pass = Row(output, "one pass over all arcs", 0, "", () => Pass(graph));
        var search = Timing.Of(() => SearchSome(graph)).Ms / SampledSources;
        void Linear(string name, Action action) => Row(output, name, pass, "one pass (x slower)", action);
        void Sweep(string name, int sources, Action action) => Row(output, name, -search * sources, "plain searches (x faster)", action);

        Linear("build, directed", () => Build(network, directed: true));
        Linear("build, undirected", () => Build(network, directed: false));
        Linear("transpose", () => directed.Transpose());
        Linear("fold to undirected", () => directed.ToUndirected(TieDirection.Either));
        Linear("reciprocity", () => Reciprocity.Compute(directed, null, default));
        Linear("E-I index", () => EiIndex.Compute(graph, network.Unit, network.Units, default));
        Linear("mixing matrix", () => MixingMatrix.Compute(graph, network.Unit, network.Units, default));
        Linear("components", () => Components.Compute(graph, default));
        Linear("shortest path", () => ShortestPath.Compute(graph, 0, graph.NodeCount - 1, default));
        var everyone = Math.Min(graph.NodeCount, 25_000);
        foreach (var threads in new[] { 1, 2 })
        {
            Sweep($"distances from {everyone} people, {threads} threads", everyone, () => AllDistances(graph, everyone, threads));
            Sweep($"reach of {network.Units} units, 3 steps, {threads} threads", network.Units, () => Units(network, graph, threads));
        }

        Sweep("distances by source, 512 sources", 512, () =>
        {
            var sources = NodeSets.Singles([.. Enumerable.Range(0, Math.Min(512, everyone))]);
            SourceDistances.Compute(graph, sources, network.Unit, MultiSourceSweep.Unbounded, Effort.OneThread);
        });
    }

    private static CsrGraph Build(PlantedNetwork network, bool directed) =>
        CsrGraphBuilder.FromTies(network.People, network.From, network.To, network.Weights, directed);

    private static void AllDistances(CsrGraph graph, int sources, int threads)
    {
        int[] targets = [.. Enumerable.Range(0, graph.NodeCount)];
        GeodesicDistances.Compute(graph, targets.AsSpan(0, sources), targets, new(threads));
    }

    private static void Units(PlantedNetwork network, CsrGraph graph, int threads) =>
        BalconyView.Compute(graph, NodeSets.ByCode(network.Unit, network.Units), 3, new(threads));

    private static long Pass(CsrGraph graph)
    {
        long sum = 0;
        foreach (var neighbour in graph.AllNeighbours)
        {
            sum += neighbour;
        }

        return sum;
    }

    private static void SearchSome(CsrGraph graph)
    {
        for (var source = 0; source < SampledSources; source++)
        {
            BreadthFirst.Compute(graph, [source * (graph.NodeCount / SampledSources)], int.MaxValue, default);
        }
    }

    // A bound above 0 is what it takes at least; below 0 what the plain method takes.
    private static double Row(TextWriter output, string name, double bound, string toWhat, Action action)
    {
        var (ms, cpuMs) = Timing.Of(action);
        var ratio = bound == 0 ? "" : (bound > 0 ? ms / bound : -bound / ms).ToString("F1", CultureInfo.InvariantCulture);
        output.WriteLine(Invariant($"{name,-44}{ms,12:F3}{cpuMs,12:F3}{ratio,10}  {toWhat}"));
        return ms;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
