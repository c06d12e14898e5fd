using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetworkLens.Data.Samples;

/// <summary>Writes planted.json: which links are missing on purpose, and what a finder of gaps can be judged by.</summary>
internal static class PlantedFile
{
    // Only ever a file, never part of a page: an apostrophe may stay one.
    private static readonly JsonWriterOptions Layout =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(Sample sample, string path)
    {
        using var stream = File.Create(path);
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartObject();
            json.WriteNumber("people", sample.Options.People);
            json.WriteNumber("seed", sample.Options.Seed);
            json.WriteString("from", "2025-10-01");
            json.WriteString("to", "2026-10-01");
            json.WriteNumber("ties", sample.TieCount);
            json.WriteNumber("operationalLines", sample.UnplantedLines.All);
            json.WriteNumber("silentLinesByChance", sample.UnplantedLines.Silent);
            json.WriteStartArray("links");
            foreach (var link in sample.Planted)
            {
                Link(json, link);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Link(Utf8JsonWriter json, PlantedLink link)
    {
        json.WriteStartObject();
        json.WriteString("key", link.Key);
        json.WriteString("title", link.Title);
        json.WriteString("kind", Words.Of(link.Kind));
        json.WriteString("dimension", Words.Of(link.Dimension));
        Group(json, "a", link.A);
        Group(json, "b", link.B);
        Figure(json, "keep", link.Kind == PlantedKind.Sparse ? link.Keep : null);
        Figure(json, "expectedBefore", link.ExpectedBefore);
        json.WriteNumber("observedBefore", link.ObservedBefore);
        Figure(json, "expectedAfter", link.ExpectedAfter);
        json.WriteNumber("observedAfter", link.ObservedAfter);
        json.WriteNumber("otherTiesRemoved", link.OtherTiesRemoved);
        Figure(json, "reachBefore", link.ReachBefore);
        Figure(json, "reachAfter", link.ReachAfter);
        Texts(json, "bridges", link.Bridges);
        json.WriteStartArray("lines");
        foreach (var (from, to) in link.Lines)
        {
            json.WriteStartObject();
            json.WriteString("from", from);
            json.WriteString("to", to);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Group(Utf8JsonWriter json, string name, PlantedGroup group)
    {
        json.WriteStartObject(name);
        Texts(json, "organisations", group.Organisations);
        Texts(json, "units", group.Units);
        Texts(json, "notUnits", group.NotUnits);
        Texts(json, "levels", group.Levels);
        Texts(json, "disciplines", group.Disciplines);
        Texts(json, "professions", group.Professions);
        json.WriteNumber("people", group.People);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    // Two places: sums of thousands of terms would show the last bit of each otherwise.
    private static void Figure(Utf8JsonWriter json, string name, double? figure)
    {
        if (figure is { } value)
        {
            json.WriteNumber(name, decimal.Round((decimal)value, 2));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
