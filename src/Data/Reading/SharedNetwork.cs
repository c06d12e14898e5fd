using System.Collections.Concurrent;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Reading;

/// <summary>A network in memory with the analyses made of it so far. Stays whole for whoever holds it, evicted or not.</summary>
/// <remarks>Of the analyses that are ready what was not asked for the longest goes first, whoever asked and in whatever way.</remarks>
/// <param name="reading">What was read.</param>
/// <param name="origin">Of what it was made, where it is a changed one; null where it was read.</param>
/// <param name="mostReports">Analyses held, at least 1.</param>
public sealed class SharedNetwork(NetworkReading reading, WhatIfOrigin? origin = null, int mostReports = 128)
{
    private readonly SharedComputations<(Type Report, string Key), object> _reports = new(mostReports);
    private readonly ConcurrentDictionary<(Type Report, string Key), double> _progress = new();

    /// <summary>The network.</summary>
    public OrganisationNetwork Network => reading.Network;

    /// <summary>Number of the data version it was read from; 0 before the first.</summary>
    public long DataVersion => reading.DataVersion;

    /// <summary>The day it is as of; null where nothing is dated and no day was named.</summary>
    public DateOnly? AsOf => reading.AsOf;

    /// <summary>How much of its window there are data of.</summary>
    public WindowCoverage Window => reading.Window;

    /// <summary>Whether nothing is known of who is tied to whom: no tie is here, and no day of the window has data.</summary>
    public bool IsBlank => Window.IsBlank(Network);

    /// <summary>Of what it was made, where it is a changed one; null where it was read.</summary>
    public WhatIfOrigin? Origin => origin;

    /// <summary>
    /// The network whose fits say what is to be expected here: itself, or, of a changed one that is not refitted, the one that was read.
    /// What comparable people have does not change because some of them would be tied otherwise.
    /// </summary>
    public SharedNetwork ExpectationsFrom => origin is { IsRefitted: false } ? origin.Base : this;

    /// <summary>How many analyses are held or under way.</summary>
    public int ReportCount => _reports.Count;

    /// <summary>
    /// An analysis, computed once on first use and shared by all who ask, also while it runs; cancelled when all of them have left. One
    /// that throws is forgotten. Never ask for an analysis from within itself.
    /// </summary>
    /// <typeparam name="TReport">What the analysis gives.</typeparam>
    /// <param name="key">Names the analysis with all of its parameters; unique within <typeparamref name="TReport"/>.</param>
    /// <param name="compute">Makes it; reports 0..1 as it goes.</param>
    /// <param name="cancel">Stops this caller's waiting.</param>
    public Task<TReport> GetOrComputeAsync<TReport>(
        string key, Func<OrganisationNetwork, IProgress<double>, CancellationToken, TReport> compute, CancellationToken cancel)
        where TReport : notnull =>
        GetOrAwaitAsync(key, (network, progress, stop) => Task.FromResult(compute(network, progress, stop)), cancel);

    /// <summary>The same for an analysis that waits for something, such as the database.</summary>
    /// <typeparam name="TReport">What the analysis gives.</typeparam>
    /// <param name="key">As of <see cref="GetOrComputeAsync{TReport}"/>.</param>
    /// <param name="compute">Makes it; reports 0..1 as it goes.</param>
    /// <param name="cancel">Stops this caller's waiting.</param>
    public async Task<TReport> GetOrAwaitAsync<TReport>(
        string key, Func<OrganisationNetwork, IProgress<double>, CancellationToken, Task<TReport>> compute, CancellationToken cancel)
        where TReport : notnull
    {
        var name = (typeof(TReport), key);
        return (TReport)await _reports.GetAsync(name, async stop => await MakeAsync(name, compute, stop), cancel);
    }

    /// <summary>An analysis that is ready; null where it is not.</summary>
    /// <typeparam name="TReport">What the analysis gives.</typeparam>
    /// <param name="key">Its name.</param>
    public TReport? ReadyOf<TReport>(string key)
        where TReport : class =>
        _reports.TryGet((typeof(TReport), key), out var report) ? (TReport)report : null;

    /// <summary>How far an analysis under way is, 0..1; null where it is not under way.</summary>
    /// <typeparam name="TReport">What the analysis gives.</typeparam>
    /// <param name="key">Its name.</param>
    public double? ProgressOf<TReport>(string key) =>
        _progress.TryGetValue((typeof(TReport), key), out var share) ? share : null;

    /// <summary>Forgets analyses; whoever holds or awaits one is not disturbed.</summary>
    /// <typeparam name="TReport">What they give.</typeparam>
    /// <param name="isPast">By the key of each: whether it is to go.</param>
    internal void Forget<TReport>(Predicate<string> isPast) =>
        _reports.RemoveWhere(name => name.Report == typeof(TReport) && isPast(name.Key));

    /// <summary>About how many bytes the network takes, its analyses left aside.</summary>
    internal long EstimateBytes()
    {
        const int PerPerson = 160;   // Key, columns, offsets.
        const int PerArc = 12;       // Neighbour and weight.
        const int PerPost = 120;
        var arcs = Network.Arcs.ArcCount + (ReferenceEquals(Network.Arcs, Network.Ties) ? 0L : Network.Ties.ArcCount);
        return (PerArc * arcs)
            + ((PerPerson + (4L * Network.Attributes.Count)) * Network.PeopleCount)
            + ((long)PerPost * Network.Posts.Length);
    }

    private async Task<TReport> MakeAsync<TReport>(
        (Type Report, string Key) name,
        Func<OrganisationNetwork, IProgress<double>, CancellationToken, Task<TReport>> compute,
        CancellationToken stop)
        where TReport : notnull
    {
        _progress[name] = 0;
        try
        {
            return await compute(Network, new Share(this, name), stop);
        }
        finally
        {
            _progress.TryRemove(name, out _);
        }
    }

    // Not Progress<T>, which would report through the thread pool, late and out of order.
    private sealed class Share(SharedNetwork network, (Type Report, string Key) name) : IProgress<double>
    {
        public void Report(double value) => network._progress[name] = Math.Clamp(value, 0, 1);
    }
}
