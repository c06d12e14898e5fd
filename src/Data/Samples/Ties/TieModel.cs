using NetworkLens.Data.Samples.Building;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Samples.Ties;

/// <summary>
/// How often two people of the sample deal with each other in the twelve months: a Poisson number of events with mean
///     rate(i, j) = a(i) a(j) b(nearness) f(i, j) + extra(i, j)
/// where a is how active a person is (log-normal, more for leaders), b one number for each class of nearness (for the same unit
/// times a cohesion of that unit), f the product of a factor of the level difference and of same profession, discipline and site,
/// and extra what a reporting line or a second post adds. A pair is tied with probability 1 - e^-rate.
/// </summary>
internal sealed class TieModel
{
    /// <summary>No pair has a greater f.</summary>
    internal const double MostAffinity = SameProfession * SameDiscipline * SameSite;

    private const double SameProfession = 1.8;
    private const double SameDiscipline = 1.25;
    private const double SameSite = 1.4;
    private const double ActivitySpread = 0.5;

    private static readonly double[] LevelFactor = [1, 0.8, 0.55, 0.4, 0.3, 0.25];
    private static readonly double[] LevelActivity = [1, 1, 1.4, 2.2, 3, 4.5, 4];

    private readonly int[] _unit;
    private readonly int[] _service;
    private readonly int[] _directorate;
    private readonly int[] _organisation;
    private readonly int[] _system;
    private readonly int[] _line;
    private readonly int[] _site;
    private readonly byte[] _level;
    private readonly Discipline[] _discipline;
    private readonly int[] _profession;

    internal TieModel(World world, SampleRandom random)
    {
        var people = world.People;
        Activity = new double[people.Count];
        _unit = Column(people, unit => unit.Index);
        _service = Column(people, unit => unit.Service.Index);
        _directorate = Column(people, unit => unit.Directorate.Index);
        _organisation = Column(people, unit => unit.Organisation.Index);
        _system = Column(people, unit => unit.Organisation.System);
        _line = Codes(people, person => person.Primary.Unit.Line);
        _site = Codes(people, person => person.Primary.Unit.Site);
        _level = [.. people.Select(person => (byte)person.Primary.Level)];
        _discipline = [.. people.Select(person => person.Primary.Discipline)];
        _profession = Codes(people, person => person.Primary.Role.Profession);
        for (var i = 0; i < Activity.Length; i++)
        {
            var normal = random.NextNormal();
            Activity[i] = LevelActivity[_level[i]] * PortableMath.Exp((ActivitySpread * normal) - (ActivitySpread * ActivitySpread / 2));
        }

        UnitBase = new double[world.Units.Count];
        ClassBase = new double[world.SystemStarts.Count, (int)TieClass.Region + 1];
        Extra = [.. ExtraRates(world).Select(entry => (entry.Key, entry.Value))];
    }

    /// <summary>How active each person is.</summary>
    internal double[] Activity { get; }

    /// <summary>b for pairs inside each unit.</summary>
    internal double[] UnitBase { get; }

    /// <summary>b by system and class; <see cref="TieClass.Region"/> stands in the first row.</summary>
    internal double[,] ClassBase { get; }

    /// <summary>What lines and second posts add, by <see cref="Pair"/>, in the order of the pairs.</summary>
    internal IReadOnlyList<(long Pair, double Rate)> Extra { get; }

    /// <summary>A pair as one number, the same for (i, j) and (j, i).</summary>
    internal static long Pair(int i, int j) => i < j ? ((long)i << 32) | (uint)j : ((long)j << 32) | (uint)i;

    internal static (int First, int Second) Ends(long pair) => ((int)(pair >> 32), (int)(pair & 0xFFFFFFFF));

    internal TieClass ClassOf(int i, int j)
    {
        if (_system[i] != _system[j])
        {
            return TieClass.Region;
        }

        if (_organisation[i] != _organisation[j])
        {
            return _line[i] > 0 && _line[i] == _line[j] ? TieClass.Line : TieClass.System;
        }

        if (_directorate[i] != _directorate[j])
        {
            return TieClass.Organisation;
        }

        return _service[i] != _service[j] ? TieClass.Directorate : _unit[i] != _unit[j] ? TieClass.Service : TieClass.Unit;
    }

    /// <summary>f(i, j).</summary>
    internal double Affinity(int i, int j)
    {
        var factor = LevelFactor[Math.Abs(_level[i] - _level[j])];
        factor *= _profession[i] == _profession[j] ? SameProfession : 1;
        factor *= _discipline[i] == _discipline[j] ? SameDiscipline : 1;
        return factor * (_site[i] == _site[j] ? SameSite : 1);
    }

    /// <summary>The mean number of events, without what lines and second posts add.</summary>
    internal double PlainRate(int i, int j)
    {
        var kind = ClassOf(i, j);
        var scale = kind switch
        {
            TieClass.Unit => UnitBase[_unit[i]],
            TieClass.Region => ClassBase[0, (int)kind],
            _ => ClassBase[_system[i], (int)kind],
        };
        return Activity[i] * Activity[j] * scale * Affinity(i, j);
    }

    /// <summary>Tied pairs that the model expects between two disjoint groups. Time O(|a| |b| + people).</summary>
    internal double ExpectedTies(int[] a, int[] b, CancellationToken cancel)
    {
        var sum = 0.0;
        var side = new byte[Activity.Length];
        foreach (var j in b)
        {
            side[j] = 2;
        }

        foreach (var i in a)
        {
            cancel.ThrowIfCancellationRequested();
            side[i] = 1;
            foreach (var j in b)
            {
                sum += 1 - PortableMath.Exp(-PlainRate(i, j));
            }
        }

        foreach (var (pair, extra) in Extra)
        {
            var (i, j) = Ends(pair);
            if (side[i] + side[j] == 3)
            {
                sum += PortableMath.Exp(-PlainRate(i, j)) * (1 - PortableMath.Exp(-extra));
            }
        }

        return sum;
    }

    private static int[] Column(List<PersonDraft> people, Func<UnitDraft, int> value) =>
        [.. people.Select(person => value(person.Primary.Unit))];

    // Numbers for words; 0 for none.
    private static int[] Codes(List<PersonDraft> people, Func<PersonDraft, string> value)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 };
        return
        [
            .. people.Select(person =>
            {
                codes.TryAdd(value(person), codes.Count);
                return codes[value(person)];
            }),
        ];
    }

    private static SortedDictionary<long, double> ExtraRates(World world)
    {
        // A manager talks to a report: nearly always (e^-3.4 = 3 %) even where all else keeps them apart.
        const double OperationalLine = 3.4;
        const double ProfessionalLine = 1.1;
        const double SecondUnit = 0.45;

        var rates = new SortedDictionary<long, double>();
        foreach (var post in world.Posts)
        {
            Add(rates, post.Holder, post.ReportsTo?.Holder, OperationalLine);
            Add(rates, post.Holder, post.ProfessionalReportsTo?.Holder, ProfessionalLine);
        }

        foreach (var (person, unit) in world.SecondPosts)
        {
            for (var other = unit.First; other < unit.OwnEnd; other++)
            {
                Add(rates, person, world.People[other], SecondUnit);
            }
        }

        return rates;
    }

    private static void Add(SortedDictionary<long, double> rates, PersonDraft? one, PersonDraft? other, double rate)
    {
        if (one is null || other is null || one == other)
        {
            return;
        }

        var pair = Pair(one.Index, other.Index);
        rates[pair] = rates.GetValueOrDefault(pair) + rate;
    }
}
