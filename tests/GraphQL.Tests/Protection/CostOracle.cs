using System.Globalization;
using System.Text.Json;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Protection;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Protection;

/// <summary>
/// The cost specification's section 5.3.2 as it reads, worked out anew for every value on every way through the document: no program,
/// no constants, nothing remembered. Independent of the limit but for the syntax tree and the types.
/// </summary>
internal sealed class CostOracle(Schema schema, DocumentSyntax document, JsonElement variables, double unsized)
{
    private OperationDefinitionSyntax Operation => document.Definitions.OfType<OperationDefinitionSyntax>().Single();

    public OperationCost Cost() => OfValue(schema.QueryType!, [Operation.SelectionSet], null);

    private OperationCost OfValue(ObjectType type, List<SelectionSetSyntax> sets, (string[] Names, double Size)? sized)
    {
        var field = 0.0;
        var size = Math.Max(0, Weight(type.Directives) ?? 1);
        var groups = new OrderedDictionary<string, List<FieldSyntax>>();
        sets.ForEach(set => Collect(type, set, groups));
        foreach (var group in groups.Values.Where(group => group[0].Name.Value != "__typename"))
        {
            var cost = OfField(type.Fields.Find(group[0].Name.Value)!, group, sized);
            field += cost.FieldCost;
            size += cost.TypeCost;
        }

        return new(field, size);
    }

    private OperationCost OfField(FieldDefinition definition, List<FieldSyntax> group, (string[] Names, double Size)? sized)
    {
        var own = Weight(definition.Directives) ?? (definition.Type.NamedType.IsComposite ? 1 : 0);
        own += definition.Arguments.Sum(argument => OfInput(argument, Given(group[0], argument.Name)));
        var size = SizeOf(definition, group[0]);
        var sizes = definition.Directives.FirstOrDefault(d => d.Name == "listSize")?.CoerceArguments()
            .GetValueOrDefault("sizedFields") is List<object?> names ? names.Cast<string>().ToArray() : [];
        var length = sized is { } from && from.Names.Contains(definition.Name) ? from.Size : sizes.Length > 0 ? unsized : size;
        var items = 1.0;
        for (var type = definition.Type.Nullable; type is ListType list; type = list.OfType.Nullable)
        {
            items *= length;
        }

        var below = Below(definition, group, sizes.Length > 0 ? (sizes, size) : null);
        return new(Math.Max(0, own) + (items * below.FieldCost), items * below.TypeCost);
    }

    private OperationCost Below(FieldDefinition definition, List<FieldSyntax> group, (string[] Names, double Size)? sized)
    {
        var type = definition.Type.NamedType;
        if (!type.IsComposite)
        {
            return new(0, Math.Max(0, Weight(type.Directives) ?? 0));
        }

        var all = schema.PossibleTypes(type)
            .Select(possible => OfValue(possible, [.. group.Select(field => field.SelectionSet!)], sized)).ToList();
        return new(all.Max(cost => cost.FieldCost), all.Max(cost => cost.TypeCost));
    }

    private double SizeOf(FieldDefinition definition, FieldSyntax syntax)
    {
        if (definition.Directives.FirstOrDefault(d => d.Name == "listSize")?.CoerceArguments() is not { } says)
        {
            return unsized;
        }

        var slices = says.GetValueOrDefault("slicingArguments") is List<object?> names
            ? names.Cast<string>()
                .Select(name => Number(Given(syntax, name), definition.Arguments.Find(name)!.DefaultLiteral))
                .OfType<double>()
                .ToList()
            : [];
        return slices.Count > 0 ? slices.Max() : says.GetValueOrDefault("assumedSize") as int? ?? unsized;
    }

    private double? Number(ValueSyntax? given, ValueSyntax? byDefault)
    {
        if (given is VariableSyntax variable)
        {
            return variables.TryGetProperty(variable.Name.Value, out var json)
                ? json.ValueKind == JsonValueKind.Null ? null : Math.Max(0, json.GetInt32())
                : Number(DefaultOf(variable) ?? byDefault, null);
        }

        return (given ?? byDefault) is IntValueSyntax number
            ? Math.Max(0, int.Parse(number.Text, CultureInfo.InvariantCulture))
            : null;
    }

