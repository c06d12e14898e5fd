using System.Globalization;
using NetworkLens.GraphQL.Tooling.Diff;

namespace NetworkLens.GraphQL.Tests.Tooling.Diff;

/// <summary>A change of a schema that is to be found.</summary>
internal sealed record Expected(ChangeKind Kind, ChangeType Type);

/// <summary>A model to change, or only to prepare for a change so that both sides differ in that change alone.</summary>
internal sealed record Mutating(SchemaModel Model, Random Random, int Index, bool IsAfter)
{
    /// <summary>A name for what this mutation puts into the model, unlike those of others.</summary>
    public string Name(string stem) => stem + Index.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One way to change a schema, what that is forwards, and what it is backwards.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Forward">What the change is.</param>
/// <param name="Backward">What undoing it is.</param>
/// <param name="Apply">Prepares or changes a model and gives the coordinate of what changes.</param>
internal sealed record SchemaMutation(string Name, Expected Forward, Expected Backward, Func<Mutating, string> Apply)
{
    /// <summary>Every mutation; each applies to every random model.</summary>
    public static IReadOnlyList<SchemaMutation> All { get; } =
    [
        .. OfTypes(), .. OfFields(), .. OfArguments(), .. OfInputFields(), .. OfDirectives(), .. OfDirectiveArguments(), .. OfWhatIsSaid(),
        .. OfCosts(),
    ];

    private static Expected Safe(ChangeType type) => new(ChangeKind.Safe, type);

    private static Expected Dangerous(ChangeType type) => new(ChangeKind.Dangerous, type);

    private static Expected Breaking(ChangeType type) => new(ChangeKind.Breaking, type);

    private static IEnumerable<SchemaMutation> OfTypes() =>
    [
        new("a type is added", Safe(ChangeType.TypeAdded), Breaking(ChangeType.TypeRemoved), m =>
        {
            var type = new ModelType(m.Name("New"), "enum") { Members = { "A" } };
            m.Model.Extras.AddRange(m.IsAfter ? [type] : []);
            return type.Name;
        }),
        new("an enum becomes a scalar", Breaking(ChangeType.TypeChangedKind), Breaking(ChangeType.TypeChangedKind), m =>
        {
            m.Model.Extras.Add(new(m.Name("Shift"), m.IsAfter ? "scalar" : "enum") { Members = { "A" } });
            return m.Name("Shift");
        }),
        new("an enum gets a value", Dangerous(ChangeType.ValueAddedToEnum), Breaking(ChangeType.ValueRemovedFromEnum), m =>
        {
            var type = m.Model.Pick(m.Random, "enum");
            type.Members.InsertRange(1, m.IsAfter ? [m.Name("NEW")] : []);
            return $"{type.Name}.{m.Name("NEW")}";
        }),
        new("a union gets a member", Dangerous(ChangeType.TypeAddedToUnion), Breaking(ChangeType.TypeRemovedFromUnion), m =>
        {
            var type = m.Model.Pick(m.Random, "union");
            m.Model.Extras.Add(new(m.Name("Member"), "type") { Fields = { new("a", "Int") } });
            type.Members.InsertRange(0, m.IsAfter ? [m.Name("Member")] : []);
            return type.Name;
        }),
        new("an object implements an interface", Dangerous(ChangeType.ImplementedInterfaceAdded),
            Breaking(ChangeType.ImplementedInterfaceRemoved), m =>
        {
            var type = m.Model.Pick(m.Random, "type");
            m.Model.Extras.Add(new(m.Name("Identified"), "interface") { Fields = { new("id", "ID!") } });
            type.Interfaces.AddRange(m.IsAfter ? [m.Name("Identified")] : []);
            return type.Name;
        }),
    ];

    private static IEnumerable<SchemaMutation> OfFields()
    {
        var bad = Breaking(ChangeType.FieldChangedKind);
        var good = Safe(ChangeType.FieldChangedKindSafe);
        return
        [
            OfField("is added", Safe(ChangeType.FieldAdded), Breaking(ChangeType.FieldRemoved), "Int", null),
            OfField("loses null", good, bad, "[Int]", "[Int]!"),
            OfField("has items without null", good, bad, "[Int]", "[Int!]"),
            OfField("becomes a list", bad, bad, "Int", "[Int]"),
            OfField("gives another type", bad, bad, "Int", "String"),
            OfField("gives a member of what it gave", bad, bad, "U0", "O0"),
        ];
    }

    private static SchemaMutation OfField(string what, Expected forward, Expected backward, string before, string? after) =>
        new($"a field {what}", forward, backward, m =>
        {
            var owner = m.Model.Pick(m.Random, m.Random.Next(2) == 0 ? "type" : "interface");
            return $"{owner.Name}.{Place(m, owner.Fields, new(before, null), after is null ? null : new(after, null))}";
        });

