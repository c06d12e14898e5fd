using System.Numerics;

namespace NetworkLens.Graph.Connectivity;

/// <summary>In how many pairs of sibling units somebody in one reaches somebody in the other within so many steps.</summary>
/// <remarks>
/// The steps are walked from both sides and meet in the middle: half of them forward from each unit, which leaves a bit of its own on
/// whomever it reaches, 64 units at a time, and the other half backward from each, which gathers the bits. For two steps that is the
/// ties of the members, where a search from one side would be the ties of all whom they know. Where both halves are the same walk, an even
/// number of steps along ties without directions, units meet wherever two bits do, and nobody walks back. One thread to an instance.
/// </remarks>
internal sealed class FamilyReach(Placement place, int within)
{
    private const int UnitsAtATime = 64;
    private readonly StepSearch _forward = new(place.Ties);
    private readonly StepSearch _backward = new(place.Reversed);
    private readonly ulong[] _units = new ulong[place.Network.PeopleCount]; // Of the units at hand, those that reach a person.
    private readonly List<int> _marked = [];

    /// <summary>Counts the pairs: each once without directions, each way with them.</summary>
    /// <param name="family">Units of one parent, all with members.</param>
    /// <param name="cancel">Stops the count.</param>
    public long CountReached(ReadOnlySpan<int> family, CancellationToken cancel)
    {
        if (!place.Ties.IsDirected && within % 2 == 0 && family.Length <= UnitsAtATime)
        {
            return CountMeeting(family, cancel);
        }

        long reached = 0;
        for (var first = 0; first < family.Length; first += UnitsAtATime)
        {
            var count = Math.Min(UnitsAtATime, family.Length - first);
            MarkFrom(family.Slice(first, count), cancel);
            for (var other = 0; other < family.Length; other++)
            {
                cancel.ThrowIfCancellationRequested();
                var units = Gather(_backward.Within(place.Units.MembersOf(family[other]), within / 2));
                reached += BitOperations.PopCount(units & Partners(first, other, count));
            }

            Unmark();
        }

        return reached;
    }

    // Pairs of units that have left their bits on one person.
    private long CountMeeting(ReadOnlySpan<int> family, CancellationToken cancel)
    {
        MarkFrom(family, cancel);
        Span<ulong> met = stackalloc ulong[UnitsAtATime];
        met.Clear();
        foreach (var person in _marked)
        {
            var units = _units[person];
            for (var left = BitOperations.PopCount(units) > 1 ? units : 0; left != 0; left &= left - 1)
            {
                met[BitOperations.TrailingZeroCount(left)] |= units;
            }
        }

        Unmark();
        long pairs = 0;
        for (var unit = 0; unit < family.Length; unit++)
        {
            pairs += BitOperations.PopCount(met[unit] & ((1UL << unit) - 1));
        }

        return pairs;
    }

    private void MarkFrom(ReadOnlySpan<int> units, CancellationToken cancel)
    {
        for (var unit = 0; unit < units.Length; unit++)
        {
            cancel.ThrowIfCancellationRequested();
            Mark(_forward.Within(place.Units.MembersOf(units[unit]), within - (within / 2)), 1UL << unit);
        }
    }

    private void Unmark()
    {
        foreach (var person in _marked)
        {
            _units[person] = 0;
        }

        _marked.Clear();
    }

    // Of the units at hand those that make a pair with another: all but itself, and without directions only those before it.
    private ulong Partners(int first, int other, int count)
    {
        var at = other - first;
        var all = count == UnitsAtATime ? ulong.MaxValue : (1UL << count) - 1;
        if (at < 0)
        {
            return place.Ties.IsDirected ? all : 0;
        }

        if (at >= count)
        {
            return all;
        }

        return place.Ties.IsDirected ? all & ~(1UL << at) : (1UL << at) - 1;
    }

    private void Mark(ReadOnlySpan<int> people, ulong unit)
    {
        foreach (var person in people)
        {
            if (_units[person] == 0)
            {
                _marked.Add(person);
            }

            _units[person] |= unit;
        }
    }

    private ulong Gather(ReadOnlySpan<int> people)
    {
        var units = 0UL;
        foreach (var person in people)
        {
            units |= _units[person];
        }

        return units;
    }
}
