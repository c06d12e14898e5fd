using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <summary>What the hits say of everyone after a look at them: bounds, and whether they are good enough.</summary>
internal sealed class PathBounds
{
    private readonly SamplingGoal _goal;
    private readonly bool[] _canBeBetween;
    // Bounds follow from the hits alone, and few counts differ.
    private readonly Dictionary<int, (double Lower, double Upper)> _byHits = [];
    private int[] _hits = [];
    private long _paths;
    private int _looks;

    public PathBounds(CsrGraph graph, CsrGraph reverse, SamplingGoal goal)
    {
        _goal = goal;
        _canBeBetween = new bool[graph.NodeCount];
        for (var person = 0; person < graph.NodeCount; person++)
        {
            // Someone to come from and another one to go to.
            _canBeBetween[person] = graph.Degree(person) > 0 && reverse.Degree(person) > 0
                && (graph.Degree(person) > 1 || reverse.Degree(person) > 1
                    || graph.Neighbours(person)[0] != reverse.Neighbours(person)[0]);
            PeopleBetween += _canBeBetween[person] ? 1 : 0;
        }
    }

    /// <summary>How many people may be between others at all.</summary>
    public int PeopleBetween { get; }

    /// <summary>Looks at the hits of so many paths.</summary>
    public void Look(int[] hits, long paths)
    {
        _looks++;
        (_hits, _paths) = (hits, paths);
        _byHits.Clear();
        var certainty = Math.Log(2.0 * PeopleBetween * _looks * (_looks + 1) / _goal.ChanceOfFailure);
        for (var person = 0; person < hits.Length; person++)
        {
            if (!_byHits.ContainsKey(hits[person]))
            {
                _byHits.Add(hits[person], BernoulliBounds.Of(hits[person], paths, certainty));
            }
        }
    }

    /// <summary>Bounds of one person's share.</summary>
    public (double Lower, double Upper) Of(int person) => _canBeBetween[person] ? _byHits[_hits[person]] : (0, 0);

    /// <summary>Whether the goal is reached.</summary>
    public bool IsReached(int[] hits) => _goal.MostBetween == 0 ? WithinError(hits) : TopIsKnown(hits);

    private bool WithinError(int[] hits)
    {
        for (var person = 0; person < hits.Length; person++)
        {
            var (lower, upper) = Of(person);
            var estimate = (double)hits[person] / _paths;
            if (Math.Max(upper - estimate, estimate - lower) > _goal.Error)
            {
                return false;
            }
        }

        return true;
    }

    // Nobody left out can have more than somebody taken in, but for the slack.
    private bool TopIsKnown(int[] hits)
    {
        int[] order = [.. Enumerable.Range(0, hits.Length).OrderByDescending(person => hits[person])];
        if (order.Length <= _goal.MostBetween)
        {
            return true;
        }

        var least = order[.._goal.MostBetween].Min(person => Of(person).Lower);
        var most = order[_goal.MostBetween..].Max(person => Of(person).Upper);
        return most - least <= _goal.Error;
    }
}
