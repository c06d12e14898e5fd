using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>Items sorted into numbered groups: one array of items, one of starts. An item may be in several groups.</summary>
internal sealed class Buckets
{
    private readonly int[] _offsets;
    private readonly int[] _items;

    private Buckets(int[] offsets, int[] items)
    {
        _offsets = offsets;
        _items = items;
    }

    public int GroupCount => _offsets.Length - 1;

    /// <summary>The items of one group, in the order in which they came.</summary>
    public ReadOnlySpan<int> this[int group] => _items.AsSpan(_offsets[group].._offsets[group + 1]);

    /// <summary>Sorts items 0..n-1 by one group each; a group of -1 leaves the item out. Time O(items + groups).</summary>
    public static Buckets OfItems(int groups, int items, Func<int, int> groupOf)
    {
        var groupOfItem = new int[items];
        var offsets = new int[groups + 1];
        for (var item = 0; item < items; item++)
        {
            groupOfItem[item] = groupOf(item);
            if (groupOfItem[item] >= 0)
            {
                offsets[groupOfItem[item] + 1]++;
            }
        }

        CsrGraphBuilder.Accumulate(offsets);
        var next = offsets.AsSpan(0, groups).ToArray();
        var sorted = new int[offsets[groups]];
        for (var item = 0; item < items; item++)
        {
            if (groupOfItem[item] >= 0)
            {
                sorted[next[groupOfItem[item]]++] = item;
            }
        }

        return new(offsets, sorted);
    }

    /// <summary>Sorts pairs by group, keeping their order within it.</summary>
    public static Buckets OfPairs(int groups, IReadOnlyList<(int Group, int Item)> pairs)
    {
        var offsets = new int[groups + 1];
        foreach (var (group, _) in pairs)
        {
            offsets[group + 1]++;
        }

        CsrGraphBuilder.Accumulate(offsets);
        var next = offsets.AsSpan(0, groups).ToArray();
        var items = new int[pairs.Count];
        foreach (var (group, item) in pairs)
        {
            items[next[group]++] = item;
        }

        return new(offsets, items);
    }
}
