using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace NetworkLens.Data.Import.Reading;

/// <summary>
/// Reads bytes as UTF-8 text and ends early, with a fault, at the first thing that is no text: another encoding, a broken
/// sequence, a NUL, a line beyond its bound.
/// </summary>
/// <remarks>
/// Memory is two buffers, whatever the file. What stands before the bad place has been handed out when the fault is set, so that
/// faults of earlier rows are told too; rows from <see cref="ImportFault.Line"/> on are cut and not to be trusted. The digest of
/// the bytes is worked out on the way.
/// </remarks>
internal sealed class GuardedTextReader : TextReader
{
    private const int BufferBytes = 1 << 16;
    private const string SaveAs = "Save it as UTF-8 (in Excel: 'CSV UTF-8 (Comma delimited)')";

    private readonly Stream _stream;
    private readonly string _file;
    private readonly int _lineBytes;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private readonly char[] _chars = ArrayPool<char>.Shared.Rent(BufferBytes);
    private int _carried; // Bytes at the start of _bytes that begin a character whose rest has not been read.
    private int _charIndex;
    private int _charCount;
    private int _line = 1;
    private long _lengthOfLine;
    private bool _started;
    private bool _ended;
    private bool _disposed;
    private long _charsRead;

    public GuardedTextReader(Stream stream, string file, int lineBytes)
    {
        _stream = stream;
        _file = file;
        _lineBytes = lineBytes;
    }

    /// <summary>What ended the text early; null while all is well.</summary>
    public ImportFault? Fault { get; private set; }

    /// <summary>Bytes taken from the stream.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Quotation marks handed out: an odd number at the end means that one is never closed.</summary>
    public long Quotes { get; private set; }

    /// <summary>True where the file holds no byte, or nothing but a byte order mark.</summary>
    public bool IsEmpty => _ended && Fault is null && _charsRead == 0;

    /// <summary>Digest of the bytes read so far.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public override int Peek() => _charIndex < _charCount || Fill() ? _chars[_charIndex] : -1;

    public override int Read() => _charIndex < _charCount || Fill() ? _chars[_charIndex++] : -1;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (buffer.IsEmpty || (_charIndex == _charCount && !Fill()))
        {
            return 0;
        }

        var taken = Math.Min(buffer.Length, _charCount - _charIndex);
        _chars.AsSpan(_charIndex, taken).CopyTo(buffer);
        _charIndex += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _hash.Dispose();
            _stream.Dispose();
            ArrayPool<byte>.Shared.Return(_bytes);
            ArrayPool<char>.Shared.Return(_chars);
        }

        base.Dispose(disposing);
    }

    /// <summary>Reads on until there is a character or the text has ended; true where there is one.</summary>
    private bool Fill()
    {
        _charIndex = 0;
        _charCount = 0;
        while (!_ended && _charCount == 0)
        {
            var read = _stream.ReadAtLeast(_bytes.AsSpan(_carried, BufferBytes - _carried), 4, throwOnEndOfStream: false);
            _hash.AppendData(_bytes, _carried, read);
            BytesRead += read;
            var end = _carried + read;
            var skip = 0;
            if (!_started)
            {
                _started = true;
                skip = AtStart(_bytes.AsSpan(0, end));
            }

            if (!_ended)
            {
                Take(skip, end, isLast: read < 4);
            }
        }

        _charsRead += _charCount;
        return _charCount > 0;
    }

    private void Take(int start, int end, bool isLast)
    {
        var source = _bytes.AsSpan(start, end - start);
        var nul = source.IndexOf((byte)0);
        var status = Utf8.ToUtf16(
            nul < 0 ? source : source[..nul], _chars, out var used, out _charCount, replaceInvalidSequences: false, isLast || nul >= 0);
        Measure(_chars.AsSpan(0, _charCount));
        if (Fault is null && status == OperationStatus.InvalidData)
        {
            var bad = source[used].ToString("X2", CultureInfo.InvariantCulture);
            End(_line, $"is not UTF-8 here (byte 0x{bad}; perhaps it is Windows-1252 or Latin-1)", SaveAs);
        }
        else if (Fault is null && nul >= 0)
        {
            End(_line, "holds a NUL byte, which is no text", "Export the file again, or remove the byte");
        }

        if (isLast)
        {
            _ended = true;
        }

        _carried = _ended ? 0 : source.Length - used;
        if (_carried > 0)
        {
            source[used..].CopyTo(_bytes);
        }
    }

    /// <summary>Counts lines and quotation marks, and ends the text where a line grows beyond its bound.</summary>
    private void Measure(Span<char> text)
    {
        Quotes += text.Count('"');
        while (true)
        {
            var newline = text.IndexOf('\n');
            // The bound is one of memory: letters beyond ASCII are counted once, which lets a line be a little longer, never endless.
            _lengthOfLine += newline < 0 ? text.Length : newline;
            if (_lengthOfLine > _lineBytes)
            {
                var bound = _lineBytes.ToString("N0", CultureInfo.InvariantCulture);
                End(_line, $"is longer than {bound} bytes", "Check that lines end in a line break and that every quotation mark is closed");
                return;
            }

            if (newline < 0)
            {
                return;
            }

            _line++;
            _lengthOfLine = 0;
            text = text[(newline + 1)..];
        }
    }

    /// <summary>Length of the byte order mark, if any; ends the text where it says that this is another encoding.</summary>
    private int AtStart(ReadOnlySpan<byte> bytes)
    {
        var other = bytes switch
        {
            [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => "UTF-32",
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "UTF-16",
            [not 0, 0, 0, 0, ..] or [0, 0, 0, not 0, ..] => "UTF-32",
            [not 0, 0, not 0, 0, ..] or [0, not 0, 0, not 0, ..] => "UTF-16",
            [0x50, 0x4B, 3, 4, ..] => "an Excel workbook or a ZIP archive",
            [0x1F, 0x8B, ..] => "a gzip archive",
            _ => null,
        };
        if (other is not null)
        {
            End(0, other.StartsWith("UTF", StringComparison.Ordinal) ? $"is {other} text, not UTF-8" : $"is {other}, not CSV", SaveAs);
        }

        return bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
    }

    private void End(int line, string problem, string mend)
    {
        Fault = new ImportFault(_file, line, 0, null, problem, mend);
        _ended = true;
    }
}
