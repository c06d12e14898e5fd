using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>How many people hold the group pairs of each dimension together, for the whole network and per organisation.</summary>
/// <remarks>
/// Vertical: the front line and the executives of each organisation. Horizontal: each pair of sibling units (each ordered pair under a
/// DIRECTED lens). Cross-organisation: each pair of counterparts; per organisation, it against all its counterparts together.
/// Clinical-managerial: the two disciplines. Where there are many pairs, those of the <see cref="ConnectivitySample"/>. Paths may run
/// through anybody, also outside the organisation. Pairs are shared among threads and added up in their order.
/// </remarks>
internal sealed class DimensionRedundancy(Placement place, ConnectivitySample sample, CancellationToken cancel)
{
    private const int PairsOfChunk = 16;
    private readonly OrganisationNetwork _network = place.Network;
    private readonly Effort _effort = new(Cancel: cancel);

    /// <summary>
    /// The redundancy of a dimension: of the whole, and per organisation (null where the dimension does not apply to it).
    /// </summary>
    public (Redundancy Whole, Redundancy?[] ByOrganisation) Compute(Dimension dimension) => dimension switch
    {
        Dimension.Vertical => Vertical(),
        Dimension.Horizontal => Horizontal(),
        Dimension.CrossOrganisation => Cross(),
        Dimension.ClinicalManagerial => ClinicalManagerial(),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a dimension."),
    };

    private (Redundancy Whole, Redundancy?[] ByOrganisation) Vertical()
    {
        int[] organisations =
        [
            .. Enumerable.Range(0, _network.Organisations.Length)
                .Where(o => !place.FrontlineOf(o).IsEmpty && !place.ExecutivesOf(o).IsEmpty),
        ];
        var cuts = Cuts(organisations.Length, (i, flow) =>
            Cut(flow, place.FrontlineOf(organisations[i]), place.ExecutivesOf(organisations[i])));
        var whole = new Gathering();
        var byOrganisation = new Redundancy?[_network.Organisations.Length];
        for (var i = 0; i < cuts.Length; i++)
        {
            var organisation = _network.Organisations[organisations[i]];
            byOrganisation[organisations[i]] =
                One(GroupNames.Frontline(organisation), GroupNames.Executives(organisation), cuts[i], whole);
        }

        return (whole.Redundancy, byOrganisation);
    }

    private (Redundancy Whole, Redundancy?[] ByOrganisation) Horizontal()
    {
        var whole = new Gathering { Pairs = ConnectivitySample.SiblingCount(place) };
        var byOrganisation = new Gathering?[_network.Organisations.Length];
        foreach (var family in place.Siblings)
        {
            var mine = byOrganisation[_network.Units[family[0]].Organisation] ??= new();
            mine.Pairs += ConnectivitySample.PairsOf(family, place);
        }

        var examined = sample.SiblingsIn(place, cancel);
        var cuts = Cuts(examined.Count, (pair, flow) =>
            Cut(flow, place.Units.MembersOf(examined[pair].From), place.Units.MembersOf(examined[pair].To)));
        for (var pair = 0; pair < cuts.Length; pair++)
        {
            var (from, to) = (_network.Units[examined[pair].From], _network.Units[examined[pair].To]);
            byOrganisation[from.Organisation]!.Add(from.Name, to.Name, cuts[pair]);
            whole.Add(from.Name, to.Name, cuts[pair]);
        }

        return (whole.Redundancy, [.. byOrganisation.Select(gathering => gathering?.Redundancy)]);
    }

    private (Redundancy Whole, Redundancy?[] ByOrganisation) Cross()
    {
        var organisations = _network.Organisations.Length;
        var counterparts = new List<int>();
        var counts = new int[organisations];
        long pairs = 0;
        for (var o = 0; o < organisations; o++)
        {
            place.Systems.CounterpartsOf(o, counterparts);
            counts[o] = counterparts.Count;
            pairs += counterparts.Count(other => place.Ties.IsDirected || other > o);
        }

        var byOrganisation = AgainstAllCounterparts(counts);
        var examined = sample.CounterpartsIn(place, cancel);
        var cuts = Cuts(examined.Count, (pair, flow) =>
            Cut(flow, place.MembersOf(examined[pair].From), place.MembersOf(examined[pair].To)));
        var whole = new Gathering { Pairs = pairs };
        for (var pair = 0; pair < cuts.Length; pair++)
        {
            var (from, to) = examined[pair];
            whole.Add(_network.Organisations[from].Name, _network.Organisations[to].Name, cuts[pair]);
        }

        return (whole.Redundancy, byOrganisation);
    }

    private Redundancy?[] AgainstAllCounterparts(int[] counterparts)
    {
        var cuts = Cuts(counterparts.Length, (o, flow) => counterparts[o] == 0 ? null : HasManyTiesOut(o) ? Capped(o) : CutOff(o, flow));
        return
        [
            .. cuts.Select((cut, o) => cut is null
                ? null
                : One(_network.Organisations[o].Name, "the other organisations of its systems", cut, null)),
        ];
    }

