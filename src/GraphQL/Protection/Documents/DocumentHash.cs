using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Protection.Documents;

/// <summary>SHA-256 of a document's text: its id. Read and compared without making a string of it.</summary>
internal readonly record struct DocumentHash(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>How many digits it has.</summary>
    public const int Digits = SHA256.HashSizeInBytes * 2;

    private static ReadOnlySpan<byte> Prefix => "sha256:"u8;

    /// <summary>The hash of a text in UTF-8. Time O(length).</summary>
    public static DocumentHash Of(ReadOnlySpan<byte> utf8)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8, bytes);
        return From(bytes);
    }

    /// <summary>The hash of a document as it arrived; null when it is no text.</summary>
    public static DocumentHash? Of(DocumentText text) => !text.IsJsonEscaped
        ? Of(text.Utf8.Span)
        : text.Decode() is { } plain ? Of(Encoding.UTF8.GetBytes(plain)) : null;

    /// <summary>Reads 64 hexadecimal digits, with or without <c>sha256:</c> before them.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DocumentHash hash)
    {
        hash = default;
        if (text.StartsWith(Prefix))
        {
            text = text[Prefix.Length..];
        }

        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        if (text.Length != Digits || Convert.FromHexString(text, bytes, out _, out _) != OperationStatus.Done)
        {
            return false;
        }

        hash = From(bytes);
        return true;
    }

    /// <summary>64 hexadecimal digits in lower case.</summary>
    public override string ToString()
    {
        Span<ulong> words = [A, B, C, D];
        return Convert.ToHexStringLower(MemoryMarshal.AsBytes(words));
    }

    private static DocumentHash From(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        return new DocumentHash(words[0], words[1], words[2], words[3]);
    }
}
