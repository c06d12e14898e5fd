namespace NetworkLens.Graph.Algorithms;

/// <summary>How a measure is worked out: on how many threads, who hears of progress, who may stop it. Never what comes out.</summary>
/// <param name="Threads">Threads at most, at least 0; 0 is one per processor.</param>
/// <param name="Progress">Hears of the share that is done, 0 to 1, ascending; from any thread, a hundred times or so. Null: nobody.</param>
/// <param name="Cancel">Stops the work with <see cref="OperationCanceledException"/> within some milliseconds.</param>
/// <remarks>The default value is all processors, silent, not to be stopped. The same input gives equal bits at any effort.</remarks>
public readonly record struct Effort(int Threads = 0, IProgress<double>? Progress = null, CancellationToken Cancel = default)
{
    /// <summary>Threads at most, at least 0; 0 is one per processor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative: a fault of the caller.</exception>
    public int Threads { get; } = Threads >= 0 ? Threads : throw new ArgumentOutOfRangeException(nameof(Threads), Threads, "At least 0.");

    /// <summary>One thread: what a slow oracle or a small network needs.</summary>
    public static Effort OneThread { get; } = new(Threads: 1);

    /// <summary>How many threads work on <paramref name="parts"/> parts, at least 1.</summary>
    public int Workers(int parts) => Math.Max(1, Math.Min(parts, Threads == 0 ? Environment.ProcessorCount : Threads));
}
