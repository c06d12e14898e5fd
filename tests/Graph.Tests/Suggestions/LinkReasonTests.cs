using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;
using NetworkLens.Graph.Tests.Gaps;

namespace NetworkLens.Graph.Tests.Suggestions;

public sealed partial class LinkReasonTests
{
    // Three trusts of six directorates; nobody of the one directorate of the first trust is tied to anybody of the next.
    private static readonly OrganisationNetwork Trusts = MadeTrusts.Make(
        1, (one, other) => one.Organisation == 1 && other.Organisation == 1 && one.Directorate == 1 && other.Directorate == 2).Build();

    [Fact]
    public void Reason_of_a_gap_tells_both_groups_their_ties_and_how_far_the_two_are_apart()
    {
        var network = SuggestedLinksTests.People(5, "0-4 4-2");
        GapToClose[] gaps =
        [
            SuggestedLinksTests.Gap([0], [2, 3], 14.25, 3) with { FromLabel = "ward A", ToLabel = "the board" },
            SuggestedLinksTests.Gap([0], [2], 4, 3) with { FromLabel = "nurses", ToLabel = "the chair" },
        ];
        var links = SuggestedLinksTests.Compute(network, new(LinkObjective.CloseGaps, null, 2, 2), gaps);
        links.Links.Select(link => LinkReason.Of(links, link, [.. gaps])).ShouldBe(
        [
            "Between ward A (1 person) and the board (2 people) there would be 4 ties in place of 3, where comparable groups have 14; "
            + "it counts in 1 more gap. The two share a contact, who could introduce them.",
            "Between ward A (1 person) and the board (2 people) there would be 5 ties in place of 4, where comparable groups have 14. "
            + "No chain of ties joins the two yet.",
        ]);

        // The same for whoever may not know how far two people are apart.
        LinkReason.WithoutDistance(links, links.Links[1], [.. gaps]).ShouldBe(
            "Between ward A (1 person) and the board (2 people) there would be 5 ties in place of 4, where comparable groups have 14.");
    }

    // Ten of twenty are lacking in the one, all four in the other.
    [Fact]
    public void The_gap_that_is_told_lacks_the_greatest_share()
    {
        GapToClose[] gaps =
        [
            SuggestedLinksTests.Gap([0], [2, 3], 20, 10) with { FromLabel = "ward A", ToLabel = "the board" },
            SuggestedLinksTests.Gap([0], [2], 4, 0) with { FromLabel = "nurses", ToLabel = "the chair" },
        ];
        var link = new SuggestedLink(0, 2, 14, 12, [new(0, 10, 11), new(1, 0, 1)], []);
        LinkReason.WithoutDistance(new(new(LinkObjective.CloseGaps, null, 1, 1), [link], 14, 12, 2, IsSampled: false), link, [.. gaps])
            .ShouldBe("Between nurses (1 person) and the chair (1 person) there would be 1 tie in place of 0, where comparable groups have "
                + "4.0; it counts in 1 more gap.");
    }

    [Fact]
    public void A_mean_over_a_sample_is_called_one()
    {
        var link = new SuggestedLink(0, 2, 0.1, 0.2, [], []);
        LinkReason.WithoutDistance(
            new(new(LinkObjective.Distance, Dimension.Horizontal, 1, 1), [link], 0.1, 0.2, 1000, IsSampled: true), link, []).ShouldBe(
            "With this link the mean closeness of a sample of 1,000 pairs across units is 0.2000 in place of 0.1000.");
    }

