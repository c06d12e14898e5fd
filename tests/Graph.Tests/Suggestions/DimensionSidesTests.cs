using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Tests.Suggestions;

public sealed class DimensionSidesTests
{
    [Fact]
    public void Of_two_sides_it_is_the_number_of_the_fewer()
    {
        var draft = new Draft();
        for (var person = 0; person < 9; person++)
        {
            draft.Person(discipline: person < 7 ? Discipline.Clinical : Discipline.Managerial);
        }

        var network = draft.Build();
        Smaller(network, Dimension.ClinicalManagerial).ShouldBe(2);
        Smaller(network, Dimension.ClinicalManagerial, [.. Enumerable.Range(0, 9).Select(person => person is 0 or 8)]).ShouldBe(1);
        Smaller(network, Dimension.ClinicalManagerial, [.. Enumerable.Range(0, 9).Select(person => person < 7)]).ShouldBe(0);
        Smaller(new Draft().Build(), Dimension.Horizontal).ShouldBe(0);
    }

    [Fact]
    public void No_choice_has_more_pairs_that_share_nobody_than_twice_as_many()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var network = Draft.Random(seed, people: 11).Build();
            var random = new Random(seed);
            ImmutableArray<bool> among = [.. Enumerable.Range(0, network.PeopleCount).Select(_ => random.Next(4) > 0)];
            foreach (var dimension in Enum.GetValues<Dimension>())
            {
                var across = DimensionPairs.Of(new Placement(network), dimension);
                var most = MostPairs(0, person => among[person], across, network.PeopleCount);
                Smaller(network, dimension, among).ShouldBeInRange((most + 1) / 2, most, $"{dimension}, seed {seed}");
            }
        }
    }

    // Every choice of pairs: the first person who is left goes with each other one, or with nobody.
    private static int MostPairs(int first, Func<int, bool> isLeft, DimensionPairs across, int people)
    {
        while (first < people && !isLeft(first))
        {
            first++;
        }

        if (first >= people)
        {
            return 0;
        }

        var most = MostPairs(first + 1, isLeft, across, people);
        for (var other = first + 1; other < people; other++)
        {
            if (isLeft(other) && across.Holds(first, other))
            {
                var taken = other;
                most = Math.Max(most, 1 + MostPairs(first + 1, person => person != taken && isLeft(person), across, people));
            }
        }

        return most;
    }

    // The only call into the API.
    private static int Smaller(OrganisationNetwork network, Dimension dimension, ImmutableArray<bool> among = default) =>
        DimensionSides.Of(network, dimension, among).Smaller;
}
