using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Connectivity;

/// <summary>
/// Every figure of a dimension straight from its definition, person by person and pair by pair: the oracle of the reports.
/// </summary>
internal sealed class SlowConnectivity
{
    private const int Far = int.MaxValue;
    private readonly OrganisationNetwork _network;
    private readonly int[,] _steps;
    private readonly int[] _everyone;

    public SlowConnectivity(OrganisationNetwork network)
    {
        _network = network;
        _everyone = [.. Enumerable.Range(0, network.PeopleCount)];
        _steps = Steps(network.Ties);
    }

    /// <summary>Steps from one person to another along ties.</summary>
    public static int[,] Steps(CsrGraph graph)
    {
        var n = graph.NodeCount;
        var steps = new int[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                steps[i, j] = i == j ? 0 : graph.HasTie(i, j) ? 1 : Far;
            }
        }

        for (var via = 0; via < n; via++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    if (steps[i, via] != Far && steps[via, j] != Far)
                    {
                        steps[i, j] = Math.Min(steps[i, j], steps[i, via] + steps[via, j]);
                    }
                }
            }
        }

        return steps;
    }

    public int[] Frontline(int o) =>
        [.. _everyone.Where(p => _network.LevelOf[p] == Level.Frontline && _network.OrganisationOf[p] == o)];

    public int[] Executives(int o) =>
    [
        .. _everyone.Where(p => (_network.LevelOf[p] >= Level.Executive && _network.OrganisationOf[p] == o)
            || _network.Posts.Any(x => x.Holder == p && !x.IsPrimary && x.Organisation == o && x.Level >= Level.Executive)),
    ];

    public int[] Members(int o) =>
        [.. _everyone.Where(p => _network.OrganisationOf[p] == o || _network.Posts.Any(x => x.Holder == p && x.Organisation == o))];

    public int[] Of(Discipline discipline, int? o = null) =>
        [.. _everyone.Where(p => _network.DisciplineOf[p] == discipline && (o is null || _network.OrganisationOf[p] == o))];

    public bool IsUnder(int unit, int above) =>
        unit == above || (_network.Units[unit].Parent is >= 0 and var parent && IsUnder(parent, above));

    public int[] InUnit(int unit) => [.. _everyone.Where(p => _network.UnitOf[p] is >= 0 and var own && IsUnder(own, unit))];

    // A unit at the top of which more than a third are executives: a board's office, which is no sibling of what it leads.
    public bool IsOffice(int unit) =>
        _network.Units[unit].Parent < 0
        && 3 * InUnit(unit).Count(p => _network.LevelOf[p] >= Level.Executive) > InUnit(unit).Length;

    public int TopOf(int unit) => _network.Units[unit].Parent is >= 0 and var parent ? TopOf(parent) : unit;

    // Apart where one is in an office and the other elsewhere.
    private bool AreApart(int u, int v) => TopOf(u) != TopOf(v) && (IsOffice(TopOf(u)) || IsOffice(TopOf(v)));

    public bool AreCounterparts(int a, int b)
    {
        if (a == b || !_network.OrganisationOf.Contains(a) || !_network.OrganisationOf.Contains(b))
        {
            return false;
        }

        var parentsOfA = _network.Organisations[a].Parents;
        var parentsOfB = _network.Organisations[b].Parents;
        return _network.Organisations.All(o => o.Parents.IsEmpty)
            || parentsOfA.Contains(b) || parentsOfB.Contains(a) || parentsOfA.Intersect(parentsOfB).Any();
    }

    public bool Reaches(int from, int[] to, int within) => to.Any(p => _steps[from, p] <= within);

    /// <summary>Pairs of groups of a dimension, of one organisation or of all.</summary>
    public IEnumerable<(int[] From, int[] To)> GroupPairs(Dimension dimension, int? only = null)
    {
        var organisations = Enumerable.Range(0, _network.Organisations.Length).Where(o => only is null || o == only);
        var directed = _network.Ties.IsDirected;
        return dimension switch
        {
            Dimension.Vertical => organisations.Select(o => (Frontline(o), Executives(o))),
            Dimension.Horizontal =>
                from u in Enumerable.Range(0, _network.Units.Length)
                from v in Enumerable.Range(0, _network.Units.Length)
                let left = _network.Units[u]
                let right = _network.Units[v]
                where (directed ? u != v : u < v) && left.Organisation == right.Organisation && left.Parent == right.Parent
                where !IsOffice(u) && !IsOffice(v)
                where organisations.Contains(left.Organisation)
                select (InUnit(u), InUnit(v)),
            Dimension.CrossOrganisation when only is { } o =>
                [
                    (Members(o),
                    [.. Enumerable.Range(0, _network.Organisations.Length).Where(x => AreCounterparts(o, x)).SelectMany(Members)]),
                ],
            Dimension.CrossOrganisation =>
                from a in organisations
                from b in organisations
                where (directed || a < b) && AreCounterparts(a, b)
                select (Members(a), Members(b)),
            _ => [(Of(Discipline.Clinical, only), Of(Discipline.Managerial, only))],
        };
    }

    public double? Redundancy(Dimension dimension, int? only = null)
    {
        int[] sizes =
        [
            .. GroupPairs(dimension, only).Where(pair => pair.From.Length > 0 && pair.To.Length > 0)
                .Select(pair => VertexConnectivity.Compute(_network.Ties, pair.From, pair.To).Size),
        ];
        return sizes.Length == 0 ? null : sizes.Average();
    }

    /// <summary>Pairs of people whose distance counts.</summary>
    public IEnumerable<(int Start, int End)> PeoplePairs(Dimension dimension) => dimension switch
    {
        Dimension.Vertical => Enumerable.Range(0, _network.Organisations.Length)
            .SelectMany(o => Frontline(o).SelectMany(f => Executives(o).Select(e => (f, e)))),
        Dimension.Horizontal =>
            from i in _everyone
            from j in _everyone
            let u = _network.UnitOf[i]
            let v = _network.UnitOf[j]
            where u >= 0 && v >= 0 && _network.Units[u].Organisation == _network.Units[v].Organisation && !IsUnder(u, v) && !IsUnder(v, u)
            where !AreApart(u, v)
            select (i, j),
        Dimension.CrossOrganisation =>
            from i in _everyone
            from j in _everyone
            where _network.OrganisationsOf(i).ToArray().Any(a => _network.OrganisationsOf(j).ToArray().Any(b => AreCounterparts(a, b)))
            select (i, j),
        _ => Of(Discipline.Clinical).SelectMany(i => Of(Discipline.Managerial).Select(j => (i, j))),
    };

    public (double? Mean, double? Unreachable, int Pairs) Distance(Dimension dimension, int? only = null)
    {
        int[] steps =
        [
            .. PeoplePairs(dimension)
                .Where(pair => only is null || _network.OrganisationOf[pair.Start] == only)
                .Where(pair => only is null || dimension != Dimension.ClinicalManagerial || _network.OrganisationOf[pair.End] == only)
                .Select(pair => _steps[pair.Start, pair.End]),
        ];
        int[] joined = [.. steps.Where(s => s != Far)];
        return (
            joined.Length == 0 ? null : joined.Average(),
            steps.Length == 0 ? null : (double)(steps.Length - joined.Length) / steps.Length,
            steps.Length);
    }

    public double? Reach(Dimension dimension, int within, int? only = null)
    {
        int[] organisations = [.. Enumerable.Range(0, _network.Organisations.Length).Where(o => only is null || o == only)];
        switch (dimension)
        {
            case Dimension.Vertical:
                var both = organisations.Where(o => Frontline(o).Length > 0 && Executives(o).Length > 0).ToArray();
                var people = both.SelectMany(o => Frontline(o).Select(p => Reaches(p, Executives(o), within))).ToArray();
                var units = both.SelectMany(o => Frontline(o).GroupBy(p => _network.UnitOf[p]).Where(unit => unit.Key >= 0)
                    .Select(unit => unit.Any(p => Executives(o).Any(e => _steps[e, p] <= within)))).ToArray();
                return people.Length == 0 || units.Length == 0 ? null : (Share(people) + Share(units)) / 2;
            case Dimension.Horizontal:
                var pairs = GroupPairs(dimension, only).Where(pair => pair.From.Length > 0 && pair.To.Length > 0)
                    .Select(pair => pair.From.Any(p => Reaches(p, pair.To, within))).ToArray();
                return pairs.Length == 0 ? null : Share(pairs);
            case Dimension.CrossOrganisation:
                var shares = _everyone.Where(p => organisations.Contains(_network.OrganisationOf[p])).Select(p =>
                {
                    var others = Enumerable.Range(0, _network.Organisations.Length)
                        .Where(o => AreCounterparts(_network.OrganisationOf[p], o)).Select(o => Reaches(p, Members(o), within)).ToArray();
                    return others.Length == 0 ? (double?)null : Share(others);
                }).OfType<double>().ToArray();
                return shares.Length == 0 ? null : shares.Average();
            default:
                int[] clinical = Of(Discipline.Clinical, only), managerial = Of(Discipline.Managerial, only);
                return clinical.Length == 0 || managerial.Length == 0
                    ? null
                    : (Share(clinical.Select(p => Reaches(p, managerial, within)))
                        + Share(managerial.Select(p => Reaches(p, clinical, within)))) / 2;
        }
    }

    /// <summary>Observed and expected ties and their weight: pair by pair of people.</summary>
    public (int Observed, double Expected, double Strength) Ties(Dimension dimension, int? only = null)
    {
        var ties = _network.Ties;
        var weights = Dense.Matrix(ties);
        var into = _everyone.Select(p => _everyone.Count(q => ties.HasTie(q, p))).ToArray();
        var (observed, expected, strength) = (0, 0.0, 0.0);
        foreach (var i in _everyone)
        {
            foreach (var j in _everyone.Where(j => i != j && (ties.IsDirected || i < j) && IsOf(dimension, i, j, only)))
            {
                observed += ties.HasTie(i, j) ? 1 : 0;
                strength += weights[i, j];
                expected += ties.IsDirected
                    ? (double)ties.Degree(i) * into[j] / ties.TieCount
                    : (double)ties.Degree(i) * ties.Degree(j) / ((2 * ties.TieCount) - 1);
            }
        }

        return (observed, expected, strength);
    }

    public double? Reciprocity(Dimension dimension, int? only = null)
    {
        var arcs = Dense.Ties(_network.Arcs).Where(arc => IsOf(dimension, arc.From, arc.To, only)).ToArray();
        return arcs.Length == 0 ? null : arcs.Average(arc => _network.Arcs.HasTie(arc.To, arc.From) ? 1.0 : 0);
    }

    private bool IsOf(Dimension dimension, int i, int j, int? only)
    {
        int a = _network.OrganisationOf[i], b = _network.OrganisationOf[j];
        var here = only is null || (dimension == Dimension.CrossOrganisation ? a == only || b == only : a == only && b == only);
        var same = a >= 0 && a == b;
        Level l = _network.LevelOf[i], k = _network.LevelOf[j];
        var levels = l != Level.Unknown && k != Level.Unknown;
        return here && dimension switch
        {
            Dimension.CrossOrganisation => a >= 0 && b >= 0 && a != b,
            Dimension.Vertical => same && levels && l != k,
            Dimension.Horizontal => same && levels && l == k
                && _network.UnitOf[i] >= 0 && _network.UnitOf[j] >= 0 && _network.UnitOf[i] != _network.UnitOf[j],
            _ => new HashSet<Discipline> { _network.DisciplineOf[i], _network.DisciplineOf[j] }
                .SetEquals([Discipline.Clinical, Discipline.Managerial]),
        };
    }

    private static double Share(IEnumerable<bool> answers) => answers.Average(yes => yes ? 1.0 : 0);
}
