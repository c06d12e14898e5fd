using System.Globalization;
using System.Text.Json;
using NetworkLens.Data.Import.Reading;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Import.PlainPair;

/// <summary>Reads a mapping file into a <see cref="PlainPairMap"/>, every fault with its JSON path.</summary>
internal sealed class MapReader
{
    private const int MostTies = 100;
    private static readonly string[] TimeUnits = ["iso", "seconds"];

    private readonly ReadingSession _session;
    private readonly string _file;

    private MapReader(ReadingSession session, string file) => (_session, _file) = (session, file);

    /// <summary>Reads a mapping; null where there is any fault.</summary>
    public static PlainPairMap? Read(ReadingSession session, string mapPath)
    {
        var reader = new MapReader(session, Path.GetFileName(mapPath));
        var faultsBefore = session.Faults.Count;
        try
        {
            var file = new FileInfo(mapPath);
            if (!file.Exists)
            {
                reader.Fault(null, null, "is not there", "Name the mapping file; docs/import.md shows one");
                return null;
            }

            if (file.Length > session.Limits.MapBytes)
            {
                reader.Fault(null, null, $"is longer than {session.Limits.MapBytes} bytes", "Name a mapping file");
                return null;
            }

            ReadOnlyMemory<byte> bytes = File.ReadAllBytes(mapPath);
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 16 };
            using var document = JsonDocument.Parse(bytes.Span is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes, options);
            var map = reader.Root(document.RootElement);
            return session.Faults.Count == faultsBefore ? map : null;
        }
        catch (JsonException exception)
        {
            session.Faults.Add(new ImportFault(reader._file, (int)(exception.LineNumber ?? 0) + 1,
                (int)Math.Min(exception.BytePositionInLine ?? 0, int.MaxValue - 1) + 1, null, "is not JSON here",
                    "Correct it; the file must be UTF-8"));
        }
        catch (InvalidOperationException)
        {
            // Thrown for text that no UTF-8 can hold, such as half a surrogate pair written as an escape.
            reader.Fault(null, null, "holds an escape that is no character", "Write the character itself");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reader.Fault(null, null, "cannot be read: " + exception.GetType().Name, "Let this user read the file");
        }

