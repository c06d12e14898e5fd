using System.Text;

namespace NetworkLens.Fuzzing;

/// <summary>Makes SDL of whole schemas, right but for the faults asked for: every kind of type, extensions, descriptions.</summary>
/// <param name="random">The seeded source.</param>
/// <param name="faults">The probability of a fault at each step: 0 gives only schemas that build.</param>
public sealed class SchemaGenerator(Random random, double faults)
{
    private const string Tag = """
        directive @tag(name: String = "x", n: Int, list: [Int!] = [1]) repeatable on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION
          | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
        """;

    private static readonly string[] Descriptions =
    [
        "", "", "", "\"short\" ", "\"\"\"block\"\"\"\n", "\"\"\"\n  two\n    lines\n\"\"\"\n", "\"quote \\\" and \\\\ and \\u00e9\" ",
        "\"\"\"ends in \\\"\"\"\"\"\"\n", "\"\" ", "\"  indented\" ", "\"tab\\tand\\nline\" ",
        "\"\\u0007\" ", "\"\"\"\n\"\"\"\n", "\"😀\" ",
        "\"a line that is longer than seventy characters, so that a printer has to think about it\" ",
    ];

    private readonly List<string> outputs = [];
    private readonly List<string> inputs = [];
    private readonly Dictionary<string, List<string>> contracts = [];
    private StringBuilder text = new();

    /// <summary>Makes the next schema.</summary>
    public string Next()
    {
        text = new StringBuilder();
        outputs.Clear();
        inputs.Clear();
        contracts.Clear();
        inputs.AddRange(["Int", "Float", "String", "Boolean", "ID"]);
        for (var i = random.Next(3); i > 0; i--)
        {
            AddScalar($"S{i}");
            AddEnum($"E{i}");
        }

        outputs.AddRange(inputs);
        AddInputs();
        AddInterfaces();
        var objects = Enumerable.Range(0, random.Next(1, 4)).Select(i => $"O{i}").ToList();
        outputs.AddRange(objects);
        objects.ForEach(AddObject);
        if (random.Chance(0.5))
        {
            AddUnion(objects);
        }

        AddObject("Query");
        AddRoots(objects);
        text.Append(Tag).Append('\n');
        if (random.Chance(0.5))
        {
            AddDirective();
        }

        return text.ToString();
    }

    private string Name(string right) =>
        random.Chance(faults) ? random.Of("O0", "E1", "I0", "Query", "__Odd", "Nope", "Int", "tag", right + "x") : right;

    private string Described => random.Pick(Descriptions);

    private string Directives(bool isDeprecable = false)
    {
        if (random.Chance(faults))
        {
            return random.Of(
                " @nope", " @tag(nope: 1)", " @tag(n: \"x\")", " @oneOf", " @specifiedBy", " @deprecated @deprecated", " @skip(if: true)",
                " @deprecated(reason: null)", " @tag(n: 1, n: 2)", " @deprecated(reason: 1)", " @tag(name: LOW)");
        }

        var deprecated = isDeprecable && random.Chance(0.15) ? random.Of(" @deprecated", " @deprecated(reason: \"Use\\nanother\")") : "";
        return deprecated + (random.Chance(0.2) ? random.Of(" @tag", " @tag(name: \"a\") @tag(n: 2)", " @tag(list: [])") : "");
    }

    private string Wrap(string name) => random.Next(8) switch
    {
        0 => $"{name}!",
        1 => $"[{name}]",
        2 => $"[{name}!]!",
        3 => $"[[{name}]!]",
        _ => name,
    };

    private string Output => Wrap(random.Chance(faults) ? random.Of("Nope", "N1", "Sting", "__Type") : random.Pick(outputs));

