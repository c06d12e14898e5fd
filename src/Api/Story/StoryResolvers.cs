using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Gaps;
using NetworkLens.Api.Measures;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Story;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Story;

/// <summary>Resolves <c>Network.summary</c> and its types in schema/story.graphql.</summary>
internal static class StoryResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("summary", SummaryAsync));
        schema.Bind<Disclosed<StoryFigures>>("NetworkSummary", summary => summary
            .Field("text", s => s.Figures is { } story ? string.Join(' ', story.Sentences.Select(sentence => sentence.Text)) : null)
            .Field("sentences", s => s.Figures?.Sentences));
        schema.Bind<StorySentence>("SummarySentence", sentence => sentence.Field("query", s => StoryQueries.Of(s.Subject)));
    }

    private static async ValueTask<Disclosed<StoryFigures>> SummaryAsync(NetworkView view, CancellationToken cancel)
    {
        var connectivity = await Analyses.ConnectivityAsync(view.Shared, cancel);
        var gaps = await Analyses.GapsAsync(view.Shared, cancel);
        var blocks = await PersonAnalyses.BlocksAsync(view.Shared, cancel);
        var pairs = gaps.Pairs.Where(pair => PairView.Of(view, pair).Shown is not null).ToList();
        var first = gaps.Gaps.Select(gap => GapView.Of(view, gaps, gap).Shown).FirstOrDefault(gap => gap is not null);
        var story = NetworkStory.Tell(
            view.Network, connectivity, gaps, pairs, first, blocks.Parts.ArticulationPoints.Length);
        return view.Policy.Disclose(new StoryFigures(story), FigureSubject.Group(view.Network.PeopleCount));
    }
}

/// <summary>The sentences of a network.</summary>
internal sealed record StoryFigures(IReadOnlyList<StorySentence> Sentences);
