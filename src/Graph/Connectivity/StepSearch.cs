using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>Who is within so many steps of a group. Keeps its arrays, so that thousands of groups can be asked in turn.</summary>
/// <remarks>Time is that of the arcs within the steps, not of the network. Not safe to share between threads.</remarks>
internal sealed class StepSearch(CsrGraph graph)
{
    private readonly int[] _stamp = new int[graph.NodeCount];
    private readonly int[] _queue = new int[graph.NodeCount];
    private int _round;

    /// <summary>Searches along arcs from the sources. The answer holds until the next search.</summary>
    /// <returns>Those reached, the sources (distance 0) first.</returns>
    public ReadOnlySpan<int> Within(ReadOnlySpan<int> sources, int steps)
    {
        _round++;
        var queued = 0;
        foreach (var source in sources)
        {
            if (_stamp[source] != _round)
            {
                _stamp[source] = _round;
                _queue[queued++] = source;
            }
        }

        var done = 0;
        for (var step = 0; step < steps && done < queued; step++)
        {
            for (var end = queued; done < end; done++)
            {
                foreach (var other in graph.Neighbours(_queue[done]))
                {
                    if (_stamp[other] != _round)
                    {
                        _stamp[other] = _round;
                        _queue[queued++] = other;
                    }
                }
            }
        }

        return _queue.AsSpan(0, queued);
    }

    /// <summary>Whether the last search reached the person.</summary>
    public bool Reached(int person) => _stamp[person] == _round;

    /// <summary>How many of them the last search reached.</summary>
    public int CountReached(ReadOnlySpan<int> people)
    {
        var count = 0;
        foreach (var person in people)
        {
            count += _stamp[person] == _round ? 1 : 0;
        }

        return count;
    }

    /// <summary>How many of them the last search reached or would reach with one step more.</summary>
    /// <param name="people">Whom to count.</param>
    /// <param name="reversed">The arcs turned round; the graph itself where ties have no direction.</param>
    /// <remarks>Time is that of their own ties at most.</remarks>
    public int CountReachedInOneMore(ReadOnlySpan<int> people, CsrGraph reversed)
    {
        var count = 0;
        foreach (var person in people)
        {
            count += _stamp[person] == _round || ReachedAny(reversed.Neighbours(person)) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether the last search reached any of them.</summary>
    public bool ReachedAny(ReadOnlySpan<int> people)
    {
        foreach (var person in people)
        {
            if (_stamp[person] == _round)
            {
                return true;
            }
        }

        return false;
    }
}
