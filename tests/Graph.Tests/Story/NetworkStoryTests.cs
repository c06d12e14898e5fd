using System.Text.RegularExpressions;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Story;
using NetworkLens.Graph.Tests.Gaps;

namespace NetworkLens.Graph.Tests.Story;

public sealed partial class NetworkStoryTests
{
    /// <summary>Nurses 0, 1 and 2 on two wards, executive 3; 0 asks 1 and 3, 1 asks 2. Nobody asks 4, a nurse of another trust.</summary>
    [Fact]
    public void A_small_system_is_told_with_its_figures()
    {
        var draft = new Draft();
        var system = draft.Organisation("S");
        int trust = draft.Organisation("T", system), other = draft.Organisation("U", system);
        int ward = draft.Unit(trust), second = draft.Unit(trust);
        draft.Person(trust, ward, Level.Frontline, Discipline.Clinical);
        draft.Person(trust, ward, Level.Frontline, Discipline.Clinical);
        draft.Person(trust, second, Level.Frontline, Discipline.Clinical);
        draft.Person(trust, -1, Level.Executive, Discipline.Managerial);
        draft.Person(other, -1, Level.Frontline, Discipline.Clinical);
        draft.Line(0, 3);
        draft.Line(2, 3);
        draft.Ties("0-1 0-3 1-2");

        var story = Tell(draft.Build());

        story.Select(sentence => sentence.Subject).ShouldBe(
        [
            StorySubject.People, StorySubject.FrontLineAndExecutives, StorySubject.Units, StorySubject.Organisations,
            StorySubject.CliniciansAndManagers, StorySubject.ReportingLines, StorySubject.Verdicts, StorySubject.FirstGap,
            StorySubject.SinglePeople,
        ]);
        story[0].Text.ShouldBe("5 people have 3 ties to each other, and 4 of 5 known (80 %) have any.");
        story[1].Text.ShouldBe(
            "Of 3 front-line people, 2 (67 %) reach an executive of their organisation within 2 steps, and executives reach somebody "
                + "in 1 of 2 "
            + "front-line units.");
        story[2].Text.ShouldBe("Of 1 pair of sibling units, 1 (100 %) is joined within 2 steps.");
        story[3].Text.ShouldBe(
            "Counted for every person and every other organisation of their system, 0 of 5 (0 %) are reached within 2 steps.");
        story[4].Text.ShouldBe(
            "Of 4 clinical people, 2 (50 %) reach somebody managerial within 2 steps, and of 1 managerial person, 1 (100 %) somebody "
                + "clinical.");
        story[5].Text.ShouldBe(
            "Of 2 operational lines between two people, 1 (50 %) had no interaction of the kinds and in the time looked at.");
        story[7].Text.ShouldStartWith("Nothing here is told from chance to be missing. First to look at, by reach alone: ");
        story[8].Text.ShouldBe(
            "2 of 5 people are somebody's only way to the rest: without one of them others would be cut off.");
    }

    [Fact]
    public void Under_directed_a_pair_of_units_counts_both_ways_and_is_told_so()
    {
        var draft = new Draft();
        var trust = draft.Organisation("T");
        int ward = draft.Unit(trust), second = draft.Unit(trust);
        draft.Person(trust, ward, Level.Frontline);
        draft.Person(trust, second, Level.Frontline);
        var network = draft.Ties("0-1").Build(TieDirection.Directed);
        Tell(network).Single(sentence => sentence.Subject == StorySubject.Units).Text.ShouldBe(
            "Of 2 ways from a unit to a sibling unit, two for each pair, 1 (50 %) is open within 2 steps.");
    }

    [Theory]
    [InlineData(1, "1 of 3 people is somebody's only way to the rest: without one of them others would be cut off.")]
    [InlineData(2, "2 of 3 people are somebody's only way to the rest: without one of them others would be cut off.")]
    public void One_is_and_two_are(int linchpins, string told)
    {
        var draft = new Draft();
        for (var person = 0; person < 3; person++)
        {
            draft.Person();
        }

        var network = draft.Ties("0-1 1-2").Build();
        var gaps = GapReport.Compute(network);
        NetworkStory.Tell(network, ConnectivityReport.Compute(network), gaps, gaps.Pairs, first: null, linchpins)
            .Single(sentence => sentence.Subject == StorySubject.SinglePeople).Text.ShouldBe(told);
    }

