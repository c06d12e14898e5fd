using System.Collections.Concurrent;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>
/// Finds the object type of a value behind an interface or union: ResolveAbstractType of section 6.4.3.
/// </summary>
/// <param name="abstractType">The interface or union.</param>
/// <param name="possible">Its object types with the CLR types bound to them.</param>
/// <param name="nameOf">Gives the type's name for values whose CLR type does not tell; null when all do.</param>
internal sealed class TypeResolution(
    NamedType abstractType,
    IReadOnlyList<(ObjectType Type, Type ClrType)> possible,
    Func<object, string?>? nameOf)
{
    private readonly ConcurrentDictionary<Type, ObjectType?> byClrType = [];

    /// <summary>The object type. O(1) after the first value of a CLR type.</summary>
    /// <exception cref="InvalidOperationException">There is none: a fault of the resolver.</exception>
    public ObjectType TypeOf(object value)
    {
        if (nameOf?.Invoke(value) is { } name)
        {
            var (type, clrType) = possible.FirstOrDefault(candidate => candidate.Type.Name == name);
            return type is not null && clrType.IsInstanceOfType(value) ? type : throw None(value);
        }

        return byClrType.GetOrAdd(value.GetType(), Find) ?? throw None(value);
    }

    private ObjectType? Find(Type clrType)
    {
        for (var type = clrType; type is not null; type = type.BaseType)
        {
            foreach (var candidate in possible)
            {
                if (candidate.ClrType == type)
                {
                    return candidate.Type;
                }
            }
        }

        // A type bound as a CLR interface: it must be the only one that fits.
        var fitting = possible.Where(candidate => candidate.ClrType.IsAssignableFrom(clrType)).ToList();
        return fitting.Count == 1 ? fitting[0].Type : null;
    }

    private InvalidOperationException None(object value) => new(
        $"Abstract type \"{abstractType.Name}\" has no object type for a value of {value.GetType()}.");
}
