using System.Text.RegularExpressions;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Story;
using NetworkLens.Graph.Suggestions;
using NetworkLens.Graph.Tests.Gaps;

namespace NetworkLens.Graph.Tests;

/// <summary>
/// Every sentence that the engine makes, from random systems of every sort: none claims a cause, none names a person, and none gives a
/// figure without what it is a figure of.
/// </summary>
public sealed partial class WordingTests
{
    private static readonly PeopleCriteria Frontline = new() { Levels = [Level.Frontline] };
    private static readonly PeopleCriteria Leaders = new() { Levels = [Level.Directorate, Level.Executive, Level.System] };

    [Theory]
    [InlineData(TieDirection.Either), InlineData(TieDirection.Both), InlineData(TieDirection.Directed)]
    public void No_sentence_of_a_random_system_claims_a_cause_names_a_person_or_lacks_a_base(TieDirection direction)
    {
        var count = 0;
        for (var seed = 0; seed < 8; seed++)
        {
            var network = Draft.Random(seed, people: 40, density: 0.02 + (0.01 * (seed % 6))).Build(direction);
            count += Check(network, $"seed {seed}");
        }

        count.ShouldBeGreaterThan(400);
    }

    [Theory, InlineData(1), InlineData(2)]
    public void No_sentence_of_a_system_with_verdicts_does(int seed)
    {
        var draft = MadeTrusts.Make(seed, (p, q) => (p.Directorate, q.Directorate) == (0, 1), directorates: 4);
        var people = draft.Build().PeopleCount;
        Check(draft.Build(), "nobody tells").ShouldBeGreaterThan(300);
        string?[] answers = [.. Enumerable.Range(0, people).Select(person => person % 3 == 0 ? "no" : "yes")];
        Check(draft.Attribute("responded", answers).Build(), "two in three answered").ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Nobody_and_one_person_are_told_of_in_the_same_way()
    {
        Check(new Draft().Build(), "nobody").ShouldBeGreaterThan(0);
        var one = new Draft();
        one.Person(one.Organisation("O"), -1, Level.Executive, Discipline.Clinical, "doctor");
        Check(one.Build(), "one person").ShouldBeGreaterThan(0);
    }

    // The check itself: what it must refuse, and what it must let pass.
    [Theory]
    [InlineData("The wards hardly meet because they are far apart.", false)]
    [InlineData("Poor leadership leads to few ties.", false)]
    [InlineData("The front line has 3 ties.", false)]
    [InlineData("40 % do not reach anybody.", false)]
    [InlineData("Ask p00012.", false)]
    [InlineData("40 % of 5 people have any.", false)]
    [InlineData("Of 5 people, 2 (40 %) have any.", true)]
    [InlineData("2 of the 5 people of the first (40 %) reach somebody.", true)]
    [InlineData("Of 5 people 2 (40 %) have any.", false)]
    [InlineData("1 of 5 people have any.", false)]
    [InlineData("1 of the 5 people of the first (20 %) reach somebody.", false)]
    [InlineData("1 of 5 people is the only way.", true)]
    [InlineData("1 people of 5 have any.", false)]
    [InlineData("2 person of 5 have any.", false)]
    [InlineData("3 of 5 people have 1 tie.", true)]
    [InlineData("3 of 5 people have 0 ties.", false)]
    [InlineData("Of 5 pairs of groups, none has fewer ties than comparable groups.", false)]
    [InlineData("Of 5 pairs of groups, none is shown to have fewer ties than comparable groups.", true)]
    [InlineData("A (4 people) have 3 ties where comparable groups have 9, where 2.1 would be expected if ties fell at random.", false)]
    [InlineData("2 of 5 people have any.", true)]
    [InlineData("Ward (4 people) and clinic (1 person) have no ties.", true)]
    public void What_may_not_be_said_is_noticed(string sentence, bool isFit) => (Fault(sentence) is null).ShouldBe(isFit);

    private static int Check(OrganisationNetwork network, string what)
    {
        var sentences = Sentences(network).ToList();
        sentences.Where(sentence => Fault(sentence) is not null).Select(sentence => $"{Fault(sentence)}: {sentence}").ShouldBeEmpty(what);
        return sentences.Count;
    }

    private static string? Fault(string sentence) =>
        Cause().IsMatch(sentence) ? "claims a cause"
        : PersonKey().IsMatch(sentence) ? "names a person"
        : !sentence.EndsWith('.') ? "is no sentence"
        : sentence.Contains("NaN", StringComparison.Ordinal) || sentence.Contains('∞', StringComparison.Ordinal) ? "has no figure"
        : Share().IsMatch(BasedShare().Replace(sentence, "")) ? "gives a share without its base"
        : Number().IsMatch(sentence) ? "does not agree in number"
        : NoComma().IsMatch(sentence) ? "lacks a comma between two figures"
        : Shown().IsMatch(sentence) ? "says of what was not shown that it is not"
        : Expectations().Count(sentence) > 1 ? "gives two expectations"
        : Digit().IsMatch(Bound().Replace(sentence, "")) && !Base().IsMatch(sentence) ? "gives a figure without its base"
        : null;

    private static IEnumerable<string> Sentences(OrganisationNetwork network)
    {
        var rules = Enum.GetValues<ExpectationRelation>().Select(relation => new Expectation(Frontline, Leaders, relation, 2, 2))
            .Concat(ExpectationTemplate.All.Select(template => template.Expectation)).ToList();
        var gaps = GapReport.Compute(network, new()
        {
            HorizontalTarget = 1,
            VerticalTarget = 1,
            Rules = [.. rules.Select((rule, id) => new GapRule(id, rule))],
        });
        var story = NetworkStory.Tell(
            network,
            ConnectivityReport.Compute(network),
            gaps,
            gaps.Pairs,
            NetworkStory.FirstOf(gaps.Gaps),
            linchpins: 2,
            supposed: 1);
        var names = PlaceNames.Of(network);
        return
        [
            .. gaps.Gaps.Select(gap => gap.Summary),
            .. gaps.Pairs.SelectMany(pair => new[] { pair.Summary, pair.Explanation }),
            .. gaps.Pairs.SelectMany(pair => pair.Test.WouldSettle).Select(remedy => remedy.Explanation),
            VerdictWords.Summary(VerdictCount.Compute(gaps.Pairs)),
            .. VerdictWords.Warning(gaps.Outcome) is { } warning ? new[] { warning.Explanation } : [],
            .. story.Select(sentence => sentence.Text),
            .. rules.Select(rule => ExpectationWords.Rule(rule, names)),
            .. rules.Select(rule => ExpectationWords.Summary(ExpectationResult.Compute(network, rule), names)),
            .. Links(network, gaps),
        ];
    }

    private static IEnumerable<string> Links(OrganisationNetwork network, GapReport gaps) =>
        from objective in Enum.GetValues<LinkObjective>()
        where objective == LinkObjective.CloseGaps || network.PeopleCount <= 40 // The others try every pair.
        from dimension in Enum.GetValues<Dimension>()
        let close = objective == LinkObjective.CloseGaps ? GapToClose.Of(gaps, dimension) : []
        let links = SuggestedLinks.Compute(network, new(objective, dimension, 4, 2), close, Effort.OneThread)
        from link in links.Links
        select LinkReason.Of(links, link, close);

    [GeneratedRegex(
        @"\b(because|caus(e[sd]?|ing)|due to|leads? to|led to|results? in|therefore|thus|hence|owing to|thanks to|thereby|fault|blame\w*"
        + @"|refus\w+|ignor\w+|negligen\w+|unwilling|should have)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cause();

    // Draft calls people p00012; posts have keys of their own, and places names.
    [GeneratedRegex(@"\bp\d{5}\b", RegexOptions.None, 1000)]
    private static partial Regex PersonKey();

    // Numbers that are no figures: what was asked for, names, and what a window or more answers would take.
    [GeneratedRegex(
        @"(within|in) \d+ (steps?|ties)|\d+ separate routes|90 % interval|1 in 20 is expected|[Pp]ost x\d+"
        + @"|(Unit|Team|Directorate|line) [\d.]+|[OT]\d+ Trust|[A-Z]\d* Trust|(at least|more than) [\d.]+ times as long"
        + @"|At least [\d,]+ more answers?|The two are \d+ ties apart|Supposing \d+ changes? to the data",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bound();

    [GeneratedRegex(
        @"\d[\d,]* of( these| the)? [\d,]+|Of [\d,]+|\((\d[\d,]* people|1 person)\)|expected from comparable groups, [\d,]+ seen"
        + @"|^(All|The network has) [\d,]+|% of (what comparable groups have|the pairs of people)"
        + @"|closeness of (a sample of )?[\d,]+ pairs?|\d+ people have",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Base();

    // A share stands in brackets behind its n of m, or names what it is a share of; a target is no share of anything that is there.
    [GeneratedRegex(
        @"\d[\d,]* of( these| the)? [\d,]+( (?!and )[^%;:.]*?)? \((less than |more than )?\d+ %\)|[Oo]f [\d,]+ [^%;:.]*?\d[\d,]* "
        + @"\((less than |more than )?\d+ %\)|90 % interval|between (less than |more than )?\d+ % and (less than |more than )?\d+ % of "
        + @"what comparable|[Oo]f (less than |more than )?\d+ % of the pairs of people|fewer than \d+ %",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BasedShare();

    [GeneratedRegex("%", RegexOptions.None, 1000)]
    private static partial Regex Share();

    [GeneratedRegex(
        @"(?<![\d.,] ?)\b1 (people|ties|pairs|answers|lines|units|steps)\b|(?<![\d.,])([2-9]|[1-9][\d,]*\d) (person|tie|pair|answer)\b"
        + @"|(?<![\d.,])0 (ties|people)\b|(?<![\d.,] ?)\b1 of (the )?[\d,]+ (people|person)( of the (first|second))?( \([^)]*\))? "
        + @"(are|have|reach|carry)\b|(?<![\d.,] ?)([2-9]|[1-9]\d+) of (the )?[\d,]+ people( of the (first|second))?( \([^)]*\))? "
        + @"(is|has|reaches|carries)\b",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"(^|\. |\band )[Oo]f [\d,]*\d( [a-z-]+)+ \d", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoComma();

    [GeneratedRegex(@"\bnone (has|have) fewer\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shown();

    [GeneratedRegex(@"\bwhere comparable groups have\b|\bexpected from comparable groups\b|\bwould be expected\b", RegexOptions.None, 1000)]
    private static partial Regex Expectations();

    [GeneratedRegex(@"\d", RegexOptions.None, 1000)]
    private static partial Regex Digit();
}
