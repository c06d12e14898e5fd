using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Literals fit the type of their place (sections 5.6.1, 5.6.2 and 5.6.4).</summary>
/// <remarks>A list or object that does not fit as a whole is one mistake; nothing inside it is looked at.</remarks>
public sealed class ValuesOfCorrectType : ValidationRule
{
    private readonly Dictionary<string, VariableDefinitionSyntax> variables = [];
    private SyntaxElement? skipped;

    /// <inheritdoc/>
    public override void EnterOperation(OperationDefinitionSyntax operation) => variables.Clear();

    /// <inheritdoc/>
    public override void EnterVariableDefinition(VariableDefinitionSyntax variable) =>
        variables[variable.Name] = variable;

    /// <inheritdoc/>
    public override void EnterListValue(ListValueSyntax list)
    {
        if (skipped is null && Context.ParentInputType?.Nullable is not ListType)
        {
            CheckLeaf(list);
            skipped = list;
        }
    }

    /// <inheritdoc/>
    public override void LeaveListValue(ListValueSyntax list) =>
        skipped = ReferenceEquals(skipped, list) ? null : skipped;

    /// <inheritdoc/>
    public override void EnterObjectValue(ObjectValueSyntax fields)
    {
        if (skipped is not null)
        {
            return;
        }

        if (Context.InputType?.NamedType is not InputObjectType type)
        {
            CheckLeaf(fields);
            skipped = fields;
            return;
        }

        foreach (var field in type.Fields)
        {
            if (field.IsRequired && !fields.Fields.Any(given => given.Name.Value == field.Name))
            {
                Report($"Field \"{type}.{field.Name}\" of required type \"{field.Type}\" was not provided.", fields);
            }
        }

        if (type.IsOneOf)
        {
            CheckOneOf(fields, type);
        }
    }

    /// <inheritdoc/>
    public override void LeaveObjectValue(ObjectValueSyntax fields) =>
        skipped = ReferenceEquals(skipped, fields) ? null : skipped;

    /// <inheritdoc/>
    public override void EnterObjectField(ObjectFieldSyntax field)
    {
        if (skipped is null && Context.InputType is null && Context.ParentInputType?.NamedType is InputObjectType type)
        {
            var near = Suggestions.Near(field.Name.Value, type.Fields.Select(known => known.Name));
            var hint = Suggestions.DidYouMean(near);
            Report($"Field \"{field.Name}\" is not defined by type \"{type}\".{hint}", field);
        }
    }

    /// <inheritdoc/>
    public override void VisitLeafValue(ValueSyntax value)
    {
        if (skipped is not null)
        {
            return;
        }

        if (value is not NullValueSyntax)
        {
            CheckLeaf(value);
        }
        else if (Context.InputType is NonNullType type)
        {
            Report($"Expected value of type \"{type}\", found null.", value);
        }
    }

    private void CheckLeaf(ValueSyntax value)
    {
        var problem = Context.InputType switch
        {
            null => null,
            { NamedType: ScalarType scalar } => scalar.FromLiteral(value, variables: null).Problem,
            { NamedType: EnumType choice } => EnumProblem(choice, value),
            _ => "",
        };
        if (problem is not null)
        {
            Report(
                problem.Length > 0
                    ? problem
                    : $"Expected value of type \"{Context.InputType}\", found {Printer.Print(value)}.",
                value);
        }
    }

    private static string? EnumProblem(EnumType type, ValueSyntax value)
    {
        var names = type.Values.Select(known => known.Name);
        if (value is not EnumValueSyntax name)
        {
            var shown = Printer.Print(value);
            var hint = Suggestions.DidYouMean(Suggestions.Near(shown, names), "the enum value");
            return $"Enum \"{type}\" cannot represent non-enum value: {shown}.{hint}";
        }

        return type.Values.Find(name.Value) is not null
            ? null
            : $"Value \"{name.Value}\" does not exist in \"{type}\" enum."
                + Suggestions.DidYouMean(Suggestions.Near(name.Value, names), "the enum value");
    }

    private void CheckOneOf(ObjectValueSyntax fields, InputObjectType type)
    {
        var given = new Dictionary<string, ValueSyntax>();
        foreach (var field in fields.Fields)
        {
            given[field.Name.Value] = field.Value;
        }

        if (given.Count != 1)
        {
            Report($"OneOf Input Object \"{type}\" must specify exactly one key.", fields);
            return;
        }

        var (key, value) = given.First();
        if (value is NullValueSyntax)
        {
            Report($"Field \"{type}.{key}\" must be non-null.", fields);
        }
        else if (value is VariableSyntax { Name.Value: var name }
            && variables.TryGetValue(name, out var definition)
            && definition.Type is not NonNullTypeSyntax)
        {
            Report($"Variable \"{name}\" must be non-nullable to be used for OneOf Input Object \"{type}\".", fields);
        }
    }
}
