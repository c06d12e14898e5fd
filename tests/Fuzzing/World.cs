using System.Globalization;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Fuzzing;

/// <summary>
/// Answers every field of a schema by rule, as documents.mjs of the conformance tests does: each value follows from the number of its
/// parent and the field's name. A text with arguments shows them, so that what was coerced can be compared.
/// </summary>
public sealed class World
{
    private static readonly string[] Levels = ["LOW", "MIDDLE", "HIGH"];
    private readonly Schema schema;

    /// <summary>Makes a world of a schema whose custom scalars take anything.</summary>
    /// <param name="sdl">The schema, which must build.</param>
    /// <param name="options">Bounds; null for the defaults.</param>
    public World(string sdl, ExecutionOptions? options = null)
    {
        var built = SchemaBuilder.Build(sdl);
        schema = built.Schema ?? throw new ArgumentException(string.Join('\n', built.Errors), nameof(sdl));
        var binder = new SchemaBinder(schema);
        foreach (var type in schema.Types.Where(type => !type.IsBuiltIn))
        {
            Bind(binder, type);
        }

        Executor = new GraphQLExecutor(binder.Build(), options);
    }

    /// <summary>The schema.</summary>
    public Schema Schema => schema;

    /// <summary>What answers.</summary>
    public GraphQLExecutor Executor { get; }

    private void Bind(SchemaBinder binder, NamedType type)
    {
        if (type.IsAbstract)
        {
            binder.ResolveType(type.Name, item => ((Item)item).Type);
        }

        if (type is not ObjectType { Fields: var fields })
        {
            return;
        }

        var isRoot = type == schema.QueryType || type == schema.MutationType;
        if (type == schema.SubscriptionType)
        {
            binder.BindRoot(type.Name, root =>
            {
                foreach (var field in fields)
                {
                    root.Subscribe(field.Name, (ResolverContext _) => AsyncEnumerable.Empty<object>());
                }
            });
        }
        else if (isRoot)
        {
            binder.BindRoot(type.Name, root =>
            {
                foreach (var field in fields)
                {
                    root.Field<object?>(field.Name, context => AnswerOf(field, parent: 1, context));
                }
            });
        }
        else
        {
            binder.Bind<Item>(type.Name, item =>
            {
                foreach (var field in fields)
                {
                    item.Field<object?>(field.Name, (parent, context) => AnswerOf(field, parent.Number, context));
                }
            });
        }
    }

    private object? AnswerOf(FieldDefinition field, int parent, ResolverContext context)
    {
        var number = ((parent * 31) + field.Name.Sum(c => c)) % 9973;
        if (number % 13 == 0)
        {
            throw new GraphQLException($"No {field.Name} of {number.ToString(CultureInfo.InvariantCulture)}.");
        }

        var shown = field.Arguments.Count == 0 ? null : "{" + string.Join(' ', field.Arguments
            .Where(argument => context.HasArgument(argument.Name))
            .OrderBy(argument => argument.Name, StringComparer.Ordinal)
            .Select(argument => $"{argument.Name}:{Show(context.Argument<object?>(argument.Name))}")) + "}";
        return ValueOf(field.Type, number, field.Name, shown);
    }

    private object? ValueOf(SchemaType type, int number, string name, string? arguments)
    {
        if (number % 7 == 0)
        {
            return null;
        }

        switch (type.Nullable)
        {
            case ListType list:
                return Enumerable.Range(1, number % 4).Select(i => ValueOf(list.OfType, number + i, name, arguments)).ToList();
            case EnumType:
                return Levels[number % 3];
            case ScalarType scalar:
                return scalar.Name switch
                {
                    "Int" => number,
                    "Float" => number / 8.0,
                    "Boolean" => number % 2 == 0,
                    "ID" => $"id-{number.ToString(CultureInfo.InvariantCulture)}",
                    "String" => name + (arguments ?? $"-{number.ToString(CultureInfo.InvariantCulture)}"),
                    _ => new Dictionary<string, object?>
                    {
                        ["number"] = number,
                        ["list"] = new object?[] { number, "x", null },
                        ["text"] = name,
                    },
                };
        }

        var names = schema.PossibleTypes((NamedType)type.Nullable).Select(possible => possible.Name).Order(StringComparer.Ordinal).ToList();
        return new Item(names[number % names.Count], number);
    }

    private static string Show(object? value)
    {
        switch (value)
        {
            case null:
                return "null";
            case string text:
                return $"{text.Length.ToString(CultureInfo.InvariantCulture)}'{text}'";
            case bool flag:
                return flag ? "true" : "false";
            case int or long or double:
                return JsNumber.Show(Convert.ToDouble(value, CultureInfo.InvariantCulture));
            case IReadOnlyDictionary<string, object?> fields:
                var inOrder = fields.OrderBy(field => field.Key, StringComparer.Ordinal);
                return $"{{{string.Join(' ', inOrder.Select(field => $"{field.Key}:{Show(field.Value)}"))}}}";
            default:
                return $"[{string.Join(' ', ((IEnumerable<object?>)value).Select(Show))}]";
        }
    }

    private sealed record Item(string Type, int Number);
}
