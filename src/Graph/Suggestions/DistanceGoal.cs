using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Suggestions;

/// <summary>Brings the people of the two sides of a dimension nearer: the mean of 1 / d over its pairs.</summary>
/// <remarks>
/// From each source the ties to everyone are held, and a new tie changes them from its far end outwards, as far as it makes anyone
/// nearer. A chain of more than 254 ties counts as none. Not submodular: two ties may do more together than the sum of both, wherever
/// they are.
/// </remarks>
internal sealed class DistanceGoal : PairGoal
{
    /// <summary>People from whom distances are held: everyone who is in a pair, or as many drawn.</summary>
    public const int MostSources = 512;

    private const int MostCells = 1 << 26;    // Of distances that are held at a time.
    private const int MostForExchange = 1 << 16; // Of those that are worked out anew for each link taken back.
    private const byte None = byte.MaxValue;

    private readonly int[] _sources;
    private readonly bool[][] _opposite; // Of each source: by class whether its people are pairs with it.
    private readonly byte[] _ties;       // Between source and person: row after row.
    private readonly byte[] _tiesBefore; // The same without new ties.
    private readonly int[] _seen;
    private readonly int[] _queue;
    private readonly int[] _level;
    private readonly bool _isSampled;
    private readonly long _pairs;
    private readonly double _sumBefore;
    private int _round;
    private double _sum;

    public DistanceGoal(DimensionPairs across, GrowingTies ties, LinkRules rules, CancellationToken cancel)
        : base(across, ties, rules, cancel)
    {
        var people = ties.People;
        (_seen, _queue, _level) = (new int[people], new int[people], new int[people]);
        var inPairs = new bool[across.ClassCount];
        foreach (var (first, second) in across.Classes)
        {
            inPairs[first] = inPairs[second] = true;
        }

        int[] all = [.. Enumerable.Range(0, people).Where(person => across.ClassOf(person) >= 0 && inPairs[across.ClassOf(person)])];
        _sources = SeededSample.Draw(all, Math.Min(MostSources, Math.Max(1, MostCells / Math.Max(1, people))), seed: 1);
        _isSampled = _sources.Length < all.Length;
        var rows = new Dictionary<int, bool[]>();
        _opposite = [.. _sources.Select(source => RowOf(across.ClassOf(source)))];
        _ties = new byte[_sources.Length * people];
        for (var source = 0; source < _sources.Length; source++)
        {
            _pairs += across.CountOpposite(across.ClassOf(_sources[source]), _opposite[source]);
        }

        Measure();
        (_tiesBefore, _sumBefore) = ([.. _ties], _sum);

        bool[] RowOf(int code)
        {
            if (!rows.TryGetValue(code, out var row))
            {
                rows.Add(code, row = across.Opposite(code));
            }

            return row;
        }
    }

    public override double Figure => _pairs == 0 ? 0 : _sum / _pairs;

    // From all sources each pair is met from either end.
    public override long Base => _isSampled ? _pairs : _pairs / 2;

    public override bool IsSampled => _isSampled;

    public override bool RisesAnywhere => true;

    // Among many sources those at hand would be asked hundreds of times over, and rarely offer more than before.
    public override IEnumerable<int> Risen(int from, int to) => [];

    public override bool TakesBackCheaply => _ties.Length <= MostForExchange;

    public override void Add(int source, int from, int to)
    {
        _sum += Spread(from, to, keep: true);
        Ties.Join(from, to);
    }

    public override void Remove(int source, int from, int to)
    {
        Ties.Part(from, to);
        Measure();
    }

    public override void Clear()
    {
        Ties.Clear();
        _tiesBefore.CopyTo(_ties);
        _sum = _sumBefore;
    }

    protected override double Gain(int a, int b) => Spread(a, b, keep: false);

    /// <summary>Works out everything anew.</summary>
    private void Measure()
    {
        Array.Fill(_ties, None);
        _sum = 0;
        for (var source = 0; source < _sources.Length; source++)
        {
            Cancel.ThrowIfCancellationRequested();
            _sum += Walk(source, _sources[source], 0, keep: true);
        }
    }

    /// <summary>What a tie of two people adds to the sum of 1 / d, from all sources.</summary>
    private double Spread(int a, int b, bool keep)
    {
        Cancel.ThrowIfCancellationRequested();
        var added = 0.0;
        for (var source = 0; source < _sources.Length; source++)
        {
            var (toA, toB) = (_ties[(source * Ties.People) + a], _ties[(source * Ties.People) + b]);
            var (near, far) = toA <= toB ? (toA, b) : (toB, a);
            if (Math.Max(toA, toB) - near > 1 && near + 1 < None)
            {
                added += Walk(source, far, near + 1, keep);
            }
        }

        return added;
    }

    /// <summary>Goes outwards from somebody who is so many ties from the source, as far as that makes anyone nearer to it.</summary>
    private double Walk(int source, int start, int level, bool keep)
    {
        var row = _ties.AsSpan(source * Ties.People, Ties.People);
        _round++;
        var (done, queued, added) = (0, 0, 0.0);
        Reach(row, start, level);
        while (done < queued)
        {
            var person = _queue[done++];
            var reached = _level[person];
            if (person != _sources[source] && Across.ClassOf(person) is >= 0 and var code && _opposite[source][code])
            {
                added += (1.0 / reached) - (row[person] == None ? 0 : 1.0 / row[person]);
            }

            if (keep)
            {
                row[person] = (byte)reached;
            }

            if (reached + 1 < None)
            {
                foreach (var contact in Ties.Old(person))
                {
                    Reach(row, contact, reached + 1);
                }

                foreach (var contact in Ties.New(person))
                {
                    Reach(row, contact, reached + 1);
                }
            }
        }

        return added;

        void Reach(Span<byte> ties, int person, int at)
        {
            if (at < ties[person] && _seen[person] != _round)
            {
                (_seen[person], _level[person]) = (_round, at);
                _queue[queued++] = person;
            }
        }
    }
}
