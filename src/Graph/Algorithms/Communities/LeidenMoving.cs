using System.Runtime.CompilerServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Communities;

/// <summary>Leiden's first step at a level: nodes go to the community where modularity gains most, until none would.</summary>
/// <remarks>
/// <para>At the start of the work the communities are dealt out in runs to parts, each worked through on its own: its nodes go from
/// community to community of the part only, so no part sees, or changes, what another one counts. Then everyone is asked, with all standing
/// still, whether they would rather be elsewhere; those who would are moved one after the other, with whoever that unsettles. So the bulk
/// is done side by side, and threads change nothing in what comes out.</para>
/// </remarks>
internal sealed unsafe class LeidenMoving
{
    /// <summary>Nodes of one part of a step that looks at each once.</summary>
    public const int NodesOfPart = 4096;

    // Parts enough for several threads, but none so small that it sees little of where its nodes could go.
    private const int PartsWanted = 8;
    private const int LeastArcsOfPart = 1 << 17;
    private const int MostArcsOfPart = 1 << 20;

    private const int MovesBetweenLooks = 1 << 10;

    private readonly LeidenLevel _level;
    private readonly int[] _community;
    private readonly double[] _totals;  // summed strengths of each community
    private readonly int[] _sizes;      // nodes of each community
    private readonly byte[] _isQueued;
    private readonly double _share;     // γ / 2m
    private readonly double _least;     // gains below this are rounding
    private readonly ulong _seed;
    private readonly LeidenRooms _rooms;
    private readonly Effort _effort;
    private readonly int _communities;

    private LeidenMoving(
        LeidenLevel level, int[] community, int communities, double resolution, ulong seed, LeidenRooms rooms, Effort effort)
    {
        (_level, _community, _communities, _seed, _rooms, _effort) = (level, community, communities, seed, rooms, effort);
        _share = resolution / level.Total;
        _least = 1e-9 * level.MeanWeight;
        _totals = HugePages.Allocate<double>(level.NodeCount);
        Array.Clear(_totals);
        _sizes = new int[level.NodeCount];
        _isQueued = new byte[level.NodeCount];
        for (var node = 0; node < community.Length; node++)
        {
            _totals[community[node]] += level.Strengths[node];
            _sizes[community[node]]++;
        }
    }

    /// <summary>Moves them.</summary>
    /// <param name="level">The network.</param>
    /// <param name="community">Community per node, 0 to one less than there are, all in use; changed, and then not so dense any
    /// more.</param>
    /// <param name="communities">How many there are.</param>
    /// <param name="inParts">Whether much is to be done, so that it pays to begin in parts.</param>
    /// <param name="resolution">γ.</param>
    /// <param name="seed">Decides in which order nodes are looked at.</param>
    /// <param name="rooms">What threads work in.</param>
    /// <param name="effort">Threads and cancellation.</param>
    /// <returns>How many moves there were.</returns>
    public static long Run(
        LeidenLevel level, int[] community, int communities, bool inParts, double resolution, ulong seed, LeidenRooms rooms, Effort effort)
    {
        var moving = new LeidenMoving(level, community, communities, resolution, seed, rooms, effort);
        var moves = inParts ? moving.InParts() : 0;
        return moves + moving.Rest();
    }

    private long InParts()
    {
        var (members, starts) = LeidenGroups.Of(_community, _communities);
        var arcs = Math.Clamp(_level.Neighbours.Length / PartsWanted, LeastArcsOfPart, MostArcsOfPart);
        var bounds = LeidenGroups.Parts(_level, members, starts, arcs);
        if (bounds.Length <= 2)
        {
            return 0;
        }

        var moves = new long[bounds.Length - 1];
        Chunks.Run(moves.Length, _effort, _rooms.Take, (part, room) =>
        {
            int low = bounds[part], high = bounds[part + 1];
            var queue = members.AsSpan(starts[low], starts[high] - starts[low]).ToArray();
            BlockOrder.Shuffle(queue, new(_seed, (ulong)part + 1));
            moves[part] = Work(queue, queue.Length, new(low, high - low, _communities), room);
        });
        _rooms.Free();
        return moves.Sum();
    }

    // Everyone who would rather be elsewhere, and whoever is unsettled by their going.
    private long Rest()
    {
        var wants = new bool[_level.NodeCount];
        Chunks.Run(Chunks.Count(wants.Length, NodesOfPart), _effort, _rooms.Take, (part, room) =>
        {
            var (from, end) = Chunks.Range(part, NodesOfPart, wants.Length);
            Ask(from, end, room, wants);
        });
        _rooms.Free();
        var order = new int[wants.Length];
        for (var node = 0; node < order.Length; node++)
        {
            order[node] = node;
        }

        BlockOrder.Shuffle(order, new(_seed));
        var queued = 0;
        foreach (var node in order)
        {
            if (wants[node])
            {
                order[queued++] = node;
            }
        }

        var moves = queued == 0 ? 0 : Work(order, queued, new(0, wants.Length, _communities), _rooms.Take());
        _rooms.Free();
        return moves;
    }

