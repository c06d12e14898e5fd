using System.Numerics;

namespace NetworkLens.Data.Samples;

/// <summary>
/// Random numbers that are the same on every machine and in every version of .NET: xoshiro256** (Blackman and Vigna 2021),
/// filled by SplitMix64 from a seed and the number of a stream, and nothing but sums, products and shifts after that.
/// </summary>
internal sealed class SampleRandom
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    internal SampleRandom(int seed, int stream)
    {
        var state = ((ulong)(uint)seed << 32) | (uint)stream;
        _a = SplitMix(ref state);
        _b = SplitMix(ref state);
        _c = SplitMix(ref state);
        _d = SplitMix(ref state);
    }

    /// <summary>Uniform on all 64-bit numbers.</summary>
    internal ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform on [0, 1), in steps of 2^-53.</summary>
    internal double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on 0..bound-1; <paramref name="bound"/> from 1. The bias is below bound/2^64.</summary>
    internal int Next(int bound) => (int)Math.BigMul(NextBits(), (ulong)bound, out _);

    internal bool Chance(double probability) => NextUnit() < probability;

    /// <summary>Near enough to a standard normal: twelve uniforms added (mean 0, variance 1, within -6..6).</summary>
    internal double NextNormal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += NextUnit();
        }

        return sum;
    }

    /// <summary>Poisson with the given mean, by products of uniforms; a large mean is taken in pieces of 16. Time O(mean).</summary>
    internal int NextPoisson(double mean)
    {
        var total = 0;
        for (; mean > 16; mean -= 16)
        {
            total += PoissonPiece(16);
        }

        return total + PoissonPiece(mean);
    }

    /// <summary>An index drawn in proportion to the weights, of which at least one is above 0.</summary>
    internal int Pick(ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var left = Next(sum);
        for (var i = 0; ; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }
    }

    private int PoissonPiece(double mean)
    {
        var floor = PortableMath.Exp(-mean);
        var product = NextUnit();
        var count = 0;
        while (product > floor)
        {
            product *= NextUnit();
            count++;
        }

        return count;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
