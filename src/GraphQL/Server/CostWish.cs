using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Protection;

namespace NetworkLens.GraphQL.Server;

/// <summary>
/// Reads what a client wishes to know of the cost of its operation: the header <c>GraphQL-Cost</c>, or, where a client has no headers for
/// each operation, as over WebSocket and with a browser's <c>EventSource</c>, the member of the same name in the request's
/// <c>extensions</c>.
/// </summary>
internal static class CostWish
{
    private const string Name = "GraphQL-Cost";

    /// <summary>What it says; a value that is not known asks for nothing. The operation's own wish comes first.</summary>
    /// <param name="headers">Of the HTTP request, or of the one that opened the WebSocket.</param>
    /// <param name="request">What came.</param>
    public static CostMode ModeOf(IHeaderDictionary headers, GraphQLRequest request)
    {
        if (request.Extensions.ValueKind == JsonValueKind.Object
            && request.Extensions.TryGetProperty(Name, out var own)
            && own.ValueKind == JsonValueKind.String)
        {
            return Of(own.GetString());
        }

        return headers.TryGetValue(Name, out var value) ? Of(value) : CostMode.Enforce;
    }

    private static CostMode Of(string? value) =>
        string.Equals(value, "report", StringComparison.OrdinalIgnoreCase) ? CostMode.Report
        : string.Equals(value, "validate", StringComparison.OrdinalIgnoreCase) ? CostMode.Validate
        : CostMode.Enforce;
}
