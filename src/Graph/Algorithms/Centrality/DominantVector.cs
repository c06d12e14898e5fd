namespace NetworkLens.Graph.Algorithms.Centrality;

/// <summary>The eigenvector of the greatest eigenvalue of a matrix without negative entries, known by what it does to a vector
/// only.</summary>
/// <remarks>
/// <para>Builds a basis of what the matrix makes of the start, again and again, and takes the best vector in it. A symmetric matrix keeps
/// its eight best when it starts anew (thick restart), others the best one. Where several eigenvectors share the eigenvalue, comes out the
/// one that the start leans to, as repeated multiplication would give it. Settled when |A v - θ v| is at most the tolerance times θ, |v| =
/// 1.</para>
/// <para>Space 26 numbers a person; a product and, on average, four passes over twelve vectors a step. Short vectors are worked on by
/// one thread, which is done before another has begun.
/// Wu, K. &amp; Simon, H. (2000). Thick-restart Lanczos method for large symmetric eigenvalue problems. SIAM Journal on Matrix Analysis and
/// Applications 22, 602-616. Arnoldi, W. E. (1951). Quarterly of Applied Mathematics 9, 17-29.</para>
/// </remarks>
internal sealed class DominantVector
{
    private const int BasisSize = 24;
    private const int Kept = 8;
    private const int MostRestarts = 200;

    private const int ShortVector = 1 << 13;

    // A vector of which less than this is new lies in the basis already.
    private const double Nothing = 1e-14;

    private readonly Action<double[], double[]> _product;
    private readonly bool _isSymmetric;
    private readonly double _tolerance;
    private readonly Effort _effort;
    private readonly IProgress<double>? _progress;
    private readonly int _size;
    private readonly int _parts;
    private readonly List<double[]> _basis = [];
    private readonly double[,] _small = new double[BasisSize, BasisSize]; // The matrix as the basis sees it.
    private readonly double[] _partials;
    private double _shown;

    private DominantVector(int size, Action<double[], double[]> product, bool isSymmetric, double tolerance, Effort effort)
    {
        (_size, _product, _isSymmetric, _tolerance) = (size, product, isSymmetric, tolerance);
        _effort = new(size < ShortVector ? 1 : effort.Threads, null, effort.Cancel);
        _progress = effort.Progress;
        _parts = Chunks.Count(size, TieSums.RowsOfPart);
        _partials = new double[_parts * (BasisSize + 1)];
    }

    /// <summary>Finds it.</summary>
    /// <param name="start">Not 0; is taken over.</param>
    /// <param name="product">Writes the matrix times the first vector into the second.</param>
    /// <param name="isSymmetric">Whether the matrix is.</param>
    /// <param name="tolerance">What may be left, as a share of the eigenvalue.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    /// <returns>Eigenvalue 0 where the matrix makes nothing of the start in the end. Not settled after 200 restarts: not reached.</returns>
    public static DominantPair Find(
        double[] start, Action<double[], double[]> product, bool isSymmetric, double tolerance, Effort effort) =>
        new DominantVector(start.Length, product, isSymmetric, tolerance, effort).Run(start);

    private DominantPair Run(double[] start)
    {
        Scale(start, 1 / Math.Sqrt(Dot(start, start)));
        _basis.Add(start);
        var (kept, products, error) = (0, 0, 1.0);
        for (var restart = 0; restart < MostRestarts; restart++)
        {
            var (size, rest) = Extend(kept, ref products);
            var (values, vectors) = _isSymmetric ? SmallEigen.Symmetric(_small, size) : SmallEigen.Dominant(_small, size);
            var value = values[0];
            // Whoever is multiplied to nothing has no eigenvalue to be measured by.
            error = value > 0 ? (rest * Math.Abs(vectors[size - 1, 0]) / value) + SmallEigen.Left(_small, size, value, vectors) : 0;
            if (error <= _tolerance || value <= 0)
            {
                Combine(vectors, size, 1);
                return new(_basis[0], Math.Max(value, 0), products, error, true);
            }

            _shown = Math.Max(_shown, ConjugateGradients.Shown(error, _tolerance));
            _progress?.Report(_shown);
            kept = Restart(values, vectors, size, rest);
        }

        return new(_basis[0], 0, products, error, false);
    }

    // Adds vectors until the basis is full or nothing new comes; returns how many there are and how large the next would have been.
    private (int Size, double Beyond) Extend(int from, ref int products)
    {
        for (var column = from; column < BasisSize; column++)
        {
            var next = Room(column + 1);
            _product(_basis[column], next);
            products++;
            var along = Orthogonalise(next, column + 1, out var before, out var rest);
            for (var row = 0; row <= column; row++)
            {
                _small[row, column] = along[row];
                if (_isSymmetric)
                {
                    _small[column, row] = along[row];
                }
            }

            if (!(rest > Nothing * before) || column + 1 == _size)
            {
                return (column + 1, 0);
            }

            Scale(next, 1 / rest);
            if (column + 1 == BasisSize)
            {
                return (BasisSize, rest);
            }

            if (!_isSymmetric)
            {
                _small[column + 1, column] = rest;
            }
        }

        return (BasisSize, 0);
    }

