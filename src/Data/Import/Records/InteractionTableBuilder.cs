using System.Globalization;
using System.Runtime.InteropServices;
using NetworkLens.Data.Import.Reading;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Import.Records;

/// <summary>Collects interactions in the order of the files, then sorts them and adds up those that are one.</summary>
/// <remarks>
/// Five rows that agree in from, to, kind, when and source become one: counts are added, and the strength is the mean weighted by count,
/// so that the total weight count·strength stays what it was. The result does not depend on the order of rows. Rows that agree but
/// differ in <c>mutual</c> contradict each other: a fault. Time O(n log n).
/// </remarks>
internal sealed class InteractionTableBuilder
{
    private readonly List<int> _from = [];
    private readonly List<int> _to = [];
    private readonly List<TieKind> _kind = [];
    private readonly List<long> _when = [];
    private readonly List<int> _times = [];
    private readonly List<double> _strength = [];
    private readonly List<int> _source = [];
    private readonly List<bool> _mutual = [];
    private readonly List<int> _line = [];
    private readonly List<byte> _file = [];
    private readonly List<string> _files = [];
    private readonly List<string> _sources = [];
    private readonly Dictionary<string, int> _sourceIndex = new(StringComparer.Ordinal);

    /// <summary>Rows so far.</summary>
    public int Count => _from.Count;

    /// <summary>Distinct sources so far.</summary>
    public int SourceCount => _sources.Count;

    /// <summary>Rows that were added to another one; known after <see cref="Build"/>.</summary>
    public long Merged { get; private set; }

    /// <summary>Rows that follow are of this file.</summary>
    public void BeginFile(string file) => _files.Add(file);

    /// <summary>Adds a row; <paramref name="whenTicks"/> -1 is not known.</summary>
    public void Add(int from, int to, TieKind kind, long whenTicks, int times, double strength, string source, bool mutual, int line)
    {
        if (!_sourceIndex.TryGetValue(source, out var index))
        {
            index = _sources.Count;
            _sourceIndex.Add(source, index);
            _sources.Add(source);
        }

        _from.Add(from);
        _to.Add(to);
        _kind.Add(kind);
        _when.Add(whenTicks);
        _times.Add(times);
        _strength.Add(strength);
        _source.Add(index);
        _mutual.Add(mutual);
        _line.Add(line);
        _file.Add((byte)Math.Min(_files.Count - 1, byte.MaxValue));
    }

    /// <summary>Sorts and merges.</summary>
    public InteractionTable Build(ReadingSession session)
    {
        var order = Sorted();
        session.Cancel.ThrowIfCancellationRequested();
        var groups = 0;
        for (var i = 0; i < order.Length; i++)
        {
            groups += i == 0 || !AreOne(order[i - 1], order[i]) ? 1 : 0;
        }

        var times = new long[groups];
        var strength = new double[groups];
        var first = new int[groups];
        var group = -1;
        for (var begin = 0; begin < order.Length;)
        {
            var end = begin + 1;
            while (end < order.Length && AreOne(order[begin], order[end]))
            {
                end++;
            }

            first[++group] = order[begin];
            (times[group], strength[group]) = AddUp(order.AsSpan(begin, end - begin), session);
            begin = end;
        }

        Merged = order.Length - groups;
        return new InteractionTable(
            Pick(_from, first), Pick(_to, first), Pick(_kind, first), Pick(_when, first), times, strength,
            Pick(_source, first), Pick(_mutual, first), _sources);
    }

    private (long Times, double Strength) AddUp(ReadOnlySpan<int> rows, ReadingSession session)
    {
        if (rows.Length == 1)
        {
            return (_times[rows[0]], _strength[rows[0]]);
        }

        long times = 0;
        double weight = 0;
        var areAlike = true;
        foreach (var row in rows)
        {
            times += _times[row];
            weight += _times[row] * _strength[row];
            areAlike &= _strength[row] == _strength[rows[0]];
            if (_mutual[row] != _mutual[rows[0]])
            {
                var other = _line[rows[0]].ToString(CultureInfo.InvariantCulture);
                session.Faults.Add(_files[_file[row]], _line[row], 0, null,
                    $"is the interaction of line {other} but differs from it in mutual", "Write the same in both rows");
            }
        }

        return (times, areAlike ? _strength[rows[0]] : weight / times);
    }

    private int[] Sorted()
    {
        var pairs = new ulong[Count];
        var order = new int[Count];
        for (var row = 0; row < pairs.Length; row++)
        {
            pairs[row] = ((ulong)(uint)_from[row] << 32) | (uint)_to[row];
            order[row] = row;
        }

        // Sorting numbers first leaves the costly comparison to the few rows of one pair.
        Array.Sort(pairs, order);
        var comparer = Comparer<int>.Create(CompareWithinPair);
        for (var begin = 0; begin < order.Length;)
        {
            var end = begin + 1;
            while (end < order.Length && pairs[end] == pairs[begin])
            {
                end++;
            }

            if (end - begin > 1)
            {
                order.AsSpan(begin, end - begin).Sort(comparer);
            }

            begin = end;
        }

        return order;
    }

    private int CompareWithinPair(int left, int right)
    {
        var order = ((int)_kind[left]).CompareTo((int)_kind[right]);
        order = order != 0 ? order : _when[left].CompareTo(_when[right]);
        order = order != 0 || _source[left] == _source[right]
            ? order
            : string.CompareOrdinal(_sources[_source[left]], _sources[_source[right]]);
        order = order != 0 ? order : _strength[left].CompareTo(_strength[right]);
        order = order != 0 ? order : _times[left].CompareTo(_times[right]);
        return order != 0 ? order : left.CompareTo(right);
    }

    private bool AreOne(int left, int right) =>
        _from[left] == _from[right] && _to[left] == _to[right] && _kind[left] == _kind[right]
        && _when[left] == _when[right] && _source[left] == _source[right];

    private static T[] Pick<T>(List<T> column, int[] rows)
    {
        var values = CollectionsMarshal.AsSpan(column);
        var picked = new T[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            picked[i] = values[rows[i]];
        }

        return picked;
    }
}
