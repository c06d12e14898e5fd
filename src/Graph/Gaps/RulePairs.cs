using System.Collections.Immutable;
using System.Globalization;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Lists the pairs that rules of users expect, beside those of the dimensions, always in the same order.</summary>
/// <remarks>
/// One pair for each place of the rule's relation: its people there, and those whom they are to reach. ANY: one pair. SAME_ORGANISATION,
/// SAME_DIRECTORATE, SAME_UNIT: one for each such place. OTHER_UNIT, OTHER_ORGANISATION, COUNTERPART: one for each unit, organisation or
/// service line of an organisation, with all who count elsewhere. Rules among peers make none: a group and itself are no two groups. Two
/// rules about the same groups are one pair, told of the older. Groups of fewer than <see cref="GapOptions.LeastGroupSize"/> are left out
/// and counted, levels of whole organisations excepted. Time O(rules · (people + posts)).
/// </remarks>
internal sealed class RulePairs
{
    private readonly OrganisationNetwork _network;
    private readonly GapOptions _options;
    private readonly PlaceNames _names;
    private readonly HashSet<(Dimension, string, string)> _met = [];
    private readonly List<ExpectedPair> _pairs = [];
    private readonly Dictionary<Dimension, int> _tooSmall = [];

    public RulePairs(OrganisationNetwork network, GapOptions options)
    {
        (_network, _options, _names) = (network, options, PlaceNames.Of(network));
        foreach (var rule in options.Rules)
        {
            Add(rule);
        }
    }

    /// <summary>The pairs of a dimension.</summary>
    public IEnumerable<ExpectedPair> Of(Dimension dimension) => _pairs.Where(pair => pair.Dimension == dimension);

    /// <summary>How many pairs of a dimension were left out because a group is too small.</summary>
    public int TooSmallIn(Dimension dimension) => _tooSmall.GetValueOrDefault(dimension);

    /// <summary>
    /// The dimension of a rule: cross-organisation by its relation, or by organisations that it names apart; clinical-managerial where one
    /// side is CLINICAL and the other MANAGERIAL; vertical where all levels of one are above all of the other; otherwise horizontal.
    /// </summary>
    public static Dimension DimensionOf(Expectation rule)
    {
        var (from, to) = (rule.From, rule.To);
        return rule.Relation >= ExpectationRelation.OtherOrganisation || AreApart(from.Organisations, to.Organisations)
                ? Dimension.CrossOrganisation
            : AreOpposite(from, to) || AreOpposite(to, from) ? Dimension.ClinicalManagerial
            : !from.Levels.IsEmpty && !to.Levels.IsEmpty && (from.Levels.Max < to.Levels.Min || to.Levels.Max < from.Levels.Min)
                ? Dimension.Vertical
            : Dimension.Horizontal;
    }

    private static bool AreApart(ImmutableSortedSet<string> from, ImmutableSortedSet<string> to) =>
        from.Count > 0 && to.Count > 0 && !from.Overlaps(to);

    private static bool AreOpposite(PeopleCriteria one, PeopleCriteria other) =>
        one.Disciplines.SetEquals([Discipline.Clinical]) && other.Disciplines.SetEquals([Discipline.Managerial]);

    private void Add(GapRule rule)
    {
        if (rule.Expectation.IsAmongPeers)
        {
            return;
        }

        var members = new CriteriaMembers(_network);
        var standings = new Standings(members, rule.Expectation);
        var from = standings.Of(members.ByPrimaryPost(rule.Expectation.From));
        var to = standings.Of(members.ByAnyPost(rule.Expectation.To)).ToLookup(standing => standing.Group);
        foreach (var place in from.GroupBy(standing => (standing.Group, standing.Label)))
        {
            var targets = to[place.Key.Group].Where(standing => !standings.HasLabels || standing.Label != place.Key.Label);
            Add(rule, standings, place.Key.Group, place.Key.Label, [.. place.Select(s => s.Person)], [.. targets.Select(s => s.Person)]);
        }
    }

