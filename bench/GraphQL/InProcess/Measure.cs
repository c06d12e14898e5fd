using System.Diagnostics;

namespace NetworkLens.GraphQL.Bench.InProcess;

/// <summary>What one run of something costs.</summary>
/// <param name="Name">What was run.</param>
/// <param name="Nanoseconds">Median over the rounds of the mean of a round.</param>
/// <param name="Lowest">The lowest mean of a round.</param>
/// <param name="Bytes">Allocated.</param>
internal readonly record struct Cost(string Name, double Nanoseconds, double Lowest, double Bytes);

/// <summary>
/// Times several things in turn, round by round, so that whatever else the machine does falls on all of them alike.
/// </summary>
internal static class Measure
{
    private const int RoundMs = 4;
    private const int WarmUpMs = 1_500;

    /// <summary>Measures each of the actions.</summary>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="actions">What to run; each call is one run.</param>
    public static IReadOnlyList<Cost> Interleaved(int rounds, params ReadOnlySpan<(string Name, Action Run)> actions)
    {
        var times = new List<double>[actions.Length];
        var bytes = new double[actions.Length];
        var calls = new int[actions.Length];
        for (var i = 0; i < actions.Length; i++)
        {
            times[i] = [];
            calls[i] = WarmUp(actions[i].Run);
        }

        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < actions.Length; i++)
            {
                var (nanoseconds, allocated) = Once(actions[i].Run, calls[i]);
                times[i].Add(nanoseconds);
                bytes[i] = allocated;
            }
        }

        var costs = new Cost[actions.Length];
        for (var i = 0; i < actions.Length; i++)
        {
            times[i].Sort();
            costs[i] = new Cost(actions[i].Name, times[i][rounds / 2], times[i][0], bytes[i]);
        }

        return costs;
    }

    // Long enough for the compiler to give its best, which it does in the background after many calls.
    private static int WarmUp(Action run)
    {
        var start = Stopwatch.GetTimestamp();
        var calls = 0;
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < WarmUpMs)
        {
            run();
            calls++;
        }

        var again = Stopwatch.GetTimestamp();
        run();
        run();
        run();
        var one = Stopwatch.GetElapsedTime(again).TotalMilliseconds / 3;
        return Math.Clamp((int)(RoundMs / Math.Max(one, 1e-5)), 1, calls);
    }

    private static (double Nanoseconds, double Bytes) Once(Action run, int calls)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            run();
        }

        var took = Stopwatch.GetElapsedTime(start);
        return (took.TotalNanoseconds / calls, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)calls);
    }
}
