using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using NetworkLens.Graph.Bench.Measures;

namespace NetworkLens.Graph.Bench.Comparison;

/// <summary>Ours on one and two threads beside igraph and graph-tool: the same network, processes that take turns, medians.</summary>
/// <remarks>
/// Every tool has a process of its own that has read the network before. For each measure all have a turn that is thrown away, then round
/// after round each has one, in the same order; nothing else runs. Who takes long has fewer rounds: as many as fit into the time for
/// one measure, at least the first turn, which counts where it is the only one.
/// </remarks>
internal static class Comparing
{
    public const string Ours1 = "ours, 1 thread";
    public const string Ours2 = "ours, 2 threads";
    public const string Igraph = "igraph";
    public const string GraphTool = "graph-tool";

    private const double LeastMs = 200;

    /// <summary>Making the graph of arrays of ties: not of the graph, so it is no measure of <see cref="BenchMeasures"/>.</summary>
    public static BenchMeasure Build { get; } = new("build from ties", "Graph(n, edges)", (graph, _) => graph.TieCount);

    /// <summary>Measures everything, or what is named, on one network.</summary>
    public static async Task<ComparedNetwork> RunAsync(ComparisonOptions options, string network, TextWriter progress)
    {
        var file = Path.Combine(options.Folder, "networks", network + ".ties");
        var ties = TieFile.Read(file);
        var graph = new HealthSystemGraphs(ties).In(GraphForm.Ties);
        var compared = new ComparedNetwork(network, graph.NodeCount, graph.TieCount, Machine(), []);
        var tools = Tools(options, file).ToList();
        try
        {
            foreach (var measure in BenchMeasures.Of(graph).Prepend(Build).Where(measure => options.Wants(measure.Name)))
            {
                var target = measure.Target is { } wanted && wanted.People == graph.NodeCount ? wanted.Ratio : (double?)null;
                var turns = await TurnsAsync(options, measure.Name, tools);
                compared.Measures.Add(new(measure.Name, measure.Peer, target, measure.Tolerance, turns));
                await progress.WriteLineAsync(ComparisonTable.Line(compared.Measures[^1]));
            }
        }
        finally
        {
            tools.ForEach(tool => tool.Dispose());
        }

        return compared;
    }

    private static async Task<Dictionary<string, List<Turn>>> TurnsAsync(ComparisonOptions options, string measure, List<Tool> tools)
    {
        var turns = new Dictionary<string, List<Turn>>(StringComparer.Ordinal);
        var slowest = 0.0;
        foreach (var tool in tools)
        {
            var first = await tool.AskAsync(measure, LeastMs, options.Patience);
            turns.Add(tool.Name, [first]);
            slowest += first.Seconds ?? 0;
        }

        var rounds = (int)Math.Min(options.Rounds, options.Patience.TotalSeconds / Math.Max(slowest, 1e-9));
        var timed = tools.Where(tool => turns[tool.Name][0].Seconds is not null).ToList();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var tool in timed)
            {
                var turn = await tool.AskAsync(measure, LeastMs, options.Patience * 2);
                if (round == 0)
                {
                    turns[tool.Name].Clear();
                }

                turns[tool.Name].Add(turn);
            }
        }

        return turns;
    }

    private static IEnumerable<Tool> Tools(ComparisonOptions options, string file)
    {
        var self = typeof(Comparing).Assembly.Location;
        var peers = Path.Combine(options.Folder, "peers.py");
        yield return new(Ours1, 1, "dotnet", [self, "serve", file]);
        yield return new(Ours2, 2, "dotnet", [self, "serve", file]);
        foreach (var peer in options.Peers)
        {
            yield return new(peer, peer == Igraph ? 1 : 2, options.Python, [peers, peer, file]);
        }
    }

    private static string Machine()
    {
        const string About = "/proc/cpuinfo";
        var model = File.Exists(About)
            ? File.ReadLines(About).First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(": ")[^1]
            : RuntimeInformation.ProcessArchitecture.ToString();
        var vectors = Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2, no AVX-512" : "no AVX2";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{model}, {Environment.ProcessorCount} cores, {vectors}, {RuntimeInformation.FrameworkDescription}");
    }
}
