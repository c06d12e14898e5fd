using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Measures pairs of groups: ties between them, what is expected, who reaches whom, and who holds them together.</summary>
internal sealed class PairMeasures
{
    private const int Neither = 0;
    private const int First = 1;
    private const int Second = 2;

    private readonly CsrGraph _ties;
    private readonly CsrGraph _reversed;
    private readonly StubSums[] _stubs;
    private readonly VertexFlow _flow;
    private readonly StepSearch _backward;
    private readonly int[] _side; // Which of the two groups at hand a person is in; all Neither in between.
    private readonly int[] _met; // The number of the pair for which somebody was last met at the other end of a tie.
    private int _pair;
    private readonly int _within;
    private readonly CancellationToken _cancel;

    public PairMeasures(Placement place, int within, CancellationToken cancel)
    {
        (_ties, _reversed, _within, _cancel) = (place.Ties, place.Reversed, within, cancel);
        _stubs = StubSums.PerPerson(_ties);
        _flow = new(_ties);
        _backward = new(_reversed);
        _side = new int[_ties.NodeCount];
        _met = new int[_ties.NodeCount];
    }

    /// <summary>Measures every pair: reach group by group, since a group is in many pairs, and the rest pair by pair.</summary>
    public MeasuredPair[] Measure(IReadOnlyList<ExpectedPair> pairs)
    {
        var reachingTo = CountReaching(pairs, pair => pair.To, pair => pair.From);
        var reachingFrom = CountReaching(pairs, pair => pair.From, pair => pair.To);
        var measured = new MeasuredPair[pairs.Count];
        for (var i = 0; i < measured.Length; i++)
        {
            _cancel.ThrowIfCancellationRequested();
            var pair = pairs[i];
            var shared = Mark(pair);
            var observed = CountTies(pair);
            var carriers = CountCarriers(pair);
            var expected = Expect(pair);
            Unmark(pair);
            var cut = _flow.SmallestCut(
                pair.From.Members.AsSpan(), pair.To.Members.AsSpan(), VertexConnectivity.DefaultCap, _cancel);
            measured[i] = new(pair, observed, carriers, expected, shared, reachingTo[i], reachingFrom[i], cut);
        }

        return measured;
    }

    /// <summary>Who joins the groups today: those who belong to both, then most ties first.</summary>
    public List<Bridge> Bridges(ExpectedPair pair, int limit)
    {
        Mark(pair);
        var found = new Dictionary<int, Contacts>();
        AddTies(pair.From, First, found);
        AddTies(pair.To, Second, found);
        var bridges = new List<Bridge>();
        foreach (var (person, ties) in found)
        {
            var bridge = _side[person] switch
            {
                First => new(person, BridgeRole.InFrom, ties.ToSecond),
                Second => new(person, BridgeRole.InTo, ties.ToFirst),
                First | Second => new(person, BridgeRole.InBoth, ties.ToFirst + ties.ToSecond),

                // Whoever is tied to somebody of both groups is no bridge by that: the other one is.
                _ => new Bridge(person, BridgeRole.Between, Math.Min(ties.ToFirst, ties.ToSecond) - ties.ToShared),
            };
            if (bridge.Ties > 0 || bridge.Role == BridgeRole.InBoth)
            {
                bridges.Add(bridge);
            }
        }

        Unmark(pair);
        bridges.Sort((left, right) =>
            (left.Role != BridgeRole.InBoth, right.Ties, left.Role, left.Person)
            .CompareTo((right.Role != BridgeRole.InBoth, left.Ties, right.Role, right.Person)));
        return bridges.Count <= limit ? bridges : bridges[..limit];
    }

    /// <summary>Counts, for everybody tied to a member, the ties to members; a directed tie counts whichever way it points.</summary>
    private void AddTies(PeopleGroup group, int side, Dictionary<int, Contacts> found)
    {
        foreach (var member in group.Members)
        {
            var isShared = _side[member] == (First | Second);
            if (isShared)
            {
                found.TryAdd(member, default);
            }

            var one = new Contacts(side == First ? 1 : 0, side == Second ? 1 : 0, side == First && isShared ? 1 : 0);
            AddTies(_ties.Neighbours(member), one, found);
            if (_ties.IsDirected)
            {
                AddTies(_reversed.Neighbours(member), one, found);
            }
        }
    }

    private static void AddTies(ReadOnlySpan<int> contacts, Contacts one, Dictionary<int, Contacts> found)
    {
        foreach (var person in contacts)
        {
            var ties = found.GetValueOrDefault(person);
            found[person] = new(ties.ToFirst + one.ToFirst, ties.ToSecond + one.ToSecond, ties.ToShared + one.ToShared);
        }
    }

    private int[] CountReaching(
        IReadOnlyList<ExpectedPair> pairs, Func<ExpectedPair, PeopleGroup> target, Func<ExpectedPair, PeopleGroup> source)
    {
        var counts = new int[pairs.Count];
        foreach (var group in Enumerable.Range(0, pairs.Count).GroupBy(i => target(pairs[i]), ReferenceEqualityComparer.Instance))
        {
            _cancel.ThrowIfCancellationRequested();
            _backward.Within(((PeopleGroup)group.Key!).Members.AsSpan(), _within);
            foreach (var i in group)
            {
                counts[i] = _backward.CountReached(source(pairs[i]).Members.AsSpan());
            }
        }

        return counts;
    }

