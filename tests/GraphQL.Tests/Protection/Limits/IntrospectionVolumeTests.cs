using System.Text;
using System.Text.Json;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Protection;
using NetworkLens.GraphQL.Protection.Limits;

namespace NetworkLens.GraphQL.Tests.Protection.Limits;

/// <summary>What tools ask of a schema passes; the whole schema over and over does not, whatever it is spelt with.</summary>
public sealed class IntrospectionVolumeTests
{
    // graphql-js 16 by getIntrospectionQuery(), which GraphiQL, Apollo's tools and graphql-codegen send.
    private const string GraphQLJs = """
        query IntrospectionQuery {
          __schema {
            queryType { name }
            mutationType { name }
            subscriptionType { name }
            types { ...FullType }
            directives { name description locations args { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind
          name
          description
          fields(includeDeprecated: true) {
            name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason
          }
          inputFields { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
        fragment TypeRef on __Type {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
            ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;

    // With descriptions, inputValueDeprecation, specifiedByUrl, directiveIsRepeatable, schemaDescription and oneOf, as GraphiQL 5 sends it.
    private static readonly string GraphiQL = GraphQLJs
        .Replace("__schema {", "__schema { description", StringComparison.Ordinal)
        .Replace("kind\n  name\n  description", "kind name description specifiedByURL isOneOf", StringComparison.Ordinal)
        .Replace("args {", "args(includeDeprecated: true) {", StringComparison.Ordinal)
        .Replace("inputFields {", "inputFields(includeDeprecated: true) {", StringComparison.Ordinal)
        .Replace("defaultValue }", "defaultValue isDeprecated deprecationReason }", StringComparison.Ordinal)
        .Replace("locations", "isRepeatable locations", StringComparison.Ordinal);

    // Several tools first try what the server knows.
    private const string Features = """
        query {
          schema: __type(name: "__Schema") { fields { name } }
          type: __type(name: "__Type") { fields(includeDeprecated: true) { name args { name } } }
          directive: __type(name: "__Directive") { fields { name } }
          query: __schema { queryType { name } }
        }
        """;

    public static TheoryData<string> Tools { get; } = [GraphQLJs, GraphiQL, Features, $"query Other {{ __typename }} {GraphiQL}"];

    public static TheoryData<string> Floods { get; } =
    [
        "{" + Many(200, i => $"a{i}: __schema {{ ...S }} ") + "} fragment S on __Schema { types { fields { name type { name } } } }",
        "{ __schema {" + Many(200, i => $"a{i}: types {{ fields {{ name type {{ name }} }} }} ") + "} }",
        "{ __schema { types { fields {"
            + Many(190, i => $"a{i}: description b{i}: name c{i}: isDeprecated d{i}: deprecationReason ") + "} } } }",
        "{ __schema { types { fields { type { fields {" + Many(50, i => $"a{i}: name ") + "} } } } } }",
        "{" + Many(5, i => $"a{i}: __type(name: \"Query\") {{ ...A ...B }} ") + "}"
            + Many(2, i => $"fragment {"AB"[i]} on __Type {{ x{i}: possibleTypes {{ fields {{ args {{ name }} }} }} "
                + Many(40, k => $"a{k}: fields {{ args {{ name description type {{ name }} }} }} ") + "}"),
    ];

    [Theory]
    [MemberData(nameof(Tools))]
    public void What_tools_ask_is_no_more_than_the_whole_schema(string query) =>
        Exceeds(query, most: 1).ShouldBeFalse();

    [Theory]
    [MemberData(nameof(Floods))]
    public async Task The_whole_schema_over_and_over_is_refused(string query)
    {
        Exceeds(query, new DocumentLimits().MaxIntrospections).ShouldBeTrue();
        using var result = await Executor(new ExecutionOptions()).ExecuteAsync(GraphQLRequest.For(query));
        result.Errors.ShouldHaveSingleItem().Code.ShouldBe(ExecutionErrorCodes.RequestTooLarge);
        result.Errors[0].Message.ShouldContain("more than 3 times all that there is to know of the schema");
    }

    [Theory]
    [MemberData(nameof(Tools))]
    [MemberData(nameof(Floods))]
    public async Task No_answer_has_more_values_than_foreseen(string query)
    {
        var document = Prepare(query);
        var operation = document.Operations[^1];
        var foreseen = new IntrospectionVolume(document).Of(operation);
        var limits = new DocumentLimits { MaxIntrospections = int.MaxValue, MaxIntrospectionLists = int.MaxValue };
        var request = GraphQLRequest.For(document.Syntax.Source.Text, operation.Name);

        using var result = await Executor(new ExecutionOptions { DocumentLimits = limits }).ExecuteAsync(request);

        result.Errors.ShouldBeEmpty();
        var values = Count(JsonDocument.Parse(Encoding.UTF8.GetString(result.ToArray())).RootElement.GetProperty("data"));
        foreseen.ShouldBeGreaterThanOrEqualTo(values - 0.5);
    }

    [Fact]
    public async Task For_the_whole_schema_no_more_is_foreseen_than_three_times_what_comes()
    {
        var executor = Executor(new ExecutionOptions());
        using var result = await executor.ExecuteAsync(GraphQLRequest.For(GraphiQL));
        var values = Count(JsonDocument.Parse(Encoding.UTF8.GetString(result.ToArray())).RootElement.GetProperty("data"));

        // Most of the difference are wrappers of types that are less deep than can be asked for.
        executor.Schema.Lengths.Whole.ShouldBeInRange(values, values * 3.0);
    }

    [Fact]
    public void A_chain_of_fragments_that_leaves_no_room_on_the_stack_is_too_much()
    {
        var chain = Many(30_000, i => $"fragment F{i} on __Schema {{ ...F{i + 1} }} ");
        Exceeds($"{{ __schema {{ ...F0 }} }} {chain} fragment F30000 on __Schema {{ description }}", most: 3).ShouldBeTrue();
    }

    // Whatever stands in its place counts for one beside what is in it.
    private static int Count(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Sum(field => 1 + Count(field.Value)),
        JsonValueKind.Array => json.EnumerateArray().Sum(item => 1 + Count(item)),
        _ => 0,
    };

    private static string Many(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    private static bool Exceeds(string query, int most) => IntrospectionVolume.Exceeds(Prepare(query), most) is not null;

    private static PreparedDocument Prepare(string query) => new(
        new ExecutableSchema(TestSchemas.Build(TestSchemas.KitchenSink), [], []),
        Parser.ParseDocument(new Source(query), ParserOptions.Trusted).Value.ShouldNotBeNull(),
        new ExecutionOptions());

    private static GraphQLExecutor Executor(ExecutionOptions options) =>
        new(new ExecutableSchema(TestSchemas.Build(TestSchemas.KitchenSink), [], []), options);
}
