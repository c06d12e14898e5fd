using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;
using NetworkLens.GraphQL.Validation;

namespace NetworkLens.GraphQL.Tooling.Docs;

/// <summary>An operation that shows what a root field gives.</summary>
/// <param name="Document">A valid document, printed, with a line feed at its end.</param>
/// <param name="Variables">A JSON object, indented, with the variables that must be given; null when there are none.</param>
internal sealed record ExampleOperation(string Document, string? Variables)
{
    private const int Depth = 3;
    private const int Leaves = 5;
    private const int Branches = 2;
    private const int Types = 3;
    private const int PageSize = 5;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>
    /// Selects a few leaves and, three levels deep, a few branches that need no argument; what must be given becomes a variable.
    /// </summary>
    /// <exception cref="InvalidOperationException">What was written is not valid: a bug of this class.</exception>
    public static ExampleOperation For(Schema schema, OperationType operation, FieldDefinition field)
    {
        var required = field.Arguments.Where(argument => argument.IsRequired).ToList();
        var text = new StringBuilder(operation.ToString().ToLowerInvariant()).Append(' ').Append(char.ToUpperInvariant(field.Name[0]))
            .Append(field.Name.AsSpan(1));
        if (required.Count > 0)
        {
            text.Append('(').AppendJoin(", ", required.Select(argument => $"${argument.Name}: {argument.Type}")).Append(')');
        }

        text.Append(" { ").Append(field.Name);
        var given = required.Select(argument => $"{argument.Name}: ${argument.Name}").Concat(PageOf(field, required)).ToList();
        if (given.Count > 0)
        {
            text.Append('(').AppendJoin(", ", given).Append(')');
        }

        Select(text, schema, field.Type.NamedType, [], Depth);
        return new(Check(schema, text.Append(" }").ToString()), ExampleValues(required));
    }

    // A page of the usual kind is shown small.
    private static IEnumerable<string> PageOf(FieldDefinition field, List<InputValueDefinition> required) =>
        field.Arguments.Find("first") is { } first && !required.Contains(first) && first.Type.Nullable.ToString() == "Int"
            ? [$"first: {PageSize}"]
            : [];

    private static void Select(StringBuilder text, Schema schema, NamedType type, HashSet<NamedType> above, int depth)
    {
        if (type.IsLeaf)
        {
            return;
        }

        text.Append(" {");
        var start = text.Length;
        above.Add(type);
        if (type is FieldsType fields)
        {
            SelectFields(text, schema, fields, above, depth);
        }

        if (text.Length == start)
        {
            text.Append(" __typename");
            if (type is UnionType union)
            {
                SelectMembers(text, union);
            }
        }

        above.Remove(type);
        text.Append(" }");
    }

    // Leaves only, and a name only with the type that it first had: others cannot be merged into one answer.
    private static void SelectMembers(StringBuilder text, UnionType union)
    {
        var taken = new Dictionary<string, string>();
        foreach (var member in union.Members.Take(Types))
        {
            var leaves = Free(member)
                .Where(field => field.Type.NamedType.IsLeaf)
                .Where(field => taken.TryAdd(field.Name, field.Type.ToString()!) || taken[field.Name] == field.Type.ToString())
                .Take(Leaves).Select(field => field.Name).DefaultIfEmpty("__typename");
            text.Append(" ... on ").Append(member.Name).Append(" { ").AppendJoin(' ', leaves).Append(" }");
        }
    }

    private static void SelectFields(StringBuilder text, Schema schema, FieldsType type, HashSet<NamedType> above, int depth)
    {
        var free = Free(type);
        var leaves = free.Where(field => field.Type.NamedType.IsLeaf).Take(Leaves).ToHashSet();
        var branches = depth == 1 ? [] : free
            .Where(field => !field.Type.NamedType.IsLeaf && !above.Contains(field.Type.NamedType))
            .OrderBy(field => field.Name is "nodes" or "edges" or "pageInfo" ? 0 : 1)
            .Take(Branches).ToHashSet();
        if (type.IsAbstract)
        {
            text.Append(" __typename");
        }

        foreach (var field in free.Where(field => leaves.Contains(field) || branches.Contains(field)))
        {
            text.Append(' ').Append(field.Name);
            Select(text, schema, field.Type.NamedType, above, depth - 1);
        }
    }

    // Edges are the longer way to the nodes.
    private static IEnumerable<FieldDefinition> Free(FieldsType type) => type.Fields.Where(field =>
        field.DeprecationReason is null
        && field.Arguments.All(argument => !argument.IsRequired)
        && !(field.Name == "edges" && type.Fields.Find("nodes") is not null));

    private static string Check(Schema schema, string operation)
    {
        var document = Parser.ParseDocument(new Source(operation)).Value;
        var errors = document is null ? default : DocumentValidator.Validate(schema, document);
        return document is not null && errors.IsEmpty
            ? Printer.Print(document).TrimEnd('\n') + "\n"
            : throw new InvalidOperationException($"An example is not valid: {operation}");
    }

    private static string? ExampleValues(List<InputValueDefinition> required)
    {
        if (required.Count == 0)
        {
            return null;
        }

        var values = new JsonObject();
        foreach (var argument in required)
        {
            values[argument.Name] = ExampleValue(argument.Name, argument.Type);
        }

        return values.ToJsonString(Indented);
    }

    // Required fields cannot lead back to their own type, so this ends.
    private static JsonNode? ExampleValue(string name, SchemaType type) => type.Nullable switch
    {
        ListType list => new JsonArray(ExampleValue(name, list.OfType)),
        EnumType choice => choice.Values[0].Name,
        InputObjectType input => ExampleObject(input),
        ScalarType { Name: "Int" or "Long" or "Float" } => 1,
        ScalarType { Name: "Boolean" } => true,
        ScalarType { Name: "Date" } => "2026-01-31",
        ScalarType { Name: "DateTime" } => "2026-01-31T09:30:00Z",
        ScalarType { Name: "Duration" } => "P14D",
        ScalarType { Name: "UUID" } => "123e4567-e89b-12d3-a456-426614174000",
        ScalarType { Name: "ID" } => "an id",
        _ => name,
    };

    private static JsonObject ExampleObject(InputObjectType input)
    {
        var value = new JsonObject();
        foreach (var field in input.Fields.Where(field => field.IsRequired || (input.IsOneOf && field == input.Fields[0])))
        {
            value[field.Name] = ExampleValue(field.Name, field.Type);
        }

        return value;
    }
}
