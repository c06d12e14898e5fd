using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>The reach of each dimension within so many steps, for the whole network and per organisation.</summary>
/// <remarks>
/// A person reaches a group along ties as they point: person → … → member. Paths may run through anybody. One search per group:
/// the executives of each organisation, each unit that has siblings, each organisation, and the two disciplines.
/// </remarks>
internal sealed class DimensionReach
{
    private readonly Placement _place;
    private readonly OrganisationNetwork _network;
    private readonly int _within;
    private readonly CancellationToken _cancel;
    private readonly StepSearch _forward;
    private readonly StepSearch _backward;

    public DimensionReach(Placement place, int within, CancellationToken cancel)
    {
        (_place, _network, _within, _cancel) = (place, place.Network, within, cancel);
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
        var counts = new Count[_network.Organisations.Length];
        foreach (var family in _place.Units.Families)
        {
            ref var count = ref counts[_network.Units[family[0]].Organisation];
            for (var i = 0; i < family.Length; i++)
            {
                _cancel.ThrowIfCancellationRequested();
                _forward.Within(_place.Units.MembersOf(family[i]), _within);
                for (var j = _place.Ties.IsDirected ? 0 : i + 1; j < family.Length; j++)
                {
                    if (i != j)
                    {
                        count += new Count(_forward.ReachedAny(_place.Units.MembersOf(family[j])) ? 1 : 0, 1);
                    }
                }
            }
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
        var organisations = _network.Organisations.Length;
        var reached = new int[_network.PeopleCount];
        var counterparts = new List<int>();
        var isCounterpart = new int[organisations];
        var possible = new int[organisations];
        for (var o = 0; o < organisations; o++)
        {
            _cancel.ThrowIfCancellationRequested();
            _place.Systems.CounterpartsOf(o, counterparts);
            possible[o] = counterparts.Count;
            foreach (var other in counterparts)
            {
                isCounterpart[other] = o + 1;
            }

            if (counterparts.Count == 0)
            {
                continue;
            }

            foreach (var person in _backward.Within(_place.MembersOf(o), _within))
            {
                if (_network.OrganisationOf[person] is >= 0 and var home && isCounterpart[home] == o + 1)
                {
                    reached[person]++;
                }
            }
        }

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
        var whole = DisciplineReach(_place.Of(Discipline.Clinical), _place.Of(Discipline.Managerial));
        var byOrganisation = new Reach?[_network.Organisations.Length];
        for (var o = 0; o < byOrganisation.Length; o++)
        {
            _cancel.ThrowIfCancellationRequested();
            ReadOnlySpan<int> clinical = _place.Of(Discipline.Clinical, o), managerial = _place.Of(Discipline.Managerial, o);
            if (!clinical.IsEmpty && !managerial.IsEmpty)
            {
                byOrganisation[o] = DisciplineReach(clinical, managerial);
            }
        }

        return (whole, byOrganisation);
    }

    private Reach DisciplineReach(ReadOnlySpan<int> clinical, ReadOnlySpan<int> managerial)
    {
        Count up = default, down = default;
        if (!clinical.IsEmpty && !managerial.IsEmpty)
        {
            _backward.Within(managerial, _within);
            up = new(_backward.CountReached(clinical), clinical.Length);
            _backward.Within(clinical, _within);
            down = new(_backward.CountReached(managerial), managerial.Length);
        }

        return MeanOf(
            Part("clinical", $"clinical people who reach somebody managerial within {_within} steps", up),
            Part("managerial", $"managerial people who reach somebody clinical within {_within} steps", down));
    }

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
