using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Protection.Limits;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Execution;

/// <summary>
/// A schema every field of which has a resolver. Made by <see cref="Binding.SchemaBinder"/>; safe to share.
/// </summary>
public sealed class ExecutableSchema
{
    private readonly Dictionary<NamedType, TypeResolution> abstractTypes;
    private readonly Dictionary<ObjectType, Type> clrTypes;
    private SchemaLengths? lengths;

    internal ExecutableSchema(
        Schema schema,
        Dictionary<NamedType, TypeResolution> abstractTypes,
        Dictionary<ObjectType, Type> clrTypes)
    {
        Schema = schema;
        this.abstractTypes = abstractTypes;
        this.clrTypes = clrTypes;
    }

    /// <summary>The types.</summary>
    public Schema Schema { get; }

    /// <summary>How long the lists of its introspection are; measured when first asked for.</summary>
    internal SchemaLengths Lengths => lengths ??= new SchemaLengths(this);

    /// <summary>How the object type of a value of an interface or union is found.</summary>
    internal TypeResolution TypesOf(NamedType abstractType) => abstractTypes[abstractType];

    /// <summary>Makes sure that a value is of the CLR type bound to an object type, where no compiler has.</summary>
    /// <exception cref="InvalidCastException">It is not: a fault of the resolver that gave it.</exception>
    internal void EnsureFits(ObjectType type, object? value)
    {
        if (value is not null && clrTypes.TryGetValue(type, out var bound) && !bound.IsInstanceOfType(value))
        {
            throw new InvalidCastException($"{type.Name} is bound to {bound}, but its value is a {value.GetType()}.");
        }
    }

    /// <summary>The field of an object type, meta fields included; null when there is none.</summary>
    internal FieldDefinition? FindField(ObjectType type, string name, bool isRoot)
    {
        if (!name.StartsWith("__", StringComparison.Ordinal))
        {
            return type.Fields.Find(name);
        }

        return type.Fields.Find(name)
            ?? (name == TypeNameField || (isRoot && type == Schema.QueryType) ? Schema.MetaFields.Find(name) : null);
    }

    /// <summary>The meta field that every composite type has.</summary>
    internal const string TypeNameField = "__typename";
}
