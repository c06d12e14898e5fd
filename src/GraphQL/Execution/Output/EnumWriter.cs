using System.Collections.Frozen;
using System.Text;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>Writes members of a CLR enum as the names that the schema gives them. O(1) each, nothing boxed.</summary>
internal sealed class EnumNames<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, byte[]> names;
    private readonly string typeName;

    public EnumNames(EnumType type)
    {
        typeName = type.Name;
        names = type.Values.Where(value => value.Value is T)
            .ToFrozenDictionary(value => (T)value.Value, value => Encoding.UTF8.GetBytes($"\"{value.Name}\""));
    }

    /// <summary>Writes the name; or writes nothing and returns what is wrong.</summary>
    public string? Write(T value, JsonBuffer output)
    {
        if (!names.TryGetValue(value, out var name))
        {
            return $"Enum \"{typeName}\" cannot represent value: \"{value}\"";
        }

        output.Raw(name);
        return null;
    }
}

/// <summary>Writes an enum value that is always there.</summary>
internal sealed class EnumWriter<T>(EnumNames<T> names, bool isNonNull) : ValueWriter<T>(isNonNull)
    where T : struct, Enum
{
    public override bool Write(PlannedField field, T value, ExecutionState state) =>
        names.Write(value, state.Output) is not { } problem || WriteInvalid(field, problem, state);
}

/// <summary>Writes an enum value that may be missing.</summary>
internal sealed class NullableEnumWriter<T>(EnumNames<T> names, bool isNonNull) : ValueWriter<T?>(isNonNull)
    where T : struct, Enum
{
    public override bool Write(PlannedField field, T? value, ExecutionState state)
    {
        if (value is not { } present)
        {
            return WriteNull(field, state);
        }

        return names.Write(present, state.Output) is not { } problem || WriteInvalid(field, problem, state);
    }
}
