using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Api.WhatIf;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Algorithms.Change;
using NetworkLens.Graph.Algorithms.Hypotheses;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Measures;

/// <summary>Resolves <c>Network.compare</c> and <c>type NetworkComparison</c> of schema/comparison.graphql.</summary>
internal static class ComparisonResolvers
{
    private const int MostPeople = 100;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("compare", CompareAsync));
        schema.Bind<ComparisonView>("NetworkComparison", comparison => comparison
            .Field("version", (c, context) => NetworkNames.OfAsync(c.Other.Shared, context))
            .Field("windowBefore", c => c.Other.Shared.Window)
            .Field("windowAfter", c => c.Network.Shared.Window)
            .Field("cautions", c => c.Cautions())
            .Field("stayerCount", c => c.Shown?.Match.Stayers)
            .Field("joinerCount", c => c.Shown?.Match.Joiners.Length)
            .Field("leaverCount", c => c.Shown?.Match.Leavers.Length)
            .Field("formed", c => (int?)c.Shown?.Formed)
            .Field("kept", c => (int?)c.Shown?.Kept)
            .Field("dissolved", c => (int?)c.Shown?.Dissolved)
            .Field("strengthened", c => (int?)c.Shown?.Strengthened)
            .Field("weakened", c => (int?)c.Shown?.Weakened)
            .Field("gainedWithJoiners", c => (int?)c.Shown?.GainedWithJoiners)
            .Field("lostWithLeavers", c => (int?)c.Shown?.LostWithLeavers)
            .Field("stability", c => c.Shown?.Jaccard.Value)
            .Field("measure", MeasureAsync)
            .Field("correlation", CorrelationAsync)
            .Field("mostRewired", MostRewired)
            .Field("namesWithheld", c => c.Network.NamesWithheld(c.Change.Withheld))
            .Field("withheld", c => c.Change.Withheld)
            .Field("undefined", c => c.Shown is { } shown ? UndefinedFigures.Of(("stability", shown.Jaccard)) : []));
        schema.Bind<MeasureChangeView>("MeasureChange", change => change
            .Field("compared", m => m.Change.Figures?.Compared)
            .Field("meanBefore", m => m.Change.Figures?.MeanBefore.Value)
            .Field("meanAfter", m => m.Change.Figures?.MeanAfter.Value)
            .Field("correlation", m => m.Change.Figures?.Correlation.Value)
            .Field("withheld", m => m.Change.Withheld)
            .Field("undefined", m => m.Change.Figures is { } shown
                ? UndefinedFigures.Of(
                    ("meanBefore", shown.MeanBefore), ("meanAfter", shown.MeanAfter), ("correlation", shown.Correlation))
                : []));
        ComparedFigures.Bind(schema);
        ComparedGaps.Bind(schema);
        schema.Bind<PersonChangeView>("PersonChange", person => person
            .Field("person", (p, context) => p.Network.PersonAsync(p.Index, context))
            .Field("formed", p => p.Change.Figures?.Formed)
            .Field("kept", p => p.Change.Figures?.Kept)
            .Field("dissolved", p => p.Change.Figures?.Dissolved)
            .Field("rewiring", p => p.Change.Figures?.Rewiring.Value)
            .Field("withheld", p => p.Change.Withheld)
            .Field("undefined", p => p.Change.Figures is { } shown ? UndefinedFigures.Of(("rewiring", shown.Rewiring)) : []));
    }

    private static async ValueTask<ComparisonView> CompareAsync(
        NetworkView view, NetworkInput with, NetworkCache networks, DisclosurePolicy policy, CancellationToken cancel)
    {
        var other = await with.NetworkAsync("with", networks, policy, cancel);
        if (other.Network.Ties.IsDirected != view.Network.Ties.IsDirected)
        {
            throw new GraphQLException(
                "Ties with directions cannot be compared with ties without. Give both lenses the same direction.");
        }

        // Not kept: lenses to compare with have no end. The threads of a request must not be held for it either.
        var change = await Task.Run(
            () => NetworkChange.Compute(
                other.Network.Ties,
                view.Network.Ties,
                PeopleMatch.ByKey(other.Network.PersonKeys, view.Network.PersonKeys),
                new(0, null, cancel)),
            cancel);
        return new(view, other, view.Policy.Disclose(change, SubjectOf(change.Match)));
    }

    // One who came or left between the two is what differs between them.
    private static FigureSubject SubjectOf(PeopleMatch match) => FigureSubject.Group(
        ((int[])[match.Stayers, match.Joiners.Length, match.Leavers.Length]).Where(size => size > 0).DefaultIfEmpty().Min());

    private static async ValueTask<MeasureChangeView> MeasureAsync(ComparisonView comparison, PersonMeasure of, CancellationToken cancel)
    {
        var before = await PersonRanking.OfAsync(comparison.Other.Shared, of, cancel);
        var after = await PersonRanking.OfAsync(comparison.Network.Shared, of, cancel);
        if (comparison.Shown is not { } shown)
        {
            return new(of, new(null, comparison.Change.Withheld));
        }

        var change = MeasureChange.Of(
            [.. shown.Match.Before.Select(person => before.Values[person])], [.. shown.Match.After.Select(person => after.Values[person])]);
        return new(of, comparison.Network.Policy.Disclose(change, FigureSubject.Group(change.Compared)));
    }

    private static async ValueTask<Disclosed<PermutationTest>> CorrelationAsync(ComparisonView comparison, CancellationToken cancel)
    {
        if (comparison.Shown is not { } shown)
        {
            return new(null, comparison.Change.Withheld);
        }

        var test = await Task.Run(
            () => QapCorrelation.Compute(
                TiesAmong.Of(comparison.Other.Network.Ties, shown.Match.Before, cancel),
                TiesAmong.Of(comparison.Network.Network.Ties, shown.Match.After, cancel),
                weighted: false,
                strata: [],
                new PermutationPlan(PermutationPlan.DefaultDraws),
                new(0, null, cancel)),
            cancel);
        return comparison.Network.Policy.Disclose(test, FigureSubject.Group(shown.Match.Stayers));
    }

    private static IEnumerable<PersonChangeView>? MostRewired(ComparisonView comparison, int first)
    {
        if (first is < 0 or > MostPeople)
        {
            throw new GraphQLException($"first is 0 to {MostPeople}.");
        }

        var view = comparison.Network;
        return comparison.Shown is { } shown && view.NamesWithheld(null) is null
            ? Enumerable.Range(0, shown.Match.Stayers)
                .OrderByDescending(stayer => shown.People[stayer].Formed + shown.People[stayer].Dissolved)
                .ThenBy(stayer => stayer)
                .Take(first)
                .Select(stayer => new PersonChangeView(
                    view, shown.Match.After[stayer], view.Policy.Disclose(new StayerChange(shown.People[stayer]), FigureSubject.OnePerson)))
            : null;
    }
}

