using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Brokerage;

/// <summary>Gould and Fernandez's brokerage: who stands between people that have no tie of their own, and in which of five roles.</summary>
/// <remarks>
/// <para>
/// B brokers the ordered pair (A, C) if there are arcs A → B and B → C and there is none A → C; the groups of the three say in which
/// <see cref="BrokerageRole"/>. Arcs are followed in their direction; an undirected tie is an arc each way, so each pair counts in both
/// orders, as in R <c>sna</c> on a symmetric matrix. Weights do not count. Isolates broker nothing.
/// </para>
/// <para>
/// Whoever has no group takes no part: neither as broker nor as an end, neither among the people nor among the arcs from which the
/// expectation is made. To count them as a group of their own, give them a code. What is expected and how widely it varies follows from
/// the sizes of the groups and the density alone (Gould and Fernandez's conditional random graph, as R <c>sna</c> works it out); the
/// normal approximation behind a z is rough for rare roles.
/// </para>
/// <para>
/// Time O(Σ over arcs A → B of the smaller out-degree), O(n + m) for people of bounded degree and at worst O(m √m log n); not n³. Space
/// O(n + groups); without directions, where closed pairs are counted by triangles, O(m) and 20 bytes a person and thread. Equal on any
/// number of threads: all counts are integers.
/// Gould, R. V. &amp; Fernandez, R. M. (1989). Structures of mediation: a formal approach to brokerage in transaction networks.
/// Sociological Methodology 19, 89-126.
/// </para>
/// </remarks>
public sealed class GouldFernandezBrokerage
{
    private const int PeoplePerPart = 512;

    private readonly ImmutableArray<int> _codes;
    private readonly ImmutableArray<ImmutableArray<BrokerageMoment>> _ofPerson; // By group, then by role.
    private readonly ImmutableArray<BrokerageMoment> _ofNetwork;

    private GouldFernandezBrokerage(
        ImmutableArray<int> codes,
        ImmutableArray<BrokerageCounts> people,
        ImmutableArray<ImmutableArray<BrokerageMoment>> ofPerson,
        ImmutableArray<BrokerageMoment> ofNetwork)
    {
        _codes = codes;
        _ofPerson = ofPerson;
        _ofNetwork = ofNetwork;
        People = people;
        var network = default(BrokerageCounts);
        foreach (var counts in people)
        {
            network = network.Plus(counts);
        }

        Network = network;
        BlankPeople = codes.Count(code => code < 0);
    }

    /// <summary>How often each person takes each role; all 0 for people without a group, see <see cref="Observed"/>.</summary>
    public ImmutableArray<BrokerageCounts> People { get; }

    /// <summary>The sum over all people.</summary>
    public BrokerageCounts Network { get; }

    /// <summary>People without a group, who take no part.</summary>
    public int BlankPeople { get; }

    /// <summary>Counts the roles for the partition of a column.</summary>
    public static GouldFernandezBrokerage Compute(CsrGraph graph, AttributeColumn column, Effort effort) =>
        Compute(graph, column.Codes.AsSpan(), column.Values.Length, effort);

    /// <summary>Counts the roles for a partition given by codes.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="codes">Group per node, below <paramref name="groupCount"/>; negative is blank.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="effort">Threads, progress, cancellation.</param>
    public static GouldFernandezBrokerage Compute(CsrGraph graph, ReadOnlySpan<int> codes, int groupCount, Effort effort)
    {
        NodeSets.CheckCodes(codes, graph.NodeCount, groupCount);
        var group = codes.ToArray();
        var counts = new BrokerageCounts[graph.NodeCount];
        var silent = new Effort(effort.Threads, null, effort.Cancel);
        var reverse = graph.Transpose(silent);
        var closed = graph.IsDirected ? null : ClosedPairs.Compute(graph, group, effort);
        Chunks.Run(
            Chunks.Count(graph.NodeCount, PeoplePerPart),
            closed is null ? effort : silent,
            () => new Counter(graph, reverse, closed, group, groupCount, effort.Cancel),
            (part, counter) =>
            {
                var (from, to) = Chunks.Range(part, PeoplePerPart, graph.NodeCount);
                for (var broker = from; broker < to; broker++)
                {
                    counts[broker] = counter.CountsOf(broker);
                }
            });

        var (ofPerson, ofNetwork) = BrokerageMoments.Compute(Sizes(group, groupCount), DensityOf(graph, group));
        return new([.. group], [.. counts], ofPerson, ofNetwork);
    }

