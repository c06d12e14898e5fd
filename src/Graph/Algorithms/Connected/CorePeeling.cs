using System.Runtime.CompilerServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Connected;

/// <summary>Takes a network apart level by level: whoever has no more ties left than the level goes, and takes theirs along.</summary>
/// <remarks>
/// Whether a neighbour stays, and whether they are the next to go, is a coin toss to the processor: both are added up instead of asked.
/// </remarks>
internal sealed unsafe class CorePeeling
{
    private const int PeeledBetweenLooks = 1 << 10;

    private readonly CsrGraph _graph;
    private readonly CsrGraph? _reverse;
    private readonly Effort _effort;
    private readonly int[] _left;  // ties that everyone has left; of whoever went, the level at which they did.
    private readonly int[] _stay;  // nodes above the level, and some that went since they were last looked through.
    private readonly int[] _queue; // nodes that go at this level. One place more, as writing comes before knowing.
    private int _stayCount;
    private int _queued;
    private int _gone;

    /// <summary>Counts the ties of everyone; the reverse is given for a directed graph.</summary>
    public CorePeeling(CsrGraph graph, CsrGraph? reverse, Effort effort)
    {
        (_graph, _reverse, _effort) = (graph, reverse, effort);
        _left = new int[graph.NodeCount];
        _stay = new int[graph.NodeCount + 1];
        _queue = new int[graph.NodeCount + 1];
        _stayCount = graph.NodeCount;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            _left[node] = graph.Degree(node) + (reverse?.Degree(node) ?? 0);
            _stay[node] = node;
        }
    }

    /// <summary>The level that was reached.</summary>
    public int Level { get; private set; }

    /// <summary>Takes everyone out; the core number of each.</summary>
    public int[] Run()
    {
        while (_gone < _left.Length)
        {
            var least = LookThrough();
            if (_queued == 0)
            {
                // Nobody goes before the least of those who are left.
                Level = least;
                continue;
            }

            Peel();
            _gone += _queued;
            _effort.Progress?.Report((double)_gone / _left.Length);
            Level += _gone < _left.Length ? 1 : 0;
        }

        return _left;
    }

    // Parts those who go now from those who stay; returns the fewest ties that any of these has.
    private int LookThrough()
    {
        _effort.Cancel.ThrowIfCancellationRequested();
        var (stayed, queued, least) = (0, 0, int.MaxValue);
        var level = Level;
        fixed (int* left = _left, stay = _stay, queue = _queue)
        {
            for (var at = 0; at < _stayCount; at++)
            {
                var node = stay[at];
                var ties = left[node];
                queue[queued] = node;
                queued += ties == level ? 1 : 0;
                stay[stayed] = node;
                stayed += ties > level ? 1 : 0;
                least = ties > level ? Math.Min(least, ties) : least;
            }
        }

        (_stayCount, _queued) = (stayed, queued);
        return least;
    }

    private void Peel()
    {
        var level = Level;
        fixed (int* left = _left, queue = _queue, offsets = _graph.Offsets, neighbours = _graph.AllNeighbours)
        fixed (int* backOffsets = _reverse is null ? default : _reverse.Offsets, back = _reverse is null ? default : _reverse.AllNeighbours)
        {
            for (var at = 0; at < _queued; at++)
            {
                if (at % PeeledBetweenLooks == 0)
                {
                    _effort.Cancel.ThrowIfCancellationRequested();
                }

                var node = queue[at];
                _queued = Take(neighbours + offsets[node], neighbours + offsets[node + 1], left, queue, _queued, level);
                if (backOffsets is not null)
                {
                    _queued = Take(back + backOffsets[node], back + backOffsets[node + 1], left, queue, _queued, level);
                }
            }
        }
    }

    // Takes one tie from each neighbour above the level; who comes down to it goes as well. Returns how many go then.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Take(int* from, int* end, int* left, int* queue, int queued, int level)
    {
        for (; from < end; from++)
        {
            var neighbour = *from;
            var ties = left[neighbour];
            left[neighbour] = ties - (ties > level ? 1 : 0);
            queue[queued] = neighbour;
            queued += ties == level + 1 ? 1 : 0;
        }

        return queued;
    }
}
