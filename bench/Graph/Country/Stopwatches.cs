using System.Diagnostics;
using System.Globalization;
using NetworkLens.Graph.Bench.Comparison;

namespace NetworkLens.Graph.Bench.Country;

/// <summary>Times steps that are taken once each, one after the other, and writes a line for each.</summary>
internal sealed class Stopwatches(TextWriter output)
{
    private double _seconds;
    private double _processorSeconds;
    private double _peakMb;

    /// <summary>Writes the head of a table.</summary>
    public void Head(string title)
    {
        (_seconds, _processorSeconds, _peakMb) = (0, 0, 0);
        output.WriteLine($"\n| {title,-44} | {"s",7} | {"processor s",11} | {"peak MB",8} | {"figure",16} |");
        output.WriteLine("|---|---|---|---|---|");
    }

    /// <summary>Takes a step; its figure shows what it was about.</summary>
    public T Step<T>(string name, Func<T> step, Func<T, double> figure)
    {
        Memory.Begin();
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var made = step();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var used = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        var peakMb = Memory.PeakMb();
        (_seconds, _processorSeconds, _peakMb) = (_seconds + seconds, _processorSeconds + used, Math.Max(_peakMb, peakMb));
        Row(name, seconds, used, peakMb, figure(made).ToString("G10", CultureInfo.InvariantCulture));
        return made;
    }

    /// <summary>Writes the sum of all steps since the head, and the greatest of their peaks.</summary>
    public void Sum() => Row("together", _seconds, _processorSeconds, _peakMb, "");

    private void Row(string name, double seconds, double used, double peakMb, string figure)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {name,-44} | {seconds,7:F2} | {used,11:F2} | {peakMb,8:F0} | {figure,16} |"));
        output.Flush();
    }
}
