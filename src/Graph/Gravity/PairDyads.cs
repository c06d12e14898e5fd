using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gravity;

/// <summary>What could be seen of pairs of people, and what is known of those who make a dimension.</summary>
internal sealed class PairDyads
{
    private readonly GravityPeople _people;
    private readonly bool _levels;
    private readonly bool _disciplines;

    public PairDyads(GravityPeople people, GravityOptions options)
    {
        _people = people;
        _levels = IsKnown(people.Level, Level.Unknown, options.MostUnknown);
        _disciplines = IsKnown(people.Discipline, Discipline.Unknown, options.MostUnknown);
    }

    /// <summary>Whether too few have a level, or a discipline, for a dimension that is made of them.</summary>
    public bool IsRefused(Dimension dimension) => dimension switch
    {
        Dimension.Vertical => !_levels,
        Dimension.ClinicalManagerial => !_disciplines,
        _ => false,
    };

    /// <summary>The share of pairs of people, one of each group, of whom one at least answered; 1 where there are no such pairs.</summary>
    public double ObservableOf(GroupPair pair)
    {
        if (_people.Responded.IsDefault)
        {
            return 1;
        }

        var all = Count(pair, _ => true);
        return all == 0 ? 1 : 1 - (Count(pair, person => !_people.Responded[person]) / all);
    }

    /// <summary>Pairs of different people, one of each group, both as asked; two people of both groups are one pair.</summary>
    private static double Count(GroupPair pair, Func<int, bool> asked)
    {
        var (a, b) = (pair.A.Where(asked).ToHashSet(), pair.B.Where(asked).ToHashSet());
        double both = a.Count(b.Contains);
        return ((double)a.Count * b.Count) - both - (both * (both - 1) / 2);
    }

    private static bool IsKnown<T>(ImmutableArray<T> column, T unknown, double most)
        where T : struct =>
        !column.IsDefault && column.Count(value => EqualityComparer<T>.Default.Equals(value, unknown)) <= most * column.Length;
}
