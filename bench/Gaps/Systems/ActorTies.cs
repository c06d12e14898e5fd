using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Gaps.Bench.Systems;

/// <summary>Ties that people choose one after the other, given the ties there are: an actor-oriented process.</summary>
/// <remarks>
/// At each step someone, the likelier the more active, meets some people of the unit, the directorate, the organisation, the system and
/// some contacts of contacts, and turns to one of them with chance proportional to exp(utility): who turned to them before is preferred, so
/// is who has contacts in common with them, who is much asked, who has the same profession, who is of a near level. A cut lets a choice
/// through with the chance that it leaves. After Snijders, T. A. B. (2001). The statistical evaluation of social network dynamics.
/// Sociological Methodology 31, 361-395.
/// </remarks>
internal sealed class ActorTies
{
    private const double Returned = 1.5;
    private const double Closed = 0.8;
    private const double Popular = 0.4;
    private const double SameProfession = 0.3;
    private const double PerLevel = -0.3;
    private readonly Staff _staff;
    private readonly SeededRandom _random;
    private readonly List<int>[] _contacts;
    private readonly HashSet<long> _arcs = [];
    private readonly int[] _asked;
    private readonly Dictionary<(int Kind, int Code), int[]> _circles = [];
    private readonly List<int> _met = [];
    private readonly List<double> _wish = [];

    private ActorTies(Staff staff, SeededRandom random)
    {
        (_staff, _random, _asked) = (staff, random, new int[staff.Count]);
        _contacts = [.. Enumerable.Range(0, staff.Count).Select(_ => new List<int>())];
        foreach (var kind in Enumerable.Range(0, 4))
        {
            foreach (var circle in staff.Posts.Index().GroupBy(p => Code(kind, p.Item)))
            {
                _circles[(kind, circle.Key)] = [.. circle.Select(p => p.Index)];
            }
        }
    }

    /// <summary>Draws the ties of a system, either direction making one.</summary>
    public static List<(int From, int To)> Draw(SystemPlan plan, Staff staff, double[] activity, CellFactors cuts, SeededRandom random)
    {
        var process = new ActorTies(staff, random);
        var reach = new double[activity.Length];
        var sum = 0.0;
        for (var person = 0; person < activity.Length; person++)
        {
            reach[person] = sum += activity[person];
        }

        var ties = new List<(int From, int To)>();
        var wanted = (int)(plan.MeanDegree * staff.Count / 2);
        for (var steps = 4L * wanted; steps > 0 && ties.Count < wanted; steps--)
        {
            var at = Array.BinarySearch(reach, random.NextDouble() * sum);
            process.Step(Math.Min(at < 0 ? ~at : at, staff.Count - 1), cuts, ties);
        }

        return ties;
    }

    private void Step(int actor, CellFactors cuts, List<(int From, int To)> ties)
    {
        Meet(actor);
        var chosen = _met.Count == 0 ? actor : Choose(actor);
        if (chosen == actor || _random.NextDouble() >= cuts[_staff.CellOf[actor], _staff.CellOf[chosen]])
        {
            return;
        }

        _arcs.Add(Arc(actor, chosen));
        _asked[chosen]++;
        if (!_arcs.Contains(Arc(chosen, actor)))
        {
            _contacts[actor].Add(chosen);
            _contacts[chosen].Add(actor);
            ties.Add((actor, chosen));
        }
    }

    private void Meet(int actor)
    {
        _met.Clear();
        ReadOnlySpan<int> ofKind = [4, 3, 3, 2];
        for (var kind = 0; kind < ofKind.Length; kind++)
        {
            var circle = _circles[(kind, Code(kind, _staff.Posts[actor]))];
            for (var i = 0; i < ofKind[kind]; i++)
            {
                Consider(circle[_random.Below(circle.Length)]);
            }
        }

        for (var i = 0; i < 3 && _contacts[actor].Count > 0; i++)
        {
            var friend = _contacts[actor][_random.Below(_contacts[actor].Count)];
            Consider(_contacts[friend][_random.Below(_contacts[friend].Count)]);
        }

        void Consider(int person)
        {
            if (person != actor && !_arcs.Contains(Arc(actor, person)) && !_met.Contains(person))
            {
                _met.Add(person);
            }
        }
    }

    private int Choose(int actor)
    {
        _wish.Clear();
        var sum = 0.0;
        foreach (var person in _met)
        {
            var (own, other) = (_staff.Posts[actor], _staff.Posts[person]);
            var common = 0;
            foreach (var contact in _contacts[actor])
            {
                common += _arcs.Contains(Arc(contact, person)) || _arcs.Contains(Arc(person, contact)) ? 1 : 0;
            }

            sum += Math.Exp(
                (_arcs.Contains(Arc(person, actor)) ? Returned : 0)
                + (Closed * Math.Log(1 + common))
                + (Popular * Math.Log(1 + _asked[person]))
                + (own.Profession == other.Profession ? SameProfession : 0)
                + (PerLevel * Math.Abs((int)own.Level - (int)other.Level)));
            _wish.Add(sum);
        }

        var drawn = _random.NextDouble() * sum;
        var at = _wish.FindIndex(wish => drawn < wish);
        return _met[at < 0 ? _met.Count - 1 : at];
    }

    private long Arc(int from, int to) => ((long)from * _staff.Count) + to;

    private static int Code(int kind, Post post) => kind switch { 0 => post.Unit, 1 => post.Directorate, 2 => post.Organisation, _ => 0 };
}
