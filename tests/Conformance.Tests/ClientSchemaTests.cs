using NetworkLens.Api.Schemas;
using NetworkLens.Api.Tests;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Conformance.Tests;

/// <summary>What clients' tools build of the schema that the real API tells over HTTP, checked with graphql-js itself.</summary>
public sealed class ClientSchemaTests
{
    [Fact]
    public async Task A_client_builds_from_introspection_the_schema_that_we_wrote()
    {
        var cancel = TestContext.Current.CancellationToken;
        var query = (await NodeScripts.RunAsync("client-schema.mjs", new { }, cancel)).GetProperty("query").GetString()!;
        await using var api = await TestApi.StartEmptyAsync(cancel);
        var introspection = await api.AskAsync(query, cancel);

        var input = new { introspection, sdl = SchemaPrinter.Print(ApiSchema.Read()) };
        var told = await NodeScripts.RunAsync("client-schema.mjs", input, cancel);

        told.GetProperty("errors").GetArrayLength().ShouldBe(0, told.GetProperty("errors").ToString());
        told.GetProperty("changes").GetArrayLength().ShouldBe(0, told.GetProperty("changes").ToString());
        var served = told.GetProperty("served").GetString()!;
        served.ShouldContain("type DimensionConnectivity implements Disclosed");
        served.ShouldBe(told.GetProperty("written").GetString());
    }

    // As Apollo Client writes its questions: __typename everywhere, fragments, aliases, conditions on variables.
    [Fact]
    public async Task Questions_as_clients_write_them_are_answered()
    {
        const string Query = """
            query Page($first: Int = 2, $withTotal: Boolean!, $without: Boolean = true, $id: ID!) {
              __typename
              one: people(first: $first) { ...Page __typename }
              two: people(first: $first) { ...Page @skip(if: $without) __typename }
              node(id: $id) { __typename id ... on Person { name } ... on Post { title } }
            }
            fragment Page on PeopleConnection {
              __typename
              totalCount @include(if: $withTotal)
              edges { __typename cursor node { __typename ...Named } }
            }
            fragment Named on Person { __typename id name }
            """;
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await TestApi.StartEmptyAsync(cancel);
        var answer = await api.AskAsync(Query, new { withTotal = true, id = "UGVyc29uOjE" }, cancel);
        const string One = """{"__typename":"PeopleConnection","totalCount":0,"edges":[]}""";
        const string Two = """{"__typename":"PeopleConnection"}""";
        answer.GetRawText().ShouldBe($$"""{"__typename":"Query","one":{{One}},"two":{{Two}},"node":null}""");
    }
}