    // A half of one and a third of the other: what is told is one share with its own base, and no mean of people's shares beside another.
    [Fact]
    public void Organisations_are_told_with_the_base_of_their_share()
    {
        var draft = new Draft();
        var system = draft.Organisation("S");
        int[] trusts = [draft.Organisation("T", system), draft.Organisation("U", system), draft.Organisation("V", system)];
        foreach (var trust in trusts)
        {
            draft.Person(trust);
        }

        Tell(draft.Ties("0-1").Build()).Single(sentence => sentence.Subject == StorySubject.Organisations).Text.ShouldBe(
            "Counted for every person and every other organisation of their system, 2 of 6 (33 %) are reached within 2 steps.");
    }

    [Fact]
    public void Silent_lines_of_management_and_of_professions_are_told_apart()
    {
        var draft = new Draft();
        var trust = draft.Organisation("T");
        for (var person = 0; person < 4; person++)
        {
            draft.Person(trust, level: person == 3 ? Level.Executive : Level.Frontline);
        }

        draft.Line(0, 3);
        draft.Line(1, 3);
        draft.Line(2, 3);
        draft.Ties("0-3 1-3");
        Lines(draft.Build()).ShouldBe(
            "Of 3 operational lines between two people, 1 (33 %) had no interaction of the kinds and in the time looked at.");
        draft.Line(2, 3, TieKind.ProfessionalLine);
        draft.Line(0, 2, TieKind.ProfessionalLine);
        Lines(draft.Build()).ShouldBe(
            "Of 3 operational lines between two people, 1 (33 %) had no interaction of the kinds and in the time looked at, and of 2 "
            + "professional lines, 2 (100 %).");
        Lines(draft.Attribute("responded", "no", "yes", "no", "yes").Build()).ShouldBe(
            "Of 3 operational lines between two people, 1 (33 %) had no interaction of the kinds and in the time looked at, and of 1 "
            + "professional line, 1 (100 %); 1 more line is not judged, since neither holder answered.");

        static string Lines(OrganisationNetwork network) =>
            Tell(network).Single(sentence => sentence.Subject == StorySubject.ReportingLines).Text;
    }

    [Fact]
    public void Who_answered_is_told_where_it_is_known_and_not_all_did()
    {
        var draft = new Draft();
        for (var person = 0; person < 4; person++)
        {
            draft.Person();
        }

        draft.Ties("0-1");
        Tell(draft.Build()).ShouldNotContain(sentence => sentence.Subject == StorySubject.Answers);
        Tell(draft.Attribute("responded", "yes", "yes", "no", null).Build())[1].ShouldBe(new(
            StorySubject.Answers,
            "Of 3 people asked, 2 (67 %) answered; a tie between two who did not could not be seen, so that ties and reach are at least "
            + "what is told."));
        Tell(draft.Build(), Respondents.Everybody).ShouldNotContain(sentence => sentence.Subject == StorySubject.Answers);
        Tell(draft.Build(), Respondents.Senders)[1].Text.ShouldStartWith(
            "Where whoever turned to somebody counts as having answered, 1 of 4 people (25 %) answered; ");
    }

