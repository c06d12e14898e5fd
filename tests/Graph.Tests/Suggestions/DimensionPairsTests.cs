using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Tests.Suggestions;

public sealed class DimensionPairsTests
{
    [Fact]
    public void Pairs_are_those_of_the_definition_whatever_is_blank()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var network = Draft.Random(seed, people: 30).Build();
            var place = new Placement(network);
            foreach (var dimension in Enum.GetValues<Dimension>())
            {
                var across = DimensionPairs.Of(place, dimension);
                var count = 0L;
                for (var a = 0; a < network.PeopleCount; a++)
                {
                    across.Holds(a, a).ShouldBeFalse();
                    for (var b = a + 1; b < network.PeopleCount; b++)
                    {
                        var expected = IsPair(network, place, dimension, a, b) || IsPair(network, place, dimension, b, a);
                        across.Holds(a, b).ShouldBe(expected, $"{dimension} of {a} and {b}, seed {seed}");
                        across.Holds(b, a).ShouldBe(expected);
                        count += expected ? 1 : 0;
                    }
                }

                across.Count.ShouldBe(count, $"{dimension}, seed {seed}");
            }
        }
    }

    [Fact]
    public void Opposite_classes_hold_all_partners_of_a_person()
    {
        var network = Draft.Random(8, people: 40).Build();
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            var across = DimensionPairs.Of(new Placement(network), dimension);
            for (var person = 0; person < network.PeopleCount; person++)
            {
                if (across.ClassOf(person) is >= 0 and var code)
                {
                    across.CountOpposite(code, across.Opposite(code))
                        .ShouldBe(Enumerable.Range(0, network.PeopleCount).Count(other => across.Holds(person, other)), $"{dimension}");
                }
            }
        }
    }

    private static bool IsPair(OrganisationNetwork network, Placement place, Dimension dimension, int a, int b) => dimension switch
    {
        Dimension.Vertical => network.LevelOf[a] == Level.Frontline && network.OrganisationOf[a] is >= 0 and var home
            && place.ExecutivesOf(home).Contains(b),
        Dimension.Horizontal => network.UnitOf[a] >= 0 && network.UnitOf[b] >= 0
            && network.Units[network.UnitOf[a]].Organisation == network.Units[network.UnitOf[b]].Organisation
            && !place.Units.IsWithin(network.UnitOf[a], network.UnitOf[b]) && !place.Units.IsWithin(network.UnitOf[b], network.UnitOf[a]),
        Dimension.CrossOrganisation => network.OrganisationsOf(a).ToArray()
            .Any(one => network.OrganisationsOf(b).ToArray().Any(other => place.Systems.AreCounterparts(one, other))),
        _ => network.DisciplineOf[a] == Discipline.Clinical && network.DisciplineOf[b] == Discipline.Managerial,
    };
}
