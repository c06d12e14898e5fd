using NetworkLens.GraphQL.Types;

namespace NetworkLens.Fuzzing;

/// <summary>Makes executable documents for a schema, right but for the faults asked for, with variables to go with them.</summary>
/// <remarks>
/// Without faults a document is valid: aliases keep fields apart, fragments are used and come without cycles, variables are defined where
/// they are used. Fragments are made before operations, the later ones first, so that each knows what it may spread.
/// </remarks>
/// <param name="schema">What the documents ask.</param>
/// <param name="random">The seeded source.</param>
/// <param name="faults">The probability of a fault at each step.</param>
public sealed class DocumentGenerator(Schema schema, Random random, double faults)
{
    private const int Deepest = 4;
    private readonly ValueGenerator values = new(random, faults);
    private readonly List<Fragment> fragments = [];
    private readonly Dictionary<string, SchemaType> variables = [];
    private HashSet<string> usedVariables = [];
    private HashSet<Fragment> usedFragments = [];
    private Spelling text = new(random);
    private int aliasCount;

    /// <summary>Makes the next request.</summary>
    public GeneratedRequest Next()
    {
        fragments.Clear();
        variables.Clear();
        aliasCount = 0;
        for (var i = random.Next(4); i > 0; i--)
        {
            fragments.Add(MakeFragment($"F{i}"));
        }

        var operations = Enumerable.Range(0, random.Chance(0.8) ? 1 : random.Next(1, 4)).Select(MakeOperation).ToList();
        var kept = fragments
            .Where(fragment => random.Chance(faults) || operations.Exists(operation => operation.Reaches(fragment))).ToList();
        var parts = operations.Select(operation => operation.Text).Concat(kept.Select(fragment => fragment.Text));
        if (random.Chance(0.3))
        {
            parts = parts.OrderBy(_ => random.Next());
        }

        var start = random.Chance(0.05) ? "\uFEFF" : "";
        var name = operations.Count == 1 && random.Chance(0.5) ? null : random.Pick(operations).Name;
        return new GeneratedRequest(
            start + string.Concat(parts),
            variables.Count == 0 && random.Chance(0.5) ? null : Variables(),
            random.Chance(faults) ? random.Of("Nope", "", null) : name);
    }

    private string Variables() => "{" + string.Join(", ", variables
        .Where(variable => (variable.Value.IsNonNull || random.Chance(0.7)) && !random.Chance(faults))
        .Select(variable => $"\"{variable.Key}\": {values.Json(variable.Value)}")) + "}";

    private Fragment MakeFragment(string name)
    {
        var composite = schema.Types.Where(type => type.IsComposite && !type.IsBuiltIn).ToList();
        NamedType type = random.Pick(composite);
        (text, usedVariables, usedFragments) = (new Spelling(random), [], []);
        var condition = random.Chance(faults) ? random.Of("Nope", "Point", "Int", "Persn", "__Schema") : type.Name;
        text.Add("fragment", random.Chance(faults) ? random.Of("F1", "F2") : name, "on", condition);
        AddDirectives("FRAGMENT_DEFINITION");
        AddSelectionSet(type, depth: 2);
        var reached = usedFragments.SelectMany(fragment => fragment.Reached).Concat(usedFragments).ToHashSet();
        usedVariables.UnionWith(reached.SelectMany(fragment => fragment.Variables));
        return new Fragment(name, type, text.ToString(), usedVariables, reached);
    }

