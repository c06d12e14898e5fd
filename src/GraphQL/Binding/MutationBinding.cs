using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Execution.Resolvers;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Binding;

/// <summary>
/// One mutation of the convention: <c>doIt(input: DoItInput!): DoItPayload!</c>, where the payload has <c>errors: [DoItError!]</c> and
/// otherwise only fields that may be null, and the union's members implement <c>interface Error { message: String! }</c>.
/// </summary>
/// <param name="session">What is known, and where faults go.</param>
/// <param name="field">The mutation.</param>
/// <param name="payload">The object type that it gives.</param>
/// <param name="payloadClrType">The CLR type that the payload's fields are answered from.</param>
internal sealed class MutationBinding(BindingSession session, FieldDefinition field, ObjectType payload, Type payloadClrType)
{
    private const string Input = "input";
    private const string Errors = "errors";
    private const string ErrorInterface = "Error";

    /// <summary>The object type that the mutation gives.</summary>
    public ObjectType Payload => payload;

    /// <summary>The CLR type that the payload's fields are answered from.</summary>
    public Type PayloadClrType => payloadClrType;

    private string Place { get; } = $"{session.Schema.MutationType!.Name}.{field.Name}";

    /// <summary>Finds the mutation and looks whether its signature keeps the convention; null, with faults, when it does not.</summary>
    public static MutationBinding? Of(BindingSession session, string name, Delegate resolve)
    {
        if (session.Schema.MutationType?.Fields.Find(name) is not { } field)
        {
            session.Fault(at: null, $"The schema has no mutation \"{name}\", but the code binds it.");
            return null;
        }

        var place = $"{session.Schema.MutationType.Name}.{name}";
        CheckInput(session, field, place);
        var payloadClrType = PayloadTypeOf(resolve);
        if (payloadClrType is null)
        {
            session.Fault(field.Syntax, $"The resolver of {place} does not give a MutationResult, at once or later.");
        }

        if (field.Type.Nullable is not ObjectType payload || payload.Name != Names.Pascal(name) + "Payload")
        {
            session.Fault(field.Syntax, $"{place} is {field.Type}; by convention it gives {Names.Pascal(name)}Payload.");
            return null;
        }

        return payloadClrType is null ? null : new MutationBinding(session, field, payload, payloadClrType);
    }

    /// <summary>What answers the payload's <c>errors</c>; null when the schema has no such list, which is then a fault.</summary>
    public FieldBinding? ErrorsBinding()
    {
        var errors = payload.Fields.Find(Errors);
        if (errors is null || UnionOf(errors) is not { } union || union.Name != Names.Pascal(field.Name) + "Error")
        {
            session.Fault(
                errors?.Syntax ?? (Language.SyntaxElement?)payload.Syntax.FirstOrDefault(),
                $"{payload.Name} needs a field errors: [{Names.Pascal(field.Name)}Error!] of the union of all errors of {Place}.");
            return null;
        }

        foreach (var other in payload.Fields.Where(each => each.Name != Errors && each.Type.IsNonNull))
        {
            session.Fault(
                other.Syntax, $"{payload.Name}.{other.Name} is {other.Type}, but a payload with errors has nothing else: let it be null.");
        }

        Func<MutationResult, IReadOnlyList<IDomainError>?> list = errors.Type.IsNonNull
            ? result => result.Errors
            : result => result.IsDone ? null : result.Errors;
        return new FieldBinding(list, typeof(MutationResult), typeof(IReadOnlyList<IDomainError>), takesContext: false);
    }

    /// <summary>Looks, once every type is bound, whether the members of the error union are errors in the schema and in code.</summary>
    public void CheckErrors()
    {
        if (payload.Fields.Find(Errors) is not { } errors || UnionOf(errors) is not { } union)
        {
            return; // A fault already.
        }

        var common = session.Schema.FindType(ErrorInterface) as InterfaceType;
        if (common?.Fields.Find("message") is not { Type: NonNullType { OfType: ScalarType { Name: "String" } } })
        {
            session.Fault(
                union.Syntax.FirstOrDefault(), "Errors of mutations need interface Error { message: String! }, which the schema lacks.");
            return;
        }

        foreach (var member in union.Members)
        {
            var at = member.Syntax.FirstOrDefault();
            if (!member.Interfaces.Contains(common))
            {
                session.Fault(at, $"Type {member.Name} is an error of {Place}, but does not implement interface Error.");
            }

            if (session.Objects.TryGetValue(member, out var clrType) && !typeof(IDomainError).IsAssignableFrom(clrType))
            {
                session.Fault(
                    at, $"Type {member.Name} is an error of {Place}, but {Names.Of(clrType)} does not implement IDomainError.");
            }
        }
    }

    /// <summary>Has the payload's fields, bound by now, answer from the payload of a result, and with null where it has none.</summary>
    public void Finish()
    {
        foreach (var each in payload.Fields)
        {
            if (each.Name != Errors && each.Resolver is FieldResolver inner)
            {
                each.Resolver = new PayloadField(inner);
            }
        }
    }

    private static void CheckInput(BindingSession session, FieldDefinition field, string place)
    {
        var only = field.Arguments.Count == 1 ? field.Arguments[0] : null;
        var expected = Names.Pascal(field.Name) + "Input";
        if (only is not { Name: Input, Type: NonNullType { OfType: InputObjectType input } } || input.Name != expected)
        {
            session.Fault(field.Syntax, $"{place} has exactly one argument by convention: {Input}: {expected}!.");
        }
    }

    private static Type? PayloadTypeOf(Delegate resolve)
    {
        var given = resolve.GetType().GetMethod("Invoke")!.ReturnType;
        var result = FieldBinding.TaskItemOf(given) ?? given;
        return result.IsGenericType && result.GetGenericTypeDefinition() == typeof(MutationResult<>)
            ? result.GetGenericArguments()[0]
            : null;
    }

    private static UnionType? UnionOf(FieldDefinition errors) =>
        errors.Type.Nullable is ListType { OfType: NonNullType { OfType: UnionType union } } ? union : null;

    private sealed class PayloadField(FieldResolver inner) : FieldResolver
    {
        public override bool Resolve(PlannedField field, object? parent, ExecutionState state)
        {
            if (((MutationResult)parent!).Done is { } done)
            {
                return inner.Resolve(field, done, state);
            }

            state.Output.Null();
            return true;
        }
    }
}
