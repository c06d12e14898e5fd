namespace NetworkLens.Graph.Suggestions;

/// <summary>Mends a greedy choice of few links among few sources: by exchange, and by beginning with others.</summary>
/// <remarks>
/// Each link, and each two links, are given up in turn and stay so where those that then fit are worth more. After that the choice is made
/// anew from each of the first links that are worth most, exchanged alike, and the best of all is kept. It ends where nothing is better, or
/// with <see cref="MostQuestions"/>.
/// </remarks>
internal sealed class LinkExchange(LinkChoice choice)
{
    /// <summary>Sources of links at most.</summary>
    public const int MostSources = 2_000;

    /// <summary>How often sources are asked at most, in all.</summary>
    public const long MostQuestions = 60_000;

    private const int MostTwo = 12; // Links of which each two are given up.
    private const int MostStarts = 32;

    // More than rounding: sums in another order are not progress.
    private const double Progress = 1 + 1e-12;

    private readonly long _end = choice.Questions + MostQuestions;

    private bool IsOver => choice.Questions >= _end;

    /// <summary>Mends the choice and puts its links in order.</summary>
    public void Run()
    {
        var best = (Worth: Improve(), Links: choice.Links.ToArray());
        choice.Clear();
        var starts = choice.Offers().OrderByDescending(offer => offer.Worth).ThenBy(offer => offer.Link.Source).Take(MostStarts).ToArray();
        foreach (var (first, _) in starts)
        {
            if (IsOver)
            {
                break;
            }

            choice.Take([first]);
            choice.Fill(barred: null);
            if (Improve() is var worth && worth > best.Worth * Progress)
            {
                best = (worth, [.. choice.Links]);
            }
        }

        choice.Take(best.Links);
    }

    /// <summary>Exchanges until nothing is better; gives what the links are worth, and leaves them in order.</summary>
    private double Improve()
    {
        var worth = choice.PutInOrder();
        while (!IsOver && Better(worth) is { } better)
        {
            worth = better;
        }

        return worth;
    }

    private double? Better(double worth)
    {
        var links = choice.Links.ToArray();
        foreach (var link in links)
        {
            if (!IsOver && Exchange(links, link, null, worth) is { } better)
            {
                return better;
            }
        }

        foreach (var link in links.Length <= MostTwo ? links : [])
        {
            foreach (var other in links)
            {
                if (other != link && !IsOver && Exchange(links, link, other, worth) is { } better)
                {
                    return better;
                }
            }
        }

        return null;
    }

    /// <summary>Gives up a link, which may not come back, and perhaps another, and keeps that where all is worth more then.</summary>
    private double? Exchange(ChosenLink[] links, ChosenLink link, ChosenLink? other, double worth)
    {
        choice.Remove(link);
        if (other is { } second)
        {
            choice.Remove(second);
        }

        choice.Fill(link);
        if (choice.PutInOrder() is var now && now > worth * Progress)
        {
            return now;
        }

        choice.Take(links);
        return null;
    }
}
