using NetworkLens.Api.Computing;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Expectations;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Model;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Gaps;

/// <summary>
/// Resolves <c>Network.pairs</c>, <c>Network.verdicts</c>, <c>type ExpectedPair</c> and <c>type ComparableTies</c> of schema/gaps.graphql.
/// </summary>
internal static class PairResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("pairs", PairsAsync).Field("verdicts", VerdictsAsync));
        GapLists.Bind<PairView>(schema, "ExpectedPairs");
        schema.Bind<PairView>("ExpectedPair", pair => pair
            .Field("id", p => p.Pair.Id)
            .Field("dimension", p => p.Pair.Dimension)
            .Field("scope", p => p.Pair.Scope)
            .Field("from", p => new GapGroupView(p.Network, p.Pair.From, p.Shown is not null))
            .Field("to", p => new GapGroupView(p.Network, p.Pair.To, p.Shown is not null))
            .Field("isPool", p => p.Pair.IsPool)
            .Field("parentId", p => p.Pair.ParentId)
            .Field("origin", p => p.Pair.Rule is null ? PairOrigin.Dimension : PairOrigin.User)
            .Field("expectation", (p, context) => ExpectationAsync(p.Pair.Rule, context))
            .Field("sameAs", p => p.Shown?.SameAs)
            .Field("kinds", p => p.Shown?.Kinds.AsEnumerable())
            .Field("summary", p => p.Shown?.Summary)
            .Field("observed", p => p.Shown?.Observed)
            .Field("possible", p => p.Shown?.Possible)
            .Field("carriersFrom", p => p.Shown?.Carriers.From)
            .Field("carriersTo", p => p.Shown?.Carriers.To)
            .Field("reach", p => p.Shown?.Reach)
            .Field("redundancy", p => p.Shown?.Redundancy)
            .Field("configurationExpected", p => p.Shown?.ConfigurationExpected.Value)
            .Field("configurationRatio", p => p.Shown?.ConfigurationRatio.Value)
            .Field("comparable", p => new ComparableView(p))
            .Field("withheld", p => p.Disclosed.Withheld)
            .Field("undefined", p => p.Shown is { } shown
                ? UndefinedFigures.Of(
                    ("configurationExpected", shown.ConfigurationExpected), ("configurationRatio", shown.ConfigurationRatio))
                : []));
        BindComparable(schema);
        schema.Bind<OmittedPairs>("OmittedPairs", pairs => pairs
            .Field("expectation", (p, context) => ExpectationAsync(p.Rule, context)));
        schema.Bind<Remedy>("Remedy");
        schema.Bind<InTime<VerdictsView>>("PairVerdicts", verdicts => verdicts
            .Field("summary", v => v.Figures?.Summary)
            .Field("pairs", v => v.Figures?.Pairs)
            .Field("tooSmall", v => v.Figures?.TooSmall)
            .Field("omitted", v => v.Figures?.Omitted)
            .Field("counts", v => v.Figures?.Counts.Where(count => count.Dimension is null))
            .Field("byDimension", v => v.Figures?.Counts.Where(count => count.Dimension is not null))
            .Field("warning", v => v.Figures?.Warning)
            .Field("computing", v => v.UnderWay));
        schema.Bind<VerdictCount>("VerdictCount", count => count.Field("share", c => c.Share.Value));
        schema.Bind<VerdictWarning>("VerdictWarning");
    }

    private static void BindComparable(SchemaBinder schema) =>
        schema.Bind<ComparableView>("ComparableTies", comparable => comparable
            .Field("verdict", c => c.Pair.Verdict)
            .Field("reason", c => c.Shown?.Reason)
            .Field("explanation", c => c.Pair.Shown?.Explanation)
            .Field("observed", c => (int?)c.Shown?.Observed)
            .Field("expected", c => c.Shown?.Expected.Value)
            .Field("ratio", c => c.Shown?.Ratio.Value)
            .Field("ratioLow", c => c.Shown?.RatioLow.Value)
            .Field("ratioHigh", c => c.Shown?.RatioHigh.Value)
            .Field("shortfall", c => c.Shown?.Shortfall)
            .Field("p", c => c.Shown?.P.Value)
            .Field("q", c => c.Shown?.Q.Value)
            .Field("severity", c => c.Shown?.Severity)
            .Field("severityLow", c => c.Shown?.SeverityLow)
            .Field("severityHigh", c => c.Shown?.SeverityHigh)
            .Field("confidence", c => c.Shown?.Confidence)
            .Field("observable", c => c.Shown?.Observable)
            .Field("wouldSettle", c => c.Shown?.WouldSettle.AsEnumerable())
            .Field("withheld", c => c.Pair.Disclosed.Withheld)
            .Field("undefined", c => c.Shown is { } test
                ? UndefinedFigures.Of(
                    ("expected", test.Expected),
                    ("ratio", test.Ratio),
                    ("ratioLow", test.RatioLow),
                    ("ratioHigh", test.RatioHigh),
                    ("p", test.P),
                    ("q", test.Q))
                : []));

    private static async ValueTask<GapList<PairView>> PairsAsync(
        NetworkView view, ExpectedPairFilterInput? where, ExpectedPairOrder orderBy, Respondents respondents, ResolverContext context)
    {
        if (where is not null)
        {
            await where.GuardAsync(view.Network, context);
        }

        var asked = await view.AskGapsAsync(respondents, context);
        if (asked.Figures is not { } report)
        {
            return GapList<PairView>.NotYet(asked.UnderWay);
        }

        where?.Level?.Guard(report.Pairs.SelectMany(pair => new[] { pair.From.Level, pair.To.Level }));
        var pairs = report.Pairs.Select(pair => PairView.Of(view, pair)).Where(pair => where?.Matches(pair) ?? true);
        var pages = new GapPages<PairView>($"ExpectedPair {orderBy}", GapOrders.Order(pairs, orderBy));
        return GapList<PairView>.Of(view, report, pages.Cut(GapPageRequest.Of(context)));
    }

    // Null too where the rule was removed since the report was made.
    private static async ValueTask<KeptExpectation?> ExpectationAsync(GapRule? rule, ResolverContext context) =>
        rule is null ? null : await context.Loader<ExpectationById>().LoadAsync(rule.Id);

    private static async ValueTask<InTime<VerdictsView>> VerdictsAsync(
        NetworkView view, Respondents respondents, ResolverContext context)
    {
        var asked = await view.AskGapsAsync(respondents, context);
        if (asked.Figures is not { } report)
        {
            return new(null, null, asked.UnderWay);
        }

        var shown = report.Pairs.Where(pair => PairView.Of(view, pair).Shown is not null).ToList();
        var verdicts = view.Policy.Disclose(VerdictsView.Of(report, shown), FigureSubject.Group(view.Network.PeopleCount));
        return new(verdicts.Figures, verdicts.Withheld, null);
    }
}

