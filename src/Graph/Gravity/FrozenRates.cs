using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gravity;

/// <summary>
/// The rates of a fit over finer cells: those in which the same people are, where they stood then and where they stand now, such that
/// every group asked about is a union of cells and every cell lies in one that was fitted.
/// </summary>
internal sealed class FrozenRates
{
    private readonly SettledFit _fit;
    private readonly GravityPeople _people;
    private readonly EarlierPlaces _earlier;
    private readonly Dictionary<ImmutableArray<int>, ImmutableArray<int>> _groupThen;
    private readonly GravityCells _cellsThen;
    private readonly GravityCells _cellsNow;
    private readonly int[] _degree;          // Ties that could be seen where the fit was made, by person there.
    private readonly double[] _degreeOfCell; // The same, by fitted cell.

    public FrozenRates(SettledFit fit, GravityPeople people, EarlierPlaces earlier, List<ImmutableArray<int>> groups)
    {
        (_fit, _people, _earlier) = (fit, people, earlier);
        _groupThen = groups.ToDictionary(group => group, group => ImmutableArray.CreateRange(group, person => earlier.People[person]));
        _cellsThen = Refine(fit.People, groups.Select(group => _groupThen[group]), person => person);
        _cellsNow = Refine(people, groups, person => earlier.People[person]);
        (_degree, _degreeOfCell) = Degrees(fit);
    }

    /// <summary>How many cells there are now.</summary>
    public int Cells => _cellsNow.Count;

    /// <summary>What the fit expected of everybody where they stood, and the ties that they had.</summary>
    public CellRates Then(CancellationToken cancel)
    {
        var (activity, _, isOpen) = Split(_cellsThen, person => person);
        var targets = new FitTargets(_cellsThen, CellTies.Of(_cellsThen, _fit.Ties, cancel), LeftOutThen(), isOpen);
        return new(targets, activity, _fit.Cohesion, _fit.Weights);
    }

    /// <summary>What it expects of everybody where they stand now, and the ties that they have now.</summary>
    public CellRates Now(CsrGraph ties, CancellationToken cancel)
    {
        var (activity, apart, isOpen) = Split(_cellsNow, person => _earlier.People[person]);
        var ofCells = CellTies.Of(_cellsNow, ties, cancel).WithApart(apart);
        return new(new(_cellsNow, ofCells, LeftOutPairs.None(_cellsNow), isOpen), activity, CohesionNow(), _fit.Weights);
    }

    /// <summary>The pairs by cells of then.</summary>
    public (int[] A, int[] B)[] PairsThen(ImmutableArray<GroupPair> pairs) => Pairs(pairs, group => _cellsThen.CellsOf(_groupThen[group]));

    /// <summary>The pairs by cells of now.</summary>
    public (int[] A, int[] B)[] PairsNow(ImmutableArray<GroupPair> pairs) => Pairs(pairs, _cellsNow.CellsOf);

    private static (int[] A, int[] B)[] Pairs(ImmutableArray<GroupPair> pairs, Func<ImmutableArray<int>, int[]> cellsOf)
    {
        var known = pairs.SelectMany(pair => new[] { pair.A, pair.B }).Distinct().ToDictionary(group => group, cellsOf);
        return [.. pairs.Select(pair => (known[pair.A], known[pair.B]))];
    }

    private GravityCells Refine(GravityPeople people, IEnumerable<ImmutableArray<int>> groups, Func<int, int> then)
    {
        // Groups first, in the order of the fit: where nothing has changed the cells are then those of the fit, in their order.
        var fitted = Buckets.OfItems(_fit.Activity.Length, people.Count, person => _fit.CellOf[then(person)]);
        var cells = Enumerable.Range(0, fitted.GroupCount).Select(cell => ImmutableArray.Create(fitted[cell]));
        return GravityCells.Of(people, groups.Concat(cells));
    }

    private static (int[] OfPerson, double[] OfCell) Degrees(SettledFit fit)
    {
        var (degree, ofCell) = (new int[fit.People.Count], new double[fit.Activity.Length]);
        var responded = fit.People.Responded;
        for (var person = 0; person < degree.Length; person++)
        {
            foreach (var other in fit.Ties.Neighbours(person))
            {
                degree[person] += responded.IsDefault || responded[person] || responded[other] ? 1 : 0;
            }

            ofCell[fit.CellOf[person]] += degree[person];
        }

        return (degree, ofCell);
    }

