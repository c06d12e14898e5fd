using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Lists the pairs that rules of users expect, beside those of the dimensions, always in the same order.</summary>
/// <remarks>
/// <para>
/// One pair for each place of the rule's relation: its people there, and those whom they are to reach. ANY: one pair. SAME_ORGANISATION,
/// SAME_DIRECTORATE, SAME_UNIT: one for each such place. OTHER_UNIT, OTHER_ORGANISATION, COUNTERPART: one for each unit, organisation or
/// service line of an organisation, with all who count elsewhere. Rules among peers make none: a group and itself are no two groups. Two
/// rules about the same groups, whichever way round, make one pair each, told of the older; two places of a rule that are each other's
/// opposite, as of two organisations, are one pair. In the vertical dimension the lower group comes first. Groups of fewer than
/// <see cref="GapOptions.LeastGroupSize"/> are left out and counted, levels of whole organisations excepted.
/// </para>
/// <para>
/// A rule is in with all of its pairs or with none: where they are more than there is room for (<see cref="GapOptions.RulePairLimit"/>,
/// <see cref="GapOptions.RuleMemberLimit"/>) beside those of older rules, no group is made and <see cref="Omitted"/> says so. Time
/// O(rules · (people + posts) log people + members of pairs).
/// </para>
/// </remarks>
internal sealed class RulePairs
{
    private readonly OrganisationNetwork _network;
    private readonly GapOptions _options;
    private readonly CancellationToken _cancel;
    private readonly CriteriaMembers _people;
    private readonly PlaceNames _names;
    private readonly HashSet<(ExpectationRelation, string, string)> _met = [];
    private readonly List<ExpectedPair> _pairs = [];
    private readonly Dictionary<Dimension, int> _tooSmall = [];
    private readonly List<OmittedPairs> _omitted = [];
    private long _members;

    public RulePairs(OrganisationNetwork network, GapOptions options, CancellationToken cancel = default)
    {
        (_network, _options, _cancel) = (network, options, cancel);
        (_people, _names) = (new(network), PlaceNames.Of(network));
        foreach (var rule in options.Rules)
        {
            cancel.ThrowIfCancellationRequested();
            Add(rule);
        }
    }

    /// <summary>Rules of which no pair is here because there would be too many.</summary>
    public IReadOnlyList<OmittedPairs> Omitted => _omitted;

    /// <summary>The pairs of a dimension.</summary>
    public IEnumerable<ExpectedPair> Of(Dimension dimension) => _pairs.Where(pair => pair.Dimension == dimension);

    /// <summary>How many pairs of a dimension were left out because a group is too small.</summary>
    public int TooSmallIn(Dimension dimension) => _tooSmall.GetValueOrDefault(dimension);

    /// <summary>
    /// The dimension of a rule: cross-organisation by its relation, or by organisations that it names apart, itself or by their units;
    /// clinical-managerial where one side is CLINICAL and the other MANAGERIAL; vertical where all levels of one are above all of the
    /// other; otherwise horizontal.
    /// </summary>
    public static Dimension DimensionOf(OrganisationNetwork network, Expectation rule)
    {
        var (from, to) = (rule.From, rule.To);
        return rule.Relation >= ExpectationRelation.OtherOrganisation
            || AreApart(OrganisationsOf(network, from), OrganisationsOf(network, to))
                ? Dimension.CrossOrganisation
            : AreOpposite(from, to) || AreOpposite(to, from) ? Dimension.ClinicalManagerial
            : !from.Levels.IsEmpty && !to.Levels.IsEmpty && (from.Levels.Max < to.Levels.Min || to.Levels.Max < from.Levels.Min)
                ? Dimension.Vertical
            : Dimension.Horizontal;
    }

    private static bool AreApart(HashSet<int> from, HashSet<int> to) => from.Count > 0 && to.Count > 0 && !from.Overlaps(to);

    // Those of the units, where there are units: who is in one is in its organisation. What the network does not have is nowhere.
    private static HashSet<int> OrganisationsOf(OrganisationNetwork network, PeopleCriteria criteria) => criteria.Units.IsEmpty
        ? [.. Enumerable.Range(0, network.Organisations.Length).Where(at => criteria.Organisations.Contains(network.Organisations[at].Key))]
        : [.. network.Units.Where(unit => criteria.Units.Contains(unit.Key)).Select(unit => unit.Organisation)];

    private static bool AreOpposite(PeopleCriteria one, PeopleCriteria other) =>
        one.Disciplines.SetEquals([Discipline.Clinical]) && other.Disciplines.SetEquals([Discipline.Managerial]);

