using System.Collections.Immutable;
using System.Globalization;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Story;

/// <summary>A network in words: what a board hears first, each sentence with its figures and of how many they are.</summary>
/// <remarks>
/// Sentences come in one order: people, who answered, the four dimensions, reporting lines, verdicts, the first gap, and single people on
/// whom others hang. None claims a cause or names anybody. Where a sentence has nothing to count it says so, or, of answers, lines, gaps
/// and single people, is left out: five to ten of them; one for an empty network, two where nobody has a tie. Of what if the first says so.
/// Time O(pairs).
/// </remarks>
public static class NetworkStory
{
    /// <summary>Tells it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="connectivity">Its four dimensions.</param>
    /// <param name="gaps">Its gaps.</param>
    /// <param name="pairs">Those pairs of groups that may be counted.</param>
    /// <param name="first">The gap to look at first, of those that may be shown: see <see cref="FirstOf"/>.</param>
    /// <param name="linchpins">People whose leaving would cut somebody off.</param>
    /// <param name="supposed">How many changes the network supposes that are not in the data.</param>
    public static ImmutableArray<StorySentence> Tell(
        OrganisationNetwork network,
        ConnectivityReport connectivity,
        GapReport gaps,
        IReadOnlyCollection<PairReport> pairs,
        Gap? first,
        int linchpins,
        int supposed = 0)
    {
        var isEmpty = network.PeopleCount == 0;
        var coverage = Coverage.Compute(network);
        var people = Suppose(supposed, isEmpty ? "nobody is in this network." : People(network, coverage));
        if (isEmpty)
        {
            return [new(StorySubject.People, people)];
        }

        if (gaps.IsWithoutTies)
        {
            return [new(StorySubject.People, people), new(StorySubject.Verdicts, NothingToTell)];
        }

        (StorySubject Subject, string? Text)[] sentences =
        [
            (StorySubject.People, people),
            (StorySubject.Answers, Answers(gaps.Responses)),
            (StorySubject.FrontLineAndExecutives, Vertical(connectivity.Vertical.Reach, coverage)),
            (StorySubject.Units, Horizontal(connectivity.Horizontal.Reach, coverage, network.Lens.Direction == TieDirection.Directed)),
            (StorySubject.Organisations, Cross(connectivity.CrossOrganisation.Reach)),
            (StorySubject.CliniciansAndManagers, Disciplines(connectivity.ClinicalManagerial.Reach, coverage)),
            (StorySubject.ReportingLines, Lines(gaps)),
            (StorySubject.Verdicts, Verdicts(gaps, pairs)),
            (StorySubject.FirstGap, first is null ? null : First(first)),
            (StorySubject.SinglePeople, Linchpins(linchpins, network.PeopleCount)),
        ];
        return [.. sentences.Where(each => each.Text is not null).Select(each => new StorySentence(each.Subject, each.Text!))];
    }

    /// <summary>
    /// The gap to look at first: the first that a test tells from chance; where there is none, the first by reach, or else the first.
    /// </summary>
    /// <param name="shown">Those that may be shown, in their order.</param>
    public static Gap? FirstOf(IReadOnlyCollection<Gap> shown) =>
        shown.FirstOrDefault(gap => gap.Verdict == GapVerdict.Gap)
        ?? shown.FirstOrDefault(gap => gap.Kind == GapKind.Unreached)
        ?? shown.FirstOrDefault();

    private const string NothingToTell =
        "There is no tie among them of the kinds and in the time looked at, so that nothing more is to be told.";

    private static string Suppose(int changes, string text) => changes == 0
        ? $"{char.ToUpperInvariant(text[0])}{text[1..]}"
        : $"Supposing {Count(changes, "change", "changes")} to the data: {text}";

    private static string First(Gap gap) => gap switch
    {
        { Verdict: GapVerdict.Gap } => $"First to look at: {gap.Summary}",
        { Kind: GapKind.Unreached } => $"Nothing here is told from chance to be missing. First to look at, by reach alone: {gap.Summary}",
        _ => $"Nothing here is told from chance to be missing. First to look at all the same: {gap.Summary}",
    };

    private static string? Answers(Responses responses)
    {
        var (asked, given) = (responses.Asked, responses.Given);
        const string Least = "a tie between two who did not could not be seen, so that ties and reach are at least what is told";
        return given == asked ? null
            : responses.By == Respondents.Senders
                ? $"Where whoever turned to somebody counts as having answered, {Number(given)} of {Count(asked, "person", "people")} "
                    + $"({Share(given, asked)}) answered; {Least}."
            : $"Of {Count(asked, "person", "people")} asked, {Number(given)} ({Share(given, asked)}) answered; {Least}.";
    }

