using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Tests.Suggestions;

public sealed class WhomToAskTests
{
    [Fact]
    public void The_one_opposite_many_is_asked_first()
    {
        // 0 of the first group sees pairs with 1, 2 and 3; they see each other once, and 4 answered already.
        var asked = Compute([0, 1, 1, 1, 1], 2, [4], [new(0, 1, 1), new(1, 1, 0.5)], 5);

        asked.People.ShouldBe([0, 1, 2]);
        asked.Gains.ShouldBe([3, 1, 0.5]);
        asked.Unseen.ShouldBe(4.5);
    }

    [Fact]
    public void Of_equals_the_first_person_is_asked() => Compute([1, 0], 2, [], [new(0, 1, 1)], 1).People.ShouldBe([0]);

    [Fact]
    public void Nobody_is_asked_who_would_show_nothing()
    {
        Compute([0, 0], 1, [0], [new(0, 0, 1)], 3).People.ShouldBeEmpty();
        Compute([0, 0], 1, [], [new(0, 0, 0)], 3).People.ShouldBeEmpty();
        Compute([-1, -1], 0, [], [], 3).Unseen.ShouldBe(0);
        Compute([], 0, [], [], 3).People.ShouldBeEmpty();
        Compute([0, 0], 1, [], [new(0, 0, 1)], 0).People.ShouldBeEmpty();
    }

    [Fact]
    public void What_names_no_group_is_refused()
    {
        Should.Throw<ArgumentException>(() => Compute([1], 1, [], [], 1));
        Should.Throw<ArgumentException>(() => Compute([0], 1, [], [new(0, 1, 1)], 1));
        Should.Throw<ArgumentException>(() => Compute([0], 1, [], [new(0, 0, double.NaN)], 1));
        Should.Throw<ArgumentException>(() => WhomToAsk.Compute([0], 1, [], [], 1, Effort.OneThread));
        Should.Throw<OperationCanceledException>(
            () => WhomToAsk.Compute([0], 1, [false], [], 1, new(1, null, new(canceled: true))));
    }

    [Fact]
    public void Counts_what_every_answer_shows_and_is_never_far_below_the_best()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            int[] groupOf = [.. Enumerable.Range(0, 10).Select(_ => random.Next(-1, 4))];
            int[] answered = [.. Enumerable.Range(0, 10).Where(_ => random.Next(4) == 0)];
            WatchedPair[] watched = [.. Enumerable.Range(0, 4).Select(_ =>
                new WatchedPair(random.Next(4), random.Next(4), random.Next(0, 4)))];
            var asked = Compute(groupOf, 4, answered, watched, 3);
            var unseen = Unseen(groupOf, answered, watched);
            var least = (from a in Enumerable.Range(0, 10)
                         from b in Enumerable.Range(a, 10 - a)
                         from c in Enumerable.Range(b, 10 - b)
                         select Unseen(groupOf, [.. answered, a, b, c], watched)).Min();

            asked.Unseen.ShouldBe(unseen);
            asked.People.ShouldAllBe(person => !answered.Contains(person) && groupOf[person] >= 0);
            asked.Gains.ShouldBe(asked.Gains.OrderDescending());
            asked.Gains.Sum().ShouldBe(unseen - Unseen(groupOf, [.. answered, .. asked.People], watched), $"seed {seed}");
            asked.Gains.Sum().ShouldBeGreaterThanOrEqualTo((1 - (1 / Math.E)) * (unseen - least), $"seed {seed}");
        }
    }

    private static double Unseen(int[] groupOf, int[] answered, WatchedPair[] watched) =>
        (from a in Enumerable.Range(0, groupOf.Length)
         from b in Enumerable.Range(a + 1, groupOf.Length - a - 1)
         where !answered.Contains(a) && !answered.Contains(b)
         from pair in watched
         where (groupOf[a], groupOf[b]) == (pair.First, pair.Second) || (groupOf[b], groupOf[a]) == (pair.First, pair.Second)
         select pair.Worth).Sum();

    private static WhomToAsk Compute(int[] groupOf, int groups, int[] answered, WatchedPair[] watched, int count) =>
        WhomToAsk.Compute(
            groupOf, groups, [.. Enumerable.Range(0, groupOf.Length).Select(answered.Contains)], watched, count, Effort.OneThread);
}
