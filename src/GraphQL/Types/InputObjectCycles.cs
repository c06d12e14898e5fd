using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>
/// Refuses input objects that can never be written down, and defaults that never end (section 3.10.1).
/// </summary>
/// <remarks>Time O(input fields + size of the defaults), each type and each default visited once.</remarks>
internal static class InputObjectCycles
{
    public static void Check(Schema schema, SchemaProblems problems)
    {
        var required = new HashSet<InputObjectType>();
        var defaults = new HashSet<InputValueDefinition>();
        foreach (var type in schema.Types)
        {
            if (type is InputObjectType input)
            {
                CheckRequired(input, [], required, problems);
                foreach (var field in input.Fields)
                {
                    CheckDefault(input, field, [], defaults, problems);
                }
            }
        }
    }

    private static void CheckRequired(
        InputObjectType type,
        List<(InputObjectType Type, InputValueDefinition Field)> path,
        HashSet<InputObjectType> done,
        SchemaProblems problems)
    {
        if (!done.Add(type))
        {
            return;
        }

        foreach (var field in type.Fields)
        {
            if (field.Type is not NonNullType { OfType: InputObjectType next })
            {
                continue;
            }

            path.Add((type, field));
            var start = path.FindIndex(step => ReferenceEquals(step.Type, next));
            if (start >= 0)
            {
                var way = string.Join('.', path.Skip(start).Select(step => step.Field.Name));
                problems.Add(path[start].Field.Syntax, $"Cannot reference Input Object \"{next.Name}\" within itself "
                    + $"through a series of non-null fields: \"{way}\".");
            }
            else
            {
                CheckRequired(next, path, done, problems);
            }

            path.RemoveAt(path.Count - 1);
        }
    }

    // A default that is filled in by another default, and so on back to itself.
    private static void CheckDefault(
        InputObjectType owner,
        InputValueDefinition field,
        List<InputValueDefinition> path,
        HashSet<InputValueDefinition> done,
        SchemaProblems problems)
    {
        var start = path.IndexOf(field);
        if (start >= 0)
        {
            var way = string.Join(", ", path.Skip(start).Select(step => $"\"{step.Name}\""));
            problems.Add(field.Syntax, $"Invalid circular reference. The default value of Input Object field "
                + $"{owner.Name}.{field.Name} references itself via the default values of: {way}.");
            return;
        }

        if (field.DefaultLiteral is null || !done.Add(field))
        {
            return;
        }

        path.Add(field);
        FollowDefault(field.DefaultLiteral, field.Type.NamedType as InputObjectType, path, done, problems);
        path.RemoveAt(path.Count - 1);
    }

    private static void FollowDefault(
        ValueSyntax literal,
        InputObjectType? type,
        List<InputValueDefinition> path,
        HashSet<InputValueDefinition> done,
        SchemaProblems problems)
    {
        if (type is null)
        {
            return;
        }

        if (literal is ListValueSyntax list)
        {
            foreach (var item in list.Items)
            {
                FollowDefault(item, type, path, done, problems);
            }
        }
        else if (literal is ObjectValueSyntax given)
        {
            foreach (var field in type.Fields)
            {
                if (given.Fields.FirstOrDefault(candidate => candidate.Name.Value == field.Name) is { } written)
                {
                    FollowDefault(written.Value, field.Type.NamedType as InputObjectType, path, done, problems);
                }
                else
                {
                    CheckDefault(type, field, path, done, problems);
                }
            }
        }
    }
}
