using System.Text;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.DataLoading;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Execution;

/// <summary>A value of any object type of a random world.</summary>
internal sealed record RandomNode(string TypeName, int Id);

/// <summary>
/// A random schema, and data for it that depend on nothing but the seed, the parent and the field: values, nulls and failures,
/// given at once, later, or by a loader.
/// </summary>
internal sealed class RandomWorld
{
    private static readonly string[] ObjectTypes = ["Query", "Mutation", "A", "B", "C"];
    private readonly int seed;
    private readonly int failsOneIn;
    private bool isIncremental;
    private readonly Dictionary<string, List<(string Name, string Type)>> fields = [];

    public RandomWorld(int seed, int failsOneIn = 12)
    {
        this.seed = seed;
        this.failsOneIn = failsOneIn;
        var random = new Random(seed);
        var shared = Enumerable.Range(0, 3).Select(i => ($"shared{i}", RandomType(random))).ToList();
        fields["Shared"] = shared;
        foreach (var type in ObjectTypes)
        {
            var own = Enumerable.Range(0, random.Next(3, 6)).Select(i => ($"{type}{i}".ToLowerInvariant(), RandomType(random)));
            fields[type] = [.. type is "A" or "B" ? shared : [], .. own];
        }

        var built = SchemaBuilder.Build(Sdl());
        built.Errors.ShouldBeEmpty();
        Schema = built.Schema!;
        Executor = new GraphQLExecutor(Bind(), new ExecutionOptions { OnUnexpected = failure => throw failure.Exception });
    }

    public Schema Schema { get; }

    public GraphQLExecutor Executor { get; }

    public IReadOnlyDictionary<string, List<(string Name, string Type)>> Fields => fields;

    /// <summary>What a field gives: null, an int, a string, a node, or a list of those.</summary>
    /// <exception cref="GraphQLException">The field fails.</exception>
    public object? Resolve(RandomNode parent, FieldDefinition field)
    {
        var random = RandomOf(parent, field);
        return random.Next(failsOneIn) == 0
            ? throw new GraphQLException($"{field.Name} of {parent.Id} fails")
            : ValueOf(field.Type, random, failsOneIn == 12 ? 25 : failsOneIn);
    }

    /// <summary>A random document and the values of its variables $x and $y.</summary>
    public (string Document, Dictionary<string, bool> Variables) RandomDocument(Random random, bool isIncremental = false)
    {
        this.isIncremental = isIncremental;
        var text = new StringBuilder();
        var isMutation = random.Next(4) == 0;
        text.Append(isMutation ? "mutation" : "query").Append("($x: Boolean!, $y: Boolean! = true) ");
        Select(isMutation ? "Mutation" : "Query", depth: 4, random, text);
        foreach (var type in (string[])["A", "B", "C", "Shared"])
        {
            if (!text.ToString().Contains($"...Of{type} ", StringComparison.Ordinal))
            {
                continue;
            }

            text.Append($" fragment Of{type} on {type} ");
            Select(type, depth: 1, random, text, allowSpreads: false);
        }

        // Every variable must be used somewhere.
        var start = text.ToString().IndexOf('{', StringComparison.Ordinal) + 1;
        text.Insert(start, " used: __typename @skip(if: $x) @include(if: $y)");
        return (text.ToString(), new() { ["x"] = random.Next(2) == 0, ["y"] = random.Next(2) == 0 });
    }

    private static string RandomType(Random random)
    {
        string[] names = ["Int", "String", "A", "B", "C", "Shared", "Either"];
        var type = names[random.Next(names.Length)] + Bang(random);
        for (var lists = random.Next(5); lists >= 3; lists--)
        {
            type = $"[{type}]{Bang(random)}";
        }

        return type;
    }

    private static string Bang(Random random) => random.Next(2) == 0 ? "!" : "";

    private string Sdl()
    {
        var sdl = new StringBuilder("union Either = B | C ");
        foreach (var (type, own) in fields)
        {
            sdl.Append(type == "Shared" ? "interface Shared" : type is "A" or "B" ? $"type {type} implements Shared" : $"type {type}");
            sdl.Append(" { ").AppendJoin(' ', own.Select(field => $"{field.Name}: {field.Type}")).Append(" } ");
        }

        return sdl.Append('\n').Append(IncrementalDirectives.Sdl).ToString();
    }

    private Random RandomOf(RandomNode parent, FieldDefinition field)
    {
        var hash = (seed * 31) + (parent.Id * 7919);
        foreach (var c in parent.TypeName + field.Name)
        {
            hash = (hash * 31) + c;
        }

        return new Random(hash);
    }

    private static object? ValueOf(SchemaType type, Random random, int nullsOneIn)
    {
        if (random.Next(type.IsNonNull ? nullsOneIn : 6) == 0)
        {
            return null;
        }

        return type.Nullable switch
        {
            ListType list => Enumerable.Range(0, random.Next(4)).Select(_ => ValueOf(list.OfType, random, nullsOneIn)).ToList(),
            NamedType { Name: "Int" } => random.Next(1000),
            NamedType { Name: "String" } => $"text \"{random.Next(1000)}\"",
            NamedType { Name: "Shared" } => new RandomNode(random.Next(2) == 0 ? "A" : "B", random.Next(1000)),
            NamedType { Name: "Either" } => new RandomNode(random.Next(2) == 0 ? "B" : "C", random.Next(1000)),
            var named => new RandomNode(((NamedType)named).Name, random.Next(1000)),
        };
    }

