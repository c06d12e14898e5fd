using System.Globalization;

namespace NetworkLens.GraphQL.Bench.Servers;

/// <summary>What both .NET servers of a comparison share, so that they differ in nothing but their endpoints.</summary>
internal static class YardstickHost
{
    /// <summary>An application that listens on this machine and says nothing.</summary>
    public static WebApplication Make(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, BareJson.Default));
        var app = builder.Build();
        app.MapGet("/memory", Memory.Now);
        return app;
    }
}
