using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Expectations;

/// <summary>Works out an <see cref="ExpectationResult"/>.</summary>
/// <remarks>
/// Whatever the relation, people fall into groups (all; an organisation, a directorate, a unit, a service line) within which everyone is
/// to reach somebody of the same ones, those who carry the person's own label left aside: none is, for a relation to one's own; the own
/// organisation or unit, for one to others; oneself, among peers.
/// </remarks>
internal sealed class ExpectationComputation(OrganisationNetwork network, Expectation expectation, Effort effort)
{
    private const int NoLabel = -1;

    // One search for all costs about as much as a few flows, each of which may walk the whole network.
    private const int ManyPeople = 8;

    private readonly CriteriaMembers _members = new(network);
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly bool _hasLabels = expectation.IsAmongPeers || expectation.Relation > ExpectationRelation.SameUnit;
    private readonly CsrGraph _backward = network.Ties.Transpose();
    private readonly List<int> _unreached = [];
    private readonly List<int> _tooFewRoutes = [];
    private readonly List<int> _nobodyThere = [];
    private LabelSearch? _searching;
    private VertexFlow? _flow;

    private LabelSearch Search => _searching ??= new(_backward);

    /// <summary>Does it; once.</summary>
    public ExpectationResult Run()
    {
        List<HeldPlace> expected = [.. _members.ByPrimaryPost(expectation.From)];
        var from = Standings(expected);
        var to = Standings(_members.ByAnyPost(expectation.To));
        var targets = to.GroupBy(s => s.Group).ToDictionary(g => g.Key, g => g.ToList());
        var done = 0;
        foreach (var group in from.GroupBy(s => s.Group))
        {
            effort.Cancel.ThrowIfCancellationRequested();
            List<Standing> people = [.. group];
            Judge(people, targets.GetValueOrDefault(group.Key) ?? []);
            done += people.Count;
            effort.Progress?.Report((double)done / from.Count);
        }

        return new()
        {
            Expectation = expectation,
            Expected = from.Count,
            Targets = to.DistinctBy(s => s.Person).Count(),
            Unplaced = expected.Count - from.Count,
            Unreached = [.. _unreached.Order()],
            TooFewRoutes = [.. _tooFewRoutes.Order()],
            NobodyThere = [.. _nobodyThere.Order()],
            UnknownKeys = [.. _members.Unknown([expectation.From, expectation.To])],
        };
    }

    /// <summary>Those whose place is known, by group, then label, then person; each once.</summary>
    private List<Standing> Standings(IEnumerable<HeldPlace> places) =>
    [
        .. from place in places
           let standing = StandingOf(place)
           where standing.Group >= 0 && standing.Label >= 0
           group standing by standing into one
           orderby one.Key.Group, one.Key.Label, one.Key.Person
           select one.Key,
    ];

    private Standing StandingOf(HeldPlace place)
    {
        var group = expectation.Relation switch
        {
            ExpectationRelation.SameOrganisation or ExpectationRelation.OtherUnit => place.Organisation,
            ExpectationRelation.SameDirectorate => _members.DirectorateOf(place.Unit),
            ExpectationRelation.SameUnit => place.Unit,
            ExpectationRelation.Counterpart => LineOf(place.Unit),
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

    private int LineOf(int unit)
    {
        if (_members.ServiceLineOf(unit) is not { } line)
        {
            return -1;
        }

        if (!_lines.TryGetValue(line, out var index))
        {
            _lines[line] = index = _lines.Count;
        }

        return index;
    }

    private void Judge(List<Standing> people, List<Standing> targets)
    {
        Search.Begin();
        foreach (var target in targets)
        {
            Search.Add(target.Person, target.Label);
        }

        List<Standing> seeking = [.. people.Where(p => !Search.Reached(p.Person, OwnOf(p)))];
        Search.Go(expectation.Within, effort.Cancel);
        var reaching = new List<Standing>();
        foreach (var person in seeking)
        {
            if (Search.Reached(person.Person, OwnOf(person)))
            {
                reaching.Add(person);
            }
            else
            {
                (IsAnybodyThere(targets, OwnOf(person)) ? _unreached : _nobodyThere).Add(person.Person);
            }
        }

        if (expectation.Routes > 1)
        {
            CountRoutes(reaching, targets);
        }
    }

    // Targets come by label: where the first and the last have the same, all have.
    private static bool IsAnybodyThere(List<Standing> targets, int own) =>
        targets.Count > 0 && (targets[0].Label != own || targets[^1].Label != own);

    private void CountRoutes(List<Standing> reaching, List<Standing> targets)
    {
        _flow ??= new(network.Ties);

        // Among peers everyone is a target to everyone else, and the flow itself leaves out whoever asks.
        foreach (var alike in reaching.GroupBy(p => expectation.IsAmongPeers ? NoLabel : OwnOf(p)))
        {
            int[] group = [.. targets.Where(t => t.Label != alike.Key).Select(t => t.Person).Distinct()];
            List<Standing> people = [.. alike];
            var isWorthIt = people.Count >= ManyPeople && !expectation.IsAmongPeers;
            var safe = isWorthIt ? SingleCuts.Safe(network.Ties, _backward, group, effort.Cancel) : null;
            _flow.LeadTo(group);
            _tooFewRoutes.AddRange(people.Select(p => p.Person).Where(p => !HasRoutes(p, group.Length, safe)));
        }

        _flow.LeadTo([]);
    }

    private bool HasRoutes(int person, int reachable, bool[]? safe)
    {
        effort.Cancel.ThrowIfCancellationRequested();
        if (network.Ties.Degree(person) < expectation.Routes || reachable < expectation.Routes || safe?[person] == false)
        {
            return false;
        }

        return (safe is not null && expectation.Routes == 2)
            || _flow!.RoutesFrom(person, expectation.Routes, effort.Cancel) >= expectation.Routes;
    }

    private int OwnOf(Standing person) => _hasLabels ? person.Label : NoLabel;

    /// <summary>Where a person stands in the relation.</summary>
    /// <param name="Person">Index.</param>
    /// <param name="Group">Whose people are to reach the same ones; -1 unknown.</param>
    /// <param name="Label">What those who are reached must not share with whoever reaches, if <see cref="_hasLabels"/>; -1 unknown.</param>
    private readonly record struct Standing(int Person, int Group, int Label);
}
