using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gravity;

/// <summary>A health system made by a seed, whose true rates are known and have the form of the model; gaps can be planted.</summary>
internal sealed class MadeSystem
{
    private readonly Random _random;
    private readonly int[] _organisation;
    private readonly int[] _directorate;
    private readonly int[] _unit;
    private readonly int[] _profession;
    private readonly Level[] _level;
    private readonly Discipline[] _discipline;
    private readonly double[] _activity;
    private readonly double[] _cohesion;
    private readonly int _lines;

    public MadeSystem(int seed, int organisations, int directorates, int units, int people, double unknown = 0)
    {
        _random = new(seed);
        var count = organisations * directorates * units * people;
        (_organisation, _directorate, _unit, _profession) = (new int[count], new int[count], new int[count], new int[count]);
        (_level, _discipline, _activity) = (new Level[count], new Discipline[count], new double[count]);
        _cohesion = [.. Enumerable.Range(0, organisations * directorates * units).Select(_ => Math.Exp(1 + (1.5 * _random.NextDouble())))];
        _lines = directorates;
        for (var person = 0; person < count; person++)
        {
            _unit[person] = person / people;
            _directorate[person] = _unit[person] / units;
            _organisation[person] = _directorate[person] / directorates;
            var draw = _random.NextDouble();
            _level[person] = draw < unknown ? Level.Unknown
                : draw < 0.6 ? Level.Frontline : draw < 0.8 ? Level.TeamLead : draw < 0.92 ? Level.ServiceLead
                : draw < 0.98 ? Level.Directorate : Level.Executive;
            _discipline[person] = _random.NextDouble() < 0.65 ? Discipline.Clinical : Discipline.Managerial;
            _profession[person] = ((int)_discipline[person] * 3) + _random.Next(3);
            _activity[person] = Math.Exp(0.7 * Normal());
        }
    }

    public int Count => _unit.Length;

    /// <summary>Ties that are cut: true for pairs of people between whom none is drawn.</summary>
    public Func<int, int, bool> IsCut { get; set; } = (_, _) => false;

    public bool[]? Responded { get; set; }

    /// <summary>How many units make a service, whose people meet twice as much; 0 where there are no services.</summary>
    public int UnitsOfService { get; set; }

    public GravityPeople People => new()
    {
        Organisation = [.. _organisation],
        Directorate = [.. _directorate],
        Service = UnitsOfService > 0 ? [.. Enumerable.Range(0, Count).Select(Service)] : default,
        Unit = [.. _unit],
        Site = [.. _directorate.Select(directorate => directorate / 2)],
        Level = [.. _level],
        Profession = [.. _profession],
        Discipline = [.. _discipline],
        ServiceLine = [.. _directorate.Select(directorate => directorate % _lines)],
        Responded = Responded is null ? default : [.. Responded],
    };

    public ImmutableArray<int> Unit(int unit) => Where(person => _unit[person] == unit);

    public ImmutableArray<int> Directorate(int directorate) => Where(person => _directorate[person] == directorate);

    /// <summary>Every two units of each organisation.</summary>
    public ImmutableArray<GroupPair> UnitPairs()
    {
        ImmutableArray<int>[] units = [.. Enumerable.Range(0, _cohesion.Length).Select(Unit)];
        return
        [
            .. from i in Enumerable.Range(0, units.Length)
               from j in Enumerable.Range(i + 1, units.Length - i - 1)
               where _organisation[units[i][0]] == _organisation[units[j][0]]
               select new GroupPair(Dimension.Horizontal, units[i], units[j]),
        ];
    }

    /// <summary>Draws the ties: between each two people with the chance of at least one in a Poisson count.</summary>
    /// <param name="degree">Ties of a person, about.</param>
    public CsrGraph Draw(double degree)
    {
        var total = 0.0;
        for (var i = 0; i < Count; i++)
        {
            for (var j = i + 1; j < Count; j++)
            {
                total += Rate(i, j);
            }
        }

        var scale = degree * Count / 2 / total;
        var (from, to) = (new List<int>(), new List<int>());
        for (var i = 0; i < Count; i++)
        {
            for (var j = i + 1; j < Count; j++)
            {
                if (_random.NextDouble() < 1 - Math.Exp(-scale * Rate(i, j)) && !IsCut(i, j))
                {
                    from.Add(i);
                    to.Add(j);
                }
            }
        }

        return CsrGraphBuilder.FromTies(Count, [.. from], [.. to], [], directed: false);
    }

    private double Rate(int i, int j)
    {
        var log = -0.3 * Math.Abs((int)_level[i] - (int)_level[j]);
        log += _profession[i] == _profession[j] ? 0.5 : 0;
        log += _discipline[i] == _discipline[j] ? 0.3 : 0;
        log += _directorate[i] / 2 == _directorate[j] / 2 ? 0.4 : 0;
        var sameOrganisation = _organisation[i] == _organisation[j];
        log += sameOrganisation ? 1.5 : _directorate[i] % _lines == _directorate[j] % _lines ? 0.6 : 0;
        log += _directorate[i] == _directorate[j] ? 0.8 : 0;
        log += UnitsOfService > 0 && Service(i) == Service(j) ? 0.7 : 0;
        return _activity[i] * _activity[j] * Math.Exp(log) * (_unit[i] == _unit[j] ? _cohesion[_unit[i]] : 1);
    }

    // The last of a directorate may have fewer.
    private int Service(int person) =>
        (1000 * _directorate[person]) + (_unit[person] % (_cohesion.Length / (_directorate.Max() + 1)) / UnitsOfService);

    private ImmutableArray<int> Where(Func<int, bool> isIn) => [.. Enumerable.Range(0, Count).Where(isIn)];

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
