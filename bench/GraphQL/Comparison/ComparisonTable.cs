using System.Globalization;
using System.Runtime.InteropServices;

namespace NetworkLens.GraphQL.Bench.Comparison;

/// <summary>Writes what a comparison found, in Markdown.</summary>
internal static class ComparisonTable
{
    private const int FewestQuiet = 3;
    private const string Head =
        "| server | requests/s | share of bare | by processor time | p50 ms | p99 ms | bytes a request | quiet runs |";

    /// <summary>Writes one table for each query.</summary>
    /// <remarks>
    /// Shares of the bare endpoint are medians of the ratios within one round, since what else the machine does falls on
    /// neighbours alike. Runs during which it did much else are left out as long as three remain.
    /// </remarks>
    public static void Write(
        IReadOnlyList<ServerProcess> servers,
        IReadOnlyList<Cell> cells,
        IReadOnlyList<string> queries,
        ComparisonOptions options,
        TextWriter output)
    {
        var date = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        output.WriteLine($"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {date}. "
            + $"{options.Rounds} rounds of {options.Seconds} s, peers {options.PeerRounds}; "
            + "32 connections, server and load on a core each.");
        foreach (var query in queries)
        {
            output.WriteLine($"\n**{query}**\n");
            output.WriteLine(Head);
            output.WriteLine("|---|---|---|---|---|---|---|---|");
            var bare = cells.First(cell => cell.Server.Name == "bare" && cell.Query == query[..1]);
            foreach (var server in servers)
            {
                if (cells.FirstOrDefault(cell => cell.Server == server && cell.Query == query) is { Runs.Count: > 0 } cell)
                {
                    output.WriteLine(Row(cell, bare));
                }
            }
        }
    }

    private static string Row(Cell cell, Cell bare)
    {
        var runs = Kept(cell.Runs);
        var pairs = cell.Runs.Zip(bare.Runs).ToList();
        var quiet = pairs.Where(pair => pair.First.IsQuiet && pair.Second.IsQuiet).ToList();
        pairs = quiet.Count >= FewestQuiet ? quiet : pairs;
        var bytes = runs[0].Bytes is null ? "" : Text(Median(runs.Select(run => run.Bytes ?? 0)), "#,0");
        var errors = runs.Sum(run => run.Errors) is > 0 and var count ? $" ({count} errors)" : "";
        return $"| {cell.Server.Name}{errors} | {Text(Median(runs.Select(run => run.PerSecond)), "#,0")} "
            + $"| {Text(Median(pairs.Select(pair => pair.First.PerSecond / pair.Second.PerSecond)), "0.00")} "
            + $"| {Text(Median(pairs.Select(pair => pair.First.PerCpuSecond / pair.Second.PerCpuSecond)), "0.00")} "
            + $"| {Text(Median(runs.Select(run => run.P50Us)) / 1000, "0.00")} "
            + $"| {Text(Median(runs.Select(run => run.P99Us)) / 1000, "0.00")} "
            + $"| {bytes} | {cell.Runs.Count(run => run.IsQuiet)} of {cell.Runs.Count} |";
    }

    private static List<Run> Kept(List<Run> runs)
    {
        var quiet = runs.Where(run => run.IsQuiet).ToList();
        return quiet.Count >= FewestQuiet ? quiet : runs;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } model
            ? model.Split(':')[1].Trim()
            : "Unknown processor";
}
