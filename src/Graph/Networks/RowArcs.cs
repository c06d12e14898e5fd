namespace NetworkLens.Graph.Networks;

/// <summary>The arcs of a graph, read row by row; chunks are whole rows that hold about equally many.</summary>
internal abstract class RowArcs : ArcSource
{
    /// <summary>Reads the arrays of a graph.</summary>
    protected RowArcs(int[] offsets, int[] neighbours, double[]? weights)
    {
        (Offsets, Neighbours, Weights) = (offsets, neighbours, weights);
        Layout = new(offsets.Length - 1, neighbours.Length);
        Chunks = Layout.ChunksOf(neighbours.Length);
    }

    public sealed override ArcLayout Layout { get; }

    public sealed override int Chunks { get; }

    public sealed override bool IsWeighted => Weights is not null;

    /// <summary>Row starts.</summary>
    protected int[] Offsets { get; }

    /// <summary>Columns.</summary>
    protected int[] Neighbours { get; }

    /// <summary>Weights, or null.</summary>
    protected double[]? Weights { get; }

    /// <summary>The first row of a chunk: the first that begins at or after the chunk's share.</summary>
    protected int FirstRow(int chunk)
    {
        if (chunk == Chunks)
        {
            return Offsets.Length - 1;
        }

        var share = (int)((long)Neighbours.Length * chunk / Chunks);
        var (low, high) = (0, Offsets.Length - 1);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            (low, high) = Offsets[middle] < share ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>Arcs turned round: rows are read in ascending order, so each new row is ordered as it comes.</summary>
internal sealed unsafe class ReversedArcs(int[] offsets, int[] neighbours, double[]? weights) : RowArcs(offsets, neighbours, weights)
{
    public override bool IsOrdered => true;

    public override bool Count(int chunk, int* counts)
    {
        var shift = Layout.RowBits;
        foreach (var to in Neighbours.AsSpan(Offsets[FirstRow(chunk)]..Offsets[FirstRow(chunk + 1)]))
        {
            counts[(uint)to >> shift]++;
        }

        return true;
    }

    public override void Scatter(int chunk, int* next, uint* keys, double* weights)
    {
        var (shift, columnBits, rowMask) = (Layout.RowBits, Layout.ColumnBits, Layout.RowMask);
        var end = FirstRow(chunk + 1);
        for (var from = FirstRow(chunk); from < end; from++)
        {
            for (var arc = Offsets[from]; arc < Offsets[from + 1]; arc++)
            {
                var to = (uint)Neighbours[arc];
                var place = next[to >> shift]++;
                keys[place] = ((to & rowMask) << columnBits) | (uint)from;
                if (Weights is not null)
                {
                    weights[place] = Weights[arc];
                }
            }
        }
    }
}

/// <summary>Arcs with both ends under other numbers.</summary>
internal sealed unsafe class RenumberedArcs(int[] offsets, int[] neighbours, double[]? weights, int[] numberOf)
    : RowArcs(offsets, neighbours, weights)
{
    public override bool IsOrdered => false;

    public override bool Count(int chunk, int* counts)
    {
        var end = FirstRow(chunk + 1);
        for (var from = FirstRow(chunk); from < end; from++)
        {
            counts[Layout.PartOf((uint)numberOf[from])] += Offsets[from + 1] - Offsets[from];
        }

        return true;
    }

    public override void Scatter(int chunk, int* next, uint* keys, double* weights)
    {
        var end = FirstRow(chunk + 1);
        for (var from = FirstRow(chunk); from < end; from++)
        {
            var row = (uint)numberOf[from];
            var packedRow = (row & Layout.RowMask) << Layout.ColumnBits;
            var place = next[Layout.PartOf(row)];
            for (var arc = Offsets[from]; arc < Offsets[from + 1]; arc++)
            {
                keys[place] = packedRow | (uint)numberOf[Neighbours[arc]];
                if (Weights is not null)
                {
                    weights[place] = Weights[arc];
                }

                place++;
            }

            next[Layout.PartOf(row)] = place;
        }
    }
}