    [Fact]
    public void Reasons_of_the_other_objectives_tell_how_many_pairs_they_are_about()
    {
        var draft = new Draft();
        for (var person = 0; person < 6; person++)
        {
            draft.Person(discipline: person < 3 ? Discipline.Clinical : Discipline.Managerial);
        }

        var network = draft.Ties("0-1 1-2 3-4 4-5").Build();
        Told(LinkObjective.Reach).ShouldBe(
            "With this link 5 more pairs of clinical and managerial people are within 2 ties: 5 of 9. No chain of ties joins the two yet.");
        Told(LinkObjective.Distance).ShouldBe(
            "With this link the mean closeness of 9 pairs of clinical and managerial people is 0.4815 in place of 0.0000. No chain of ties "
            + "joins the two yet.");

        string Told(LinkObjective objective)
        {
            var links = SuggestedLinksTests.Compute(network, new(objective, Dimension.ClinicalManagerial, 1, 1) { DiscountsLoad = false });
            (links.Links[0].From, links.Links[0].To).ShouldBe((1, 4));
            return LinkReason.Of(links, links.Links[0], []);
        }
    }

    [Fact]
    public void No_reason_names_a_person_claims_a_cause_or_gives_a_figure_without_its_base()
    {
        var seen = 0;
        for (var seed = 0; seed < 4; seed++)
        {
            var network = seed == 0 ? Trusts : Draft.Random(seed, people: 60, density: 0.04).Build();
            var gaps = GapToClose.Of(GapReport.Compute(network), null);
            gaps.IsEmpty.ShouldBe(seed > 0);
            foreach (var (objective, dimension) in Asked())
            {
                var links = SuggestedLinks.Compute(network, new(objective, dimension, 8, 2), gaps, Effort.OneThread);
                foreach (var link in links.Links)
                {
                    var reason = LinkReason.Of(links, link, gaps);
                    network.PersonKeys.ShouldAllBe(key => !reason.Contains(key));
                    Cause().IsMatch(reason).ShouldBeFalse(reason);
                    Base().IsMatch(reason).ShouldBeTrue(reason);
                    reason.ShouldEndWith(".");
                    seen++;
                }
            }
        }

        seen.ShouldBeGreaterThan(150);
    }

    [Fact]
    public void Gaps_to_close_are_those_that_the_test_found_and_no_others_each_pair_of_groups_once()
    {
        var report = GapReport.Compute(Trusts);
        var gaps = GapToClose.Of(report, null);
        var proven = report.Pairs.Where(pair => pair is { Test.Verdict: GapVerdict.Gap, SameAs: null }).ToList();
        gaps.Select(gap => (gap.Dimension, gap.FromLabel, gap.ToLabel)).ShouldBeUnique();
        gaps.Select(gap => (gap.FromLabel, gap.ToLabel, gap.Expected, gap.Observed)).Order().ShouldBe(proven.Select(pair =>
            (pair.From.Label, pair.To.Label, pair.Test.Expected.Value!.Value, (double)pair.Test.Observed!.Value)).Order());
        gaps.ShouldNotBeEmpty();

        // The report lists others that lack ties by the numbers alone: of them the data do not say, or they were not tested.
        report.Gaps.ShouldContain(gap => gap.Verdict != GapVerdict.Gap && gap.Shortfall > 0);
        GapToClose.Of(report, Dimension.Horizontal).Select(gap => gap.Id)
            .ShouldBe(gaps.Where(gap => gap.Dimension == Dimension.Horizontal).Select(gap => gap.Id));
        GapToClose.Of(report, Dimension.Vertical).ShouldAllBe(gap => gap.Dimension == Dimension.Vertical);
    }

    private static IEnumerable<(LinkObjective, Dimension?)> Asked() =>
    [
        (LinkObjective.CloseGaps, null),
        .. Enum.GetValues<Dimension>().SelectMany(dimension =>
            new (LinkObjective, Dimension?)[] { (LinkObjective.Reach, dimension), (LinkObjective.Distance, dimension) }),
    ];

    [GeneratedRegex(
        @"\b(because|cause[sd]?|due to|leads? to|results? in|therefore|thanks to|so that|owing to|improves?|reduces?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cause();

    // Sizes of both groups, or how many pairs.
    [GeneratedRegex(
        @"\([\d,]+ (people|person)\).*\([\d,]+ (people|person)\)|[\d,]+ of [\d,]+|closeness of (a sample of )?[\d,]+ pairs?",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Base();
}
