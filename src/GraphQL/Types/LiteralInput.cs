using System.Collections.Immutable;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>
/// Coerces literals to what resolvers get (section 3, "Input Coercion"; section 6.4.1 for variables in them).
/// </summary>
/// <remarks>
/// Values are what the scalar's coercion gives, an enum's CLR value, <c>List&lt;object?&gt;</c>, and for input objects
/// a
/// <c>Dictionary&lt;string, object?&gt;</c> or what <see cref="InputObjectType.Construct"/> makes of it. Time O(size).
/// </remarks>
public static class LiteralInput
{
    /// <summary>Coerces a literal.</summary>
    /// <param name="literal">The literal; null stands for one that is not there.</param>
    /// <param name="type">An input type.</param>
    /// <param name="variables">Coerced variables; null where none may be, as in a default.</param>
    /// <param name="value">The value; null after a failure.</param>
    /// <returns>
    /// False when the literal does not fit the type, or names a variable that has no value. Which part is at fault is what the validation
    /// rule ValuesOfCorrectType tells.
    /// </returns>
    public static bool TryCoerce(
        ValueSyntax? literal,
        SchemaType type,
        IReadOnlyDictionary<string, object?>? variables,
        out object? value)
    {
        string? problem = null;
        return TryCoerce(literal, type, variables, out value, ref problem);
    }

    /// <summary>The same, and why an input object was refused that had the right fields; null when that was not the cause.</summary>
    internal static bool TryCoerce(
        ValueSyntax? literal,
        SchemaType type,
        IReadOnlyDictionary<string, object?>? variables,
        out object? value,
        ref string? problem)
    {
        value = null;
        switch (literal)
        {
            case null:
                return false;
            case VariableSyntax variable:
                return variables is not null
                    && variables.TryGetValue(variable.Name.Value, out value)
                    && !(value is null && type.IsNonNull);
            case NullValueSyntax:
                return !type.IsNonNull;
        }

        switch (type.Nullable)
        {
            case ListType list:
                return TryCoerceList(literal, list.OfType, variables, out value, ref problem);
            case InputObjectType input:
                return TryCoerceObject(literal, input, variables, out value, ref problem);
            case EnumType choice:
                value = literal is EnumValueSyntax name ? choice.Values.Find(name.Value)?.Value : null;
                return value is not null;
            case ScalarType scalar:
                var coerced = scalar.FromLiteral(literal, variables);
                value = coerced.Value;
                return coerced.IsOk;
            default:
                return false;
        }
    }

    private static bool TryCoerceList(
        ValueSyntax literal,
        SchemaType itemType,
        IReadOnlyDictionary<string, object?>? variables,
        out object? value,
        ref string? problem)
    {
        value = null;
        ImmutableArray<ValueSyntax> items = literal is ListValueSyntax list ? list.Items : [literal];
        var values = new List<object?>(items.Length);
        foreach (var item in items)
        {
            // A variable without a value is null in a list, where nothing can be left out.
            if (IsAbsent(item, variables) && !itemType.IsNonNull)
            {
                values.Add(null);
            }
            else if (TryCoerce(item, itemType, variables, out var coerced, ref problem))
            {
                values.Add(coerced);
            }
            else
            {
                return false;
            }
        }

        value = values;
        return true;
    }

    private static bool TryCoerceObject(
        ValueSyntax literal,
        InputObjectType type,
        IReadOnlyDictionary<string, object?>? variables,
        out object? value,
        ref string? problem)
    {
        value = null;
        if (literal is not ObjectValueSyntax syntax)
        {
            return false;
        }

        var given = new Dictionary<string, ValueSyntax>(syntax.Fields.Length);
        foreach (var field in syntax.Fields)
        {
            given[field.Name.Value] = field.Value;
            if (type.Fields.Find(field.Name.Value) is null)
            {
                return false;
            }
        }

        var values = new Dictionary<string, object?>(type.Fields.Count);
        foreach (var field in type.Fields)
        {
            if (!given.TryGetValue(field.Name, out var fieldLiteral) || IsAbsent(fieldLiteral, variables))
            {
                if (field.HasDefault && TryCoerce(field.DefaultLiteral, field.Type, variables: null, out var byDefault))
                {
                    values[field.Name] = byDefault;
                }
                else if (field.HasDefault || field.Type.IsNonNull)
                {
                    return false;
                }
            }
            else if (TryCoerce(fieldLiteral, field.Type, variables, out var coerced, ref problem))
            {
                values[field.Name] = coerced;
            }
            else
            {
                return false;
            }
        }

        if (type.IsOneOf && (given.Count != 1 || values.Count != 1 || values.ContainsValue(null)))
        {
            return false;
        }

        var made = type.Construct?.Invoke(values) ?? Coerced.To(values);
        value = made.Value;
        problem ??= made.Problem;
        return made.IsOk;
    }

    private static bool IsAbsent(ValueSyntax literal, IReadOnlyDictionary<string, object?>? variables) =>
        literal is VariableSyntax variable && variables?.ContainsKey(variable.Name.Value) != true;
}
