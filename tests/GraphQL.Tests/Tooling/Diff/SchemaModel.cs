using System.Text;

namespace NetworkLens.GraphQL.Tests.Tooling.Diff;

/// <summary>A schema that can be changed by hand, and its SDL.</summary>
internal sealed class SchemaModel
{
    public List<ModelType> Types { get; } = [];

    /// <summary>Types that a mutation needs; none is picked, so that picks are the same before and after it.</summary>
    public List<ModelType> Extras { get; } = [];

    public List<ModelDirective> Directives { get; } = [];

    /// <summary>A schema with some of every kind of type: the same seed gives the same schema.</summary>
    public static SchemaModel Random(int seed)
    {
        var random = new Random(seed);
        var model = new SchemaModel();
        var size = 2 + random.Next(3);
        model.Directives.Add(new("cost", [new("weight", "String!")], "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "OBJECT"));
        model.Directives.Add(new("listSize", [new("assumedSize", "Int"), new("slicingArguments", "[String!]")], "FIELD_DEFINITION"));
        model.Directives.Add(new("mark", [new("of", "Int")], "FIELD_DEFINITION"));
        for (var i = 0; i < size; i++)
        {
            model.Types.Add(new($"S{i}", "scalar"));
            model.Types.Add(new($"E{i}", "enum") { Members = { "ONE", "TWO", $"V{random.Next(9)}" } });
            model.Types.Add(new($"U{i}", "union") { Members = { $"O{i}" } });
            model.Types.Add(new($"I{i}", "input") { Fields = { Input(random, "a", size), Input(random, "b", size) } });
            model.Types.Add(new($"N{i}", "interface") { Fields = { new("id", "ID!"), Output(random, $"n{i}", size) } });
            model.Types.Add(Object(random, $"O{i}", size));
            model.Directives.Add(new($"d{i}", [new("first", "Int") { Default = "1" }, new("second", "String")], "FIELD", "QUERY"));
        }

        model.Types.Add(Object(random, "Query", size));
        return model;
    }

    public string ToSdl()
    {
        var text = new StringBuilder();
        foreach (var directive in Directives)
        {
            directive.Write(text);
        }

        foreach (var type in Types.Concat(Extras))
        {
            type.Write(text);
        }

        return text.ToString();
    }

    public ModelType Pick(Random random, string kind) => PickOf(random, [.. Types.Where(type => type.Kind == kind)]);

    /// <summary>One of the directives that it had at first and that no type carries.</summary>
    public ModelDirective FirstDirective(Random random) =>
        PickOf(random, [.. Directives.Where(directive => directive.Name.StartsWith('d'))]);

    public static T PickOf<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static ModelType Object(Random random, string name, int size)
    {
        var type = new ModelType(name, "type") { Fields = { new("id", "ID!") } };
        for (var i = 0; i < 3; i++)
        {
            var field = Output(random, $"f{i}", size);
            for (var j = random.Next(3); j > 0; j--)
            {
                field.Arguments.Add(Input(random, $"x{j}", size));
            }

            type.Fields.Add(field);
        }

        return type;
    }

    private static ModelField Output(Random random, string name, int size) =>
        new(name, Wrap(random, PickOf(random, ["Int", "String", "ID", "S0", "E1", "U0", "N1", $"O{random.Next(size)}"])));

    private static ModelField Input(Random random, string name, int size) => random.Next(4) switch
    {
        0 => new(name, "Int!") { Default = "7" },
        1 => new(name, "[Float!]") { Default = "[1, 2.5]" },
        2 => new(name, "String"),
        _ => new(name, Wrap(random, PickOf(random, ["Int", "Boolean", "S1", $"E{random.Next(size)}"])).TrimEnd('!')),
    };

    private static string Wrap(Random random, string name) => random.Next(5) switch
    {
        0 => $"{name}!",
        1 => $"[{name}]",
        2 => $"[{name}!]!",
        _ => name,
    };
}

/// <summary>A named type of a model; what it is made of depends on its kind.</summary>
internal sealed class ModelType(string name, string kind)
{
    public string Name { get; } = name;

    public string Kind { get; set; } = kind;

    public string Applied { get; set; } = "";

    public string? Description { get; set; }

    public List<string> Interfaces { get; } = [];

    public List<ModelField> Fields { get; } = [];

    public List<string> Members { get; } = [];

    /// <summary>The fields that it had at first, but the one that every interface has.</summary>
    public IReadOnlyList<ModelField> FirstFields =>
        [.. Fields.Where(f => f.Name != "id" && !f.Name.StartsWith("target", StringComparison.Ordinal))];

    public void Write(StringBuilder text)
    {
        text.Append(Description is null ? "" : $"\"{Description}\"\n").Append(Kind).Append(' ').Append(Name);
        text.Append(Interfaces.Count == 0 ? "" : $" implements {string.Join(" & ", Interfaces)}").Append(' ').Append(Applied);
        text.Append(Kind switch
        {
            "scalar" => "",
            "union" => $" = {string.Join(" | ", Members)}",
            "enum" => $" {{ {string.Join(' ', Members)} }}",
            _ => $" {{\n{string.Concat(Fields.Select(field => $"  {field}\n"))}}}",
        }).Append('\n');
    }
}

/// <summary>A field, an argument or an input field of a model.</summary>
internal sealed class ModelField(string name, string type)
{
    public string Name { get; } = name;

    public string Type { get; set; } = type;

    public string? Default { get; set; }

    public string Applied { get; set; } = "";

    public List<ModelField> Arguments { get; } = [];

    public override string ToString() =>
        Name
        + (Arguments.Count == 0 ? "" : $"({string.Join(", ", Arguments)})")
        + $": {Type}"
        + (Default is null ? "" : $" = {Default}")
        + (Applied.Length == 0 ? "" : $" {Applied}");
}

/// <summary>A directive's definition in a model.</summary>
internal sealed class ModelDirective(string name, List<ModelField> arguments, params string[] locations)
{
    public string Name { get; } = name;

    public List<ModelField> Arguments { get; } = arguments;

    public bool IsRepeatable { get; set; }

    public List<string> Locations { get; } = [.. locations];

    public void Write(StringBuilder text) => text
        .Append("directive @").Append(Name).Append('(').AppendJoin(", ", Arguments).Append(')')
        .Append(IsRepeatable ? " repeatable" : "").Append(" on ").AppendJoin(" | ", Locations).Append('\n');
}
