using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Tests.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Binding;

/// <summary>Mutations of the convention: what they answer, and what the binder says of those that do not keep it.</summary>
public sealed class MutationBindingTests
{
    private const string Sdl =
        """
        type Query { count: Int! }
        type Mutation { recordTie(input: RecordTieInput!): RecordTiePayload! }
        input RecordTieInput { from: ID!, to: ID!, weight: Float! = 1 }
        type RecordTiePayload { tie: Tie, strength: Float, ties: Int, errors: [RecordTieError!] }
        type Tie { from: ID!, to: ID! }
        union RecordTieError = PersonNotFoundError | SamePersonError | WeightError
        interface Error { message: String! }
        type PersonNotFoundError implements Error { message: String!, id: ID! }
        type SamePersonError implements Error { message: String! }
        type WeightError implements Error { message: String!, weight: Float! }
        """;

    private const string Record =
        """
        mutation Record($input: RecordTieInput!) {
          recordTie(input: $input) {
            tie { from to } strength
            errors { __typename ... on Error { message } ... on PersonNotFoundError { id } ... on WeightError { weight } }
          }
        }
        """;

    [Fact]
    public async Task A_mutation_that_was_done_gives_its_payload_and_no_errors()
    {
        var store = new Ties();

        (await AskAsync(Server(store), """{ "input": { "from": "ann", "to": "bob" } }""")).ShouldBe(
            """{"data":{"recordTie":{"tie":{"from":"ann","to":"bob"},"strength":1,"errors":null}}}""");
        store.All.ShouldBe([new Tie("ann", "bob")]);
    }

