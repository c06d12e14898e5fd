using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Graph.Suggestions;

/// <summary>A row and a column that may be partners.</summary>
/// <param name="Row">From 0.</param>
/// <param name="Column">From 0.</param>
/// <param name="Weight">What the pair is worth, finite; a pair of 0 or less is never made.</param>
public readonly record struct WeightedPair(int Row, int Column, double Weight);

/// <summary>Rows and columns joined in pairs, one partner each, so that the pairs are worth most together.</summary>
/// <param name="ColumnOf">The partner of each row; -1 where it stays alone.</param>
/// <param name="Total">What all pairs are worth together.</param>
/// <param name="Bound">What no choice of pairs exceeds, from the prices of linear programming: equal to Total up to rounding.</param>
/// <remarks>
/// <para>
/// Shortest augmenting paths, a row at a time: each row takes the cheapest chain of changes that ends at a free column or leaves some row
/// alone. Exact. Only pairs that are named take room or time: O(rows · pairs · log pairs) at worst, mostly far less, space
/// O(rows + columns + pairs). Of two pairs of the same row and column the heavier counts. No rows, columns or pairs: everybody stays
/// alone, worth 0. Deterministic.
/// </para>
/// <para>
/// Jonker, R. &amp; Volgenant, A. (1987). A shortest augmenting path algorithm for dense and sparse linear assignment problems.
/// Computing 38, 325-340.
/// </para>
/// </remarks>
public sealed record Assignment(ImmutableArray<int> ColumnOf, double Total, double Bound)
{
    /// <summary>Finds the pairs.</summary>
    /// <param name="rows">How many rows, at least 0.</param>
    /// <param name="columns">How many columns, at least 0.</param>
    /// <param name="pairs">Who may be partners, in any order.</param>
    /// <param name="effort">Cancellation. One thread: each path depends on the one before.</param>
    /// <exception cref="ArgumentException">A pair names no row or no column, or its weight is not finite.</exception>
    public static Assignment Compute(int rows, int columns, ReadOnlySpan<WeightedPair> pairs, Effort effort)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        var (offsets, partners, weights) = ByRow(rows, columns, pairs);
        var search = new AssignmentSearch(rows, columns, offsets, partners, weights);
        for (var row = 0; row < rows; row++)
        {
            search.Place(row, effort.Cancel);
        }

        return search.Result();
    }

    private static (int[] Offsets, int[] Columns, double[] Weights) ByRow(int rows, int columns, ReadOnlySpan<WeightedPair> pairs)
    {
        var kept = new List<WeightedPair>(pairs.Length);
        for (var at = 0; at < pairs.Length; at++)
        {
            var pair = pairs[at];
            if ((uint)pair.Row >= (uint)rows || (uint)pair.Column >= (uint)columns || !double.IsFinite(pair.Weight))
            {
                throw new ArgumentException(
                    $"Pair {at} is {pair.Row}-{pair.Column}:{pair.Weight}; there are {rows} rows, {columns} columns, weights are finite.",
                    nameof(pairs));
            }

            if (pair.Weight > 0)
            {
                kept.Add(pair);
            }
        }

        kept.Sort((a, b) => (a.Row, a.Column, -a.Weight).CompareTo((b.Row, b.Column, -b.Weight)));
        var offsets = new int[rows + 1];
        var partners = new List<int>(kept.Count);
        var weights = new List<double>(kept.Count);
        var last = (Row: -1, Column: -1);
        foreach (var pair in kept)
        {
            if ((pair.Row, pair.Column) != last)
            {
                partners.Add(pair.Column);
                weights.Add(pair.Weight);
                offsets[pair.Row + 1]++;
                last = (pair.Row, pair.Column);
            }
        }

        for (var row = 0; row < rows; row++)
        {
            offsets[row + 1] += offsets[row];
        }

        return (offsets, [.. partners], [.. weights]);
    }
}
