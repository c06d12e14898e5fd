using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Networks;

public sealed class ResponsesTests
{
    // P: 0, 1, 2 (front line), Q: 3, 4 (executives); 0 <-> 1, 1 -> 2, 3 -> 0; 4 is alone.
    private static Draft Five()
    {
        var draft = new Draft();
        int p = draft.Organisation("P"), q = draft.Organisation("Q");
        draft.Person(p, level: Level.Frontline);
        draft.Person(p, level: Level.Frontline);
        draft.Person(p, level: Level.Frontline);
        draft.Person(q, level: Level.Executive);
        draft.Person(q);
        return draft.Ties("0-1 1-0 1-2 3-0");
    }

    [Fact]
    public void Without_a_word_nothing_is_inferred()
    {
        var figures = ResponseFigures.Compute(Five().Build());
        figures.Responses.AreKnown.ShouldBeFalse();
        figures.Responses.Seen.IsDefault.ShouldBeTrue();
        (figures.Responses.Asked, figures.Responses.Given).ShouldBe((0, 0));
        (figures.Responses.Rate.Why, figures.Observable.Why, figures.Disagreed.Why)
            .ShouldBe((Absence.ResponsesUnknown, Absence.ResponsesUnknown, Absence.ResponsesUnknown));
        (figures.TiedPairs, figures.OneSidedPairs).ShouldBe((3, 2));
        figures.ByOrganisation.ShouldBeEmpty();
    }

    [Theory, InlineData("responded"), InlineData("Answered")]
    public void An_attribute_tells_who_answered(string name)
    {
        var network = Five().Attribute(name, "Yes", "true", "no", "1", null).Build();
        var figures = ResponseFigures.Compute(network);
        figures.Responses.Of.ShouldBe([Response.Given, Response.Given, Response.Missing, Response.Given, Response.Unknown]);
        figures.Responses.Seen.ShouldBe([true, true, false, true, false]);
        (figures.Responses.Asked, figures.Responses.Given).ShouldBe((4, 3));
        Close.To(0.75, figures.Responses.Rate);
        Close.To(0.9, figures.Observable);     // 2 and 4 could not be seen together: one pair of ten
        Close.To(0.5, figures.Disagreed);      // of 0-1 and 0-3 only the second is told from one side; 2 did not answer
        figures.ByOrganisation.ShouldBe([new("P", 3, 2), new("Q", 1, 1)]);
        figures.ByLevel.ShouldBe([new("FRONTLINE", 3, 2), new("EXECUTIVE", 1, 1)]);
    }

    [Fact]
    public void Words_that_say_neither_are_no_answer_and_a_column_of_them_tells_nothing()
    {
        Responses.Compute(Five().Attribute("responded", "maybe", "yes", "", "0", " Y ").Build()).Of
            .ShouldBe([Response.Unknown, Response.Given, Response.Unknown, Response.Missing, Response.Given]);
        Responses.Compute(Five().Attribute("responded", "maybe", "no", "", "0", "late").Build()).AreKnown.ShouldBeFalse();
    }

    [Fact]
    public void Senders_are_those_who_turned_to_somebody()
    {
        var figures = ResponseFigures.Compute(Five().Build(), Respondents.Senders);
        figures.Responses.Seen.ShouldBe([true, true, false, true, false]);
        figures.Responses.Asked.ShouldBe(5);
        Close.To(0.6, figures.Responses.Rate);
    }

    [Fact]
    public void Everybody_means_that_all_could_be_seen()
    {
        var figures = ResponseFigures.Compute(Five().Build(), Respondents.Everybody);
        figures.Responses.AreKnown.ShouldBeTrue();
        Close.To(1, figures.Observable);
        Close.To(2 / 3.0, figures.Disagreed);
        figures.Responses.Rate.HasValue.ShouldBeFalse(); // An assumption is no rate.
    }

    [Fact]
    public void Pairs_are_counted_as_a_slow_count_does()
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var network = Draft.Random(seed).Build();
            var figures = ResponseFigures.Compute(network, Respondents.Senders);
            int tied = 0, oneSided = 0, unseen = 0, n = network.PeopleCount;
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    bool there = network.Arcs.HasTie(i, j), back = network.Arcs.HasTie(j, i);
                    tied += there || back ? 1 : 0;
                    oneSided += there != back ? 1 : 0;
                    unseen += network.Arcs.Degree(i) == 0 && network.Arcs.Degree(j) == 0 ? 1 : 0;
                }
            }

            (figures.TiedPairs, figures.OneSidedPairs).ShouldBe((tied, oneSided));
            Close.To(1 - (unseen / (n * (n - 1) / 2.0)), figures.Observable);
        }
    }

    [Fact]
    public void Nobody_and_one_person_have_no_pairs()
    {
        ResponseFigures.Compute(new Draft().Build(), Respondents.Everybody).Observable.Why.ShouldBe(Absence.TooFewPeople);
        var draft = new Draft();
        draft.Person();
        var one = ResponseFigures.Compute(draft.Build(), Respondents.Senders);
        (one.Observable.Why, one.OneSided.Why, one.TiedPairs).ShouldBe((Absence.TooFewPeople, Absence.NoTies, 0));
        Close.To(0, one.Responses.Rate);
    }
}
