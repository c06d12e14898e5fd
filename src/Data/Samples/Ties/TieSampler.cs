using NetworkLens.Data.Samples.Building;

namespace NetworkLens.Data.Samples.Ties;

/// <summary>
/// Sets the scale of a <see cref="TieModel"/> so that people have the wanted number of events of each class, and draws the events.
/// </summary>
/// <remarks>
/// Exact thinning of a Poisson process: for each pool of people (a unit, a service, ...) pairs are proposed in proportion to
/// a(i) a(j) and kept when they are of the pool's class, with probability f / <see cref="TieModel.MostAffinity"/>. No loop runs
/// over pairs: time O(events log people).
/// </remarks>
internal sealed class TieSampler(World world, TieModel model, SampleRandom random)
{
    private const int Trials = 4000;
    private const double MostUnitBase = 1.3;
    private const double CohesionSpread = 0.25;

    /// <summary>Events a person has of each class, in the mean of a system.</summary>
    private static readonly double[] Wanted = [5.6, 3.4, 2.6, 2.4, 1.2, 0.45, 0.12];

    /// <summary>Draws all events and gathers them by pair.</summary>
    internal TieSet Draw(CancellationToken cancel)
    {
        var events = new List<long>();
        DrawUnits(events);
        for (var system = 0; system + 1 < world.SystemStarts.Count; system++)
        {
            cancel.ThrowIfCancellationRequested();
            var units = world.Units.Where(unit => unit.Organisation.System == system).ToArray();
            DrawClass(events, system, TieClass.Service, [.. units.Where(unit => unit.Parent is { Parent: null }).Select(PoolOf)]);
            DrawClass(events, system, TieClass.Directorate, [.. units.Where(unit => unit.Parent is null).Select(PoolOf)]);
            DrawClass(events, system, TieClass.Organisation, [.. units.GroupBy(unit => unit.Organisation.Index).Select(Whole)]);
            DrawClass(events, system, TieClass.Line, LinePools(system));
            var all = Pool.Range(world.SystemStarts[system], world.SystemStarts[system + 1], model.Activity);
            DrawClass(events, system, TieClass.System, [all]);
        }

        if (world.SystemStarts.Count > 2)
        {
            DrawClass(events, 0, TieClass.Region, [Pool.Range(0, world.People.Count, model.Activity)]);
        }

        foreach (var (pair, extra) in model.Extra)
        {
            events.AddRange(Enumerable.Repeat(pair, random.NextPoisson(extra)));
        }

        return TieSet.Gather(events);
    }

    private Pool PoolOf(UnitDraft unit) => Pool.Range(unit.First, unit.End, model.Activity);


    private Pool Whole(IEnumerable<UnitDraft> units)
    {
        var all = units.ToArray();
        return Pool.Range(all.Min(unit => unit.First), all.Max(unit => unit.End), model.Activity);
    }

    private Pool[] LinePools(int system)
    {
        var people = world.People.Skip(world.SystemStarts[system]).Take(world.SystemStarts[system + 1] - world.SystemStarts[system]);
        return
        [
            .. people.Where(person => person.Primary.Unit.Line.Length > 0)
                .GroupBy(person => person.Primary.Unit.Line, StringComparer.Ordinal)
                .OrderBy(line => line.Key, StringComparer.Ordinal)
                .Select(line => new Pool([.. line.Select(person => person.Index)], model.Activity)),
        ];
    }

    private void DrawUnits(List<long> events)
    {
        foreach (var unit in world.Units)
        {
            var pool = Pool.Range(unit.First, unit.OwnEnd, model.Activity);
            var cohesion = PortableMath.Exp(CohesionSpread * random.NextNormal());
            if (pool.Count < 2)
            {
                continue;
            }

            // Of S^2/2 proposals the pairs of two different people are (S^2 - sum of squares)/2.
            var pairs = ((pool.Sum * pool.Sum) - pool.Squares) / 2;
            var affinity = MeanAffinity(pool, TieClass.Unit, 200).Mean;
            if (affinity > 0)
            {
                model.UnitBase[unit.Index] = Math.Min(MostUnitBase, Wanted[0] * cohesion * pool.Count / (2 * affinity * pairs));
                Propose(events, pool, TieClass.Unit, model.UnitBase[unit.Index]);
            }
        }
    }

    private void DrawClass(List<long> events, int system, TieClass kind, Pool[] pools)
    {
        // What one unit of b would give, estimated by trial: proposals S^2/2 times the share of the class times its mean f.
        var total = pools.Sum(pool => pool.Sum * pool.Sum);
        var yield = 0.0;
        foreach (var pool in pools)
        {
            var trials = 20 + (int)(Trials * (pool.Sum * pool.Sum / total));
            var (share, mean) = MeanAffinity(pool, kind, trials);
            yield += pool.Sum * pool.Sum / 2 * share * mean;
        }

        if (yield <= 0)
        {
            return;
        }

        var last = kind == TieClass.Region ? world.SystemStarts.Count - 1 : system + 1;
        var people = world.SystemStarts[last] - world.SystemStarts[kind == TieClass.Region ? 0 : system];
        var scale = Wanted[(int)kind] * people / (2 * yield);
        model.ClassBase[system, (int)kind] = scale;
        foreach (var pool in pools)
        {
            Propose(events, pool, kind, scale);
        }
    }

    private (double Share, double Mean) MeanAffinity(Pool pool, TieClass kind, int trials)
    {
        var hits = 0;
        var sum = 0.0;
        for (var trial = 0; trial < trials; trial++)
        {
            var i = pool.Draw(random);
            var j = pool.Draw(random);
            if (i != j && model.ClassOf(i, j) == kind)
            {
                hits++;
                sum += model.Affinity(i, j);
            }
        }

        return hits == 0 ? (0, 0) : ((double)hits / trials, sum / hits);
    }

    private void Propose(List<long> events, Pool pool, TieClass kind, double scale)
    {
        var proposals = random.NextPoisson(scale * TieModel.MostAffinity * pool.Sum * pool.Sum / 2);
        for (var proposal = 0; proposal < proposals; proposal++)
        {
            var i = pool.Draw(random);
            var j = pool.Draw(random);
            if (i != j && model.ClassOf(i, j) == kind && random.NextUnit() * TieModel.MostAffinity < model.Affinity(i, j))
            {
                events.Add(TieModel.Pair(i, j));
            }
        }
    }
}