    private int Mark(ExpectedPair pair)
    {
        foreach (var person in pair.From.Members)
        {
            _side[person] = First;
        }

        var shared = 0;
        foreach (var person in pair.To.Members)
        {
            shared += _side[person];
            _side[person] |= Second;
        }

        return shared;
    }

    private void Unmark(ExpectedPair pair)
    {
        foreach (var person in pair.From.Members)
        {
            _side[person] = Neither;
        }

        foreach (var person in pair.To.Members)
        {
            _side[person] = Neither;
        }
    }

    /// <summary>
    /// Ties with an end in each group. Between two people of both groups a tie would be met twice, so it counts half each time.
    /// </summary>
    private int CountTies(ExpectedPair pair)
    {
        if (_ties.IsDirected)
        {
            return (CountArcs(pair.From, Second) + CountArcs(pair.To, First)) / 2;
        }

        return pair.From.Size <= pair.To.Size ? CountArcs(pair.From, Second) / 2 : CountArcs(pair.To, First) / 2;
    }

    /// <summary>Twice the arcs from a group into the other, less one for each that will be met again from its other end.</summary>
    private int CountArcs(PeopleGroup group, int into)
    {
        var twice = 0;
        foreach (var person in group.Members)
        {
            foreach (var other in _ties.Neighbours(person))
            {
                if ((_side[other] & into) != 0)
                {
                    twice += _side[person] == (First | Second) && _side[other] == (First | Second) ? 1 : 2;
                }
            }
        }

        return twice;
    }

    /// <summary>How many people of each group have a tie to the other, whichever way it points.</summary>
    private Carriers CountCarriers(ExpectedPair pair)
    {
        _pair++;
        var isFromSmaller = pair.From.Size <= pair.To.Size;
        var (smaller, into) = isFromSmaller ? (pair.From, Second) : (pair.To, First);
        int here = 0, there = 0;
        foreach (var person in smaller.Members)
        {
            var met = Meet(_ties.Neighbours(person), into, ref there);
            met |= _ties.IsDirected && Meet(_reversed.Neighbours(person), into, ref there);
            here += met ? 1 : 0;
        }

        return isFromSmaller ? new(here, there) : new(there, here);
    }

    private bool Meet(ReadOnlySpan<int> contacts, int into, ref int count)
    {
        var any = false;
        foreach (var other in contacts)
        {
            if ((_side[other] & into) != 0)
            {
                any = true;
                count += _met[other] == _pair ? 0 : 1;
                _met[other] = _pair;
            }
        }

        return any;
    }

    private Measured Expect(ExpectedPair pair)
    {
        if (_ties.TieCount == 0)
        {
            return Measured.None(Absence.NoTies);
        }

        StubSums first = default, second = default, shared = default;
        foreach (var person in pair.From.Members)
        {
            ref var sum = ref _side[person] == First ? ref first : ref shared;
            sum = new(sum.Out + _stubs[person].Out, sum.In + _stubs[person].In);
        }

        foreach (var person in pair.To.Members)
        {
            if (_side[person] == Second)
            {
                second = new(second.Out + _stubs[person].Out, second.In + _stubs[person].In);
            }
        }

        return Measured.Of(StubSums.BetweenSharing(first, second, shared, _ties.TieCount, _ties.IsDirected));
    }

    /// <summary>Ties of a person to members of the first group, of the second, and of both (counted in all three).</summary>
    private readonly record struct Contacts(int ToFirst, int ToSecond, int ToShared);
}

/// <summary>What was measured of a pair.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Observed">Ties between the groups.</param>
/// <param name="Carriers">Who has them.</param>
/// <param name="Expected">By the configuration model.</param>
/// <param name="Shared">People in both.</param>
/// <param name="FromReaching">People of From who reach To.</param>
/// <param name="ToReaching">People of To who reach From.</param>
/// <param name="Cut">Who holds them together.</param>
internal sealed record MeasuredPair(
    ExpectedPair Pair, int Observed, Carriers Carriers, Measured Expected, int Shared, int FromReaching, int ToReaching, VertexCut Cut)
{
    public double ReachFrom => (double)FromReaching / Pair.From.Size;

    public double ReachTo => (double)ToReaching / Pair.To.Size;

    /// <summary>Vertical: of the lower group; else the mean of both.</summary>
    public double Reach => Pair.Dimension == Dimension.Vertical ? ReachFrom : (ReachFrom + ReachTo) / 2;

    /// <summary>People who do not reach the other group, on the sides that <see cref="Reach"/> is about.</summary>
    public int Unreaching =>
        Pair.From.Size - FromReaching + (Pair.Dimension == Dimension.Vertical ? 0 : Pair.To.Size - ToReaching);
}

/// <summary>How many people have the ties between two groups.</summary>
/// <param name="From">People of the first group with a tie to the second.</param>
/// <param name="To">People of the second with a tie to the first.</param>
public readonly record struct Carriers(int From, int To);
