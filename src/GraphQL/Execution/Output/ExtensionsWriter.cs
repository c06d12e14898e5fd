using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>Writes what steps say beside the data (section 7.1.3 of the specification).</summary>
internal static class ExtensionsWriter
{
    /// <summary>Writes <c>,"extensions":{…}</c>, or nothing when there are none.</summary>
    public static void Write(JsonObject? extensions, JsonBuffer output)
    {
        if (extensions is null)
        {
            return;
        }

        output.Raw(",\"extensions\":"u8);
        output.Raw(JsonSerializer.SerializeToUtf8Bytes(extensions));
    }
}
