using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>
/// One growing, pooled array of UTF-8 that a response is written into, with rollback to any earlier length.
/// </summary>
/// <remarks>
/// Writes well-formed JSON values only as far as its caller does: it knows values, not nesting. Strings escape the
/// quote, the backslash and what is below U+0020; a lone surrogate becomes U+FFFD. Not safe for use by two threads
/// at once.
/// </remarks>
internal sealed class JsonBuffer
{
    private const int SmallestArray = 4096;
    private const int LargestKeptArray = 256 << 10; // A rare giant answer must not hold its memory for ever.
    private const int LongestNumber = 40;

    private static readonly SearchValues<char> MustEscape = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014"
        + "\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\"\\");

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(SmallestArray);
    private int length;

    /// <summary>The most bytes it may hold; beyond that <see cref="ResponseTooLargeException"/>.</summary>
    public int MaxLength { get; set; } = int.MaxValue;

    /// <summary>How many bytes are written. Setting it lower takes back what was written since.</summary>
    public int Length
    {
        get => length;
        set => length = value;
    }

    /// <summary>What is written; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    /// <summary>A part of what is written; valid until the next write.</summary>
    public ReadOnlyMemory<byte> Memory(int start, int count) => bytes.AsMemory(start, count);

    /// <summary>Forgets everything and gives a very large array back.</summary>
    public void Clear()
    {
        length = 0;
        if (bytes.Length > LargestKeptArray)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = ArrayPool<byte>.Shared.Rent(SmallestArray);
        }
    }

    /// <summary>Forgets everything and gives the array back, whatever its size; the next write takes another.</summary>
    public void Release()
    {
        length = 0;
        GiveBack(bytes);
        bytes = [];
    }

    /// <summary>Writes one byte as it is.</summary>
    public void Byte(byte value)
    {
        if (length == bytes.Length)
        {
            Grow(1);
        }

        bytes[length++] = value;
    }

    /// <summary>Writes bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> value)
    {
        Reserve(value.Length);
        value.CopyTo(bytes.AsSpan(length));
        length += value.Length;
    }

    /// <summary>Writes a prepared member name with its comma, quotes and colon.</summary>
    public void Name(in EncodedName name)
    {
        if (name.Length > EncodedName.PaddedLength)
        {
            Raw(name.Bytes.AsSpan(0, name.Length));
            return;
        }

        // One store of a fixed size is cheaper than a copy of a varying one; what lies beyond is overwritten later.
        Reserve(EncodedName.PaddedLength);
        var padded = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(name.Bytes));
        padded.StoreUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bytes), length));
        length += name.Length;
    }

    /// <summary>Writes <c>null</c>.</summary>
    public void Null() => Raw("null"u8);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>Writes an integer.</summary>
    public void Integer(long value)
    {
        Reserve(LongestNumber);
        if ((ulong)value < 10)
        {
            bytes[length++] = (byte)('0' + value);
            return;
        }

        Utf8Formatter.TryFormat(value, bytes.AsSpan(length), out var written);
        length += written;
    }

    /// <summary>Writes a finite number, as the shortest text that reads back as the same one.</summary>
    public void Float(double value)
    {
        Reserve(LongestNumber);
        value.TryFormat(bytes.AsSpan(length), out var written, default, CultureInfo.InvariantCulture);
        length += written;
    }

    /// <summary>Writes anything that formats itself, such as a date, a decimal or a Guid.</summary>
    /// <param name="value">What to write.</param>
    /// <param name="format">Its format.</param>
    /// <param name="quoted">Whether to put it between quotes; its text must need no escape.</param>
    public void Formatted<T>(T value, ReadOnlySpan<char> format, bool quoted)
        where T : IUtf8SpanFormattable
    {
        var room = LongestNumber;
        while (true)
        {
            Reserve(room + 2);
            var start = quoted ? length + 1 : length;
            var target = bytes.AsSpan(start, room);
            if (value.TryFormat(target, out var written, format, CultureInfo.InvariantCulture))
            {
                FinishFormatted(start, written, quoted);
                return;
            }

            room *= 2;
        }
    }

    /// <summary>Writes a string between quotes, escaped as far as JSON demands.</summary>
    public void String(ReadOnlySpan<char> value)
    {
        Reserve(value.Length + 2);
        ref var target = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bytes), length);
        target = (byte)'"';
        var plain = PlainText.Narrow(value, ref Unsafe.Add(ref target, 1));
        if (plain == value.Length)
        {
            // The length is what the next store waits for: it is written once.
            Unsafe.Add(ref target, plain + 1) = (byte)'"';
            length += plain + 2;
            return;
        }

        length += plain + 1;
        Escaped(value[plain..]);
        Byte((byte)'"');
    }

    private void Escaped(ReadOnlySpan<char> rest)
    {
        while (!rest.IsEmpty)
        {
            var next = rest.IndexOfAny(MustEscape);
            var run = next < 0 ? rest : rest[..next];
            Reserve((run.Length * 3) + 6);
            Utf8.FromUtf16(run, bytes.AsSpan(length), out _, out var written);
            length += written;
            if (next < 0)
            {
                return;
            }

            Escape(rest[next]);
            rest = rest[(next + 1)..];
        }
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"': Raw("\\\""u8); break;
            case '\\': Raw("\\\\"u8); break;
            case '\n': Raw("\\n"u8); break;
            case '\r': Raw("\\r"u8); break;
            case '\t': Raw("\\t"u8); break;
            case '\b': Raw("\\b"u8); break;
            case '\f': Raw("\\f"u8); break;
            default:
                Raw(c < 0x10 ? "\\u000"u8 : "\\u001"u8);
                Byte("0123456789abcdef"u8[c & 15]);
                break;
        }
    }

    private void FinishFormatted(int start, int written, bool quoted)
    {
        length = start + written;
        if (quoted)
        {
            bytes[start - 1] = (byte)'"';
            bytes[length++] = (byte)'"';
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int count)
    {
        if (bytes.Length - length < count)
        {
            Grow(count);
        }
    }

    private void Grow(int count)
    {
        var needed = (long)length + count;
        if (length > MaxLength || needed > Array.MaxLength)
        {
            throw new ResponseTooLargeException(MaxLength);
        }

        var room = Math.Max(Math.Max(needed, SmallestArray), 2L * bytes.Length);
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(room, Array.MaxLength));
        bytes.AsSpan(0, length).CopyTo(larger);
        GiveBack(bytes);
        bytes = larger;
    }

    private static void GiveBack(byte[] array)
    {
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
