using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Connectivity;

public sealed class DimensionBasesTests
{
    [Fact]
    public void Sides_of_a_small_system_can_be_counted_by_hand()
    {
        var draft = new Draft();
        int one = draft.Organisation("one"), other = draft.Organisation("other");
        int ward = draft.Unit(one), theatre = draft.Unit(one);
        for (var nurse = 0; nurse < 5; nurse++)
        {
            draft.Person(one, nurse < 3 ? ward : theatre, Level.Frontline, Discipline.Clinical);
        }

        draft.Person(one, -1, Level.Executive, Discipline.Managerial);
        draft.Person(other, -1, Level.Frontline, Discipline.Clinical);
        draft.Person(other, -1, Level.Frontline, Discipline.Clinical);
        var bases = DimensionBases.Of(draft.Build());

        // One executive before five of the front line; two in the theatre before three in the ward; two elsewhere.
        Of(bases).ShouldBe([1, 2, 2, 1]);
        Of(bases, one).ShouldBe([1, 2, 2, 1]);
        Of(bases, other).ShouldBe([0, 0, 2, 0]);
    }

    [Fact]
    public void Where_there_is_no_executive_levels_are_compared()
    {
        var draft = new Draft();
        var trust = draft.Organisation("trust");
        foreach (var level in new[] { Level.Frontline, Level.Frontline, Level.Frontline, Level.TeamLead, Level.ServiceLead, Level.Unknown })
        {
            draft.Person(trust, -1, level);
        }

        DimensionBases.Of(draft.Build())[Dimension.Vertical].ShouldBe(2);
        Of(DimensionBases.Of(new Draft().Build())).ShouldBe([0, 0, 0, 0]);
    }

    // By the definition, each side counted by itself.
    [Fact]
    public void They_are_those_of_the_definition_whatever_is_blank()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var network = Draft.Random(seed, people: 30).Build();
            var place = new Placement(network);
            var bases = DimensionBases.Of(network);
            int vertical = 0, fronts = 0, horizontal = 0, siblings = 0;
            for (var o = 0; o < network.Organisations.Length; o++)
            {
                int[] residents = [.. People(network).Where(p => network.OrganisationOf[p] == o)];
                var levels = Smaller(residents.Where(p => network.LevelOf[p] != Level.Unknown).CountBy(p => network.LevelOf[p]));
                var front = Math.Min(
                    residents.Count(p => network.LevelOf[p] == Level.Frontline), place.ExecutivesOf(o).Length);
                bases.Of(Dimension.Vertical, o).ShouldBe(Fewer(levels, front), $"seed {seed}");

                var units = People(network)
                    .Where(p => network.UnitOf[p] >= 0 && network.Units[network.UnitOf[p]].Organisation == o
                        && network.LevelOf[p] != Level.Unknown)
                    .GroupBy(p => network.LevelOf[p]).Sum(level => Smaller(level.CountBy(p => network.UnitOf[p])));
                var families = place.Siblings.Where(family => network.Units[family[0]].Organisation == o).Sum(family => Smaller(
                    family.Select(unit => KeyValuePair.Create(unit, place.Units.MembersOf(unit).Length))));
                bases.Of(Dimension.Horizontal, o).ShouldBe(Fewer(units, families), $"seed {seed}");
                bases.Of(Dimension.ClinicalManagerial, o).ShouldBe(Math.Min(
                    residents.Count(p => network.DisciplineOf[p] == Discipline.Clinical),
                    residents.Count(p => network.DisciplineOf[p] == Discipline.Managerial)));
                (vertical, fronts, horizontal, siblings) = (vertical + levels, fronts + front, horizontal + units, siblings + families);
            }

            (bases[Dimension.Vertical], bases[Dimension.Horizontal]).ShouldBe(
                (Fewer(vertical, fronts), Fewer(horizontal, siblings)), $"seed {seed}");
            bases[Dimension.CrossOrganisation].ShouldBe(Smaller(People(network)
                .SelectMany(p => network.OrganisationsOf(p).ToArray()).CountBy(o => o)));
        }
    }

    private static IEnumerable<int> People(OrganisationNetwork network) => Enumerable.Range(0, network.PeopleCount);

    private static int Smaller<TKey>(IEnumerable<KeyValuePair<TKey, int>> groups)
    {
        var sizes = groups.Select(group => group.Value).ToList();
        return sizes.Sum() - sizes.DefaultIfEmpty().Max();
    }

    private static int Fewer(params int[] sides) => sides.Where(side => side > 0).DefaultIfEmpty().Min();

    private static int[] Of(DimensionBases bases) => [.. Enum.GetValues<Dimension>().Select(dimension => bases[dimension])];

    private static int[] Of(DimensionBases bases, int organisation) =>
        [.. Enum.GetValues<Dimension>().Select(dimension => bases.Of(dimension, organisation))];
}
