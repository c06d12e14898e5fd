namespace NetworkLens.Graph.Algorithms.Communities;

/// <summary>Numbers drawn from a seed, the same on every machine and version: splitmix64.</summary>
/// <remarks>Steele, G. L., Lea, D. &amp; Flood, C. H. (2014). Fast splittable pseudorandom number generators. OOPSLA, 453-472.</remarks>
internal struct SeededSequence(ulong seed)
{
    // Order is shuffled in blocks of this many at most, so that people who stand side by side in memory are looked at together.
    private const int LargestBlock = 64;

    private ulong _state = seed;

    /// <summary>A seed for one step of the work, as good as unrelated to those of others.</summary>
    public static ulong Derive(ulong seed, int step, int part) => Mixed(Mixed(seed + (ulong)step) + (ulong)part);

    /// <summary>64 bits.</summary>
    public ulong Next() => Mixed(_state += 0x9E3779B97F4A7C15);

    /// <summary>From 0 up to, not including, 1.</summary>
    public double NextShare() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0 up to, not including, the bound.</summary>
    public int Next(int bound) => (int)(((UInt128)Next() * (ulong)bound) >> 64);

    /// <summary>Shuffles blocks, and what is in each: the fewer there are, the smaller the blocks, down to one.</summary>
    public void ShuffleBlocks(Span<int> items)
    {
        var size = Math.Clamp(items.Length / LargestBlock, 1, LargestBlock);
        var blocks = items.Length / size;
        var room = items.ToArray();
        var order = new int[blocks];
        for (var block = 0; block < blocks; block++)
        {
            order[block] = block;
        }

        Shuffle(order);
        for (var block = 0; block < blocks; block++)
        {
            var target = items.Slice(block * size, size);
            room.AsSpan(order[block] * size, size).CopyTo(target);
            Shuffle(target);
        }

        // What is left over stays at the end.
        Shuffle(items[(blocks * size)..]);
    }

    private void Shuffle(Span<int> items)
    {
        for (var at = items.Length - 1; at > 0; at--)
        {
            var other = Next(at + 1);
            (items[at], items[other]) = (items[other], items[at]);
        }
    }

    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