    private static IEnumerable<SchemaMutation> OfArguments() => OfInputs(
        "an argument",
        new()
        {
            OptionalAdded = Dangerous(ChangeType.OptionalArgAdded),
            RequiredAdded = Breaking(ChangeType.RequiredArgAdded),
            Removed = Breaking(ChangeType.ArgRemoved),
            Narrowed = Breaking(ChangeType.ArgChangedKind),
            Widened = Safe(ChangeType.ArgChangedKindSafe),
            DefaultChanged = Dangerous(ChangeType.ArgDefaultValueChange),
            DefaultAdded = Safe(ChangeType.ArgDefaultValueAdded),
            BecameRequired = Breaking(ChangeType.ArgBecameRequired),
        },
        m =>
        {
            var owner = m.Model.Pick(m.Random, "type");
            var field = SchemaModel.PickOf(m.Random, owner.FirstFields);
            return (field.Arguments, name => $"{owner.Name}.{field.Name}({name}:)");
        });

    private static IEnumerable<SchemaMutation> OfInputFields() => OfInputs(
        "an input field",
        new()
        {
            OptionalAdded = Dangerous(ChangeType.OptionalInputFieldAdded),
            RequiredAdded = Breaking(ChangeType.RequiredInputFieldAdded),
            Removed = Breaking(ChangeType.FieldRemoved),
            Narrowed = Breaking(ChangeType.FieldChangedKind),
            Widened = Safe(ChangeType.FieldChangedKindSafe),
            DefaultChanged = Dangerous(ChangeType.InputFieldDefaultValueChange),
            DefaultAdded = Safe(ChangeType.InputFieldDefaultValueAdded),
            BecameRequired = Breaking(ChangeType.InputFieldBecameRequired),
        },
        m =>
        {
            var owner = m.Model.Pick(m.Random, "input");
            return (owner.Fields, name => $"{owner.Name}.{name}");
        });

    private static IEnumerable<SchemaMutation> OfDirectiveArguments() => OfInputs(
        "a directive's argument",
        new()
        {
            OptionalAdded = Safe(ChangeType.OptionalDirectiveArgAdded),
            RequiredAdded = Breaking(ChangeType.RequiredDirectiveArgAdded),
            Removed = Breaking(ChangeType.DirectiveArgRemoved),
            Narrowed = Breaking(ChangeType.DirectiveArgChangedKind),
            Widened = Safe(ChangeType.DirectiveArgChangedKindSafe),
            DefaultChanged = Dangerous(ChangeType.DirectiveArgDefaultValueChange),
            DefaultAdded = Safe(ChangeType.DirectiveArgDefaultValueAdded),
            BecameRequired = Breaking(ChangeType.DirectiveArgBecameRequired),
        },
        m =>
        {
            var owner = m.Model.FirstDirective(m.Random);
            return (owner.Arguments, name => $"@{owner.Name}({name}:)");
        });

    private static IEnumerable<SchemaMutation> OfInputs(
        string noun, InputExpectations expected, Func<Mutating, (List<ModelField> Siblings, Func<string, string> Coordinate)> pick)
    {
        SchemaMutation Of(string what, Expected forward, Expected backward, ModelValue before, ModelValue? after) =>
            new($"{noun} {what}", forward, backward, m =>
            {
                var (siblings, coordinate) = pick(m);
                return coordinate(Place(m, siblings, before, after));
            });

        var (bad, good, other) = (expected.Narrowed, expected.Widened, expected.DefaultChanged);
        return
        [
            Of("is added", expected.OptionalAdded, expected.Removed, new("Int", null), null),
            Of("with a default is added", expected.OptionalAdded, expected.Removed, new("Int!", "1"), null),
            Of("that is required is added", expected.RequiredAdded, expected.Removed, new("Int!", null), null),
            Of("takes null", good, bad, new("[E0!]!", null), new("[E0!]", null)),
            Of("takes null in its list", good, bad, new("[E0!]!", null), new("[E0]!", null)),
            Of("takes another type", bad, bad, new("Int", null), new("String", null)),
            Of("becomes a list", bad, bad, new("Int", null), new("[Int]", null)),
            Of("has another default", other, other, new("Int", "1"), new("Int", "2")),
            Of("gets a default", expected.DefaultAdded, other, new("[Int]", null), new("[Int]", "[1, null]")),
            Of("must be given", expected.BecameRequired, expected.DefaultAdded, new("Int!", "1"), new("Int!", null)),
        ];
    }

    private static IEnumerable<SchemaMutation> OfDirectives() =>
    [
        new("a directive is added", Safe(ChangeType.DirectiveAdded), Breaking(ChangeType.DirectiveRemoved), m =>
        {
            m.Model.Directives.AddRange(m.IsAfter ? [new(m.Name("new"), [new("a", "Int")], "FIELD")] : []);
            return $"@{m.Name("new")}";
        }),
        OfDirective("may stand elsewhere", ChangeType.DirectiveLocationAdded, ChangeType.DirectiveLocationRemoved,
            d => d.Locations.Add("MUTATION")),
        OfDirective("may be repeated", ChangeType.DirectiveRepeatableAdded, ChangeType.DirectiveRepeatableRemoved,
            d => d.IsRepeatable = true),
    ];

