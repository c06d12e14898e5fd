using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server;

/// <summary>
/// Answers GET with an <c>ETag</c> made of the version of the data and all of the request that the answer depends on; a client that shows
/// the current one is answered with 304 and nothing is executed.
/// </summary>
/// <remarks>
/// Only an answer of status 200 without errors, sent whole, gets a tag. The version is asked before executing: where data change
/// meanwhile, a newer answer carries an older tag and is fetched once more than need be; never the other way round.
/// </remarks>
/// <param name="version">Names the state of everything else; null when it cannot be told.</param>
/// <param name="answer">Executes.</param>
/// <param name="onUnexpected">Told when the version could not be had; the answer then has no tag.</param>
internal sealed class ConditionalGet(
    Func<HttpContext, ValueTask<string?>> version, RequestAnswer answer, Action<UnexpectedFailure>? onUnexpected)
{
    private const int TagBytes = 16;

    /// <summary>Answers a query that was read from a query string.</summary>
    public async Task SendAsync(HttpContext context, ResponseForm form, GraphQLRequest request)
    {
        var current = await VersionAsync(context);
        var tag = current is null ? null : TagOf(current, form, context.Request);
        if (tag is not null && Matches(context.Request.Headers.IfNoneMatch, tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            AddHeaders(context.Response.Headers, tag);
            return;
        }

        ExecutionResult result;
        try
        {
            result = await answer.ExecuteAsync(context, request);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // Nobody is there to be answered.
        }

        if (tag is not null && result is { Outcome: RequestOutcome.Executed, Errors.Count: 0, Following: null })
        {
            AddHeaders(context.Response.Headers, tag);
        }

        await answer.SendAsync(context, form, result);
    }

    // What keeps the version from being read keeps the answer from being right, and whoever answers will say so.
    private async ValueTask<string?> VersionAsync(HttpContext context)
    {
        try
        {
            return await version(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception problem)
        {
            var id = Guid.NewGuid().ToString("N");
            onUnexpected?.Invoke(new UnexpectedFailure(id, problem, Coordinate: null, OperationName: null));
            return null;
        }
    }

    private static void AddHeaders(IHeaderDictionary headers, string tag)
    {
        headers.ETag = tag;
        headers.CacheControl = "private, no-cache";
        headers.Vary = StringValues.Concat(headers.Vary, HeaderNames.Accept);
    }

    // Weak: the same answer may be sent compressed or not.
    private static string TagOf(string version, ResponseForm form, HttpRequest request)
    {
        var text = new StringBuilder(version).Append('\n').Append(form).Append('\n').Append(request.GetEncodedPathAndQuery());
        foreach (var (name, value) in request.Headers)
        {
            if (name.StartsWith("GraphQL-", StringComparison.OrdinalIgnoreCase))
            {
                text.Append('\n').Append(name.ToUpperInvariant()).Append(':').Append(value);
            }
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return $"W/\"{Base64Url.EncodeToString(hash[..TagBytes])}\"";
    }

    private static bool Matches(StringValues ifNoneMatch, string tag) =>
        ifNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(ifNoneMatch, out var known)
        && known.Any(each => each.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));
}
