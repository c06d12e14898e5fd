using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace NetworkLens.GraphQL.Execution;

/// <summary>Gives coerced input values the CLR type that a resolver or a constructor wants.</summary>
/// <remarks>
/// Coercion yields primitives, enum values, <c>List&lt;object?&gt;</c>, <c>Dictionary&lt;string, object?&gt;</c>
/// and records. This adds arrays and typed lists, wider numbers, text forms of ids, and <see
/// cref="Binding.Optional{T}"/>.
/// </remarks>
internal static class ClrValue
{
    private static readonly Type[] ListTypes =
    [
        typeof(List<>), typeof(IReadOnlyList<>), typeof(IEnumerable<>), typeof(IReadOnlyCollection<>), typeof(IList<>),
        typeof(ICollection<>), typeof(ImmutableArray<>),
    ];

    /// <summary>Converts; null stays null. Time O(value).</summary>
    /// <exception cref="InvalidCastException">There is no such form.</exception>
    public static object? Convert(object? value, Type target)
    {
        if (Binding.Optional.ItemOf(target) is { } optional)
        {
            return Binding.Optional.Make(target, Convert(value, optional));
        }

        if (value is null || target.IsInstanceOfType(value))
        {
            return value;
        }

        var plain = Nullable.GetUnderlyingType(target) ?? target;
        if (plain.IsInstanceOfType(value))
        {
            return value;
        }

        if (value is IList items && ItemTypeOf(plain) is { } itemType)
        {
            return ConvertList(items, plain, itemType);
        }

        return Widen(value, plain)
            ?? throw new InvalidCastException($"An input value of type {value.GetType()} cannot become {target}.");
    }

    /// <summary>The item type of a list type this can make; null for any other type.</summary>
    public static Type? ItemTypeOf(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType();
        }

        if (!type.IsGenericType)
        {
            return null;
        }

        var definition = type.GetGenericTypeDefinition();
        return Array.IndexOf(ListTypes, definition) >= 0 ? type.GetGenericArguments()[0] : null;
    }

    /// <summary>Whether <see cref="Convert"/> can turn a coerced value of one plain type into another.</summary>
    public static bool CanWiden(Type from, Type to) => from == to || (Type.GetTypeCode(from), to) switch
    {
        (TypeCode.Int32, _) => to == typeof(long) || to == typeof(double) || to == typeof(decimal),
        (TypeCode.Double, _) => to == typeof(decimal) || to == typeof(float),
        _ => false,
    };

    private static object ConvertList(IList items, Type target, Type itemType)
    {
        var array = Array.CreateInstance(itemType, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            array.SetValue(Convert(items[i], itemType), i);
        }

        if (target.IsAssignableFrom(array.GetType()))
        {
            return array;
        }

        if (target.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            var create = typeof(ClrValue).GetMethod(
                nameof(ToImmutable),
                System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!;
            return create.MakeGenericMethod(itemType).Invoke(null, [array])!;
        }

        return Activator.CreateInstance(typeof(List<>).MakeGenericType(itemType), array)!;
    }

    private static ImmutableArray<T> ToImmutable<T>(T[] items) => [.. items];

    private static object? Widen(object value, Type target) => value switch
    {
        string text when target == typeof(Guid) => Guid.TryParse(text, out var id) ? id : null,
        string text when target == typeof(int) =>
            int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null,
        string text when target == typeof(long) =>
            long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null,
        string name when target.IsEnum =>
            Enum.TryParse(target, Binding.Names.WithoutUnderscores(name), ignoreCase: true, out var member)
                ? member
                : null,
        IConvertible number when CanWiden(value.GetType(), target) =>
            number.ToType(target, CultureInfo.InvariantCulture),
        _ => null,
    };
}
