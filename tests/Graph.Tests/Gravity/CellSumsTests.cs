using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gravity;

/// <summary>Sums over blocks beside sums over all pairs of cells, with weights that are no product of effects.</summary>
public sealed class CellSumsTests
{
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void Sums_are_those_over_all_pairs(int seed)
    {
        var random = new Random(seed);
        var targets = Targets(random, seed);
        var sums = new CellSums(targets, Effort.OneThread);
        double[] weights = [.. Enumerable.Range(0, Patterns.Count).Select(_ => random.NextDouble())];
        double[] values = [.. targets.Ends.Select(ends => ends > 0 ? random.NextDouble() : 0)];
        var (outside, inside) = (new double[values.Length], new double[values.Length]);
        var byPattern = new double[Patterns.Count];
        sums.Apply(sums.Kernels(weights), values, outside, inside);
        for (var c = 0; c < values.Length; c++)
        {
            var (without, within) = (0.0, 0.0);
            for (var d = 0; d < values.Length; d++)
            {
                var pattern = Patterns.Of(targets.Cells.Places[c], targets.Cells.Places[d]);
                var share = targets.LeftOut.Holds(c, d) || pattern == Patterns.Unseen ? 0 : c == d ? targets.Ties.Apart[c] : 1;
                if (share > 0 && Patterns.Same(targets.Cells.Places[c].Unit, targets.Cells.Places[d].Unit))
                {
                    within += share * weights[pattern] * values[d];
                }
                else if (share > 0 && targets.IsOpen(c) && targets.IsOpen(d))
                {
                    without += share * weights[pattern] * values[d];
                    byPattern[pattern] += share * values[c] * values[d];
                }
            }

            outside[c].ShouldBe(without, 1e-10);
            if (targets.Ends[c] > 0)
            {
                inside[c].ShouldBe(within, 1e-10);
            }
        }

        Close.To(byPattern, sums.ByPattern(values));
        targets.LeftOut.Count.ShouldBeGreaterThan(0);
        targets.IsClosed.Count(isClosed => isClosed).ShouldBeGreaterThan(0);
        byPattern.Count(sum => sum > 0).ShouldBeGreaterThan(seed % 2 == 0 ? 8 : 60);
    }

    // A pattern comes of what two places share; each of the ten relations in turn.
    [Theory]
    [InlineData(1, 1, 1, 1, 1, 0), InlineData(1, 1, 1, 5, 1, 1), InlineData(1, 1, 1, 1, 5, 2), InlineData(1, 1, 1, 5, 5, 3)]
    [InlineData(4, 1, 1, 1, 1, 4), InlineData(4, 4, 1, 1, 1, 5), InlineData(4, 4, 4, 1, 1, 6), InlineData(4, 1, 1, 1, 5, 7)]
    [InlineData(4, 4, 1, 1, 5, 8), InlineData(4, 4, 4, 5, 5, 9)]
    public void Relation_is_what_two_places_share(int organisation, int directorate, int service, int line, int site, int relation)
    {
        CellPlace own = new(4, 4, 4, 4, 5, 5, 5, new(Level.Frontline, Discipline.Clinical, true));
        CellPlace other = new(organisation, directorate, service, 9, site, line, 6, new(Level.ServiceLead, Discipline.Hybrid, true));
        var pattern = Patterns.Of(own, other);
        (pattern / Patterns.FeatureCount).ShouldBe(relation);
        Patterns.Of(other, own).ShouldBe(pattern);
        Patterns.InOneOrganisation(pattern).ShouldBe(organisation == 4);
        Patterns.SharesDirectorate(pattern).ShouldBe(directorate == 4);
        Patterns.SharesService(pattern).ShouldBe(service == 4);
        Patterns.SharesSite(pattern).ShouldBe(site == 5);
        Patterns.SharesServiceLine(pattern).ShouldBe(line == 5 && organisation != 4);
        Patterns.Levels(pattern).ShouldBe(2);
    }

    // Codes of -1 are unknown everywhere; directorates nest in organisations, services in these, units in services.
    private static FitTargets Targets(Random random, int seed)
    {
        const int Count = 260;
        int[] Codes(int codes) => [.. Enumerable.Range(0, Count).Select(_ => random.Next(-1, codes))];
        int[] Known(int codes) => [.. Codes(codes).Select(code => Math.Max(code, 0))];
        var (organisation, directorate, service) = (Codes(3), Known(3), Known(2));
        var people = new GravityPeople
        {
            Organisation = [.. organisation],
            Directorate = [.. directorate.Select(code => code == 2 && seed % 2 == 0 ? -1 : code)],
            Service = seed % 3 == 0 ? default : [.. service],
            Unit = [.. Codes(2).Select((code, person) => code < 0 ? -1 : (10 * directorate[person]) + (2 * service[person]) + code)],
            Site = seed == 4 ? default : [.. Codes(3)],
            Level = [.. Known(3).Select(level => (Level)level)],
            Profession = seed % 2 == 0 ? default : [.. Codes(2)],
            Discipline = [.. Known(2).Select(discipline => (Discipline)discipline)],
            ServiceLine = seed % 2 == 0 ? default : [.. Codes(3)],
            Responded = seed > 3 ? [.. Codes(3).Select(code => code >= 0)] : default,
        };

        // One unit keeps to itself, and all its people are tied.
        var closed = Enumerable.Range(0, Count).Where(person => people.Unit[person] >= 0 && people.Organisation[person] >= 0)
            .GroupBy(person => (people.Unit[person], people.Organisation[person])).MaxBy(unit => unit.Count())!.ToList();
        bool IsHome(int person) => closed.Contains(person);
        var (from, to) = (closed.SelectMany(_ => closed).ToList(), closed.SelectMany(person => closed.Select(_ => person)).ToList());
        for (var tie = 0; tie < 1500; tie++)
        {
            var (i, j) = (random.Next(Count), random.Next(Count));
            if (IsHome(i) == IsHome(j))
            {
                from.Add(i);
                to.Add(j);
            }
        }

        ImmutableArray<int>[] groups =
            [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, Count).Where(_ => random.Next(6) == 0).ToImmutableArray())];
        var cells = GravityCells.Of(people, groups);
        var ties = CsrGraphBuilder.FromTies(Count, [.. from], [.. to], [], directed: false);
        var leftOut = LeftOutPairs.Of(
            cells, [(cells.CellsOf(groups[0]), cells.CellsOf(groups[1])), (cells.CellsOf(groups[2]), cells.CellsOf(groups[2]))], 1_000_000);
        return new(cells, CellTies.Of(cells, ties, CancellationToken.None), leftOut);
    }
}
