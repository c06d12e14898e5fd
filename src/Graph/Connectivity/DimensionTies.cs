using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>
/// Counts the ties of each dimension, and what the configuration model expects of them, for the whole and per organisation.
/// </summary>
/// <remarks>
/// Expected: the sum of <c>K_A K_B / (2m - 1)</c> over the group pairs of the dimension (DIRECTED: <c>(Ko_A Ki_B + Ko_B Ki_A) / m</c>),
/// which for all pairs out of one set of groups is <c>((Σ K)² - Σ K²) / 2 / (2m - 1)</c>. Groups: the levels of an organisation; the
/// units at a level of an organisation; the organisations; clinical against managerial people. Time O(m log d + n), d the greatest
/// degree. People are shared among threads in chunks that do not depend on these, so weights are added in one order.
/// </remarks>
internal sealed class DimensionTies
{
    private const int LevelCount = 7;
    private const int PeopleOfChunk = 1 << 15;
    private const int PeoplePerTally = 16; // At least so many people a tally: what chunks hold stays small beside the network.
    private readonly OrganisationNetwork _network;
    private readonly StubSums[] _stubs;
    private readonly double _scale;
    private readonly Tallies _counted;
    private readonly Place[] _places;

    private DimensionTies(OrganisationNetwork network)
    {
        _network = network;
        _stubs = StubSums.PerPerson(network.Ties);
        _scale = network.Ties.IsDirected ? network.Ties.TieCount : (2.0 * network.Ties.TieCount) - 1;
        _counted = new(network.Organisations.Length);
        _places = new Place[network.PeopleCount];
        for (var person = 0; person < _places.Length; person++)
        {
            _places[person] = new(
                network.OrganisationOf[person], network.UnitOf[person], network.LevelOf[person], network.DisciplineOf[person]);
        }
    }

    /// <summary>By <see cref="Dimension"/>.</summary>
    public Tally[] Whole => _counted.Whole;

    /// <summary>By <see cref="Dimension"/> and organisation. Cross-organisation ties count at both ends.</summary>
    public Tally[][] ByOrganisation => _counted.ByOrganisation;

    public static DimensionTies Compute(OrganisationNetwork network, CancellationToken cancel)
    {
        var ties = new DimensionTies(network);
        ties.Count(network.Ties, asArcs: false, cancel);
        ties.Count(network.Arcs, asArcs: true, cancel);
        ties.ExpectCross();
        ties.ExpectVertical();
        ties.ExpectHorizontal();
        ties.ExpectClinicalManagerial();
        return ties;
    }

    // Ties are counted with their weight, arcs with whether they are returned.
    private void Count(CsrGraph graph, bool asArcs, CancellationToken cancel)
    {
        var size = Math.Max(PeopleOfChunk, _network.Organisations.Length * PeoplePerTally);
        var chunks = new Tallies[Chunks.Count(graph.NodeCount, size)];
        Chunks.Run(chunks.Length, new Effort(Cancel: cancel), chunk =>
        {
            var (first, end) = Chunks.Range(chunk, size, graph.NodeCount);
            var tallies = new Tallies(_network.Organisations.Length);
            for (var person = first; person < end; person++)
            {
                CountOf(person, graph, asArcs, tallies);
            }

            chunks[chunk] = tallies;
        });
        foreach (var chunk in chunks)
        {
            _counted.Add(chunk);
        }
    }

    private void CountOf(int person, CsrGraph graph, bool asArcs, Tallies tallies)
    {
        var others = graph.Neighbours(person);
        var weights = graph.Weights(person);
        ref readonly var place = ref _places[person];
        for (var i = 0; i < others.Length; i++)
        {
            var other = others[i];
            if (!graph.IsDirected && other < person)
            {
                continue;
            }

            var dimension = DimensionOf(in place, in _places[other]);
            var isClinicalManagerial = IsClinicalManagerial(place.Discipline, _places[other].Discipline);
            if (dimension == default && !isClinicalManagerial)
            {
                continue;
            }

            var tie = asArcs
                ? new Tally { Arcs = 1, Returned = graph.IsDirected && graph.HasTie(other, person) ? 1 : 0 }
                : new Tally { Observed = 1, Strength = weights.IsEmpty ? 1 : weights[i] };
            if (dimension != default)
            {
                Add(tallies, dimension, person, other, in tie);
            }

            if (isClinicalManagerial)
            {
                Add(tallies, Dimension.ClinicalManagerial, person, other, in tie);
            }
        }
    }

    // What TieClasses.Of says of the same two, for those classes that are dimensions.
    private static Dimension DimensionOf(in Place one, in Place other)
    {
        if (one.Organisation < 0 || other.Organisation < 0)
        {
            return default;
        }

        if (one.Organisation != other.Organisation)
        {
            return Dimension.CrossOrganisation;
        }

        if (one.Level == Level.Unknown || other.Level == Level.Unknown)
        {
            return default;
        }

        return one.Level != other.Level ? Dimension.Vertical
            : one.Unit >= 0 && other.Unit >= 0 && one.Unit != other.Unit ? Dimension.Horizontal
            : default;
    }

    private static bool IsClinicalManagerial(Discipline first, Discipline second) =>
        (first == Discipline.Clinical && second == Discipline.Managerial)
        || (first == Discipline.Managerial && second == Discipline.Clinical);

    private void Add(Tallies to, Dimension dimension, int person, int other, in Tally tie)
    {
        to.Whole[(int)dimension].Add(in tie);
        int organisation = _places[person].Organisation, otherOrganisation = _places[other].Organisation;
        if (dimension == Dimension.CrossOrganisation)
        {
            to.ByOrganisation[(int)dimension][organisation].Add(in tie);
            to.ByOrganisation[(int)dimension][otherOrganisation].Add(in tie);
        }
        else if (organisation == otherOrganisation && organisation >= 0)
        {
            to.ByOrganisation[(int)dimension][organisation].Add(in tie);
        }
    }