    [Fact]
    public async Task A_mutation_that_was_not_done_gives_every_reason_and_nothing_else()
    {
        var store = new Ties();
        var server = Server(store);

        (await AskAsync(server, """{ "input": { "from": "ann", "to": "zoe", "weight": -2 } }""")).ShouldBe(
            """
            {"data":{"recordTie":{"tie":null,"strength":null,"errors":[
            {"__typename":"PersonNotFoundError","message":"There is nobody with this id.","id":"zoe"},
            {"__typename":"WeightError","message":"Write a weight above 0.","weight":-2}]}}}
            """.ReplaceLineEndings(""));
        (await AskAsync(server, """{ "input": { "from": "ann", "to": "ann" } }""")).ShouldContain("SamePersonError");
        store.All.ShouldBeEmpty();
        server.Unexpected.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fields_of_a_payload_may_have_resolvers_and_several_mutations_run_one_after_the_other()
    {
        var store = new Ties();

        (await Server(store).AskAsync(
            """
            mutation {
              first: recordTie(input: { from: "ann", to: "bob" }) { __typename ties errors { __typename } }
              none: recordTie(input: { from: "ann", to: "ann" }) { ties errors { __typename } }
              second: recordTie(input: { from: "bob", to: "ann", weight: 3 }) { ties strength }
            }
            """)).ShouldBe(
            """
            {"data":{"first":{"__typename":"RecordTiePayload","ties":1,"errors":null},
            "none":{"ties":null,"errors":[{"__typename":"SamePersonError"}]},"second":{"ties":2,"strength":3}}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task A_list_of_errors_that_may_not_be_null_is_empty_when_there_are_none()
    {
        var server = Server(new Ties(), Sdl.Replace("[RecordTieError!] }", "[RecordTieError!]! }", StringComparison.Ordinal));

        (await server.AskAsync("""mutation { recordTie(input: { from: "ann", to: "bob" }) { errors { __typename } } }""")).ShouldBe(
            """{"data":{"recordTie":{"errors":[]}}}""");
    }

    [Fact]
    public async Task An_exception_is_no_domain_error()
    {
        var server = Server(new Ties { IsBroken = true });

        (await AskAsync(server, """{ "input": { "from": "ann", "to": "bob" } }""")).ShouldContain("INTERNAL");
        server.Unexpected.ShouldHaveSingleItem().Exception.Message.ShouldBe("The disk is full.");
    }

    [Fact]
    public async Task An_error_that_the_union_does_not_name_is_a_fault_of_ours()
    {
        var server = Server(new Ties { Strange = new StrangeError() });

        (await AskAsync(server, """{ "input": { "from": "ann", "to": "bob" } }""")).ShouldContain("INTERNAL");
        server.Unexpected.ShouldHaveSingleItem().Exception.Message.ShouldContain("RecordTieError");
    }

    [Fact]
    public async Task Over_HTTP_a_domain_error_is_data_and_the_status_is_200()
    {
        var cancel = TestContext.Current.CancellationToken;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGraphQL("/graphql", Server(new Ties()).Executor);
        await app.StartAsync(cancel);
        using var client = new HttpClient();

        using var response = await client.PostAsJsonAsync(
            new Uri(app.Urls.Single() + "/graphql"),
            new { query = Record, variables = new { input = new { from = "ann", to = "ann" } } },
            cancel);

        ((int)response.StatusCode).ShouldBe(200);
        (await response.Content.ReadAsStringAsync(cancel)).ShouldBe(
            """
            {"data":{"recordTie":{"tie":null,"strength":null,"errors":[
            {"__typename":"SamePersonError","message":"Nobody is tied to themselves."}]}}}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("recordTie(input: RecordTieInput!)", "recordTie(tie: RecordTieInput!)",
        "ties.graphql:2:17: Mutation.recordTie has exactly one argument by convention: input: RecordTieInput!.")]
    [InlineData("recordTie(input: RecordTieInput!)", "recordTie(input: RecordTieInput)",
        "ties.graphql:2:17: Mutation.recordTie has exactly one argument by convention: input: RecordTieInput!.")]
    [InlineData("recordTie(input: RecordTieInput!)", "recordTie(input: RecordTieInput!, again: Int)",
        "ties.graphql:2:17: Mutation.recordTie has exactly one argument by convention: input: RecordTieInput!.")]
    [InlineData("): RecordTiePayload!", "): Tie", "ties.graphql:2:17: Mutation.recordTie is Tie; by convention it gives RecordTiePayload.")]
    [InlineData(", errors: [RecordTieError!]", "",
        "ties.graphql:4:1: RecordTiePayload needs a field errors: [RecordTieError!] of the union of all errors of Mutation.recordTie.")]
    [InlineData("errors: [RecordTieError!]", "errors: [SamePersonError!]",
        "ties.graphql:4:63: RecordTiePayload needs a field errors: [RecordTieError!] of the union of all errors of Mutation.recordTie.")]
    [InlineData("strength: Float,", "strength: Float!,",
        "ties.graphql:4:35: RecordTiePayload.strength is Float!, but a payload with errors has nothing else: let it be null.")]
    [InlineData("type SamePersonError implements Error", "type SamePersonError",
        "ties.graphql:9:1: Type SamePersonError is an error of Mutation.recordTie, but does not implement interface Error.")]
    [InlineData("interface Error { message: String! }", "interface Error { message: String }",
        "ties.graphql:6:1: Errors of mutations need interface Error { message: String! }, which the schema lacks.")]
    [InlineData("recordTie(input", "recordLine(input", "The schema has no mutation \"recordTie\", but the code binds it.")]
    public void A_schema_that_does_not_keep_the_convention_stops_the_start(string kept, string broken, string fault) =>
        FaultsOf(Sdl.Replace(kept, broken, StringComparison.Ordinal), schema => Bind(schema, new Ties())).ShouldContain(fault);

    [Fact]
    public void Code_that_does_not_keep_the_convention_stops_the_start()
    {
        FaultsOf(Sdl, schema => schema.BindMutation("recordTie", (RecordTieInput input) => new Tie("a", "b"))).ShouldContain(
            "ties.graphql:2:17: The resolver of Mutation.recordTie does not give a MutationResult, at once or later.");
        FaultsOf(Sdl, schema => Bind(schema, new Ties()).Bind<Tie>("SamePersonError")).ShouldContain(
            "ties.graphql:9:1: Type SamePersonError is bound to both SamePersonError and Tie.");
        FaultsOf(Sdl, schema => schema.Bind<Strange>("SamePersonError").BindMutation("recordTie", new Ties().Record)).ShouldContain(
            "ties.graphql:9:1: Type SamePersonError is an error of Mutation.recordTie, but Strange does not implement IDomainError.");
        FaultsOf(Sdl, schema => Bind(schema, new Ties()).BindMutation("recordTie", new Ties().Record)).ShouldContain(
            "ties.graphql:2:17: Mutation.recordTie is bound twice.");
    }

    [Fact]
    public void A_failure_without_errors_cannot_be() => Should.Throw<ArgumentException>(() => MutationResult.Failed());

    private static Task<string> AskAsync(TestServer server, string variables) => server.AskAsync(Record, variables);

    private static TestServer Server(Ties ties, string sdl = Sdl) => new(sdl, schema => Bind(schema, ties));

    private static SchemaBinder Bind(SchemaBinder schema, Ties ties) => schema
        .BindRoot("Query", query => query.Field("count", () => ties.All.Count))
        .Bind<Tie>("Tie")
        .Bind<Recorded>("RecordTiePayload", payload => payload.Field("ties", async (recorded, context) =>
        {
            await Task.Yield();
            return ties.All.Count;
        }))
        .Bind<PersonNotFoundError>("PersonNotFoundError")
        .Bind<SamePersonError>("SamePersonError")
        .Bind<WeightError>("WeightError")
        .BindMutation("recordTie", ties.Record);

    private static List<string> FaultsOf(string sdl, Action<SchemaBinder> bind)
    {
        var built = SchemaBuilder.Build([new Source(sdl, "ties.graphql")]);
        built.Errors.ShouldBeEmpty();
        var binder = new SchemaBinder(built.Schema!);
        bind(binder);
        return [.. Should.Throw<SchemaBindingException>(() => binder.Build()).Faults.Select(fault => fault.ToString())];
    }

    private sealed class Ties
    {
        private static readonly string[] People = ["ann", "bob"];

        public List<Tie> All { get; } = [];

        public bool IsBroken { get; init; }

        public IDomainError? Strange { get; init; }

        public async Task<MutationResult<Recorded>> Record(RecordTieInput input, CancellationToken cancel)
        {
            await Task.Yield();
            if (IsBroken)
            {
                throw new IOException("The disk is full.");
            }

            var errors = new List<IDomainError>();
            errors.AddRange(new[] { input.From, input.To }.Except(People).Select(id => new PersonNotFoundError(id)));
            if (input.From == input.To)
            {
                errors.Add(new SamePersonError());
            }

            if (input.Weight <= 0)
            {
                errors.Add(new WeightError(input.Weight));
            }

            if (Strange is not null)
            {
                errors.Add(Strange);
            }

            if (errors.Count > 0)
            {
                return MutationResult.Failed(errors);
            }

            All.Add(new Tie(input.From, input.To));
            return new Recorded(All[^1], input.Weight);
        }
    }

    private sealed record RecordTieInput(string From, string To, double Weight);

    private sealed record Tie(string From, string To);

    private sealed record Recorded(Tie Tie, double Strength);

    private sealed record Strange(string Message);

    private sealed record StrangeError : IDomainError
    {
        public string Message => "Not in the schema.";
    }

    private sealed record PersonNotFoundError(string Id) : IDomainError
    {
        public string Message => "There is nobody with this id.";
    }

    private sealed record SamePersonError : IDomainError
    {
        public string Message => "Nobody is tied to themselves.";
    }

    private sealed record WeightError(double Weight) : IDomainError
    {
        public string Message => "Write a weight above 0.";
    }
}
