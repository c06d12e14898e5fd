using NetworkLens.GraphQL.Execution;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NetworkLens.Api.Hosting;

/// <summary>
/// Sends traces and metrics to a collector, over HTTP in the protocol of OpenTelemetry, if the settings name one. Off by default: nothing
/// leaves this machine unasked.
/// </summary>
public static class TelemetryExport
{
    /// <summary>The setting, named as OpenTelemetry names it: the collector's address, such as <c>http://127.0.0.1:4318</c>.</summary>
    public const string Setting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Says what is wrong with the address; null when it is right, or there is none.</summary>
    /// <param name="settings">The program's settings.</param>
    public static string? FindFault(IConfiguration settings) =>
        settings[Setting] is { Length: > 0 } named && EndpointOf(settings) is null
            ? $"{Setting} is \"{named}\", which is no address of a collector. Give one such as http://127.0.0.1:4318, or none."
            : null;

    /// <summary>Adds the sending, if it is asked for: it begins with the server, and sends the rest before it stops.</summary>
    /// <param name="services">The server's services.</param>
    /// <param name="settings">The program's settings.</param>
    public static void AddTo(IServiceCollection services, IConfiguration settings)
    {
        if (EndpointOf(settings) is { } endpoint)
        {
            services.AddHostedService(_ => new Sender(endpoint));
        }
    }

    private static Uri? EndpointOf(IConfiguration settings) =>
        Uri.TryCreate(settings[Setting], UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private sealed class Sender(Uri endpoint) : IHostedService, IDisposable
    {
        private TracerProvider? traces;
        private MeterProvider? metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateDefault().AddService("networklens");
            traces = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(resource)
                .AddSource(GraphQLTelemetry.Name, "Microsoft.AspNetCore")
                .AddOtlpExporter(options => Configure(options, "v1/traces"))
                .Build();
            metrics = Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(resource)
                .AddMeter(GraphQLTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddOtlpExporter(options => Configure(options, "v1/metrics"))
                .Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Dispose();
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            traces?.Dispose();
            metrics?.Dispose();
            traces = null;
            metrics = null;
        }

        private void Configure(OtlpExporterOptions options, string path)
        {
            options.Protocol = OtlpExportProtocol.HttpProtobuf;
            options.Endpoint = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/" + path);
        }
    }
}
