using System.Text;

namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>A member name as bytes, ready to be written: <c>{"name":</c> for the first of an object, then <c>,"name":</c>.</summary>
/// <param name="Bytes">The text, padded with zeros to at least <see cref="PaddedLength"/>.</param>
/// <param name="Length">How many of the bytes count.</param>
internal readonly record struct EncodedName(byte[] Bytes, int Length)
{
    /// <summary>The length that one store writes.</summary>
    public const int PaddedLength = 32;

    /// <summary>Encodes a GraphQL name, which is ASCII and never needs an escape.</summary>
    public static EncodedName Of(string name, bool isFirst)
    {
        var length = name.Length + 4;
        var bytes = new byte[Math.Max(length, PaddedLength)];
        bytes[0] = (byte)(isFirst ? '{' : ',');
        bytes[1] = (byte)'"';
        Encoding.ASCII.GetBytes(name, bytes.AsSpan(2));
        bytes[length - 2] = (byte)'"';
        bytes[length - 1] = (byte)':';
        return new EncodedName(bytes, length);
    }
}
