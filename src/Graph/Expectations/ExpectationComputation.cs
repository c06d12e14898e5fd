using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Expectations;

/// <summary>Works out an <see cref="ExpectationResult"/>.</summary>
/// <remarks>Group by group of <see cref="Standings"/>: within one, everybody is to reach the same people.</remarks>
internal sealed class ExpectationComputation(OrganisationNetwork network, Expectation expectation, Effort effort)
{
    private const int NoLabel = -1;

    private readonly CriteriaMembers _members = new(network);
    private readonly CsrGraph _backward = network.Ties.Transpose();
    private readonly List<int> _unreached = [];
    private readonly List<int> _tooFewRoutes = [];
    private readonly List<int> _nobodyThere = [];
    private bool _hasLabels;
    private LabelSearch? _searching;
    private VertexFlow? _flow;
    private ShortRoutes? _short;

    private LabelSearch Search => _searching ??= new(_backward);

    /// <summary>Does it; once.</summary>
    public ExpectationResult Run()
    {
        var standings = new Standings(_members, expectation);
        _hasLabels = standings.HasLabels;
        List<HeldPlace> expected = [.. _members.ByPrimaryPost(expectation.From)];
        var from = standings.Of(expected);
        var to = standings.Of(_members.ByAnyPost(expectation.To));
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
            IsLevelUnknown = _members.IsLevelUnknown,
            IsDisciplineUnknown = _members.IsDisciplineUnknown,
            UnknownKeys = [.. _members.Unknown([expectation.From, expectation.To])],
        };
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
        _short ??= new(network.Ties);

        // Among peers everyone is a target to everyone else, and the flow itself leaves out whoever asks. Those whose own label no target
        // has are to reach the same ones, wherever they stand.
        var labels = targets.Select(t => t.Label).ToHashSet();
        foreach (var alike in reaching.GroupBy(p => expectation.IsAmongPeers || !labels.Contains(OwnOf(p)) ? NoLabel : OwnOf(p)))
        {
            effort.Cancel.ThrowIfCancellationRequested();
            int[] group = [.. targets.Where(t => t.Label != alike.Key).Select(t => t.Person).Distinct()];
            _short.LeadTo(group);
            var open = alike.Select(p => p.Person).Where(IsOpen).ToList();
            _tooFewRoutes.AddRange(group.Length < expectation.Routes ? open : TooFew(open, group, _flow));
        }
    }

    private bool IsOpen(int person)
    {
        effort.Cancel.ThrowIfCancellationRequested();
        return !_short!.AreFrom(person, expectation.Routes);
    }

    // Of those whose short routes are too few: a flow for each, most of which are short, until they have walked as far as one search for
    // all would. Then that, for the others; but among peers everyone's group is another.
    private List<int> TooFew(List<int> people, int[] group, VertexFlow flow)
    {
        var (few, next) = (new List<int>(), 0);
        var enough = flow.Walked + network.Ties.NodeCount + network.Ties.ArcCount;
        flow.LeadTo(group);
        for (; next < people.Count && (expectation.IsAmongPeers || flow.Walked < enough); next++)
        {
            if (!HasRoutes(people[next], flow))
            {
                few.Add(people[next]);
            }
        }

        flow.LeadTo([]);
        return next == people.Count ? few : [.. few, .. TooFewAtOnce(people[next..], group, flow)];
    }

    private bool HasRoutes(int person, VertexFlow flow) => network.Ties.Degree(person) >= expectation.Routes
        && flow.RoutesFrom(person, expectation.Routes, effort.Cancel) >= expectation.Routes;

    private IEnumerable<int> TooFewAtOnce(List<int> people, int[] group, VertexFlow flow)
    {
        var safe = expectation.Routes == 2
            ? SingleCuts.Safe(network.Ties, _backward, group, effort.Cancel)
            : SmallCuts.Safe(_backward, flow, group, people, expectation.Routes, effort.Cancel);
        return people.Where(person => !safe[person]);
    }

    private int OwnOf(Standing person) => _hasLabels ? person.Label : NoLabel;
}
