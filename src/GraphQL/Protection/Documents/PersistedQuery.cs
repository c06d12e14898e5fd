using System.Runtime.InteropServices;
using System.Text.Json;
using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Protection.Documents;

/// <summary>Reads <c>extensions.persistedQuery</c>, by which Apollo's clients name a document.</summary>
internal static class PersistedQuery
{
    /// <summary>The hash that a request names; null when it names none, or names it wrongly.</summary>
    /// <param name="extensions">The extensions of the request.</param>
    /// <param name="error">Set when it is there but is not what it must be.</param>
    public static DocumentHash? HashIn(JsonElement extensions, out GraphQLError? error)
    {
        error = null;
        if (!IsIn(extensions, out var named))
        {
            return null;
        }

        if (named.ValueKind == JsonValueKind.Object
            && named.TryGetProperty("version"u8, out var version)
            && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == 1
            && named.TryGetProperty("sha256Hash"u8, out var text)
            && text.ValueKind == JsonValueKind.String
            && DocumentHash.TryParse(JsonMarshal.GetRawUtf8Value(text)[1..^1], out var hash))
        {
            return hash;
        }

        error = DocumentErrors.BadExtension();
        return null;
    }

    /// <summary>Whether a request names a document so.</summary>
    public static bool IsIn(JsonElement extensions) => IsIn(extensions, out _);

    private static bool IsIn(JsonElement extensions, out JsonElement named)
    {
        named = default;
        return extensions.ValueKind == JsonValueKind.Object
            && extensions.TryGetProperty("persistedQuery"u8, out named)
            && named.ValueKind != JsonValueKind.Null;
    }
}
