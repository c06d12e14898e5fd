using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetworkLens.Graph.Algorithms.Hypotheses;

/// <summary>
/// Least squares over pairs of people: an orthonormal basis of what variables explain, and what they leave of another variable.
/// </summary>
/// <remarks>
/// Vectors are n x n matrices, row by row, that hold 0 wherever a pair does not count: on the diagonal, and below it when pairs have no
/// direction. The constant is the first of the basis. Gram and Schmidt, each vector taken through twice, which keeps the basis orthogonal
/// to the last bits (Giraud, L., Langou, J. &amp; Rozloznik, M. 2005. Computers &amp; Mathematics with Applications 50). Sums are added in
/// four lanes of fixed places, so every machine and any number of threads gives equal bits.
/// </remarks>
internal sealed class PairBasis
{
    // A vector of which less than this share of its length is left adds nothing: the tolerance of R's lm.
    private const double Collinear = 1e-7;

    private readonly int _people;
    private readonly bool _directed;
    private readonly List<double[]> _columns = [];

    public PairBasis(int people, bool directed)
    {
        _people = people;
        _directed = directed;
        Pairs = (long)people * (people - 1) / (directed ? 1 : 2);
        var ones = new double[people * people];
        Array.Fill(ones, 1 / Math.Sqrt(Pairs));
        Mask(ones);
        _columns.Add(ones);
    }

    /// <summary>How many pairs count.</summary>
    public long Pairs { get; }

    /// <summary>Unit vectors at right angles to each other, the constant first.</summary>
    public IReadOnlyList<double[]> Columns => _columns;

    /// <summary>Sum of the products.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var (first, second) = (Vector256<double>.Zero, Vector256<double>.Zero);
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right[..left.Length]);
        var at = 0;
        for (; at + 8 <= left.Length; at += 8)
        {
            first += Vector256.LoadUnsafe(ref a, (nuint)at) * Vector256.LoadUnsafe(ref b, (nuint)at);
            second += Vector256.LoadUnsafe(ref a, (nuint)at + 4) * Vector256.LoadUnsafe(ref b, (nuint)at + 4);
        }

        var sum = Vector256.Sum(first + second);
        for (; at < left.Length; at++)
        {
            sum += left[at] * right[at];
        }

        return sum;
    }

    /// <summary>A copy of a variable that holds 0 wherever a pair does not count.</summary>
    public double[] Copy(DyadicVariable variable)
    {
        var copy = (double[])variable.Values.Clone();
        Mask(copy);
        return copy;
    }

    /// <summary>Adds what is new in a vector to the basis.</summary>
    /// <param name="vector">Taken over and changed.</param>
    /// <returns>False where there is nothing new in it; the basis then stays as it is.</returns>
    public bool TryAdd(double[] vector)
    {
        if (!TryTakeOff(vector))
        {
            return false;
        }

        var scale = 1 / Math.Sqrt(Dot(vector, vector));
        for (var at = 0; at < vector.Length; at++)
        {
            vector[at] *= scale;
        }

        _columns.Add(vector);
        return true;
    }

    /// <summary>Takes what the basis explains off a vector.</summary>
    /// <returns>False where nothing is left.</returns>
    public bool TryTakeOff(double[] vector)
    {
        var before = Dot(vector, vector);
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var column in _columns)
            {
                var share = Dot(vector, column);
                for (var at = 0; at < vector.Length; at++)
                {
                    vector[at] -= share * column[at];
                }
            }
        }

        return Dot(vector, vector) > Collinear * Collinear * before;
    }

    /// <summary>Fills the lower half of a vector over pairs without direction from its upper half.</summary>
    public void Mirror(double[] vector)
    {
        for (var from = 0; !_directed && from < _people; from++)
        {
            for (var to = 0; to < from; to++)
            {
                vector[(from * _people) + to] = vector[(to * _people) + from];
            }
        }
    }

    /// <summary>Where the pairs of a row that count begin.</summary>
    public int RowStart(int from) => _directed ? 0 : from + 1;

    private void Mask(double[] vector)
    {
        for (var from = 0; from < _people; from++)
        {
            vector[(from * _people) + from] = 0;
            vector.AsSpan(from * _people, RowStart(from)).Clear();
        }
    }
}
