using System.Numerics;

namespace NetworkLens.Graph.Networks;

/// <summary>
/// How arcs are parted by their rows, and how an arc fits into 32 bits within its part: the low bits of its row, then its column.
/// </summary>
/// <remarks>
/// A part is about 32,000 arcs, so that sorting one stays within a processor's own cache; parts number 2,048 at most, as each is a place
/// that is written to in turn, unless there are more than four million nodes, whose columns leave fewer bits for rows.
/// </remarks>
internal readonly record struct ArcLayout
{
    private const int ArcsOfPart = 1 << 15;
    private const int MostParts = 1 << 11;
    private const int ItemsOfChunk = 1 << 18;

    /// <summary>Lays out at most <paramref name="mostArcs"/> arcs between <paramref name="nodeCount"/> nodes.</summary>
    public ArcLayout(int nodeCount, long mostArcs)
    {
        NodeCount = nodeCount;
        MostArcs = mostArcs;
        ColumnBits = Math.Max(1, BitsOf(nodeCount - 1));
        var forFewParts = BitsOf((nodeCount - 1) / MostParts);
        var forSmallParts = BitOperations.Log2((ulong)Math.Max(1, (long)nodeCount * ArcsOfPart / Math.Max(1, mostArcs)));
        RowBits = Math.Min(Math.Min(ColumnBits, 32 - ColumnBits), Math.Max(forFewParts, forSmallParts));
    }

    /// <summary>Nodes, isolates included.</summary>
    public int NodeCount { get; }

    /// <summary>A bound on the arcs, for choosing sizes; it need not be met.</summary>
    public long MostArcs { get; }

    /// <summary>Low bits of a packed arc that hold its column.</summary>
    public int ColumnBits { get; }

    /// <summary>Bits above them that hold the place of its row within its part.</summary>
    public int RowBits { get; }

    /// <summary>How many parts there are; 0 without nodes.</summary>
    public int Parts => NodeCount == 0 ? 0 : PartOf((uint)NodeCount - 1) + 1;

    /// <summary>Selects the column of a packed arc.</summary>
    public uint ColumnMask => (1u << ColumnBits) - 1;

    /// <summary>Selects the place of a row within its part.</summary>
    public uint RowMask => (1u << RowBits) - 1;

    /// <summary>Part of a row.</summary>
    public int PartOf(uint row) => (int)(row >> RowBits);

    /// <summary>First row of a part.</summary>
    public int FirstRow(int part) => part << RowBits;

    /// <summary>How many chunks something is read in: enough for several threads, few enough that counts of all parts stay small.</summary>
    public int ChunksOf(int items)
    {
        var bySize = (items / ItemsOfChunk) + 1;
        return (int)Math.Clamp(MostArcs / Math.Max(1, 4L * Parts), 1, bySize);
    }

    private static int BitsOf(int value) => value <= 0 ? 0 : BitOperations.Log2((uint)value) + 1;
}