    // Separate ties to people of counterparts are separate routes: where there are enough, nobody else needs to be looked at.
    private bool HasManyTiesOut(int organisation)
    {
        var taken = new HashSet<int>();
        var routes = 0;
        foreach (var person in place.MembersOf(organisation))
        {
            if (taken.Contains(person))
            {
                continue;
            }

            foreach (var other in place.Ties.Neighbours(person))
            {
                if (!taken.Contains(other) && IsOfCounterpart(other, organisation))
                {
                    taken.Add(person);
                    taken.Add(other);
                    routes++;
                    break;
                }
            }

            if (routes == VertexConnectivity.DefaultCap)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOfCounterpart(int person, int organisation)
    {
        foreach (var home in _network.OrganisationsOf(person))
        {
            if (place.Systems.AreCounterparts(home, organisation))
            {
                return true;
            }
        }

        return false;
    }

    private Held Capped(int organisation) =>
        new(new(VertexConnectivity.DefaultCap, true, []), place.MembersOf(organisation).Length);

    private Held CutOff(int organisation, VertexFlow flow)
    {
        var counterparts = new List<int>();
        lock (place.Systems)
        {
            place.Systems.CounterpartsOf(organisation, counterparts);
        }

        var others = new List<int>();
        counterparts.ForEach(other => others.AddRange(place.MembersOf(other)));
        return Cut(flow, place.MembersOf(organisation), CollectionsMarshal.AsSpan(others));
    }

    private (Redundancy Whole, Redundancy?[] ByOrganisation) ClinicalManagerial()
    {
        var organisations = _network.Organisations.Length;
        var cuts = Cuts(organisations + 1, (o, flow) => o < organisations
            ? Disciplines(flow, place.Of(Discipline.Clinical, o), place.Of(Discipline.Managerial, o))
            : Disciplines(flow, place.Of(Discipline.Clinical), place.Of(Discipline.Managerial)));
        Redundancy?[] all =
            [.. cuts.Select(cut => cut is null ? null : One(GroupNames.Clinical, GroupNames.Managerial, cut, null))];
        return (all[^1] ?? Redundancy.None(Absence.EmptyGroup), all[..^1]);
    }

    private Held? Disciplines(VertexFlow flow, ReadOnlySpan<int> clinical, ReadOnlySpan<int> managerial) =>
        clinical.IsEmpty || managerial.IsEmpty ? null : Cut(flow, clinical, managerial);

    private Held Cut(VertexFlow flow, ReadOnlySpan<int> from, ReadOnlySpan<int> to) =>
        new(flow.SmallestCut(from, to, VertexConnectivity.DefaultCap, cancel), Math.Min(from.Length, to.Length));

    private TCut[] Cuts<TCut>(int pairs, Func<int, VertexFlow, TCut> cut)
    {
        var cuts = new TCut[pairs];
        Chunks.Run(
            Chunks.Count(pairs, PairsOfChunk),
            _effort,
            () => new VertexFlow(place.Ties),
            (chunk, flow) =>
            {
                var (first, end) = Chunks.Range(chunk, PairsOfChunk, pairs);
                for (var pair = first; pair < end; pair++)
                {
                    cancel.ThrowIfCancellationRequested();
                    cuts[pair] = cut(pair, flow);
                }
            });
        return cuts;
    }

    private static Redundancy One(string from, string to, Held held, Gathering? whole)
    {
        var one = new Gathering { Pairs = 1 };
        one.Add(from, to, held);
        if (whole is not null)
        {
            whole.Pairs++;
            whole.Add(from, to, held);
        }

        return one.Redundancy;
    }

    /// <summary>Who holds two groups together, and how many people the smaller of them has.</summary>
    private sealed record Held(VertexCut Cut, int SmallerGroup);

    /// <summary>Adds up pairs as they are worked out.</summary>
    private sealed class Gathering
    {
        private readonly int[] _bySize = new int[VertexConnectivity.DefaultCap + 1];
        private WeakestPair? _weakest;

        public long Pairs { get; set; }

        public Redundancy Redundancy
        {
            get
            {
                var examined = _bySize.Sum();
                var sum = _bySize.Select((count, size) => (double)count * size).Sum();
                return new(Measured.Ratio(sum, examined, Absence.NoPairs), _weakest, [.. _bySize], Pairs, examined);
            }
        }

        public void Add(string from, string to, Held held)
        {
            var cut = held.Cut;
            _bySize[cut.Size]++;
            var pair = new WeakestPair(from, to, cut.Size, cut.People) { SmallerGroup = held.SmallerGroup };
            if (_weakest is null || Rank(pair).CompareTo(Rank(_weakest)) < 0)
            {
                _weakest = pair;
            }
        }

        // A group of one person hangs on that person whatever the network looks like: named only where all others stand at three.
        private static (int Size, bool IsOnePerson) Rank(WeakestPair pair) =>
            pair is { Size: 1, SmallerGroup: 1 } ? (VertexConnectivity.DefaultCap - 1, true) : (pair.Size, false);
    }
}
