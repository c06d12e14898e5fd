using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>Which columns are known, and so which figures can be given at all.</summary>
internal sealed class Known
{
    private readonly int _people;
    private readonly int _organisations; // different ones
    private readonly bool _levels;
    private readonly bool _units;
    private readonly bool _disciplines;
    private readonly int[] _leftOut = new int[(int)Dimension.ClinicalManagerial + 1];

    public Known(OrganisationNetwork network)
    {
        _people = network.PeopleCount;
        var organisations = new HashSet<int>();
        for (var person = 0; person < _people; person++)
        {
            foreach (var home in network.OrganisationsOf(person))
            {
                organisations.Add(home);
            }

            bool organisation = network.OrganisationOf[person] >= 0,
                unit = network.UnitOf[person] >= 0,
                level = network.LevelOf[person] != Level.Unknown,
                discipline = network.DisciplineOf[person] != Discipline.Unknown;
            _levels |= level;
            _units |= unit;
            _disciplines |= discipline;
            _leftOut[(int)Dimension.Vertical] += organisation && level ? 0 : 1;
            _leftOut[(int)Dimension.Horizontal] += organisation && unit ? 0 : 1;
            _leftOut[(int)Dimension.CrossOrganisation] += organisation ? 0 : 1;
            _leftOut[(int)Dimension.ClinicalManagerial] += discipline ? 0 : 1;
        }

        _organisations = organisations.Count;
    }

    /// <summary>People left out of a dimension because a column that it needs is blank for them.</summary>
    public int LeftOut(Dimension dimension) => _leftOut[(int)dimension];

    /// <summary>Why a dimension has no groups at all; null where the columns that make them are known.</summary>
    public Absence? WhyNot(Dimension dimension) =>
        _people == 0 ? Absence.NoPeople
        : dimension switch
        {
            Dimension.Vertical => _organisations == 0 || !_levels ? Absence.AttributeUnknown : null,
            Dimension.Horizontal => _organisations == 0 || !_units ? Absence.AttributeUnknown : null,
            Dimension.CrossOrganisation => _organisations == 0 ? Absence.AttributeUnknown : _organisations == 1 ? Absence.NoPairs : null,
            _ => _disciplines ? null : Absence.AttributeUnknown,
        };

    /// <summary>Why a dimension has no class of ties: as its groups, and horizontal ties need a level besides.</summary>
    public Absence? WhyNoTies(Dimension dimension) =>
        WhyNot(dimension) ?? (dimension == Dimension.Horizontal && !_levels ? Absence.AttributeUnknown : null);
}
