using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace NetworkLens.Api.Ids;

/// <summary>A global id: which type, and which row. Opaque to clients, the same for as long as the row exists.</summary>
/// <param name="Type">Name of the object type.</param>
/// <param name="Row">Database id.</param>
public readonly record struct NodeId(string Type, long Row)
{
    private const int MostCharacters = 64;

    /// <summary>The id of a row, as clients see it.</summary>
    public static string Encode(string type, long row) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{type}:{row}")));

    /// <summary>Reads an id; false when it is none of ours.</summary>
    public static bool TryDecode(string id, out NodeId node)
    {
        node = default;
        if (id.Length > MostCharacters || !Base64Url.IsValid(id))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(id));
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || !long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row))
        {
            return false;
        }

        node = new(text[..colon], row);
        return true;
    }
}
