using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Binding;

/// <summary>Says how the fields of one object type are answered. Fields that are properties need no line.</summary>
/// <remarks>
/// A resolver gives its value at once or as <c>Task</c> or <c>ValueTask</c>. It may take the parent and a
/// <see cref="ResolverContext"/>; or, as any delegate, the parent, arguments by their name, loaders, services, the
/// context and a <see cref="CancellationToken"/> in any order.
/// </remarks>
/// <typeparam name="TParent">The CLR type of the object type.</typeparam>
public sealed class ObjectBinder<TParent>
{
    private readonly ObjectBindings bindings;

    internal ObjectBinder(ObjectBindings bindings) => this.bindings = bindings;

    /// <summary>Answers a field from the parent alone.</summary>
    public ObjectBinder<TParent> Field<T>(string name, Func<TParent, T> resolve)
    {
        bindings.Add(name, new FieldBinding(resolve, typeof(TParent), typeof(T), takesContext: false));
        return this;
    }

    /// <summary>Answers a field from the parent and the request.</summary>
    public ObjectBinder<TParent> Field<T>(string name, Func<TParent, ResolverContext, T> resolve)
    {
        bindings.Add(name, new FieldBinding(resolve, typeof(TParent), typeof(T), takesContext: true));
        return this;
    }

    /// <summary>Answers a field by a method whose parameters say what it needs.</summary>
    public ObjectBinder<TParent> Field(string name, Delegate resolve)
    {
        bindings.Add(name, resolve, typeof(TParent));
        return this;
    }
}

/// <summary>Says how the fields of a root type are answered. There is no parent.</summary>
/// <remarks>Resolvers take what those of <see cref="ObjectBinder{TParent}"/> take, but for the parent.</remarks>
public sealed class RootBinder
{
    private readonly ObjectBindings bindings;

    internal RootBinder(ObjectBindings bindings) => this.bindings = bindings;

    /// <summary>Answers a field from nothing but what the resolver knows.</summary>
    public RootBinder Field<T>(string name, Func<T> resolve)
    {
        Func<object?, T> withParent = _ => resolve();
        bindings.Add(name, new FieldBinding(withParent, typeof(object), typeof(T), takesContext: false));
        return this;
    }

    /// <summary>Answers a field from the request.</summary>
    public RootBinder Field<T>(string name, Func<ResolverContext, T> resolve)
    {
        Func<object?, ResolverContext, T> withParent = (_, context) => resolve(context);
        bindings.Add(name, new FieldBinding(withParent, typeof(object), typeof(T), takesContext: true));
        return this;
    }

    /// <summary>Answers a field by a method whose parameters say what it needs.</summary>
    public RootBinder Field(string name, Delegate resolve)
    {
        bindings.Add(name, resolve, typeof(object));
        return this;
    }

    /// <summary>Answers a field of the subscription root: says where its events come from.</summary>
    /// <param name="name">The field.</param>
    /// <param name="source">
    /// A method whose parameters say what it needs, as those of any resolver; it gives
    /// <see cref="IAsyncEnumerable{T}"/>, or a task of it. Each request that subscribes calls it once.
    /// </param>
    /// <param name="resolve">
    /// Gives the field's value from an event, which takes the place of the parent; null when the event is the value.
    /// </param>
    public RootBinder Subscribe(string name, Delegate source, Delegate? resolve = null)
    {
        bindings.AddSource(name, source, resolve);
        return this;
    }
}

/// <summary>What has been said about one object type.</summary>
/// <param name="clrType">Its CLR type.</param>
internal sealed class ObjectBindings(Type clrType)
{
    /// <summary>Its CLR type; <see cref="object"/> for a root.</summary>
    public Type ClrType => clrType;

    /// <summary>The CLR type of the values themselves, where fields are answered from a part of them; otherwise null.</summary>
    public Type? ResultType { get; set; }

    /// <summary>Resolvers whose parameters are known.</summary>
    public Dictionary<string, FieldBinding> Fields { get; } = [];

    /// <summary>Resolvers whose parameters have yet to be looked at.</summary>
    public Dictionary<string, (Delegate Resolve, Type ParentType)> Methods { get; } = [];

    /// <summary>Sources of events, and how the field's value comes from an event.</summary>
    public Dictionary<string, (Delegate Source, Delegate? Resolve)> Sources { get; } = [];

    /// <summary>Names that were bound more than once.</summary>
    public List<string> Twice { get; } = [];

    /// <summary>Notes a resolver.</summary>
    public void Add(string name, FieldBinding binding)
    {
        NoteTwice(name);
        Fields[name] = binding;
    }

    /// <summary>Notes a resolver.</summary>
    public void Add(string name, Delegate resolve, Type parentType)
    {
        NoteTwice(name);
        Methods[name] = (resolve, parentType);
    }

    /// <summary>Notes a source of events.</summary>
    public void AddSource(string name, Delegate source, Delegate? resolve)
    {
        NoteTwice(name);
        Sources[name] = (source, resolve);
    }

    private void NoteTwice(string name)
    {
        if (Fields.ContainsKey(name) || Methods.ContainsKey(name) || Sources.ContainsKey(name))
        {
            Twice.Add(name);
        }
    }
}
