using System.Globalization;
using NetworkLens.Api.Computing;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Measures;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Expectations;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Expectations;

/// <summary>
/// Resolves <c>Network.expectations</c>, <c>Expectation.result</c> and their types in schema/expectations.graphql.
/// </summary>
internal static class ExpectationResultResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("expectations", ExpectationsAsync));
        schema.Bind<KeptExpectation>("Expectation", rule => rule.Field("result", ResultAsync));
        schema.Bind<NetworkExpectationsView>("NetworkExpectations", all => all
            .Field("results", Results)
            .Field("metCount", a => a.CountOf(ExpectationStatus.Met))
            .Field("notMetCount", a => a.CountOf(ExpectationStatus.NotMet))
            .Field("nobodyCount", a => a.CountOf(ExpectationStatus.Nobody))
            .Field("computing", a => a.Report.UnderWay)
            .Field("withheld", a => a.Report.Withheld));
        schema.Bind<ExpectationResultView>("ExpectationResult", result => result
            .Field("expectation", r => r.Rule)
            .Field("summary", SummaryAsync)
            .Field("status", r => r.Status)
            .Field("expected", r => r.Shown?.Expected)
            .Field("targets", r => r.Shown?.Targets)
            .Field("met", r => r.Seen?.Met)
            .Field("compliance", r => r.Seen?.Compliance.Value)
            .Field("unreached", r => r.Seen?.Unreached.Length)
            .Field("tooFewRoutes", r => r.Seen?.TooFewRoutes.Length)
            .Field("nobodyThere", r => r.Shown?.NobodyThere.Length)
            .Field("unplaced", r => r.Shown?.Unplaced)
            .Field("unknownKeys", r => r.Shown?.UnknownKeys.AsEnumerable())
            .Field("failing", Failing)
            .Field("computing", r => r.UnderWay)
            .Field("withheld", r => r.Withheld)
            .Field("undefined", r => r.Undefined()));
    }

    private const string Blank =
        "There are no data of the rule's kinds of tie in its window, so that who reaches whom cannot be told. Ask for another day.";

    /// <summary>The network that a rule is judged in, by its own lens.</summary>
    public static async ValueTask<NetworkView> NetworkAsync(
        ExpectationDefinition definition, DateOnly? asOf, NetworkCache networks, DisclosurePolicy policy, CancellationToken cancel) =>
        await NetworkView.OfAsync(await networks.GetAsync(definition.Lens, asOf, cancel), policy, cancel);

    /// <summary>How a rule comes out in a network, worked out once for all who ask.</summary>
    public static async ValueTask<ExpectationResultView> OfRuleAsync(
        NetworkView view, KeptExpectation rule, Expectation expectation, ResolverContext context)
    {
        var report = await ReportAsync(view, [expectation], context);
        return report.Figures is { } figures
            ? ExpectationResultView.Of(view, rule, figures.Results[0])
            : new(view, rule, null, report.Withheld, report.UnderWay);
    }

    private static ValueTask<InTime<ExpectationReport>> ReportAsync(
        NetworkView view, IReadOnlyList<Expectation> expectations, ResolverContext context) => view.AskAsync(
            FigureSubject.Group(view.Network.PeopleCount),
            ExpectationReport.Key(expectations),
            (network, progress, stop) => ExpectationReport.Compute(network, expectations, progress, stop),
            context);

    private static async ValueTask<ExpectationResultView> ResultAsync(
        KeptExpectation row, DateOnly? asOf, NetworkCache networks, DisclosurePolicy policy, ResolverContext context)
    {
        var rule = await row.WholeAsync(context);
        var definition = rule.Read();
        var view = await NetworkAsync(definition, asOf, networks, policy, context.Cancel);
        return await OfRuleAsync(view, rule, definition.Expectation, context);
    }

    private static async ValueTask<NetworkExpectationsView> ExpectationsAsync(
        NetworkView view, ExpectationStore store, ResolverContext context)
    {
        var rules = await store.ListAsync(context.Cancel);
        var report = await ReportAsync(view, [.. rules.Select(rule => rule.Read().Expectation)], context);
        var results = report.Figures?.Results.Zip(rules, (result, rule) => ExpectationResultView.Of(view, rule, result));
        return new(report, results?.ToList());
    }

    private static IEnumerable<ExpectationResultView>? Results(NetworkExpectationsView all, ExpectationStatus? status, int first)
    {
        if (first is < 0 or > ExpectationLimits.MostExpectations)
        {
            throw new GraphQLException(string.Create(CultureInfo.InvariantCulture, $"first is 0 to {ExpectationLimits.MostExpectations}."));
        }

        return all.Results?.Where(result => status is null || result.Status == status).Take(first);
    }

    private static async ValueTask<string?> SummaryAsync(ExpectationResultView result, CancellationToken cancel)
    {
        if (result.Shown is not { } shown)
        {
            return null;
        }

        if (result.IsBlank)
        {
            return Blank;
        }

        var names = await result.Network.Shared.GetOrComputeAsync("", static (network, _, _) => PlaceNames.Of(network), cancel);
        return ExpectationWords.Summary(shown, names);
    }

    // That somebody does not comply says something about that person: whoever may not see individuals is given no page at all.
    private static NetworkPeoplePage Failing(ExpectationResultView result, ExpectationFailure? reason, ResolverContext context)
    {
        if (result.Withheld is { } why)
        {
            return new(new(null, why));
        }

        var people = result.Seen?.Failing(reason) ?? [];
        var page = new FailingPages(result.Network, people).Cut(PersonPageRequest.Of(context));
        return new(result.Network.Policy.Disclose(page, FigureSubject.OnePerson));
    }
}

