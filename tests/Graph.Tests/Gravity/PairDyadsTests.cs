using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class PairDyadsTests
{
    // Every two different people, one of each group, once.
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Share_is_that_of_dyads_looked_at_one_by_one(int seed)
    {
        var random = new Random(seed);
        bool[] responded = [.. Enumerable.Range(0, 20).Select(_ => random.Next(2) == 0)];
        int[] a = [.. Enumerable.Range(0, 12)], b = [.. Enumerable.Range(seed * 3, 8)];
        var dyads = (from i in a from j in b where i != j select (Math.Min(i, j), Math.Max(i, j))).ToHashSet();
        var seen = dyads.Count(dyad => responded[dyad.Item1] || responded[dyad.Item2]);

        var people = People(20) with { Responded = [.. responded] };
        var share = new PairDyads(people, GravityOptions.Default).ObservableOf(new(Dimension.Horizontal, [.. a], [.. b]));
        Close.To(seen / (double)dyads.Count, share);
        new PairDyads(People(20), GravityOptions.Default).ObservableOf(new(Dimension.Horizontal, [.. a], [.. b])).ShouldBe(1);
        new PairDyads(people, GravityOptions.Default).ObservableOf(new(Dimension.Horizontal, [0], [0])).ShouldBe(1);
    }

    // A fifth may be unknown.
    [Theory]
    [InlineData(4, false), InlineData(5, true)]
    public void Dimension_is_refused_where_too_many_are_unknown(int unknown, bool expected)
    {
        var people = People(20) with
        {
            Level = [.. Enumerable.Range(0, 20).Select(person => person < unknown ? Level.Unknown : Level.Frontline)],
            Discipline = [.. Enumerable.Range(0, 20).Select(person => person < unknown ? Discipline.Unknown : Discipline.Clinical)],
        };
        var dyads = new PairDyads(people, GravityOptions.Default);
        dyads.IsRefused(Dimension.Vertical).ShouldBe(expected);
        dyads.IsRefused(Dimension.ClinicalManagerial).ShouldBe(expected);
        dyads.IsRefused(Dimension.Horizontal).ShouldBeFalse();
    }

    private static GravityPeople People(int count) =>
        new() { Organisation = [.. new int[count]], Directorate = [.. new int[count]], Unit = [.. new int[count]] };
}