    private Operation MakeOperation(int index)
    {
        var kind = random.Next(10) switch { 0 => "mutation", 1 => "subscription", _ => "query" };
        var root = kind switch
        {
            "mutation" => schema.MutationType,
            "subscription" => schema.SubscriptionType,
            _ => schema.QueryType,
        };
        (text, usedVariables, usedFragments) = (new Spelling(random), [], []);
        if (kind == "subscription" && !random.Chance(faults))
        {
            text.Add("{", random.Of("ticked", "changed { id }", "changed(id: \"a\") { age name }"), "}");
        }
        else
        {
            AddSelectionSet(root!, depth: 0);
        }

        var body = text.ToString();
        var reached = usedFragments.SelectMany(fragment => fragment.Reached).Concat(usedFragments).ToHashSet();
        usedVariables.UnionWith(reached.SelectMany(fragment => fragment.Variables));
        var name = random.Chance(faults) ? random.Of("O0", "O1") : $"O{index}";
        text = new Spelling(random);
        text.Add(kind);
        if (index > 0 || !random.Chance(faults))
        {
            text.Add(name);
        }

        AddVariableDefinitions();
        AddDirectives(kind.ToUpperInvariant());
        return new Operation(name, text + body, reached);
    }

    private void AddVariableDefinitions()
    {
        var defined = usedVariables.Where(_ => !random.Chance(faults)).ToList();
        if (random.Chance(faults))
        {
            defined.Add(random.Of("unused", "v0", "v1"));
        }

        if (defined.Count == 0)
        {
            return;
        }

        text.Add("(");
        foreach (var name in defined)
        {
            var type = variables.GetValueOrDefault(name) ?? schema.FindType("Int")!;
            text.Add("$", name, ":");
            text.Add(random.Chance(faults) ? random.Of("Int", "[String!]!", "Persn", "Person", "Point", "Level!") : type.ToString()!);
            if (random.Chance(0.2))
            {
                text.Add("=", values.Literal(type));
            }

            AddDirectives("VARIABLE_DEFINITION");
        }

        text.Add(")");
    }

    private void AddSelectionSet(NamedType type, int depth)
    {
        text.Add("{");
        for (var i = random.Next(1, depth > Deepest ? 2 : 5); i > 0; i--)
        {
            switch (random.Next(10))
            {
                case 0 or 1 when depth <= Deepest:
                    AddInlineFragment(type, depth);
                    break;
                case 2 when fragments.Count > 0:
                    AddSpread(type);
                    break;
                default:
                    AddField(type, depth);
                    break;
            }
        }

        // Something that is always right, so that no set is empty of fields.
        text.Add(random.Chance(faults / 4) ? "" : $"t{aliasCount++}: __typename", "}");
    }

    private void AddField(NamedType type, int depth)
    {
        var candidates = (type as FieldsType)?.Fields.Where(field => depth < Deepest || field.Type.NamedType.IsLeaf).ToList() ?? [];
        if (candidates.Count == 0 || random.Chance(faults))
        {
            text.Add(random.Of("__typename", "id", "nmae", "nope", "__schema { queryType { name } }", "frend { id }", "level", "area"));
            return;
        }

        FieldDefinition field = random.Pick(candidates);
        var isAlone = field.Arguments.Count > 0 || field.Name is "level" or "friend" || field.Type.NamedType.IsComposite;
        if ((isAlone || random.Chance(0.1)) && !random.Chance(faults))
        {
            text.Add($"a{aliasCount++}", ":");
        }
        else if (random.Chance(faults))
        {
            text.Add(random.Of("id", "name", "x"), ":");
        }

        text.Add(field.Name);
        AddArguments(field.Arguments);
        AddDirectives("FIELD");
        if (field.Type.NamedType.IsComposite ? !random.Chance(faults) : random.Chance(faults))
        {
            AddSelectionSet(field.Type.NamedType.IsComposite ? field.Type.NamedType : schema.QueryType!, depth + 1);
        }
    }

    private void AddInlineFragment(NamedType type, int depth)
    {
        var condition = random.Chance(0.2) ? null : Overlapping(type);
        text.Add("...");
        if (condition is not null)
        {
            text.Add("on", random.Chance(faults) ? random.Of("Nope", "Level", "Pick", "Room") : condition.Name);
        }

        AddDirectives("INLINE_FRAGMENT");
        AddSelectionSet(condition ?? type, depth + 1);
    }

