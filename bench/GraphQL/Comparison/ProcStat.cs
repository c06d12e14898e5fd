using System.Globalization;

namespace NetworkLens.GraphQL.Bench.Comparison;

/// <summary>Processor time in seconds, as the kernel of Linux counts it.</summary>
internal static class ProcStat
{
    private const double TicksPerSecond = 100; // The same on every Linux of today.
    private const int User = 11;
    private const int ChildrenUser = 13;

    /// <summary>Of a process.</summary>
    public static double Of(int processId) => Sum(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"), User);

    /// <summary>Of all children of this process that have ended.</summary>
    public static double OfChildren() => Sum("/proc/self/stat", ChildrenUser);

    /// <summary>Of the first two cores, whoever used them.</summary>
    public static double OfTwoCores()
    {
        var busy = 0.0;
        foreach (var line in File.ReadLines("/proc/stat").Skip(1).Take(2))
        {
            // user nice system idle iowait irq softirq steal
            var ticks = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var at in (ReadOnlySpan<int>)[1, 2, 3, 6, 7, 8])
            {
                busy += double.Parse(ticks[at], CultureInfo.InvariantCulture) / TicksPerSecond;
            }
        }

        return busy;
    }

    // User and system time stand side by side, counted from behind the name, which may hold anything.
    private static double Sum(string file, int field)
    {
        var stat = File.ReadAllText(file);
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[field], CultureInfo.InvariantCulture) + double.Parse(fields[field + 1], CultureInfo.InvariantCulture))
            / TicksPerSecond;
    }
}
