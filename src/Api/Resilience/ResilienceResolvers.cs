using NetworkLens.Api.Computing;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Resilience;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Resilience;

/// <summary>Resolves <c>Network.resilience</c> and the types of schema/resilience.graphql.</summary>
internal static class ResilienceResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("resilience", ResilienceAsync));
        schema.Bind<ResilienceView>("Resilience", resilience => resilience
            .Field("leavers", r => r.Shown?.Leavers.Length)
            .Field("peopleCount", r => r.Shown is null ? (int?)null : r.Network.Network.PeopleCount)
            .Field("people", PeopleAsync)
            .Field("namesWithheld", r => r.Network.NamesWithheld(r.Report.Withheld))
            .Field("draws", r => r.Shown?.Options.Draws)
            .Field("figures", r => r.Shown?.Whole.AsEnumerable())
            .Field("dimensions", r => r.Shown?.Dimensions
                .Select((figures, d) => new DimensionResilience(Enum.GetValues<Dimension>()[d], figures)))
            .Field("computing", r => r.Report.UnderWay)
            .Field("withheld", r => r.Report.Withheld));
        schema.Bind<DimensionResilience>("DimensionResilience");
        schema.Bind<ResilienceFigure>("ResilienceFigure", figure => figure
            .Field("before", f => f.Before.Value)
            .Field("after", f => f.After.Value)
            .Field("randomMean", f => f.Random.Mean.Value)
            .Field("randomLower", f => f.Random.Lower.Value)
            .Field("randomUpper", f => f.Random.Upper.Value)
            .Field("drawsCounted", f => f.Random.Counted)
            .Field("drawsAsBad", f => f.Random.AsBad)
            .Field("undefined", f => UndefinedFigures.Of(("before", f.Before), ("after", f.After), ("randomMean", f.Random.Mean))));
    }

    private static async ValueTask<ResilienceView> ResilienceAsync(
        NetworkView view, int leavers, LeaverChoice by, int draws, ResolverContext context)
    {
        Guard("leavers", leavers, ResilienceOptions.MostLeavers);
        Guard("draws", draws, ResilienceOptions.MostDraws);
        var options = ResilienceOptions.Default with { Leavers = leavers, Choice = by, Draws = draws };
        var report = await view.AskAsync(
            SubjectOf(leavers, view),
            $"{by} {leavers} {draws}",
            (network, progress, stop) => ResilienceReport.Compute(network, options, new(0, progress, stop)),
            context);
        return new(view, by, report);
    }

    // Who leaves in which draw can be worked out, and many draws together tell of everyone: for viewers who may see individuals. What two
    // numbers of leavers differ by are figures about those by whom they differ: who is shown groups of five alone may let 5, 10, 15, ...
    // leave.
    private static FigureSubject SubjectOf(int leavers, NetworkView view)
    {
        var (least, stay) = (view.Policy.Viewer.LeastGroup, Math.Max(0, view.Network.PeopleCount - leavers));
        var step = least > 0 && leavers % least != 0 ? leavers % least : leavers;
        return FigureSubject.Group(Math.Min(step, stay)) with { IsOnePerson = true };
    }

    private static async ValueTask<IReadOnlyList<Data.Model.Person>?> PeopleAsync(ResilienceView resilience, ResolverContext context) =>
        resilience.Shown is { } shown ? await resilience.Network.NamedPeopleAsync(shown.Leavers, context) : null;

    private static void Guard(string argument, int value, int most)
    {
        if (value < 1 || value > most)
        {
            throw new GraphQLException($"{argument} is 1 to {most}.");
        }
    }
}

/// <summary>A resilience report as one viewer is shown it.</summary>
internal sealed record ResilienceView(NetworkView Network, LeaverChoice By, InTime<ResilienceReport> Report)
{
    /// <summary>The report; null when withheld or under way.</summary>
    public ResilienceReport? Shown => Report.Figures;
}

/// <summary>What a dimension loses.</summary>
internal sealed record DimensionResilience(Dimension Dimension, IReadOnlyList<ResilienceFigure> Figures);
