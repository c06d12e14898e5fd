using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Change;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Change;

public sealed class NetworkChangeTests
{
    [Fact]
    public void Ties_are_formed_kept_and_dissolved()
    {
        // 0-1 stays and grows, 1-2 stays and shrinks, 2-3 goes, 0-3 comes.
        var change = Compute(CsrGraph.Parse("0-1:2 1-2:3 2-3"), CsrGraph.Parse("0-1:5 1-2 0-3"), PeopleMatch.SameNodes(4));

        (change.Formed, change.Kept, change.Dissolved, change.Strengthened, change.Weakened).ShouldBe((1, 2, 1, 1, 1));
        (change.LostWithLeavers, change.GainedWithJoiners, change.Hamming).ShouldBe((0, 0, 2));
        Close.To(0.5, change.Jaccard);
        change.People[1].ShouldBe(new PersonChange(0, 2, 0, 1, 1, 3, 8));
        Close.To(0, change.People[1].Rewiring);
        Close.To(5 / 8.0, change.People[1].WeightedRewiring);
        Close.To(1, change.People[3].Rewiring);
        Close.To(0.5, change.People[0].Rewiring);
    }

    [Fact]
    public void Arcs_are_those_that_a_person_sends()
    {
        var change = Compute(
            CsrGraph.Parse("0-1 1-0", directed: true), CsrGraph.Parse("0-1", directed: true), PeopleMatch.SameNodes(2));

        (change.Kept, change.Dissolved).ShouldBe((1, 1));
        change.People.Select(p => (p.Kept, p.Dissolved)).ShouldBe([(1, 0), (0, 1)]);
    }

    [Fact]
    public void People_are_matched_by_key_and_ties_of_those_who_come_and_go_counted_apart()
    {
        // Ann, Bob and Cy before; Cy, Dee and Ann after: Bob left, Dee joined.
        var match = PeopleMatch.ByKey(["ann", "bob", "cy"], ["cy", "dee", "ann"]);
        var change = Compute(CsrGraph.Parse("0-1 0-2 1-2"), CsrGraph.Parse("0-1 1-2"), match);

        match.Before.ShouldBe([0, 2]);
        match.After.ShouldBe([2, 0]);
        (match.Leavers.Single(), match.Joiners.Single()).ShouldBe((1, 1));
        (change.Formed, change.Kept, change.Dissolved).ShouldBe((0, 0, 1));
        (change.LostWithLeavers, change.GainedWithJoiners).ShouldBe((2, 2));
        PeopleMatch.ByKey(["1", "01"], ["01"]).Leavers.ShouldBe([0]);
    }

