using System.Numerics;

namespace NetworkLens.Graph.Networks;

/// <summary>Sorts the packed arcs of one part: counting sorts from the lowest digit of the column up to the row.</summary>
/// <remarks>
/// Each pass is stable, so after the last the keys ascend. Time O(arcs) a pass: two passes for columns of up to 22 bits, one for the row.
/// Knuth, D. E. (1998). The Art of Computer Programming, vol. 3, 2nd ed., 5.2.5. Addison-Wesley.
/// </remarks>
internal sealed class DigitSort
{
    private const int MostDigitBits = 11;

    private readonly (int Shift, int Bits)[] _digits;
    private readonly int[] _next;

    /// <summary>Sorts by column and row, or where columns ascend already by row alone.</summary>
    public DigitSort(ArcLayout layout, bool isOrdered)
    {
        var passes = isOrdered ? 0 : (layout.ColumnBits + MostDigitBits - 1) / MostDigitBits;
        var bits = passes == 0 ? 0 : (layout.ColumnBits + passes - 1) / passes;
        _digits = new (int, int)[passes + 1];
        for (var pass = 0; pass < passes; pass++)
        {
            _digits[pass] = (pass * bits, Math.Min(bits, layout.ColumnBits - (pass * bits)));
        }

        _digits[passes] = (layout.ColumnBits, layout.RowBits);
        _next = new int[1 << Math.Max(bits, layout.RowBits)];
    }

    /// <summary>After a sort: where the arcs of each row of the part end.</summary>
    public ReadOnlySpan<int> RowEnds => _next;

    /// <summary>Sorts in place.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="count">How many.</param>
    /// <param name="spare">As long, for the passes between.</param>
    /// <param name="low">Bits below the packed arc, which travel along.</param>
    /// <typeparam name="T">32 or 64 bits.</typeparam>
    public unsafe void Sort<T>(T* keys, int count, T* spare, int low)
        where T : unmanaged, IBinaryInteger<T>
    {
        var from = keys;
        if (_digits.Length % 2 == 1)
        {
            // So that the last of an odd number of passes ends where the keys came from.
            new ReadOnlySpan<T>(keys, count).CopyTo(new Span<T>(spare, count));
            from = spare;
        }

        foreach (var (shift, bits) in _digits)
        {
            var to = from == keys ? spare : keys;
            Pass(from, to, count, shift + low, bits);
            from = to;
        }
    }

    private unsafe void Pass<T>(T* from, T* to, int count, int shift, int bits)
        where T : unmanaged, IBinaryInteger<T>
    {
        var mask = (1u << bits) - 1;
        Array.Clear(_next, 0, 1 << bits);
        fixed (int* next = _next)
        {
            for (var i = 0; i < count; i++)
            {
                next[uint.CreateTruncating(from[i] >> shift) & mask]++;
            }

            var sum = 0;
            for (var digit = 0u; digit <= mask; digit++)
            {
                (next[digit], sum) = (sum, sum + next[digit]);
            }

            for (var i = 0; i < count; i++)
            {
                var key = from[i];
                to[next[uint.CreateTruncating(key >> shift) & mask]++] = key;
            }
        }
    }
}
