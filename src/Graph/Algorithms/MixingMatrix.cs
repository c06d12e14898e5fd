using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms;

/// <summary>How many ties run from each group to each: the mixing matrix, with what chance would give beside it.</summary>
/// <remarks>
/// Directed: cell (A, B) counts arcs from A to B. Undirected: cells (A, B) and (B, A) are one, a tie counts once, also within a group.
/// Ties with a blank at either end are left out of counts, degree sums and <see cref="Ties"/>, and counted in <see cref="Excluded"/>.
/// Held sparse: time O(n + m + cells log cells), space O(groups + cells that are not empty).
/// </remarks>
public sealed class MixingMatrix
{
    private readonly int[] _offsets;       // Row starts of _cells.
    private readonly MixingCell[] _cells;  // By row, then column; only cells with ties.
    private readonly long[] _outDegrees;
    private readonly long[] _inDegrees;

    private MixingMatrix(CsrGraph graph, int[] offsets, MixingCell[] cells, ImmutableArray<int> sizes)
    {
        var isDirected = graph.IsDirected;
        IsDirected = isDirected;
        GroupSizes = sizes;
        _offsets = offsets;
        _cells = cells;
        _outDegrees = new long[sizes.Length];
        _inDegrees = new long[sizes.Length];
        for (var from = 0; from < sizes.Length; from++)
        {
            foreach (var cell in Row(from))
            {
                var ends = !isDirected && cell.Group == from ? 2 : 1;
                _outDegrees[from] += ends * cell.Ties;
                _inDegrees[cell.Group] += ends * cell.Ties;
                Ties += isDirected || cell.Group >= from ? cell.Ties : 0;
            }
        }

        Excluded = graph.TieCount - Ties;
    }

    /// <summary>Whether cells count arcs (true) or pairs (false).</summary>
    public bool IsDirected { get; }

    /// <summary>How many groups there are.</summary>
    public int GroupCount => GroupSizes.Length;

    /// <summary>People per group.</summary>
    public ImmutableArray<int> GroupSizes { get; }

    /// <summary>Ties with a group at both ends, m.</summary>
    public long Ties { get; }

    /// <summary>Ties with a blank at either end.</summary>
    public long Excluded { get; }

    /// <summary>Counts the ties between the values of a column.</summary>
    public static MixingMatrix Compute(CsrGraph graph, AttributeColumn column, Effort effort) =>
        Compute(graph, column.Codes.AsSpan(), column.Values.Length, effort);

    /// <summary>Counts the ties between groups given by codes.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="codes">Group per node, below <paramref name="groupCount"/>; negative is blank.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="effort">Threads, progress, cancellation.</param>
    public static MixingMatrix Compute(CsrGraph graph, ReadOnlySpan<int> codes, int groupCount, Effort effort)
    {
        NodeSets.CheckCodes(codes, graph.NodeCount, groupCount);
        var groups = NodeSets.ByCode(codes, groupCount);
        var codeOf = codes.ToArray();
        var rows = new MixingCell[groupCount][];
        Chunks.Run(groupCount, effort, () => new RowCounter(groupCount), (from, row) =>
        {
            foreach (var node in groups[from])
            {
                row.Count(graph, node, codeOf);
            }

            rows[from] = row.Take();
        });
        var offsets = new int[groupCount + 1];
        for (var from = 0; from < groupCount; from++)
        {
            offsets[from + 1] = offsets[from] + rows[from].Length;
        }

        ImmutableArray<int> sizes = [.. Enumerable.Range(0, groupCount).Select(group => groups[group].Length)];
        return new(graph, offsets, [.. rows.SelectMany(row => row)], sizes);
    }

    /// <summary>The cells of a row that hold ties, by column. The row of an undirected matrix holds both halves.</summary>
    public ReadOnlySpan<MixingCell> Row(int from) => _cells.AsSpan(_offsets[from].._offsets[from + 1]);

    /// <summary>Ties from one group to another (or between the two). Time O(log cells of the row).</summary>
    public long Observed(int from, int to) => Cell(from, to).Ties;

    /// <summary>Summed weight of the same ties.</summary>
    public double Weight(int from, int to) => Cell(from, to).Weight;

    /// <summary>
    /// Sum of the (out-)degrees of a group, K: only ties with a group at both ends; a tie within counts 2 when undirected.
    /// </summary>
    public long DegreeSum(int group) => _outDegrees[group];

    /// <summary>Sum of the in-degrees of a group; the same as <see cref="DegreeSum"/> when undirected.</summary>
    public long InDegreeSum(int group) => _inDegrees[group];

    /// <summary>What the configuration model expects of a cell.</summary>
    public TieExpectation Expectation(int from, int to) =>
        IsDirected ? ConfigurationModel.Directed(_outDegrees[from], _inDegrees[to], Ties)
        : from == to ? ConfigurationModel.Within(_outDegrees[from], Ties)
        : ConfigurationModel.Between(_outDegrees[from], _outDegrees[to], Ties);

    /// <summary>Observed / expected of a cell.</summary>
    public Measured Ratio(int from, int to) => Expectation(from, to).Ratio(Observed(from, to));

    /// <summary>Standard score of a cell against the configuration model.</summary>
    public Measured ZScore(int from, int to) => Expectation(from, to).ZScore(Observed(from, to));

    private MixingCell Cell(int from, int to)
    {
        // Both halves of an undirected matrix hold the same counts, but their weights were added in different orders: one half answers.
        if (!IsDirected && to < from)
        {
            (from, to) = (to, from);
        }

        var row = Row(from);
        int low = 0, high = row.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (row[middle].Group < to)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < row.Length && row[low].Group == to ? row[low] : new(to, 0, 0);
    }

    /// <summary>Counts of one row, dense while it is being filled.</summary>
    private sealed class RowCounter(int groupCount)
    {
        private readonly long[] _ties = new long[groupCount];
        private readonly double[] _weights = new double[groupCount];
        private readonly List<int> _touched = [];

        public void Count(CsrGraph graph, int node, ReadOnlySpan<int> codes)
        {
            var neighbours = graph.Neighbours(node);
            var weights = graph.Weights(node);
            for (var at = 0; at < neighbours.Length; at++)
            {
                var group = codes[neighbours[at]];
                if (group < 0 || (!graph.IsDirected && group == codes[node] && neighbours[at] < node))
                {
                    continue;
                }

                if (_ties[group]++ == 0)
                {
                    _touched.Add(group);
                }

                _weights[group] += weights.IsEmpty ? 1 : weights[at];
            }
        }

        public MixingCell[] Take()
        {
            _touched.Sort();
            var cells = new MixingCell[_touched.Count];
            for (var at = 0; at < cells.Length; at++)
            {
                var group = _touched[at];
                cells[at] = new(group, _ties[group], _weights[group]);
                (_ties[group], _weights[group]) = (0, 0);
            }

            _touched.Clear();
            return cells;
        }
    }
}

/// <summary>A cell of a mixing matrix that holds ties.</summary>
/// <param name="Group">The column.</param>
/// <param name="Ties">Ties.</param>
/// <param name="Weight">Their summed weight.</param>
public readonly record struct MixingCell(int Group, long Ties, double Weight);
