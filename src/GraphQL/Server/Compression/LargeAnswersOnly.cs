using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace NetworkLens.GraphQL.Server.Compression;

/// <summary>From how many bytes on an answer is worth compressing.</summary>
internal sealed record LeastSize(int Bytes);

/// <summary>Compresses what ASP.NET would, unless it is known to be small.</summary>
internal sealed class LargeAnswersOnly(IServiceProvider services, IOptions<ResponseCompressionOptions> options, LeastSize least)
    : ResponseCompressionProvider(services, options)
{
    /// <inheritdoc />
    public override bool ShouldCompressResponse(HttpContext context) =>
        (context.Response.ContentLength is not { } length || length >= least.Bytes) && base.ShouldCompressResponse(context);
}
