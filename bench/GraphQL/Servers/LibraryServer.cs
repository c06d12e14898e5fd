using NetworkLens.GraphQL.Bench.Yardstick;
using NetworkLens.GraphQL.Server;

namespace NetworkLens.GraphQL.Bench.Servers;

/// <summary>The yardstick through the library, served as its page says; at /batched with contacts from a loader.</summary>
internal static class LibraryServer
{
    /// <summary>Serves until the process is told to stop.</summary>
    public static void Run(int port)
    {
        var app = YardstickHost.Make(port);
        app.MapGraphQL("/graphql", YardstickServer.Make(isBatched: false));
        app.MapGraphQL("/batched", YardstickServer.Make(isBatched: true));
        app.Run();
    }
}
