using System.Collections.Immutable;
using NetworkLens.Api.Expectations;
using NetworkLens.Api.Suggestions;
using NetworkLens.Data.Expectations;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Gaps;

namespace NetworkLens.Api.Networks;

/// <summary>
/// The rules that users keep, as pairs of a gap report. Whoever finds them changed, by whatever process, has what was made of earlier ones
/// forgotten in every network: nobody will ask for it again. One for all requests.
/// </summary>
/// <param name="store">Keeps the rules.</param>
/// <param name="networks">Keeps the reports.</param>
internal sealed class GapRules(ExpectationStore store, NetworkCache networks)
{
    private string _known = "";

    /// <summary>The rules, the older first. One look at the database.</summary>
    /// <param name="cancel">Stops it.</param>
    public async Task<ImmutableArray<GapRule>> ReadAsync(CancellationToken cancel)
    {
        var kept = await store.ListAsync(cancel);
        ImmutableArray<GapRule> rules = [.. kept.OrderBy(rule => rule.Id).Select(rule => new GapRule(rule.Id, rule.Read().Expectation))];
        var key = Analyses.KeyOf(rules);
        if (!string.Equals(Interlocked.Exchange(ref _known, key), key, StringComparison.Ordinal))
        {
            networks.Forget<GapReport>(report => !Analyses.IsOf(report, rules));
            networks.Forget<LinkPlan>(_ => true);
        }

        return rules;
    }
}
