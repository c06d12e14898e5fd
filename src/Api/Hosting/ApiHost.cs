using Microsoft.AspNetCore.HostFiltering;
using NetworkLens.Api.Computing;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Expectations;
using NetworkLens.Api.Networks;
using NetworkLens.Api.Schemas;
using NetworkLens.Api.Web;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Reading;
using NetworkLens.Data.Versions;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Server.Compression;

namespace NetworkLens.Api.Hosting;

/// <summary>Puts the application together: the data room, the bound schema, the endpoint and the pages.</summary>
public static class ApiHost
{
    /// <summary>Where the API listens when nothing else is said.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    // A dashboard asks for its tiles together; more at once would be answered later than one after the other.
    private const int MaxBatch = 10;

    /// <summary>Reads settings as every command does: appsettings.json beside the program, then the environment.</summary>
    public static IConfiguration ReadSettings() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();

    /// <summary>The database that the settings name; a file in the data folder beside the program when they name none.</summary>
    public static string ConnectionStringOf(IConfiguration settings) =>
        settings.GetConnectionString("NetworkLens") is { Length: > 0 } named
            ? named
            : $"Data Source={Path.Combine(AppContext.BaseDirectory, "data", "networklens.db")}";

    /// <summary>Builds the application. Nothing listens yet, and the database is not touched.</summary>
    /// <param name="address">Which database.</param>
    /// <param name="urls">Where to listen: addresses of this machine only, see <see cref="LoopbackOnly"/>.</param>
    /// <param name="viewer">Who asks; null for whoever sits at this machine.</param>
    /// <param name="origins">Other sites whose pages may ask; null for none.</param>
    /// <param name="protection">What the endpoint answers and what not; null for the defaults.</param>
    /// <param name="feed">How often to look for data that other processes publish; null for the default.</param>
    /// <param name="limits">How long an answer waits for what takes long; null for the default.</param>
    public static WebApplication Build(
        DatabaseAddress address,
        string urls,
        Viewer? viewer = null,
        CorsOrigins? origins = null,
        ApiProtection? protection = null,
        VersionFeedOptions? feed = null,
        LongAnalysisLimits? limits = null)
    {
        origins ??= CorsOrigins.None;
        protection ??= ApiProtection.Default;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls);
        builder.WebHost.PreferHostingUrls(true); // Endpoints of a "Kestrel" section would go round LoopbackOnly.
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = LoopbackOnly.NamesOf(urls));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);

        // What keeps it from starting is told in a sentence, by whoever starts it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.AddWebPages();
        builder.Services.AddGraphQLCompression();
        origins.AddTo(builder.Services);
        builder.Services.AddSingleton(feed ?? new());
        builder.Services.AddSingleton(limits ?? new());
        builder.Services.AddNetworkLensData(address);
        builder.Services.AddSingleton(viewer ?? Viewer.Local);
        builder.Services.AddSingleton<GapRules>();
        builder.Services.AddScoped<DisclosurePolicy>();
        builder.Services.AddScoped<PassingAnswer>();
        builder.Services.AddHostedService<WarmUp>();
        builder.Services.AddHostedService<ExpectationRecorder>();
        TelemetryExport.AddTo(builder.Services, builder.Configuration);

        var app = builder.Build();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("NetworkLens.GraphQL");
        var schema = ApiSchema.Bind();
        var executor = new GraphQLExecutor(
            schema, protection.OptionsWith(GraphQLEndpoints.LogUnexpected(logger)), protection.StepsFor(schema.Schema));
        var limiter = protection.MakeRateLimiter();
        app.Lifetime.ApplicationStopped.Register(() => limiter?.Dispose());
        app.Use(new OwnPagesOnly(origins).HandleAsync);
        app.UseResponseCompression();
        app.UseWebPages();
        var endpoint = app.MapGraphQL("/graphql", executor, new()
        {
            GraphiQLPage = WebPages.SendGraphiQLAsync,
            MaxBatch = MaxBatch,
            Version = AnswerVersion.CurrentAsync,
            AllowedOrigins = origins.Sites,
            RateLimiter = limiter,
            Streams = protection.Streams,
            WebSockets = protection.WebSockets,
        });
        origins.Open(app, endpoint);
        return app;
    }
}
