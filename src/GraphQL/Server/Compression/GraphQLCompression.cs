using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace NetworkLens.GraphQL.Server.Compression;

/// <summary>Compresses answers, by ASP.NET's own middleware.</summary>
public static class GraphQLCompression
{
    /// <summary>An answer below this many bytes fits a packet as it is.</summary>
    public const int DefaultLeastBytes = 1_400;

    /// <summary>
    /// Sets up <c>app.UseResponseCompression()</c> for GraphQL: Brotli or gzip, at their fastest, for answers of
    /// <paramref name="leastBytes"/> and more that are sent whole. What is streamed, events and incremental delivery, is left alone, since
    /// it would wait in the compressor.
    /// </summary>
    /// <remarks>
    /// It compresses over HTTPS too. That is safe where, as here, no answer holds a secret of the session beside text that another site can
    /// choose: see <see cref="GraphQLHttpOptions.GuardAgainstOtherSites"/>.
    /// </remarks>
    /// <param name="services">The application's services.</param>
    /// <param name="leastBytes">Smaller answers are sent as they are.</param>
    public static IServiceCollection AddGraphQLCompression(this IServiceCollection services, int leastBytes = DefaultLeastBytes)
    {
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        services.AddSingleton<IResponseCompressionProvider>(provider =>
            ActivatorUtilities.CreateInstance<LargeAnswersOnly>(provider, new LeastSize(leastBytes)));
        return services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [MediaType.Json, MediaType.GraphQL];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
    }
}
