using System.Globalization;
using NetworkLens.Data.Samples.Building;
using NetworkLens.Data.Samples.Catalogue;
using NetworkLens.Data.Samples.Ties;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Samples.Planting;

/// <summary>Carries out <see cref="GapPlans"/> on the ties of every system, and silences some reporting lines.</summary>
internal sealed class GapPlanter(World world, TieModel model, TieSet ties, SampleRandom random, CancellationToken cancel)
{
    private const double LeastExpected = 4;
    private const double SilencedShare = 0.012;

    private readonly List<Cut> _cuts = [];
    private readonly int _people = world.People.Count;

    /// <summary>Plants all links and says what was done.</summary>
    internal List<PlantedLink> Plant(Func<int, string> personKey)
    {
        for (var system = 0; system + 1 < world.SystemStarts.Count; system++)
        {
            // What chance drew is counted before the first cut.
            var cuts = GapPlans.All.Select(plan => Prepare(plan, system)).OfType<Cut>().ToArray();
            foreach (var cut in cuts)
            {
                cancel.ThrowIfCancellationRequested();
                if (Make(cut))
                {
                    _cuts.Add(cut);
                }
            }

            Silence(system);
        }

        return [.. _cuts.Select((cut, number) => Record(cut, number, personKey))];
    }

    private Cut? Prepare(GapPlan plan, int system)
    {
        var key = SystemCatalogue.Systems[system].Key;
        if (plan.A.Find(world, system, key) is not { } a || plan.B.Find(world, system, key) is not { } b)
        {
            return null;
        }

        var expected = model.ExpectedTies(a.Members, b.Members, cancel);
        if (expected < LeastExpected && plan.Kind == PlantedKind.Sparse)
        {
            return null;
        }

        var side = TieSet.Sides(_people, a.Members, b.Members);
        return new Cut(plan, a.Group, b.Group, a.Members, b.Members)
        {
            Range = world.SystemStarts[system]..world.SystemStarts[system + 1],
            Expected = expected,
            Before = Between(side, world.SystemStarts[system]..world.SystemStarts[system + 1]),
        };
    }

    private bool Make(Cut cut)
    {
        var side = TieSet.Sides(_people, cut.A, cut.B);
        switch (cut.Plan.Kind)
        {
            case PlantedKind.Sparse:
                ties.Remove((i, j) => side[i] + side[j] == 3 && random.NextUnit() >= cut.Plan.Keep, cut.Range);
                return true;
            case PlantedKind.Fragile:
                return LeaveOne(cut, side);
            default:
                Unreach(cut, side);
                return true;
        }
    }

    /// <summary>
    /// Keeps, of the ties between the groups, those of the person who has most. Where b is the rest of a's organisation, a's
    /// ties to other organisations go too, or b would be reached around the person.
    /// </summary>
    private bool LeaveOne(Cut cut, byte[] side)
    {
        var ends = new int[_people];
        foreach (var (i, j, _) in ties.Left(cut.Range))
        {
            if (side[i] + side[j] == 3)
            {
                ends[i]++;
                ends[j]++;
            }
        }

        var bridge = cut.A.MaxBy(i => ends[i]);
        if (ends[bridge] < 2)
        {
            return false;
        }

        cut.Bridge = bridge;
        ties.Remove((i, j) => side[i] + side[j] == 3 && i != bridge && j != bridge, cut.Range);
        if (cut.Plan.B.NotUnits is not null)
        {
            cut.OtherRemoved = ties.Remove((i, j) => side[i] + side[j] == 1 && i != bridge && j != bridge);
        }

        return true;
    }

    /// <summary>Cuts a's directorate, below its leaders, off from b; then a off from everybody who is tied to b.</summary>
    private void Unreach(Cut cut, byte[] side)
    {
        cut.ReachBefore = Reach(cut);
        var direct = Between(side, cut.Range);
        var top = cut.APlanted.Units[0];
        var removed = ties.Remove((i, j) => (side[j] == 2 && IsBelow(i, top)) || (side[i] == 2 && IsBelow(j, top)));
        var knows = WhoKnows(side);
        removed += ties.Remove((i, j) => (side[i] == 1 && knows[j]) || (side[j] == 1 && knows[i]));
        cut.OtherRemoved = removed - direct;
    }

    private bool IsBelow(int person, string unitKey)
    {
        var post = world.People[person].Primary;
        return post.Level < Level.Directorate && post.Unit.Directorate.Key == unitKey;
    }

