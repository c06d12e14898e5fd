using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace NetworkLens.GraphQL.Types;

/// <summary>Shows a JSON value inside an error message, cut short where it is deep or long.</summary>
internal static class JsonInspection
{
    private const int MaxItems = 10;
    private const int MaxDepth = 2;
    private const int MaxLength = 2_000;

    public static string Show(JsonElement? json)
    {
        var text = new StringBuilder();
        Show(json, text, depth: 0);
        return text.Length <= MaxLength ? text.ToString() : text.ToString(0, MaxLength) + "…";
    }

    /// <summary>A name that a client sent, for a message: the start of it, where it is longer than anybody will read.</summary>
    public static string ShowName(string name) => name.Length <= MaxLength ? name : name[..MaxLength] + "…";

    private static void Show(JsonElement? value, StringBuilder text, int depth)
    {
        if (value is not { } json || text.Length > MaxLength)
        {
            text.Append(value is null ? "undefined" : "");
            return;
        }

        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                ShowString(StartOf(json), text);
                break;
            case JsonValueKind.Array:
                ShowArray(json, text, depth);
                break;
            case JsonValueKind.Object:
                ShowObject(json, text, depth);
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                text.Append("null");
                break;
            default:
                text.Append(json.GetRawText());
                break;
        }
    }

    // What will be cut is not read to its end: three bytes are enough for any character of those that are shown.
    private static string StartOf(JsonElement json)
    {
        const int Enough = 3 * (MaxLength + 1);
        var written = JsonMarshal.GetRawUtf8Value(json);
        return written.Length <= 2 * Enough ? json.GetString()! : Encoding.UTF8.GetString(written[1..Enough]);
    }

    // As JSON writes it: a message is read by whoever sent JSON.
    private static void ShowString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    private static void ShowArray(JsonElement json, StringBuilder text, int depth)
    {
        var count = json.GetArrayLength();
        if (count > 0 && depth >= MaxDepth)
        {
            text.Append("[Array]");
            return;
        }

        text.Append('[');
        for (var i = 0; i < Math.Min(count, MaxItems); i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Show(json[i], text, depth + 1);
        }

        var more = count - MaxItems;
        text.Append(more <= 0 ? "]" : more == 1 ? ", ... 1 more item]" : $", ... {more} more items]");
    }

    private static void ShowObject(JsonElement json, StringBuilder text, int depth)
    {
        var isEmpty = !json.EnumerateObject().Any();
        if (isEmpty || depth >= MaxDepth)
        {
            text.Append(isEmpty ? "{}" : "[Object]");
            return;
        }

        text.Append("{ ");
        var separator = "";
        foreach (var field in json.EnumerateObject())
        {
            if (text.Length > MaxLength)
            {
                return;
            }

            text.Append(separator).Append(ShowName(field.Name)).Append(": ");
            Show(field.Value, text, depth + 1);
            separator = ", ";
        }

        text.Append(" }");
    }
}
