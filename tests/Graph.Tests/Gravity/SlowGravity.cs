using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gravity;

/// <summary>
/// The same model over a full matrix of cells: plain sums, raked to the last digit, coefficients by Newton's method with slopes measured by
/// moving each coefficient and raking anew. Knows nothing of blocks, patterns or responses. Everybody has a unit.
/// </summary>
internal sealed class SlowGravity
{
    private readonly GravityPeople _people;
    private readonly int[] _first; // somebody of each cell
    private readonly double[,] _ties;
    private readonly double[] _ends;
    private readonly double[] _apart;
    private readonly List<double[,]> _columns = [];
    private readonly double[] _activity;
    private readonly int[] _degree;
    private double[] _cohesion = [];
    private double[,] _expected;

    public SlowGravity(GravityPeople people, CsrGraph graph, double ridge)
    {
        _people = people;
        CellOf = new int[people.Count];
        var names = new Dictionary<string, int>();
        var first = new List<int>();
        for (var person = 0; person < people.Count; person++)
        {
            var name = $"{people.Organisation[person]}/{people.Directorate[person]}/{people.Unit[person]}/{people.Site[person]}/"
                + $"{people.ServiceLine[person]}/{people.Level[person]}/{people.Profession[person]}/{people.Discipline[person]}/"
                + $"{Service(person)}/{Answered(person)}";
            if (names.TryAdd(name, first.Count))
            {
                first.Add(person);
            }

            CellOf[person] = names[name];
        }

        _first = [.. first];
        (_ties, _ends, _apart) = (new double[first.Count, first.Count], new double[first.Count], new double[first.Count]);
        _expected = new double[first.Count, first.Count];
        var squares = new double[first.Count];
        _degree = new int[people.Count];
        for (var person = 0; person < people.Count; person++)
        {
            var degree = 0;
            foreach (var other in graph.Neighbours(person).ToArray().Where(other => Answered(person) || Answered(other)))
            {
                _ties[CellOf[person], CellOf[other]]++;
                degree++;
            }

            _degree[person] = degree;
            _ends[CellOf[person]] += degree;
            squares[CellOf[person]] += degree * degree;
        }

        _apart = [.. _ends.Select((ends, cell) => ends > 0 ? 1 - (squares[cell] / (ends * ends)) : 0)];
        _activity = [.. _ends.Select(ends => ends / Math.Sqrt(_ends.Sum()))];
        AddColumns();
        Coefficients = new double[_columns.Count];
        Solve(ridge);
    }

    public int[] CellOf { get; }

    public double[] Coefficients { get; }

    /// <summary>m: expected between cells; inside a cell twice the ties.</summary>
    public double Expected(int cell, int other) => _expected[cell, other];

    /// <summary>a of a person: that of the cell, shared out by the ties that could be seen.</summary>
    public double Activity(int person) =>
        _ends[CellOf[person]] == 0 ? 0 : _activity[CellOf[person]] * _degree[person] / _ends[CellOf[person]];

    /// <summary>h: how many times as many ties two people of a unit have as two of different ones.</summary>
    public double Cohesion(int unit) => _cohesion[unit];

    private bool Answered(int person) => _people.Responded.IsDefault || _people.Responded[person];

    private int Service(int person) => _people.Service.IsDefault ? -1 : _people.Service[person];

    private bool IsUnit(int c, int d) => Same(_people.Unit[_first[c]], _people.Unit[_first[d]]);

    private static bool Same(int x, int y) => x >= 0 && x == y;

    private void AddColumns()
    {
        for (var levels = 1; levels <= 5; levels++)
        {
            var by = levels;
            Add((i, j) => LevelsApart(i, j) == by);
        }

        for (var levels = 1; levels <= 5; levels++)
        {
            var by = levels;
            Add((i, j) => LevelsApart(i, j) == by && Same(_people.Organisation[i], _people.Organisation[j]));
        }

        Add((i, j) => Same(_people.Organisation[i], _people.Organisation[j]));
        Add((i, j) => Same(_people.Directorate[i], _people.Directorate[j]));
        Add((i, j) => Same(Service(i), Service(j)));
        Add((i, j) => Same(_people.Site[i], _people.Site[j]));
        Add((i, j) => Same(_people.Profession[i], _people.Profession[j]));
        Add((i, j) => _people.Discipline[i] == _people.Discipline[j] && _people.Discipline[i] != Discipline.Unknown);
        Add((i, j) => Same(_people.ServiceLine[i], _people.ServiceLine[j]) && !Same(_people.Organisation[i], _people.Organisation[j]));
    }

    private int LevelsApart(int i, int j)
    {
        var (level, other) = (_people.Level[i], _people.Level[j]);
        return level == Level.Unknown || other == Level.Unknown ? 0 : Math.Abs((int)level - (int)other);
    }

