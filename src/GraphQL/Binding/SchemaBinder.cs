using System.Text.Json;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Binding;

/// <summary>
/// Fits a schema, which is written first, to code: says what answers each field, and finds all that does not fit.
/// </summary>
/// <remarks>
/// A field whose CLR property has its name binds by itself; enums and input types bind by themselves where a resolver's
/// parameter or result names them. For use at the start, by one thread; a schema is bound once.
/// </remarks>
/// <param name="schema">The schema.</param>
public sealed class SchemaBinder(Schema schema)
{
    private readonly BindingSession session = new(schema);
    private readonly Dictionary<string, ObjectBindings> objects = [];
    private readonly Dictionary<string, Func<object, string?>> typeNames = [];
    private readonly List<Action<InputBinding>> inputs = [];
    private readonly List<MutationBinding> mutations = [];

    /// <summary>
    /// Says that values of an object type are of a CLR type, and how fields that are no property are answered.
    /// </summary>
    /// <typeparam name="T">The CLR type.</typeparam>
    /// <param name="typeName">The object type. It may be bound in several calls, with the same CLR type.</param>
    /// <param name="configure">Binds fields.</param>
    public SchemaBinder Bind<T>(string typeName, Action<ObjectBinder<T>>? configure = null)
    {
        if (BindingsOf(typeName, typeof(T)) is { } bindings)
        {
            configure?.Invoke(new ObjectBinder<T>(bindings));
        }

        return this;
    }

    /// <summary>Says how fields of a root type are answered. May be called several times for the same type.</summary>
    public SchemaBinder BindRoot(string typeName, Action<RootBinder> configure)
    {
        if (BindingsOf(typeName, typeof(object)) is { } bindings)
        {
            configure(new RootBinder(bindings));
        }

        return this;
    }

    /// <summary>
    /// Says how a mutation is done that keeps the convention <c>doIt(input: DoItInput!): DoItPayload!</c> with
    /// <c>errors: [DoItError!]</c> in its payload, a union of types that implement <c>interface Error { message: String! }</c>.
    /// The other fields of the payload are answered from the payload of the result; where the result is errors, they are null.
    /// </summary>
    /// <remarks>
    /// The payload type needs no binding of its own; <see cref="Bind{T}"/> may bind fields that are no property. Bind each member of
    /// the union to a type that implements <see cref="IDomainError"/>. Whatever does not keep the convention stops the start.
    /// </remarks>
    /// <param name="fieldName">The mutation, such as "recordInteraction".</param>
    /// <param name="resolve">A method that gives <see cref="MutationResult{TPayload}"/>, or a task of it.</param>
    public SchemaBinder BindMutation(string fieldName, Delegate resolve)
    {
        if (MutationBinding.Of(session, fieldName, resolve) is not { } mutation
            || BindingsOf(mutation.Payload.Name, mutation.PayloadClrType) is not { } payload)
        {
            return this;
        }

        payload.ResultType = typeof(MutationResult);
        if (mutation.ErrorsBinding() is { } errors)
        {
            payload.Add("errors", errors);
        }

        mutations.Add(mutation);
        return BindRoot(schema.MutationType!.Name, root => root.Field(fieldName, resolve));
    }

    /// <summary>
    /// Binds a connection type and its edge type to a page of <typeparamref name="T"/>, and PageInfo with them.
    /// </summary>
    /// <typeparam name="T">The CLR type of the items.</typeparam>
    /// <param name="typeName">The connection type, such as "PeopleConnection".</param>
    public SchemaBinder BindConnection<T>(string typeName)
    {
        var fields = (schema.FindType(typeName) as ObjectType)?.Fields;
        var hasCount = fields?.Find("totalCount") is not null;
        Bind<Connection<T>>(typeName, page =>
        {
            if (hasCount)
            {
                page.Field("totalCount", (connection, context) => connection.CountAsync(context.Cancel));
            }
        });
        if (fields?.Find("edges") is { } edges)
        {
            Bind<Edge<T>>(edges.Type.NamedType.Name);
        }

        return schema.FindType("PageInfo") is ObjectType ? Bind<PageInfo>("PageInfo") : this;
    }

    /// <summary>Says that values of an input object type are made by the constructor of a CLR type.</summary>
    public SchemaBinder BindInput<T>(string typeName)
    {
        if (Find<InputObjectType>(typeName) is { } type)
        {
            inputs.Add(binding =>
            {
                if (!binding.Bind(type, typeof(T)))
                {
                    session.Fault(type.Syntax.FirstOrDefault(), $"Input {typeName} is bound to two CLR types.");
                }
            });
        }

        return this;
    }