    private void Add(GapRule rule, Standings standings, int group, int label, SortedSet<int> from, SortedSet<int> to)
    {
        var dimension = DimensionOf(rule.Expectation);
        var line = rule.Expectation.Relation == ExpectationRelation.Counterpart ? standings.LineOf(group) : "";
        var (here, there) = PlacesOf(rule.Expectation.Relation, group, label, line);
        var (first, second) = (GroupOf(rule.Expectation.From, here, from), GroupOf(rule.Expectation.To, there, to));
        if (to.Count == 0 || !_met.Add((dimension, first.Key, second.Key)))
        {
            return;
        }

        if (IsTooSmall(rule.Expectation.From, here, from) || IsTooSmall(rule.Expectation.To, there, to))
        {
            _tooSmall[dimension] = TooSmallIn(dimension) + 1;
            return;
        }

        _pairs.Add(new(dimension, first, second) { Rule = rule });
    }

    // A board may be two people; levels of one unit or profession may be one, and are not a board.
    private bool IsTooSmall(PeopleCriteria criteria, Place place, SortedSet<int> people)
    {
        var isLevelAlone = !criteria.Levels.IsEmpty && criteria.Units.IsEmpty && criteria.Professions.IsEmpty
            && criteria.Disciplines.IsEmpty && place.Unit is null;
        return !isLevelAlone && people.Count < _options.LeastGroupSize;
    }

    private (Place Here, Place There) PlacesOf(ExpectationRelation relation, int group, int label, string line) => relation switch
    {
        ExpectationRelation.SameOrganisation => (InOrganisation(group), InOrganisation(group)),
        ExpectationRelation.SameDirectorate or ExpectationRelation.SameUnit => (InUnit(group), InUnit(group)),
        ExpectationRelation.OtherUnit => (
            InUnit(label), new("elsewhere|" + InUnit(label).Key, $", elsewhere in {_network.Organisations[group].Name}", group, null)),
        ExpectationRelation.OtherOrganisation => (InOrganisation(label), Elsewhere(label, "")),
        ExpectationRelation.Counterpart => (
            InOrganisation(label) with
            {
                Key = $"{Sized(line)}|{InOrganisation(label).Key}",
                Words = $", {line} of {_network.Organisations[label].Name}",
            },
            Elsewhere(label, line)),
        _ => (Place.Anywhere, Place.Anywhere),
    };

    private Place InOrganisation(int organisation) => new(
        "organisation=" + Sized(_network.Organisations[organisation].Key),
        $" of {_network.Organisations[organisation].Name}",
        organisation,
        null);

    private Place InUnit(int unit) => new(
        "unit=" + Sized(_network.Units[unit].Key),
        $" of {_network.Units[unit].Name}, {_network.Organisations[_network.Units[unit].Organisation].Name}",
        _network.Units[unit].Organisation,
        unit);

    private Place Elsewhere(int organisation, string line) => new(
        $"elsewhere|{Sized(line)}|{InOrganisation(organisation).Key}",
        $"{(line.Length == 0 ? "" : $", {line}")} of other organisations than {_network.Organisations[organisation].Name}",
        null,
        null);

    private PeopleGroup GroupOf(PeopleCriteria criteria, Place place, SortedSet<int> people) => new()
    {
        Kind = GroupKind.Criteria,
        Label = ExpectationWords.People(criteria, _names) + place.Words,
        Key = $"{criteria.Key}@{place.Key}",
        Organisation = place.Organisation ?? OnlyOne(criteria.Organisations, _network.Organisations, organisation => organisation.Key),
        Unit = place.Unit ?? OnlyOne(criteria.Units, _network.Units, unit => unit.Key),
        Level = criteria.Levels.Count == 1 && criteria.Levels.Min != Level.Unknown ? criteria.Levels.Min : null,
        Members = [.. people],
    };

    private static int? OnlyOne<T>(ImmutableSortedSet<string> keys, ImmutableArray<T> table, Func<T, string> key)
    {
        for (var at = 0; keys.Count == 1 && at < table.Length; at++)
        {
            if (key(table[at]) == keys[0])
            {
                return at;
            }
        }

        return null;
    }

    private static string Sized(string value) => string.Create(CultureInfo.InvariantCulture, $"{value.Length}:{value}");

    /// <summary>A place of a relation: as part of a key, in words after the people, and where it lies.</summary>
    private sealed record Place(string Key, string Words, int? Organisation, int? Unit)
    {
        public static Place Anywhere { get; } = new("", "", null, null);
    }
}
