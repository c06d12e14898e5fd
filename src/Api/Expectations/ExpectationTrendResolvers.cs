using System.Globalization;
using NetworkLens.Api.Computing;
using NetworkLens.Api.Disclosure;
using NetworkLens.Data.Expectations;
using NetworkLens.Data.Model;
using NetworkLens.Data.Reading;
using NetworkLens.Data.Versions;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Expectations;

/// <summary>
/// Resolves <c>Expectation.trend</c>, <c>Expectation.history</c> and their types in schema/expectations.graphql.
/// </summary>
internal static class ExpectationTrendResolvers
{
    private const int MostVersions = 100;
    private const string NotDated = "Nothing in the data has a date, so that no earlier day differs from today.";

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<KeptExpectation>("Expectation", rule => rule.Field("trend", TrendAsync).Field("history", HistoryAsync));
        schema.Bind<TrendView>("ExpectationTrend");
        schema.Bind<PointView>("ExpectationPoint", point => point
            .Field("asOf", p => p.At.AsOf)
            .Field("dataVersion", p => p.At.DataVersion)
            .Field("publishedAt", p => p.At.PublishedAt)
            .Field("window", p => p.Window)
            .Field("status", p => p.Status)
            .Field("expected", p => p.Shown?.Expected)
            .Field("targets", p => p.Shown?.Targets)
            .Field("met", p => (int?)p.Shown?.Complying.Value)
            .Field("compliance", p => p.Shown?.Compliance.Value)
            .Field("withheld", p => p.Point.Withheld)
            .Field("undefined", p => p.Shown is { } shown
                ? UndefinedFigures.Of(("met", shown.Complying), ("compliance", shown.Compliance))
                : []));
    }

    private static async ValueTask<TrendView> TrendAsync(
        KeptExpectation row,
        int months,
        DateOnly? asOf,
        ExpectationTrends trends,
        NetworkCache networks,
        DisclosurePolicy policy,
        ResolverContext context)
    {
        if (months is < 1 or > ExpectationLimits.MostPoints)
        {
            throw new GraphQLException(string.Create(CultureInfo.InvariantCulture, $"months is 1 to {ExpectationLimits.MostPoints}."));
        }

        var rule = await row.WholeAsync(context);
        var definition = rule.Read();
        var view = await ExpectationResultResolvers.NetworkAsync(definition, asOf, networks, policy, context.Cancel);
        var trend = await view.AskAwaitingAsync(
            FigureSubject.Group(view.Network.PeopleCount),
            string.Create(CultureInfo.InvariantCulture, $"{definition.Fingerprint} {months}"),
            (_, progress, stop) => trends.ComputeAsync(view.Shared, definition, months, progress, stop),
            context);
        if (trend.Figures is not { } figures)
        {
            return new(null, null, null, trend.UnderWay, trend.Withheld);
        }

        if (figures.IsOvertaken)
        {
            return new(null, null, null, context.Tell(UnderWay.At(null)), null);
        }

        var points = figures.Points.Select(point => PointView.Of(
            rule,
            policy,
            new(point.AsOf, view.Shared.DataVersion, null, point.Window),
            new(point.Expected, point.Targets, point.Met, point.IsBlank)));
        var warning = TrendWords.Warning(figures.Points, isAllTime: definition.Lens.FromTicks == 0);
        return new(points, figures.Points.IsEmpty ? NotDated : null, warning, null, null);
    }

    private static async ValueTask<TrendView> HistoryAsync(
        KeptExpectation row,
        int first,
        ExpectationStore store,
        DataVersions versions,
        NetworkCache networks,
        DisclosurePolicy policy,
        ResolverContext context)
    {
        if (first is < 1 or > MostVersions)
        {
            throw new GraphQLException($"first is 1 to {MostVersions}.");
        }

        var rule = await row.WholeAsync(context);
        var definition = rule.Read();
        var view = await ExpectationResultResolvers.NetworkAsync(definition, asOf: null, networks, policy, context.Cancel);
        var now = await ExpectationResultResolvers.OfRuleAsync(view, rule, definition.Expectation, context);
        if (now.Shown is not { } shown)
        {
            return new(null, null, null, now.UnderWay, now.Withheld);
        }

        var current = await versions.CurrentAsync(context.Cancel);
        var published = current?.Number == view.Shared.DataVersion ? current.PublishedTicks : (long?)null;
        var newest = new Moment(view.Shared.AsOf, view.Shared.DataVersion, Time(published), null);
        var earlier = await store.RecordsAsync(rule, view.Shared.DataVersion, first - 1, context.Cancel);
        var points = earlier.Select(record => PointView.Of(
            rule,
            policy,
            new(record.AsOf, record.Version, Time(record.PublishedTicks), null),
            new(record.Expected, record.Targets, record.Met)));
        return new(
            points.Prepend(PointView.Of(rule, policy, newest, new(shown.Expected, shown.Targets, shown.Met))), null, null, null, null);
    }

    private static DateTimeOffset? Time(long? ticks) => ticks is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
}

/// <summary>How a rule stood, time after time.</summary>
internal sealed record TrendView(
    IEnumerable<PointView>? Points, string? Explanation, string? Warning, UnderWay? Computing, Withheld? Withheld);

/// <summary>When a rule stood so.</summary>
/// <param name="AsOf">The day the window ended, exclusive.</param>
/// <param name="DataVersion">By which data.</param>
/// <param name="PublishedAt">When those were published; null in a trend.</param>
/// <param name="Window">How much of the window there are data of; null in a history, which keeps counts alone.</param>
internal sealed record Moment(DateOnly? AsOf, long DataVersion, DateTimeOffset? PublishedAt, WindowCoverage? Window);

/// <summary>How a rule stood once.</summary>
/// <param name="Expected">How many should reach.</param>
/// <param name="Targets">How many were there to be reached.</param>
/// <param name="Met">How many complied.</param>
/// <param name="IsBlank">Whether nothing is known of who was tied to whom.</param>
internal sealed record PointFigures(int Expected, int Targets, int Met, bool IsBlank = false)
{
    /// <summary>How many are seen to comply; absent where nothing was to be seen.</summary>
    public Measured Complying => IsBlank && Targets > 0 && Expected > 0 ? Measured.None(Absence.NoTies) : Measured.Of(Met);

    /// <summary>Met of expected; absent where either group is empty, and where nothing was to be seen.</summary>
    public Measured Compliance =>
        Targets == 0 || Expected == 0 ? Measured.None(Absence.EmptyGroup)
        : IsBlank ? Measured.None(Absence.NoTies)
        : Measured.Ratio(Met, Expected, Absence.EmptyGroup);
}

/// <summary>How a rule stood once, as one viewer is shown it.</summary>
internal sealed record PointView(Moment At, double Target, Disclosed<PointFigures> Point)
{
    /// <summary>The figures; null when withheld.</summary>
    public PointFigures? Shown => Point.Figures;

    /// <summary>How much of the window there are data of.</summary>
    public WindowCoverage? Window => At.Window;

    /// <summary>How it stood; null when withheld, and where nothing was to be seen.</summary>
    public ExpectationStatus? Status => Shown is not { } shown || shown.Compliance.Why == Absence.NoTies
        ? null
        : ExpectationResult.StatusOf(shown.Compliance, Target);

    /// <summary>A point, disclosed by the smaller of the two groups that it is about.</summary>
    public static PointView Of(KeptExpectation rule, DisclosurePolicy policy, Moment at, PointFigures figures) => new(
        at, rule.TargetCompliance, policy.Disclose(figures, FigureSubject.Group(Math.Min(figures.Expected, figures.Targets))));
}
