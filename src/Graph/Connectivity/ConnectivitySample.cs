using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>
/// What of a network is looked at where all of it would take too long: the people to whom distances are measured, and the pairs of groups
/// whose redundancy is worked out.
/// </summary>
/// <remarks>
/// Drawn of one network, it can be looked at again in the same network <see cref="Without"/> some of its people. What was exact then is
/// exact again, however few are left; what was sampled is told of the same people and the same pairs, as far as they are still there. So
/// two figures differ by who is gone and not by what was drawn. Of people drawn at random those who are left are drawn at random of all
/// who are left, so that estimates and their errors hold as before. Time O(people + pairs).
/// </remarks>
internal sealed class ConnectivitySample
{
    private static readonly Dimension[] Dimensions = Enum.GetValues<Dimension>();

    private readonly int[][]? _ends; // By dimension; null where distances are exact.
    private readonly List<(int From, int To)>? _siblings; // Null where all are looked at.
    private readonly List<(int From, int To)>? _counterparts;

    private ConnectivitySample(int[][]? ends, List<(int From, int To)>? siblings, List<(int From, int To)>? counterparts) =>
        (_ends, _siblings, _counterparts) = (ends, siblings, counterparts);

    /// <summary>Whether distances are those of everybody.</summary>
    public bool IsExact => _ends is null;

    /// <summary>Draws it.</summary>
    public static ConnectivitySample Of(Placement place, ConnectivityOptions options, CancellationToken cancel) => new(
        place.Network.PeopleCount > options.ExactDistancePeople ? Draw(place, options) : null,
        Every(SiblingCount(place), Siblings(place, cancel), options.RedundancyPairs),
        Every(Counterparts(place, cancel).LongCount(), Counterparts(place, cancel), options.RedundancyPairs));

    /// <summary>How many pairs of sibling units there are.</summary>
    public static long SiblingCount(Placement place) => place.Siblings.Sum(family => PairsOf(family, place));

    /// <summary>How many pairs there are in a family: ordered ones where ties have a direction.</summary>
    public static long PairsOf(int[] family, Placement place) =>
        (long)family.Length * (family.Length - 1) / (place.Ties.IsDirected ? 1 : 2);

    /// <summary>The same sample when people are gone, whose units and organisations keep their numbers.</summary>
    /// <param name="indexOf">New index of each person, ascending; -1 for those who are gone.</param>
    public ConnectivitySample Without(IReadOnlyList<int> indexOf) => new(
        _ends is null ? null : Array.ConvertAll(_ends, ends => ends.Select(end => indexOf[end]).Where(end => end >= 0).ToArray()),
        _siblings,
        _counterparts);

    /// <summary>The people drawn of those at whom the pairs of a dimension end, ascending; not to be asked where it is exact.</summary>
    public int[] EndsOf(Dimension dimension, PairScheme scheme) =>
        Array.FindAll(_ends![Array.IndexOf(Dimensions, dimension)], scheme.IsEnd);

    /// <summary>The pairs of sibling units that are looked at, of those that there are.</summary>
    public List<(int From, int To)> SiblingsIn(Placement place, CancellationToken cancel)
    {
        if (_siblings is null)
        {
            return [.. Siblings(place, cancel)];
        }

        var familyOf = new int[place.Network.Units.Length];
        for (var family = 0; family < place.Siblings.Count; family++)
        {
            foreach (var unit in place.Siblings[family])
            {
                familyOf[unit] = family + 1;
            }
        }

        return _siblings.FindAll(pair => familyOf[pair.From] > 0 && familyOf[pair.From] == familyOf[pair.To]);
    }

    /// <summary>The pairs of counterparts that are looked at, of those that there are.</summary>
    public List<(int From, int To)> CounterpartsIn(Placement place, CancellationToken cancel) => _counterparts is null
        ? [.. Counterparts(place, cancel)]
        : _counterparts.FindAll(pair => place.Systems.AreCounterparts(pair.From, pair.To));

    private static int[][] Draw(Placement place, ConnectivityOptions options) => Array.ConvertAll(Dimensions, dimension =>
    {
        var scheme = PairScheme.Of(dimension, place);
        int[] ends = [.. Enumerable.Range(0, place.Network.PeopleCount).Where(scheme.IsEnd)];
        return SeededSample.Draw(ends, options.SampledSources, options.Seed + (ulong)Array.IndexOf(Dimensions, dimension));
    });

    // Every so-manieth pair, so that no more are looked at than the limit allows; null for all.
    private static List<(int From, int To)>? Every(long count, IEnumerable<(int From, int To)> pairs, int limit)
    {
        var stride = ((count - 1) / limit) + 1;
        if (stride == 1)
        {
            return null;
        }

        var taken = new List<(int From, int To)>();
        long number = 0;
        foreach (var pair in pairs)
        {
            if (number++ % stride == 0)
            {
                taken.Add(pair);
            }
        }

        return taken;
    }

    private static IEnumerable<(int From, int To)> Siblings(Placement place, CancellationToken cancel)
    {
        foreach (var family in place.Siblings)
        {
            for (var i = 0; i < family.Length; i++)
            {
                cancel.ThrowIfCancellationRequested();
                for (var j = place.Ties.IsDirected ? 0 : i + 1; j < family.Length; j++)
                {
                    if (i != j)
                    {
                        yield return (family[i], family[j]);
                    }
                }
            }
        }
    }

    private static IEnumerable<(int From, int To)> Counterparts(Placement place, CancellationToken cancel)
    {
        var counterparts = new List<int>();
        for (var organisation = 0; organisation < place.Network.Organisations.Length; organisation++)
        {
            cancel.ThrowIfCancellationRequested();
            place.Systems.CounterpartsOf(organisation, counterparts);
            foreach (var other in counterparts)
            {
                if (place.Ties.IsDirected || other > organisation)
                {
                    yield return (organisation, other);
                }
            }
        }
    }
}
