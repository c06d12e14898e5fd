using System.Text;

namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>A member name as bytes, ready to be written: <c>{"name":</c> for the first of an object, then <c>,"name":</c>.</summary>
/// <param name="Bytes">The text, padded with zeros to at least <see cref="PaddedLength"/>.</param>
/// <param name="Length">How many of the bytes count.</param>
internal readonly record struct EncodedName(byte[] Bytes, int Length)
{
    /// <summary>The length that one store writes.</summary>
    public const int PaddedLength = 32;

    /// <summary>Encodes a GraphQL name, which never needs an escape.</summary>
    public static EncodedName Of(string name, bool isFirst)
    {
        var text = (isFirst ? "{\"" : ",\"") + name + "\":";
        var length = Encoding.UTF8.GetByteCount(text);
        var bytes = new byte[Math.Max(length, PaddedLength)];
        Encoding.UTF8.GetBytes(text, bytes);
        return new EncodedName(bytes, length);
    }
}