    // Takes out of a vector what lies in the basis, twice, since once leaves a trace that grows from vector to vector; returns how much
    // there was along each, and how long the vector was and is.
    private double[] Orthogonalise(double[] vector, int count, out double before, out double rest)
    {
        var along = AlongBasis(vector, count, out before);
        TakeOut(vector, along);
        var more = AlongBasis(vector, count, out _);
        rest = TakeOut(vector, more);
        Lanes.AddScaled(along, 1, more);
        return along;
    }

    private double[] AlongBasis(double[] vector, int count, out double length)
    {
        Chunks.Run(_parts, _effort, part =>
        {
            var (from, end) = Chunks.Range(part, TieSums.RowsOfPart, _size);
            var partials = _partials.AsSpan(part * (BasisSize + 1), count + 1);
            Lanes.Dots(_basis, from, vector.AsSpan(from..end), partials[..count]);
            partials[count] = Lanes.Dot(vector.AsSpan(from..end), vector.AsSpan(from..end));
        });
        var along = new double[count];
        var square = 0.0;
        for (var part = 0; part < _parts; part++)
        {
            var partials = _partials.AsSpan(part * (BasisSize + 1), count + 1);
            Lanes.AddScaled(along, 1, partials[..count]);
            square += partials[count];
        }

        length = Math.Sqrt(square);
        return along;
    }

    private double TakeOut(double[] vector, double[] along)
    {
        var factors = Array.ConvertAll(along, much => -much);
        return Math.Sqrt(Chunks.Sum(_parts, _effort, part =>
        {
            var (from, end) = Chunks.Range(part, TieSums.RowsOfPart, _size);
            var run = vector.AsSpan(from..end);
            Lanes.AddScaled(run, factors, _basis, from);
            return Lanes.Dot(run, run);
        }));
    }

    // Leaves the best vectors and, of a symmetric matrix, the next one of the basis behind them. Returns how many are known.
    private int Restart(double[] values, double[,] vectors, int size, double rest)
    {
        var keep = _isSymmetric ? Math.Min(Kept, size - 1) : 1;
        var next = _basis[size];
        Combine(vectors, size, keep);
        Array.Clear(_small);
        if (!_isSymmetric || rest == 0)
        {
            Scale(_basis[0], 1 / Math.Sqrt(Dot(_basis[0], _basis[0])));
            return 0;
        }

        for (var at = 0; at < keep; at++)
        {
            _small[at, at] = values[at];
        }

        (_basis[keep], _basis[size]) = (next, _basis[keep]);
        return keep;
    }

    // The first vectors of the basis become the combinations that the columns of the small ones name.
    private void Combine(double[,] vectors, int size, int count) => Chunks.Run(_parts, _effort, part =>
    {
        var (from, end) = Chunks.Range(part, TieSums.RowsOfPart, _size);
        var room = new double[count * (end - from)];
        Span<double> factors = stackalloc double[size];
        for (var column = 0; column < count; column++)
        {
            for (var at = 0; at < size; at++)
            {
                factors[at] = vectors[at, column];
            }

            Lanes.AddScaled(room.AsSpan(column * (end - from), end - from), factors, _basis, from);
        }

        for (var column = 0; column < count; column++)
        {
            room.AsSpan(column * (end - from), end - from).CopyTo(_basis[column].AsSpan(from..end));
        }
    });

    private double[] Room(int at)
    {
        if (at == _basis.Count)
        {
            _basis.Add(new double[_size]);
        }

        return _basis[at];
    }

    private double Dot(double[] x, double[] y) => Chunks.Sum(_parts, _effort, part =>
    {
        var (from, end) = Chunks.Range(part, TieSums.RowsOfPart, _size);
        return Lanes.Dot(x.AsSpan(from..end), y.AsSpan(from..end));
    });

    private void Scale(double[] x, double factor) => Chunks.Run(_parts, _effort, part =>
    {
        var (from, end) = Chunks.Range(part, TieSums.RowsOfPart, _size);
        Lanes.Scale(x.AsSpan(from..end), factor);
    });
}

/// <summary>An eigenvector and its eigenvalue.</summary>
/// <param name="Vector">Of length 1, sign as it came.</param>
/// <param name="Value">At least 0.</param>
/// <param name="Products">How often the matrix was applied.</param>
/// <param name="Error">|A v - θ v| / θ.</param>
/// <param name="IsReached">Whether that is within the tolerance.</param>
internal readonly record struct DominantPair(double[] Vector, double Value, int Products, double Error, bool IsReached);
