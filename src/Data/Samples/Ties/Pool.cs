namespace NetworkLens.Data.Samples.Ties;

/// <summary>People of whom one is drawn in proportion to how active they are.</summary>
internal sealed class Pool
{
    private readonly int[] _members;
    private readonly double[] _before;

    internal Pool(int[] members, double[] activity)
    {
        _members = members;
        _before = new double[members.Length];
        foreach (var (place, member) in members.Index())
        {
            _before[place] = Sum;
            Sum += activity[member];
            Squares += activity[member] * activity[member];
        }
    }

    /// <summary>Sum of the activities.</summary>
    internal double Sum { get; }

    /// <summary>Sum of their squares.</summary>
    internal double Squares { get; }

    internal int Count => _members.Length;

    /// <summary>Draws one. Time O(log n).</summary>
    internal int Draw(SampleRandom random)
    {
        var place = Array.BinarySearch(_before, random.NextUnit() * Sum);
        return _members[place >= 0 ? place : ~place - 1];
    }

    internal static Pool Range(int first, int end, double[] activity) => new([.. Enumerable.Range(first, end - first)], activity);
}
