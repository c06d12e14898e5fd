namespace NetworkLens.GraphQL.Binding;

/// <summary>
/// An input that the client may leave out, which differs from giving null: a change that leaves a value alone.
/// </summary>
/// <typeparam name="T">What is given.</typeparam>
/// <param name="Value">What was given; the type's default when it was left out.</param>
/// <param name="IsGiven">Whether it was given, be it null.</param>
public readonly record struct Optional<T>(T? Value, bool IsGiven)
{
    /// <summary>A given value.</summary>
    public static implicit operator Optional<T>(T? value) => new(value, IsGiven: true);
}

/// <summary>Reads and makes <see cref="Optional{T}"/> where T is known only at run time.</summary>
internal static class Optional
{
    /// <summary>T when the type is <c>Optional&lt;T&gt;</c>, else null.</summary>
    public static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>)
            ? type.GetGenericArguments()[0]
            : null;

    /// <summary>A given value of a type <c>Optional&lt;T&gt;</c>.</summary>
    public static object Make(Type optional, object? value) => Activator.CreateInstance(optional, value, true)!;
}
