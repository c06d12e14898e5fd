using System.Collections.Concurrent;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Reading;

/// <summary>How much a <see cref="NetworkCache"/> holds.</summary>
public sealed record NetworkCacheLimits
{
    /// <summary>Networks held, at least 1.</summary>
    public int MostNetworks { get; init; } = 32;

    /// <summary>About how many bytes they may take together; the newest one is held whatever it takes.</summary>
    public long MostBytes { get; init; } = 2L << 30;
}

/// <summary>Holds networks by (lens, day, data version), each read once for all who ask.</summary>
/// <remarks>
/// The version is looked up on every call, so a network of data that has changed is never handed out as current. What was not asked for the
/// longest goes first; a network that has gone stays whole for whoever still holds it. Safe for several threads.
/// </remarks>
/// <param name="reader">Reads networks.</param>
/// <param name="limits">How much to hold.</param>
public sealed class NetworkCache(NetworkReader reader, NetworkCacheLimits limits)
{
    private readonly SharedComputations<string, SharedNetwork> _networks = new();
    private readonly ConcurrentDictionary<string, ReadingProgress> _progress = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long Bytes, long LastUse)> _held = new(StringComparer.Ordinal);
    private long _uses;

    /// <summary>How many networks are held.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _held.Count;
            }
        }
    }

    /// <summary>The network of the current data under a lens.</summary>
    /// <param name="lens">What counts and who is in; see <see cref="LensWindow"/> for open ends of its window.</param>
    /// <param name="asOf">The day the figures are as of, exclusive; null is the day after the newest interaction.</param>
    /// <param name="cancel">Stops this caller's waiting; the reading stops when all callers have left.</param>
    public async Task<SharedNetwork> GetAsync(Lens lens, DateOnly? asOf, CancellationToken cancel)
    {
        var (version, newest) = await reader.StateAsync(cancel);
        var (effective, day) = LensWindow.Resolve(lens, asOf, newest);
        var key = LensText.NetworkVersion(version, effective, day);
        var network = await _networks.GetAsync(key, stop => ReadAsync(key, effective, day, stop), cancel);
        if (string.Equals(network.Network.Version, key, StringComparison.Ordinal))
        {
            Touch(key);
        }
        else
        {
            Drop(key); // A version was published in between: this is the newer one, and the next call asks for it by its own name.
        }

        return network;
    }

    /// <summary>How far the reading of a network is; null where it is not being read.</summary>
    /// <param name="networkVersion">Its <see cref="OrganisationNetwork.Version"/>.</param>
    public ReadingProgress? ProgressOf(string networkVersion) => _progress.TryGetValue(networkVersion, out var share) ? share : null;

    private async Task<SharedNetwork> ReadAsync(string key, Lens lens, DateOnly? asOf, CancellationToken stop)
    {
        try
        {
            var network = new SharedNetwork(await reader.ReadAsync(lens, asOf, new Share(this, key), stop));
            Hold(key, network); // Here, not where it is handed out: the last caller may leave in the moment it is ready.
            return network;
        }
        finally
        {
            _progress.TryRemove(key, out _);
        }
    }

    private void Touch(string key)
    {
        lock (_gate)
        {
            if (_held.TryGetValue(key, out var entry))
            {
                _held[key] = entry with { LastUse = ++_uses };
            }
        }
    }

    private void Drop(string key)
    {
        lock (_gate)
        {
            _held.Remove(key);
            _networks.Remove(key);
        }
    }

    private void Hold(string key, SharedNetwork network)
    {
        lock (_gate)
        {
            _held[key] = (network.EstimateBytes(), ++_uses);
            while (_held.Count > 1 && (_held.Count > limits.MostNetworks || _held.Values.Sum(x => x.Bytes) > limits.MostBytes))
            {
                var oldest = _held.MinBy(x => x.Value.LastUse).Key;
                _held.Remove(oldest);
                _networks.Remove(oldest);
            }
        }
    }

    private sealed class Share(NetworkCache cache, string key) : IProgress<ReadingProgress>
    {
        public void Report(ReadingProgress value) => cache._progress[key] = value;
    }
}