    private static string People(OrganisationNetwork network, Coverage coverage) =>
        $"{Count(network.PeopleCount, "person has", "people have")} {Ties(network)}, and "
        + $"{Number(coverage.PeopleObserved)} of {Number(coverage.PeopleKnown)} known "
        + $"({Share(coverage.PeopleObserved, coverage.PeopleKnown)}) have any.";

    private static string Vertical(Reach reach, Coverage coverage)
    {
        var (balcony, floor) = (reach.Parts[0], reach.Parts[1]);
        return coverage.UnknownLevel == coverage.PeopleKnown
            ? "The level is known of nobody here, so nothing is said of how front line and executives reach each other."
            : balcony.Possible == 0
            ? "No organisation here has both front-line people and executives, so nothing is said of how they reach each other."
            : $"Of {Count(balcony.Possible, "front-line person", "front-line people")}, {Number(balcony.Reached)} "
                + $"({Share(balcony.Reached, balcony.Possible)}) {Reach(balcony)} an executive of their organisation "
                + $"{Within(reach)}, and executives reach somebody in {Number(floor.Reached)} of "
                + $"{Count(floor.Possible, "front-line unit", "front-line units")}.";
    }

    private static string Horizontal(Reach reach, Coverage coverage, bool isDirected)
    {
        var pairs = reach.Parts[0];
        return coverage.UnknownUnit == coverage.PeopleKnown
            ? "The unit is known of nobody here, so nothing is said of units side by side."
            : pairs.Possible == 0
            ? "No unit here has a sibling, so nothing is said of units side by side."
            : isDirected // Each pair counts both ways.
            ? $"Of {Number(pairs.Possible)} ways from a unit to a sibling unit, two for each pair, {Number(pairs.Reached)} "
                + $"({Share(pairs.Reached, pairs.Possible)}) {(pairs.Reached == 1 ? "is" : "are")} open {Within(reach)}."
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

    private static string Disciplines(Reach reach, Coverage coverage)
    {
        var (clinical, managerial) = (reach.Parts[0], reach.Parts[1]);
        return coverage.UnknownDiscipline == coverage.PeopleKnown
            ? "The discipline is known of nobody here, so nothing is said of how clinical and managerial people reach each other."
            : clinical.Possible == 0 // And nobody is counted of the other side.
            ? "There are not both clinical and managerial people here, so nothing is said of how they reach each other."
            : $"Of {Count(clinical.Possible, "clinical person", "clinical people")}, {Number(clinical.Reached)} "
                + $"({Share(clinical.Reached, clinical.Possible)}) {Reach(clinical)} somebody managerial {Within(reach)}, and of "
                + $"{Count(managerial.Possible, "managerial person", "managerial people")}, {Number(managerial.Reached)} "
                + $"({Share(managerial.Reached, managerial.Possible)}) somebody clinical.";
    }

    // Apart: that most lines of a profession are silent would drown among those of management.
    private static string? Lines(GapReport gaps)
    {
        var kinds = new[] { (Name: "operational", Lines: gaps.OperationalLines), (Name: "professional", Lines: gaps.ProfessionalLines) }
            .Select(kind => (kind.Name, Silent: kind.Lines.Silent.Length, Judged: kind.Lines.Live + kind.Lines.Silent.Length))
            .Where(kind => kind.Judged > 0)
            .Select((kind, at) => $"f {Count(kind.Judged, $"{kind.Name} line", $"{kind.Name} lines")}"
                + $"{(at == 0 ? " between two people" : "")}, {Number(kind.Silent)} ({Share(kind.Silent, kind.Judged)})"
                + $"{(at == 0 ? " had no interaction of the kinds and in the time looked at" : "")}")
            .ToList();
        return kinds.Count == 0 ? null : $"O{string.Join(", and o", kinds)}{Unseen(gaps.Lines.Unseen)}.";
    }

    private static string Unseen(int lines) => lines == 0
        ? ""
        : $"; {Count(lines, "more line is", "more lines are")} not judged, since neither holder answered";

    private static string? Verdicts(GapReport gaps, IReadOnlyCollection<PairReport> pairs) =>
        VerdictWords.Warning(gaps.Outcome) is { } warning ? warning.Explanation
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

    /// <summary>How many of those who were asked answered.</summary>
    Answers = 10,
}
