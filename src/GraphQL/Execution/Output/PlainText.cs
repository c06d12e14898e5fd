using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>Copies text that JSON shows as it is: ASCII but for controls, the quote and the backslash.</summary>
/// <remarks>
/// Nearly every string of a response is such text, and most are short: so the last characters are taken by a load that
/// overlaps the one before, rather than one by one.
/// </remarks>
internal static class PlainText
{
    private const int Half = 8;
    private const int Whole = 16;
    private const int Quarter = 4;

    /// <summary>Copies from the start of a text; time O(length).</summary>
    /// <param name="value">The text.</param>
    /// <param name="target">Where to; there must be room for a byte for each character.</param>
    /// <returns>How many characters are copied: all, or those before a place somewhere ahead of one that is not plain.</returns>
    public static int Narrow(ReadOnlySpan<char> value, ref byte target)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(value));
        var i = 0;
        for (; i + Whole <= value.Length; i += Whole)
        {
            var bytes = Pack(Vector128.LoadUnsafe(ref source, (nuint)i), Vector128.LoadUnsafe(ref source, (nuint)(i + Half)));
            if (!IsPlain(bytes))
            {
                return i;
            }

            bytes.StoreUnsafe(ref target, (nuint)i);
        }

        var rest = value.Length - i;
        if (rest >= Half)
        {
            return NarrowHalves(ref source, ref target, i, value.Length);
        }

        return rest >= Quarter
            ? NarrowQuarters(ref source, ref target, i, value.Length)
            : NarrowEach(value, ref target, i);
    }

    // 8 to 15 characters: the first 8 and the last 8.
    private static int NarrowHalves(ref ushort source, ref byte target, int start, int end)
    {
        var last = (nuint)(end - Half);
        var bytes = Pack(Vector128.LoadUnsafe(ref source, (nuint)start), Vector128.LoadUnsafe(ref source, last));
        if (!IsPlain(bytes))
        {
            return start;
        }

        // Taken out as numbers: as vectors, the halves would go by way of the stack.
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, start), bytes.AsUInt64().GetElement(0));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, last), bytes.AsUInt64().GetElement(1));
        return end;
    }

    // 4 to 7 characters: the first 4 and the last 4.
    private static int NarrowQuarters(ref ushort source, ref byte target, int start, int end)
    {
        var last = end - Quarter;
        var both = Vector128.Create(FourAt(ref source, start), FourAt(ref source, last)).AsUInt16();
        var bytes = Pack(both, both);
        if (!IsPlain(bytes))
        {
            return start;
        }

        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, start), bytes.AsUInt32().GetElement(0));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, last), bytes.AsUInt32().GetElement(1));
        return end;
    }

    private static int NarrowEach(ReadOnlySpan<char> value, ref byte target, int start)
    {
        for (var i = start; i < value.Length; i++)
        {
            var c = value[i];
            if (c is < ' ' or > '\u007f' or '"' or '\\')
            {
                return i;
            }

            Unsafe.Add(ref target, i) = (byte)c;
        }

        return value.Length;
    }

    private static ulong FourAt(ref ushort source, int index) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref source, index)));

    // What is beyond a byte becomes one that is not plain: 0xFF, or 0 by the instruction, which takes units for signed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Pack(Vector128<ushort> lower, Vector128<ushort> upper) => Sse2.IsSupported
        ? Sse2.PackUnsignedSaturate(lower.AsInt16(), upper.AsInt16())
        : Vector128.NarrowWithSaturation(lower, upper);

    // As signed numbers, all beyond ASCII is below zero: one comparison finds it together with the controls.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlain(Vector128<byte> bytes)
    {
        var special = Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)' ')).AsByte()
            | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'));
        return special == Vector128<byte>.Zero;
    }
}
