using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server;

/// <summary>Puts a GraphQL endpoint into an ASP.NET application.</summary>
public static class GraphQLEndpoints
{
    /// <summary>Serves an executor after the GraphQL over HTTP specification.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as "/graphql".</param>
    /// <param name="executor">What answers.</param>
    /// <param name="options">How it is served; null for the defaults.</param>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints,
        string pattern,
        GraphQLExecutor executor,
        GraphQLHttpOptions? options = null)
    {
        var handler = new GraphQLHttpHandler(executor, options ?? new GraphQLHttpOptions());
        RequestDelegate handle = handler.HandleAsync;
        return endpoints.Map(pattern, handle).WithDisplayName("GraphQL");
    }

    /// <summary>A log entry for each exception that clients see only as "Unexpected error.".</summary>
    /// <param name="logger">Where to; give the result to <see cref="ExecutionOptions.OnUnexpected"/>.</param>
    public static Action<UnexpectedFailure> LogUnexpected(ILogger logger) => failure => logger.LogError(
        failure.Exception,
        "Unexpected error {Id} at {Coordinate} in operation {Operation}",
        failure.Id,
        failure.Coordinate,
        failure.OperationName);
}
