using System.Runtime.InteropServices;
using System.Text.Json;

namespace NetworkLens.GraphQL.Execution;

/// <summary>How many values the variables of a request have: a few bytes of JSON may become hundreds of bytes of objects.</summary>
internal static class VariableVolume
{
    private const int LeastBytes = 2; // Of a value with the comma or the bracket that ends it.

    /// <summary>Whether there are more values than may be, lists and objects counting as one and with what is in them.</summary>
    /// <remarks>What is too short to hold as many is not looked through; else time O(its length). Nothing is allocated.</remarks>
    /// <param name="variables">What came.</param>
    /// <param name="most">How many there may be, the variables' own object left out.</param>
    public static bool Exceeds(JsonElement variables, int most)
    {
        var written = JsonMarshal.GetRawUtf8Value(variables);
        return written.Length / LeastBytes > most && Exceeds(written, most);
    }

    private static bool Exceeds(ReadOnlySpan<byte> written, int most)
    {
        var count = -1L;
        var reader = new Utf8JsonReader(written, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (count <= most && reader.Read())
        {
            count += reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray ? 0 : 1;
        }

        return count > most;
    }
}
