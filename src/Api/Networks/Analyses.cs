using NetworkLens.Data.Reading;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Networks;

/// <summary>The analyses that several parts of the API ask for, each computed once per network and shared.</summary>
internal static class Analyses
{
    // So many pairs that each dimension, asked for alone, still fills a list.
    private static readonly GapOptions Gaps = GapOptions.Default with { FewestTiesLimit = 5_000 };

    /// <summary>The four dimensions.</summary>
    public static Task<ConnectivityReport> ConnectivityAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => ConnectivityReport.Compute(n, null, progress, stop), cancel);

    /// <summary>The gaps, every pair with its test, and the pairs with the fewest ties, where it is recorded who answered.</summary>
    public static Task<GapReport> GapsAsync(SharedNetwork network, CancellationToken cancel) =>
        GapsAsync(network, Respondents.Recorded, cancel);

    /// <summary>
    /// The same, by what is said of who answered. A what-if is held against what the network of the data expects, unless it is refitted.
    /// </summary>
    public static Task<GapReport> GapsAsync(SharedNetwork network, Respondents respondents, CancellationToken cancel) =>
        network.GetOrAwaitAsync(
            $"{respondents}",
            async (n, progress, stop) =>
            {
                var fitted = network.ExpectationsFrom;
                var expected = ReferenceEquals(fitted, network) ? null : await GapsAsync(fitted, respondents, stop);
                return GapReport.Compute(n, Gaps with { Respondents = respondents }, progress, expected, stop);
            },
            cancel);
}
