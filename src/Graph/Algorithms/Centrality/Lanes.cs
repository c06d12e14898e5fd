using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetworkLens.Graph.Algorithms.Centrality;

/// <summary>Sums over runs of numbers, four lanes wide on every machine, so that the order of adding, and with it every bit, is
/// one.</summary>
internal static class Lanes
{
    private const int Width = 4;

    /// <summary>Σ x y. Both are equally long.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ref var left = ref MemoryMarshal.GetReference(x);
        ref var right = ref MemoryMarshal.GetReference(y);
        var sum = Vector256<double>.Zero;
        var at = 0;
        for (; at <= x.Length - Width; at += Width)
        {
            sum += Vector256.LoadUnsafe(ref left, (nuint)at) * Vector256.LoadUnsafe(ref right, (nuint)at);
        }

        var total = Vector256.Sum(sum);
        for (; at < x.Length; at++)
        {
            total += x[at] * y[at];
        }

        return total;
    }

    /// <summary>Σ |x|.</summary>
    public static double SumOfSizes(ReadOnlySpan<double> x)
    {
        ref var first = ref MemoryMarshal.GetReference(x);
        var sum = Vector256<double>.Zero;
        var at = 0;
        for (; at <= x.Length - Width; at += Width)
        {
            sum += Vector256.Abs(Vector256.LoadUnsafe(ref first, (nuint)at));
        }

        var total = Vector256.Sum(sum);
        for (; at < x.Length; at++)
        {
            total += Math.Abs(x[at]);
        }

        return total;
    }

    /// <summary>y += factor x.</summary>
    public static void AddScaled(Span<double> y, double factor, ReadOnlySpan<double> x)
    {
        ref var target = ref MemoryMarshal.GetReference(y);
        ref var source = ref MemoryMarshal.GetReference(x);
        var factors = Vector256.Create(factor);
        var at = 0;
        for (; at <= y.Length - Width; at += Width)
        {
            var sum = Vector256.LoadUnsafe(ref target, (nuint)at) + (factors * Vector256.LoadUnsafe(ref source, (nuint)at));
            sum.StoreUnsafe(ref target, (nuint)at);
        }

        for (; at < y.Length; at++)
        {
            y[at] += factor * x[at];
        }
    }

    /// <summary>Σ x(i) y for each of several x, at their rows from <paramref name="from"/> on: four at a time, as y is then read less
    /// often.</summary>
    public static void Dots(IReadOnlyList<double[]> x, int from, ReadOnlySpan<double> y, Span<double> sums)
    {
        var first = 0;
        for (; first <= sums.Length - Width; first += Width)
        {
            Four(x, first, from, y.Length, out var a, out var b, out var c, out var d);
            ref var right = ref MemoryMarshal.GetReference(y);
            Vector256<double> ofA = default, ofB = default, ofC = default, ofD = default;
            nuint at = 0;
            for (; at + Width <= (nuint)y.Length; at += Width)
            {
                var factor = Vector256.LoadUnsafe(ref right, at);
                ofA += factor * Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(a), at);
                ofB += factor * Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(b), at);
                ofC += factor * Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(c), at);
                ofD += factor * Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(d), at);
            }

            (sums[first], sums[first + 1]) = (Vector256.Sum(ofA), Vector256.Sum(ofB));
            (sums[first + 2], sums[first + 3]) = (Vector256.Sum(ofC), Vector256.Sum(ofD));
            for (var rest = (int)at; rest < y.Length; rest++)
            {
                sums[first] += a[rest] * y[rest];
                sums[first + 1] += b[rest] * y[rest];
                sums[first + 2] += c[rest] * y[rest];
                sums[first + 3] += d[rest] * y[rest];
            }
        }

        for (; first < sums.Length; first++)
        {
            sums[first] = Dot(x[first].AsSpan(from, y.Length), y);
        }
    }

    /// <summary>y += Σ factor(i) x(i), of several x their rows from <paramref name="from"/> on; four at a time.</summary>
    public static void AddScaled(Span<double> y, ReadOnlySpan<double> factors, IReadOnlyList<double[]> x, int from)
    {
        var first = 0;
        for (; first <= factors.Length - Width; first += Width)
        {
            Four(x, first, from, y.Length, out var a, out var b, out var c, out var d);
            ref var target = ref MemoryMarshal.GetReference(y);
            var (ofA, ofB) = (factors[first], factors[first + 1]);
            var (ofC, ofD) = (factors[first + 2], factors[first + 3]);
            nuint at = 0;
            for (; at + Width <= (nuint)y.Length; at += Width)
            {
                var left = (Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(a), at) * ofA)
                    + (Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(b), at) * ofB);
                var right = (Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(c), at) * ofC)
                    + (Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(d), at) * ofD);
                (Vector256.LoadUnsafe(ref target, at) + (left + right)).StoreUnsafe(ref target, at);
            }

            for (var rest = (int)at; rest < y.Length; rest++)
            {
                y[rest] += (a[rest] * ofA) + (b[rest] * ofB) + ((c[rest] * ofC) + (d[rest] * ofD));
            }
        }

        for (; first < factors.Length; first++)
        {
            AddScaled(y, factors[first], x[first].AsSpan(from, y.Length));
        }
    }

    /// <summary>y = x z + factor y: the next direction of a gradient method.</summary>
    public static void Turn(Span<double> y, double factor, ReadOnlySpan<double> x, ReadOnlySpan<double> z)
    {
        ref var target = ref MemoryMarshal.GetReference(y);
        ref var left = ref MemoryMarshal.GetReference(x);
        ref var right = ref MemoryMarshal.GetReference(z);
        var factors = Vector256.Create(factor);
        var at = 0;
        for (; at <= y.Length - Width; at += Width)
        {
            var product = Vector256.LoadUnsafe(ref left, (nuint)at) * Vector256.LoadUnsafe(ref right, (nuint)at);
            (product + (factors * Vector256.LoadUnsafe(ref target, (nuint)at))).StoreUnsafe(ref target, (nuint)at);
        }

        for (; at < y.Length; at++)
        {
            y[at] = (x[at] * z[at]) + (factor * y[at]);
        }
    }

    /// <summary>x y, one by one, into <paramref name="product"/>.</summary>
    public static void Multiply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> product)
    {
        for (var at = 0; at < product.Length; at++)
        {
            product[at] = x[at] * y[at];
        }
    }

    /// <summary>x = factor x.</summary>
    public static void Scale(Span<double> x, double factor)
    {
        for (var at = 0; at < x.Length; at++)
        {
            x[at] *= factor;
        }
    }

    private static void Four(
        IReadOnlyList<double[]> x, int first, int from, int length,
        out ReadOnlySpan<double> a, out ReadOnlySpan<double> b, out ReadOnlySpan<double> c, out ReadOnlySpan<double> d)
    {
        a = x[first].AsSpan(from, length);
        b = x[first + 1].AsSpan(from, length);
        c = x[first + 2].AsSpan(from, length);
        d = x[first + 3].AsSpan(from, length);
    }
}
