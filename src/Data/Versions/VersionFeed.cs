using System.Runtime.CompilerServices;
using NetworkLens.Data.Model;

namespace NetworkLens.Data.Versions;

/// <summary>How often a <see cref="VersionFeed"/> looks.</summary>
public sealed record VersionFeedOptions
{
    /// <summary>The shortest interval.</summary>
    public static TimeSpan LeastInterval { get; } = TimeSpan.FromSeconds(0.1);

    /// <summary>The longest interval.</summary>
    public static TimeSpan MostInterval { get; } = TimeSpan.FromHours(1);

    /// <summary>Between two looks for versions that other processes published, 0.1 to 3,600 seconds; its own need none.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);
}

/// <summary>Tells of published versions as they come, by whatever process: an import from the command line too.</summary>
/// <remarks>
/// However many watch, one look at an index every interval serves them all, and none is taken while nobody watches. A database that does
/// not answer is looked at again. Safe for several threads.
/// </remarks>
public sealed class VersionFeed : IDisposable
{
    private readonly DataVersions _versions;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _interval;
    private readonly Lock _gate = new();
    private readonly IDisposable _own;
    private CancellationTokenSource? _looking;
    private TaskCompletionSource _changed = NewSignal();
    private long _newest;
    private int _watching;

    /// <summary>Makes a feed; it looks at nothing yet.</summary>
    /// <param name="versions">The versions.</param>
    /// <param name="options">How often to look.</param>
    /// <param name="clock">What time it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is out of its range.</exception>
    public VersionFeed(DataVersions versions, VersionFeedOptions options, TimeProvider clock)
    {
        if (options.Interval < VersionFeedOptions.LeastInterval || options.Interval > VersionFeedOptions.MostInterval)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Interval, "The interval is 0.1 to 3,600 seconds.");
        }

        _versions = versions;
        _clock = clock;
        _interval = options.Interval;
        _own = versions.Subscribe(version => Note(version));
    }

    /// <summary>How many watch.</summary>
    public int Watching
    {
        get
        {
            lock (_gate)
            {
                return _watching;
            }
        }
    }

    /// <summary>
    /// The number of the current version at once (0 before the first), then of every later one. Whoever is slow to ask for the next gets
    /// the newest: nothing is kept for them. Ends by cancellation only.
    /// </summary>
    /// <param name="cancel">Stops watching.</param>
    public async IAsyncEnumerable<long> WatchAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        Enter();
        try
        {
            Note(await _versions.CurrentAsync(cancel));
            var seen = -1L;
            while (true)
            {
                var (newest, changed) = State();
                if (newest == seen)
                {
                    await changed.WaitAsync(cancel);
                    continue;
                }

                seen = newest;
                yield return newest;
            }
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _own.Dispose();
        lock (_gate)
        {
            _looking?.Cancel();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private (long Newest, Task Changed) State()
    {
        lock (_gate)
        {
            return (_newest, _changed.Task);
        }
    }

    private void Note(DataVersion? version)
    {
        lock (_gate)
        {
            if (version is not null && version.Number > _newest)
            {
                _newest = version.Number;
                _changed.SetResult();
                _changed = NewSignal();
            }
        }
    }

    private void Enter()
    {
        lock (_gate)
        {
            if (++_watching == 1)
            {
                _looking = new();
                _ = LookAsync(_looking);
            }
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_watching == 0)
            {
                _looking!.Cancel();
                _looking = null;
            }
        }
    }

    private async Task LookAsync(CancellationTokenSource looking)
    {
        using (looking)
        {
            using var timer = new PeriodicTimer(_interval, _clock);
            try
            {
                while (await timer.WaitForNextTickAsync(looking.Token))
                {
                    await LookOnceAsync(looking.Token);
                }
            }
            catch (OperationCanceledException)
            {
                // Nobody watches any more.
            }
        }
    }

    private async Task LookOnceAsync(CancellationToken cancel)
    {
        try
        {
            Note(await _versions.CurrentAsync(cancel));
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            // The database is away, or busy: the next look may find it back. Whoever asks it for figures is told. Nothing may end the
            // looking while somebody watches: they would wait for ever.
        }
    }
}
