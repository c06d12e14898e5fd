using System.Collections.Concurrent;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.WhatIf;

namespace NetworkLens.Data.Reading;

/// <summary>How much a <see cref="NetworkCache"/> holds.</summary>
public sealed record NetworkCacheLimits
{
    /// <summary>Networks held, at least 1.</summary>
    public int MostNetworks { get; init; } = 32;

    /// <summary>
    /// About how many bytes they may take together, their analyses left aside; the newest one is held whatever it takes.
    /// </summary>
    public long MostBytes { get; init; } = 2L << 30;

    /// <summary>Changed networks held beside them, at least 1: trying things out never drives out what everybody reads.</summary>
    public int MostWhatIfs { get; init; } = 16;

    /// <summary>About how many bytes these may take together; the newest one is held whatever it takes.</summary>
    public long MostWhatIfBytes { get; init; } = 1L << 29;

    /// <summary>Analyses held of each network, changed or not, at least 1, whoever asked for them.</summary>
    public int MostReports { get; init; } = 128;
}

/// <summary>
/// Holds networks by (lens, day, data version), each read once for all who ask; and changed networks by (network, changes).
/// </summary>
/// <remarks>
/// The version is looked up on every call, so a network of data that has changed is never handed out as current. What was not asked for the
/// longest goes first; a network that has gone stays whole for whoever still holds it. A changed network is held no longer than the one it
/// was made of, which it would keep in memory uncounted otherwise. Safe for several threads.
/// </remarks>
public sealed class NetworkCache
{
    /// <summary>How often changes may be made to a changed network: a what-if of a what-if of a what-if.</summary>
    public const int MostDepth = 3;

    private readonly NetworkReader _reader;
    private readonly NetworkCacheLimits _limits;
    private readonly NetworkShelf _networks;
    private readonly NetworkShelf _whatIfs;
    private readonly ConcurrentDictionary<string, ReadingProgress> _progress = new(StringComparer.Ordinal);

    /// <summary>An empty one.</summary>
    /// <param name="reader">Reads networks.</param>
    /// <param name="limits">How much to hold.</param>
    public NetworkCache(NetworkReader reader, NetworkCacheLimits limits)
    {
        (_reader, _limits) = (reader, limits);
        var gate = new Lock();
        _networks = new(limits.MostNetworks, limits.MostBytes, gate) { Gone = DropMadeOf };
        _whatIfs = new(limits.MostWhatIfs, limits.MostWhatIfBytes, gate) { MayHold = IsBaseHeld };
    }

    /// <summary>How many networks are held, changed ones left aside.</summary>
    public int Count => _networks.Count;

    /// <summary>How many changed networks are held.</summary>
    public int WhatIfCount => _whatIfs.Count;

    /// <summary>The network of the current data under a lens.</summary>
    /// <param name="lens">What counts and who is in; see <see cref="LensWindow"/> for open ends of its window.</param>
    /// <param name="asOf">The day the figures are as of, exclusive; null is the day after the newest interaction.</param>
    /// <param name="cancel">Stops this caller's waiting; the reading stops when all callers have left.</param>
    public async Task<SharedNetwork> GetAsync(Lens lens, DateOnly? asOf, CancellationToken cancel)
    {
        var (version, newest) = await _reader.StateAsync(cancel);
        var (effective, day) = LensWindow.Resolve(lens, asOf, newest);
        var key = LensText.NetworkVersion(version, effective, day);
        var network = await _networks.GetAsync(key, stop => ReadAsync(key, effective, day, stop), cancel);
        if (!string.Equals(network.Network.Version, key, StringComparison.Ordinal))
        {
            // A version was published in between: this is the newer one, and the next call asks for it by its own name.
            _networks.Drop(key);
        }

        return network;
    }