    private int Between(byte[] side, Range range) => ties.Left(range).Count(tie => side[tie.First] + side[tie.Second] == 3);

    /// <summary>Who is tied to somebody of b.</summary>
    private bool[] WhoKnows(byte[] side)
    {
        var knows = new bool[_people];
        foreach (var (i, j, _) in ties.Left())
        {
            knows[i] |= side[j] == 2;
            knows[j] |= side[i] == 2;
        }

        return knows;
    }

    /// <summary>Share of a with a route of one or two steps to b.</summary>
    private double Reach(Cut cut)
    {
        var knows = WhoKnows(TieSet.Sides(_people, cut.A, cut.B));
        var reached = new bool[_people];
        foreach (var (i, j, _) in ties.Left())
        {
            reached[i] |= knows[i] || knows[j];
            reached[j] |= knows[i] || knows[j];
        }

        return (double)cut.A.Count(i => reached[i]) / cut.A.Length;
    }

    private void Silence(int system)
    {
        var range = world.SystemStarts[system]..world.SystemStarts[system + 1];
        var lines = ReportingLines.Of(world)
            .Where(line => line.Junior >= range.Start.Value && line.Junior < range.End.Value).ToArray();
        var wanted = (int)(lines.Length * SilencedShare);
        var chosen = new SortedDictionary<long, (int Junior, int Senior)>();
        for (var attempt = 0; attempt < wanted * 50 && chosen.Count < wanted; attempt++)
        {
            var line = lines[random.Next(lines.Length)];
            if (ties.Holds(line.Junior, line.Senior))
            {
                chosen.TryAdd(TieModel.Pair(line.Junior, line.Senior), line);
            }
        }

        if (chosen.Count == 0)
        {
            return;
        }

        ties.Remove((i, j) => chosen.ContainsKey(TieModel.Pair(i, j)), range);
        var people = new PlantedGroup([], [], [], [], [], [], chosen.Count);
        var title = string.Create(CultureInfo.InvariantCulture, $"{chosen.Count} reporting lines along which nothing is said");
        var none = new GroupPlan('-');
        _cuts.Add(new Cut(new GapPlan(title, PlantedKind.SilentLine, PlantedDimension.Vertical, none, none), people, people, [], [])
        {
            Range = range,
            Expected = ExpectedOn(chosen),
            Before = chosen.Count,
            Lines = [.. chosen.Values],
        });
    }

    private double ExpectedOn(SortedDictionary<long, (int Junior, int Senior)> lines)
    {
        var sum = 0.0;
        foreach (var (pair, extra) in model.Extra)
        {
            if (lines.TryGetValue(pair, out var line))
            {
                sum += 1 - PortableMath.Exp(-model.PlainRate(line.Junior, line.Senior) - extra);
            }
        }

        return sum;
    }

    private PlantedLink Record(Cut cut, int number, Func<int, string> personKey)
    {
        var isSilent = cut.Plan.Kind == PlantedKind.SilentLine;
        var hasShare = cut.Plan.Kind is PlantedKind.Sparse or PlantedKind.SilentLine;
        return new PlantedLink(
            string.Create(CultureInfo.InvariantCulture, $"G{number + 1:000}"),
            cut.Plan.Title,
            cut.Plan.Kind,
            cut.Plan.Dimension,
            cut.APlanted,
            cut.BPlanted,
            cut.Plan.Keep,
            cut.Expected,
            cut.Before,
            hasShare ? cut.Expected * cut.Plan.Keep : null,
            isSilent ? 0 : Between(TieSet.Sides(_people, cut.A, cut.B), cut.Range),
            cut.OtherRemoved,
            cut.ReachBefore,
            cut.Plan.Kind == PlantedKind.Unreached ? Reach(cut) : null,
            cut.Bridge is { } bridge ? [personKey(bridge)] : [],
            [.. cut.Lines.Select(line => (personKey(line.Junior), personKey(line.Senior)))]);
    }

    private sealed record Cut(GapPlan Plan, PlantedGroup APlanted, PlantedGroup BPlanted, int[] A, int[] B)
    {
        internal required Range Range { get; init; }

        internal double Expected { get; init; }

        internal int Before { get; init; }

        internal int OtherRemoved { get; set; }

        internal double? ReachBefore { get; set; }

        internal int? Bridge { get; set; }

        internal (int Junior, int Senior)[] Lines { get; init; } = [];
    }
}
