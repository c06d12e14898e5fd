namespace NetworkLens.Graph.Connectivity;

/// <summary>Draws without replacement, the same on every machine and version for the same seed.</summary>
internal static class SeededSample
{
    /// <summary>
    /// Draws <paramref name="count"/> of the items, each set of that size equally likely; all of them where there are no more.
    /// </summary>
    /// <returns>The items drawn, in the order in which they were given.</returns>
    /// <remarks>
    /// Selection sampling (Knuth, The Art of Computer Programming 2, algorithm S) over splitmix64 (Steele, Lea &amp; Flood 2014).
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
            seed += 0x9E3779B97F4A7C15;
            var mixed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            var chance = (mixed ^ (mixed >> 31)) >> 11; // 53 bits
            if (chance * (1.0 / (1UL << 53)) * (items.Length - i) < count - taken)
            {
                drawn[taken++] = items[i];
            }
        }

        return drawn;
    }
}
