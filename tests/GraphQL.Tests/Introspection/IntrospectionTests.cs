using System.Collections;
using System.Text.Json;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;
using NetworkLens.GraphQL.Validation;

namespace NetworkLens.GraphQL.Tests.Introspection;

/// <summary>Asks schemas about themselves through the resolvers that an executor would call.</summary>
public sealed class IntrospectionTests
{
    private const string FullQuery = """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name kind } mutationType { name kind } subscriptionType { name kind }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) {
            name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef }
            isDeprecated deprecationReason
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
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        }
        """;

    [Fact]
    public void The_query_of_every_tool_is_valid_and_answered()
    {
        var schema = TestSchemas.Build(TestSchemas.KitchenSink);
        var root = Ask(schema, FullQuery).GetProperty("__schema");
        root.GetProperty("description").GetString().ShouldBe("A schema with one of everything.");
        root.GetProperty("mutationType").GetProperty("name").GetString().ShouldBe("Change");
        var types = root.GetProperty("types").EnumerateArray().Select(type => type.GetProperty("name").GetString());
        types.ShouldBe(schema.Types.Select(type => type.Name));
        types.ShouldContain("__Directive");
        types.ShouldNotContain("__MetaFields");
    }

    [Fact]
    public void Every_field_of_a_type_reads_as_declared()
    {
        var json = Ask("""
            {
              thing: __type(name: "Thing") { kind interfaces { name }
                possibleTypes { name } fields { name } ofType { name } }
              pick: __type(name: "Pick") { kind isOneOf inputFields { name } fields { name } }
              date: __type(name: "Date") { kind specifiedByURL isOneOf }
              found: __type(name: "Found") { kind possibleTypes { name } interfaces { name } }
              nope: __type(name: "Nope") { kind }
            }
            """);
        json.ToString().ShouldBe(Compact("""
            {"thing": {"kind": "INTERFACE", "interfaces": [{"name": "Entity"}],
              "possibleTypes": [{"name": "Person"}, {"name": "Place"}],
              "fields": [{"name": "id"}, {"name": "name"}, {"name": "related"}], "ofType": null},
             "pick": {"kind": "INPUT_OBJECT", "isOneOf": true, "inputFields": [{"name": "id"}, {"name": "name"}],
              "fields": null},
             "date": {"kind": "SCALAR", "specifiedByURL": "https://example.org/date", "isOneOf": null},
             "found": {"kind": "UNION", "possibleTypes": [{"name": "Person"}, {"name": "Place"}], "interfaces": null},
             "nope": null}
            """));
    }