    private void AddScalar(string name)
    {
        name = Name(name);
        var url = random.Chance(0.3) ? " @specifiedBy(url: \"https://example.org/x\")" : "";
        text.Append(Described).Append($"scalar {name}{url}{Directives()}\n");
        inputs.Add(name);
        if (random.Chance(0.2))
        {
            text.Append($"extend scalar {Name(name)} @tag\n");
        }
    }

    private void AddEnum(string name)
    {
        name = Name(name);
        text.Append(Described).Append($"enum {name}{Directives()} {{\n");
        for (var i = random.Next(random.Chance(faults) ? 0 : 1, 4); i > 0; i--)
        {
            var value = random.Chance(faults) ? random.Of("V1", "__V", "true", "null", "V2 V2") : $"V{i}";
            text.Append($"  {Described}{value}{Directives(isDeprecable: true)}\n");
        }

        text.Append("}\n");
        inputs.Add(name);
        if (random.Chance(0.2))
        {
            text.Append($"extend enum {Name(name)} {{ {(random.Chance(faults) ? "V1" : "W")} }}\n");
        }
    }

    private void AddInputs()
    {
        var leaves = inputs.ToList();
        for (var i = random.Next(3); i > 0; i--)
        {
            var name = Name($"N{i}");
            var isOneOf = random.Chance(0.25);
            text.Append(Described).Append($"input {name}{(isOneOf ? " @oneOf" : "")}{Directives()} {{\n");
            for (var k = random.Next(random.Chance(faults) ? 0 : 1, 4); k > 0; k--)
            {
                text.Append("  ").Append(Described).Append(Input($"f{k}", isOneOf, leaves)).Append('\n');
            }

            // To itself: only a way without null, or by defaults, is a fault.
            text.Append(random.Chance(faults) ? $"  self: {name}! = {{}}\n" : random.Chance(0.3) ? $"  self: {name}\n" : "").Append("}\n");
            inputs.Add(name);
            if (random.Chance(0.2))
            {
                text.Append($"extend input {name} {{ more: Int }}\n");
            }
        }
    }

    private string Input(string name, bool isOneOf, List<string> types)
    {
        var type = random.Chance(faults) ? random.Of("O0", "I0", "Nope", "Query!") : random.Pick(types);
        var wrapped = isOneOf && !random.Chance(faults) ? type : Wrap(type);
        var byDefault = isOneOf && !random.Chance(faults) ? "" : Default(wrapped);
        var isRequired = wrapped.EndsWith('!') && byDefault.Length == 0;
        name = random.Chance(faults) ? random.Of("f1", "__f", name) : name;
        return $"{name}: {wrapped}{byDefault}{Directives(isDeprecable: !isRequired)}";
    }

    private string Argument(string name) => Input(name, isOneOf: false, inputs);

    private string Default(string type)
    {
        if (random.Chance(faults))
        {
            return random.Of(" = 1", " = \"x\"", " = null", " = []", " = {}", " = V1", " = {f1: 1}", " = 1.5", " = [null]");
        }

        return !random.Chance(0.4) ? "" : type switch
        {
            "Int" or "Int!" => " = -7",
            "Float" or "Float!" => random.Of(" = 1.50", " = 2"),
            "String" or "String!" => random.Of(" = \"a\\n\\\"b\"", " = \"\"\"block\"\"\""),
            "Boolean" => " = true",
            "ID" => random.Of(" = \"x\"", " = 7"),
            _ when !type.EndsWith('!') => type.StartsWith('[') ? random.Of(" = []", " = null") : " = null",
            _ => "",
        };
    }

    private void AddInterfaces()
    {
        var count = random.Next(3);
        outputs.AddRange(Enumerable.Range(0, count).Select(i => $"I{i}"));
        for (var i = 0; i < count; i++)
        {
            var parents = contracts.Keys.Where(_ => random.Chance(0.5)).ToList();
            contracts[$"I{i}"] = AddFieldsType("interface", $"I{i}", parents);
        }
    }

    private void AddObject(string name) =>
        AddFieldsType("type", name == "Query" ? name : Name(name), contracts.Keys.Where(_ => random.Chance(0.4)).ToList());

