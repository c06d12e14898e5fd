using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gravity;

/// <summary>Ties between cells, counted: row c holds, ascending, every cell d with ties, and how many arcs run from c to d.</summary>
/// <remarks>
/// A tie inside a cell is two arcs of its row. A tie that nobody could have seen is left out. Time O(ties log ties).
/// </remarks>
internal sealed class CellTies
{
    private readonly int[] _offsets;
    private readonly int[] _cells;
    private readonly int[] _counts;

    private CellTies(int[] offsets, int[] cells, int[] counts, double[] apart)
    {
        (_offsets, _cells, _counts, Apart) = (offsets, cells, counts, apart);
    }

    /// <summary>
    /// s by cell: the share of pairs inside it that are two people, <c>1 - Σk² / (Σk)²</c> with k the ties of each; 0 without ties.
    /// </summary>
    public double[] Apart { get; }

    /// <summary>The same ties with other shares.</summary>
    public CellTies WithApart(double[] apart) => new(_offsets, _cells, _counts, apart);

    public ReadOnlySpan<int> CellsOf(int cell) => _cells.AsSpan(_offsets[cell].._offsets[cell + 1]);

    /// <summary>Arcs to each of <see cref="CellsOf"/>.</summary>
    public ReadOnlySpan<int> CountsOf(int cell) => _counts.AsSpan(_offsets[cell].._offsets[cell + 1]);

    public static CellTies Of(GravityCells cells, CsrGraph ties, CancellationToken cancel)
    {
        var offsets = new int[cells.Count + 1];
        var (others, counts) = (new List<int>(), new List<int>());
        var apart = new double[cells.Count];
        var arcs = new int[cells.Count]; // From the cell at hand; all 0 in between.
        var row = new List<int>();
        for (var cell = 0; cell < cells.Count; cell++)
        {
            cancel.ThrowIfCancellationRequested();
            apart[cell] = Gather(cells, ties, cell, arcs, row);
            row.Sort();
            foreach (var other in row)
            {
                others.Add(other);
                counts.Add(arcs[other]);
                arcs[other] = 0;
            }

            row.Clear();
            offsets[cell + 1] = others.Count;
        }

        return new(offsets, [.. others], [.. counts], apart);
    }

    private static double Gather(GravityCells cells, CsrGraph ties, int cell, int[] arcs, List<int> row)
    {
        var responded = cells.Places[cell].Traits.Responded;
        var (sum, squares) = (0.0, 0.0);
        foreach (var person in cells.PeopleOf(cell))
        {
            var degree = 0.0;
            foreach (var neighbour in ties.Neighbours(person))
            {
                var other = cells.CellOf[neighbour];
                if (responded || cells.Places[other].Traits.Responded)
                {
                    degree++;
                    if (arcs[other]++ == 0)
                    {
                        row.Add(other);
                    }
                }
            }

            sum += degree;
            squares += degree * degree;
        }

        return sum > 0 ? 1 - (squares / (sum * sum)) : 0;
    }
}