/// <summary>The network to compare with, as a client asks for it.</summary>
/// <param name="Lens">What counts; the default lens if null.</param>
/// <param name="AsOf">The day its window ends.</param>
/// <param name="WhatIf">What is otherwise there; null for nothing.</param>
/// <param name="Refit">Whether expectations are fitted anew with that.</param>
internal sealed record NetworkInput(LensInput? Lens, DateOnly? AsOf, IReadOnlyList<ChangeInput>? WhatIf, bool Refit)
{
    /// <summary>The network, as a viewer asks of it.</summary>
    /// <exception cref="GraphQLException">There is no such network, or a change cannot be made.</exception>
    public async ValueTask<NetworkView> NetworkAsync(
        string argument, NetworkCache networks, DisclosurePolicy policy, CancellationToken cancel)
    {
        var network = await NetworkResolvers.NetworkAsync(Lens, AsOf, networks, policy, cancel);
        return WhatIf is { } changes
            ? await WhatIfResolvers.ChangedAsync(network, changes, Refit, $"{argument}.whatIf", networks, cancel)
            : network;
    }
}

/// <summary>Two networks side by side: the other one is what was before.</summary>
internal sealed record ComparisonView(NetworkView Network, NetworkView Other, Disclosed<NetworkChange> Change)
{
    /// <summary>The change; null when withheld.</summary>
    public NetworkChange? Shown => Change.Figures;

    /// <summary>What to know before the two are held against each other.</summary>
    public IEnumerable<string> Cautions() =>
        new[] { WindowWords.Caution("Before", Other.Shared), WindowWords.Caution("After", Network.Shared) }.OfType<string>();
}

/// <summary>What became of one measure.</summary>
internal sealed record MeasureChangeView(PersonMeasure Measure, Disclosed<MeasureChange> Change);

/// <summary>What became of one person's ties.</summary>
internal sealed record PersonChangeView(NetworkView Network, int Index, Disclosed<StayerChange> Change);

/// <summary>One person's change as an object.</summary>
internal sealed record StayerChange(PersonChange Of)
{
    public int Formed => Of.Formed;

    public int Kept => Of.Kept;

    public int Dissolved => Of.Dissolved;

    public Measured Rewiring => Of.Rewiring;
}
