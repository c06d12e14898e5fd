using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>How many people hold the group pairs of each dimension together, for the whole network and per organisation.</summary>
/// <remarks>
/// Vertical: the front line and the executives of each organisation. Horizontal: each pair of sibling units (each ordered pair under a
/// DIRECTED lens). Cross-organisation: each pair of counterparts; per organisation, it against all its counterparts together.
/// Clinical-managerial: the two disciplines. Paths may run through anybody, also outside the organisation.
/// </remarks>
internal sealed class DimensionRedundancy(Placement place, int pairLimit, CancellationToken cancel)
{
    private readonly OrganisationNetwork _network = place.Network;
    private readonly VertexFlow _flow = new(place.Ties);

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
        var whole = new Gathering();
        var byOrganisation = new Redundancy?[_network.Organisations.Length];
        for (var o = 0; o < byOrganisation.Length; o++)
        {
            if (!place.FrontlineOf(o).IsEmpty && !place.ExecutivesOf(o).IsEmpty)
            {
                var cut = _flow.SmallestCut(place.FrontlineOf(o), place.ExecutivesOf(o), VertexConnectivity.DefaultCap, cancel);
                var organisation = _network.Organisations[o];
                byOrganisation[o] = One(GroupNames.Frontline(organisation), GroupNames.Executives(organisation), cut, whole);
            }
        }

        return (whole.Redundancy, byOrganisation);
    }

    private (Redundancy Whole, Redundancy?[] ByOrganisation) Horizontal()
    {
        var whole = new Gathering();
        var byOrganisation = new Gathering?[_network.Organisations.Length];
        var directed = place.Ties.IsDirected;
        var pairs = place.Units.Families.Sum(family => (long)family.Length * (family.Length - 1) / (directed ? 1 : 2));
        var stride = ((pairs - 1) / pairLimit) + 1;
        long number = 0;
        foreach (var family in place.Units.Families)
        {
            var mine = byOrganisation[_network.Units[family[0]].Organisation] ??= new();
            for (var i = 0; i < family.Length; i++)
            {
                for (var j = directed ? 0 : i + 1; j < family.Length; j++)
                {
                    if (i == j)
                    {
                        continue;
                    }

                    mine.Pairs++;
                    whole.Pairs++;
                    if (number++ % stride == 0)
                    {
                        ReadOnlySpan<int> from = place.Units.MembersOf(family[i]), to = place.Units.MembersOf(family[j]);
                        var cut = _flow.SmallestCut(from, to, VertexConnectivity.DefaultCap, cancel);
                        var (fromName, toName) = (_network.Units[family[i]].Name, _network.Units[family[j]].Name);
                        mine.Add(fromName, toName, cut);
                        whole.Add(fromName, toName, cut);
                    }
                }
            }
        }

        return (whole.Redundancy, [.. byOrganisation.Select(gathering => gathering?.Redundancy)]);
    }

    private (Redundancy Whole, Redundancy?[] ByOrganisation) Cross()
    {
        var whole = new Gathering();
        var byOrganisation = new Redundancy?[_network.Organisations.Length];
        var counterparts = new List<int>();
        long pairs = 0;
        for (var o = 0; o < byOrganisation.Length; o++)
        {
            place.Systems.CounterpartsOf(o, counterparts);
            pairs += counterparts.Count(other => place.Ties.IsDirected || other > o);
            if (counterparts.Count > 0)
            {
                int[] others = [.. counterparts.SelectMany(other => place.MembersOf(other).ToArray())];
                var cut = _flow.SmallestCut(place.MembersOf(o), others, VertexConnectivity.DefaultCap, cancel);
                byOrganisation[o] = One(_network.Organisations[o].Name, "the other organisations of its systems", cut, null);
            }
        }

        var stride = ((pairs - 1) / pairLimit) + 1;
        long number = 0;
        for (var o = 0; o < byOrganisation.Length; o++)
        {
            place.Systems.CounterpartsOf(o, counterparts);
            foreach (var other in counterparts)
            {
                if (!place.Ties.IsDirected && other < o)
                {
                    continue;
                }

                whole.Pairs++;
                if (number++ % stride == 0)
                {
                    var cut = _flow.SmallestCut(place.MembersOf(o), place.MembersOf(other), VertexConnectivity.DefaultCap, cancel);
                    whole.Add(_network.Organisations[o].Name, _network.Organisations[other].Name, cut);
                }
            }
        }

        return (whole.Redundancy, byOrganisation);
    }

    private (Redundancy Whole, Redundancy?[] ByOrganisation) ClinicalManagerial()
    {
        var byOrganisation = new Redundancy?[_network.Organisations.Length];
        for (var o = 0; o < byOrganisation.Length; o++)
        {
            byOrganisation[o] = Disciplines(place.Of(Discipline.Clinical, o), place.Of(Discipline.Managerial, o));
        }

        var whole = Disciplines(place.Of(Discipline.Clinical), place.Of(Discipline.Managerial));
        return (whole ?? Redundancy.None(Absence.EmptyGroup), byOrganisation);
    }

    private Redundancy? Disciplines(ReadOnlySpan<int> clinical, ReadOnlySpan<int> managerial) => clinical.IsEmpty || managerial.IsEmpty
        ? null
        : One(
            GroupNames.Clinical,
            GroupNames.Managerial,
            _flow.SmallestCut(clinical, managerial, VertexConnectivity.DefaultCap, cancel),
            null);

    private static Redundancy One(string from, string to, VertexCut cut, Gathering? whole)
    {
        var one = new Gathering { Pairs = 1 };
        one.Add(from, to, cut);
        if (whole is not null)
        {
            whole.Pairs++;
            whole.Add(from, to, cut);
        }

        return one.Redundancy;
    }

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

        public void Add(string from, string to, VertexCut cut)
        {
            _bySize[cut.Size]++;
            if (_weakest is null || cut.Size < _weakest.Size)
            {
                _weakest = new(from, to, cut.Size, cut.People);
            }
        }
    }
}
