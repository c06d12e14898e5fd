using System.Collections.Immutable;

namespace NetworkLens.Graph.Suggestions;

/// <summary>Closes the shortfall of gaps.</summary>
/// <remarks>
/// People who stand on the same sides of the same gaps are of one kind: a link of two kinds closes the same whoever makes it. A source is
/// a pair of kinds that share a gap, and offers the two people who come first. So all links are looked at, without a list of them; of a
/// gap with more kinds those that stand in most gaps, <see cref="MostKindsOfSide"/> a side.
/// </remarks>
internal sealed class GapGoal : LinkGoal
{
    /// <summary>Kinds of people that are looked at on each side of a gap.</summary>
    public const int MostKindsOfSide = 32;

    /// <summary>Gaps that are looked at, the first ones.</summary>
    public const int MostGaps = 2_000;

    private readonly ImmutableArray<GapToClose> _gaps;
    private readonly LinkRules _rules;
    private readonly CancellationToken _cancel;
    private readonly int[] _made; // New ties in each gap.
    private readonly PersonKinds _kinds;
    private readonly List<(int First, int Second)> _sources = [];
    private readonly List<int[]> _gapsOf = []; // The gaps of each source, ascending.

    public GapGoal(ImmutableArray<GapToClose> gaps, LinkRules rules, int people, CancellationToken cancel)
    {
        (_gaps, _rules, _cancel, _made) = (gaps, rules, cancel, new int[gaps.Length]);
        _kinds = PersonKinds.Of(gaps, Math.Min(gaps.Length, MostGaps), people, rules);
        var known = new HashSet<(int, int)>();
        for (var gap = 0; gap < Math.Min(gaps.Length, MostGaps); gap++)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var first in gaps[gap].Shortfall > 0 ? _kinds.Foremost(gap, isFrom: true, MostKindsOfSide) : [])
            {
                foreach (var second in _kinds.Foremost(gap, isFrom: false, MostKindsOfSide))
                {
                    if (known.Add((Math.Min(first, second), Math.Max(first, second))))
                    {
                        _sources.Add((first, second));
                        _gapsOf.Add(_kinds.GapsBetween(first, second));
                    }
                }
            }
        }
    }

    public override int Sources => _sources.Count;

    public override double Figure
    {
        get
        {
            var missing = 0.0;
            for (var gap = 0; gap < _made.Length; gap++)
            {
                missing += Math.Max(0, _gaps[gap].Shortfall - _made[gap]);
            }

            return missing;
        }
    }

    public override long Base => _gaps.Length;

    public override LinkOffer Best(int source)
    {
        _cancel.ThrowIfCancellationRequested();
        return Closed(source) > 0 && BestPair(source) is { From: >= 0 } pair ? Offer(source, pair.From, pair.To) : LinkOffer.None;
    }

    public override LinkOffer Offer(int source, int from, int to) =>
        new(from, to, Closed(source) * _rules.ShareOf(from, to), _gapsOf[source].Max(Lack));

    public override IEnumerable<GapStep> Closes(int source) =>
        _gapsOf[source].Select(gap => new GapStep(gap, _gaps[gap].Observed + _made[gap], _gaps[gap].Observed + _made[gap] + 1));

    public override void Add(int source, int from, int to) => Count(source, 1);

    public override void Remove(int source, int from, int to) => Count(source, -1);

    public override void Clear() => Array.Clear(_made);

    private void Count(int source, int by)
    {
        foreach (var gap in _gapsOf[source])
        {
            _made[gap] += by;
        }
    }

    /// <summary>What one more tie closes: a whole one, or what is left of it.</summary>
    private double Closed(int source)
    {
        var sum = 0.0;
        foreach (var gap in _gapsOf[source])
        {
            sum += Math.Clamp(_gaps[gap].Shortfall - _made[gap], 0, 1);
        }

        return sum;
    }

    /// <summary>The share of the expected ties that is missing still.</summary>
    private double Lack(int gap) => Math.Max(0, _gaps[gap].Shortfall - _made[gap]) / Math.Max(_gaps[gap].Expected, double.Epsilon);

    /// <summary>Of the pairs that may meet the one that counts most, then the one whose places add up to least.</summary>
    private (int From, int To) BestPair(int source)
    {
        var (first, second) = (_kinds.People(_sources[source].First), _kinds.People(_sources[source].Second));
        var (best, share, places) = ((From: -1, To: -1), 0.0, long.MaxValue);
        foreach (var a in first)
        {
            // Both lists are in the order of places, in which shares never rise: what comes later is no better.
            var own = _rules.ShareOf(a);
            if (own < share || (own == share && (long)_rules.Rank[a] + _rules.Rank[second[0]] >= places))
            {
                break;
            }

            foreach (var b in _rules.MayTake(a) ? second : [])
            {
                var both = _rules.ShareOf(a, b);
                var sum = (long)_rules.Rank[a] + _rules.Rank[b];
                if (both < share || (both == share && sum >= places))
                {
                    break;
                }

                if (_rules.MayMeet(a, b))
                {
                    (best, share, places) = ((a, b), both, sum);
                    break;
                }
            }
        }

        return best;
    }
}