    [Theory]
    [InlineData("Query", "fields", "old")]
    [InlineData("Mode", "enumValues", "SLOW")]
    [InlineData("Filter", "inputFields", "unused")]
    public void Deprecated_ones_show_only_when_asked_for(string type, string list, string deprecated)
    {
        var query = $"{{ __type(name: \"{type}\") {{ all: {list}(includeDeprecated: true) {{ name isDeprecated }} "
            + $"{list} {{ name }} }} }}";
        var json = Ask(query).GetProperty("__type");
        Names(json.GetProperty("all")).ShouldContain(deprecated);
        Names(json.GetProperty(list)).ShouldNotContain(deprecated);
        json.GetProperty("all").EnumerateArray().First(item => item.GetProperty("name").GetString() == deprecated)
            .GetProperty("isDeprecated").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void Directives_show_their_places_arguments_and_defaults()
    {
        var directives = Ask("""
            { __schema { directives {
                name isRepeatable locations args { name defaultValue type { name } }
                all: args(includeDeprecated: true) { name }
            } } }
            """).GetProperty("__schema").GetProperty("directives");
        Names(directives).ShouldBe(["tag", "onQuery", "include", "skip", "deprecated", "specifiedBy", "oneOf"]);
        directives[0].GetProperty("isRepeatable").GetBoolean().ShouldBeTrue();
        directives[1].GetProperty("locations")[5].GetString().ShouldBe("FRAGMENT_DEFINITION");
        directives[1].GetProperty("args")[0].ToString()
            .ShouldBe("""{"name":"mode","defaultValue":"FAST","type":{"name":"Mode"}}""");
        Names(directives[1].GetProperty("args")).ShouldBe(["mode"]);
        Names(directives[1].GetProperty("all")).ShouldBe(["mode", "old"]);
    }

    [Fact]
    public void Wrappers_are_told_from_the_outside_in()
    {
        var fields = Ask("""
            { __type(name: "Query") { fields { name type { kind ofType { kind
                ofType { kind ofType { kind name } } } } } } }
            """).GetProperty("__type").GetProperty("fields");
        fields[1].GetProperty("type").ToString().ShouldBe(Compact("""
            {"kind": "NON_NULL", "ofType": {"kind": "LIST", "ofType": {"kind": "NON_NULL",
              "ofType": {"kind": "INTERFACE", "name": "Thing"}}}}
            """));
    }

    [Fact]
    public void Meta_fields_belong_where_the_specification_says()
    {
        var schema = TestSchemas.Build(TestSchemas.KitchenSink);
        schema.FindField(schema.QueryType!, "__schema").ShouldNotBeNull();
        schema.FindField(schema.MutationType!, "__schema").ShouldBeNull();
        schema.FindField(schema.FindType("Found")!, "__typename").ShouldNotBeNull();
        schema.FindField(schema.FindType("Mode")!, "__typename").ShouldBeNull();
        schema.FindField(schema.QueryType!, "__nope").ShouldBeNull();
    }

    private static string?[] Names(JsonElement list) =>
        [.. list.EnumerateArray().Select(item => item.GetProperty("name").GetString())];

    private static string Compact(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);

    private static JsonElement Ask(string query) => Ask(TestSchemas.Build(TestSchemas.KitchenSink), query);

    // As little of an executor as introspection needs: fields, arguments, lists, fragments.
    private static JsonElement Ask(Schema schema, string query)
    {
        var document = Parser.ParseDocument(new Source(query)).Value.ShouldNotBeNull();
        DocumentValidator.Validate(schema, document).ShouldBeEmpty();
        var fragments = document.Definitions.OfType<FragmentDefinitionSyntax>().ToDictionary(f => f.Name.Value);
        var operation = document.Definitions.OfType<OperationDefinitionSyntax>().First();
        var answer = Select(schema, fragments, schema.QueryType!, null, operation.SelectionSet);
        return JsonDocument.Parse(JsonSerializer.Serialize(answer)).RootElement;
    }

    private static Dictionary<string, object?> Select(
        Schema schema,
        Dictionary<string, FragmentDefinitionSyntax> fragments,
        NamedType type,
        object? parent,
        SelectionSetSyntax selectionSet)
    {
        var answer = new Dictionary<string, object?>();
        foreach (var selection in selectionSet.Selections)
        {
            if (selection is FragmentSpreadSyntax spread)
            {
                var inner = fragments[spread.Name.Value].SelectionSet;
                foreach (var (key, value) in Select(schema, fragments, type, parent, inner))
                {
                    answer[key] = value;
                }
            }
            else if (selection is FieldSyntax field)
            {
                var definition = schema.FindField(type, field.Name.Value)!;
                var error = ArgumentInput.Coerce(definition.Arguments, field.Arguments, field, null, out var arguments);
                error.ShouldBeNull();
                var value = definition.SyncResolver!(parent, arguments);
                answer[field.ResponseKey] = Complete(value);

                object? Complete(object? item) => item switch
                {
                    string or null => item,
                    IEnumerable list when definition.Type.Nullable is ListType =>
                        list.Cast<object?>().Select(Complete).ToList(),
                    _ when field.SelectionSet is { } below =>
                        Select(schema, fragments, definition.Type.NamedType, item, below),
                    _ => item,
                };
            }
        }

        return answer;
    }
}
