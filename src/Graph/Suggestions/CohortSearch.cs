using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Graph.Suggestions;

/// <summary>A cohort while it is being chosen.</summary>
internal sealed class CohortSearch(
    NodeSets standsFor, double[] worth, int count, ImmutableArray<CohortQuota> quotas, CancellationToken cancel)
{
    private readonly List<int> _chosen = [];
    private readonly bool[] _isChosen = new bool[standsFor.Count];
    private readonly int[] _times = new int[worth.Length]; // How many of the chosen stand for each item.
    private readonly int[] _seen = new int[worth.Length];
    private readonly int[][] _taken = [.. quotas.Select(quota => new int[quota.Most.Length])];
    private int _question;
    private int[] _best = [];
    private double _bestCovered;
    private double _bound = double.PositiveInfinity;

    /// <summary>Candidates who may be chosen, those who stand for most first.</summary>
    public int[] Foremost(int most)
    {
        Clear();
        return [.. Enumerable.Range(0, count == 0 ? 0 : standsFor.Count).Where(Fits).OrderByDescending(Gain).ThenBy(c => c).Take(most)];
    }

    /// <summary>Chooses anew, and keeps what covers more than all before.</summary>
    /// <param name="first">Who is taken first; -1: whoever adds most.</param>
    public void Improve(int first)
    {
        Clear();
        if (first >= 0)
        {
            Add(first);
        }

        Fill();
        for (var round = 0; round < Cohort.MostRounds && Exchange(); round++)
        {
            Fill();
        }

        // More than rounding: sums in another order are not progress.
        if (Covered() is var covered && covered > _bestCovered * (1 + 1e-12))
        {
            (_best, _bestCovered) = ([.. _chosen], covered);
        }
    }

    /// <summary>Adds whoever adds most until there are enough or nobody adds anything.</summary>
    private void Fill()
    {
        Tighten();
        while (_chosen.Count < count && Best() is var (candidate, _) && candidate >= 0)
        {
            Add(candidate);
            Tighten();
        }
    }

    /// <summary>Tries for each member whether another in its place covers more, or nobody as much; says whether anything changed.</summary>
    private bool Exchange()
    {
        var changed = false;
        foreach (var member in _chosen.ToArray())
        {
            Remove(member);
            var (other, gain) = Best();

            // More than rounding: sums in another order are not progress. Whom the others cover leaves a place free.
            var own = Gain(member);
            var next = other >= 0 && gain > own * (1 + 1e-12) ? other : own > 0 ? member : -1;
            changed |= next != member;
            if (next >= 0)
            {
                Add(next);
            }
        }

        return changed;
    }

    /// <summary>What was chosen.</summary>
    public Cohort Result()
    {
        Clear();
        foreach (var member in _best)
        {
            Add(member);
        }

        double total = 0, covered = Covered();
        var any = new bool[worth.Length];
        for (var candidate = 0; candidate < standsFor.Count; candidate++)
        {
            foreach (var item in standsFor[candidate])
            {
                any[item] = true;
            }
        }

        for (var item = 0; item < worth.Length; item++)
        {
            total += any[item] ? worth[item] : 0;
        }

        return new([.. _chosen.Order()], covered, total, Math.Max(covered, Math.Min(_bound, total)));
    }

    private void Clear()
    {
        foreach (var member in _chosen.ToArray())
        {
            Remove(member);
        }
    }

    private (int Candidate, double Gain) Best()
    {
        cancel.ThrowIfCancellationRequested();
        var best = (Candidate: -1, Gain: 0.0);
        for (var candidate = 0; candidate < standsFor.Count; candidate++)
        {
            if (!_isChosen[candidate] && Fits(candidate) && Gain(candidate) is var gain && gain > best.Gain)
            {
                best = (candidate, gain);
            }
        }

        return best;
    }

    private bool Fits(int candidate)
    {
        for (var q = 0; q < quotas.Length; q++)
        {
            var group = quotas[q].GroupOf[candidate];
            if (group >= 0 && _taken[q][group] >= quotas[q].Most[group])
            {
                return false;
            }
        }

        return true;
    }

    private double Gain(int candidate)
    {
        _question++;
        var gain = 0.0;
        foreach (var item in standsFor[candidate])
        {
            gain += _times[item] > 0 || _seen[item] == _question ? 0 : worth[item];
            _seen[item] = _question;
        }

        return gain;
    }

    private void Add(int candidate)
    {
        _chosen.Add(candidate);
        Count(candidate, 1);
    }

    private void Remove(int candidate)
    {
        _chosen.Remove(candidate);
        Count(candidate, -1);
    }

    private void Count(int candidate, int by)
    {
        _isChosen[candidate] = by > 0;
        foreach (var item in standsFor[candidate])
        {
            _times[item] += by;
        }

        for (var q = 0; q < quotas.Length; q++)
        {
            if (quotas[q].GroupOf[candidate] is var group and >= 0)
            {
                _taken[q][group] += by;
            }
        }
    }

    private double Covered()
    {
        var covered = 0.0;
        for (var item = 0; item < worth.Length; item++)
        {
            covered += _times[item] > 0 ? worth[item] : 0;
        }

        return covered;
    }

    /// <summary>f(S) + the greatest gains over S: with the count alone, then with each quota.</summary>
    private void Tighten()
    {
        var gains = new List<(double Gain, int Candidate)>();
        for (var candidate = 0; candidate < standsFor.Count; candidate++)
        {
            if (Gain(candidate) is var gain and > 0)
            {
                gains.Add((gain, candidate));
            }
        }

        gains.Sort((a, b) => (-a.Gain, a.Candidate).CompareTo((-b.Gain, b.Candidate)));
        var covered = Covered();
        _bound = Math.Min(_bound, covered + Greatest(gains, null));
        foreach (var quota in quotas)
        {
            _bound = Math.Min(_bound, covered + Greatest(gains, quota));
        }
    }

    private double Greatest(List<(double Gain, int Candidate)> gains, CohortQuota? quota)
    {
        var sum = 0.0;
        var left = count;
        var free = quota?.Most.ToArray() ?? [];
        foreach (var (gain, candidate) in gains)
        {
            var group = quota?.GroupOf[candidate] ?? -1;
            if (left > 0 && (group < 0 || free[group]-- > 0))
            {
                sum += gain;
                left--;
            }
        }

        return sum;
    }
}
