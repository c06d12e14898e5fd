namespace NetworkLens.Data.Reading;

/// <summary>A bounded number of networks by name, each made once for all who ask. Safe for several threads.</summary>
/// <remarks>What was not asked for the longest goes first; a network that has gone stays whole for whoever still holds it.</remarks>
/// <param name="mostNetworks">Networks held, at least 1.</param>
/// <param name="mostBytes">About how many bytes they may take together; the newest one is held whatever it takes.</param>
internal sealed class NetworkShelf(int mostNetworks, long mostBytes)
{
    private readonly SharedComputations<string, SharedNetwork> _networks = new();
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

    /// <summary>The network of a name, made if it is not there.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="make">Makes it; stops when all callers have left.</param>
    /// <param name="cancel">Stops this caller's waiting.</param>
    public async Task<SharedNetwork> GetAsync(string key, Func<CancellationToken, Task<SharedNetwork>> make, CancellationToken cancel)
    {
        var network = await _networks.GetAsync(key, stop => MakeAsync(key, make, stop), cancel);
        Touch(key);
        return network;
    }

    /// <summary>Forgets a network.</summary>
    public void Drop(string key)
    {
        lock (_gate)
        {
            _held.Remove(key);
            _networks.Remove(key);
        }
    }

    private async Task<SharedNetwork> MakeAsync(string key, Func<CancellationToken, Task<SharedNetwork>> make, CancellationToken stop)
    {
        var network = await make(stop);
        Hold(key, network); // Here, not where it is handed out: the last caller may leave in the moment it is ready.
        return network;
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

    private void Hold(string key, SharedNetwork network)
    {
        lock (_gate)
        {
            _held[key] = (network.EstimateBytes(), ++_uses);
            while (_held.Count > 1 && (_held.Count > mostNetworks || _held.Values.Sum(x => x.Bytes) > mostBytes))
            {
                var oldest = _held.MinBy(x => x.Value.LastUse).Key;
                _held.Remove(oldest);
                _networks.Remove(oldest);
            }
        }
    }
}