    private void Ask(int from, int end, LeidenRoom room, bool[] wants)
    {
        fixed (int* offsets = _level.Offsets, neighbours = _level.Neighbours, community = _community, touched = room.Touched)
        fixed (double* weights = _level.Weights, totals = _totals, strengths = _level.Strengths, to = room.To)
        {
            var sight = new Sight(offsets, neighbours, weights, community, totals, strengths, to, touched, _share, _least);
            for (var node = from; node < end; node++)
            {
                var best = Best(in sight, node, 0, (uint)_community.Length, out var gain);
                wants[node] = best != community[node] || (gain < -_least && _sizes[best] > 1);
            }
        }
    }

    // Moves the first so many nodes of the queue and whoever is unsettled by it, among the communities of a range only.
    private long Work(int[] ring, int queued, Range range, LeidenRoom room)
    {
        long moves = 0;
        var empty = new Stack<int>();
        var (head, low, span) = (0, range.Low, (uint)range.Span);
        foreach (var node in ring.AsSpan(0, queued))
        {
            _isQueued[node] = 1;
        }

        fixed (int* offsets = _level.Offsets, neighbours = _level.Neighbours, community = _community, touched = room.Touched)
        fixed (double* weights = _level.Weights, totals = _totals, strengths = _level.Strengths, to = room.To)
        {
            var sight = new Sight(offsets, neighbours, weights, community, totals, strengths, to, touched, _share, _least);
            for (var looked = 0; queued > 0; looked++)
            {
                if (looked % MovesBetweenLooks == 0)
                {
                    _effort.Cancel.ThrowIfCancellationRequested();
                }

                var node = ring[head];
                head = head + 1 == ring.Length ? 0 : head + 1;
                queued--;
                _isQueued[node] = 0;
                var own = community[node];
                var best = Best(in sight, node, low, span, out var gain);
                best = gain < -_least && _sizes[own] > 1 ? Empty(empty, ref range, own) : best;
                if (best == own)
                {
                    continue;
                }

                moves++;
                totals[own] -= strengths[node];
                totals[best] += strengths[node];
                community[node] = best;
                _sizes[best]++;
                if (--_sizes[own] == 0)
                {
                    empty.Push(own);
                    totals[own] = 0;
                }

                for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
                {
                    var other = neighbours[arc];
                    var theirs = community[other];
                    if (theirs != best && (uint)(theirs - low) < span && _isQueued[other] == 0)
                    {
                        _isQueued[other] = 1;
                        var tail = head + queued++;
                        ring[tail >= ring.Length ? tail - ring.Length : tail] = other;
                    }
                }
            }
        }

        return moves;
    }

    // A community of the range that nobody is in; the node's own where the range has none.
    private int Empty(Stack<int> empty, ref Range range, int own)
    {
        while (empty.TryPop(out var left))
        {
            if (_sizes[left] == 0)
            {
                return left;
            }
        }

        while (range.Fresh < range.Low + range.Span)
        {
            if (_sizes[range.Fresh++] == 0)
            {
                return range.Fresh - 1;
            }
        }

        return own;
    }

    // The community of the range where the node gains most, its own unless another is better; leaves the room as it was.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Best(in Sight sight, int node, int low, uint span, out double gain)
    {
        double* to = sight.To, weights = sight.Weights;
        int* touched = sight.Touched, community = sight.Community;
        int* at = sight.Neighbours + sight.Offsets[node], end = sight.Neighbours + sight.Offsets[node + 1];
        weights += weights is null ? 0 : sight.Offsets[node];
        var count = 0;
        for (; at < end; at++)
        {
            var theirs = community[*at];
            var more = weights is null ? 1 : *weights++;
            if ((uint)(theirs - low) < span)
            {
                var weight = to[theirs];
                touched[count] = theirs;
                count += weight == 0 ? 1 : 0;
                to[theirs] = weight + more;
            }
        }

        var own = community[node];
        var strength = sight.Strengths[node];
        var cost = strength * sight.Share;
        var best = own;
        gain = to[own] - (cost * (sight.Totals[own] - strength));
        var totals = sight.Totals;
        for (var seen = 0; seen < count; seen++)
        {
            var other = touched[seen];
            var gained = to[other] - (cost * totals[other]);
            to[other] = 0;
            if (gained > gain + sight.Least && other != own)
            {
                (gain, best) = (gained, other);
            }
        }

        return best;
    }

    // Communities [Low, Low + Span); from Fresh on none was used when the work began.
    private record struct Range(int Low, int Span, int Fresh);

    private readonly struct Sight(
        int* offsets, int* neighbours, double* weights, int* community, double* totals, double* strengths, double* to, int* touched,
        double share, double least)
    {
        public readonly int* Offsets = offsets;
        public readonly int* Neighbours = neighbours;
        public readonly double* Weights = weights;
        public readonly int* Community = community;
        public readonly double* Totals = totals;
        public readonly double* Strengths = strengths;
        public readonly double* To = to;
        public readonly int* Touched = touched;
        public readonly double Share = share;
        public readonly double Least = least;
    }
}
