namespace NetworkLens.Graph.Suggestions;

/// <summary>The state of a growing assignment: who has whom, and the price of every column.</summary>
/// <remarks>
/// Costs are weights with their sign turned. Every row has a column of its own besides, of cost 0, which means to stay alone; it has the
/// number columns + row. Holds between rows: no row would gain by another column at the prices, cost - price is least at its own.
/// </remarks>
internal sealed class AssignmentSearch(int rows, int columns, int[] offsets, int[] partners, double[] weights)
{
    private readonly int[] _rowOf = Filled(columns + rows);
    private readonly int[] _columnOf = Filled(rows);
    private readonly double[] _price = new double[columns + rows];    // At most 0.
    private readonly double[] _distance = new double[columns + rows]; // Of the chain that ends at this column.
    private readonly int[] _via = new int[columns + rows];            // The row before it on the chain.
    private readonly int[] _met = Filled(columns + rows);             // For which row the two above were set.
    private readonly bool[] _settled = new bool[columns + rows];
    private readonly PriorityQueue<int, (double Distance, int Column)> _queue = new();

    /// <summary>Gives a row its place, moving others where that is worth it.</summary>
    public void Place(int row, CancellationToken cancel)
    {
        var settled = new List<int>();
        _queue.Clear();
        Relax(row, row, 0);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var (column, distance) = Nearest();
            if (_rowOf[column] < 0)
            {
                foreach (var other in settled)
                {
                    _price[other] += _distance[other] - distance;
                    _settled[other] = false;
                }

                Turn(row, column);
                return;
            }

            _settled[column] = true;
            settled.Add(column);
            Relax(row, _rowOf[column], distance - (Cost(_rowOf[column], column) - _price[column]));
        }
    }

    /// <summary>What was found.</summary>
    public Assignment Result()
    {
        double total = 0, bound = 0;
        var columnOf = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            var column = _columnOf[row];
            columnOf[row] = column < columns ? column : -1;
            total -= Cost(row, column);
            bound -= Cost(row, column) - _price[column];
        }

        foreach (var price in _price)
        {
            bound -= price;
        }

        return new([.. columnOf], total, bound);
    }

    private static int[] Filled(int length)
    {
        var filled = new int[length];
        Array.Fill(filled, -1);
        return filled;
    }

    private (int Column, double Distance) Nearest()
    {
        // A column may wait more than once; only its least distance counts. The row's own column is always there in the end.
        while (true)
        {
            _queue.TryDequeue(out var column, out var priority);
            if (!_settled[column] && priority.Distance == _distance[column])
            {
                return (column, priority.Distance);
            }
        }
    }

    private void Relax(int start, int row, double behind)
    {
        for (var at = offsets[row]; at < offsets[row + 1]; at++)
        {
            Offer(start, row, partners[at], behind - weights[at]);
        }

        Offer(start, row, columns + row, behind);
    }

    private void Offer(int start, int row, int column, double cost)
    {
        var distance = cost - _price[column];
        if (!_settled[column] && (_met[column] != start || distance < _distance[column]))
        {
            (_met[column], _distance[column], _via[column]) = (start, distance, row);
            _queue.Enqueue(column, (distance, column));
        }
    }

    private void Turn(int start, int column)
    {
        for (var row = -1; row != start;)
        {
            row = _via[column];
            var left = _columnOf[row];
            (_rowOf[column], _columnOf[row]) = (row, column);
            column = left;
        }
    }

    private double Cost(int row, int column) =>
        column >= columns ? 0 : -weights[Array.BinarySearch(partners, offsets[row], offsets[row + 1] - offsets[row], column)];
}
