using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Suggestions;

/// <summary>Who may still be suggested to whom, and how much a person counts who has many contacts.</summary>
internal sealed class LinkRules
{
    private const double Step = 0.8;
    private static readonly double HalfStep = Math.Sqrt(Step); // The middle of a step and the next, as ratios go.

    private readonly CsrGraph _arcs;
    private readonly HashSet<long> _joined = []; // By a reporting line, or by a new tie.
    private readonly ImmutableArray<bool> _among;
    private readonly double[] _share;
    private readonly double[] _steppedShare;
    private readonly int[] _new; // New ties of each person.
    private readonly int _perPerson;
    private long _barred = -1;

    public LinkRules(OrganisationNetwork network, CsrGraph ties, LinkRequest request)
    {
        (_arcs, _among, _perPerson) = (network.Arcs, request.Among, request.PerPerson);
        _new = new int[network.PeopleCount];
        foreach (var line in network.Lines)
        {
            var (from, to) = (network.Posts[line.From].Holder, network.Posts[line.To].Holder);
            if (from >= 0 && to >= 0)
            {
                _joined.Add(Key(from, to));
            }
        }

        _share = new double[network.PeopleCount];
        var usual = request.DiscountsLoad ? Usual(ties) : double.PositiveInfinity;
        for (var person = 0; person < _share.Length; person++)
        {
            _share[person] = ties.Degree(person) <= usual ? 1 : usual / ties.Degree(person);
        }

        _steppedShare = Array.ConvertAll(_share, InSteps);
        Rank = new int[network.PeopleCount];
        var order = Enumerable.Range(0, Rank.Length)
            .OrderByDescending(person => _share[person]).ThenByDescending(ties.Degree).ThenBy(person => person);
        foreach (var (place, person) in order.Index())
        {
            Rank[person] = place;
        }
    }

    /// <summary>The place of each person in the order in which equals are taken.</summary>
    public int[] Rank { get; }

    /// <summary>What a link of two people counts: the lesser of their shares, above 0 and at most 1.</summary>
    public double ShareOf(int a, int b) => Math.Min(_share[a], _share[b]);

    /// <summary>What a person counts.</summary>
    public double ShareOf(int person) => _share[person];

    /// <summary>The same in steps, so that what is nearly alike counts alike: 1, 4/5, 4/5 of that and so on, the nearest.</summary>
    public double SteppedShareOf(int a, int b) => Math.Min(_steppedShare[a], _steppedShare[b]);

    /// <summary>What a person counts, in steps.</summary>
    public double SteppedShareOf(int person) => _steppedShare[person];

    /// <summary>Whether somebody may be given one more new tie.</summary>
    public bool MayTake(int person) => _new[person] < _perPerson && (_among.IsDefault || _among[person]);

    /// <summary>Whether two people may be suggested to each other.</summary>
    public bool MayMeet(int a, int b) =>
        a != b && MayTake(a) && MayTake(b) && Key(a, b) is var pair && pair != _barred && !_joined.Contains(pair)
        && !_arcs.HasTie(a, b) && !_arcs.HasTie(b, a);

    /// <summary>Keeps one pair, and no other, from being suggested for now; null: none.</summary>
    public void Bar((int A, int B)? pair) => _barred = pair is { } barred ? Key(barred.A, barred.B) : -1;

    /// <summary>Makes a tie.</summary>
    public void Join(int a, int b)
    {
        _joined.Add(Key(a, b));
        _new[a]++;
        _new[b]++;
    }

    /// <summary>Takes back a tie that was made here.</summary>
    public void Part(int a, int b)
    {
        _joined.Remove(Key(a, b));
        _new[a]--;
        _new[b]--;
    }

    private static long Key(int a, int b) => ((long)Math.Min(a, b) << 32) | (uint)Math.Max(a, b);

    // By multiplying alone, which gives the same bits everywhere.
    private static double InSteps(double share)
    {
        var stepped = 1.0;
        while (stepped * HalfStep > share)
        {
            stepped *= Step;
        }

        return stepped;
    }

    // The median number of contacts of those who have any: whoever nobody has heard of yet says nothing about what is usual.
    private static double Usual(CsrGraph ties)
    {
        int[] degrees = [.. Enumerable.Range(0, ties.NodeCount).Select(ties.Degree).Where(degree => degree > 0).Order()];
        return degrees.Length == 0 ? 1 : (degrees[(degrees.Length - 1) / 2] + degrees[degrees.Length / 2]) / 2.0;
    }
}
