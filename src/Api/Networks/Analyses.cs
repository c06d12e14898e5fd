using System.Collections.Immutable;
using NetworkLens.Api.Computing;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Networks;

/// <summary>The analyses that several parts of the API ask for, each computed once per network and shared.</summary>
internal static class Analyses
{
    // So many pairs that each dimension, asked for alone, still fills a list.
    private static readonly GapOptions Gaps = GapOptions.Default with { FewestTiesLimit = 5_000 };

    /// <summary>The four dimensions.</summary>
    public static Task<ConnectivityReport> ConnectivityAsync(SharedNetwork network, CancellationToken cancel) =>
        network.GetOrComputeAsync("", static (n, progress, stop) => ConnectivityReport.Compute(n, null, progress, stop), cancel);

    /// <summary>
    /// The gaps, every pair with its test, and the pairs with the fewest ties, where it is recorded who answered; rules of users make pairs
    /// too.
    /// </summary>
    public static Task<GapReport> GapsAsync(SharedNetwork network, ImmutableArray<GapRule> rules, CancellationToken cancel) =>
        GapsAsync(network, Respondents.Recorded, rules, cancel);

    /// <summary>The same without rules of users.</summary>
    public static Task<GapReport> GapsAsync(SharedNetwork network, CancellationToken cancel) => GapsAsync(network, [], cancel);

    /// <summary>The same for a request, which it may outlast: the report, or how far it is.</summary>
    /// <exception cref="GraphQLException">It is not ready, and the field is not asked for <c>computing</c>.</exception>
    public static async ValueTask<InTime<GapReport>> AskGapsAsync(this NetworkView view, Respondents respondents, ResolverContext context)
    {
        var rules = await context.Service<GapRules>().ReadAsync(context.Cancel);
        return await view.AskPartByPartAsync(KeyOf(respondents, rules), MakeGaps(view.Shared, respondents, rules), context);
    }

    /// <summary>Names rules: equal for equal ones, different for others; nothing where there are none.</summary>
    public static string KeyOf(ImmutableArray<GapRule> rules) =>
        string.Concat(rules.Select(rule => $"|{rule.Id}:{rule.Expectation.Key}"));

    /// <summary>Whether the key of a report is that of these rules.</summary>
    public static bool IsOf(string report, ImmutableArray<GapRule> rules) =>
        Enum.GetValues<Respondents>().Any(respondents => report == KeyOf(respondents, rules));

    private static string KeyOf(Respondents respondents, ImmutableArray<GapRule> rules) => respondents + KeyOf(rules);

    private static Task<GapReport> GapsAsync(
        SharedNetwork network, Respondents respondents, ImmutableArray<GapRule> rules, CancellationToken cancel) =>
        network.GetOrAwaitAsync(KeyOf(respondents, rules), MakeGaps(network, respondents, rules), cancel);

    // A what-if is held against what the network of the data expects, unless it is refitted.
    private static Func<OrganisationNetwork, IProgress<double>, CancellationToken, Task<GapReport>> MakeGaps(
        SharedNetwork shared, Respondents respondents, ImmutableArray<GapRule> rules) =>
        async (network, progress, stop) =>
        {
            var fitted = shared.ExpectationsFrom;
            var expected = ReferenceEquals(fitted, shared) ? null : await GapsAsync(fitted, respondents, rules, stop);
            return GapReport.Compute(network, Gaps with { Respondents = respondents, Rules = rules }, progress, expected, stop);
        };
}
