using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Import.Records;

/// <summary>Interactions as columns: 41 bytes each, whatever the length of keys and sources.</summary>
/// <remarks>Sorted by from, to, kind, when and source, each combination once. No row is of a person with themself.</remarks>
public sealed class InteractionTable
{
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly TieKind[] _kind;
    private readonly long[] _when;
    private readonly long[] _count;
    private readonly double[] _strength;
    private readonly int[] _source;
    private readonly bool[] _mutual;
    private readonly IReadOnlyList<string> _sources;

    internal InteractionTable(
        int[] from, int[] to, TieKind[] kind, long[] when, long[] count, double[] strength, int[] source, bool[] mutual,
        IReadOnlyList<string> sources)
    {
        (_from, _to, _kind, _when) = (from, to, kind, when);
        (_count, _strength, _source, _mutual, _sources) = (count, strength, source, mutual, sources);
    }

    /// <summary>How many.</summary>
    public int Count => _from.Length;

    /// <summary>One of them.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public InteractionRecord this[int index] => new(
        _from[index], _to[index], _kind[index], _when[index] < 0 ? null : _when[index], _count[index], _strength[index],
        _sources[_source[index]], _mutual[index]);
}

/// <summary>An interaction.</summary>
/// <param name="From">Index of the person who turned to the other.</param>
/// <param name="To">Index of the other.</param>
/// <param name="Kind">Kind, an interaction kind.</param>
/// <param name="WhenTicks">When, UTC ticks; null is not known.</param>
/// <param name="Times">How often, at least 1.</param>
/// <param name="Strength">Strength of each, above 0.</param>
/// <param name="Source">Which survey or system it came from; empty where none is named.</param>
/// <param name="IsMutual">Whether neither started it.</param>
public readonly record struct InteractionRecord(
    int From, int To, TieKind Kind, long? WhenTicks, long Times, double Strength, string Source, bool IsMutual);
