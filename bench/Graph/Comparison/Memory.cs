using System.Globalization;

namespace NetworkLens.Graph.Bench.Comparison;

/// <summary>The most memory that this process has held since it last began to count; Linux only, 0 elsewhere.</summary>
internal static class Memory
{
    private const string Status = "/proc/self/status";

    /// <summary>Gives back what is free and begins to count anew.</summary>
    public static void Begin()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (File.Exists(Status))
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    /// <summary>The peak in megabytes.</summary>
    public static double PeakMb()
    {
        if (!File.Exists(Status))
        {
            return 0;
        }

        var line = File.ReadLines(Status).First(each => each.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
