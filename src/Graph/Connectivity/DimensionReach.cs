using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>The reach of each dimension within so many steps, for the whole network and per organisation.</summary>
/// <remarks>
/// A person reaches a group along ties as they point: person → … → member. Paths may run through anybody. One search per group:
/// the executives of each organisation, each organisation, and its two disciplines; units that are siblings meet halfway; for the two
/// disciplines of the whole everyone is asked. Organisations, families of units and people are shared among threads; what is counted is
/// whole, so their number shows nowhere.
/// </remarks>
internal sealed class DimensionReach
{
    private readonly Placement _place;
    private readonly OrganisationNetwork _network;
    private readonly int _within;
    private readonly CancellationToken _cancel;
    private readonly Effort _effort;
    private readonly StepSearch _forward;
    private readonly StepSearch _backward;

    public DimensionReach(Placement place, int within, CancellationToken cancel)
    {
        (_place, _network, _within, _cancel, _effort) = (place, place.Network, within, cancel, new(Cancel: cancel));
        _forward = new(place.Ties);

        // Without directions the two searches are one, and neither answer is needed once the other is asked for.
        _backward = place.Ties.IsDirected ? new(place.Reversed) : _forward;
    }

    /// <summary>The reach of a dimension: of the whole, and per organisation (null where the dimension does not apply to it).</summary>
    public (Reach Whole, Reach?[] ByOrganisation) Compute(Dimension dimension) => dimension switch
    {
        Dimension.Vertical => Vertical(),
        Dimension.Horizontal => Horizontal(),
        Dimension.CrossOrganisation => Cross(),
        Dimension.ClinicalManagerial => ClinicalManagerial(),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a dimension."),
    };

    private (Reach Whole, Reach?[] ByOrganisation) Vertical()
    {
        var byOrganisation = new Reach?[_network.Organisations.Length];
        Count people = default, units = default;
        var unitSeen = new int[_network.Units.Length];
        for (var o = 0; o < byOrganisation.Length; o++)
        {
            _cancel.ThrowIfCancellationRequested();
            ReadOnlySpan<int> frontline = _place.FrontlineOf(o), executives = _place.ExecutivesOf(o);
            if (frontline.IsEmpty || executives.IsEmpty)
            {
                continue;
            }

            _backward.Within(executives, _within);
            var balcony = new Count(_backward.CountReached(frontline), frontline.Length);
            _forward.Within(executives, _within);
            var danceFloor = CountUnits(frontline, unitSeen);
            byOrganisation[o] = VerticalReach(balcony, danceFloor);
            people += balcony;
            units += danceFloor;
        }

        return (VerticalReach(people, units), byOrganisation);
    }

    /// <summary>Of the units of these people, how many hold one whom the last forward search reached.</summary>
    private Count CountUnits(ReadOnlySpan<int> people, int[] unitSeen)
    {
        var count = default(Count);
        foreach (var person in people)
        {
            if (_network.UnitOf[person] is not (>= 0 and var unit))
            {
                continue;
            }

            // 0 not met, 1 met, 2 reached. Units are of one organisation, so none is met again later.
            if (unitSeen[unit] == 0)
            {
                unitSeen[unit] = 1;
                count += new Count(0, 1);
            }

            if (unitSeen[unit] == 1 && _forward.Reached(person))
            {
                unitSeen[unit] = 2;
                count += new Count(1, 0);
            }
        }

        return count;
    }

    private Reach VerticalReach(Count people, Count units) => MeanOf(
        Part("balcony", $"front-line people who reach an executive of their organisation within {_within} steps", people),
        Part("danceFloor", $"front-line units in which executives of the organisation reach somebody within {_within} steps", units));

    private (Reach Whole, Reach?[] ByOrganisation) Horizontal()
    {
        var families = _place.Units.Families;
        var reached = new long[families.Count];
        Chunks.Run(
            families.Count,
            _effort,
            () => new FamilyReach(_place, _within),
            (family, room) => reached[family] = room.CountReached(families[family], _cancel));
        var counts = new Count[_network.Organisations.Length];
        for (var f = 0; f < reached.Length; f++)
        {
            var pairs = (long)families[f].Length * (families[f].Length - 1) / (_place.Ties.IsDirected ? 1 : 2);
            counts[_network.Units[families[f][0]].Organisation] += new Count(reached[f], pairs);
        }

        var whole = counts.Aggregate(default(Count), (sum, count) => sum + count);
        return (HorizontalReach(whole), [.. counts.Select(count => count.Possible == 0 ? null : HorizontalReach(count))]);
    }

    private Reach HorizontalReach(Count pairs) => MeanOf(Part(
        "siblingUnits",
        $"pairs of sibling units of which somebody in one reaches somebody in the other within {_within} steps",
        pairs));

