using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Execution.Planning;

/// <summary>The arguments of a planned field: coerced once when they are constant, else once per request.</summary>
internal sealed class PlannedArguments
{
    private readonly FieldDefinition definition;
    private readonly FieldSyntax syntax;
    private readonly ArgumentValues? constant;

    private PlannedArguments(OperationPlan plan, FieldDefinition definition, FieldSyntax syntax)
    {
        this.definition = definition;
        this.syntax = syntax;
        foreach (var argument in syntax.Arguments)
        {
            if (HasVariable(argument.Value))
            {
                Slot = plan.NextArgumentSlot();
                return;
            }
        }

        Slot = -1;
        constant = Coerce(variables: EmptyVariables);
    }

    /// <summary>Where a request keeps the values; -1 when they are the same for all.</summary>
    public int Slot { get; }

    private static Dictionary<string, object?> EmptyVariables { get; } = [];

    /// <summary>Plans the arguments of a field; null when the field takes none.</summary>
    public static PlannedArguments? Of(OperationPlan plan, FieldDefinition definition, FieldSyntax syntax) =>
        definition.Arguments.Count == 0 ? null : new PlannedArguments(plan, definition, syntax);

    /// <summary>The values under a request's variables.</summary>
    /// <exception cref="GraphQLException">A value does not fit, which only a variable can still cause.</exception>
    public ArgumentValues Under(IReadOnlyDictionary<string, object?> variables)
    {
        var values = constant ?? Coerce(variables);
        return values.Error is null ? values : throw new GraphQLException(values.Error);
    }

    private ArgumentValues Coerce(IReadOnlyDictionary<string, object?> variables) =>
        InputCoercion.Arguments(definition, syntax, variables);

    private static bool HasVariable(ValueSyntax value) => value switch
    {
        VariableSyntax => true,
        ListValueSyntax list => list.Items.Any(HasVariable),
        ObjectValueSyntax fields => fields.Fields.Any(field => HasVariable(field.Value)),
        _ => false,
    };
}