    private void Add(Func<int, int, bool> isOne)
    {
        var column = new double[_first.Length, _first.Length];
        var values = new HashSet<double>();
        var differs = new bool[_columns.Count];
        for (var c = 0; c < _first.Length; c++)
        {
            for (var d = 0; d < _first.Length; d++)
            {
                column[c, d] = isOne(_first[c], _first[d]) ? 1 : 0;
                if (IsPair(c, d))
                {
                    values.Add(column[c, d]);
                    for (var other = 0; other < differs.Length; other++)
                    {
                        differs[other] |= _columns[other][c, d] != column[c, d];
                    }
                }
            }
        }

        if (values.Count > 1 && Array.TrueForAll(differs, differ => differ))
        {
            _columns.Add(column);
        }
    }

    private bool IsPair(int c, int d) =>
        _ends[c] > 0 && _ends[d] > 0 && !IsUnit(c, d) && (Answered(_first[c]) || Answered(_first[d]));

    private void Solve(double ridge)
    {
        for (var round = 0; round < 30; round++)
        {
            var score = Score(Coefficients, ridge);
            if (score.All(value => Math.Abs(value) < 1e-8))
            {
                return;
            }

            var slope = new double[score.Length, score.Length];
            for (var k = 0; k < score.Length; k++)
            {
                double[] moved = [.. Coefficients];
                moved[k] += 1e-4;
                var up = Score(moved, ridge);
                moved[k] -= 2e-4;
                var down = Score(moved, ridge);
                for (var j = 0; j < score.Length; j++)
                {
                    slope[j, k] = (down[j] - up[j]) / 2e-4;
                }
            }

            SmallSystem.Solve(slope, score).ShouldBeTrue();
            for (var k = 0; k < score.Length; k++)
            {
                Coefficients[k] += Math.Clamp(score[k], -1, 1);
            }
        }

        throw new InvalidOperationException("The slow model did not settle.");
    }

    private double[] Score(double[] coefficients, double ridge)
    {
        Rake(coefficients);
        return
        [
            .. _columns.Select((column, j) =>
            {
                var sum = -ridge * coefficients[j];
                for (var c = 0; c < _first.Length; c++)
                {
                    for (var d = 0; d < _first.Length; d++)
                    {
                        sum += IsUnit(c, d) ? 0 : column[c, d] * (_ties[c, d] - _expected[c, d]);
                    }
                }

                return sum;
            }),
        ];
    }

    private void Rake(double[] coefficients)
    {
        var cells = _first.Length;
        var weights = new double[cells, cells];
        for (var c = 0; c < cells; c++)
        {
            for (var d = 0; d < cells; d++)
            {
                var log = 0.0;
                for (var j = 0; j < coefficients.Length; j++)
                {
                    log += _columns[j][c, d] * coefficients[j];
                }

                var seen = Answered(_first[c]) || Answered(_first[d]);
                weights[c, d] = seen ? Math.Exp(log) * (c == d ? _apart[c] : 1) : 0;
            }
        }

        for (var sweep = 0; sweep < 5000; sweep++)
        {
            Expect(weights);
            var missing = 0.0;
            for (var c = 0; c < cells; c++)
            {
                var sum = 0.0;
                for (var d = 0; d < cells; d++)
                {
                    sum += _expected[c, d];
                }

                if (_ends[c] > 0)
                {
                    missing = Math.Max(missing, Math.Abs(sum - _ends[c]) / _ends[c]);
                    _activity[c] *= Math.Sqrt(_ends[c] / sum);
                }
            }

            if (missing < 1e-13)
            {
                return;
            }
        }

        throw new InvalidOperationException("Raking did not settle.");
    }

    private void Expect(double[,] weights)
    {
        var cells = _first.Length;
        int[] unitOf = [.. _first.Select(person => _people.Unit[person])];
        var (inside, fitted) = (new double[unitOf.Max() + 1], new double[unitOf.Max() + 1]);
        for (var c = 0; c < cells; c++)
        {
            for (var d = 0; d < cells; d++)
            {
                _expected[c, d] = _activity[c] * _activity[d] * weights[c, d];
                if (unitOf[c] == unitOf[d])
                {
                    inside[unitOf[c]] += _ties[c, d];
                    fitted[unitOf[c]] += _expected[c, d];
                }
            }
        }

        _cohesion = [.. inside.Zip(fitted, (ties, plain) => ties == 0 ? 0 : ties / plain)];
        for (var c = 0; c < cells; c++)
        {
            for (var d = 0; d < cells; d++)
            {
                _expected[c, d] *= unitOf[c] == unitOf[d] ? _cohesion[unitOf[c]] : 1;
            }
        }
    }
}