    private static SchemaMutation OfDirective(string what, ChangeType added, ChangeType removed, Action<ModelDirective> change) =>
        new($"a directive {what}", Safe(added), Breaking(removed), m =>
        {
            var directive = new ModelDirective(m.Name("extra"), [new("a", "Int")], "FIELD");
            m.Model.Directives.Add(directive);
            Change(m, directive, change);
            return $"@{directive.Name}";
        });

    private static IEnumerable<SchemaMutation> OfWhatIsSaid() =>
    [
        OfApplied("is deprecated", Safe(ChangeType.DeprecationAdded), Safe(ChangeType.DeprecationRemoved), "", "@deprecated"),
        OfApplied("is deprecated for another reason", Safe(ChangeType.DeprecationReasonChanged), Safe(ChangeType.DeprecationReasonChanged),
            "@deprecated", "@deprecated(reason: \"b\")"),
        OfApplied("carries a directive", Dangerous(ChangeType.AppliedDirectiveAdded), Dangerous(ChangeType.AppliedDirectiveRemoved), "",
            "@mark(of: 1)"),
        OfApplied("carries other arguments", Dangerous(ChangeType.AppliedDirectiveChanged), Dangerous(ChangeType.AppliedDirectiveChanged),
            "@mark(of: 1)", "@mark(of: 2)"),
        OfExtra("a description is added", "enum", Safe(ChangeType.DescriptionChanged), Safe(ChangeType.DescriptionChanged),
            type => type.Description = "What it is."),
        OfExtra("a format is specified", "scalar", Safe(ChangeType.SpecifiedByAdded), Dangerous(ChangeType.SpecifiedByRemoved),
            type => type.Applied = "@specifiedBy(url: \"https://example.org\")"),
        OfExtra("exactly one field is to be given", "input", Breaking(ChangeType.OneOfAdded), Dangerous(ChangeType.OneOfRemoved),
            type => type.Applied = "@oneOf"),
    ];

    private static IEnumerable<SchemaMutation> OfCosts() =>
    [
        OfApplied("costs something", Dangerous(ChangeType.CostRaised), Safe(ChangeType.CostLowered), "", "@cost(weight: \"0.5\")"),
        OfApplied("costs more", Dangerous(ChangeType.CostRaised), Safe(ChangeType.CostLowered),
            "@cost(weight: \"9\")", "@cost(weight: \"10\")"),
        OfApplied("is counted as long", Dangerous(ChangeType.ListSizeChanged), Dangerous(ChangeType.ListSizeChanged), "",
            "@listSize(assumedSize: 10)"),
        OfApplied("is counted as longer", Dangerous(ChangeType.ListSizeChanged), Safe(ChangeType.ListSizeLowered),
            "@listSize(assumedSize: 9)", "@listSize(assumedSize: 10)"),
    ];

    private static SchemaMutation OfApplied(
        string what, Expected forward, Expected backward, string before, string after) =>
        new($"a field {what}", forward, backward, m =>
        {
            var owner = m.Model.Pick(m.Random, "type");
            return $"{owner.Name}.{Place(m, owner.Fields, new("Int", null, before), new("Int", null, after))}";
        });

    private static SchemaMutation OfExtra(string what, string kind, Expected forward, Expected backward, Action<ModelType> change) =>
        new(what, forward, backward, m =>
        {
            var type = new ModelType(m.Name("Extra"), kind) { Fields = { new("a", "Int") }, Members = { "A" } };
            m.Model.Extras.Add(type);
            Change(m, type, change);
            return type.Name;
        });

    private static void Change<T>(Mutating m, T what, Action<T> change)
    {
        if (m.IsAfter)
        {
            change(what);
        }
    }

    // Without a state after the change, the change is that there is one at all.
    private static string Place(Mutating m, List<ModelField> siblings, ModelValue before, ModelValue? after)
    {
        var name = m.Name("target");
        var state = m.IsAfter ? after ?? before : before;
        if (m.IsAfter || after is not null)
        {
            siblings.Add(new(name, state.Type) { Default = state.Default, Applied = state.Applied });
        }

        return name;
    }

    private sealed record ModelValue(string Type, string? Default, string Applied = "");

    private sealed record InputExpectations
    {
        public required Expected OptionalAdded { get; init; }

        public required Expected RequiredAdded { get; init; }

        public required Expected Removed { get; init; }

        public required Expected Narrowed { get; init; }

        public required Expected Widened { get; init; }

        public required Expected DefaultChanged { get; init; }

        public required Expected DefaultAdded { get; init; }

        public required Expected BecameRequired { get; init; }
    }
}
