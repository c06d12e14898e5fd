using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Server.WebSockets;

namespace NetworkLens.GraphQL.Server;

/// <summary>Puts a GraphQL endpoint into an ASP.NET application.</summary>
public static class GraphQLEndpoints
{
    /// <summary>Serves an executor over HTTP and WebSocket.</summary>
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
        var served = options ?? new GraphQLHttpOptions();
        var handler = new GraphQLHttpHandler(executor, served);
        var handle = SocketRouting.Before(endpoints, executor, served, handler.HandleAsync);
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
