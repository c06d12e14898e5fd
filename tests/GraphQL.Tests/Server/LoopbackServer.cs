using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Tests.Execution;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>A server of a test's own on a loopback port, and a client of it.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private LoopbackServer(WebApplication application)
    {
        this.application = application;
        Address = new Uri(application.Urls.Single() + "/graphql");
        Client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public static Task<LoopbackServer> StartAsync(
        TestServer graphQL,
        GraphQLHttpOptions options,
        Action<WebApplicationBuilder>? configure = null,
        Action<WebApplication>? use = null) => StartAsync(graphQL.Executor, options, configure, use);

    public static async Task<LoopbackServer> StartAsync(
        GraphQLExecutor executor,
        GraphQLHttpOptions options,
        Action<WebApplicationBuilder>? configure = null,
        Action<WebApplication>? use = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        configure?.Invoke(builder);
        var built = builder.Build();
        use?.Invoke(built);
        built.MapGraphQL("/graphql", executor, options);
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new LoopbackServer(built);
    }

    /// <summary>Sends, and gives the status and the body.</summary>
    public async Task<(int Status, string Body)> SendAsync(HttpRequestMessage request)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var response = await Client.SendAsync(request, cancel);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancel));
    }

    /// <summary>Sends a body of JSON.</summary>
    public async Task<(int Status, string Body)> PostAsync(string json, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address);
        request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await application.DisposeAsync();
    }
}