    private (double[] Activity, double[] Apart, bool[] IsOpen) Split(GravityCells cells, Func<int, int> then)
    {
        var (activity, apart, isOpen) = (new double[cells.Count], new double[cells.Count], new bool[cells.Count]);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var (sum, squares, fitted) = (0.0, 0.0, 0);
            foreach (var person in cells.PeopleOf(cell))
            {
                double degree = _degree[then(person)];
                (sum, squares, fitted) = (sum + degree, squares + (degree * degree), _fit.CellOf[then(person)]);
            }

            if (sum > 0)
            {
                activity[cell] = _fit.Activity[fitted] * (sum / _degreeOfCell[fitted]);
                apart[cell] = 1 - (squares / (sum * sum));
            }

            isOpen[cell] = _fit.IsOpen[fitted];
        }

        return (activity, apart, isOpen);
    }

    private LeftOutPairs LeftOutThen()
    {
        var parts = new SortedSet<int>[_fit.Activity.Length];
        for (var person = 0; person < _fit.CellOf.Length; person++)
        {
            (parts[_fit.CellOf[person]] ??= []).Add(_cellsThen.CellOf[person]);
        }

        return LeftOutPairs.Of(
            _cellsThen,
            from cell in Enumerable.Range(0, parts.Length)
            from other in _fit.LeftOut.Of(cell).ToArray()
            where cell <= other
            select (parts[cell].ToArray(), parts[other].ToArray()),
            int.MaxValue);
    }

    private double[] CohesionNow()
    {
        var (byPlace, byUnit) = CohesionThen();
        var cohesion = new double[_cellsNow.UnitCount];
        var isKnown = new bool[cohesion.Length];
        for (var person = 0; person < _people.Count; person++)
        {
            if (_cellsNow.Places[_cellsNow.CellOf[person]].Unit is >= 0 and var unit && !isKnown[unit])
            {
                var at = _earlier.Units[_people.Unit[person]];
                var place = (_earlier.Organisations[_people.Organisation[person]], at);
                cohesion[unit] = byPlace.TryGetValue(place, out var same) ? same
                    : byUnit.TryGetValue(at, out var elsewhere) ? elsewhere
                    : MeanCohesion();
                isKnown[unit] = true;
            }
        }

        return cohesion;
    }

    /// <summary>
    /// By organisation and unit of then, and by unit alone, as where posts of a unit belonged to an organisation that is no more; of units
    /// where two people at least had ties.
    /// </summary>
    private (Dictionary<(int Organisation, int Unit), double> ByPlace, Dictionary<int, double> ByUnit) CohesionThen()
    {
        var people = new int[_fit.Cohesion.Length];
        var places = new (int Organisation, int Unit)[people.Length];
        for (var person = 0; person < _degree.Length; person++)
        {
            if (_cellsThen.Places[_cellsThen.CellOf[person]].Unit is >= 0 and var unit)
            {
                people[unit] += _degree[person] > 0 ? 1 : 0;
                places[unit] = (_fit.People.Organisation[person], _fit.People.Unit[person]);
            }
        }

        var (byPlace, byUnit) = (new Dictionary<(int, int), double>(), new Dictionary<int, double>());
        for (var unit = 0; unit < people.Length; unit++)
        {
            if (people[unit] >= 2)
            {
                byPlace.Add(places[unit], _fit.Cohesion[unit]);
                byUnit.TryAdd(places[unit].Unit, _fit.Cohesion[unit]);
            }
        }

        return (byPlace, byUnit);
    }

    private double MeanCohesion()
    {
        var (ties, plain) = (0.0, 0.0);
        for (var unit = 0; unit < _fit.Cohesion.Length; unit++)
        {
            if (_fit.Cohesion[unit] > 0)
            {
                ties += _fit.Inside[unit];
                plain += _fit.Inside[unit] / _fit.Cohesion[unit];
            }
        }

        return plain > 0 ? ties / plain : 0;
    }
}