    /// <summary>How often a person takes a role; <see cref="Absence.AttributeUnknown"/> for people without a group.</summary>
    public Measured Observed(int person, BrokerageRole role) => IfKnown(person, Measured.Of(People[person][role]));

    /// <summary>What is to be expected of anybody of the person's group; <see cref="Absence.AttributeUnknown"/> without a group.</summary>
    public Measured Expected(int person, BrokerageRole role) =>
        _codes[person] < 0 ? Measured.None(Absence.AttributeUnknown) : Measured.Of(OfGroup(_codes[person], role).Expected);

    /// <summary>
    /// How many standard deviations the person lies above what is expected; <see cref="Absence.NoVariance"/> where the group sizes or
    /// the density leave no choice, <see cref="Absence.AttributeUnknown"/> for people without a group.
    /// </summary>
    public Measured ZScore(int person, BrokerageRole role) =>
        _codes[person] < 0 ? Measured.None(Absence.AttributeUnknown) : OfGroup(_codes[person], role).ZScore(People[person][role]);

    /// <summary>Mean and variance of a role for anybody of a group.</summary>
    public BrokerageMoment OfGroup(int group, BrokerageRole role) => _ofPerson[group][(int)role];

    /// <summary>Mean and variance of a role summed over all people.</summary>
    public BrokerageMoment OfNetwork(BrokerageRole role) => _ofNetwork[(int)role];

    /// <summary>How many standard deviations the whole network lies above what is expected; or <see cref="Absence.NoVariance"/>.</summary>
    public Measured NetworkZScore(BrokerageRole role) => OfNetwork(role).ZScore(Network[role]);

    private static int[] Sizes(int[] group, int groupCount)
    {
        var sizes = new int[groupCount];
        foreach (var code in group)
        {
            if (code >= 0)
            {
                sizes[code]++;
            }
        }

        return sizes;
    }

    private static double DensityOf(CsrGraph graph, int[] group)
    {
        long people = 0, arcs = 0;
        for (var node = 0; node < group.Length; node++)
        {
            if (group[node] < 0)
            {
                continue;
            }

            people++;
            foreach (var neighbour in graph.Neighbours(node))
            {
                arcs += group[neighbour] >= 0 ? 1 : 0;
            }
        }

        return people < 2 ? 0 : arcs / ((double)people * (people - 1));
    }

    private Measured IfKnown(int person, Measured figure) => _codes[person] < 0 ? Measured.None(Absence.AttributeUnknown) : figure;

