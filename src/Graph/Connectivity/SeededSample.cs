using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Graph.Connectivity;

/// <summary>Draws without replacement, the same on every machine and version for the same seed.</summary>
internal static class SeededSample
{
    /// <summary>
    /// Draws <paramref name="count"/> of the items, each set of that size equally likely; all of them where there are no more.
    /// </summary>
    /// <returns>The items drawn, in the order in which they were given.</returns>
    /// <remarks>
    /// Selection sampling (Knuth, The Art of Computer Programming 2, algorithm S) over <see cref="SplitMix64"/>.
    /// </remarks>
    public static int[] Draw(int[] items, int count, ulong seed)
    {
        if (items.Length <= count)
        {
            return items;
        }

        var drawn = new int[count];
        var taken = 0;
        for (var i = 0; taken < count; i++)
        {
            var chance = SplitMix64.Next(ref seed) >> 11; // 53 bits
            if (chance * (1.0 / (1UL << 53)) * (items.Length - i) < count - taken)
            {
                drawn[taken++] = items[i];
            }
        }

        return drawn;
    }
}
