using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetworkLens.Api.Hosting;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Api.Tests.Hosting;

public sealed class TelemetryExportTests
{
    [Fact]
    public async Task Traces_and_metrics_reach_the_collector_that_is_named_without_what_clients_filled_in()
    {
        var cancel = TestContext.Current.CancellationToken;
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await StartCollectorAsync(received, cancel);
        using var host = await StartAsync(collector.Urls.First(), cancel);

        var schema = SchemaBuilder.Build("type Query { x(secret: String): Int }").Schema!;
        var executor = new GraphQLExecutor(
            new SchemaBinder(schema).BindRoot("Query", query => query.Field("x", (string? secret) => 1)).Build());
        using (await executor.ExecuteAsync(GraphQLRequest.For("query OfTheTest { x(secret: \"Jane Doe\") }"), cancel))
        {
            await host.StopAsync(cancel);
        }

        received.Keys.ShouldBe(["/v1/traces", "/v1/metrics"], ignoreOrder: true);
        received["/v1/traces"].ShouldContain("OfTheTest");
        received["/v1/traces"].ShouldContain("graphql.document.hash");
        received["/v1/traces"].ShouldContain("networklens");
        received["/v1/metrics"].ShouldContain("graphql.request.duration");
        string.Concat(received.Values).ShouldNotContain("Jane");
    }

    [Fact]
    public void Nothing_is_sent_unless_a_collector_is_named()
    {
        var services = new ServiceCollection();
        TelemetryExport.AddTo(services, Settings(null));
        services.ShouldBeEmpty();
        TelemetryExport.FindFault(Settings(null)).ShouldBeNull();
        TelemetryExport.FindFault(Settings("http://127.0.0.1:4318")).ShouldBeNull();
    }

    [Theory]
    [InlineData("127.0.0.1:4318"), InlineData("nowhere"), InlineData("file:///tmp")]
    public void What_is_no_address_is_told(string address)
    {
        TelemetryExport.FindFault(Settings(address)).ShouldNotBeNull().ShouldContain($"\"{address}\"");
        var services = new ServiceCollection();
        TelemetryExport.AddTo(services, Settings(address));
        services.ShouldBeEmpty();
    }

    private static async Task<WebApplication> StartCollectorAsync(ConcurrentDictionary<string, string> received, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.MapPost("/v1/{kind}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            received.AddOrUpdate(
                context.Request.Path,
                _ => Encoding.Latin1.GetString(body.ToArray()),
                (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
        });
        await collector.StartAsync(cancel);
        return collector;
    }

    private static async Task<IHost> StartAsync(string collector, CancellationToken cancel)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        TelemetryExport.AddTo(builder.Services, Settings(collector));
        var host = builder.Build();
        await host.StartAsync(cancel);
        return host;
    }

    private static IConfiguration Settings(string? endpoint) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { [TelemetryExport.Setting] = endpoint }).Build();
}
