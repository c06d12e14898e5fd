using NetworkLens.Graph.Expectations;

namespace NetworkLens.Graph.Gaps;

/// <summary>A place of a rule's relation: who is to reach there, and how many they are to reach.</summary>
/// <param name="Group">The group of <see cref="Standings"/>.</param>
/// <param name="Label">What those who are reached must not share, where the relation keeps them apart.</param>
/// <param name="From">How many are to reach.</param>
/// <param name="To">How many are there to be reached.</param>
internal readonly record struct RulePlace(int Group, int Label, int From, int To);

/// <summary>The places of a rule, with how many people they join: told before anybody makes a group of them.</summary>
/// <remarks>
/// A relation to others sets each place against all the rest, so that the groups of n places hold n times everybody: they are counted
/// from one list of each group's people, and made one at a time. Time O(p log p) of the p people and posts; O(group) for each one made.
/// </remarks>
internal sealed class RulePlaces
{
    private readonly List<Standing> _from;
    private readonly Dictionary<(int Group, int Label), (int Start, int End)> _runs = [];
    private readonly Dictionary<int, Targets> _targets = [];
    private readonly bool _hasLabels;

    public RulePlaces(CriteriaMembers members, Expectation rule, CancellationToken cancel)
    {
        Standings = new(members, rule);
        _hasLabels = Standings.HasLabels;
        _from = Standings.Of(members.ByPrimaryPost(rule.From));
        cancel.ThrowIfCancellationRequested();
        foreach (var group in Standings.Of(members.ByAnyPost(rule.To)).GroupBy(standing => standing.Group))
        {
            _targets.Add(group.Key, new(group));
        }

        cancel.ThrowIfCancellationRequested();
        for (int start = 0, end; start < _from.Count; start = end)
        {
            var place = (_from[start].Group, _from[start].Label);
            for (end = start; end < _from.Count && (_from[end].Group, _from[end].Label) == place; end++)
            {
            }

            _runs.Add(place, (start, end));
            if (_targets.TryGetValue(place.Group, out var targets) && targets.Count(Own(place.Label)) is > 0 and var to)
            {
                All.Add(new(place.Group, place.Label, end - start, to));
            }
        }
    }

    /// <summary>How people fall into the places.</summary>
    public Standings Standings { get; }

    /// <summary>The places at which somebody is to reach and somebody is there to be reached, by group and label.</summary>
    public List<RulePlace> All { get; } = [];

    /// <summary>Who is to reach at a place, ascending.</summary>
    public int[] From(RulePlace place)
    {
        var (start, end) = _runs[(place.Group, place.Label)];
        return [.. _from[start..end].Select(standing => standing.Person)];
    }

    /// <summary>Whom they are to reach, ascending.</summary>
    public int[] To(RulePlace place) => _targets[place.Group].Of(Own(place.Label), place.To);

    private int? Own(int label) => _hasLabels ? label : null;

    /// <summary>The people of a group who may be reached, each with the labels under which they stand there.</summary>
    private sealed class Targets
    {
        private readonly (int Person, int Label)[] _byPerson;
        private readonly int _people;
        private readonly Dictionary<int, int> _onlyHere = []; // By label: people who stand under no other.

        public Targets(IEnumerable<Standing> standings)
        {
            _byPerson = [.. standings.Select(standing => (standing.Person, standing.Label))];
            Array.Sort(_byPerson);
            for (int start = 0, end; start < _byPerson.Length; start = end)
            {
                for (end = start; end < _byPerson.Length && _byPerson[end].Person == _byPerson[start].Person; end++)
                {
                }

                _people++;
                if (end == start + 1)
                {
                    _onlyHere[_byPerson[start].Label] = _onlyHere.GetValueOrDefault(_byPerson[start].Label) + 1;
                }
            }
        }

        /// <summary>How many stand under another label than one's own; all, where none is.</summary>
        public int Count(int? own) => _people - (own is { } label ? _onlyHere.GetValueOrDefault(label) : 0);

        /// <summary>Who they are.</summary>
        public int[] Of(int? own, int count)
        {
            var people = new int[count];
            var found = 0;
            foreach (var (person, label) in _byPerson)
            {
                if (label != own && (found == 0 || people[found - 1] != person))
                {
                    people[found++] = person;
                }
            }

            return people;
        }
    }
}