    private void ExpectCross()
    {
        var sums = Sums(_network.Organisations.Length, p => _network.OrganisationOf[p]);
        var all = new PairSum();
        foreach (var organisation in sums)
        {
            all.Add(organisation);
        }

        Whole[(int)Dimension.CrossOrganisation].Expected = all.Expected(_scale, _network.Ties.IsDirected);
        for (var o = 0; o < sums.Length; o++)
        {
            var rest = new StubSums(all.Total.Out - sums[o].Out, all.Total.In - sums[o].In);
            ByOrganisation[(int)Dimension.CrossOrganisation][o].Expected =
                StubSums.Between(sums[o], rest, _network.Ties.TieCount, _network.Ties.IsDirected);
        }
    }

    private void ExpectVertical()
    {
        var sums = Sums(_network.Organisations.Length * LevelCount, p => LevelCell(_network.OrganisationOf[p], _network.LevelOf[p]));
        for (var o = 0; o < _network.Organisations.Length; o++)
        {
            var levels = new PairSum();
            for (var level = 1; level < LevelCount; level++)
            {
                levels.Add(sums[(o * LevelCount) + level]);
            }

            Expect(Dimension.Vertical, o, levels);
        }
    }

    private void ExpectHorizontal()
    {
        var cells = Sums(
            _network.Units.Length * LevelCount,
            p => _network.OrganisationOf[p] < 0 ? -1 : LevelCell(_network.UnitOf[p], _network.LevelOf[p]));
        var levels = new PairSum[_network.Organisations.Length * LevelCount];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            levels[(_network.Units[cell / LevelCount].Organisation * LevelCount) + (cell % LevelCount)].Add(cells[cell]);
        }

        for (var i = 0; i < levels.Length; i++)
        {
            Expect(Dimension.Horizontal, i / LevelCount, levels[i]);
        }
    }

    private void ExpectClinicalManagerial()
    {
        var sides = Sums(2, p => Side(_network.DisciplineOf[p]));
        var (count, directed) = (_network.Ties.TieCount, _network.Ties.IsDirected);
        Whole[(int)Dimension.ClinicalManagerial].Expected = StubSums.Between(sides[0], sides[1], count, directed);
        var local = Sums(
            _network.Organisations.Length * 2,
            p => Side(_network.DisciplineOf[p]) is >= 0 and var side && _network.OrganisationOf[p] is >= 0 and var o ? (o * 2) + side : -1);
        for (var o = 0; o < _network.Organisations.Length; o++)
        {
            ByOrganisation[(int)Dimension.ClinicalManagerial][o].Expected =
                StubSums.Between(local[2 * o], local[(2 * o) + 1], count, directed);
        }
    }

    private void Expect(Dimension dimension, int organisation, PairSum groups)
    {
        var expected = groups.Expected(_scale, _network.Ties.IsDirected);
        Whole[(int)dimension].Expected += expected;
        ByOrganisation[(int)dimension][organisation].Expected += expected;
    }

    private static int Side(Discipline discipline) => discipline switch
    {
        Discipline.Clinical => 0,
        Discipline.Managerial => 1,
        _ => -1,
    };

    private static int LevelCell(int group, Level level) => group < 0 || level == Level.Unknown ? -1 : (group * LevelCount) + (int)level;

    private StubSums[] Sums(int groups, Func<int, int> groupOf)
    {
        var sums = new StubSums[groups];
        for (var person = 0; person < _stubs.Length; person++)
        {
            if (groupOf(person) is >= 0 and var group)
            {
                sums[group] = new(sums[group].Out + _stubs[person].Out, sums[group].In + _stubs[person].In);
            }
        }

        return sums;
    }

    /// <summary>Where a person stands, in one place of memory: four columns would be four.</summary>
    private readonly record struct Place(int Organisation, int Unit, Level Level, Discipline Discipline);

    /// <summary>What is counted of all dimensions, for the whole and by organisation.</summary>
    private sealed class Tallies
    {
        public Tallies(int organisations)
        {
            Whole = new Tally[(int)Dimension.ClinicalManagerial + 1];
            ByOrganisation = [.. Whole.Select(_ => new Tally[organisations])];
        }

        public Tally[] Whole { get; }

        public Tally[][] ByOrganisation { get; }

        public void Add(Tallies other)
        {
            for (var d = 0; d < Whole.Length; d++)
            {
                Whole[d].Add(other.Whole[d]);
                for (var o = 0; o < ByOrganisation[d].Length; o++)
                {
                    ByOrganisation[d][o].Add(other.ByOrganisation[d][o]);
                }
            }
        }
    }

    /// <summary>What is counted of one dimension.</summary>
    public struct Tally
    {
        public long Observed;
        public double Strength;
        public long Arcs;
        public long Returned;
        public double Expected;

        public void Add(in Tally other)
        {
            Observed += other.Observed;
            Strength += other.Strength;
            Arcs += other.Arcs;
            Returned += other.Returned;
        }
    }

    /// <summary>All pairs out of a set of groups at once.</summary>
    private struct PairSum
    {
        private double _products; // Σ Out·In: what pairs of a group with itself would add.

        public StubSums Total;

        public void Add(StubSums group)
        {
            Total = new(Total.Out + group.Out, Total.In + group.In);
            _products += group.Out * group.In;
        }

        // Every number here is whole and below 2^53, so the difference of two of them is exact.
        public readonly double Expected(double scale, bool directed) =>
            scale <= 0 ? 0 : ((Total.Out * Total.In) - _products) / (directed ? scale : 2 * scale);
    }
}
