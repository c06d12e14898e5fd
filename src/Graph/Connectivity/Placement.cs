using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>Who belongs to which group of the dimensions, made once per network.</summary>
/// <remarks>
/// By primary post: organisation (<see cref="ResidentsOf"/>), front line, unit. By any post: <see cref="MembersOf"/> an organisation and
/// its <see cref="ExecutivesOf"/>: a joint post makes its holder one of both.
/// </remarks>
internal sealed class Placement
{
    private readonly Buckets _residents;
    private readonly Buckets _members;
    private readonly Buckets _frontline;
    private readonly Buckets _executives;
    private readonly Buckets _disciplines;
    private readonly Buckets _disciplinesByOrganisation;
    private readonly bool[] _isOffice;

    public Placement(OrganisationNetwork network)
    {
        Network = network;
        var (people, organisations) = (network.PeopleCount, network.Organisations.Length);
        _residents = Buckets.OfItems(organisations, people, p => network.OrganisationOf[p]);
        _frontline = Buckets.OfItems(
            organisations, people, p => network.LevelOf[p] == Level.Frontline ? network.OrganisationOf[p] : -1);
        var belonging = new List<(int, int)>(people);
        var executives = new SortedSet<(int, int)>();
        for (var person = 0; person < people; person++)
        {
            foreach (var organisation in network.OrganisationsOf(person))
            {
                belonging.Add((organisation, person));
            }

            if (network.LevelOf[person] >= Level.Executive && network.OrganisationOf[person] >= 0)
            {
                executives.Add((network.OrganisationOf[person], person));
            }
        }

        foreach (var post in network.Posts)
        {
            if (post is { Holder: >= 0, Organisation: >= 0, Level: >= Level.Executive, IsPrimary: false })
            {
                executives.Add((post.Organisation, post.Holder));
            }
        }

        _members = Buckets.OfPairs(organisations, belonging);
        _executives = Buckets.OfPairs(organisations, [.. executives]);
        _disciplines = Buckets.OfItems(DisciplineCount, people, p => (int)network.DisciplineOf[p]);
        _disciplinesByOrganisation = Buckets.OfItems(
            organisations * DisciplineCount,
            people,
            p => network.OrganisationOf[p] is >= 0 and var o ? (o * DisciplineCount) + (int)network.DisciplineOf[p] : -1);
        Units = new(network);
        _isOffice = [.. Enumerable.Range(0, network.Units.Length).Select(unit => Offices.IsOffice(network, Units, unit))];
        Siblings = [.. Units.Families.Select(WithoutOffices).Where(family => family.Length > 1)];
        Systems = new(network, _residents);
        Reversed = network.Ties.Transpose();
    }

    private const int DisciplineCount = 5;

    public OrganisationNetwork Network { get; }

    public UnitTree Units { get; }

    /// <summary>Units side by side: the families of <see cref="UnitTree.Families"/> without the offices of boards, two units at
    /// least.</summary>
    public IReadOnlyList<int[]> Siblings { get; }

    public Systems Systems { get; }

    /// <summary>Ties.</summary>
    public CsrGraph Ties => Network.Ties;

    /// <summary>Ties turned round; the same object where they have no direction.</summary>
    public CsrGraph Reversed { get; }

    /// <summary>People whose primary post is in the organisation.</summary>
    public ReadOnlySpan<int> ResidentsOf(int organisation) => _residents[organisation];

    /// <summary>People with any post in the organisation.</summary>
    public ReadOnlySpan<int> MembersOf(int organisation) => _members[organisation];

    /// <summary>People at the front line of the organisation.</summary>
    public ReadOnlySpan<int> FrontlineOf(int organisation) => _frontline[organisation];

    /// <summary>People with a post of the organisation at EXECUTIVE or above.</summary>
    public ReadOnlySpan<int> ExecutivesOf(int organisation) => _executives[organisation];

    /// <summary>Whether the unit is the office of a board: <see cref="Offices"/>.</summary>
    public bool IsOffice(int unit) => _isOffice[unit];

    /// <summary>
    /// Whether people of two units of one organisation work side by side: neither unit lies in the other, and none or both in one office.
    /// </summary>
    public bool AreBeside(int unit, int other) =>
        !Units.IsWithin(unit, other) && !Units.IsWithin(other, unit)
        && (Units.TopOf(unit) == Units.TopOf(other) || (!IsOffice(Units.TopOf(unit)) && !IsOffice(Units.TopOf(other))));

    /// <summary>Everyone of a discipline.</summary>
    public ReadOnlySpan<int> Of(Discipline discipline) => _disciplines[(int)discipline];

    /// <summary>Everyone of a discipline whose primary post is in the organisation.</summary>
    public ReadOnlySpan<int> Of(Discipline discipline, int organisation) =>
        _disciplinesByOrganisation[(organisation * DisciplineCount) + (int)discipline];

    private int[] WithoutOffices(int[] family) => Array.Exists(family, IsOffice) ? Array.FindAll(family, unit => !IsOffice(unit)) : family;
}
