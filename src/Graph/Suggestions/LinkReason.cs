using System.Collections.Immutable;
using System.Globalization;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;

namespace NetworkLens.Graph.Suggestions;

/// <summary>Why a link is suggested, in words that name places and counts, never a person, and claim no cause.</summary>
public static class LinkReason
{
    /// <summary>In one or two sentences. Holds counts: whoever may not see them may not see it.</summary>
    /// <param name="links">The links that it is one of.</param>
    /// <param name="link">The link.</param>
    /// <param name="gaps">The gaps that were given, for those that it closes.</param>
    public static string Of(SuggestedLinks links, SuggestedLink link, ImmutableArray<GapToClose> gaps) =>
        $"{WithoutDistance(links, link, gaps)} {HowFar(link)}";

    /// <summary>The same without how far the two are apart, for whoever may not know that of two people.</summary>
    /// <param name="links">The links that it is one of.</param>
    /// <param name="link">The link.</param>
    /// <param name="gaps">The gaps that were given, for those that it closes.</param>
    public static string WithoutDistance(
        SuggestedLinks links, SuggestedLink link, ImmutableArray<GapToClose> gaps) => links.Request.Objective switch
        {
            LinkObjective.CloseGaps => Closes(link, gaps),
            LinkObjective.Reach => string.Create(
                CultureInfo.InvariantCulture,
                $"With this link {More((long)(link.After - link.Before), Across(links.Request.Dimension))} within 2 ties: "
                + $"{link.After:N0} of {links.Base:N0}."),
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"With this link the mean closeness of {(links.IsSampled ? "a sample of " : "")}{Pairs(links.Base)} "
                + $"{Across(links.Request.Dimension)} is {link.After:0.0000} in place of {link.Before:0.0000}."),
        };

    private static string Closes(SuggestedLink link, ImmutableArray<GapToClose> gaps)
    {
        // The gap that lacks the greatest share is told, the others are counted.
        var told = link.Closes.MaxBy(step => (gaps[step.Gap].Expected - step.Before) / gaps[step.Gap].Expected);
        var gap = gaps[told.Gap];
        var others = link.Closes.Length - 1;
        var more = others == 0 ? ""
            : others == 1 ? "; it counts in 1 more gap"
            : string.Create(CultureInfo.InvariantCulture, $"; it counts in {others:N0} more gaps");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Between {gap.FromLabel} ({People(gap.From.Length)}) and {gap.ToLabel} ({People(gap.To.Length)}) there would be "
            + $"{Ties(told.After)} in place of {told.Before:0}, where comparable groups have {PairWords.Number(gap.Expected)}{more}.");
    }

    private static string HowFar(SuggestedLink link) => link.StepsApart switch
    {
        null => "No chain of ties joins the two yet.",
        2 => "The two share a contact, who could introduce them.",
        var steps => string.Create(CultureInfo.InvariantCulture, $"The two are {steps} ties apart."),
    };

    /// <summary>Which pairs of people a dimension is about.</summary>
    internal static string Across(Dimension? dimension) => dimension switch
    {
        Dimension.Vertical => "of front line and executives",
        Dimension.Horizontal => "across units",
        Dimension.CrossOrganisation => "across organisations",
        _ => "of clinical and managerial people",
    };

    private static string Ties(double ties) => ties == 1 ? "1 tie" : string.Create(CultureInfo.InvariantCulture, $"{ties:0} ties");

    private static string More(long pairs, string across) => pairs == 1
        ? $"1 more pair {across} is"
        : string.Create(CultureInfo.InvariantCulture, $"{pairs:N0} more pairs {across} are");

    private static string Pairs(long pairs) => pairs == 1 ? "1 pair" : string.Create(CultureInfo.InvariantCulture, $"{pairs:N0} pairs");

    private static string People(int people) =>
        people == 1 ? "1 person" : string.Create(CultureInfo.InvariantCulture, $"{people:N0} people");
}
