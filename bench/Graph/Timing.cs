using System.Diagnostics;

namespace NetworkLens.Graph.Bench;

/// <summary>How long something takes: the lowest of five runs after a warm-up.</summary>
internal static class Timing
{
    private const int Runs = 5;

    /// <summary>Wall time, and processor time of all threads, in milliseconds.</summary>
    public static (double Ms, double CpuMs) Of(Action action)
    {
        // The compiler needs some calls and some time before it gives its best.
        var warming = Stopwatch.GetTimestamp();
        for (var call = 0; call < 3 || (call < 100 && Stopwatch.GetElapsedTime(warming).TotalMilliseconds < 300); call++)
        {
            action();
        }

        var (ms, cpuMs) = (double.MaxValue, double.MaxValue);
        for (var run = 0; run < Runs; run++)
        {
            var cpu = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            action();
            ms = Math.Min(ms, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            cpuMs = Math.Min(cpuMs, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
        }

        return (ms, cpuMs);
    }
}
