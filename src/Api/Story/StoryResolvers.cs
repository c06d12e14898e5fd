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
            .Field("text", s => s.Figures is { } story ? string.Join(' ', story.Sentences.Select(each => each.Sentence.Text)) : null)
            .Field("sentences", s => s.Figures?.Sentences));
        schema.Bind<SentenceView>("SummarySentence", sentence => sentence
            .Field("subject", s => s.Sentence.Subject)
            .Field("text", s => s.Sentence.Text)
            .Field("query", s => StoryQueries.Of(s.Sentence.Subject, s.IsWhatIf)));
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
        var sentences = story.Select(sentence => new SentenceView(sentence, view.Shared.Origin is not null));
        return view.Policy.Disclose(new StoryFigures([.. sentences]), FigureSubject.Group(view.Network.PeopleCount));
    }
}

/// <summary>The sentences of a network.</summary>
internal sealed record StoryFigures(IReadOnlyList<SentenceView> Sentences);

/// <summary>A sentence, of the data or of what would be otherwise.</summary>
internal sealed record SentenceView(StorySentence Sentence, bool IsWhatIf);
