using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Expectations;

/// <summary>Who is within so many steps of somebody whose label is another than a given one.</summary>
/// <remarks>
/// One breadth-first search from all sources at once, in which each person keeps the first two different labels that arrive. Two are
/// enough: where a third would have gone on, two different ones go on, and at most one of two is the label that does not count. Time is
/// that of the arcs within the steps, twice at most. Keeps its arrays, so that thousands of groups can be asked in turn; not safe to share
/// between threads.
/// </remarks>
/// <param name="backward">The ties turned round: the search goes from those who are reached to those who reach.</param>
internal sealed class LabelSearch(CsrGraph backward)
{
    private const int None = -1;
    private const int CancelEvery = 1 << 14;

    private readonly int[] _stamp = new int[backward.NodeCount];
    private readonly int[] _first = new int[backward.NodeCount];
    private readonly int[] _second = new int[backward.NodeCount];
    private readonly int[] _people = new int[2 * backward.NodeCount];  // The queue: a person, and a label that arrived.
    private readonly int[] _labels = new int[2 * backward.NodeCount];
    private int _round;
    private int _queued;

    /// <summary>Begins anew.</summary>
    public void Begin()
    {
        _round++;
        _queued = 0;
    }

    /// <summary>Adds a source; of more than two labels of a person only two are kept.</summary>
    public void Add(int person, int label) => Arrive(person, label);

    /// <summary>Goes on from the sources for so many steps.</summary>
    public void Go(int steps, CancellationToken cancel)
    {
        var done = 0;
        for (var step = 0; step < steps && done < _queued; step++)
        {
            for (var end = _queued; done < end; done++)
            {
                if (done % CancelEvery == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                }

                var label = _labels[done];
                foreach (var other in backward.Neighbours(_people[done]))
                {
                    Arrive(other, label);
                }
            }
        }
    }

    /// <summary>Whether a label other than <paramref name="own"/> has arrived at a person.</summary>
    public bool Reached(int person, int own) => _stamp[person] == _round && (_first[person] != own || _second[person] != None);

    private void Arrive(int person, int label)
    {
        if (_stamp[person] != _round)
        {
            (_stamp[person], _first[person], _second[person]) = (_round, label, None);
        }
        else if (_second[person] == None && _first[person] != label)
        {
            _second[person] = label;
        }
        else
        {
            return;
        }

        (_people[_queued], _labels[_queued]) = (person, label);
        _queued++;
    }
}
