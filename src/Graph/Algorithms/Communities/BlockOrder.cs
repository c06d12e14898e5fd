namespace NetworkLens.Graph.Algorithms.Communities;

/// <summary>Random orders in which people who stand side by side in memory are still looked at together.</summary>
internal static class BlockOrder
{
    private const int LargestBlock = 64;

    /// <summary>Shuffles blocks of items, and what is in each: the fewer items there are, the smaller the blocks, down to one.</summary>
    public static void Shuffle(Span<int> items, SeededRandom random)
    {
        var size = Math.Clamp(items.Length / LargestBlock, 1, LargestBlock);
        if (size == 1)
        {
            random.Shuffle(items);
            return;
        }

        var blocks = items.Length / size;
        var before = items.ToArray();
        var order = new int[blocks];
        for (var block = 0; block < blocks; block++)
        {
            order[block] = block;
        }

        random.Shuffle(order);
        for (var block = 0; block < blocks; block++)
        {
            var target = items.Slice(block * size, size);
            before.AsSpan(order[block] * size, size).CopyTo(target);
            random.Shuffle(target);
        }

        // What is left over stays at the end.
        random.Shuffle(items[(blocks * size)..]);
    }
}
