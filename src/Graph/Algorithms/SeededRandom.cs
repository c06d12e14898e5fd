namespace NetworkLens.Graph.Algorithms;

/// <summary>Random numbers from a seed: the same on every machine and in every version, and never from a clock.</summary>
/// <remarks>
/// xoshiro256**, its state filled by <see cref="SplitMix64"/>. A stream is a sequence of its own: whatever is drawn many times in parallel
/// takes one stream for each draw, and so does not depend on which thread draws when. Not for secrets. Not safe to share between threads.
/// Blackman, D. &amp; Vigna, S. (2021). Scrambled linear pseudorandom number generators. ACM Transactions on Mathematical Software 47.
/// </remarks>
internal sealed class SeededRandom
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>Begins a sequence.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="stream">Which of the sequences of this seed.</param>
    public SeededRandom(ulong seed, ulong stream = 0)
    {
        // Mixed twice, so that neither neighbouring seeds nor neighbouring streams begin alike.
        var state = SplitMix64.Mix(seed + SplitMix64.Stride) ^ SplitMix64.Mix(stream ^ 0xD1B54A32D192ED03);
        _a = SplitMix64.Next(ref state);
        _b = SplitMix64.Next(ref state);
        _c = SplitMix64.Next(ref state);
        _d = SplitMix64.Next(ref state);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        var drawn = ulong.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);
        return drawn;
    }

    /// <summary>A number of [0, 1), in steps of 2^-53.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number of 0..bound-1, each equally likely.</summary>
    /// <param name="bound">At least 1.</param>
    /// <remarks>Lemire, D. (2019). Fast random integer generation in an interval. ACM TOMACS 29.</remarks>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var range = (ulong)bound;
        var drawn = Math.BigMul(Next(), range, out var low);
        if (low < range)
        {
            // The few lowest products would favour some numbers: they are drawn anew.
            var unfair = (0 - range) % range;
            while (low < unfair)
            {
                drawn = Math.BigMul(Next(), range, out low);
            }
        }

        return (int)drawn;
    }

    /// <summary>Puts the items into an order, each order equally likely (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
