namespace NetworkLens.Graph.Algorithms.Communities;

/// <summary>Leiden's second step: each community is put together anew from single nodes, and may fall into several that hold together
/// better.</summary>
/// <remarks>
/// A node still alone and well tied to the rest of its community joins one of the parts that are, among those to which it has ties and
/// where modularity does not fall: part c with chance ~ exp(gain(c) / θ), θ = 0.01 mean tie weights. So every part is connected. What
/// happens in one community touches no other: they are worked through side by side.
/// </remarks>
internal sealed unsafe class LeidenRefinement
{
    private const int ArcsOfPart = 1 << 17;
    private const int NodesBetweenLooks = 1 << 12;
    private const double Randomness = 0.01;

    // Chances smaller than this beside the greatest are none.
    private const double FarthestLog = 40;

    private readonly LeidenLevel _level;
    private readonly int[] _community;
    private readonly int[] _refined;     // part of each node, named by one of its nodes
    private readonly double[] _totals;   // summed strengths of each part
    private readonly double[] _outwards; // weight from each part to the rest of its community
    private readonly int[] _sizes;
    private readonly double _share;
    private readonly double _theta;
    private readonly ulong _seed;
    private readonly CancellationToken _cancel;

    private LeidenRefinement(LeidenLevel level, int[] community, double resolution, ulong seed, CancellationToken cancel)
    {
        (_level, _community, _seed, _cancel) = (level, community, seed, cancel);
        _share = resolution / level.Total;
        _theta = Randomness * level.MeanWeight;
        _refined = new int[level.NodeCount];
        _outwards = new double[level.NodeCount];
        _sizes = new int[level.NodeCount];
        _totals = (double[])level.Strengths.Clone();
        for (var node = 0; node < _refined.Length; node++)
        {
            _refined[node] = node;
            _sizes[node] = 1;
        }
    }

    /// <summary>The part of each node, named by one of its nodes.</summary>
    /// <param name="level">The network.</param>
    /// <param name="community">Community per node, 0 to one less than there are.</param>
    /// <param name="communities">How many there are.</param>
    /// <param name="resolution">γ.</param>
    /// <param name="seed">Decides orders and choices.</param>
    /// <param name="rooms">What threads work in.</param>
    /// <param name="effort">Threads and cancellation.</param>
    public static int[] Run(
        LeidenLevel level, int[] community, int communities, double resolution, ulong seed, LeidenRooms rooms, Effort effort)
    {
        var refinement = new LeidenRefinement(level, community, resolution, seed, effort.Cancel);
        var (members, starts) = LeidenGroups.Of(community, communities);
        var bounds = LeidenGroups.Parts(level, members, starts, ArcsOfPart);
        Chunks.Run(bounds.Length - 1, effort, rooms.Take, (part, room) =>
        {
            for (var one = bounds[part]; one < bounds[part + 1]; one++)
            {
                if (starts[one + 1] - starts[one] > 1)
                {
                    refinement.Refine(members.AsSpan(starts[one], starts[one + 1] - starts[one]), one, room);
                }
            }
        });
        rooms.Free();
        return refinement._refined;
    }

    private void Refine(Span<int> members, int one, LeidenRoom room)
    {
        var random = new SeededRandom(_seed, (ulong)one);
        BlockOrder.Shuffle(members, random);
        fixed (int* offsets = _level.Offsets, neighbours = _level.Neighbours, community = _community)
        fixed (double* weights = _level.Weights)
        {
            var total = 0.0;
            foreach (var node in members)
            {
                var inside = 0.0;
                for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
                {
                    inside += community[neighbours[arc]] != one ? 0 : weights is null ? 1 : weights[arc];
                }

                _outwards[node] = inside;
                total += _level.Strengths[node];
            }

            var looked = 0;
            foreach (var node in members)
            {
                if (++looked % NodesBetweenLooks == 0)
                {
                    _cancel.ThrowIfCancellationRequested();
                }

                if (_refined[node] != node || _sizes[node] != 1 || !IsWellTied(node, total))
                {
                    continue;
                }

                var count = 0;
                for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
                {
                    if (community[neighbours[arc]] == one)
                    {
                        var part = _refined[neighbours[arc]];
                        room.Touched[count] = part;
                        count += room.To[part] == 0 ? 1 : 0;
                        room.To[part] += weights is null ? 1 : weights[arc];
                    }
                }

                var chosen = Choose(node, total, count, room, random);
                Join(node, chosen, room.To[chosen]);
                foreach (var part in room.Touched.AsSpan(0, count))
                {
                    room.To[part] = 0;
                }
            }
        }
    }

    // Of the parts that are well tied themselves and where modularity does not fall; the node's own where there is none.
    private int Choose(int node, double total, int count, LeidenRoom room, SeededRandom random)
    {
        var cost = _level.Strengths[node] * _share;
        var (best, most, others) = (node, 0.0, 0);
        for (var at = 0; at < count; at++)
        {
            var part = room.Touched[at];
            var gain = room.To[part] - (cost * _totals[part]);
            if (gain < most - (FarthestLog * _theta) || gain < 0 || !IsWellTied(part, total))
            {
                continue;
            }

            others++;
            (best, most) = gain > most || best == node ? (part, Math.Max(gain, most)) : (best, most);
        }

        if (others < 2)
        {
            return best;
        }

        var sum = 0.0;
        for (var at = 0; at < count; at++)
        {
            sum += Chance(room, at, cost, most, total);
        }

        var drawn = random.NextDouble() * sum;
        for (var at = 0; at < count; at++)
        {
            var share = Chance(room, at, cost, most, total);
            if (share > 0)
            {
                best = room.Touched[at];
                drawn -= share;
                if (drawn < 0)
                {
                    return best;
                }
            }
        }

        return best;
    }

    private double Chance(LeidenRoom room, int at, double cost, double most, double total)
    {
        var part = room.Touched[at];
        var gain = room.To[part] - (cost * _totals[part]);
        var log = (gain - most) / _theta;
        return gain < 0 || log < -FarthestLog || !IsWellTied(part, total) ? 0 : Math.Exp(log);
    }

    // Whether a part is tied to the rest of its community at least as chance would tie it.
    private bool IsWellTied(int part, double total) => _outwards[part] >= _totals[part] * (total - _totals[part]) * _share;

    private void Join(int node, int part, double weight)
    {
        if (part != node)
        {
            _refined[node] = part;
            _outwards[part] += _outwards[node] - (2 * weight);
            _totals[part] += _level.Strengths[node];
            _sizes[part]++;
            _sizes[node] = 0;
        }
    }
}