    private void AddSpread(NamedType type)
    {
        var fitting = fragments.Where(fragment => random.Chance(faults) || Overlap(fragment.Type, type)).ToList();
        if (fitting.Count == 0)
        {
            text.Add("...", random.Chance(faults) ? random.Of("Nope", "F1", "F2") : "{ __typename }");
            return;
        }

        var chosen = random.Pick(fitting);
        usedFragments.Add(chosen);
        text.Add("...", random.Chance(faults) ? random.Of("F1", "F2", "F3") : chosen.Name);
        AddDirectives("FRAGMENT_SPREAD");
    }

    private void AddArguments(DefinitionList<InputValueDefinition> definitions, bool isConstant = false)
    {
        var given = definitions.Where(argument => argument.IsRequired ? !random.Chance(faults) : random.Chance(0.35)).ToList();
        var hasMore = random.Chance(faults / 2);
        if (given.Count == 0 && !hasMore)
        {
            return;
        }

        text.Add("(");
        foreach (var argument in random.Chance(0.3) ? given.OrderBy(_ => random.Next()) : given.AsEnumerable())
        {
            text.Add(argument.Name, ":", values.Literal(argument.Type, isConstant ? null : VariableFor));
        }

        if (hasMore)
        {
            text.Add(random.Of("nope", "frist", "int", "point", "if"), ":", Values.AnyLeaf(random));
        }

        text.Add(")");
    }

    private void AddDirectives(string location)
    {
        if (random.Chance(faults))
        {
            text.Add(random.Of(
                "@nope", "@onField", "@onOperation(text: 1)", "@skip(if: true) @skip(if: false)", "@include", "@deprecated",
                "@onField(levle: LOW)"));
        }

        if (location is "FIELD" or "INLINE_FRAGMENT" or "FRAGMENT_SPREAD" && random.Chance(0.1))
        {
            text.Add(random.Of("@skip", "@include"), "(", "if", ":", VariableOr(schema.FindType("Boolean")!.NonNull), ")");
        }

        var place = location.Replace("_", "", StringComparison.Ordinal);
        var own = schema.Directives.Where(known => !known.IsBuiltIn
            && known.Locations.Any(at => string.Equals(at.ToString(), place, StringComparison.OrdinalIgnoreCase))).ToList();
        if (own.Count > 0 && random.Chance(0.05))
        {
            var directive = random.Pick(own);
            text.Add($"@{directive.Name}");
            AddArguments(directive.Arguments, isConstant: location == "VARIABLE_DEFINITION");
        }
    }

    private string VariableOr(SchemaType type) =>
        random.Chance(0.4) && VariableFor(type) is { } name ? $"${name}" : values.Literal(type);

    private string? VariableFor(SchemaType type)
    {
        if (variables.Count > 8)
        {
            return null;
        }

        var known = variables.Where(variable => variable.Value == type).Select(variable => variable.Key).ToList();
        var name = known.Count > 0 && random.Chance(0.5) ? random.Pick(known) : $"v{variables.Count}";
        variables.TryAdd(name, type);
        usedVariables.Add(name);
        return name;
    }

    private NamedType Overlapping(NamedType type)
    {
        var fitting = schema.Types.Where(other => other.IsComposite && !other.IsBuiltIn && Overlap(other, type)).ToList();
        return random.Pick(fitting);
    }

    private bool Overlap(NamedType a, NamedType b) => schema.PossibleTypes(a).Intersect(schema.PossibleTypes(b)).Any();

    private sealed record Fragment(
        string Name, NamedType Type, string Text, HashSet<string> Variables, HashSet<Fragment> Reached)
    {
        public bool Equals(Fragment? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
    }

    private sealed record Operation(string Name, string Text, HashSet<Fragment> Reached)
    {
        public bool Reaches(Fragment fragment) => Reached.Contains(fragment);
    }
}
