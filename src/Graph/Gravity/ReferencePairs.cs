using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gravity;

/// <summary>The pairs of groups that tell how counts of a dimension spread, whoever asks about which pairs.</summary>
/// <remarks>
/// HORIZONTAL: two units of one organisation. VERTICAL: two (directorate, level) groups of one organisation, two levels or more apart.
/// CROSS_ORGANISATION: directorates of two organisations. CLINICAL_MANAGERIAL: the clinical people of a directorate and the managerial ones
/// of any directorate of the organisation. Cells without ties are in no group. Always in one order.
/// </remarks>
internal sealed class ReferencePairs
{
    private readonly List<Group> _groups = [];
    private readonly Dimension _dimension;
    private readonly List<int> _organisationEnds = []; // one past the last group of each organisation

    public ReferencePairs(Dimension dimension, FitTargets targets)
    {
        _dimension = dimension;
        var found = new SortedDictionary<(int Organisation, int Place, int Trait), List<int>>();
        var places = targets.Cells.Places;
        for (var cell = 0; cell < places.Length; cell++)
        {
            if (targets.Ends[cell] > 0 && Key(places[cell]) is { } key)
            {
                if (!found.TryGetValue(key, out var cells))
                {
                    found.Add(key, cells = []);
                }

                cells.Add(cell);
            }
        }

        foreach (var ((organisation, _, trait), cells) in found)
        {
            if (_groups.Count > 0 && _groups[^1].Organisation != organisation)
            {
                _organisationEnds.Add(_groups.Count);
            }

            var place = places[cells[0]];
            var tier = targets.Cells.TierOf(place) is >= 0 and var service ? service : ~place.Directorate;
            _groups.Add(new(organisation, place.Directorate, tier, trait, LinesOf(cells, places), [.. cells]));
        }

        _organisationEnds.Add(_groups.Count);
    }

    /// <summary>The pairs, or every so-manieth where there are more than <paramref name="limit"/>.</summary>
    /// <param name="limit">Pairs at most.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <param name="onlyNear">Whether only those are meant that stand nearest to each other.</param>
    public List<(int[] A, int[] B)> Take(int limit, CancellationToken cancel, bool onlyNear = false)
    {
        var stride = Math.Max(1, (Count(onlyNear, cancel) + limit - 1) / limit);
        var taken = new List<(int[] A, int[] B)>();
        var number = 0L;
        foreach (var (first, from, to) in Rows())
        {
            cancel.ThrowIfCancellationRequested();
            for (var second = from; second < to; second++)
            {
                if (Fits(_groups[first], _groups[second], onlyNear) && number++ % stride == 0)
                {
                    taken.Add((_groups[first].Cells, _groups[second].Cells));
                }
            }
        }

        return taken;
    }

    private long Count(bool onlyNear, CancellationToken cancel)
    {
        var count = 0L;
        foreach (var (first, from, to) in Rows())
        {
            cancel.ThrowIfCancellationRequested();
            for (var second = from; second < to; second++)
            {
                count += Fits(_groups[first], _groups[second], onlyNear) ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>For each group the run of those after it with which it may be a pair.</summary>
    private IEnumerable<(int First, int From, int To)> Rows()
    {
        var organisation = 0;
        for (var first = 0; first < _groups.Count; first++)
        {
            organisation += first == _organisationEnds[organisation] ? 1 : 0;
            var end = _organisationEnds[organisation];
            yield return _dimension == Dimension.CrossOrganisation ? (first, end, _groups.Count) : (first, first + 1, end);
        }
    }

    private (int Organisation, int Place, int Trait)? Key(in CellPlace place)
    {
        var (organisation, directorate) = (place.Organisation, place.Directorate);
        return _dimension switch
        {
            _ when organisation < 0 || directorate < 0 => null,
            Dimension.Horizontal => place.Unit < 0 ? null : (organisation, place.Unit, 0),
            Dimension.Vertical => place.Traits.Level == Level.Unknown ? null : (organisation, directorate, (int)place.Traits.Level),
            Dimension.CrossOrganisation => (organisation, directorate, 0),
            Dimension.ClinicalManagerial => place.Traits.Discipline is Discipline.Clinical or Discipline.Managerial
                ? (organisation, directorate, (int)place.Traits.Discipline)
                : null,
            _ => throw new ArgumentOutOfRangeException(nameof(place), _dimension, "Not a dimension."),
        };
    }

    private static int[] LinesOf(List<int> cells, CellPlace[] places) =>
        [.. cells.Select(cell => places[cell].ServiceLine).Where(line => line >= 0).Distinct()];

    private bool Fits(in Group first, in Group second, bool onlyNear) => _dimension switch
    {
        Dimension.Vertical => Math.Abs(first.Trait - second.Trait) >= 2,
        Dimension.ClinicalManagerial => first.Trait != second.Trait,
        _ => true,
    } && (!onlyNear || AreNear(first, second));

    private bool AreNear(in Group first, in Group second) => _dimension switch
    {
        Dimension.CrossOrganisation => first.Lines.Intersect(second.Lines).Any(),
        Dimension.Vertical when first.Directorate != second.Directorate =>
            Math.Min(first.Trait, second.Trait) == (int)Level.Frontline && Math.Max(first.Trait, second.Trait) >= (int)Level.Executive,
        Dimension.Horizontal => first.Tier == second.Tier,
        _ => first.Directorate == second.Directorate,
    };

    /// <param name="Organisation">Of all its people.</param>
    /// <param name="Directorate">Of all its people.</param>
    /// <param name="Tier">The service of a unit, where that holds others, else the directorate, complemented.</param>
    /// <param name="Trait">Level or discipline.</param>
    /// <param name="Lines">Service lines.</param>
    /// <param name="Cells">Cells, ascending.</param>
    private readonly record struct Group(int Organisation, int Directorate, int Tier, int Trait, int[] Lines, int[] Cells);
}
