using System.Text.Json.Nodes;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Execution;

/// <summary>
/// The execution algorithms of section 6 of the specification, written down as they read there: objects, dictionaries and
/// exceptions, no plan, no buffer. Slow, and independent of the engine but for the syntax tree and the types.
/// </summary>
internal sealed class OracleExecutor(
    Schema schema,
    DocumentSyntax document,
    IReadOnlyDictionary<string, bool> variables,
    Func<RandomNode, FieldDefinition, object?> resolve)
{
    /// <summary>Every error that executing all fields to their end finds.</summary>
    public List<(string Path, string Message)> Errors { get; } = [];

    /// <summary>Places where null stands because it came up from below.</summary>
    public List<string> Nulled { get; } = [];

    public JsonNode? Execute(RandomNode root)
    {
        var operation = document.Definitions.OfType<OperationDefinitionSyntax>().Single();
        try
        {
            return ExecuteSelectionSet(schema.RootType(operation.Operation)!, root, [operation.SelectionSet], "");
        }
        catch (NullHere)
        {
            Nulled.Add("");
            return null;
        }
    }

    private JsonObject ExecuteSelectionSet(
        ObjectType type,
        RandomNode value,
        IEnumerable<SelectionSetSyntax> selectionSets,
        string path)
    {
        var groups = new OrderedDictionary<string, List<FieldSyntax>>();
        var visited = new HashSet<string>();
        foreach (var set in selectionSets)
        {
            CollectFields(type, set, groups, visited);
        }

        var result = new JsonObject();
        NullHere? up = null;
        foreach (var (key, fields) in groups)
        {
            try
            {
                result.Add(key, ExecuteField(type, value, fields, $"{path}.{key}"));
            }
            catch (NullHere below)
            {
                up = below; // Siblings go on, so that every error is known.
            }
        }

        return up is null ? result : throw up;
    }

    private void CollectFields(
        ObjectType type,
        SelectionSetSyntax set,
        OrderedDictionary<string, List<FieldSyntax>> groups,
        HashSet<string> visited)
    {
        foreach (var selection in set.Selections.Where(IsIncluded))
        {
            if (selection is FieldSyntax field)
            {
                groups.TryAdd(field.ResponseKey, []);
                groups[field.ResponseKey].Add(field);
            }
            else if (selection is InlineFragmentSyntax inline)
            {
                if (inline.TypeCondition is null || Applies(type, inline.TypeCondition.Name.Value))
                {
                    CollectFields(type, inline.SelectionSet, groups, visited);
                }
            }
            else if (selection is FragmentSpreadSyntax spread && visited.Add(spread.Name.Value))
            {
                var fragment = document.Definitions.OfType<FragmentDefinitionSyntax>()
                    .Single(each => each.Name.Value == spread.Name.Value);
                if (Applies(type, fragment.TypeCondition.Name.Value))
                {
                    CollectFields(type, fragment.SelectionSet, groups, visited);
                }
            }
        }
    }

    private bool IsIncluded(SelectionSyntax selection) => selection.Directives.All(directive =>
    {
        var condition = directive.Arguments[0].Value is BooleanValueSyntax constant
            ? constant.Value
            : variables[((VariableSyntax)directive.Arguments[0].Value).Name.Value];
        return directive.Name.Value == "skip" ? !condition : condition;
    });

    private bool Applies(ObjectType type, string condition) =>
        type.Name == condition || schema.PossibleTypes(schema.FindType(condition)!).Contains(type);

    private JsonNode? ExecuteField(ObjectType type, RandomNode value, List<FieldSyntax> fields, string path)
    {
        if (fields[0].Name.Value == "__typename")
        {
            return type.Name;
        }

        var definition = type.Fields.Find(fields[0].Name.Value)!;
        try
        {
            object? resolved;
            try
            {
                resolved = resolve(value, definition);
            }
            catch (Exception failure)
            {
                Errors.Add((path, failure.Message));
                throw new NullHere();
            }

            return CompleteValue(definition.Type, fields, resolved, path, $"{type.Name}.{definition.Name}");
        }
        catch (NullHere) when (!definition.Type.IsNonNull)
        {
            Nulled.Add(path);
            return null;
        }
    }

    private JsonNode? CompleteValue(SchemaType type, List<FieldSyntax> fields, object? value, string path, string name)
    {
        if (type is NonNullType must)
        {
            if (value is null)
            {
                Errors.Add((path, $"Cannot return null for non-nullable field {name}."));
                throw new NullHere();
            }

            return CompleteValue(must.OfType, fields, value, path, name);
        }

        return value switch
        {
            null => null,
            IReadOnlyList<object?> items => CompleteList((ListType)type, fields, items, path, name),
            RandomNode node => ExecuteSelectionSet(
                (ObjectType)schema.FindType(node.TypeName)!,
                node,
                fields.Where(field => field.SelectionSet is not null).Select(field => field.SelectionSet!),
                path),
            int number => number,
            _ => (string)value,
        };
    }

    private JsonArray CompleteList(
        ListType type,
        List<FieldSyntax> fields,
        IReadOnlyList<object?> items,
        string path,
        string name)
    {
        var result = new JsonArray();
        NullHere? up = null;
        for (var i = 0; i < items.Count; i++)
        {
            try
            {
                result.Add(CompleteItem(type.OfType, fields, items[i], $"{path}.{i}", name));
            }
            catch (NullHere below)
            {
                up = below;
            }
        }

        return up is null ? result : throw up;
    }

    private JsonNode? CompleteItem(SchemaType type, List<FieldSyntax> fields, object? value, string path, string name)
    {
        try
        {
            return CompleteValue(type, fields, value, path, name);
        }
        catch (NullHere) when (!type.IsNonNull)
        {
            Nulled.Add(path);
            return null;
        }
    }

    /// <summary>Null on its way up to the nearest place that may be null.</summary>
    private sealed class NullHere : Exception;
}