    /// <summary>Counts one broker after another; what it marks is unmarked between them.</summary>
    private sealed class Counter(
        CsrGraph graph, CsrGraph reverse, ClosedPairs[]? closedPairs, int[] group, int groupCount, CancellationToken cancel)
    {
        private const int SearchWhenLonger = 16;
        private const long CancelEvery = 1 << 16;

        private readonly int[] _mark = new int[graph.NodeCount]; // 1 + group of those to whom the broker has an arc; 0 of others.
        private readonly int[] _from = new int[groupCount];      // Arcs to the broker by the group of their beginning.
        private long _steps;
        private long _coordinator;
        private long _consultant;
        private long _representative;
        private long _gatekeeper;
        private long _liaison;

        public BrokerageCounts CountsOf(int broker)
        {
            var own = group[broker];
            var ends = graph.Neighbours(broker);
            var beginnings = reverse.Neighbours(broker);
            if (own < 0 || ends.IsEmpty || beginnings.IsEmpty)
            {
                return default;
            }

            CountPaths(own, beginnings, ends);
            foreach (var beginning in beginnings)
            {
                var code = group[beginning];
                if (code >= 0)
                {
                    _from[code]--;
                    _coordinator -= _mark[beginning] == own + 1 ? 1 : 0;
                    _consultant -= _mark[beginning] != 0 && code != own ? 1 : 0;
                    if (closedPairs is null)
                    {
                        TakeOffClosed(own, beginning, code, ends);
                    }
                }
            }

            if (closedPairs is not null)
            {
                TakeOffBothWays(closedPairs[broker]);
            }

            foreach (var end in ends)
            {
                _mark[end] = 0;
            }

            return new(_coordinator, _consultant, _representative, _gatekeeper, _liaison);
        }

        /// <summary>All A → B → C by role, whether or not A and C differ or have a tie; leaves the marks in place.</summary>
        private void CountPaths(int own, ReadOnlySpan<int> beginnings, ReadOnlySpan<int> ends)
        {
            long known = 0, ownEnds = 0, otherEnds = 0;
            _consultant = 0;
            foreach (var beginning in beginnings)
            {
                if (group[beginning] >= 0)
                {
                    known++;
                    _from[group[beginning]]++;
                }
            }

            foreach (var end in ends)
            {
                var code = group[end];
                if (code < 0)
                {
                    continue;
                }

                _mark[end] = code + 1;
                ownEnds += code == own ? 1 : 0;
                otherEnds += code == own ? 0 : 1;
                _consultant += code == own ? 0 : _from[code];
            }

            long ownBeginnings = _from[own];
            _coordinator = ownBeginnings * ownEnds;
            _representative = ownBeginnings * otherEnds;
            _gatekeeper = (known - ownBeginnings) * ownEnds;
            _liaison = ((known - ownBeginnings) * otherEnds) - _consultant;
        }

        /// <summary>Takes off the paths from one A whose C has an arc from A: where ties have directions.</summary>
        private void TakeOffClosed(int own, int beginning, int code, ReadOnlySpan<int> ends)
        {
            var row = graph.Neighbours(beginning);
            // Somebody who writes to everybody would otherwise be read once for each of them.
            var (found, toOwn, toSame) = row.Length > (long)ends.Length * SearchWhenLonger
                ? Search(row, ends, own + 1, code + 1)
                : Read(row, own + 1, code + 1);
            Tick(Math.Min(row.Length, (long)ends.Length * SearchWhenLonger));
            if (code == own)
            {
                _coordinator -= toOwn;
                _representative -= found - toOwn;
            }
            else
            {
                _gatekeeper -= toOwn;
                _consultant -= toSame;
                _liaison -= found - toOwn - toSame;
            }
        }

        /// <summary>The same without directions, where each pair is met in both orders.</summary>
        private void TakeOffBothWays(ClosedPairs pairs)
        {
            Tick(1);
            _coordinator -= 2L * pairs.Own;
            _representative -= pairs.OneOwn;
            _gatekeeper -= pairs.OneOwn;
            _consultant -= 2L * pairs.Same;
            _liaison -= 2L * pairs.Apart;
        }

        // How many of the row have a mark at all, the broker's, and that of the one whose row it is. Without a branch: hits are many.
        private (long Closed, long ToOwn, long ToSame) Read(ReadOnlySpan<int> row, int own, int same)
        {
            int closed = 0, toOwn = 0, toSame = 0;
            ref var marks = ref MemoryMarshal.GetArrayDataReference(_mark);
            foreach (var end in row)
            {
                var mark = Unsafe.Add(ref marks, end);
                closed += mark != 0 ? 1 : 0;
                toOwn += mark == own ? 1 : 0;
                toSame += mark == same ? 1 : 0;
            }

            return (closed, toOwn, toSame);
        }

        private (long Closed, long ToOwn, long ToSame) Search(ReadOnlySpan<int> row, ReadOnlySpan<int> ends, int own, int same)
        {
            int closed = 0, toOwn = 0, toSame = 0;
            foreach (var end in ends)
            {
                var mark = _mark[end] != 0 && row.BinarySearch(end) >= 0 ? _mark[end] : 0;
                closed += mark != 0 ? 1 : 0;
                toOwn += mark == own ? 1 : 0;
                toSame += mark == same ? 1 : 0;
            }

            return (closed, toOwn, toSame);
        }

        private void Tick(long steps)
        {
            _steps += steps;
            if (_steps >= CancelEvery)
            {
                _steps = 0;
                cancel.ThrowIfCancellationRequested();
            }
        }
    }
}
