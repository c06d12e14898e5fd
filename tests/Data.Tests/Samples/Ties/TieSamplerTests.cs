using NetworkLens.Data.Samples;
using NetworkLens.Data.Samples.Building;
using NetworkLens.Data.Samples.Ties;

namespace NetworkLens.Data.Tests.Samples.Ties;

/// <summary>The draw by pools against the definition, summed over every pair of people one by one.</summary>
public sealed class TieSamplerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Ties_of_every_class_are_as_many_as_the_rates_of_all_pairs_say(int seed)
    {
        var (world, model, ties) = Draw(900, seed);
        var extra = model.Extra.ToDictionary(entry => entry.Pair, entry => entry.Rate);
        var expected = new double[7];
        var observed = new int[7];
        for (var i = 0; i < world.People.Count; i++)
        {
            for (var j = i + 1; j < world.People.Count; j++)
            {
                expected[(int)model.ClassOf(i, j)] += 1 - Math.Exp(-model.PlainRate(i, j) - extra.GetValueOrDefault(TieModel.Pair(i, j)));
            }
        }

        foreach (var (i, j, _) in ties.Left())
        {
            observed[(int)model.ClassOf(i, j)]++;
        }

        for (var kind = 0; kind < 6; kind++)
        {
            // Five standard deviations of a sum of independent pairs, which is at most Poisson.
            ((double)observed[kind]).ShouldBe(expected[kind], 5 * Math.Sqrt(expected[kind]), $"{(TieClass)kind}");
            expected[kind].ShouldBeGreaterThan(50);
        }
    }

    [Fact]
    public void Expected_ties_between_two_groups_are_the_sum_over_their_pairs()
    {
        var (world, model, _) = Draw(400, 9);
        int[] a = [.. Enumerable.Range(0, 60)];
        int[] b = [.. Enumerable.Range(60, world.People.Count - 60)];
        var extra = model.Extra.ToDictionary(entry => entry.Pair, entry => entry.Rate);
        var sum = a.Sum(i => b.Sum(j => 1 - Math.Exp(-model.PlainRate(i, j) - extra.GetValueOrDefault(TieModel.Pair(i, j)))));
        model.ExpectedTies(a, b, TestContext.Current.CancellationToken).ShouldBe(sum, 1e-9 * sum);
    }

    [Fact]
    public void Unplanted_pairs_of_services_follow_the_model()
    {
        // Chi-square per degree of freedom over many pairs of groups that nobody cut; 1 if the draw is Poisson with the stated mean.
        var (world, model, ties) = Draw(2000, 4);
        var services = world.Units.Where(unit => unit.Parent is { Parent: null } && unit.End - unit.First >= 8).ToArray();
        var square = 0.0;
        var pairs = 0;
        for (var one = 0; one < services.Length; one++)
        {
            for (var other = one + 1; other < services.Length; other++)
            {
                int[] a = [.. Enumerable.Range(services[one].First, services[one].End - services[one].First)];
                int[] b = [.. Enumerable.Range(services[other].First, services[other].End - services[other].First)];
                var expected = model.ExpectedTies(a, b, TestContext.Current.CancellationToken);
                var side = TieSet.Sides(world.People.Count, a, b);
                var observed = ties.Left().Count(tie => side[tie.First] + side[tie.Second] == 3);
                if (expected >= 3)
                {
                    square += (observed - expected) * (observed - expected) / expected;
                    pairs++;
                }
            }
        }

        pairs.ShouldBeGreaterThan(60);
        (square / pairs).ShouldBeInRange(0.6, 1.4);
    }

    [Fact]
    public void Most_managers_talk_to_their_reports()
    {
        var sample = SampleGenerator.Generate(new SampleOptions(2000, 11), cancel: TestContext.Current.CancellationToken);
        ((double)sample.UnplantedLines.Silent / sample.UnplantedLines.All).ShouldBeInRange(0.005, 0.04);
    }

    private static (World World, TieModel Model, TieSet Ties) Draw(int people, int seed)
    {
        var cancel = TestContext.Current.CancellationToken;
        var world = SystemBuilder.Build(new SampleOptions(people, seed), cancel);
        var model = new TieModel(world, new SampleRandom(seed, 3));
        return (world, model, new TieSampler(world, model, new SampleRandom(seed, 4)).Draw(cancel));
    }
}