    /// <summary>Says that values of an enum are members of a CLR enum: FRONT_LINE is FrontLine.</summary>
    public SchemaBinder BindEnum<T>(string typeName)
        where T : struct, Enum
    {
        if (Find<EnumType>(typeName) is { } type && !session.BindEnum(type, typeof(T)))
        {
            session.Fault(type.Syntax.FirstOrDefault(), $"Enum {typeName} is bound to two CLR enums.");
        }

        return this;
    }

    /// <summary>Says how a custom scalar is read and written.</summary>
    /// <param name="typeName">The scalar.</param>
    /// <param name="fromJson">Reads the JSON of a variable.</param>
    /// <param name="fromLiteral">Reads a literal of a document.</param>
    /// <param name="toOutput">Gives what a JSON writer knows.</param>
    public SchemaBinder BindScalar(
        string typeName,
        Func<JsonElement, Coerced> fromJson,
        LiteralCoercion fromLiteral,
        Func<object, Coerced> toOutput)
    {
        if (Find<ScalarType>(typeName) is { } type)
        {
            type.FromJson = fromJson;
            type.FromLiteral = fromLiteral;
            type.ToOutput = toOutput;
            type.ClrType = null;
        }

        return this;
    }

    /// <summary>
    /// Says how the object type of a value of an interface or union is found when its CLR type does not tell.
    /// </summary>
    /// <param name="abstractType">The interface or union.</param>
    /// <param name="nameOf">Gives the object type's name, or null to go by the CLR type.</param>
    public SchemaBinder ResolveType(string abstractType, Func<object, string?> nameOf)
    {
        if (schema.FindType(abstractType) is { IsAbstract: true })
        {
            typeNames[abstractType] = nameOf;
        }
        else
        {
            session.Fault(at: null, $"The schema has no interface or union \"{abstractType}\".");
        }

        return this;
    }

    /// <summary>Fits everything together.</summary>
    /// <exception cref="SchemaBindingException">Something does not fit: it lists all that does not.</exception>
    public ExecutableSchema Build()
    {
        var inputBinding = new InputBinding(session);
        foreach (var bind in inputs)
        {
            bind(inputBinding);
        }

        foreach (var type in schema.Types.OfType<ObjectType>())
        {
            if (objects.TryGetValue(type.Name, out var bindings))
            {
                session.Objects[type] = bindings.ResultType ?? bindings.ClrType;
            }
        }

        mutations.ForEach(mutation => mutation.CheckErrors());

        var abstractTypes = schema.Types.Where(type => type.IsAbstract).ToDictionary(type => type, ResolutionOf);
        var fields = new FieldsBinding(session, inputBinding, new WriterFactory(session, abstractTypes));
        foreach (var type in schema.Types.OfType<ObjectType>().Where(type => !type.IsBuiltIn))
        {
            fields.Bind(type, objects.GetValueOrDefault(type.Name));
        }

        mutations.ForEach(mutation => mutation.Finish());
        DefaultValues.Check(session);
        return session.Faults.Count == 0
            ? new ExecutableSchema(schema, abstractTypes, session.Objects)
            : throw new SchemaBindingException(session.Faults);
    }

    private TypeResolution ResolutionOf(NamedType type)
    {
        var possible = schema.PossibleTypes(type)
            .Where(session.Objects.ContainsKey)
            .Select(candidate => (candidate, session.Objects[candidate]))
            .ToList();
        return new TypeResolution(type, possible, typeNames.GetValueOrDefault(type.Name));
    }

    private ObjectBindings? BindingsOf(string typeName, Type clrType)
    {
        if (Find<ObjectType>(typeName) is not { } type)
        {
            return null;
        }

        if (!objects.TryGetValue(typeName, out var bindings))
        {
            objects.Add(typeName, bindings = new ObjectBindings(clrType));
        }

        if (bindings.ClrType == clrType)
        {
            return bindings;
        }

        session.Fault(
            type.Syntax.FirstOrDefault(),
            $"Type {typeName} is bound to both {Names.Of(bindings.ClrType)} and {Names.Of(clrType)}.");
        return null;
    }

    private T? Find<T>(string typeName)
        where T : NamedType
    {
        if (schema.FindType(typeName) is T found)
        {
            return found;
        }

        session.Fault(at: null, $"The schema has no {typeof(T).Name} \"{typeName}\", but the code binds it.");
        return null;
    }
}
