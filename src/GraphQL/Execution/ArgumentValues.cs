using System.Collections.Concurrent;
using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Execution;

/// <summary>The coerced arguments of one field, and their forms as resolvers ask for them.</summary>
/// <param name="values">By argument name; an argument left out without default is absent.</param>
internal sealed class ArgumentValues(IReadOnlyDictionary<string, object?> values)
{
    private ConcurrentDictionary<(string Name, Type Type), object?>? converted;

    /// <summary>No arguments.</summary>
    public static ArgumentValues None { get; } = new(new Dictionary<string, object?>());

    /// <summary>What is wrong with them; null when they are right.</summary>
    public GraphQLError? Error { get; init; }

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, object?> Values => values;

    /// <summary>The argument as a CLR type; the type's default when it is absent or null.</summary>
    /// <exception cref="InvalidCastException">The schema's type has no such form: a fault of the resolver.</exception>
    public T Get<T>(string name)
    {
        if (!values.TryGetValue(name, out var value))
        {
            return default!;
        }

        return value is T ready ? ready : Convert<T>(name, value);
    }

    private T Convert<T>(string name, object? value)
    {
        converted ??= [];
        var form = converted.GetOrAdd(
            (name, typeof(T)),
            static (key, value) => ClrValue.Convert(value, key.Type),
            value);
        return form is null ? default! : (T)form;
    }
}
