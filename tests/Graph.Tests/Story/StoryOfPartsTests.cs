using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Story;

namespace NetworkLens.Graph.Tests.Story;

/// <summary>What a story says of a dimension of which there is nothing to count: why, and nothing else.</summary>
public sealed class StoryOfPartsTests
{
    [Fact]
    public void What_is_known_of_nobody_is_not_told_as_if_it_were_not_there()
    {
        var draft = new Draft();
        draft.Person();
        draft.Person();
        var story = Tell(draft.Ties("0-1").Build());
        story[StorySubject.FrontLineAndExecutives].ShouldBe(
            "The level is known of nobody here, so nothing is said of how front line and executives reach each other.");
        story[StorySubject.Units].ShouldBe("The unit is known of nobody here, so nothing is said of units side by side.");
        story[StorySubject.Organisations].ShouldBe("No organisation here has another of the same system to reach.");
        story[StorySubject.CliniciansAndManagers].ShouldBe(
            "The discipline is known of nobody here, so nothing is said of how clinical and managerial people reach each other.");
    }

    [Theory]
    [InlineData(Level.Frontline, Discipline.Clinical), InlineData(Level.Executive, Discipline.Managerial)]
    public void Where_one_side_has_nobody_that_is_said(Level level, Discipline discipline)
    {
        var draft = new Draft();
        var trust = draft.Organisation("T");
        var ward = draft.Unit(trust);
        draft.Person(trust, ward, level, discipline);
        draft.Person(trust, ward, Level.Unknown, Discipline.Unknown);
        var story = Tell(draft.Ties("0-1").Build());
        story[StorySubject.FrontLineAndExecutives].ShouldBe(
            "No organisation here has both front-line people and executives, so nothing is said of how they reach each other.");
        story[StorySubject.Units].ShouldBe("No unit here has a sibling, so nothing is said of units side by side.");
        story[StorySubject.CliniciansAndManagers].ShouldBe(
            "There are not both clinical and managerial people here, so nothing is said of how they reach each other.");
    }

    private static Dictionary<StorySubject, string> Tell(OrganisationNetwork network)
    {
        var gaps = GapReport.Compute(network);
        return NetworkStory.Tell(network, ConnectivityReport.Compute(network), gaps, gaps.Pairs, first: null, linchpins: 0)
            .ToDictionary(sentence => sentence.Subject, sentence => sentence.Text);
    }
}
