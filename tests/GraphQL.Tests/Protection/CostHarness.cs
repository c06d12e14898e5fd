using System.Text.Json;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Protection;
using NetworkLens.GraphQL.Types;
using NetworkLens.GraphQL.Validation;

namespace NetworkLens.GraphQL.Tests.Protection;

/// <summary>A schema with cost directives, and what documents cost by it. Nothing is ever run.</summary>
internal sealed class CostHarness
{
    private readonly CostLimit limit;

    public CostHarness(string sdl, CostOptions? options = null)
    {
        var built = SchemaBuilder.Build([new Source(CostDirectives.Sdl, "cost.graphql"), new Source(sdl, "test.graphql")]);
        built.Errors.ShouldBeEmpty();
        Schema = built.Schema!;
        limit = CostLimit.For(Schema, options ?? new CostOptions { MaxFieldCost = OperationCost.Most, MaxTypeCost = OperationCost.Most });
    }

    public Schema Schema { get; }

    /// <summary>What is wrong with the directives of a schema, as "file:line:column: message".</summary>
    public static IEnumerable<string> FaultsOf(string sdl)
    {
        var built = SchemaBuilder.Build([new Source(CostDirectives.Sdl, "cost.graphql"), new Source(sdl, "test.graphql")]);
        built.Errors.ShouldBeEmpty();
        return CostWeights.Read(built.Schema!).Errors.Select(error => error.ToString());
    }

    public PreparedDocument Prepare(string document)
    {
        var parsed = Parser.ParseDocument(new Source(document), ParserOptions.Trusted);
        parsed.Error.ShouldBeNull();
        DocumentValidator.Validate(Schema, parsed.Value!).ShouldBeEmpty();
        return new PreparedDocument(new ExecutableSchema(Schema, [], []), parsed.Value!, new ExecutionOptions());
    }

    public OperationCost Of(string document, object? variables = null)
    {
        var (cost, error) = Ask(Prepare(document), variables);
        error.ShouldBeNull();
        return cost;
    }

    public GraphQLError ErrorOf(string document, object? variables = null) =>
        Ask(Prepare(document), variables).Error.ShouldNotBeNull();

    public (OperationCost Cost, GraphQLError? Error) Ask(PreparedDocument document, object? variables)
    {
        var json = JsonSerializer.SerializeToElement(variables ?? new { });
        var operation = document.Operations.Single();
        var coerced = VariableInput.Coerce(Schema, operation.Syntax, json);
        coerced.Errors.ShouldBeEmpty();
        var request = new GraphQLRequest { Variables = json, CostMode = CostMode.Report };
        var start = new OperationStart(operation, coerced.Values, request);
        var error = limit.OnOperation(start);
        return start.Extensions?["operationCost"] is { } told
            ? (new((double)told["fieldCost"]!, (double)told["typeCost"]!), error)
            : (default, error);
    }
}
