using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Cohesion;

/// <summary>Every tie in one row only, that of the person with fewer contacts (the lower index of equals).</summary>
/// <remarks>
/// No row is longer than √(2m), and each triangle is found once: from its first person u, in the row of its second. Time O(m), space 4
/// bytes an arc and 8 a person. Latapy, M. (2008). Main-memory triangle computations for very large (sparse (power-law)) graphs.
/// Theoretical Computer Science 407, 458-473.
/// </remarks>
internal sealed unsafe class OrientedTies
{
    private const int PeopleOfPart = 1 << 10;

    private OrientedTies(Row[] rows, int[] others) => (Rows, Others) = (rows, others);

    /// <summary>Where the row of each person is in <see cref="Others"/>.</summary>
    public Row[] Rows { get; }

    /// <summary>Those at the other end, ascending within a row; between rows, and beyond the last, is what does not count.</summary>
    public int[] Others { get; }

    /// <summary>Of an undirected graph; weights do not count.</summary>
    /// <param name="graph">Undirected.</param>
    /// <param name="spare">How many places there shall be beyond the last row.</param>
    /// <param name="effort">Threads, progress, cancellation.</param>
    public static OrientedTies Of(CsrGraph graph, int spare, Effort effort)
    {
        var ties = new OrientedTies(new Row[graph.NodeCount], HugePages.Allocate<int>(graph.ArcCount + spare));
        Chunks.Run(Chunks.Count(graph.NodeCount, PeopleOfPart), effort, part => ties.Orient(graph, part));
        return ties;
    }

    // Whoever has more contacts stays. Written before it is known to stay, but never past the row: no other is touched.
    private void Orient(CsrGraph graph, int part)
    {
        var (first, end) = Chunks.Range(part, PeopleOfPart, Rows.Length);
        fixed (int* offsets = graph.Offsets, neighbours = graph.AllNeighbours, others = Others)
        {
            for (var node = first; node < end; node++)
            {
                int start = offsets[node], last = offsets[node + 1], kept = start, contacts = last - start;
                for (var at = start; at < last; at++)
                {
                    var other = neighbours[at];
                    others[kept] = other;
                    // Of equals the higher index counts as more.
                    kept += offsets[other + 1] - offsets[other] + (other > node ? 1 : 0) > contacts ? 1 : 0;
                }

                Rows[node] = new(start, kept);
            }
        }
    }

    /// <summary>A row: [Start, End) of the others.</summary>
    internal readonly record struct Row(int Start, int End);
}
