using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <content>Coming back from the farthest level: what <see cref="PathSearch"/> calls gains, level by level.</content>
internal sealed unsafe partial class LaneSearch
{
    /// <summary>Adds the dependencies of all lanes of the last <see cref="Forward"/>, which has to have been true.</summary>
    /// <param name="share">What a path to each person counts; null is 1.</param>
    /// <param name="sums">By person, or by arc.</param>
    /// <param name="ofTies">Whether they are by arc.</param>
    /// <param name="cancel">Stops between levels; this search is of no further use then.</param>
    public void Backward(double[]? share, double[] sums, bool ofTies, CancellationToken cancel)
    {
        fixed (double* shares = share, into = sums)
        {
            for (var depth = _levels.Count - 1; depth >= (ofTies ? 0 : 1); depth--)
            {
                cancel.ThrowIfCancellationRequested();
                var level = _levels[depth];
                var beyond = depth + 1 < _levels.Count ? _levels[depth + 1] : default;
                if (ofTies)
                {
                    PullTies(level, beyond, shares, into);
                }
                else if (beyond.InArcs * PushCost < level.OutArcs)
                {
                    PushBack(level, beyond, shares, into);
                }
                else
                {
                    PullBack(level, shares, into);
                }

                ClearRows(_near, beyond);
                Swap();
            }

            ClearRows(_near, _levels[ofTies || _levels.Count == 1 ? 0 : 1]);
        }
    }

    private void PullBack(Level level, double* shares, double* sums)
    {
        fixed (int* offsets = _graph.Offsets, neighbours = _graph.AllNeighbours)
        {
            for (var at = level.First; at < level.End; at++)
            {
                var node = _list[at];
                SumRows(_near, neighbours + offsets[node], offsets[node + 1] - offsets[node], out var low, out var high);
                sums[node] += Settle(node, _lanes[at], low, high, shares);
            }
        }
    }

    private void PushBack(Level level, Level beyond, double* shares, double* sums)
    {
        var mark = _mark;
        var rows = _next;
        for (var at = level.First; at < level.End; at++)
        {
            mark[_list[at]] = _lanes[at];
        }

        fixed (int* offsets = _reverse.Offsets, neighbours = _reverse.AllNeighbours)
        {
            for (var at = beyond.First; at < beyond.End; at++)
            {
                var node = _list[at];
                uint lanes = _lanes[at];
                var row = Row(_near, node);
                var low = Vector256.LoadAligned(row);
                var high = Vector256.LoadAligned(row + Half);
                for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
                {
                    if ((mark[neighbours[arc]] & lanes) != 0)
                    {
                        var next = Row(rows, neighbours[arc]);
                        Store(next, Vector256.LoadAligned(next) + low, Vector256.LoadAligned(next + Half) + high);
                    }
                }
            }
        }

        for (var at = level.First; at < level.End; at++)
        {
            var node = _list[at];
            var row = Row(_next, node);
            sums[node] += Settle(node, _lanes[at], Vector256.LoadAligned(row), Vector256.LoadAligned(row + Half), shares);
            _mark[node] = 0;
        }
    }

    private void PullTies(Level level, Level beyond, double* shares, double* sums)
    {
        for (var at = beyond.First; at < beyond.End; at++)
        {
            _mark[_list[at]] = _lanes[at];
        }

        fixed (int* offsets = _graph.Offsets, neighbours = _graph.AllNeighbours)
        {
            for (var at = level.First; at < level.End; at++)
            {
                var node = _list[at];
                uint lanes = _lanes[at];
                var count = Row(_count, node);
                var countLow = Vector256.LoadAligned(count) & LowLanes(lanes);
                var countHigh = Vector256.LoadAligned(count + Half) & HighLanes(lanes);
                var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
                for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
                {
                    if ((_mark[neighbours[arc]] & lanes) != 0)
                    {
                        var row = Row(_near, neighbours[arc]);
                        var (gainLow, gainHigh) = (Vector256.LoadAligned(row), Vector256.LoadAligned(row + Half));
                        low += gainLow;
                        high += gainHigh;
                        sums[arc] += Vector256.Sum((countLow * gainLow) + (countHigh * gainHigh));
                    }
                }

                Settle(node, lanes, low, high, shares);
            }
        }

        for (var at = beyond.First; at < beyond.End; at++)
        {
            _mark[_list[at]] = 0;
        }
    }

    // Given what the next level hands back, writes the gain and returns the dependencies, summed over the lanes on this level.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Settle(int node, uint lanes, Vector256<double> low, Vector256<double> high, double* shares)
    {
        var onLow = LowLanes(lanes);
        var onHigh = HighLanes(lanes);
        low &= onLow;
        high &= onHigh;
        var count = Row(_count, node);
        var countLow = Vector256.LoadAligned(count);
        var countHigh = Vector256.LoadAligned(count + Half);
        var share = Vector256.Create(shares is null ? 1 : shares[node]);
        Store(Row(_next, node), ((share / countLow) + low) & onLow, ((share / countHigh) + high) & onHigh);
        return Vector256.Sum((countLow * low) + (countHigh * high));
    }
}