    private List<string> AddFieldsType(string keyword, string name, List<string> parents)
    {
        // What implements an interface implements the interface's own interfaces too: each lists the fields of all of them.
        var fields = parents.SelectMany(parent => contracts[parent]).Distinct().ToList();
        var all = parents.Concat(contracts.Keys.Where(other => parents.Exists(parent => text.ToString()
            .Contains($"interface {parent} implements", StringComparison.Ordinal) && IsParent(other, parent)))).Distinct().ToList();
        for (var i = random.Next(random.Chance(faults) ? 0 : 1, 4); i > 0; i--)
        {
            var arguments = random.Chance(0.3) ? $"({Argument("a")} {Described}{Argument("b")})" : "";
            var field = random.Chance(faults) ? random.Of("f", "__f", $"{name}_1") : $"{name}_{i}";
            fields.Add($"{field}{arguments}: {Output}{Directives(isDeprecable: true)}");
        }

        var written = fields.Where(_ => !random.Chance(faults))
            .Select(field => random.Chance(faults) ? field.Replace("!", "", StringComparison.Ordinal) : field).ToList();
        var listed = all.Where(_ => !random.Chance(faults)).DefaultIfEmpty("I0");
        var implements = all.Count == 0 ? "" : $" implements {string.Join(" & ", listed)}";
        text.Append(Described).Append($"{keyword} {name}{implements}{Directives()}");
        text.Append(written.Count == 0 ? "\n" : $" {{\n  {string.Join($"\n  {Described}", written)}\n}}\n");
        if (random.Chance(0.15))
        {
            text.Append($"extend {keyword} {Name(name)} {(keyword == "type" ? "{ more: Int }" : "@tag")}\n");
        }

        return fields;
    }

    private bool IsParent(string other, string of) => text.ToString().Split('\n').Any(line =>
        line.Contains($"interface {of} implements", StringComparison.Ordinal) && line.Split('@')[0].Split(' ', '{', '&').Contains(other));

    private void AddUnion(List<string> objects)
    {
        var members = objects.Where(_ => random.Chance(0.7)).ToList();
        if (random.Chance(faults))
        {
            members.Add(random.Of("O0", "Int", "I0", "Nope", "U"));
        }

        var listed = members.Count == 0 && !random.Chance(faults) ? "O0" : string.Join(" | ", members);
        text.Append(Described).Append($"union U{Directives()}{(listed.Length == 0 ? "" : $" = {listed}")}\n");
        if (random.Chance(0.2))
        {
            text.Append("extend union U @tag(name: \"more\")\n");
        }
    }

    private void AddRoots(List<string> objects)
    {
        if (random.Chance(0.4))
        {
            AddObject(random.Of("Mutation", "Subscription"));
        }

        if (random.Chance(0.4))
        {
            var query = random.Chance(faults) ? random.Of("Nope", "I0", "Int") : random.Of("Query", "O0");
            var mutation = objects.Count > 1 && random.Chance(0.5) ? " mutation: O1" : "";
            var others = random.Chance(faults) ? " mutation: O0 query: Query" : mutation;
            text.Append(Described).Append($"schema{Directives()} {{ query: {query}{others} }}\n");
            text.Append(random.Chance(faults) ? "schema { query: Query }\n" : "");
        }

        text.Append(random.Chance(0.1) ? "extend schema @tag\n" : "");
    }

    private void AddDirective()
    {
        var places = random.Chance(faults)
            ? random.Of("NOPE", "FIELD | FIELD", "Query")
            : random.Of("FIELD", "OBJECT | FIELD_DEFINITION", "QUERY");
        var name = random.Chance(faults) ? random.Of("tag", "__d", "skip") : "d";
        text.Append(Described).Append($"directive @{name}({Argument("a")}){random.Of("", " repeatable")} on {places}\n");
    }
}
