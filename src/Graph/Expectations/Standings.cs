namespace NetworkLens.Graph.Expectations;

/// <summary>Where a person stands in the relation of an expectation.</summary>
/// <param name="Person">Index.</param>
/// <param name="Group">Whose people are to reach the same ones; -1 unknown.</param>
/// <param name="Label">
/// What those who are reached must not share with whoever reaches, where <see cref="Standings.HasLabels"/>; -1 unknown.
/// </param>
internal readonly record struct Standing(int Person, int Group, int Label);

/// <summary>Sorts people into the groups of an expectation's relation.</summary>
/// <remarks>
/// Whatever the relation, people fall into groups (all; an organisation, a directorate, a unit, a service line) within which everyone is
/// to reach somebody of the same ones, those who carry the person's own label left aside: none is, for a relation to one's own; the own
/// organisation or unit, for one to others; oneself, among peers.
/// </remarks>
internal sealed class Standings(CriteriaMembers members, Expectation expectation)
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    /// <summary>Whether those who carry one's own label do not count.</summary>
    public bool HasLabels { get; } = expectation.IsAmongPeers || expectation.Relation > ExpectationRelation.SameUnit;

    /// <summary>Those whose place is known, by group, then label, then person; each once.</summary>
    public List<Standing> Of(IEnumerable<HeldPlace> places) =>
    [
        .. from place in places
           let standing = StandingOf(place)
           where standing.Group >= 0 && standing.Label >= 0
           group standing by standing into one
           orderby one.Key.Group, one.Key.Label, one.Key.Person
           select one.Key,
    ];

    /// <summary>The service line of a group, for <see cref="ExpectationRelation.Counterpart"/>.</summary>
    public string LineOf(int group) => _lines.Single(line => line.Value == group).Key;

    private Standing StandingOf(HeldPlace place)
    {
        var group = expectation.Relation switch
        {
            ExpectationRelation.SameOrganisation or ExpectationRelation.OtherUnit => place.Organisation,
            ExpectationRelation.SameDirectorate => members.DirectorateOf(place.Unit),
            ExpectationRelation.SameUnit => place.Unit,
            ExpectationRelation.Counterpart => GroupOfLine(place.Unit),
            _ => 0,
        };
        var label = expectation.Relation switch
        {
            ExpectationRelation.OtherUnit => place.Unit,
            ExpectationRelation.OtherOrganisation or ExpectationRelation.Counterpart => place.Organisation,
            _ => expectation.IsAmongPeers ? place.Person : 0,
        };
        return new(place.Person, group, label);
    }

    private int GroupOfLine(int unit)
    {
        if (members.ServiceLineOf(unit) is not { } line)
        {
            return -1;
        }

        if (!_lines.TryGetValue(line, out var index))
        {
            _lines[line] = index = _lines.Count;
        }

        return index;
    }
}
