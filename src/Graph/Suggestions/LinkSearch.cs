namespace NetworkLens.Graph.Suggestions;

/// <summary>Chooses links greedily, and mends the choice where that is cheap.</summary>
internal sealed class LinkSearch(LinkGoal goal, LinkRules rules, int count, IProgress<double>? progress, CancellationToken cancel)
{
    private readonly LinkChoice _choice = new(goal, rules, count, cancel);

    /// <summary>Chooses, and gives the links in the order of what they add; their paths are empty yet.</summary>
    public SuggestedLink[] Run()
    {
        var isFew = goal.Sources <= LinkExchange.MostSources;
        if (isFew && goal.RisesAnywhere)
        {
            _choice.Fill(barred: null);
        }
        else
        {
            AskLazily();
        }

        // Shares of the best are guaranteed by greedy alone; what follows only adds.
        if (isFew && _choice.Links.Count is > 0 and <= SuggestedLinks.MostExchanged && goal.TakesBackCheaply)
        {
            new LinkExchange(_choice).Run();
        }

        return Told();
    }

    /// <summary>
    /// What a source offered when last asked is a bound while nothing can make it rise: only those on top are asked anew, and those that
    /// may have risen. Minoux, M. (1978). Accelerated greedy algorithms for maximizing submodular set functions.
    /// </summary>
    private void AskLazily()
    {
        var queue = new PriorityQueue<(int Source, int Asked), (LinkOffer Offer, int Source)>(
            Comparer<(LinkOffer Offer, int Source)>.Create((one, other) =>
                other.Offer.CompareTo(one.Offer) is not 0 and var order ? order : one.Source.CompareTo(other.Source)));
        var asked = new int[goal.Sources]; // How often a source was asked: an older entry of the queue is void.
        var round = new int[goal.Sources]; // In which round it was asked last.
        for (var source = 0; source < asked.Length && count > 0; source++)
        {
            Ask(source, 1);
        }

        for (var now = 1; _choice.Links.Count < count && queue.TryDequeue(out var top, out _);)
        {
            cancel.ThrowIfCancellationRequested();
            if (top.Asked != asked[top.Source])
            {
                continue;
            }

            if (round[top.Source] != now)
            {
                Ask(top.Source, now);
                continue;
            }

            var best = goal.Best(top.Source);
            _choice.Add(new(top.Source, best.From, best.To));
            progress?.Report((double)_choice.Links.Count / count);
            now++;
            Ask(top.Source, now);
            foreach (var risen in goal.Risen(best.From, best.To))
            {
                Ask(risen, now);
            }
        }

        void Ask(int source, int now)
        {
            cancel.ThrowIfCancellationRequested();
            (asked[source], round[source]) = (asked[source] + 1, now);
            if (goal.Best(source) is { From: >= 0 } offer)
            {
                queue.Enqueue((source, asked[source]), (offer, source));
            }
        }
    }

    private SuggestedLink[] Told()
    {
        var order = _choice.Links.ToArray();
        _choice.Clear();
        return [.. order.Select(link =>
        {
            cancel.ThrowIfCancellationRequested();
            var before = goal.Figure;
            GapStep[] closes = [.. goal.Closes(link.Source)];
            _choice.Add(link);
            var (low, high) = (Math.Min(link.From, link.To), Math.Max(link.From, link.To));
            return new SuggestedLink(low, high, before, goal.Figure, [.. closes], []);
        })];
    }
}
