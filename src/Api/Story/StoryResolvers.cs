using NetworkLens.Api.Computing;
using NetworkLens.Api.Connectivity;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Gaps;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Story;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Story;

/// <summary>Resolves <c>Network.summary</c> and its types in schema/story.graphql.</summary>
internal static class StoryResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("summary", SummaryAsync));
        schema.Bind<InTime<StoryFigures>>("NetworkSummary", summary => summary
            .Field("text", s => s.Figures is { } story ? string.Join(' ', story.Sentences.Select(each => each.Sentence.Text)) : null)
            .Field("sentences", s => s.Figures?.Sentences)
            .Field("computing", s => s.UnderWay));
        schema.Bind<SentenceView>("SummarySentence", sentence => sentence
            .Field("subject", s => s.Sentence.Subject)
            .Field("text", s => s.Sentence.Text)
            .Field("query", s => s.Query));
    }

    private static async ValueTask<InTime<StoryFigures>> SummaryAsync(
        NetworkView view, Respondents respondents, ResolverContext context)
    {
        if (view.Policy.Disclose(view, FigureSubject.Group(view.Network.PeopleCount)).Withheld is { } why)
        {
            return new(null, why, null);
        }

        var askedGaps = view.AskGapsAsync(respondents, context).AsTask();
        var askedGrounds = view.AskPartByPartAsync(
            "", (_, progress, stop) => StoryGrounds.GatherAsync(view.Shared, progress, stop), context).AsTask();
        await Task.WhenAll(askedGaps, askedGrounds);
        if ((await askedGaps, await askedGrounds) is not ({ Figures: { } gaps }, { Figures: { } grounds }))
        {
            return new(null, null, UnderWay.Of((await askedGaps).UnderWay, (await askedGrounds).UnderWay));
        }

        var pairs = gaps.Pairs.Where(pair => PairView.Of(view, pair).Shown is not null).ToList();
        var first = NetworkStory.FirstOf([.. gaps.Gaps.Where(gap => GapView.Of(view, gaps, gap).Shown is not null)]);
        var supposed = view.Shared.Origin?.Changes.Length ?? 0;
        var story = NetworkStory.Tell(view.Network, grounds.Connectivity, gaps, pairs, first, grounds.Linchpins, supposed);
        var queries = new StoryQueries(view.Shared.Origin is not null, respondents, first);
        var sayable = new ShownSentences(await ConnectivityView.OfAsync(view, context.Cancel), gaps);
        return new(
            new([.. story.Where(sayable.Holds).Select(sentence => new SentenceView(sentence, queries.Of(sentence.Subject)))]), null, null);
    }
}

/// <summary>The sentences of a network.</summary>
internal sealed record StoryFigures(IReadOnlyList<SentenceView> Sentences);

/// <summary>A sentence, and the query that gives its figures.</summary>
internal sealed record SentenceView(StorySentence Sentence, string Query);
