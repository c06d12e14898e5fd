using System.Text.Json;
using NetworkLens.Data.Import.Reading;

namespace NetworkLens.Data.Import.PlainPair;

/// <summary>One object of a mapping file: reads its properties, and reports those that nobody asked for.</summary>
/// <param name="element">The object.</param>
/// <param name="path">Its JSON path.</param>
/// <param name="add">Takes path, value, problem and mend of a fault.</param>
internal sealed class MapObject(JsonElement element, string path, Action<string, string?, string, string> add)
{
    private readonly List<string> _known = [];

    public string Path => path;

    /// <summary>The object at a place; null, with a fault, where something else stands there.</summary>
    public static MapObject? At(JsonElement element, string path, Action<string, string?, string, string> add)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return new MapObject(element, path, add);
        }

        add(path, Shown(element), "is not an object", "Write { ... }");
        return null;
    }

    public void Fault(string property, string? value, string problem, string mend) => add($"{path}.{property}", value, problem, mend);

    /// <summary>Whether a property is there and not null.</summary>
    public bool Has(string property) => Find(property) is not null;

    /// <summary>A property of any kind, null where it is not there.</summary>
    public JsonElement? Find(string property)
    {
        if (!_known.Contains(property))
        {
            _known.Add(property);
        }

        return element.TryGetProperty(property, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    /// <summary>Text, null where it is not there.</summary>
    public string? Text(string property, bool isNeeded = false)
    {
        if (Find(property) is not { } value)
        {
            if (isNeeded)
            {
                add(path, null, $"has no \"{property}\"", $"Add \"{property}\"");
            }

            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        Fault(property, Shown(value), "is not a text", "Write a text in quotation marks");
        return null;
    }

    /// <summary>One of several words; null where it is not there or at fault.</summary>
    public T? Word<T>(string property, Dictionary<string, T> words, bool isNeeded = false)
        where T : struct
    {
        if (Text(property, isNeeded) is not { } text)
        {
            return null;
        }

        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        Fault(property, text, $"is not a known {property}", Words.Mend(text, words));
        return null;
    }

    public bool Flag(string property)
    {
        if (Find(property) is not { } value)
        {
            return false;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Fault(property, Shown(value), "is neither true nor false", "Write true or false");
        return false;
    }

    public double? Number(string property)
    {
        if (Find(property) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        Fault(property, Shown(value), "is not a number", "Write a number without quotation marks");
        return null;
    }

    /// <summary>The elements of an array with their paths; none where it is not there or no array.</summary>
    public List<(JsonElement Element, string Path)> List(string property, bool isNeeded = false)
    {
        var items = new List<(JsonElement, string)>();
        if (Find(property) is not { } value)
        {
            if (isNeeded)
            {
                add(path, null, $"has no \"{property}\"", $"Add \"{property}\"");
            }

            return items;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault(property, Shown(value), "is not a list", "Write [ ... ]");
            return items;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            items.Add((item, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}.{property}[{index++}]")));
        }

        return items;
    }

    /// <summary>The properties of an object inside this one, with text values; none where it is not there.</summary>
    public List<(string Name, string? Text, string Path)> Pairs(string property)
    {
        var pairs = new List<(string, string?, string)>();
        if (Find(property) is not { } value || At(value, $"{path}.{property}", add) is null)
        {
            return pairs;
        }

        foreach (var pair in value.EnumerateObject())
        {
            pairs.Add((pair.Name, pair.Value.ValueKind == JsonValueKind.String ? pair.Value.GetString() : null,
                $"{path}.{property}.{pair.Name}"));
        }

        return pairs;
    }

    /// <summary>A column: its name, or an object that names a column or a value.</summary>
    public ColumnReference? Reference(string property, bool isNeeded = false, bool isInline = false, params string[] alsoKnown)
    {
        if (Find(property) is not { ValueKind: JsonValueKind.Object } value)
        {
            return Text(property, isNeeded) is { } name ? new ColumnReference(name, null, $"{path}.{property}") : null;
        }

        var inner = new MapObject(value, $"{path}.{property}", add);
        var column = inner.Text("column");
        var constant = isInline ? inner.Text("value") : null;
        foreach (var known in alsoKnown)
        {
            inner.Find(known);
        }

        inner.Close();
        if ((column is null) == (constant is null))
        {
            add(inner.Path, null, isInline ? "names neither or both of a column and a value" : "names no column",
                "Write { \"column\": ... }");
            return null;
        }

        return new ColumnReference(column, constant, inner.Path);
    }

    /// <summary>Reports the properties that were never asked for, and those that are there twice.</summary>
    public void Close()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!_known.Contains(property.Name))
            {
                var near = Nearest.To(property.Name, _known);
                Fault(property.Name, null, "is not known here",
                    near is null ? $"Remove it; known are {string.Join(", ", _known)}" : $"Write \"{near}\"");
            }
            else if (!seen.Add(property.Name))
            {
                Fault(property.Name, null, "is there twice", "Remove one of the two");
            }
        }
    }

    /// <summary>Raw JSON as a fault shows it.</summary>
    public static string? Shown(JsonElement element) => element.GetRawText();
}
