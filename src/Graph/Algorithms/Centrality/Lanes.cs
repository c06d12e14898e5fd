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
}
