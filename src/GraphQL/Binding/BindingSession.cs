using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Binding;

/// <summary>What is known while a schema is being bound: CLR types by GraphQL types, and faults so far.</summary>
internal sealed class BindingSession(Schema schema)
{
    private readonly List<BindingFault> faults = [];

    /// <summary>The schema.</summary>
    public Schema Schema => schema;

    /// <summary>The faults so far.</summary>
    public IReadOnlyList<BindingFault> Faults => faults;

    /// <summary>The CLR type of each object type; <see cref="object"/> for roots.</summary>
    public Dictionary<ObjectType, Type> Objects { get; } = [];

    /// <summary>Notes a fault.</summary>
    public void Fault(SyntaxElement? at, string message)
    {
        var fault = BindingFault.At(at, message);
        if (!faults.Contains(fault))
        {
            faults.Add(fault);
        }
    }

    /// <summary>Makes the values of an enum stand for members of a CLR enum.</summary>
    /// <returns>False when the enum stands for another CLR enum already.</returns>
    public bool BindEnum(EnumType type, Type clrType)
    {
        if (type.Binding is Type bound)
        {
            return bound == clrType;
        }

        type.Binding = clrType;
        var members = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in Enum.GetValues(clrType))
        {
            members.TryAdd(Enum.GetName(clrType, member)!, member);
        }

        foreach (var value in type.Values)
        {
            if (members.TryGetValue(Names.WithoutUnderscores(value.Name), out var member))
            {
                value.Value = member;
            }
            else
            {
                Fault(value.Syntax, $"Enum value {type.Name}.{value.Name} has no member in {Names.Of(clrType)}.");
            }
        }

        return true;
    }
}

/// <summary>How names of the schema and of C# answer to each other.</summary>
internal static class Names
{
    /// <summary>"firstName" as "FirstName".</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>Whether the names are the same but for the case of their first letter.</summary>
    public static bool Match(string schemaName, string clrName) => Pascal(schemaName) == Pascal(clrName);

    /// <summary>"FRONT_LINE" as "FRONTLINE".</summary>
    public static string WithoutUnderscores(string name) => name.Replace("_", "", StringComparison.Ordinal);

    /// <summary>A type's name as C# writes it, near enough for a message.</summary>
    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
            : type.Name;
    }
}
