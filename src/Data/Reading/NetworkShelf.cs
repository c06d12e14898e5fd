namespace NetworkLens.Data.Reading;

/// <summary>A bounded number of networks by name, each made once for all who ask. Safe for several threads.</summary>
/// <remarks>What was not asked for the longest goes first; a network that has gone stays whole for whoever still holds it.</remarks>
/// <param name="mostNetworks">Networks held, at least 1.</param>
/// <param name="mostBytes">About how many bytes they may take together; the newest one is held whatever it takes.</param>
/// <param name="gate">Guards all shelves whose networks hang on each other.</param>
internal sealed class NetworkShelf(int mostNetworks, long mostBytes, Lock gate)
{
    private readonly SharedComputations<string, SharedNetwork> _networks = new();
    private readonly Dictionary<string, Held> _held = new(StringComparer.Ordinal);
    private long _uses;

    /// <summary>How many networks are held.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return _held.Count;
            }
        }
    }

    /// <summary>The networks that are held.</summary>
    public IReadOnlyList<SharedNetwork> Networks
    {
        get
        {
            lock (gate)
            {
                return [.. _held.Values.Select(held => held.Network)];
            }
        }
    }

    /// <summary>Told of a network that is held no longer, under the gate.</summary>
    public Action<SharedNetwork>? Gone { get; init; }

    /// <summary>Whether a network may be held, asked under the gate; all may where this is not given.</summary>
    public Predicate<SharedNetwork>? MayHold { get; init; }

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

    /// <summary>Whether a network is held.</summary>
    public bool Holds(SharedNetwork network)
    {
        lock (gate)
        {
            return _held.Values.Any(held => ReferenceEquals(held.Network, network));
        }
    }

    /// <summary>Forgets a network.</summary>
    public void Drop(string key)
    {
        lock (gate)
        {
            _networks.Remove(key);
            if (_held.Remove(key, out var held))
            {
                Gone?.Invoke(held.Network);
            }
        }
    }

    /// <summary>Forgets networks.</summary>
    public void DropWhere(Predicate<SharedNetwork> isGone)
    {
        lock (gate)
        {
            foreach (var key in _held.Where(held => isGone(held.Value.Network)).Select(held => held.Key).ToList())
            {
                Drop(key);
            }
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
        lock (gate)
        {
            if (_held.TryGetValue(key, out var held))
            {
                held.LastUse = ++_uses;
            }
        }
    }

    private void Hold(string key, SharedNetwork network)
    {
        lock (gate)
        {
            if (MayHold?.Invoke(network) == false)
            {
                _networks.Remove(key); // Whoever waits for it has it all the same.
                return;
            }

            _held[key] = new(network, network.EstimateBytes()) { LastUse = ++_uses };
            while (_held.Count > 1 && (_held.Count > mostNetworks || _held.Values.Sum(held => held.Bytes) > mostBytes))
            {
                Drop(_held.MinBy(held => held.Value.LastUse).Key);
            }
        }
    }

    private sealed class Held(SharedNetwork network, long bytes)
    {
        public SharedNetwork Network => network;

        public long Bytes => bytes;

        public long LastUse { get; set; }
    }
}
