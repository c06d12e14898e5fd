using NetworkLens.GraphQL.DataLoading;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution;

/// <summary>What a resolver may know of the request: arguments, services, loaders, what is selected below it.</summary>
/// <remarks>
/// A small value: it costs no allocation, and stays right across awaits. Using it after the request throws.
/// </remarks>
public readonly struct ResolverContext
{
    private readonly ExecutionState? state;
    private readonly PlannedField planned;
    private readonly int generation;
    private readonly int call;

    internal ResolverContext(ExecutionState state, PlannedField field, int generation, int call)
    {
        this.state = state;
        planned = field;
        this.generation = generation;
        this.call = call;
    }

    /// <summary>
    /// Cancelled when the client has gone or the request's time is up. Pass it on to whatever can wait.
    /// </summary>
    public CancellationToken Cancel => State.Cancel;

    /// <summary>The field's name in the schema.</summary>
    public string FieldName => planned.Definition.Name;

    /// <summary>The operation's name, or null when it has none.</summary>
    public string? OperationName => State.OperationName;

    private ExecutionState State => state is not null && state.Generation == generation
        ? state
        : throw new ObjectDisposedException(nameof(ResolverContext), "The request that this belonged to is over.");

    /// <summary>The value of an argument; the type's default when the client left it out or gave null.</summary>
    /// <typeparam name="T">
    /// The CLR type: what the argument's type is bound to, a list or array of that, or <c>Optional&lt;T&gt;</c> to tell
    /// "left out" from null.
    /// </typeparam>
    /// <param name="name">As the schema spells it.</param>
    /// <exception cref="ArgumentException">The field has no such argument.</exception>
    public T Argument<T>(string name) => planned.Definition.Arguments.Find(name) is null
        ? throw NoArgument(name)
        : State.ArgumentsOf(planned).Get<T>(name);

    /// <summary>Whether the client gave the argument, be it null; or the schema has a default for it.</summary>
    /// <exception cref="ArgumentException">The field has no such argument.</exception>
    public bool HasArgument(string name) => planned.Definition.Arguments.Find(name) is null
        ? throw NoArgument(name)
        : State.ArgumentsOf(planned).Values.ContainsKey(name);

    /// <summary>A service of the request.</summary>
    /// <exception cref="InvalidOperationException">There is none of that type.</exception>
    public T Service<T>()
        where T : notnull =>
        State.Services?.GetService(typeof(T)) is T service
            ? service
            : throw new InvalidOperationException($"No service of type {typeof(T)} is registered.");

    /// <summary>
    /// The request's loader of that type, made on first use: from the services, or else by its one public
    /// constructor with services as parameters.
    /// </summary>
    public T Loader<T>()
        where T : DataLoader => State.Loaders.Get<T>(State.Services);

    /// <summary>
    /// Whether the client selected a field below this one, so that work for nobody can be left out. With several names,
    /// each is looked for below the one before it: <c>IsSelected("edges", "node")</c>.
    /// </summary>
    public bool IsSelected(params ReadOnlySpan<string> path) => IsSelected(State, planned, path);

    /// <summary>
    /// Adds an error to the response although the field has a value: what is missing from a list, what was rounded. Safe
    /// from any thread, until the resolver has given its value.
    /// </summary>
    /// <param name="error">Its message, code and extensions reach the client.</param>
    public void AddError(GraphQLException error) => State.AddBeside(planned, call, error);

    private ArgumentException NoArgument(string name)
    {
        var known = planned.Definition.Arguments.Select(argument => argument.Name).ToList();
        var has = known.Count == 0 ? "it has none" : $"it has {string.Join(", ", known.Select(each => $"\"{each}\""))}";
        return new ArgumentException($"{planned.Coordinate} has no argument \"{name}\": {has}.", nameof(name));
    }

    private static bool IsSelected(ExecutionState state, PlannedField above, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return true;
        }

        foreach (var type in state.Schema.Schema.PossibleTypes(above.Type))
        {
            foreach (var below in above.SelectionOn(type).AllFields)
            {
                if (below.Definition.Name == path[0] && IsSelected(state, below, path[1..]))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