    [Fact]
    public void Without_ties_or_people_there_is_nothing_to_compare()
    {
        var nothing = Compute(CsrGraph.Parse("0 1"), CsrGraph.Parse("0 1"), PeopleMatch.SameNodes(2));
        nothing.Jaccard.Why.ShouldBe(Absence.NoTies);
        nothing.People[0].Rewiring.Why.ShouldBe(Absence.NoTies);
        nothing.People[0].WeightedRewiring.Why.ShouldBe(Absence.NoTies);
        Compute(CsrGraph.Parse(""), CsrGraph.Parse(""), PeopleMatch.SameNodes(0)).People.ShouldBeEmpty();
        var strangers = Compute(CsrGraph.Parse("0-1"), CsrGraph.Parse("0-1"), PeopleMatch.ByKey(["a", "b"], ["c", "d"]));
        (strangers.LostWithLeavers, strangers.GainedWithJoiners, strangers.Hamming).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void What_cannot_be_matched_is_refused()
    {
        Should.Throw<ArgumentException>(() => PeopleMatch.ByKey(["a", "a"], ["a"]));
        Should.Throw<ArgumentException>(() => PeopleMatch.ByKey(["a"], ["a", "a"]));
        Should.Throw<ArgumentException>(() => PeopleMatch.ByNode([0, 0], 1));
        Should.Throw<ArgumentException>(() => PeopleMatch.ByNode([1], 1));
        Should.Throw<ArgumentException>(() => Compute(CsrGraph.Parse("0"), CsrGraph.Parse("0"), PeopleMatch.SameNodes(2)));
        Should.Throw<ArgumentException>(
            () => Compute(CsrGraph.Parse("0", directed: true), CsrGraph.Parse("0"), PeopleMatch.SameNodes(1)));
    }

    [Theory]
    [InlineData(1, true), InlineData(2, false), InlineData(3, true), InlineData(4, false)]
    public void Matches_a_look_at_every_pair_whatever_people_are_called(int seed, bool directed)
    {
        var random = new Random(seed);
        var before = RandomGraph.Gnp(30, 0.2, seed, directed);
        var after = RandomGraph.Gnp(26, 0.25, seed + 9, directed);

        // 20 stay under other numbers; 10 leave, 6 join.
        var stays = RandomGraph.Permutation(30, seed)[..20];
        var becomes = RandomGraph.Permutation(26, seed)[..20];
        var map = Enumerable.Repeat(-1, 30).ToArray();
        for (var at = 0; at < 20; at++)
        {
            map[stays[at]] = becomes[at];
        }

        var change = NetworkChange.Compute(before, after, PeopleMatch.ByNode(map, 26), new(1 + random.Next(4)));
        var (then, now) = (Dense.Matrix(before), Dense.Matrix(after));
        var pairs = (from i in stays from j in stays where i != j select (Then: then[i, j], Now: now[map[i], map[j]], Who: i)).ToArray();
        var ends = directed ? 1 : 2;
        (change.Formed * ends).ShouldBe(pairs.Count(p => p.Then == 0 && p.Now > 0));
        (change.Kept * ends).ShouldBe(pairs.Count(p => p.Then > 0 && p.Now > 0));
        (change.Dissolved * ends).ShouldBe(pairs.Count(p => p.Then > 0 && p.Now == 0));
        (change.Strengthened * ends).ShouldBe(pairs.Count(p => p.Then > 0 && p.Now > p.Then));
        (change.Weakened * ends).ShouldBe(pairs.Count(p => p.Now > 0 && p.Now < p.Then));
        change.LostWithLeavers.ShouldBe(Dense.Ties(before).Count(t => map[t.From] < 0 || map[t.To] < 0));
        change.GainedWithJoiners.ShouldBe(Dense.Ties(after).Count(t => !becomes.Contains(t.From) || !becomes.Contains(t.To)));
        for (var at = 0; at < 20; at++)
        {
            var own = pairs.Where(p => p.Who == change.Match.Before[at]).ToArray();
            var alike = own.Sum(p => Math.Min(p.Then, p.Now)) / own.Sum(p => Math.Max(p.Then, p.Now));
            Close.To(1 - alike, change.People[at].WeightedRewiring);
        }
    }

    [Fact]
    public void A_measure_before_and_after_is_of_the_same_people()
    {
        // A star whose middle moves from 0 to 1; 3 leaves.
        var match = PeopleMatch.ByNode([0, 1, 2, -1], 3);
        var change = NetworkChange.Compare(
            CsrGraph.Parse("0-1 0-2 0-3"),
            CsrGraph.Parse("1-0 1-2"),
            match,
            (graph, _) => [.. Enumerable.Range(0, graph.NodeCount).Select(node => (double)graph.Degree(node))],
            Effort.OneThread);

        change.Before.ShouldBe([3, 1, 1]);
        change.After.ShouldBe([1, 2, 1]);
        change.Compared.ShouldBe(3);
        Close.To(-2, change.Difference(0));
        Close.To(5 / 3.0, change.MeanBefore);
        Close.To(4 / 3.0, change.MeanAfter);
        Close.To(-0.5, change.Correlation);
        var missing = NetworkChange.Compare(
            CsrGraph.Parse("0 1"), CsrGraph.Parse("0 1"), PeopleMatch.SameNodes(2), (_, _) => [double.NaN, 1], Effort.OneThread);
        missing.Difference(0).Why.ShouldBe(Absence.NotComputed);
        (missing.Compared, missing.Correlation.Why).ShouldBe((1, Absence.NoVariance));
        NetworkChange.Compare(
            CsrGraph.Parse(""), CsrGraph.Parse(""), PeopleMatch.SameNodes(0), (_, _) => [], Effort.OneThread).MeanAfter.Why
            .ShouldBe(Absence.NoPairs);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var change = NetworkChange.Compute(
            RandomGraph.Gnp(5_000, 0.002, 1), RandomGraph.Gnp(5_000, 0.002, 2), PeopleMatch.SameNodes(5_000), new(1));
        foreach (var threads in new[] { 2, 8 })
        {
            var other = NetworkChange.Compute(
                RandomGraph.Gnp(5_000, 0.002, 1), RandomGraph.Gnp(5_000, 0.002, 2), PeopleMatch.SameNodes(5_000), new(threads));
            other.People.ShouldBe(change.People);
        }
    }

    [Fact]
    public void Half_yearly_posts_of_a_department_stay_go_and_come_as_published()
    {
        const string Name = "ukgov_dh_snapshots";
        var expected = SharedData.ExpectedOf(Name).GetProperty("result").GetProperty("changes");
        var posts = SharedData.Lines(Name, "nodes.csv").Select(row => (Snapshot: row[0], Id: row[1])).ToLookup(p => p.Snapshot, p => p.Id);
        foreach (var step in expected.EnumerateArray())
        {
            var before = posts[step.GetProperty("from_").GetString()!].ToArray();
            var after = posts[step.GetProperty("to").GetString()!].ToArray();
            var match = PeopleMatch.ByKey(before, after);

            match.Stayers.ShouldBe(step.GetProperty("posts_kept").GetInt32());
            match.Leavers.Length.ShouldBe(step.GetProperty("posts_gone").GetInt32());
            match.Joiners.Length.ShouldBe(step.GetProperty("posts_new").GetInt32());
        }
    }

    private static NetworkChange Compute(CsrGraph before, CsrGraph after, PeopleMatch match) =>
        NetworkChange.Compute(before, after, match, Effort.OneThread);
}
