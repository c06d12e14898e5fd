using System.Reflection;
using System.Text;
using System.Text.Json;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests;

/// <summary>The published networks that stand beside the repository, read straight from their files.</summary>
internal sealed class SharedData
{
    private readonly string _folder;
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly string[] _columns;
    private readonly List<string[]> _nodes;
    private readonly string? _moment;

    private SharedData(string folder, string? moment)
    {
        (_folder, _moment) = (folder, moment);
        _nodes = Rows(_folder, "nodes.csv");
        _columns = _nodes[0];
        _nodes.RemoveAt(0);
        _nodes.RemoveAll(node => moment is not null && node[Array.IndexOf(_columns, "snapshot")] != moment);
        var id = Array.IndexOf(_columns, "id");
        foreach (var node in _nodes)
        {
            _index.Add(node[id], _index.Count);
        }
    }

    public int NodeCount => _nodes.Count;

    public JsonElement Expected => JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "expected.json"))).RootElement;

    /// <summary>Opens one network, or skips the test where the folder is absent.</summary>
    /// <param name="name">Its folder.</param>
    /// <param name="moment">Of several states of one network, which.</param>
    public static SharedData Open(string name, string? moment = null) => new(Folder(name), moment);

    /// <summary>The networks that are there, or skips the test where none is.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetFiles(Path.Combine(Folder("krackhardt_hightech"), ".."), "expected.json", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!));

    /// <summary>The rows of a file of a network without their heading, or skips the test where the folder is absent.</summary>
    public static IEnumerable<string[]> Lines(string name, string file) => Rows(Folder(name), file).Skip(1);

    /// <summary>The published values of a network, or skips the test where the folder is absent.</summary>
    public static JsonElement ExpectedOf(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(name), "expected.json"))).RootElement;

    private static string Folder(string name)
    {
        var metadata = typeof(SharedData).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>();
        var root = metadata.Single(a => a.Key == "RepositoryRoot").Value!;
        var folders = new[] { Path.Combine(root, "..", "shared", "data", name), Path.Combine(root, "..", "..", "shared", "data", name) };
        var folder = folders.FirstOrDefault(Directory.Exists);
        Assert.SkipWhen(folder is null, $"The published network {name} is not beside the repository.");
        return folder!;
    }

    public int Index(string id) => _index[id];

    /// <summary>The ids, by index.</summary>
    public IEnumerable<string> Ids => _index.OrderBy(each => each.Value).Select(each => each.Key);

    /// <summary>Whether nodes.csv has a column.</summary>
    public bool Has(string column) => _columns.Contains(column);

    /// <summary>A column of nodes.csv.</summary>
    public AttributeColumn Column(string name)
    {
        var at = Array.IndexOf(_columns, name);
        return AttributeColumn.FromValues(name, [.. _nodes.Select(node => node[at])]);
    }

    /// <summary>Rows of a tie file, by index; the weight is 1 where there is no such column.</summary>
    public List<(int From, int To, double Weight)> Ties(string relation)
    {
        var rows = Rows(_folder, $"ties_{relation}.csv");
        var (weight, time) = (Array.IndexOf(rows[0], "weight"), Array.IndexOf(rows[0], "time"));
        return
        [
            .. rows.Skip(1).Where(row => _moment is null || row[time] == _moment).Select(row => (
                _index[row[0]],
                _index[row[1]],
                weight < 0 ? 1 : double.Parse(row[weight], System.Globalization.CultureInfo.InvariantCulture))),
        ];
    }

    /// <summary>The graph of a relation.</summary>
    public CsrGraph Graph(string relation, bool directed, double leastWeight = 0)
    {
        var ties = Ties(relation).FindAll(tie => tie.Weight >= leastWeight);
        return CsrGraphBuilder.FromTies(
            NodeCount, [.. ties.Select(t => t.From)], [.. ties.Select(t => t.To)], [.. ties.Select(t => t.Weight)], directed);
    }

    private static List<string[]> Rows(string folder, string file) =>
        [.. File.ReadLines(Path.Combine(folder, file), Encoding.UTF8).Where(line => line.Length > 0).Select(Fields)];

    // Commas inside double quotes belong to the field; a doubled quote is one.
    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"')
            {
                var doubled = quoted && at + 1 < line.Length && line[at + 1] == '"';
                if (doubled)
                {
                    field.Append('"');
                    at++;
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (line[at] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[at]);
            }
        }

        return [.. fields, field.ToString()];
    }
}
