using System.Runtime.InteropServices;

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
    /// <param name="most">Pairs of cells at most, each order for itself; a pair of groups that does not fit is passed over.</param>
    public static LeftOutPairs Of(GravityCells cells, IEnumerable<(int[] A, int[] B)> pairs, int most)
    {
        var rows = new Dictionary<int, HashSet<int>>();
        long count = 0;
        var groupPairs = 0;
        foreach (var (a, b) in pairs)
        {
            if (count + (2L * a.Length * b.Length) > most)
            {
                continue;
            }

            groupPairs++;
            foreach (var c in a)
            {
                foreach (var d in b)
                {
                    count += Add(rows, c, d) + Add(rows, d, c);
                }
            }
        }

        return Rows(cells, rows, (int)count, groupPairs);
    }

    private static int Add(Dictionary<int, HashSet<int>> rows, int cell, int other)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, cell, out _);
        return (row ??= []).Add(other) ? 1 : 0;
    }

    private static LeftOutPairs Rows(GravityCells cells, Dictionary<int, HashSet<int>> rows, int count, int groupPairs)
    {
        var offsets = new int[cells.Count + 1];
        var others = new int[count];
        var patterns = new short[count];
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var at = offsets[cell];
            if (rows.TryGetValue(cell, out var row))
            {
                row.CopyTo(others, at);
                Array.Sort(others, at, row.Count);
                for (var end = at + row.Count; at < end; at++)
                {
                    patterns[at] = (short)Patterns.Of(cells.Places[cell], cells.Places[others[at]]);
                }
            }

            offsets[cell + 1] = at;
        }

        return new(offsets, others, patterns, groupPairs);
    }
}
