using System.Globalization;
using System.Text.Json;

namespace NetworkLens.Conformance.Tests.Differential;

/// <summary>What the payloads of an answer say, whatever their number and their ids: one line for each thing told.</summary>
internal static class IncrementalAnswer
{
    /// <summary>
    /// The data and the errors of the first payload, every announcement, every delivered piece by the place where it belongs (items one by
    /// one) and every completion. In order of text, since what is ready together may come in any order.
    /// </summary>
    public static List<string> Lines(IEnumerable<JsonElement> payloads)
    {
        var lines = new List<string>();
        var places = new Dictionary<string, (string Path, string Label)>();
        var counts = new Dictionary<string, int>();
        foreach (var payload in payloads)
        {
            foreach (var told in Entries(payload, "pending"))
            {
                var label = told.TryGetProperty("label", out var text) ? text.GetString()! : "-";
                var place = (Show(told.GetProperty("path")), label);
                places.Add(Id(told), place);
                lines.Add($"pending {place}");
            }

            if (payload.TryGetProperty("data", out var data))
            {
                lines.Add($"data {Show(data)}");
                AddErrors(lines, "first", payload);
                CountLists(data, "", counts);
            }

            foreach (var piece in Entries(payload, "incremental"))
            {
                AddPiece(lines, piece, places[Id(piece)], counts);
            }

            foreach (var end in Entries(payload, "completed"))
            {
                lines.Add($"completed {places[Id(end)]}");
                AddErrors(lines, $"completed {places[Id(end)]}", end);
                places.Remove(Id(end)).ShouldBeTrue();
            }
        }

        places.ShouldBeEmpty("what is announced is completed");
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static void AddPiece(
        List<string> lines, JsonElement piece, (string Path, string Label) place, Dictionary<string, int> counts)
    {
        var subPath = piece.TryGetProperty("subPath", out var below) ? Show(below) : "[]";
        var where = $"{place} {subPath}";
        AddErrors(lines, where, piece);
        if (piece.TryGetProperty("data", out var data))
        {
            lines.Add($"piece {where} {Show(data)}");
            CountLists(data, Join(place.Path, subPath), counts);
            return;
        }

        foreach (var item in piece.GetProperty("items").EnumerateArray())
        {
            var index = counts.GetValueOrDefault(place.Path);
            counts[place.Path] = index + 1;
            lines.Add($"item {where} {index} {Show(item)}");
            CountLists(item, Join(place.Path, $"[{index}]"), counts);
        }
    }

    private static void AddErrors(List<string> lines, string where, JsonElement part)
    {
        foreach (var error in Entries(part, "errors"))
        {
            var places = error.GetProperty("locations").EnumerateArray()
                .Select(place => $"{place.GetProperty("line")}:{place.GetProperty("column")}");
            var path = error.TryGetProperty("path", out var at) ? Show(at) : "-";
            lines.Add($"error {where} {string.Join(' ', places)} {path} {error.GetProperty("message")}");
        }
    }

    // How many items of each list have come.
    private static void CountLists(JsonElement value, string path, Dictionary<string, int> counts)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            counts[path.Length == 0 ? "[]" : path] = value.GetArrayLength();
            foreach (var (index, item) in value.EnumerateArray().Index())
            {
                CountLists(item, Join(path, $"[{index.ToString(CultureInfo.InvariantCulture)}]"), counts);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in value.EnumerateObject())
            {
                CountLists(field.Value, Join(path, $"[\"{field.Name}\"]"), counts);
            }
        }
    }

    private static string Join(string path, string below) => (path, below) switch
    {
        ("" or "[]", _) => below,
        (_, "[]") => path,
        _ => $"{path[..^1]},{below[1..]}",
    };

    private static JsonElement.ArrayEnumerator Entries(JsonElement part, string name) =>
        part.TryGetProperty(name, out var entries) ? entries.EnumerateArray() : default;

    private static string Id(JsonElement entry) => entry.GetProperty("id").GetString()!;

    private static string Show(JsonElement json) => JsonSerializer.Serialize(json);
}
