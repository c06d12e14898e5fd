using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>
/// On how many people the figures of each dimension rest: those on its smaller side, in the whole and in each organisation.
/// </summary>
/// <remarks>
/// Of several groups side by side the smaller side is everybody but the largest group; what is counted of groups that are not compared with
/// each other is added up. VERTICAL: the levels of an organisation for its ties, its front line and executives for the rest, whichever are
/// fewer. HORIZONTAL: the units at one level of an organisation, and its sibling units. CROSS_ORGANISATION: the organisations; of one of
/// them it is the organisation or all others. CLINICAL_MANAGERIAL: the two disciplines. 0: there is nobody to compare, and no figure. Ties
/// are not looked at. Time O(people + organisations + units).
/// </remarks>
public sealed class DimensionBases
{
    private const int LevelCount = 7;
    private const int SideCount = 2;
    private readonly int[] _whole = new int[(int)Dimension.ClinicalManagerial + 1];
    private readonly int[][] _byOrganisation;

    private DimensionBases(int organisations) => _byOrganisation = [.. _whole.Select(_ => new int[organisations])];

    /// <summary>People on the smaller side of a dimension; 0 where it has no sides.</summary>
    public int this[Dimension dimension] => _whole[(int)dimension];

    /// <summary>The same in one organisation.</summary>
    public int Of(Dimension dimension, int organisation) => _byOrganisation[(int)dimension][organisation];

    /// <summary>Counts them.</summary>
    /// <param name="network">The network.</param>
    public static DimensionBases Of(OrganisationNetwork network)
    {
        var place = new Placement(network);
        var bases = new DimensionBases(network.Organisations.Length);
        bases.AddVertical(network, place);
        bases.AddHorizontal(network, place);
        bases.AddCross(place);
        bases.AddClinicalManagerial(place);
        return bases;
    }

    private void AddVertical(OrganisationNetwork network, Placement place)
    {
        var (ties, reach) = (new Sides[_byOrganisation[0].Length], new int[_byOrganisation[0].Length]);
        for (var organisation = 0; organisation < ties.Length; organisation++)
        {
            var levels = new int[LevelCount];
            foreach (var person in place.ResidentsOf(organisation))
            {
                levels[(int)network.LevelOf[person]]++;
            }

            foreach (var level in levels.AsSpan(1))
            {
                ties[organisation].Add(level);
            }

            reach[organisation] = Math.Min(place.FrontlineOf(organisation).Length, place.ExecutivesOf(organisation).Length);
        }

        Add(Dimension.Vertical, [.. ties.Select(each => each.Smaller)], reach);
    }

    private void AddHorizontal(OrganisationNetwork network, Placement place)
    {
        var (ties, reach) = (new int[_byOrganisation[0].Length], new int[_byOrganisation[0].Length]);
        var levels = new Sides[ties.Length * LevelCount];
        for (var unit = 0; unit < network.Units.Length; unit++)
        {
            var counts = new int[LevelCount];
            foreach (var person in place.Units.OwnMembersOf(unit))
            {
                counts[(int)network.LevelOf[person]]++;
            }

            for (var level = 1; level < LevelCount; level++)
            {
                levels[(network.Units[unit].Organisation * LevelCount) + level].Add(counts[level]);
            }
        }

        for (var level = 0; level < levels.Length; level++)
        {
            ties[level / LevelCount] += levels[level].Smaller;
        }

        foreach (var family in place.Siblings)
        {
            var sides = default(Sides);
            foreach (var unit in family)
            {
                sides.Add(place.Units.MembersOf(unit).Length);
            }

            reach[network.Units[family[0]].Organisation] += sides.Smaller;
        }

        Add(Dimension.Horizontal, ties, reach);
    }

    private void AddCross(Placement place)
    {
        var whole = default(Sides);
        var sizes = new int[_byOrganisation[0].Length];
        for (var organisation = 0; organisation < sizes.Length; organisation++)
        {
            sizes[organisation] = place.MembersOf(organisation).Length;
            whole.Add(sizes[organisation]);
        }

        _whole[(int)Dimension.CrossOrganisation] = whole.Smaller;
        for (var organisation = 0; organisation < sizes.Length; organisation++)
        {
            _byOrganisation[(int)Dimension.CrossOrganisation][organisation] =
                Math.Min(sizes[organisation], whole.People - sizes[organisation]);
        }
    }

    private void AddClinicalManagerial(Placement place)
    {
        _whole[(int)Dimension.ClinicalManagerial] = Math.Min(place.Of(Discipline.Clinical).Length, place.Of(Discipline.Managerial).Length);
        for (var organisation = 0; organisation < _byOrganisation[0].Length; organisation++)
        {
            _byOrganisation[(int)Dimension.ClinicalManagerial][organisation] = Math.Min(
                place.Of(Discipline.Clinical, organisation).Length, place.Of(Discipline.Managerial, organisation).Length);
        }
    }

    /// <summary>Adds a dimension whose figures rest on two sorts of sides, by organisation: the fewer of those that are there.</summary>
    private void Add(Dimension dimension, int[] ties, int[] reach)
    {
        _whole[(int)dimension] = Fewer(ties.Sum(), reach.Sum());
        for (var organisation = 0; organisation < ties.Length; organisation++)
        {
            _byOrganisation[(int)dimension][organisation] = Fewer(ties[organisation], reach[organisation]);
        }
    }

    private static int Fewer(int one, int other) => one == 0 || other == 0 ? Math.Max(one, other) : Math.Min(one, other);

    /// <summary>Groups side by side.</summary>
    private struct Sides
    {
        private int _largest;

        /// <summary>All people of them.</summary>
        public int People { get; private set; }

        /// <summary>Everybody but the largest.</summary>
        public readonly int Smaller => People - _largest;

        public void Add(int people)
        {
            People += people;
            _largest = Math.Max(_largest, people);
        }
    }
}
