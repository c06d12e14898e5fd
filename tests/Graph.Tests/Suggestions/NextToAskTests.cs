using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Tests.Suggestions;

public sealed class NextToAskTests
{
    [Fact]
    public void Whoever_shows_most_pairs_is_asked_first()
    {
        // One manager beside four clinicians, of whom one answered: the manager's answer shows three pairs, and nothing is left.
        var draft = new Draft();
        draft.Person(discipline: Discipline.Managerial);
        for (var clinician = 0; clinician < 4; clinician++)
        {
            draft.Person(discipline: Discipline.Clinical);
        }

        var found = Compute(draft.Build(), Dimension.ClinicalManagerial, [false, true, false, false, false], 3);
        found.People.ShouldBe([0]);
        found.Gains.ShouldBe([3]);
        (found.Answered, found.Pairs, found.Seen).ShouldBe((1, 4, 1));
        Close.To(0.25, found.Before);
        Close.To(1, found.After);
    }

    [Fact]
    public void Where_there_is_no_pair_or_all_answered_nobody_is_asked()
    {
        var draft = new Draft();
        draft.Person(discipline: Discipline.Managerial);
        draft.Person(discipline: Discipline.Clinical);
        var network = draft.Build();
        Compute(network, Dimension.Horizontal, [false, false], 2).Before.Why.ShouldBe(Absence.NoPairs);
        Compute(network, Dimension.Horizontal, [false, false], 2).People.ShouldBeEmpty();
        Compute(network, Dimension.ClinicalManagerial, [true, false], 2).People.ShouldBeEmpty();
        Compute(network, Dimension.ClinicalManagerial, [false, false], 0).People.ShouldBeEmpty();
        Compute(new Draft().Build(), Dimension.Vertical, [], 2).Pairs.ShouldBe(0);
        Should.Throw<ArgumentException>(() => Compute(network, Dimension.Vertical, [true], 1));
    }

    [Fact]
    public void Shares_and_gains_are_those_counted_pair_by_pair()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var network = Draft.Random(seed, people: 30).Build();
            var random = new Random(seed);
            bool[] answered = [.. Enumerable.Range(0, 30).Select(_ => random.Next(3) == 0)];
            foreach (var dimension in Enum.GetValues<Dimension>())
            {
                var found = Compute(network, dimension, answered, 4);
                var across = DimensionPairs.Of(new Placement(network), dimension);
                found.Seen.ShouldBe(Seen(across, answered), $"{dimension}, seed {seed}");
                var now = answered.ToArray();
                foreach (var (person, gain) in found.People.Zip(found.Gains))
                {
                    var before = Seen(across, now);
                    var best = Enumerable.Range(0, 30).Max(other => Seen(across, With(now, other))) - before;
                    now = With(now, person);
                    (Seen(across, now) - before).ShouldBe(gain);
                    gain.ShouldBe(best);
                }

                if (found.Pairs > 0)
                {
                    Close.To((double)Seen(across, now) / found.Pairs, found.After);
                }
            }
        }
    }

    private static bool[] With(bool[] answered, int person)
    {
        var more = answered.ToArray();
        more[person] = true;
        return more;
    }

    private static long Seen(DimensionPairs across, bool[] answered)
    {
        var seen = 0L;
        for (var a = 0; a < answered.Length; a++)
        {
            for (var b = a + 1; b < answered.Length; b++)
            {
                seen += across.Holds(a, b) && (answered[a] || answered[b]) ? 1 : 0;
            }
        }

        return seen;
    }

    [Fact]
    public void An_answer_is_told_by_what_can_be_seen_before_it_and_after()
    {
        var asked = new NextToAsk([4, 7], [3, 2], Answered: 1, Pairs: 1200, Seen: 1000);
        AskReason.Of(asked, Dimension.Vertical, 0).ShouldBe(
            "With this answer 1,003 of 1,200 pairs of front line and executives could be seen, in place of 1,000 of 1,200.");
        AskReason.Of(asked, Dimension.Horizontal, 1).ShouldBe(
            "With this answer 1,005 of 1,200 pairs across units could be seen, in place of 1,003 of 1,200.");
        AskReason.Of(new([4], [1], 1, Pairs: 1, Seen: 0), Dimension.Horizontal, 0).ShouldBe(
            "With this answer 1 of 1 pair across units could be seen, in place of 0 of 1.");
    }

    private static NextToAsk Compute(OrganisationNetwork network, Dimension dimension, bool[] answered, int count) =>
        NextToAsk.Compute(network, dimension, answered, count, Effort.OneThread);
}
