using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Communities;

/// <summary>What threads work in, kept from one step to the next, as clearing it each time would cost as much as the step.</summary>
internal sealed class LeidenRooms(int size)
{
    private readonly Lock _gate = new();
    private readonly List<LeidenRoom> _all = [];
    private int _taken;

    /// <summary>One that nobody has.</summary>
    public LeidenRoom Take()
    {
        lock (_gate)
        {
            if (_taken == _all.Count)
            {
                _all.Add(new(size));
            }

            return _all[_taken++];
        }
    }

    /// <summary>All are free again; nobody works in any.</summary>
    public void Free() => _taken = 0;
}

/// <summary>Weights towards communities while one node is looked at, and which these are.</summary>
internal sealed class LeidenRoom
{
    /// <summary>Makes room for so many communities.</summary>
    public LeidenRoom(int size)
    {
        To = HugePages.Allocate<double>(size);
        Array.Clear(To);
        // One place more, as writing comes before knowing.
        Touched = new int[size + 1];
    }

    /// <summary>Weight towards each community; 0 between nodes.</summary>
    public double[] To { get; }

    /// <summary>The communities of which that is not 0.</summary>
    public int[] Touched { get; }
}
