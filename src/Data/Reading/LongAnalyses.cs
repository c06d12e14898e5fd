using System.Runtime.CompilerServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Reading;

/// <summary>How long analyses may outlast the question that began them, and how many may.</summary>
public sealed record LongAnalysisLimits
{
    /// <summary>How long a question waits for its analysis before it is told how far that is; less than <see cref="Patience"/>.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a question waits that has no place to be told so: less than a request may take, so that what it is told is no timeout.
    /// </summary>
    public TimeSpan AnswerWholeWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>An analysis that nobody has asked for so long is given up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many may be under way, over all networks, at least 1.</summary>
    public int MostRunning { get; init; } = 2;

    /// <summary>Failures of a network that nobody has been told yet, at least 1; those of the longest ago are forgotten first.</summary>
    public int MostFailures { get; init; } = 16;
}

/// <summary>What a long analysis has come to: the report; or how far it is; or neither, where it waits for others to finish.</summary>
/// <typeparam name="TReport">What the analysis gives.</typeparam>
/// <param name="Report">The report, null while it is not ready.</param>
/// <param name="Progress">0..1; null where it has not begun.</param>
public sealed record LongAnalysis<TReport>(TReport? Report, double? Progress)
    where TReport : class;

/// <summary>
/// Analyses that may take longer than a request: each is computed once per network for all who ask, and goes on while it is asked for.
/// </summary>
/// <remarks>
/// A caller like any other of <see cref="SharedNetwork.GetOrComputeAsync{TReport}"/>, only more patient: it stays when the requests have
/// left. What is ready is the network's and bounded there; nothing of it is kept here. A failure is told to the next who asks and then
/// forgotten. Safe for several threads; at its end it gives up all that is under way.
/// </remarks>
/// <param name="limits">How long and how many.</param>
/// <param name="clock">Tells the time.</param>
public sealed class LongAnalyses(LongAnalysisLimits limits, TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ConditionalWeakTable<SharedNetwork, Dictionary<(Type Report, string Key), Run>> _byNetwork = [];
    private readonly HashSet<Run> _running = [];
    private long _asked;

    /// <summary>How many are under way.</summary>
    public int Running
    {
        get
        {
            lock (_gate)
            {
                return _running.Count;
            }
        }
    }

    /// <summary>Asks for an analysis: begins it, or shows that it is still wanted, and waits a little.</summary>
    /// <typeparam name="TReport">What the analysis gives.</typeparam>
    /// <param name="network">Of which network.</param>
    /// <param name="key">Names the analysis with all of its parameters; unique within <typeparamref name="TReport"/>.</param>
    /// <param name="compute">Makes it; reports 0..1 as it goes.</param>
    /// <param name="cancel">Stops this caller's waiting, and nothing else.</param>
    public Task<LongAnalysis<TReport>> AskAsync<TReport>(
        SharedNetwork network,
        string key,
        Func<OrganisationNetwork, IProgress<double>, CancellationToken, TReport> compute,
        CancellationToken cancel)
        where TReport : class =>
        AskAwaitingAsync(network, key, (n, progress, stop) => Task.FromResult(compute(n, progress, stop)), cancel);

    /// <summary>The same for an analysis that waits for something, such as the database.</summary>
    /// <typeparam name="TReport">What the analysis gives.</typeparam>
    /// <param name="network">Of which network.</param>
    /// <param name="key">As of <see cref="AskAsync{TReport}"/>.</param>
    /// <param name="compute">Makes it; reports 0..1 as it goes.</param>
    /// <param name="cancel">Stops this caller's waiting, and nothing else.</param>
    public Task<LongAnalysis<TReport>> AskAwaitingAsync<TReport>(
        SharedNetwork network,
        string key,
        Func<OrganisationNetwork, IProgress<double>, CancellationToken, Task<TReport>> compute,
        CancellationToken cancel)
        where TReport : class =>
        AskAwaitingAsync(network, key, compute, isWholeOnly: false, cancel);

    /// <summary>The same for a question that may have no place to be told how far it is.</summary>
    /// <typeparam name="TReport">What the analysis gives.</typeparam>
    /// <param name="network">Of which network.</param>
    /// <param name="key">As of <see cref="AskAsync{TReport}"/>.</param>
    /// <param name="compute">Makes it; reports 0..1 as it goes.</param>
    /// <param name="isWholeOnly">Whether only the report will do: then it waits <see cref="LongAnalysisLimits.AnswerWholeWithin"/>.</param>
    /// <param name="cancel">Stops this caller's waiting, and nothing else.</param>
    public async Task<LongAnalysis<TReport>> AskAwaitingAsync<TReport>(
        SharedNetwork network,
        string key,
        Func<OrganisationNetwork, IProgress<double>, CancellationToken, Task<TReport>> compute,
        bool isWholeOnly,
        CancellationToken cancel)
        where TReport : class
    {
        cancel.ThrowIfCancellationRequested();
        if (network.ReadyOf<TReport>(key) is { } made)
        {
            return new(made, 1);
        }

        if (Join(network, key, compute) is not { } run)
        {
            // Somebody else may have made it, or be at it: that takes no place here.
            var ready = network.ReadyOf<TReport>(key)
                ?? (isWholeOnly ? await WithinAsync(network, key, compute, cancel) : null);
            return new(ready, ready is null ? network.ProgressOf<TReport>(key) : 1);
        }

        try
        {
            var within = isWholeOnly ? limits.AnswerWholeWithin : limits.AnswerWithin;
            return new((TReport)await run.Task.WaitAsync(within, clock, cancel), 1);
        }
        catch (TimeoutException) when (!run.Task.IsFaulted)
        {
            return new(null, network.ProgressOf<TReport>(key) ?? 0);
        }
    }

    // Where no more may outlast their questions, this one lasts as long as its question.
    private async Task<TReport?> WithinAsync<TReport>(
        SharedNetwork network,
        string key,
        Func<OrganisationNetwork, IProgress<double>, CancellationToken, Task<TReport>> compute,
        CancellationToken cancel)
        where TReport : class
    {
        using var patience = new CancellationTokenSource(limits.AnswerWholeWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            return await network.GetOrAwaitAsync(key, compute, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Gives up all that is under way.</summary>
    public void Dispose()
    {
        // Under the gate, where one that is done has left the set before its source is disposed.
        lock (_gate)
        {
            foreach (var run in _running.ToList())
            {
                run.Stop.Cancel();
            }
        }
    }

    private Run? Join<TReport>(
        SharedNetwork network, string key, Func<OrganisationNetwork, IProgress<double>, CancellationToken, Task<TReport>> compute)
        where TReport : class
    {
        lock (_gate)
        {
            var runs = _byNetwork.GetOrCreateValue(network);
            var name = (typeof(TReport), key);
            if (runs.TryGetValue(name, out var run))
            {
                if (run.Task.IsFaulted)
                {
                    runs.Remove(name); // It tells so, this once.
                }

                // One that was given up begins anew, also where it has not stopped yet.
                if (!run.IsGivenUp)
                {
                    Touch(run);
                    return run;
                }
            }

            if (_running.Count >= limits.MostRunning)
            {
                return null;
            }

            run = new(new(limits.Patience, clock));
            _running.Add(run);
            runs[name] = run;
            run.Task = KeepAsync(run, network, key, compute);
            Touch(run);
            return run;
        }
    }

    private async Task<object> KeepAsync<TReport>(
        Run run,
        SharedNetwork network,
        string key,
        Func<OrganisationNetwork, IProgress<double>, CancellationToken, Task<TReport>> compute)
        where TReport : class
    {
        var isFailure = false;
        try
        {
            return await network.GetOrAwaitAsync(key, compute, run.Stop.Token);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            isFailure = true;
            throw;
        }
        finally
        {
            lock (_gate)
            {
                _running.Remove(run);
                run.Stop.Dispose();
                End((typeof(TReport), key), run, _byNetwork.GetOrCreateValue(network), isFailure);
            }
        }
    }

    // Under the gate.
    private void Touch(Run run)
    {
        run.LastAsked = ++_asked;
        if (_running.Contains(run))
        {
            run.Stop.CancelAfter(limits.Patience);
        }
    }

    // Under the gate. Another may have begun in its place while it was being given up.
    private void End(
        (Type Report, string Key) name, Run run, Dictionary<(Type Report, string Key), Run> runs, bool isFailure)
    {
        if (!isFailure && runs.TryGetValue(name, out var last) && ReferenceEquals(last, run))
        {
            runs.Remove(name);
        }

        var failures = runs.Where(each => !_running.Contains(each.Value)).OrderBy(each => each.Value.LastAsked).ToList();
        foreach (var oldest in failures.Take(Math.Max(0, failures.Count - limits.MostFailures)))
        {
            runs.Remove(oldest.Key);
        }
    }

    private sealed class Run(CancellationTokenSource stop)
    {
        public CancellationTokenSource Stop { get; } = stop;

        public Task<object> Task { get; set; } = System.Threading.Tasks.Task.FromResult<object>(stop);

        public long LastAsked { get; set; }

        public bool IsGivenUp => Task.IsCanceled || (!Task.IsCompleted && Stop.IsCancellationRequested);
    }
}
