using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NetworkLens.Data.Querying;

/// <summary>A place in an ordered list: the keys by which it is ordered and the id of the row that stood there.</summary>
/// <remarks>
/// Opaque to clients: base64url of a version byte, the hash of the order, each key, and a hash over all of it that catches cut and
/// mistyped ones. It is no secret and grants nothing: a forged one names a place, and places are only compared with.
/// </remarks>
public static class Cursor
{
    private const byte Format = 2; // 1 ordered rows of equal keys by rising id always.
    private const int HashBytes = 4;

    /// <summary>Writes a cursor.</summary>
    /// <param name="signature">Names the order.</param>
    /// <param name="keys">string, int, long, double and DateOnly; none null.</param>
    /// <exception cref="ArgumentException">A key is of another type.</exception>
    public static string Write(string signature, IReadOnlyList<object> keys)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Format);
        writer.Write(Hash(Encoding.UTF8.GetBytes(signature)));
        foreach (var key in keys)
        {
            WriteKey(writer, key);
        }

        writer.Flush();
        writer.Write(Hash(bytes.ToArray()));
        writer.Flush();
        return Base64Url.EncodeToString(bytes.ToArray());
    }

    /// <summary>Reads a cursor.</summary>
    /// <param name="text">What a client sent.</param>
    /// <param name="signature">Names the order in which it is to be understood.</param>
    /// <param name="types">Types of the keys.</param>
    /// <returns>The keys; null where it is no cursor of this order.</returns>
    public static object[]? Read(string text, string signature, IReadOnlyList<Type> types)
    {
        if (text.Length > QueryLimits.MostCursorLength || !Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < 1 + (2 * HashBytes)
            || bytes[0] != Format
            || !bytes.AsSpan(1, HashBytes).SequenceEqual(Hash(Encoding.UTF8.GetBytes(signature)))
            || !bytes.AsSpan(bytes.Length - HashBytes).SequenceEqual(Hash(bytes.AsSpan(0, bytes.Length - HashBytes))))
        {
            return null;
        }

        try
        {
            using var stream = new MemoryStream(bytes, 1 + HashBytes, bytes.Length - 1 - (2 * HashBytes));
            using var reader = new BinaryReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
            object[] keys = [.. types.Select(type => ReadKey(reader, type))];
            return stream.Position == stream.Length ? keys : null;
        }
        catch (Exception error) when (error is IOException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static byte[] Hash(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes)[..HashBytes];

    private static void WriteKey(BinaryWriter writer, object key)
    {
        switch (key)
        {
            case string text:
                writer.Write(text);
                break;
            case int number:
                writer.Write(number);
                break;
            case long number:
                writer.Write(number);
                break;
            case double number:
                writer.Write(number);
                break;
            case DateOnly date:
                writer.Write(date.DayNumber);
                break;
            default:
                throw new ArgumentException($"No cursor holds a {key.GetType()}.", nameof(key));
        }
    }

    private static object ReadKey(BinaryReader reader, Type type)
    {
        if (type == typeof(string))
        {
            var text = reader.ReadString();
            return FilterValues.IsStorable(text) ? text : throw new FormatException();
        }

        if (type == typeof(double))
        {
            var number = reader.ReadDouble();
            return double.IsFinite(number) ? number : throw new FormatException();
        }

        return type == typeof(int) ? reader.ReadInt32()
            : type == typeof(long) ? reader.ReadInt64()
            : (object)DateOnly.FromDayNumber(reader.ReadInt32());
    }
}