    /// <summary>A network as it would be after some changes.</summary>
    /// <param name="network">The network, changed itself or not, so that all is at most <see cref="MostDepth"/> deep.</param>
    /// <param name="changes">What would be otherwise; none gives the network itself.</param>
    /// <param name="isRefitted">Whether expectations are those of the changed network, and not those of the one that was read.</param>
    /// <param name="cancel">Stops this caller's waiting; the work stops when all callers have left.</param>
    /// <returns>The changed network, or the first change that cannot be made and why.</returns>
    /// <exception cref="ArgumentException">It is too deep, or there are too many changes: a fault of the caller.</exception>
    public async Task<WhatIfResult> WhatIfAsync(
        SharedNetwork network, IReadOnlyList<Change> changes, bool isRefitted, CancellationToken cancel)
    {
        if (changes.Count == 0 && (!isRefitted || network.Origin is null or { IsRefitted: true }))
        {
            return new(network, null);
        }

        var origin = WhatIfOrigin.Of(network, changes, isRefitted);
        if (origin.Depth > MostDepth || origin.Changes.Length > ChangedNetwork.MostChanges)
        {
            throw new ArgumentException($"{origin.Changes.Length} changes, {origin.Depth} deep, are too many.", nameof(changes));
        }

        // The same changes in other portions make the same network, but not as deep a one, and a fault is told by its place in the last
        // portion.
        var version = ChangeText.NetworkVersion(origin);
        try
        {
            return new(
                await _whatIfs.GetAsync(
                    $"{version} {origin.Depth} {changes.Count}",
                    stop => Task.FromResult(Apply(network, changes, version, origin, stop)),
                    cancel),
                null);
        }
        catch (ChangesRefusedException refused)
        {
            return new(null, refused.Fault);
        }
    }

    /// <summary>Forgets analyses of every network that is held; whoever holds or awaits one is not disturbed.</summary>
    /// <typeparam name="TReport">What they give.</typeparam>
    /// <param name="isPast">By the key of each: whether nobody will ask for it any more.</param>
    public void Forget<TReport>(Predicate<string> isPast)
    {
        foreach (var network in _networks.Networks.Concat(_whatIfs.Networks))
        {
            network.Forget<TReport>(isPast);
        }
    }

    /// <summary>How far the reading of a network is; null where it is not being read.</summary>
    /// <param name="networkVersion">Its <see cref="OrganisationNetwork.Version"/>.</param>
    public ReadingProgress? ProgressOf(string networkVersion) => _progress.TryGetValue(networkVersion, out var share) ? share : null;

    private void DropMadeOf(SharedNetwork network) => _whatIfs.DropWhere(changed => ReferenceEquals(changed.Origin!.Base, network));

    private bool IsBaseHeld(SharedNetwork changed) => _networks.Holds(changed.Origin!.Base);

    private SharedNetwork Apply(
        SharedNetwork network, IReadOnlyList<Change> changes, string version, WhatIfOrigin origin, CancellationToken stop)
    {
        var outcome = ChangedNetwork.Apply(network.Network, changes, version, stop);
        return outcome.Network is { } changed
            ? new(new(changed, network.DataVersion, network.AsOf) { Window = network.Window }, origin, _limits.MostReports)
            : throw new ChangesRefusedException(outcome.Fault!);
    }

    private async Task<SharedNetwork> ReadAsync(string key, Lens lens, DateOnly? asOf, CancellationToken stop)
    {
        try
        {
            return new(await _reader.ReadAsync(lens, asOf, new Share(this, key), stop), origin: null, _limits.MostReports);
        }
        finally
        {
            _progress.TryRemove(key, out _);
        }
    }

    private sealed class Share(NetworkCache cache, string key) : IProgress<ReadingProgress>
    {
        public void Report(ReadingProgress value) => cache._progress[key] = value;
    }

    // A computation that throws is forgotten, so that refused changes are not held.
    private sealed class ChangesRefusedException(ChangeFault fault) : Exception(fault.Problem)
    {
        public ChangeFault Fault { get; } = fault;
    }
}
