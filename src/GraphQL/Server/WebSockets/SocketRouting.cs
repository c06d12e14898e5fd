using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server.WebSockets;

/// <summary>Serves WebSocket requests at an endpoint whose other requests somebody else serves.</summary>
internal static class SocketRouting
{
    /// <summary>An endpoint that serves both. A request that asks for no WebSocket pays for one look at its headers.</summary>
    /// <param name="endpoints">The application; it need not use the WebSocket middleware itself.</param>
    /// <param name="executor">What answers.</param>
    /// <param name="options">How it is served; without WebSockets, all goes to <paramref name="others"/>.</param>
    /// <param name="others">Serves all other requests.</param>
    public static RequestDelegate Before(
        IEndpointRouteBuilder endpoints, GraphQLExecutor executor, GraphQLHttpOptions options, RequestDelegate others)
    {
        if (options.WebSockets is not { } sockets)
        {
            return others;
        }

        var endpoint = new SocketEndpoint(executor, options, sockets);
        var upgrades = endpoints.CreateApplicationBuilder();
        upgrades.UseWebSockets();
        upgrades.Run(context => context.WebSockets.IsWebSocketRequest ? endpoint.HandleAsync(context) : others(context));
        var upgrade = upgrades.Build();
        return context => SocketEndpoint.IsUpgrade(context.Request) ? upgrade(context) : others(context);
    }
}
