using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Protection.Limits;

/// <summary>Which types a selection of introspection is made on.</summary>
internal enum SchemaPlace
{
    /// <summary>None: it is no introspection.</summary>
    Outside,

    /// <summary>All of the schema, one after the other, so that lists are as long as they are on average.</summary>
    EveryType,

    /// <summary>One of the client's choice, or those that others lead to: lists are as long as the longest.</summary>
    SomeType,
}

/// <summary>How long the lists of a schema's introspection are.</summary>
internal sealed class SchemaLengths
{
    // What graphql-js asks by getIntrospectionQuery with every option, which no tool goes beyond.
    private const string WholeSchema = """
        query {
          __schema {
            description
            queryType { name kind }
            mutationType { name kind }
            subscriptionType { name kind }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) {
            name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason
          }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue {
          name description type { ...TypeRef } defaultValue isDeprecated deprecationReason
        }
        fragment TypeRef on __Type {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
            ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;

    private readonly Dictionary<string, (double Average, double Longest)> lengths;
    private readonly Lazy<double> whole;

    /// <summary>Measures a schema. Time O(schema).</summary>
    public SchemaLengths(ExecutableSchema executable)
    {
        var schema = executable.Schema;
        var fields = schema.Types.OfType<FieldsType>().SelectMany(type => type.Fields).ToList();
        lengths = new(StringComparer.Ordinal)
        {
            ["types"] = (schema.Types.Count, schema.Types.Count),
            ["directives"] = (schema.Directives.Count, schema.Directives.Count),
            ["locations"] = Of(schema.Directives, directive => directive.Locations.Length),
            ["fields"] = Of(schema.Types, type => (type as FieldsType)?.Fields.Count ?? 0),
            ["interfaces"] = Of(schema.Types, type => (type as FieldsType)?.Interfaces.Length ?? 0),
            ["possibleTypes"] = Of(schema.Types, type => type.IsAbstract ? schema.PossibleTypes(type).Length : 0),
            ["enumValues"] = Of(schema.Types, type => (type as EnumType)?.Values.Count ?? 0),
            ["inputFields"] = Of(schema.Types, type => (type as InputObjectType)?.Fields.Count ?? 0),
            ["args"] = (
                Of(fields, field => field.Arguments.Count).Average,
                Math.Max(
                    Of(fields, field => field.Arguments.Count).Longest,
                    Of(schema.Directives, directive => directive.Arguments.Count).Longest)),
        };
        whole = new Lazy<double>(() => Measure(executable));
    }

    /// <summary>How many values it takes to tell all of the schema.</summary>
    public double Whole => whole.Value;

    /// <summary>How many items a field of introspection has; null for what is no list.</summary>
    public double? Of(string field, SchemaPlace place) =>
        !lengths.TryGetValue(field, out var length) ? null : place == SchemaPlace.EveryType ? length.Average : length.Longest;

    /// <summary>On which types the selection of a field is made.</summary>
    public SchemaPlace PlaceBelow(string field, SchemaPlace place) => (field, place) switch
    {
        ("__schema" or "__type", _) => SchemaPlace.SomeType,
        (_, SchemaPlace.Outside) => SchemaPlace.Outside,
        ("types", _) => SchemaPlace.EveryType,
        _ when lengths.ContainsKey(field) && field is not ("interfaces" or "possibleTypes") => place,
        _ => SchemaPlace.SomeType,
    };

    private static double Measure(ExecutableSchema executable)
    {
        var parsed = Parser.ParseDocument(new Source(WholeSchema), ParserOptions.Trusted).Value!;
        var document = new PreparedDocument(executable, parsed, new ExecutionOptions());
        return new IntrospectionVolume(document).Of(document.Operations[0]);
    }

    private static (double Average, double Longest) Of<T>(IEnumerable<T> all, Func<T, int> length)
    {
        var (count, sum, longest) = (0, 0.0, 0);
        foreach (var each in all)
        {
            count++;
            sum += length(each);
            longest = Math.Max(longest, length(each));
        }

        return (count == 0 ? 0 : sum / count, longest);
    }
}