    private void Add(GapRule rule)
    {
        var expectation = rule.Expectation;
        if (expectation.IsAmongPeers || !_met.Add(GroupsOf(expectation)))
        {
            return;
        }

        var dimension = DimensionOf(_network, expectation);
        var places = new RulePlaces(_people, expectation, _cancel);
        var large = places.All.Where(place => !IsTooSmall(expectation, place)).ToList();
        if (places.All.Count > large.Count)
        {
            _tooSmall[dimension] = TooSmallIn(dimension) + places.All.Count - large.Count;
        }

        var members = large.Sum(place => (long)place.From + place.To);
        if (_pairs.Count + large.Count > _options.RulePairLimit || _members + members > _options.RuleMemberLimit)
        {
            _omitted.Add(OmittedPairs.OfRule(dimension, rule, large.Count, members, _options));
            return;
        }

        _members += members;
        var isTurned = dimension == Dimension.Vertical && expectation.To.Levels.Max < expectation.From.Levels.Min;
        var same = new SamePeople();
        for (var at = 0; at < large.Count; at++)
        {
            _cancel.ThrowIfCancellationRequested();
            var (from, to) = Groups(expectation, places, large[at]);
            var pair = (isTurned ? new ExpectedPair(dimension, to, from) : new(dimension, from, to)) with { Rule = rule };
            if (same.First(pair, at) == at)
            {
                _pairs.Add(pair);
            }
        }
    }

    // Seen from either side, people of the same place are the same two groups; those elsewhere are not.
    private static (ExpectationRelation, string, string) GroupsOf(Expectation rule)
    {
        var (from, to) = (rule.From.Key, rule.To.Key);
        return rule.Relation <= ExpectationRelation.SameUnit && string.CompareOrdinal(from, to) > 0
            ? (rule.Relation, to, from)
            : (rule.Relation, from, to);
    }

    private bool IsTooSmall(Expectation rule, RulePlace place)
    {
        var (isFromPart, isToPart) = rule.Relation switch
        {
            ExpectationRelation.SameDirectorate or ExpectationRelation.SameUnit or ExpectationRelation.Counterpart => (true, true),
            ExpectationRelation.OtherUnit => (true, false),
            _ => (false, false),
        };
        return IsTooSmall(rule.From, isFromPart, place.From) || IsTooSmall(rule.To, isToPart, place.To);
    }

    // A board may be two people; levels of one unit, service line or profession may be one, and are not a board.
    private bool IsTooSmall(PeopleCriteria criteria, bool isPart, int people)
    {
        var isLevelAlone = !criteria.Levels.IsEmpty && criteria.Units.IsEmpty && criteria.Professions.IsEmpty
            && criteria.Disciplines.IsEmpty && !isPart;
        return !isLevelAlone && people < _options.LeastGroupSize;
    }

    private (PeopleGroup From, PeopleGroup To) Groups(Expectation rule, RulePlaces places, RulePlace place)
    {
        var line = rule.Relation == ExpectationRelation.Counterpart ? places.Standings.LineOf(place.Group) : "";
        var (here, there) = PlacesOf(rule.Relation, place.Group, place.Label, line);
        return (GroupOf(rule.From, here, places.From(place)), GroupOf(rule.To, there, places.To(place)));
    }

    private (Place Here, Place There) PlacesOf(ExpectationRelation relation, int group, int label, string line) => relation switch
    {
        ExpectationRelation.SameOrganisation => (InOrganisation(group), InOrganisation(group)),
        ExpectationRelation.SameDirectorate => (InDirectorate(group), InDirectorate(group)),
        ExpectationRelation.SameUnit => (InUnit(group), InUnit(group)),
        ExpectationRelation.OtherUnit => (
            InUnit(label), new("elsewhere|" + InUnit(label).Key, $", elsewhere in {_network.Organisations[group].Name}", group, null)),
        ExpectationRelation.OtherOrganisation => (InOrganisation(label), Elsewhere(label, "")),
        ExpectationRelation.Counterpart => (
            InOrganisation(label) with
            {
                Key = $"{Sized(line)}|{InOrganisation(label).Key}",
                Words = $" in {line} of {_network.Organisations[label].Name}",
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

    // With all below it, where a unit is alone.
    private Place InDirectorate(int unit) => InUnit(unit) with { Key = "directorate=" + Sized(_network.Units[unit].Key) };

    private Place Elsewhere(int organisation, string line) => new(
        $"elsewhere|{Sized(line)}|{InOrganisation(organisation).Key}",
        $"{(line.Length == 0 ? "" : $" in {line}")} of other organisations than {_network.Organisations[organisation].Name}",
        null,
        null);

    private PeopleGroup GroupOf(PeopleCriteria criteria, Place place, int[] people) => new()
    {
        Kind = GroupKind.Criteria,
        Label = ExpectationWords.People(criteria, _names) + place.Words,
        Key = $"{criteria.Key}@{place.Key}",
        Organisation = place.Organisation ?? OnlyOne(criteria.Organisations, _network.Organisations, organisation => organisation.Key),
        Unit = place.Unit ?? OnlyOne(criteria.Units, _network.Units, unit => unit.Key),
        Level = criteria.Levels.Count == 1 && criteria.Levels.Min != Level.Unknown ? criteria.Levels.Min : null,
        Members = ImmutableCollectionsMarshal.AsImmutableArray(people),
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
