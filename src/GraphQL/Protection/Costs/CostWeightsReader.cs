using System.Collections.Immutable;
using System.Globalization;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Protection.Costs;

/// <summary>Reads the cost directives of a schema and finds what is wrong with them: section 9 of the specification.</summary>
internal sealed class CostWeightsReader(Schema schema)
{
    private const double MostWeight = 1e9;

    private readonly SchemaProblems problems = new();
    private readonly Dictionary<INamed, double> weights = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FieldDefinition, ListSizing> sizes = new(ReferenceEqualityComparer.Instance);

    public CostWeightsResult Read()
    {
        CheckDefinitions();
        if (!problems.Any)
        {
            foreach (var type in schema.Types.Where(type => !type.IsBuiltIn))
            {
                ReadType(type);
            }

            foreach (var argument in schema.Directives.SelectMany(directive => directive.Arguments))
            {
                ReadWeight(argument, argument.Directives);
            }
        }

        if (problems.Any)
        {
            return new CostWeightsResult(null, problems.ToImmutable());
        }

        foreach (var type in schema.Types.OfType<ObjectType>())
        {
            InheritSizes(type);
        }

        return new CostWeightsResult(new CostWeights(schema, weights, sizes), []);
    }

    private void CheckDefinitions()
    {
        Check(CostDirectives.Cost, ("weight", ["String!"]));
        Check(
            CostDirectives.ListSize,
            ("assumedSize", ["Int"]),
            ("slicingArguments", ["[String!]", "[String]"]),
            ("sizedFields", ["[String!]", "[String]"]),
            ("requireOneSlicingArgument", ["Boolean", "Boolean!"]));
    }

    private void Check(string name, params (string Argument, string[] Types)[] expected)
    {
        if (schema.FindDirective(name) is not { } directive)
        {
            return; // Then nothing can be marked with it.
        }

        foreach (var (argument, types) in expected)
        {
            var type = directive.Arguments.Find(argument)?.Type.ToString();
            if (type is null || !types.Contains(type))
            {
                problems.Add(
                    directive.Syntax,
                    $"Directive \"@{name}\" must take \"{argument}: {types[0]}\", as the cost specification says.");
            }
        }

        if (directive.IsRepeatable)
        {
            problems.Add(directive.Syntax, $"Directive \"@{name}\" must not be repeatable.");
        }
    }

    private void ReadType(NamedType type)
    {
        if (type.IsComposite && type is not ObjectType)
        {
            // Section 7.2: the weight of what is abstract is the largest of what it may be.
            Forbid(type.Directives, $"{type}: an abstract type takes its weight from the types that it may be.");
        }
        else
        {
            ReadWeight(type, type.Directives);
        }

        if (type is InputObjectType input)
        {
            foreach (var field in input.Fields)
            {
                ReadWeight(field, field.Directives);
            }
        }

        if (type is not FieldsType fields)
        {
            return;
        }

        foreach (var field in fields.Fields)
        {
            if (fields is InterfaceType)
            {
                Forbid(field.Directives, $"{type}.{field.Name}: put the cost on the field of each type that implements {type}.");
            }
            else
            {
                ReadWeight(field, field.Directives);
            }

            ReadSize(fields, field);
            foreach (var argument in field.Arguments)
            {
                ReadWeight(argument, argument.Directives);
            }
        }
    }

    private void Forbid(ImmutableArray<AppliedDirective> applied, string message)
    {
        if (Find(applied, CostDirectives.Cost) is { } cost)
        {
            problems.Add(cost.Syntax, $"Directive \"@cost\" may not stand here. {message}");
        }
    }

    private void ReadWeight(INamed owner, ImmutableArray<AppliedDirective> applied)
    {
        if (Find(applied, CostDirectives.Cost) is not { } cost)
        {
            return;
        }

        var text = (string)cost.CoerceArguments()["weight"]!;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            && Math.Abs(weight) <= MostWeight)
        {
            weights[owner] = weight;
        }
        else
        {
            problems.Add(
                cost.Syntax,
                $"The weight \"{text}\" of \"{owner.Name}\" must be a number such as \"2.5\", at most 1e9.");
        }
    }

    private void ReadSize(FieldsType type, FieldDefinition field)
    {
        if (Find(field.Directives, CostDirectives.ListSize) is not { } applied)
        {
            return;
        }

        var given = applied.CoerceArguments();
        var sizing = new ListSizing(
            given.GetValueOrDefault("assumedSize") as int?,
            Names(given.GetValueOrDefault("slicingArguments")),
            Names(given.GetValueOrDefault("sizedFields")),
            given.GetValueOrDefault("requireOneSlicingArgument") is not false);
        var before = problems.Count;
        CheckSize(field, sizing, problem => problems.Add(applied.Syntax, $"{type}.{field.Name}: {problem}"));
        if (problems.Count == before)
        {
            sizes[field] = sizing;
        }
    }

    private static void CheckSize(FieldDefinition field, ListSizing sizing, Action<string> report)
    {
        if (sizing.AssumedSize is null && sizing.SlicingArguments.IsEmpty)
        {
            report("\"@listSize\" needs assumedSize or slicingArguments.");
        }

        if (sizing.AssumedSize < 0)
        {
            report("assumedSize cannot be negative.");
        }

        if (sizing.SizedFields.IsEmpty && field.Type.Nullable is not ListType)
        {
            report($"\"@listSize\" is for a list, and {field.Type} is none; name the lists below it in sizedFields.");
        }

        foreach (var name in sizing.SizedFields)
        {
            if ((field.Type.NamedType as FieldsType)?.Fields.Find(name) is not { Type.Nullable: ListType })
            {
                report($"sizedFields names \"{name}\", which is no list of {field.Type.NamedType}.");
            }
        }

        var slicing = sizing.SlicingArguments.Select(name => (Name: name, Definition: field.Arguments.Find(name))).ToList();
        foreach (var (name, _) in slicing.Where(each => each.Definition?.Type.Nullable is not (ListType or ScalarType { Name: "Int" })))
        {
            report($"slicingArguments names \"{name}\", which is no argument of type Int, nor a list.");
        }

        // Section 9.2.4: else nobody could tell which of both is meant.
        if (sizing.AssumedSize is not null && !slicing.TrueForAll(each => each.Definition is not { HasDefault: true }))
        {
            report("assumedSize has no use where a slicing argument has a default.");
        }

        if (sizing is { AssumedSize: not null, SlicingArguments.IsEmpty: false, RequiresOne: true })
        {
            report("assumedSize has no use where a slicing argument is required; say requireOneSlicingArgument: false.");
        }
    }

    private void InheritSizes(ObjectType type)
    {
        foreach (var field in type.Fields.Where(field => !sizes.ContainsKey(field)))
        {
            var declared = type.Interfaces.Select(parent => parent.Fields.Find(field.Name))
                .FirstOrDefault(other => other is not null && sizes.ContainsKey(other));
            if (declared is not null)
            {
                sizes[field] = sizes[declared];
            }
        }
    }

    private static AppliedDirective? Find(ImmutableArray<AppliedDirective> applied, string name) =>
        applied.FirstOrDefault(directive => directive.Name == name);

    private static ImmutableArray<string> Names(object? value) =>
        value is List<object?> names ? [.. names.OfType<string>()] : [];
}
