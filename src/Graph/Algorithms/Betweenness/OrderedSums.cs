namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <summary>
/// Adds up arrays that threads finish in any order, always in the order of their numbers: equal bits on any number of threads.
/// </summary>
/// <remarks>
/// An array that comes early waits for those before it, so as many wait as the other threads finish while one is at work. Arrays are used
/// again.
/// </remarks>
internal sealed class OrderedSums(int length)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, double[]> _waiting = [];
    private readonly Stack<double[]> _free = new();
    private int _next;

    /// <summary>The sums of all parts that were added without a gap.</summary>
    public double[] Total { get; } = new double[length];

    /// <summary>An array of zeros to fill.</summary>
    public double[] Rent()
    {
        lock (_gate)
        {
            if (_free.TryPop(out var values))
            {
                return values;
            }
        }

        return new double[length];
    }

    /// <summary>Adds a part; the array is not the caller's any more.</summary>
    public void Add(int part, double[] values)
    {
        lock (_gate)
        {
            _waiting.Add(part, values);
            while (_waiting.Remove(_next, out var turn))
            {
                var total = Total;
                for (var at = 0; at < turn.Length; at++)
                {
                    total[at] += turn[at];
                }

                Array.Clear(turn);
                _free.Push(turn);
                _next++;
            }
        }
    }
}