    private (Reach Whole, Reach?[] ByOrganisation) Cross()
    {
        var possible = new int[_network.Organisations.Length];
        var counterparts = new List<int>();
        for (var o = 0; o < possible.Length; o++)
        {
            _place.Systems.CounterpartsOf(o, counterparts);
            possible[o] = counterparts.Count;
        }

        // Where nobody has a counterpart nobody has to look for one.
        var reached = possible.Any(count => count > 0)
            ? CounterpartReach.Compute(_place, possible, _within, _effort)
            : new int[_network.PeopleCount];
        return CrossShares(reached, possible);
    }

    private (Reach Whole, Reach?[] ByOrganisation) CrossShares(int[] reached, int[] possible)
    {
        var byOrganisation = new Reach?[possible.Length];
        double wholeShares = 0;
        long wholePeople = 0, wholeReached = 0, wholePossible = 0;
        for (var o = 0; o < possible.Length; o++)
        {
            var people = _place.ResidentsOf(o);
            if (possible[o] == 0 || people.IsEmpty)
            {
                continue;
            }

            // All shares of one organisation have one denominator, so the sum of whole numbers is divided once.
            long sum = 0;
            foreach (var person in people)
            {
                sum += reached[person];
            }

            wholeShares += (double)sum / possible[o];
            wholePeople += people.Length;
            wholeReached += sum;
            wholePossible += (long)possible[o] * people.Length;
            byOrganisation[o] = CrossReach((double)sum / possible[o], people.Length, sum, (long)possible[o] * people.Length);
        }

        return (CrossReach(wholeShares, wholePeople, wholeReached, wholePossible), byOrganisation);
    }

    private Reach CrossReach(double shares, long people, long reached, long possible)
    {
        var value = Measured.Ratio(shares, people, Absence.NoPairs);
        var explanation =
            $"other organisations of the same system in which a person reaches somebody within {_within} steps, over all people";
        return new(_within, value, [new("organisations", explanation, value, reached, possible)]);
    }

    private (Reach Whole, Reach?[] ByOrganisation) ClinicalManagerial()
    {
        var whole = WholeDisciplines(_place.Of(Discipline.Clinical), _place.Of(Discipline.Managerial));
        var byOrganisation = new Reach?[_network.Organisations.Length];
        Chunks.Run(byOrganisation.Length, _effort, () => new StepSearch(_place.Reversed), (o, backward) =>
        {
            ReadOnlySpan<int> clinical = _place.Of(Discipline.Clinical, o), managerial = _place.Of(Discipline.Managerial, o);
            if (!clinical.IsEmpty && !managerial.IsEmpty)
            {
                byOrganisation[o] = DisciplineReach(CountFrom(backward, clinical, managerial), CountFrom(backward, managerial, clinical));
            }
        });
        return (whole, byOrganisation);
    }

    private Reach WholeDisciplines(ReadOnlySpan<int> clinical, ReadOnlySpan<int> managerial) =>
        clinical.IsEmpty || managerial.IsEmpty
            ? DisciplineReach(default, default)
            : DisciplineReach(CountEveryone(clinical, managerial), CountEveryone(managerial, clinical));

    private Count CountEveryone(ReadOnlySpan<int> asked, ReadOnlySpan<int> group) =>
        new(EveryonesReach.Count(_place.Ties, asked, group, _within, _effort), asked.Length);

    private Count CountFrom(StepSearch backward, ReadOnlySpan<int> asked, ReadOnlySpan<int> group)
    {
        // The last step is taken by those who are asked about: the search need not look at anybody else.
        backward.Within(group, _within - 1);
        return new(backward.CountReachedInOneMore(asked, _place.Ties), asked.Length);
    }

    private Reach DisciplineReach(Count clinical, Count managerial) => MeanOf(
        Part("clinical", $"clinical people who reach somebody managerial within {_within} steps", clinical),
        Part("managerial", $"managerial people who reach somebody clinical within {_within} steps", managerial));

    private static ReachPart Part(string name, string explanation, Count count) => new(
        name, explanation, Measured.Ratio(count.Reached, count.Possible, Absence.EmptyGroup), count.Reached, count.Possible);

    private Reach MeanOf(params ImmutableArray<ReachPart> parts)
    {
        double sum = 0;
        foreach (var part in parts)
        {
            if (part.Value.Value is not { } value)
            {
                return new(_within, part.Value, parts);
            }

            sum += value;
        }

        return new(_within, Measured.Of(sum / parts.Length), parts);
    }

    private readonly record struct Count(long Reached, long Possible)
    {
        public static Count operator +(Count left, Count right) => new(left.Reached + right.Reached, left.Possible + right.Possible);
    }
}