    private double OfInput(InputValueDefinition input, object? value)
    {
        if (value is VariableSyntax variable)
        {
            value = variables.TryGetProperty(variable.Name.Value, out var json) ? json : DefaultOf(variable);
        }

        value ??= input.DefaultLiteral;
        return value is null or NullValueSyntax or JsonElement { ValueKind: JsonValueKind.Null }
            ? 0
            : (Weight(input.Directives) ?? (input.Type.NamedType is InputObjectType ? 1 : 0)) + OfFields(input.Type.NamedType, value);
    }

    private double OfFields(NamedType type, object? value) => (type, value) switch
    {
        (not InputObjectType, _) => 0,
        (_, VariableSyntax variable) =>
            OfFields(type, variables.TryGetProperty(variable.Name.Value, out var json) ? json : DefaultOf(variable)),
        (_, ListValueSyntax list) => list.Items.Sum(item => OfFields(type, item)),
        (_, JsonElement { ValueKind: JsonValueKind.Array } list) => list.EnumerateArray().Sum(item => OfFields(type, item)),
        (InputObjectType input, ObjectValueSyntax given) => input.Fields.Sum(field =>
            OfInput(field, given.Fields.FirstOrDefault(each => each.Name.Value == field.Name)?.Value)),
        (InputObjectType input, JsonElement { ValueKind: JsonValueKind.Object } given) => input.Fields.Sum(field =>
            OfInput(field, given.TryGetProperty(field.Name, out var sent) ? sent : null)),
        _ => 0,
    };

    private void Collect(ObjectType type, SelectionSetSyntax set, OrderedDictionary<string, List<FieldSyntax>> groups)
    {
        foreach (var selection in set.Selections.Where(IsIncluded))
        {
            var (condition, below) = selection switch
            {
                InlineFragmentSyntax inline => (inline.TypeCondition?.Name.Value, inline.SelectionSet),
                FragmentSpreadSyntax spread => document.Definitions.OfType<FragmentDefinitionSyntax>()
                    .Where(each => each.Name.Value == spread.Name.Value)
                    .Select(each => ((string?)each.TypeCondition.Name.Value, each.SelectionSet)).Single(),
                _ => (null, null),
            };
            if (selection is FieldSyntax field)
            {
                groups.TryAdd(field.ResponseKey, []);

                // A fragment entered twice brings the same field twice, which is one.
                if (!groups[field.ResponseKey].Contains(field))
                {
                    groups[field.ResponseKey].Add(field);
                }
            }
            else if (condition is null || schema.PossibleTypes(schema.FindType(condition)!).Contains(type))
            {
                Collect(type, below!, groups);
            }
        }
    }

    private bool IsIncluded(SelectionSyntax selection) => selection.Directives.All(directive =>
    {
        var condition = directive.Arguments[0].Value is BooleanValueSyntax constant
            ? constant.Value
            : variables.GetProperty(((VariableSyntax)directive.Arguments[0].Value).Name.Value).GetBoolean();
        return directive.Name.Value == "skip" ? !condition : condition;
    });

    private ValueSyntax? DefaultOf(VariableSyntax variable) =>
        Operation.VariableDefinitions.Single(each => each.Name == variable.Name.Value).DefaultValue;

    private static ValueSyntax? Given(FieldSyntax field, string argument) =>
        field.Arguments.FirstOrDefault(each => each.Name.Value == argument)?.Value;

    private static double? Weight(IEnumerable<AppliedDirective> applied) =>
        applied.FirstOrDefault(directive => directive.Name == "cost") is { } cost
            ? double.Parse((string)cost.CoerceArguments()["weight"]!, CultureInfo.InvariantCulture)
            : null;
}
