using NetworkLens.GraphQL.Types;

namespace NetworkLens.Fuzzing;

/// <summary>Makes values of a type, right but for the faults asked for: literals of documents, and JSON of variables.</summary>
/// <param name="random">The seeded source.</param>
/// <param name="faults">The probability of a fault at each step: 0 gives only what is right.</param>
public sealed class ValueGenerator(Random random, double faults)
{
    private const int Deepest = 4;

    /// <summary>A literal.</summary>
    /// <param name="type">What it should be.</param>
    /// <param name="variable">Gives a variable to stand for a value of a type, or null; may itself be null where none may stand.</param>
    /// <param name="depth">How deep it stands.</param>
    public string Literal(SchemaType type, Func<SchemaType, string?>? variable = null, int depth = 0)
    {
        if (random.Chance(0.2) && variable?.Invoke(type) is { } name)
        {
            return $"${name}";
        }

        if (random.Chance(faults))
        {
            return Wrong(depth, variable);
        }

        if (!type.IsNonNull && (random.Chance(0.05) || depth > Deepest))
        {
            return "null";
        }

        return type.Nullable switch
        {
            ListType list when random.Chance(0.15) => Literal(list.OfType.NonNull, variable, depth + 1),
            ListType list => $"[{string.Join(' ', Items(depth).Select(_ => Literal(list.OfType, variable, depth + 1)))}]",
            InputObjectType input => Object(input, variable, depth),
            EnumType choice => random.Pick(choice.Values).Name,
            _ => LeafOf(type.NamedType.Name),
        };
    }

    /// <summary>The JSON of a variable.</summary>
    public string Json(SchemaType type, int depth = 0)
    {
        if (random.Chance(faults))
        {
            return WrongJson(depth);
        }

        if (!type.IsNonNull && (random.Chance(0.05) || depth > Deepest))
        {
            return "null";
        }

        return type.Nullable switch
        {
            ListType list when random.Chance(0.15) => Json(list.OfType.NonNull, depth + 1),
            ListType list => $"[{string.Join(',', Items(depth).Select(_ => Json(list.OfType, depth + 1)))}]",
            InputObjectType input => JsonObject(input, depth),
            EnumType choice => Values.Json(random.Pick(choice.Values).Name),
            _ => JsonLeafOf(type.NamedType.Name, depth),
        };
    }

    private IEnumerable<int> Items(int depth) => Enumerable.Range(0, random.Next(depth > 2 ? 2 : 4));

    private List<InputValueDefinition> Given(InputObjectType type, int depth)
    {
        if (type.IsOneOf)
        {
            var count = random.Chance(faults * 2) ? random.Of(0, 2) : 1;
            return type.Fields.OrderBy(_ => random.Next()).Take(count).ToList();
        }

        return type.Fields
            .Where(field => (field.IsRequired && !random.Chance(faults)) || random.Chance(depth > 2 ? 0.1 : 0.4))
            .ToList();
    }

    private string Object(InputObjectType type, Func<SchemaType, string?>? variable, int depth)
    {
        var fields = Given(type, depth)
            .Select(field => $"{field.Name}: {Literal(type.IsOneOf ? field.Type.NonNull : field.Type, variable, depth + 1)}").ToList();
        if (random.Chance(faults))
        {
            fields.Add(random.Of("nope: 1", "lable: \"x\"", "x: 1", "level: HIGH"));
        }

        return "{" + string.Join(random.Of(" ", ", ", "\n"), fields) + "}";
    }

    private string JsonObject(InputObjectType type, int depth)
    {
        var fields = Given(type, depth)
            .Select(field => $"\"{field.Name}\": {Json(type.IsOneOf ? field.Type.NonNull : field.Type, depth + 1)}").ToList();
        if (random.Chance(faults))
        {
            fields.Add(random.Of("\"nope\": 1", "\"lable\": \"x\"", "\"\": null", "\"é\": {}"));
        }

        return "{" + string.Join(", ", fields) + "}";
    }

    private string LeafOf(string scalar) => scalar switch
    {
        "Int" => random.Of("0", "1", "-3", "2147483647", "-2147483648"),
        "Float" => random.Of("0", "1", "1.5", "-2.25e2", "1e-3", "123456789", "1e21"),
        "Boolean" => random.Of("true", "false"),
        "ID" => random.Of("\"a\"", "7", "\"x-1\"", "123456789012345678901234567890"),
        "String" => random.Pick(Values.Strings),
        _ => Values.AnyLeaf(random) is var leaf && leaf.Contains("1e400", StringComparison.Ordinal) ? "1" : leaf,
    };

    private string JsonLeafOf(string scalar, int depth) => scalar switch
    {
        "Int" => random.Of("0", "1", "-3", "2147483647", "-2147483648", "1e3"),
        "Float" => random.Of("0", "1", "1.5", "-2.25e2", "1e-3", "123456789", "1e21"),
        "Boolean" => random.Of("true", "false"),
        "ID" => random.Of("\"a\"", "7", "\"x-1\"", "9007199254740991"),
        "String" => Values.Json(random.Of("", "a", "😀", "two\nlines", "é\"\\\u2028", "\0")),
        _ => random.Chance(0.5) || depth > 3 ? Values.AnyJsonLeaf(random) : WrongJson(depth),
    };

    private string Wrong(int depth, Func<SchemaType, string?>? variable) => random.Next(depth > Deepest ? 1 : 6) switch
    {
        1 => $"[{Values.AnyLeaf(random)} {Values.AnyLeaf(random)}]",
        2 => $"{{a: {Values.AnyLeaf(random)}}}",
        3 => "{}",
        4 => $"[[{Wrong(depth + 1, variable)}]]",
        5 when variable is not null => random.Of("$unknown", "$v0", "$v1"),
        _ => Values.AnyLeaf(random),
    };

    private string WrongJson(int depth) => random.Next(depth > Deepest ? 1 : 5) switch
    {
        1 => $"[{Values.AnyJsonLeaf(random)}, {Values.AnyJsonLeaf(random)}]",
        2 => $"{{\"a\": {Values.AnyJsonLeaf(random)}, \"b\": [{WrongJson(depth + 1)}]}}",
        3 => random.Of("{}", "[]", "[[]]"),
        4 => $"[{string.Join(',', Enumerable.Range(0, 15).Select(Values.Text))}]",
        _ => Values.AnyJsonLeaf(random),
    };
}
