using System.Collections.Immutable;

namespace NetworkLens.Graph.Networks;

/// <summary>Interactions that a lens lets in, held as bare arcs until everyone's index is known.</summary>
/// <remarks>
/// 16 bytes an arc, 24 where age can only be counted once the newest interaction is known. A mutual interaction is two arcs.
/// </remarks>
internal sealed class InteractionBuffer(Lens lens)
{
    private readonly List<int> _from = [];
    private readonly List<int> _to = [];
    private readonly List<double> _weights = [];
    private readonly List<long> _when = [];   // parallel, only while age waits for the newest; long.MaxValue is undated.
    private readonly bool _ageWaits = lens is { HalfLifeDays: not null, ToTicks: null };
    private readonly ImmutableSortedSet<TieKind> _kinds = lens.Kinds;
    private long _total;
    private long _otherKinds;
    private long _outsideWindow;
    private long _withoutTie;

    /// <summary>When the newest dated interaction was, of whatever kind; null when none is dated.</summary>
    public long? NewestTicks { get; private set; }

    /// <summary>Takes one interaction; people are named by handle.</summary>
    public void Add(int from, int to, TieKind kind, long? whenTicks, double weight, bool mutual)
    {
        _total++;
        if (whenTicks > (NewestTicks ?? long.MinValue))
        {
            NewestTicks = whenTicks;
        }

        if (!_kinds.IsEmpty && !_kinds.Contains(kind))
        {
            _otherKinds++;
        }
        else if (whenTicks < lens.FromTicks || whenTicks >= lens.ToTicks)
        {
            _outsideWindow++;
        }
        else if (from == to || weight == 0)
        {
            _withoutTie++;
        }
        else if (mutual)
        {
            Keep(from, to, whenTicks, weight / 2);
            Keep(to, from, whenTicks, weight / 2);
        }
        else
        {
            Keep(from, to, whenTicks, weight);
        }
    }

    /// <summary>Makes the arcs between those who are in.</summary>
    /// <param name="indexOf">Index by handle; -1 for whoever is not in.</param>
    /// <param name="nodeCount">How many are in.</param>
    /// <param name="formal">Formal lines between holders, by index, weight 1, not ageing.</param>
    /// <param name="cancel">Stops the making.</param>
    /// <returns>The arcs, and how many interactions had an end outside (a mutual one counts as two).</returns>
    public (CsrGraph Arcs, long Outsiders) ToArcs(int[] indexOf, int nodeCount, List<(int From, int To)> formal, CancellationToken cancel)
    {
        var from = new int[_from.Count + formal.Count];
        var to = new int[from.Length];
        var weights = new double[from.Length];
        var count = 0;
        for (var i = 0; i < _from.Count; i++)
        {
            var (f, t) = (indexOf[_from[i]], indexOf[_to[i]]);
            if (f >= 0 && t >= 0)
            {
                (from[count], to[count]) = (f, t);
                var ages = _ageWaits && _when[i] != long.MaxValue;
                weights[count++] = ages ? _weights[i] * Decay(NewestTicks!.Value - _when[i]) : _weights[i];
            }
        }

        var outsiders = _from.Count - count;
        foreach (var line in formal)
        {
            (from[count], to[count]) = line;
            weights[count++] = 1;
        }

        var arcs = CsrGraphBuilder.FromTies(nodeCount, from.AsSpan(0, count), to.AsSpan(0, count), weights.AsSpan(0, count), true, cancel);
        return (arcs, outsiders);
    }

    /// <summary>What was left out so far.</summary>
    public NetworkIntake Intake => new()
    {
        Interactions = _total,
        InteractionsOfOtherKinds = _otherKinds,
        InteractionsOutsideWindow = _outsideWindow,
        InteractionsWithoutTie = _withoutTie,
    };

    private void Keep(int from, int to, long? whenTicks, double weight)
    {
        _from.Add(from);
        _to.Add(to);
        if (_ageWaits)
        {
            _weights.Add(weight);
            _when.Add(whenTicks ?? long.MaxValue);
            return;
        }

        _weights.Add(whenTicks is { } when && lens is { HalfLifeDays: not null, ToTicks: { } end } ? weight * Decay(end - when) : weight);
    }

    private double Decay(long ageTicks) => Math.Pow(2, -(ageTicks / (double)TimeSpan.TicksPerDay) / lens.HalfLifeDays!.Value);
}
