using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Protection;

namespace NetworkLens.GraphQL.Server;

/// <summary>Reads <c>GraphQL-Cost</c>, by which a client asks what its operation costs.</summary>
internal static class CostHeader
{
    private const string Name = "GraphQL-Cost";

    /// <summary>What it says; a value that is not known asks for nothing.</summary>
    public static CostMode ModeOf(IHeaderDictionary headers)
    {
        if (!headers.TryGetValue(Name, out var value))
        {
            return CostMode.Enforce;
        }

        return string.Equals(value, "report", StringComparison.OrdinalIgnoreCase) ? CostMode.Report
            : string.Equals(value, "validate", StringComparison.OrdinalIgnoreCase) ? CostMode.Validate
            : CostMode.Enforce;
    }
}