/// <summary>How the rules come out in one network, as one viewer is shown it.</summary>
/// <param name="Report">The results, or why there are none.</param>
/// <param name="Results">The results, each as this viewer is shown it; null where there are none.</param>
internal sealed record NetworkExpectationsView(InTime<ExpectationReport> Report, IReadOnlyList<ExpectationResultView>? Results)
{
    /// <summary>How many of those shown have a status: one that is withheld must not be told by what is left of the whole.</summary>
    public int? CountOf(ExpectationStatus status) => Results?.Count(result => result.Status == status);
}

/// <summary>How a rule comes out, as one viewer is shown it.</summary>
/// <param name="Network">In which network.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Shown">The figures; null when withheld or under way.</param>
/// <param name="Withheld">Why they are withheld.</param>
/// <param name="UnderWay">How far they are.</param>
internal sealed record ExpectationResultView(
    NetworkView Network, KeptExpectation Rule, ExpectationResult? Shown, Withheld? Withheld, UnderWay? UnderWay)
{
    /// <summary>Whether nothing is known of who is tied to whom, so that nobody is seen to comply or not to.</summary>
    public bool IsBlank => Network.Shared.IsBlank && Shown is { Expected: > 0, Targets: > 0 };

    /// <summary>The figures that rest on ties; null where those above are, and where there was nothing to be seen.</summary>
    public ExpectationResult? Seen => IsBlank ? null : Shown;

    /// <summary>How it came out; null where that is not shown, or not to be seen.</summary>
    public ExpectationStatus? Status => Seen?.StatusAt(Rule.TargetCompliance);

    /// <summary>Figures that are missing.</summary>
    public IReadOnlyList<UndefinedFigure> Undefined()
    {
        var none = Measured.None(Absence.NoTies);
        return IsBlank ? UndefinedFigures.Of(("met", none), ("compliance", none), ("unreached", none), ("tooFewRoutes", none))
            : Shown is { } shown ? UndefinedFigures.Of(("compliance", shown.Compliance))
            : [];
    }

    /// <summary>A result, disclosed by the smaller of the two groups that it is about.</summary>
    public static ExpectationResultView Of(NetworkView network, KeptExpectation rule, ExpectationResult result)
    {
        var disclosed = network.Policy.Disclose(result, FigureSubject.Group(Math.Min(result.Expected, result.Targets)));
        return new(network, rule, disclosed.Figures, disclosed.Withheld, null);
    }
}
