using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Protection;

namespace NetworkLens.GraphQL.Server;

/// <summary>Takes permits for what a caller asks, and words the refusal where there are none left.</summary>
/// <param name="limiter">Has the permits; null is without bound.</param>
internal sealed class RequestRate(PartitionedRateLimiter<HttpContext>? limiter)
{
    /// <summary>Takes permits, one by one, without waiting. They are given back, if that means something, when the request ends.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="permits">How many.</param>
    /// <param name="refusal">Why there is none; <c>Retry-After</c> is set then, where the limiter tells it.</param>
    /// <param name="isConnection">Whether the context is a connection that carries many operations: permits are given back at once.</param>
    public bool Allows(
        HttpContext context,
        int permits,
        [NotNullWhen(false)] out GraphQLError? refusal,
        bool isConnection = false)
    {
        refusal = null;
        for (var i = 0; i < permits && limiter is not null && refusal is null; i++)
        {
            var lease = limiter.AttemptAcquire(context);
            if (lease.IsAcquired && !isConnection)
            {
                context.Response.RegisterForDispose(lease);
                continue;
            }

            using (lease)
            {
                refusal = lease.IsAcquired ? null : Refusal(context, lease);
            }
        }

        return refusal is null;
    }

    private static GraphQLError Refusal(HttpContext context, RateLimitLease lease)
    {
        const string TooOften = "Too many requests came from here.";
        if (!lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            return new GraphQLError { Message = $"{TooOften} Try again later.", Code = ProtectionErrorCodes.RateLimited };
        }

        var seconds = (int)Math.Clamp(Math.Ceiling(wait.TotalSeconds), 1, int.MaxValue);
        if (!context.Response.HasStarted)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return new GraphQLError
        {
            Message = string.Create(CultureInfo.InvariantCulture, $"{TooOften} Try again in {seconds} s."),
            Code = ProtectionErrorCodes.RateLimited,
            Extensions = new Dictionary<string, object?> { ["retryAfterSeconds"] = seconds },
        };
    }
}