        return null;
    }

    private void Fault(string? path, string? value, string problem, string mend) =>
        _session.Faults.Add(new ImportFault(_file, 0, 0, ImportFault.Shown(value), problem, mend) { Path = path });

    private PlainPairMap? Root(JsonElement element)
    {
        if (MapObject.At(element, "$", Fault) is not { } root)
        {
            return null;
        }

        var source = root.Text("source") ?? "";
        if (source.Length > Model.ColumnLimits.Label)
        {
            root.Fault("source", source, $"has more than {Model.ColumnLimits.Label} characters", "Shorten it");
        }

        var nodes = root.Find("nodes") is { } inner ? Nodes(inner) : null;
        if (!root.Has("nodes"))
        {
            Fault("$", null, "has no \"nodes\"", "Add \"nodes\"");
        }

        var ties = new List<TiesMap>();
        var listed = root.List("ties", isNeeded: true);
        if (listed.Count > MostTies)
        {
            root.Fault("ties", null, $"lists more than {MostTies} files", "Split the import");
        }

        foreach (var (item, path) in listed.Take(MostTies))
        {
            if (Ties(item, path) is { } tie)
            {
                ties.Add(tie);
            }
        }

        root.Close();
        return nodes is null ? null : new PlainPairMap(source, nodes, ties);
    }

    private NodesMap? Nodes(JsonElement element)
    {
        if (MapObject.At(element, "$.nodes", Fault) is not { } nodes)
        {
            return null;
        }

        var are = nodes.Text("are") ?? "people";
        if (are is not ("people" or "posts"))
        {
            nodes.Fault("are", are, "is neither people nor posts", "Write \"people\" or \"posts\"");
        }

        var holder = nodes.Reference("holder", alsoKnown: "vacant");
        if (holder is not null && are != "posts")
        {
            nodes.Fault("holder", null, "belongs to posts only", "Remove it, or write \"are\": \"posts\"");
        }

        var map = new NodesMap
        {
            File = FileName(nodes) ?? "",
            Path = nodes.Path,
            ArePosts = are == "posts",
            Id = nodes.Reference("id", isNeeded: true) ?? new ColumnReference("", null, ""),
            Holder = holder,
            Vacant = holder is null ? new HashSet<string>() : Vacant(nodes),
            Name = nodes.Reference("name", isInline: true),
            Organisation = nodes.Reference("organisation", isInline: true, alsoKnown: "kind"),
            OrganisationKind = OrganisationKind(nodes),
            Unit = nodes.Reference("unit", isInline: true),
            Profession = nodes.Reference("profession", isInline: true),
            Title = nodes.Reference("title", isInline: true),
            Grade = nodes.Reference("grade", isInline: true),
            Level = Codes(nodes, "level", Words.Levels, isOrdered: true),
            Discipline = Codes(nodes, "discipline", Words.Disciplines, isOrdered: false),
            Attributes = Attributes(nodes),
        };
        nodes.Close();
        return map;
    }

    /// <summary>The file that an object names: inside the folder, never outside.</summary>
    private static string? FileName(MapObject map)
    {
        if (map.Text("file", isNeeded: true) is not { } name)
        {
            return null;
        }

        if (!Path.IsPathRooted(name) && !name.Contains("..", StringComparison.Ordinal) && name.IndexOfAny(['\0', ':', '\\']) < 0)
        {
            return name;
        }

        map.Fault("file", name, "is not the name of a file in the folder", "Name a file of the folder");
        return null;
    }

    private HashSet<string> Vacant(MapObject nodes)
    {
        var vacant = new HashSet<string>(StringComparer.Ordinal);
        if (nodes.Find("holder") is not { ValueKind: JsonValueKind.Object } value)
        {
            return vacant;
        }

        foreach (var (item, path) in new MapObject(value, nodes.Path + ".holder", Fault).List("vacant"))
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                vacant.Add(item.GetString() ?? "");
            }
            else
            {
                Fault(path, MapObject.Shown(item), "is not a text", "Write a text in quotation marks");
            }
        }

        return vacant;
    }

    private Model.OrganisationKind OrganisationKind(MapObject nodes) =>
        nodes.Find("organisation") is { ValueKind: JsonValueKind.Object } value
            ? new MapObject(value, nodes.Path + ".organisation", Fault)
                .Word("kind", Words.OrganisationKinds) ?? Model.OrganisationKind.Other
            : Model.OrganisationKind.Other;

    private CodeMap<T>? Codes<T>(MapObject nodes, string property, Dictionary<string, T> words, bool isOrdered)
        where T : struct
    {
        string[] known = isOrdered ? ["map", "top"] : ["map"];
        if (nodes.Reference(property, isInline: true, alsoKnown: known) is not { } reference)
        {
            return null;
        }

        var codes = new Dictionary<string, T>(StringComparer.Ordinal);
        var inner = nodes.Find(property) is { ValueKind: JsonValueKind.Object } value ? new MapObject(value, reference.Path, Fault) : null;
        if (inner is null || (!inner.Has("map") && !(isOrdered && inner.Has("top"))))
        {
            return new CodeMap<T>(reference, words, null); // The column holds the words themselves.
        }

        if (isOrdered && inner.Text("top") is { } top)
        {
            if (top is not ("highest" or "lowest") || inner.Has("map"))
            {
                inner.Fault("top", top, "is neither highest nor lowest, or stands beside a map",
                    "Write \"highest\" or \"lowest\", or a map");
            }

            return new CodeMap<T>(reference, null, top == "highest");
        }

        foreach (var (name, text, path) in inner.Pairs("map"))
        {
            var word = default(T); // "unknown" is what a blank is: a code that is known to say nothing.
            if (text is null || (text != "unknown" && !words.TryGetValue(text, out word)))
            {
                Fault(path, text, $"is not a {property}", Words.Mend(text ?? "", words, ", or unknown"));
            }
            else if (!codes.TryAdd(name, word))
            {
                Fault(path, null, "is there twice", "Remove one of the two");
            }
        }

        return new CodeMap<T>(reference, codes, null);
    }

    private List<ColumnReference> Attributes(MapObject nodes)
    {
        var attributes = new List<ColumnReference>();
        foreach (var (item, path) in nodes.List("attributes"))
        {
            var name = item.ValueKind == JsonValueKind.String ? item.GetString() : null;
            if (string.IsNullOrEmpty(name))
            {
                Fault(path, MapObject.Shown(item), "is not the name of a column", "Write the name of a column in quotation marks");
            }
            else if (attributes.Exists(attribute => attribute.Column == name))
            {
                Fault(path, name, "is there twice", "Remove one of the two");
            }
            else
            {
                attributes.Add(new ColumnReference(name, null, path));
            }
        }

        return attributes;
    }

    private TiesMap? Ties(JsonElement element, string path)
    {
        if (MapObject.At(element, path, Fault) is not { } ties)
        {
            return null;
        }

        if (ties.Has("kind") == ties.Has("line"))
        {
            Fault(path, null, "names neither or both of \"kind\" and \"line\"", "Write the kind of interaction, or the kind of line");
        }

        var weight = ties.Text("weight");
        var least = ties.Number("least");
        if (weight is null && (least is not null || ties.Has("noTie")))
        {
            Fault(path, null, "bounds a weight but names none", "Add \"weight\"");
        }

        var map = new TiesMap
        {
            File = FileName(ties) ?? "",
            Path = path,
            Kind = ties.Word("kind", Words.Interactions) ?? ties.Word("line", Words.Lines) ?? TieKind.Advice,
            From = ties.Text("from") ?? "from",
            To = ties.Text("to") ?? "to",
            Weight = weight,
            NoTie = NoTie(ties),
            Least = least ?? double.NegativeInfinity,
            IsMutual = ties.Flag("mutual"),
            Time = ties.Text("time"),
            TimeZero = TimeZero(ties),
        };
        _ = ties.Has("line"); // Known, even where a kind was found first.
        if (map.IsLine && (weight is not null || map.Time is not null || map.IsMutual))
        {
            Fault(path, null, "gives a reporting line a weight, a time or two directions", "Remove them");
        }

        ties.Close();
        return map;
    }

    private HashSet<double> NoTie(MapObject ties)
    {
        var weights = new HashSet<double>();
        foreach (var (item, path) in ties.List("noTie"))
        {
            if (item.ValueKind == JsonValueKind.Number && item.TryGetDouble(out var weight))
            {
                weights.Add(weight);
            }
            else
            {
                Fault(path, MapObject.Shown(item), "is not a number", "Write a number without quotation marks");
            }
        }

        return weights;
    }

    private static DateTime? TimeZero(MapObject ties)
    {
        var unit = ties.Text("timeUnit");
        if (unit is not null && !TimeUnits.Contains(unit))
        {
            ties.Fault("timeUnit", unit, "is not a unit of time", "Write \"iso\" or \"seconds\"");
        }

        var zero = ties.Text("timeZero");
        if (unit != "seconds")
        {
            if (zero is not null)
            {
                ties.Fault("timeZero", zero, "has no meaning unless the unit is seconds", "Remove it, or write \"timeUnit\": \"seconds\"");
            }

            return null;
        }

        if (zero is not null && RowFields.ParseWhen(zero) is { Year: >= RowFields.FirstYear and <= RowFields.LastYear } when)
        {
            return when;
        }

        ties.Fault("timeZero", zero, zero is null ? "is missing" : "is neither a date nor a time with a zone",
            string.Create(CultureInfo.InvariantCulture, $"Write the time of second 0, such as \"2010-12-06T13:00:00Z\""));
        return null;
    }
}
