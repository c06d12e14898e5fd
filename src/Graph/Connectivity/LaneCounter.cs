using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetworkLens.Graph.Connectivity;

/// <summary>Counts in how many masks each of 512 lanes is set, a mask at a time instead of a lane at a time.</summary>
/// <remarks>
/// A tree of carry-save adders: two masks of one weight and what is held there make one mask of that weight and one of twice the weight,
/// so a mask costs about ten operations on vectors however many lanes it holds. Whole numbers only. Harley and Seal's counter; Warren,
/// H. S. (2012), Hacker's Delight, 5-1.
/// </remarks>
internal sealed class LaneCounter
{
    private const int Levels = 16;
    private const int Most = 1 << (Levels - 1); // Masks after which the lanes are read out, before the last level is full.

    private readonly Vector512<ulong>[] _held = new Vector512<ulong>[Levels];    // weight 2^level
    private readonly Vector512<ulong>[] _waiting = new Vector512<ulong>[Levels]; // the same weight; there where the bit of _count is set.
    private readonly long[] _counts = new long[512];
    private int _count;

    /// <summary>Counts the lanes of a mask.</summary>
    public void Add(in Vector512<ulong> lanes)
    {
        var carry = lanes;
        var level = 0;
        for (; (_count >> level & 1) != 0; level++)
        {
            carry = AddThree(ref _held[level], in _waiting[level], in carry);
        }

        _waiting[level] = carry;
        if (++_count == Most)
        {
            ReadOut();
        }
    }

    /// <summary>Gives the counts since it was last asked, of every lane that has any, and begins anew.</summary>
    public void Take(Action<int, long> taken)
    {
        ReadOut();
        for (var lane = 0; lane < _counts.Length; lane++)
        {
            if (_counts[lane] > 0)
            {
                taken(lane, _counts[lane]);
            }
        }

        Array.Clear(_counts);
    }

    // The sum stays in the first mask; what is carried has twice the weight.
    private static Vector512<ulong> AddThree(ref Vector512<ulong> held, in Vector512<ulong> first, in Vector512<ulong> second)
    {
        var (low, lowCarry) = AddThree(held.GetLower(), first.GetLower(), second.GetLower());
        var (high, highCarry) = AddThree(held.GetUpper(), first.GetUpper(), second.GetUpper());
        held = Vector512.Create(low, high);
        return Vector512.Create(lowCarry, highCarry);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<ulong> Sum, Vector256<ulong> Carry) AddThree(Vector256<ulong> a, Vector256<ulong> b, Vector256<ulong> c)
    {
        var differ = a ^ b;
        return (differ ^ c, (a & b) | (differ & c));
    }

    private void ReadOut()
    {
        if (_count == 0)
        {
            return;
        }

        for (var level = 0; level < Levels; level++)
        {
            ReadOut(_held[level], 1L << level);
            if ((_count >> level & 1) != 0)
            {
                ReadOut(_waiting[level], 1L << level);
            }
        }

        Array.Clear(_held);
        _count = 0;
    }

    private void ReadOut(in Vector512<ulong> lanes, long weight)
    {
        for (var word = 0; word < Vector512<ulong>.Count; word++)
        {
            for (var bits = lanes[word]; bits != 0; bits &= bits - 1)
            {
                _counts[(word * 64) + BitOperations.TrailingZeroCount(bits)] += weight;
            }
        }
    }
}
