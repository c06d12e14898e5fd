namespace NetworkLens.Graph.Gravity;

/// <summary>Pairs of cells that leave the fit: neither their ties nor what is expected of them count. Both orders are held.</summary>
internal sealed class LeftOutPairs
{
    private readonly int[] _offsets;
    private readonly int[] _cells;
    private readonly short[] _patterns;

    private LeftOutPairs(int[] offsets, int[] cells, short[] patterns, int groupPairs)
    {
        (_offsets, _cells, _patterns, GroupPairs) = (offsets, cells, patterns, groupPairs);
    }

    /// <summary>Of how many pairs of groups the cells are.</summary>
    public int GroupPairs { get; }

    public int Count => _cells.Length;

    /// <summary>The cells, ascending, whose pair with this one is left out.</summary>
    public ReadOnlySpan<int> Of(int cell) => _cells.AsSpan(_offsets[cell].._offsets[cell + 1]);

    /// <summary>Patterns of the pairs with each of <see cref="Of(int)"/>.</summary>
    public ReadOnlySpan<short> PatternsOf(int cell) => _patterns.AsSpan(_offsets[cell].._offsets[cell + 1]);

    public bool Holds(int cell, int other) => Of(cell).BinarySearch(other) >= 0;

    public static LeftOutPairs None(GravityCells cells) => new(new int[cells.Count + 1], [], [], 0);

    /// <summary>The pairs of cells of pairs of groups, in their order, while all together are at most <paramref name="most"/>.</summary>
    /// <param name="cells">Cells.</param>
    /// <param name="pairs">Cells of one group and of the other.</param>
    /// <param name="most">
    /// Pairs of cells at most, each order for itself and in each pair of groups anew; a pair of groups that does not fit is passed over.
    /// </param>
    public static LeftOutPairs Of(GravityCells cells, IEnumerable<(int[] A, int[] B)> pairs, int most)
    {
        var kept = new List<(int[] A, int[] B)>();
        long count = 0;
        foreach (var pair in pairs)
        {
            var own = 2L * pair.A.Length * pair.B.Length;
            if (count + own <= most)
            {
                kept.Add(pair);
                count += own;
            }
        }

        var keys = new long[count];
        var next = 0;
        foreach (var (a, b) in kept)
        {
            foreach (var c in a)
            {
                foreach (var d in b)
                {
                    keys[next++] = ((long)c << 32) | (uint)d;
                    keys[next++] = ((long)d << 32) | (uint)c;
                }
            }
        }

        Array.Sort(keys);
        return Rows(cells, keys, kept.Count);
    }

    private static LeftOutPairs Rows(GravityCells cells, long[] keys, int groupPairs)
    {
        var offsets = new int[cells.Count + 1];
        var (others, patterns) = (new List<int>(), new List<short>());
        for (var at = 0; at < keys.Length; at++)
        {
            if (at == 0 || keys[at] != keys[at - 1])
            {
                var (cell, other) = ((int)(keys[at] >> 32), (int)keys[at]);
                others.Add(other);
                patterns.Add((short)Patterns.Of(cells.Places[cell], cells.Places[other]));
                offsets[cell + 1] = others.Count;
            }
        }

        for (var cell = 0; cell < cells.Count; cell++)
        {
            offsets[cell + 1] = Math.Max(offsets[cell + 1], offsets[cell]);
        }

        return new(offsets, [.. others], [.. patterns], groupPairs);
    }
}
