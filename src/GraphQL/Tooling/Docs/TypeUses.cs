using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tooling.Docs;

/// <summary>Where a type is used: the fields that give it, and what takes it.</summary>
internal sealed class TypeUses
{
    private readonly Dictionary<NamedType, List<string>> uses = [];

    public TypeUses(Schema schema)
    {
        foreach (var type in schema.Types.Where(type => !type.IsBuiltIn))
        {
            foreach (var field in (type as FieldsType)?.Fields ?? DefinitionList<FieldDefinition>.Empty)
            {
                Add(field.Type, $"{type.Name}.{field.Name}");
                foreach (var argument in field.Arguments)
                {
                    Add(argument.Type, $"{type.Name}.{field.Name}({argument.Name}:)");
                }
            }

            foreach (var field in (type as InputObjectType)?.Fields ?? DefinitionList<InputValueDefinition>.Empty)
            {
                Add(field.Type, $"{type.Name}.{field.Name}");
            }
        }
    }

    /// <summary>Coordinates, in the order of the schema.</summary>
    public IReadOnlyList<string> Of(NamedType type) => uses.GetValueOrDefault(type) ?? [];

    private void Add(SchemaType type, string coordinate)
    {
        if (!uses.TryGetValue(type.NamedType, out var list))
        {
            uses.Add(type.NamedType, list = []);
        }

        list.Add(coordinate);
    }
}
