using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Data.Reading;

namespace NetworkLens.Api.Measures;

/// <summary>Everyone in order of one measure, greatest first, equals by key; who has no value comes last, by key.</summary>
/// <remarks>Computed once per network and measure, and shared. Time O(n log n), space 12 bytes a person.</remarks>
internal sealed class PersonRanking
{
    private readonly double[] _ascending;

    private PersonRanking(double[] values)
    {
        Values = ImmutableCollectionsMarshal.AsImmutableArray(values);
        var people = new int[values.Length];
        for (var person = 0; person < people.Length; person++)
        {
            people[person] = person;
        }

        // People are numbered in the order of their keys.
        Array.Sort(people, (one, other) => Compare((values[one], one), (values[other], other)));
        People = people;
        _ascending = [.. values.Where(value => !double.IsNaN(value)).Order()];
    }

    /// <summary>People in order.</summary>
    public IReadOnlyList<int> People { get; }

    /// <summary>By person; NaN where there is none.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>How many have a value.</summary>
    public int Valued => _ascending.Length;

    /// <summary>Values that there are, ascending.</summary>
    public ReadOnlySpan<double> Ascending => _ascending;

    /// <summary>The ranking of a measure.</summary>
    public static async Task<PersonRanking> OfAsync(SharedNetwork network, PersonMeasure measure, CancellationToken cancel)
    {
        var valueOf = await PersonMeasureCatalogue.Of(measure).ValuesAsync(network, cancel);
        return await network.GetOrComputeAsync(
            $"{measure}",
            (n, _, _) => new PersonRanking([.. Enumerable.Range(0, n.PeopleCount).Select(person => valueOf(person).Value ?? double.NaN)]),
            cancel);
    }

    /// <summary>Orders two places: by value, greatest first, no value last, then by key.</summary>
    public static int Compare((double Value, int Key) one, (double Value, int Key) other)
    {
        var byValue = CompareValues(one.Value, other.Value);
        return byValue != 0 ? byValue : one.Key.CompareTo(other.Key);
    }

    /// <summary>Orders two values: greatest first, NaN last.</summary>
    public static int CompareValues(double one, double other) =>
        double.IsNaN(one) || double.IsNaN(other) ? double.IsNaN(one).CompareTo(double.IsNaN(other)) : other.CompareTo(one);

    /// <summary>The value of a person; NaN where there is none.</summary>
    public double ValueOf(int person) => Values[person];

    /// <summary>1 for the greatest value; equals share the better place; null without a value. Time O(log n).</summary>
    public int? RankOf(int person) => double.IsNaN(Values[person]) ? null : Valued - CountUpTo(Values[person]) + 1;

    /// <summary>The share of those with a value whose value is not above this person's, 0 to 1; null without a value.</summary>
    public double? PercentileOf(int person) =>
        double.IsNaN(Values[person]) ? null : (double)CountUpTo(Values[person]) / Valued;

    // How many values are at most so great.
    private int CountUpTo(double value)
    {
        int low = 0, high = _ascending.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _ascending[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
