using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.WhatIf;

namespace NetworkLens.Graph.Tests.Connectivity;

public sealed class ConnectivitySampleTests
{
    private static readonly ConnectivityOptions Everything = ConnectivityOptions.Default;

    [Fact]
    public void Every_so_manieth_pair_can_be_counted_by_hand()
    {
        // Four wards: 01 02 03 12 13 23, and under a directed lens each both ways.
        Siblings(Wards(4), 6).ShouldBe([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]);
        Siblings(Wards(4), 5).ShouldBe([(0, 1), (0, 3), (1, 3)]);
        Siblings(Wards(4), 2).ShouldBe([(0, 1), (1, 2)]);
        Siblings(Wards(4), 1).ShouldBe([(0, 1)]);
        Siblings(Wards(3, TieDirection.Directed), 3).ShouldBe([(0, 1), (1, 0), (2, 0)]);
        Siblings(Wards(1), 1).ShouldBeEmpty();
        Siblings(Wards(0), 1).ShouldBeEmpty();
        var place = new Placement(Wards(4));
        (ConnectivitySample.SiblingCount(place), ConnectivitySample.SiblingCount(new(Wards(4, TieDirection.Directed)))).ShouldBe((6, 12));
    }

    [Theory]
    [InlineData(0, true), InlineData(4, true), InlineData(3, false)]
    public void Distances_are_exact_up_to_the_bound(int exact, bool isExact)
    {
        var network = exact == 0 ? Wards(0) : Wards(4);
        ConnectivitySample.Of(new(network), Everything with { ExactDistancePeople = exact }, default).IsExact.ShouldBe(isExact);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Those_who_are_left_of_a_sample_are_those_who_were_in_it(int seed)
    {
        var network = Draft.Random(seed, people: 60, organisations: 7).Build(seed % 2 == 0 ? TieDirection.Directed : TieDirection.Either);
        var random = new Random(seed);
        int[] leavers = [.. Enumerable.Range(0, 60).Where(_ => random.Next(4) == 0)];
        var stay = Without(network, leavers);
        var (place, after) = (new Placement(network), new Placement(stay));
        var options = Everything with { ExactDistancePeople = 59, SampledSources = 20, RedundancyPairs = 5, Seed = 3 };
        var before = ConnectivitySample.Of(place, options, default);
        var left = before.Without([.. network.PersonIds.Select(id => stay.PersonIds.IndexOf(id))]);

        left.IsExact.ShouldBeFalse();
        stay.PeopleCount.ShouldBeLessThan(60);
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            var (scheme, there) = (PairScheme.Of(dimension, place), PairScheme.Of(dimension, after));
            var drawn = before.EndsOf(dimension, scheme);
            drawn.Length.ShouldBeLessThanOrEqualTo(20);
            left.EndsOf(dimension, there).Select(end => stay.PersonIds[end]).ShouldBe(
                from end in drawn
                let at = stay.PersonIds.IndexOf(network.PersonIds[end])
                where at >= 0 && there.IsEnd(at)
                select network.PersonIds[end]);
        }

        var all = ConnectivitySample.Of(after, Everything, default);
        left.SiblingsIn(after, default).ShouldBe(before.SiblingsIn(place, default).Intersect(all.SiblingsIn(after, default)));
        left.CounterpartsIn(after, default).ShouldBe(before.CounterpartsIn(place, default).Intersect(all.CounterpartsIn(after, default)));
        before.CounterpartsIn(place, default).Count.ShouldBeInRange(1, 5);
    }

    [Fact]
    public void Where_all_pairs_are_looked_at_those_are_all_there_are_now()
    {
        // The executive made the first unit an office, which is no sibling; without her it is a ward like the other.
        var draft = new Draft();
        var trust = draft.Organisation("T");
        var (one, two) = (draft.Unit(trust), draft.Unit(trust));
        draft.Person(trust, one, Level.Executive);
        draft.Person(trust, one, Level.Frontline);
        draft.Person(trust, two, Level.Frontline);
        var network = draft.Build();
        var sample = ConnectivitySample.Of(new(network), Everything, default);
        sample.SiblingsIn(new(network), default).ShouldBeEmpty();
        sample.Without([-1, 0, 1]).SiblingsIn(new(Without(network, [0])), default).ShouldBe([(0, 1)]);
    }

    [Fact]
    public void It_can_be_stopped() => Should.Throw<OperationCanceledException>(
        () => ConnectivitySample.Of(new(Wards(4)), Everything with { RedundancyPairs = 1 }, new CancellationToken(canceled: true)));

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    // One nurse each.
    private static OrganisationNetwork Wards(int count, TieDirection direction = TieDirection.Either)
    {
        var draft = new Draft();
        var trust = draft.Organisation("T");
        for (var ward = 0; ward < count; ward++)
        {
            draft.Person(trust, draft.Unit(trust), Level.Frontline);
        }

        return draft.Build(direction);
    }

    private static List<(int From, int To)> Siblings(OrganisationNetwork network, int limit)
    {
        var place = new Placement(network);
        return ConnectivitySample.Of(place, Everything with { RedundancyPairs = limit }, default).SiblingsIn(place, default);
    }

    private static OrganisationNetwork Without(OrganisationNetwork network, int[] people) =>
        ChangedNetwork.Apply(network, [.. people.Select(person => new Leave(network.PersonIds[person]))], "", default).Network!;
}
