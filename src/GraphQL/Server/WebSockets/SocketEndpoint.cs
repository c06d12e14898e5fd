using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server.WebSockets;

/// <summary>Opens connections for clients that ask for a WebSocket, as many as may be.</summary>
internal sealed class SocketEndpoint(GraphQLExecutor executor, GraphQLHttpOptions served, GraphQLWebSocketOptions options)
{
    private const string Protocol = "graphql-transport-ws";

    private readonly CrossSiteGuard guard = new(served);
    private readonly RequestRate rate = new(served.RateLimiter);
    private readonly CallerShares open = new(options.MaxConnections, options.MaxConnectionsPerCaller);
    private readonly CallerShares operations = new(long.MaxValue, options.MaxOperationsPerCaller);

    /// <summary>Whether a request may ask for a WebSocket, by HTTP/1.1 or HTTP/2; to be looked at more closely then.</summary>
    public static bool IsUpgrade(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) && request.Headers.Upgrade.Count > 0) || HttpMethods.IsConnect(request.Method);

    /// <summary>Serves a WebSocket request until its connection is over.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        if (guard.IsFromElsewhere(context.Request))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "Pages of other sites may not open a WebSocket here.");
            return;
        }

        if (!rate.Allows(context, 1, out var refusal))
        {
            await ResponseSending.RefuseAsync(context, StatusCodes.Status429TooManyRequests, ResponseForm.Json, refusal);
            return;
        }

        var caller = served.CallerOf(context);
        if (open.TryTake(caller) is var share and not ShareOutcome.Taken)
        {
            await ResponseSending.NoRoomAsync(context, share, ResponseForm.Json, "connections");
            return;
        }

        try
        {
            await ServeAsync(context);
        }
        finally
        {
            open.Give(caller);
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string message) =>
        ResponseSending.RefuseAsync(context, status, ResponseForm.Json, message);

    private async Task ServeAsync(HttpContext context)
    {
        var speaksOurs = context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = speaksOurs ? Protocol : null,
            KeepAliveInterval = TimeSpan.Zero, // The protocol has a ping of its own.
        });
        using var connection = new SocketConnection(socket, context, executor, served, options, operations);
        if (!speaksOurs)
        {
            // Only a connection can be closed with a code that says what is wrong.
            await connection.CloseAsync(SocketClosing.SubprotocolNotAcceptable);
        }

        var stopping = context.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping;
        await connection.RunAsync(stopping ?? CancellationToken.None);
    }
}
