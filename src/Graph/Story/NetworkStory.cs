using System.Collections.Immutable;
using System.Globalization;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Story;

/// <summary>A network in words: what a board hears first, each sentence with its figures and of how many they are.</summary>
/// <remarks>
/// Sentences come in one order: people, the four dimensions, reporting lines, verdicts, the first gap, and single people on whom others
/// hang. None claims a cause or names anybody. Where a sentence has nothing to count it says so, or, of lines, gaps and single people, is
/// left out: five to nine of them; one for an empty network. Time O(pairs).
/// </remarks>
public static class NetworkStory
{
    /// <summary>Tells it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="connectivity">Its four dimensions.</param>
    /// <param name="gaps">Its gaps.</param>
    /// <param name="pairs">Those pairs of groups that may be counted.</param>
    /// <param name="first">The first gap that may be shown, if any.</param>
    /// <param name="linchpins">People whose leaving would cut somebody off.</param>
    public static ImmutableArray<StorySentence> Tell(
        OrganisationNetwork network,
        ConnectivityReport connectivity,
        GapReport gaps,
        IReadOnlyCollection<PairReport> pairs,
        Gap? first,
        int linchpins)
    {
        if (network.PeopleCount == 0)
        {
            return [new(StorySubject.People, "Nobody is in this network.")];
        }

        (StorySubject Subject, string? Text)[] sentences =
        [
            (StorySubject.People, People(network, Coverage.Compute(network))),
            (StorySubject.FrontLineAndExecutives, Vertical(connectivity.Vertical.Reach)),
            (StorySubject.Units, Horizontal(connectivity.Horizontal.Reach)),
            (StorySubject.Organisations, Cross(connectivity.CrossOrganisation.Reach)),
            (StorySubject.CliniciansAndManagers, Disciplines(connectivity.ClinicalManagerial.Reach)),
            (StorySubject.ReportingLines, Lines(gaps.Lines)),
            (StorySubject.Verdicts, Verdicts(gaps, pairs)),
            (StorySubject.FirstGap, first is null ? null : $"First to look at: {first.Summary}"),
            (StorySubject.SinglePeople, Linchpins(linchpins, network.PeopleCount)),
        ];
        return [.. sentences.Where(each => each.Text is not null).Select(each => new StorySentence(each.Subject, each.Text!))];
    }

    private static string People(OrganisationNetwork network, Coverage coverage) =>
        $"{Count(network.PeopleCount, "person has", "people have")} {Ties(network)}, and "
        + $"{Number(coverage.PeopleObserved)} of {Number(coverage.PeopleKnown)} known "
        + $"({Share(coverage.PeopleObserved, coverage.PeopleKnown)}) {(coverage.PeopleObserved == 1 ? "has" : "have")} any.";

    private static string Vertical(Reach reach)
    {
        var (balcony, floor) = (reach.Parts[0], reach.Parts[1]);
        return balcony.Possible == 0
            ? "No organisation here has both front-line people and executives, so nothing is said of how they reach each other."
            : $"Of {Count(balcony.Possible, "front-line person", "front-line people")}, {Number(balcony.Reached)} "
                + $"({Share(balcony.Reached, balcony.Possible)}) {Reach(balcony)} an executive of their organisation "
                + $"{Within(reach)}, and executives reach somebody in {Number(floor.Reached)} of "
                + $"{Count(floor.Possible, "front-line unit", "front-line units")}.";
    }

    private static string Horizontal(Reach reach)
    {
        var pairs = reach.Parts[0];
        return pairs.Possible == 0
            ? "No unit here has a sibling, so nothing is said of units side by side."
            : $"Of {Count(pairs.Possible, "pair", "pairs")} of sibling units, {Number(pairs.Reached)} "
                + $"({Share(pairs.Reached, pairs.Possible)}) {(pairs.Reached == 1 ? "is" : "are")} joined {Within(reach)}.";
    }

    private static string Cross(Reach reach)
    {
        var organisations = reach.Parts[0];
        return organisations.Possible == 0
            ? "No organisation here has another of the same system to reach."
            : $"Counted for every person and every other organisation of their system, {Number(organisations.Reached)} of "
                + $"{Number(organisations.Possible)} ({Share(organisations.Reached, organisations.Possible)}) "
                + $"{(organisations.Reached == 1 ? "is" : "are")} reached {Within(reach)}.";
    }

    private static string Disciplines(Reach reach)
    {
        var (clinical, managerial) = (reach.Parts[0], reach.Parts[1]);
        return clinical.Possible == 0 || managerial.Possible == 0
            ? "There are not both clinical and managerial people here, so nothing is said of how they reach each other."
            : $"Of {Count(clinical.Possible, "clinical person", "clinical people")}, {Number(clinical.Reached)} "
                + $"({Share(clinical.Reached, clinical.Possible)}) {Reach(clinical)} somebody managerial {Within(reach)}, and of "
                + $"{Count(managerial.Possible, "managerial person", "managerial people")}, {Number(managerial.Reached)} "
                + $"({Share(managerial.Reached, managerial.Possible)}) somebody clinical.";
    }

    private static string? Lines(LineLife lines)
    {
        var judged = lines.Live + lines.Silent.Length;
        return judged == 0
            ? null
            : $"Of {Count(judged, "reporting line", "reporting lines")} with two holders, {Number(lines.Silent.Length)} "
                + $"({Share(lines.Silent.Length, judged)}) had no interaction of the kinds and in the time looked at.";
    }

    private static string? Verdicts(GapReport gaps, IReadOnlyCollection<PairReport> pairs) =>
        VerdictWords.Warning(gaps.Fit.Outcome) is { } warning ? warning.Explanation
        : pairs.Count == 0 ? null
        : VerdictWords.Summary(VerdictCount.Compute(pairs), gaps.Fit.Outcome);

    private static string? Linchpins(int linchpins, int people) => linchpins == 0
        ? null
        : $"{Number(linchpins)} of {Count(people, "person", "people")} {(linchpins == 1 ? "is" : "are")} somebody's "
            + "only way to the rest: without one of them others "
            + "would be cut off.";

    private static string Ties(OrganisationNetwork network) => network.Ties.TieCount == 0
        ? "no ties"
        : $"{Count(network.Ties.TieCount, "tie", "ties")} to each other";

    private static string Reach(ReachPart part) => part.Reached == 1 ? "reaches" : "reach";

    private static string Within(Reach reach) => reach.Within == 1 ? "in 1 step" : $"within {Number(reach.Within)} steps";

    private static string Count(long count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    private static string Share(long part, long whole) => Percent.Of((double)part / whole);

    private static string Number(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}

/// <summary>A sentence of a story.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Text">The sentence.</param>
public sealed record StorySentence(StorySubject Subject, string Text);

/// <summary>What a sentence is about.</summary>
public enum StorySubject : byte
{
    /// <summary>Who is in, and how many have a tie.</summary>
    People = 1,

    /// <summary>The vertical dimension.</summary>
    FrontLineAndExecutives = 2,

    /// <summary>The horizontal dimension.</summary>
    Units = 3,

    /// <summary>The cross-organisation dimension.</summary>
    Organisations = 4,

    /// <summary>The clinical-managerial dimension.</summary>
    CliniciansAndManagers = 5,

    /// <summary>Live and silent lines.</summary>
    ReportingLines = 6,

    /// <summary>How many pairs of groups have which verdict.</summary>
    Verdicts = 7,

    /// <summary>The gap to look at first.</summary>
    FirstGap = 8,

    /// <summary>People on whom others hang.</summary>
    SinglePeople = 9,
}
