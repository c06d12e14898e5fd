namespace NetworkLens.Gaps.Bench.Systems;

/// <summary>What the rates between pairs of cells are multiplied by; 1 where nothing is said.</summary>
internal sealed class CellFactors(int cells)
{
    private readonly Dictionary<long, double> _factors = [];

    /// <summary>Whether it is 1 everywhere.</summary>
    public bool IsEmpty => _factors.Count == 0;

    /// <summary>The factor of two cells, in either order.</summary>
    public double this[int c, int d] => _factors.TryGetValue(Key(c, d), out var factor) ? factor : 1;

    /// <summary>Whether something is said of any pair of cells of two groups.</summary>
    public bool Touches(int[] a, int[] b) =>
        !IsEmpty && Array.Exists(a, c => Array.Exists(b, d => _factors.ContainsKey(Key(c, d))));

    /// <summary>Multiplies the rates between two groups once more.</summary>
    public void Multiply(int[] a, int[] b, double factor)
    {
        foreach (var c in a)
        {
            foreach (var d in b)
            {
                _factors[Key(c, d)] = this[c, d] * factor;
            }
        }
    }

    private long Key(int c, int d) => ((long)Math.Min(c, d) * cells) + Math.Max(c, d);
}
