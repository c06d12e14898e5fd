namespace NetworkLens.Graph.Suggestions;

/// <summary>A link that was chosen.</summary>
/// <param name="Source">Whose offer it was.</param>
/// <param name="From">One person.</param>
/// <param name="To">The other.</param>
internal readonly record struct ChosenLink(int Source, int From, int To);

/// <summary>The links chosen so far, held in the goal and in the rules alike.</summary>
internal sealed class LinkChoice(LinkGoal goal, LinkRules rules, int count, CancellationToken cancel)
{
    private readonly List<ChosenLink> _links = [];

    /// <summary>In the order in which they were chosen.</summary>
    public IReadOnlyList<ChosenLink> Links => _links;

    /// <summary>How often a source was asked here.</summary>
    public long Questions { get; private set; }

    /// <summary>Adds whatever is worth most until there are enough or nothing is worth anything; barred may not be.</summary>
    public void Fill(ChosenLink? barred)
    {
        rules.Bar(barred is { } link ? (link.From, link.To) : null);
        while (_links.Count < count && Best() is { Offer.From: >= 0 } best)
        {
            Add(new(best.Source, best.Offer.From, best.Offer.To));
        }

        rules.Bar(null);
    }

    /// <summary>What each source that has any offers, by itself.</summary>
    public List<(ChosenLink Link, double Worth)> Offers()
    {
        var offers = new List<(ChosenLink, double)>();
        for (var source = 0; source < goal.Sources; source++)
        {
            if (Ask(source) is { From: >= 0 } offer)
            {
                offers.Add((new(source, offer.From, offer.To), offer.Worth));
            }
        }

        return offers;
    }

    /// <summary>
    /// Puts the links in the order of what they add, equals as greedy takes them; gives what they are worth in that order, the same for the
    /// same links however they were found.
    /// </summary>
    public double PutInOrder()
    {
        var left = _links.ToList();
        Clear();
        var sum = 0.0;
        while (left.Count > 0)
        {
            var next = left.MaxBy(link => (Ask(link), -rules.Rank[link.From] - rules.Rank[link.To], -link.Source));
            sum += Ask(next).Worth;
            left.Remove(next);
            Add(next);
        }

        return sum;

        LinkOffer Ask(ChosenLink link)
        {
            Questions++;
            return goal.Offer(link.Source, link.From, link.To);
        }
    }

    /// <summary>Chooses a link.</summary>
    public void Add(ChosenLink link)
    {
        _links.Add(link);
        rules.Join(link.From, link.To);
        goal.Add(link.Source, link.From, link.To);
    }

    /// <summary>Gives a link up.</summary>
    public void Remove(ChosenLink link)
    {
        _links.Remove(link);
        rules.Part(link.From, link.To);
        goal.Remove(link.Source, link.From, link.To);
    }

    /// <summary>Chooses these in place of all others.</summary>
    public void Take(IEnumerable<ChosenLink> links)
    {
        Clear();
        foreach (var link in links)
        {
            Add(link);
        }
    }

    /// <summary>Gives up all.</summary>
    public void Clear()
    {
        foreach (var link in _links)
        {
            rules.Part(link.From, link.To);
        }

        _links.Clear();
        goal.Clear();
    }

    private (int Source, LinkOffer Offer) Best()
    {
        var best = (Source: -1, Offer: LinkOffer.None);
        for (var source = 0; source < goal.Sources; source++)
        {
            if (Ask(source) is { From: >= 0 } offer && offer.CompareTo(best.Offer) > 0)
            {
                best = (source, offer);
            }
        }

        return best;
    }

    private LinkOffer Ask(int source)
    {
        cancel.ThrowIfCancellationRequested();
        Questions++;
        return goal.Best(source);
    }
}