    private ExecutableSchema Bind()
    {
        var binder = new SchemaBinder(Schema);
        foreach (var name in ObjectTypes)
        {
            binder.Bind<RandomNode>(name, type =>
            {
                foreach (var field in ((ObjectType)Schema.FindType(name)!).Fields)
                {
                    Bind(type, field);
                }
            });
        }

        return binder
            .ResolveType("Shared", value => ((RandomNode)value).TypeName)
            .ResolveType("Either", value => ((RandomNode)value).TypeName)
            .Build();
    }

    // Typed where the type allows, so that the typed writers are compared as well as the dynamic one.
    private void Bind(ObjectBinder<RandomNode> type, FieldDefinition field)
    {
        var canNull = !field.Type.IsNonNull;
        switch (field.Type.Nullable)
        {
            case NamedType { Name: "Int" } when canNull:
                BindAs<int?>(type, field);
                break;
            case NamedType { Name: "String" }:
                BindAs<string?>(type, field);
                break;
            case NamedType { IsComposite: true }:
                BindAs<RandomNode?>(type, field);
                break;
            case ListType { OfType: var item } when item.Nullable is NamedType { IsComposite: true }:
                BindAs<IReadOnlyList<RandomNode?>?>(type, field);
                break;
            default:
                BindAs<object?>(type, field);
                break;
        }
    }

    private void BindAs<T>(ObjectBinder<RandomNode> type, FieldDefinition field)
    {
        switch (new Random(seed + field.Name.Length + field.Name[^1]).Next(4))
        {
            case 0:
                type.Field(field.Name, (parent, _) => GiveAsync<T>(parent, field));
                break;
            case 1:
                type.Field(field.Name, async (parent, context) =>
                {
                    await context.Loader<EchoLoader>().LoadAsync(parent.Id);
                    return Give<T>(parent, field);
                });
                break;
            default:
                type.Field(field.Name, parent => Give<T>(parent, field));
                break;
        }
    }

    private T Give<T>(RandomNode parent, FieldDefinition field)
    {
        var value = Resolve(parent, field);
        return value is List<object?> list && typeof(T) == typeof(IReadOnlyList<RandomNode?>)
            ? (T)(object)list.Cast<RandomNode?>().ToArray()
            : (T)value!;
    }

    private async ValueTask<T> GiveAsync<T>(RandomNode parent, FieldDefinition field)
    {
        if (RandomOf(parent, field).Next(2) == 0)
        {
            await Task.Yield();
        }

        return Give<T>(parent, field);
    }

    private void Select(string type, int depth, Random random, StringBuilder text, bool allowSpreads = true)
    {
        text.Append("{ __typename ");
        for (var count = random.Next(2, 5); count > 0 && type != "Either"; count--)
        {
            var (name, fieldType) = fields[type][random.Next(fields[type].Count)];
            var below = fieldType.Trim('[', ']', '!');
            var isLeaf = below is "Int" or "String";
            if (!isLeaf && depth == 0)
            {
                continue;
            }

            text.Append(random.Next(4) == 0 ? $"other_{name}: {name} " : $"{name} ").Append(Condition(random));
            text.Append(Stream(name, fieldType, type));
            if (!isLeaf)
            {
                Select(below, depth - 1, random, text, allowSpreads);
            }
        }

        if (type is "Shared" or "Either" && depth > 0)
        {
            var narrow = type == "Shared" ? random.Next(2) == 0 ? "A" : "B" : random.Next(2) == 0 ? "B" : "C";
            text.Append($"... on {narrow} {Condition(random)}");
            Select(narrow, depth - 1, random, text, allowSpreads);
        }
        else if (allowSpreads && random.Next(3) == 0 && type is "A" or "B" or "C" or "Shared")
        {
            text.Append($"...Of{type} {Condition(random)}{(isIncremental && random.Next(2) == 0 ? "@defer " : "")}");
        }

        if (isIncremental && type is not ("Mutation" or "Either") && depth > 0 && random.Next(2) == 0)
        {
            text.Append("... ").Append(random.Next(8) == 0 ? "@defer(if: $y) " : "@defer ");
            Select(type, depth - 1, random, text, allowSpreads);
        }

        text.Append("} ");
    }

    // The same for every use of a field, because fields that are merged must be streamed alike.
    private string Stream(string name, string type, string parent) =>
        !isIncremental || !type.StartsWith('[') || parent == "Mutation" ? "" : ((name[^1] + seed) % 4) switch
        {
            0 => "@stream ",
            1 => "@stream(initialCount: 1) ",
            2 => "@stream(if: $x, initialCount: 2) ",
            _ => "",
        };

    private static string Condition(Random random) => random.Next(12) switch
    {
        0 => "@skip(if: $x) ",
        1 => "@include(if: $x) ",
        2 => "@include(if: $y) ",
        3 => "@skip(if: false) ",
        _ => "",
    };

    public sealed class EchoLoader : BatchLoader<int, int>
    {
        protected override async Task<IReadOnlyDictionary<int, int>> FetchAsync(
            IReadOnlyList<int> keys,
            CancellationToken cancel)
        {
            if (keys.Count % 2 == 0)
            {
                await Task.Yield();
            }

            return keys.ToDictionary(key => key);
        }
    }
}
