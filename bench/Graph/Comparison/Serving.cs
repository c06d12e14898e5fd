using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Bench.Measures;

namespace NetworkLens.Graph.Bench.Comparison;

/// <summary>Our side of the comparison: holds one network and works out one measure for each line that it is sent.</summary>
/// <remarks>
/// A line is: name of the measure, threads, least milliseconds, with tabs between; the answer is a <see cref="Turn"/>. The measure is
/// called again until the time is full, and the median of the calls is told. <c>peers.py</c> does the same.
/// </remarks>
internal static class Serving
{
    private const string Building = "build from ties";

    public static void Run(string path, TextReader input, TextWriter output)
    {
        var graphs = new HealthSystemGraphs(TieFile.Read(path));
        var measures = BenchMeasures.Of(graphs.In(GraphForm.Ties)).ToDictionary(measure => measure.Name, StringComparer.Ordinal);
        measures.Add(Building, Comparing.Build with { Run = (_, effort) => graphs.Build(effort).TieCount });
        while (input.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            var effort = new Effort(int.Parse(parts[1], CultureInfo.InvariantCulture));
            var leastMs = double.Parse(parts[2], CultureInfo.InvariantCulture);
            var turn = measures.TryGetValue(parts[0], out var measure)
                ? Take(measure, graphs, effort, leastMs)
                : new(null, 0, 0, "not here");
            output.WriteLine(JsonSerializer.Serialize(turn));
            output.Flush();
        }
    }

    private static Turn Take(BenchMeasure measure, HealthSystemGraphs graphs, Effort effort, double leastMs)
    {
        graphs.Keep(measure.Form);
        graphs.In(measure.Form);
        Memory.Begin();
        var times = new List<double>();
        var check = 0.0;
        var began = Stopwatch.GetTimestamp();
        while (times.Count == 0 || Stopwatch.GetElapsedTime(began).TotalMilliseconds < leastMs)
        {
            var start = Stopwatch.GetTimestamp();
            check = measure.On(graphs, effort);
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return new(Median.Of(times), check, Memory.PeakMb());
    }
}
