using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms;

/// <summary>Balcony view: how much of the whole a person sees through the ties around them, near things counting more.</summary>
/// <remarks>
/// view_k(p) = Σ_{d=1..k} 2^(1-d) · (groups whose nearest member is d ties from p) / (groups that p is not in), 0..1: a step counts 1, the
/// second 1/2, the third 1/4. Groups that p belongs to are where p stands, not what p sees, and are in neither sum; groups without
/// members are no groups. A directed graph is followed from p along its ties. Weights do not count; someone without ties sees 0.
/// <see cref="Absence.NoPairs"/> where there is no group but p's own. Time as <see cref="MultiSourceSweep"/>, space O(n · k).
/// A measure of this project, after Heifetz, R. (1994). Leadership Without Easy Answers: getting on the balcony.
/// </remarks>
public sealed class BalconyView
{
    private readonly GroupReach _reach;
    private readonly int _groups;

    private BalconyView(GroupReach reach, int groups)
    {
        _reach = reach;
        _groups = groups;
    }

    /// <summary>How many ties are walked, k.</summary>
    public int Steps => _reach.Steps;

    /// <summary>Computes everyone's view.</summary>
    /// <param name="graph">Ties.</param>
    /// <param name="groups">What can be seen; see <see cref="BalconyTargets"/>.</param>
    /// <param name="steps">How many ties are walked, k, 1..64; 3 is usual.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    public static BalconyView Compute(CsrGraph graph, NodeSets groups, int steps, Effort effort)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var peopled = 0;
        for (var group = 0; group < groups.Count; group++)
        {
            peopled += groups[group].IsEmpty ? 0 : 1;
        }

        return new(GroupReach.Compute(graph, groups, steps, effort), peopled);
    }

    /// <summary>The view of one person.</summary>
    public Measured Of(int person)
    {
        var at = _reach.At(person);
        double seen = 0, worth = 1;
        for (var distance = 1; distance < at.Length; distance++, worth /= 2)
        {
            seen += worth * at[distance];
        }

        return Measured.Ratio(seen, _groups - at[0], Absence.NoPairs);
    }

    /// <summary>How many groups a person has in sight within <paramref name="steps"/> ties, their own left out.</summary>
    public int InSight(int person, int steps) => _reach.Within(person, steps) - _reach.At(person)[0];

    /// <summary>How many groups there are to be seen by a person: all with members, their own left out.</summary>
    public int ToBeSeen(int person) => _groups - _reach.At(person)[0];
}