    [Fact]
    public void The_first_gap_is_one_that_is_told_from_chance_where_there_is_any()
    {
        var network = MadeTrusts.Make(
            1, (from, to) => (from.Organisation, to.Organisation, from.Directorate, to.Directorate) == (1, 1, 1, 2)).Build();
        var gaps = GapReport.Compute(network);
        var told = gaps.Gaps.First(gap => gap.Verdict == GapVerdict.Gap);
        NetworkStory.FirstOf(gaps.Gaps).ShouldBe(told);

        // The order of the list has no say in it.
        NetworkStory.FirstOf([.. gaps.Gaps.Reverse()])!.Verdict.ShouldBe(GapVerdict.Gap);
        Gap[] untold = [.. gaps.Gaps.Where(gap => gap.Verdict != GapVerdict.Gap).Reverse()];
        NetworkStory.FirstOf(untold).ShouldBe(untold.First(gap => gap.Kind == GapKind.Unreached));
        NetworkStory.FirstOf([]).ShouldBeNull();

        // Nor has the kind, where a test has a say.
        var unreached = told with { Kind = GapKind.Unreached };
        NetworkStory.FirstOf([.. untold, unreached, told]).ShouldBe(unreached);
    }

    [Fact]
    public void What_is_supposed_is_said_first()
    {
        var draft = new Draft();
        draft.Person();
        draft.Person();
        var network = draft.Ties("0-1").Build();
        var gaps = GapReport.Compute(network);
        var connectivity = ConnectivityReport.Compute(network);
        NetworkStory.Tell(network, connectivity, gaps, [], first: null, linchpins: 0, supposed: 2)[0].Text.ShouldBe(
            "Supposing 2 changes to the data: 2 people have 1 tie to each other, and 2 of 2 known (100 %) have any.");
    }

    [Fact]
    public void Verdicts_are_those_of_the_pairs_that_may_be_counted()
    {
        var network = MadeTrusts.Make(1, trusts: 1, directorates: 2).Build();
        var gaps = GapReport.Compute(network);
        NetworkStory.Tell(network, ConnectivityReport.Compute(network), gaps, [.. gaps.Pairs.Take(7)], first: null, linchpins: 0)
            .Single(sentence => sentence.Subject == StorySubject.Verdicts).Text.ShouldStartWith("Of 7 pairs of groups ");
    }

    [Fact]
    public void Nobody_is_told_in_one_sentence_and_one_person_in_what_there_is()
    {
        Tell(new Draft().Build()).ShouldBe([new StorySentence(StorySubject.People, "Nobody is in this network.")]);
        var one = new Draft();
        one.Person();
        var story = Tell(one.Build());
        story[0].Text.ShouldBe("1 person has no ties, and 0 of 1 known (0 %) have any.");
        story[1].ShouldBe(new(
            StorySubject.Verdicts,
            "There is no tie among them of the kinds and in the time looked at, so that nothing more is to be told."));
        story.Length.ShouldBe(2);
    }

    /// <summary>
    /// Whatever the network: five to ten sentences, or two where nobody has a tie, no cause, no key of anybody, no share of nothing.
    /// </summary>
    [Fact]
    public void Random_networks_are_told_without_causes_and_names()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var network = Draft.Random(seed).Build((TieDirection)(seed % 3));
            var story = Tell(network);
            if (network.Ties.ArcCount == 0)
            {
                story.Length.ShouldBe(2);
            }
            else
            {
                story.Length.ShouldBeInRange(5, 10);
            }

            foreach (var (_, text) in story)
            {
                text.ShouldEndWith(".");
                Cause().IsMatch(text).ShouldBeFalse(text);
                Key().IsMatch(text).ShouldBeFalse(text);
                text.ShouldNotContain("NaN");
            }
        }
    }

    private static System.Collections.Immutable.ImmutableArray<StorySentence> Tell(
        OrganisationNetwork network, Respondents respondents = Respondents.Recorded)
    {
        var cancel = TestContext.Current.CancellationToken;
        var gaps = GapReport.Compute(network, new() { Respondents = respondents }, cancel: cancel);
        return NetworkStory.Tell(
            network,
            ConnectivityReport.Compute(network, cancel: cancel),
            gaps,
            gaps.Pairs,
            NetworkStory.FirstOf(gaps.Gaps),
            ArticulationPoints.Compute(network.Ties, Effort.OneThread).Length);
    }

    [GeneratedRegex(@"\b(?:because|causes?|caused|due to|leads? to|results? in|thanks to)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Cause();

    [GeneratedRegex(@"\bp\d{5}\b", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