/// <summary>Who expects the link between two groups.</summary>
public enum PairOrigin
{
    /// <summary>A dimension of connectivity.</summary>
    Dimension,

    /// <summary>A rule that a user wrote.</summary>
    User,
}

/// <summary>A pair as one viewer is shown it.</summary>
internal sealed record PairView(NetworkView Network, PairReport Pair, Disclosed<PairReport> Disclosed)
{
    /// <summary>A pair, disclosed by its smaller group.</summary>
    public static PairView Of(NetworkView view, PairReport pair) => new(view, pair, view.Policy.Disclose(pair, SubjectOf(pair)));

    /// <summary>Whom the figures of a pair are about.</summary>
    // Rules can draw groups that differ by one person, whose ties the difference of two figures would tell.
    public static FigureSubject SubjectOf(PairReport pair) =>
        FigureSubject.Group(Math.Min(pair.From.Size, pair.To.Size)) with { IsOnePerson = pair.Rule is not null };

    /// <summary>The pair with its figures; null when withheld.</summary>
    public PairReport? Shown => Disclosed.Figures;

    /// <summary>What the test says; withheld with the figures.</summary>
    public GapVerdict Verdict => Shown?.Test.Verdict ?? GapVerdict.NotTested;
}

/// <summary>The test of a pair.</summary>
internal sealed record ComparableView(PairView Pair)
{
    /// <summary>The test; null when withheld.</summary>
    public PairTest? Shown => Pair.Shown?.Test;
}

/// <summary>How many pairs have which verdict, and why none has, where that is so.</summary>
internal sealed record VerdictsView(
    string Summary,
    int Pairs,
    int TooSmall,
    IReadOnlyList<OmittedPairs> Omitted,
    IReadOnlyList<VerdictCount> Counts,
    VerdictWarning? Warning)
{
    /// <summary>Counts the pairs that a viewer is shown.</summary>
    public static VerdictsView Of(GapReport report, IReadOnlyCollection<PairReport> shown)
    {
        var counts = VerdictCount.Compute(shown);
        var tooSmall = report.Coverage.Sum(coverage => coverage.TooSmall);
        return new(
            shown.Count > 0
                ? VerdictWords.Summary(counts, report.Fit.Outcome)
                : VerdictWords.Nothing(report.Pairs.Length, tooSmall, GapOptions.Default.LeastGroupSize),
            counts[0].Of,
            tooSmall,
            report.Omitted,
            counts,
            VerdictWarning.Of(report));
    }
}

/// <summary>Why no pair has a verdict.</summary>
internal sealed record VerdictWarning(VerdictReason Reason, string Explanation)
{
    /// <summary>That of a report; null where its pairs have verdicts.</summary>
    public static VerdictWarning? Of(GapReport report) =>
        VerdictWords.Warning(report.Outcome) is { } warning ? new(warning.Reason, warning.Explanation) : null;
}
