using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Suggestions;

/// <summary>Closes the shortfall of gaps.</summary>
/// <remarks>
/// People of one level who stand on the same sides of the same gaps are of one kind: a link of two kinds closes the same whoever makes it.
/// A source is a pair of kinds that share a gap, and offers the two people who come first: those who count most, by steps; of them two who
/// share a contact; then by the order of the rules. So all links are looked at, without a list of them; of a gap with more kinds those
/// that stand in most gaps, <see cref="MostKindsOfSide"/> a side.
/// </remarks>
internal sealed class GapGoal : LinkGoal
{
    /// <summary>Kinds of people that are looked at on each side of a gap.</summary>
    public const int MostKindsOfSide = 32;

    /// <summary>Gaps that are looked at, the first ones.</summary>
    public const int MostGaps = 2_000;

    private readonly ImmutableArray<GapToClose> _gaps;
    private readonly OrganisationNetwork _network;
    private readonly LinkRules _rules;
    private readonly CancellationToken _cancel;
    private readonly NestedGaps _missing;
    private readonly PersonKinds _kinds;
    private readonly IntroducedPairs _introduced;
    private readonly List<(int First, int Second)> _sources = [];
    private readonly List<int[]> _gapsOf = [];      // The gaps of each source, ascending.
    private readonly List<int[]> _innermostOf = []; // Those of them around none of the others.

    public GapGoal(
        OrganisationNetwork network, CsrGraph ties, ImmutableArray<GapToClose> gaps, LinkRules rules, CancellationToken cancel)
    {
        (_gaps, _network, _rules, _cancel) = (gaps, network, rules, cancel);
        var looked = Math.Min(gaps.Length, MostGaps);
        _kinds = PersonKinds.Of(gaps, looked, network.LevelOf, rules);
        _missing = new(gaps, looked, _kinds, cancel);
        var known = new HashSet<(int, int)>();
        for (var gap = 0; gap < looked; gap++)
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
                        _innermostOf.Add(_missing.Innermost(_gapsOf[^1]));
                    }
                }
            }
        }

        _introduced = new(ties, _kinds, _sources, rules, cancel);
    }

    public override int Sources => _sources.Count;

    public override double Figure => _missing.Missing;

    public override long Base => _gaps.Length;

    public override LinkOffer Best(int source)
    {
        _cancel.ThrowIfCancellationRequested();
        return Closed(source) > 0 && BestPair(source) is { From: >= 0 } pair ? Offer(source, pair.From, pair.To) : LinkOffer.None;
    }

    public override LinkOffer Offer(int source, int from, int to) => new(from, to, Closed(source) * _rules.SteppedShareOf(from, to))
    {
        Due = _gapsOf[source].Max(Due),
        Lack = _gapsOf[source].Max(Lack),
        CanBeIntroduced = _introduced.CanBeIntroduced(from, to),
        LevelsApart = SuggestedPairings.LevelsApart(_network, from, to) ?? SuggestedPairings.UnknownLevelsApart,
    };

    public override IEnumerable<GapStep> Closes(int source) => _gapsOf[source].Select(gap =>
        new GapStep(gap, _gaps[gap].Observed + _missing.Made(gap), _gaps[gap].Observed + _missing.Made(gap) + 1));

    public override void Add(int source, int from, int to) => Count(source, 1);

    public override void Remove(int source, int from, int to) => Count(source, -1);

    public override void Clear() => _missing.Clear();

    private void Count(int source, int by)
    {
        foreach (var gap in _innermostOf[source])
        {
            _missing.Count(gap, by);
        }
    }

    /// <summary>What one more tie closes: a whole one, or what is left; once of gaps that lie within each other.</summary>
    private double Closed(int source)
    {
        var sum = 0.0;
        foreach (var gap in _innermostOf[source])
        {
            sum += _missing.Closed(gap);
        }

        return sum;
    }

    private double Due(int gap) => _missing.Left(gap) / Math.Max(_gaps[gap].Shortfall, double.Epsilon);

    private double Lack(int gap) => _missing.Left(gap) / Math.Max(_gaps[gap].Expected, double.Epsilon);

    /// <summary>Of the pairs that may meet two who share a contact, unless others count a step more.</summary>
    private (int From, int To) BestPair(int source)
    {
        var best = FirstPair(source);
        foreach (var (a, b) in best.From < 0 ? [] : _introduced.Of(source))
        {
            if (_rules.MayMeet(a, b))
            {
                return _rules.SteppedShareOf(a, b) >= _rules.SteppedShareOf(best.From, best.To) ? (a, b) : best;
            }
        }

        return best;
    }

    /// <summary>Of the pairs that may meet the one that counts most, then the one whose places add up to least.</summary>
    private (int From, int To) FirstPair(int source)
    {
        var (first, second) = (_kinds.People(_sources[source].First), _kinds.People(_sources[source].Second));
        var (best, share, places) = ((From: -1, To: -1), 0.0, long.MaxValue);
        foreach (var a in first)
        {
            // Both lists are in the order of places, in which shares never rise: what comes later is no better.
            var own = _rules.SteppedShareOf(a);
            if (own < share || (own == share && (long)_rules.Rank[a] + _rules.Rank[second[0]] >= places))
            {
                break;
            }

            foreach (var b in _rules.MayTake(a) ? second : [])
            {
                var both = _rules.SteppedShareOf(a, b);
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
