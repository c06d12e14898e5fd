using System.Runtime.ExceptionServices;

namespace NetworkLens.Graph.Algorithms;

/// <summary>
/// Work in numbered parts on several threads, such that the sum of the parts is the same for any number of threads.
/// </summary>
/// <remarks>
/// Where parts begin and end depends on the work alone, never on the threads. A part writes into places of its own, or gives a value
/// that is merged in order of the parts: floating-point sums are then added in one order.
/// </remarks>
public static class Chunks
{
    /// <summary>Does every part once, on as many threads as <paramref name="effort"/> allows.</summary>
    /// <param name="parts">How many parts, at least 0.</param>
    /// <param name="effort">Threads, progress (one step a part) and cancellation (looked at before each part).</param>
    /// <param name="part">Does the part of this number; parts run side by side and in any order.</param>
    /// <exception cref="OperationCanceledException">It was stopped; some parts are done.</exception>
    public static void Run(int parts, Effort effort, Action<int> part) =>
        Run(parts, effort, () => 0, (number, _) => part(number));

    /// <summary>As above, with something that a thread makes once and keeps for all its parts: arrays to work in.</summary>
    /// <param name="parts">How many parts, at least 0.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    /// <param name="makeRoom">Makes what one thread works in.</param>
    /// <param name="part">Does the part of this number. Leaves the room as it found it.</param>
    /// <typeparam name="TRoom">What a thread works in.</typeparam>
    public static void Run<TRoom>(int parts, Effort effort, Func<TRoom> makeRoom, Action<int, TRoom> part)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(parts);
        effort.Cancel.ThrowIfCancellationRequested();
        var progress = new Told(effort.Progress, parts);
        var next = -1;
        var workers = effort.Workers(parts);
        if (workers == 1)
        {
            Work();
            return;
        }

        try
        {
            Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => Work());
        }
        catch (AggregateException faults)
        {
            // What one thread would have thrown, however many there are.
            effort.Cancel.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }

        void Work()
        {
            var number = Interlocked.Increment(ref next);
            if (number >= parts)
            {
                return;
            }

            var room = makeRoom();
            for (; number < parts; number = Interlocked.Increment(ref next))
            {
                effort.Cancel.ThrowIfCancellationRequested();
                part(number, room);
                progress.OneMore();
            }
        }
    }

    /// <summary>The sum of <paramref name="part"/> over all parts, added in their order.</summary>
    /// <param name="parts">How many parts, at least 0.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    /// <param name="part">The value of the part of this number.</param>
    public static double Sum(int parts, Effort effort, Func<int, double> part)
    {
        var values = new double[parts];
        Run(parts, effort, number => values[number] = part(number));
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>How many parts of <paramref name="size"/> there are in <paramref name="items"/>.</summary>
    public static int Count(int items, int size) => (int)(((long)items + size - 1) / size);

    /// <summary>The items [From, To) of a part.</summary>
    public static (int From, int To) Range(int part, int size, int items) =>
        (part * size, (int)Math.Min(items, ((long)part + 1) * size));

    private sealed class Told(IProgress<double>? listener, int parts)
    {
        private readonly int _every = Math.Max(1, parts / 100);
        private readonly Lock _gate = new();
        private int _done;

        public void OneMore()
        {
            if (listener is null)
            {
                return;
            }

            // The lock keeps what the listener hears ascending.
            lock (_gate)
            {
                _done++;
                if (_done % _every == 0 || _done == parts)
                {
                    listener.Report((double)_done / parts);
                }
            }
        }
    }
}
