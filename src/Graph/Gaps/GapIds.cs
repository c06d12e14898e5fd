using System.Security.Cryptography;
using System.Text;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Gaps;

/// <summary>Ids of gaps and pairs: the same in every version of the data.</summary>
public static class GapIds
{
    private const int Digits = 16;

    /// <summary>Whether a text is the id of a gap or pair in any version of the data: sixteen small hex digits.</summary>
    public static bool CanBe(string id) => id.Length == Digits && id.All(char.IsAsciiHexDigitLower);

    /// <summary>Of a gap, by what is missing between whom.</summary>
    internal static string Of(GapKind kind, Dimension dimension, string from, string to) => Hash($"{kind}", dimension, from, to);

    /// <summary>Of a pair, whatever is missing.</summary>
    internal static string OfPair(ExpectedPair pair) => Hash("Pair", pair.Dimension, pair.From.Key, pair.To.Key);

    /// <summary>Sixteen hex digits of a hash; groups that are no more upper than lower are taken in one order.</summary>
    private static string Hash(string what, Dimension dimension, string from, string to)
    {
        if (dimension != Dimension.Vertical && string.CompareOrdinal(from, to) > 0)
        {
            (from, to) = (to, from);
        }

        var name = Encoding.UTF8.GetBytes($"{what}|{dimension}|{from}|{to}");
        return Convert.ToHexStringLower(SHA256.HashData(name).AsSpan(0, Digits / 2));
    }
}
